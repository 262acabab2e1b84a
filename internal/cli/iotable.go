package cli

import (
	"cmp"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/openplenum/plenum/internal/iotable"
)

// tableSource are the flags that say where an input-output table is. They
// are the same for every command that reads one.
type tableSource struct {
	Path      string
	Files     map[iotable.Part]*string
	Decimal   string
	Gaps      bool
	Tolerance float64
	From      string
	Scrap     string
	Primary   []string
	Regions   string
}

func addTableFlags(cmd *cobra.Command, s *shell, src *tableSource) {
	src.Files = map[iotable.Part]*string{}
	for _, part := range iotable.Parts {
		src.Files[part] = cmd.Flags().String(string(part), "", s.text("iotable.flag.part", strings.Join(part.Names()[:1], "")))
	}
	cmd.Flags().StringVar(&src.Decimal, "decimal", "", s.text("iotable.flag.decimal"))
	cmd.Flags().StringVar(&src.From, "from", "", s.text("iotable.flag.from"))
	cmd.Flags().StringVar(&src.Scrap, "scrap", "", s.text("iotable.flag.scrap"))
	cmd.Flags().StringSliceVar(&src.Primary, "primary", nil, s.text("iotable.flag.primary"))
	cmd.Flags().StringVar(&src.Regions, "regions", "", s.text("iotable.flag.regions"))
	cmd.Flags().BoolVar(&src.Gaps, "missing-as-zero", false, s.text("iotable.flag.missing"))
	cmd.Flags().Float64Var(&src.Tolerance, "balance-tolerance", iotable.RefuseAt, s.text("iotable.flag.tolerance"))
}

// source checks the flags and turns them into a source.
func (t tableSource) source(cmd *cobra.Command, args []string) (iotable.Source, error) {
	src := iotable.Source{
		Files: map[iotable.Part]string{}, Gaps: t.Gaps, From: iotable.From(t.From),
		Technology: iotable.Technology{Scrap: t.Scrap, Primary: t.Primary, Regions: t.Regions},
	}
	if len(args) > 0 {
		src.Path = args[0]
	}
	for part, file := range t.Files {
		src.Files[part] = *file
	}
	if src.Path == "" && src.Files[iotable.PartFlows] == "" && src.Files[iotable.PartUse] == "" {
		return src, badInput("usage.few", cmd.UseLine()).hint("help", cmd.CommandPath())
	}
	switch src.From {
	case "", iotable.FromFlows, iotable.FromMakeUse:
	default:
		return src, badInput("table.from", t.From).hint("help", cmd.CommandPath())
	}
	switch t.Decimal {
	case "":
	case ".", ",":
		src.Decimal = rune(t.Decimal[0])
	default:
		return src, badInput("table.decimal", t.Decimal).hint("mean", ". ,")
	}
	return src, nil
}

// tolerated refuses a tolerance that is none.
func (t tableSource) tolerated() error {
	if !(t.Tolerance >= 0 && t.Tolerance <= 1) {
		return &iotable.OptionError{Name: "balance-tolerance", Value: t.Tolerance, Least: 0, Most: 1}
	}
	return nil
}

// tableFailure shows the faults of a table, each with its place.
func tableFailure(name string, err error, env *Env) error {
	var faults iotable.Faults
	var option *iotable.OptionError
	switch {
	case errors.As(err, &faults):
		f := badInput("table", name, len(faults)).hint("table")
		for _, x := range faults {
			f.Faults = append(f.Faults, fault{
				File: filepath.ToSlash(x.File), Line: x.Line, Column: x.Column, Code: string(x.Code),
				Message: env.Text("iotable.fault."+string(x.Code), tableWords(x.Args, env)...),
			})
		}
		return f
	case errors.Is(err, iotable.ErrUnit) && !errors.As(err, &option):
		return badInput("table.unit").because(err)
	case errors.As(err, &option):
		f := badInput("table.options")
		for _, e := range unjoin(err) {
			if errors.Is(e, iotable.ErrUnit) {
				f.Faults = append(f.Faults, fault{Message: env.Text("cli.fail.table.unit")})
			}
			if errors.As(e, &option) {
				f.Faults = append(f.Faults, fault{Message: env.Text("iotable.option", option.Name, option.Value, option.Least, option.Most)})
			}
		}
		return f
	case errors.Is(err, iotable.ErrNoClosure):
		return badInput("table.closure", name)
	case errors.Is(err, iotable.ErrNoInverse):
		return badInput("table.inverse", name).because(err)
	}
	return asFailure(err)
}

// noteReading says how a table was read before it is refused: a total that
// was taken for something else explains why nothing balances.
func noteReading(r *iotable.Reading, env *Env) {
	if r == nil {
		return
	}
	for _, n := range r.Notes {
		env.Print.note("iotable.note."+string(n.Code), tableWords(n.Args, env)...)
	}
}

// unjoin lists the errors that errors.Join put together, at every level.
func unjoin(err error) []error {
	many, ok := err.(interface{ Unwrap() []error }) //nolint:errorlint // one level after the other
	if !ok {
		return []error{err}
	}
	var out []error
	for _, e := range many.Unwrap() {
		out = append(out, unjoin(e)...)
	}
	return out
}

// tableWords puts the arguments of a fault or note into words.
func tableWords(args []any, env *Env) []any {
	out := make([]any, len(args))
	for k, a := range args {
		switch v := a.(type) {
		case iotable.Axis:
			out[k] = env.Text("iotable.axis." + string(v))
		case error:
			out[k] = v.Error()
		default:
			out[k] = a
		}
	}
	return out
}

// tableNotes puts the notes of a reading into words.
func tableNotes(r *iotable.Reading, env *Env) []string {
	out := make([]string, len(r.Notes))
	for k, n := range r.Notes {
		out[k] = env.Text("iotable.note."+string(n.Code), tableWords(n.Args, env)...)
	}
	return out
}

// tableName is what a source is called in messages.
func tableName(src iotable.Source) string {
	if src.Path != "" {
		return src.Path
	}
	return cmp.Or(src.Files[iotable.PartFlows], src.Files[iotable.PartUse])
}

// sayBalance writes how well a table balances, and the sectors that do not.
func sayBalance(p *page, b iotable.Balance) {
	const shown = 5
	exact := true
	for _, w := range b.Worst {
		exact = exact && w.Difference == 0
	}
	if exact {
		p.say("iotable.import.balances")
		return
	}
	for _, w := range b.Worst {
		p.say("iotable.import.balance", p.text("iotable.axis."+string(w.Axis)), w.Difference, w.Relative, w.Label)
	}
	if len(b.Warned) == 0 {
		return
	}
	p.printf("%s\n", p.warn(p.text("iotable.import.warned", iotable.WarnAt)))
	for _, g := range b.Warned[:min(shown, len(b.Warned))] {
		p.say("iotable.import.warned.line", p.text("iotable.axis."+string(g.Axis)), g.Label, g.Difference, g.Output)
	}
	if more := len(b.Warned) - shown; more > 0 {
		p.say("iotable.import.more", more)
	}
}

// sayList writes notes, the first of them.
func sayList(p *page, lines []string) {
	const shown = 12
	for _, line := range lines[:min(shown, len(lines))] {
		p.printf("%s\n", fmt.Sprintf("  %s", line))
	}
	if more := len(lines) - shown; more > 0 {
		p.say("iotable.import.more", more)
	}
}
