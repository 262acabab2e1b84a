package cli

import (
	"context"
	"io"
	"strconv"

	"github.com/spf13/cobra"

	"github.com/openplenum/plenum/internal/app"
	"github.com/openplenum/plenum/internal/iotable"
	"github.com/openplenum/plenum/internal/table"
)

type multiplierOptions struct {
	tableSource
	Source  iotable.Source
	CSV     string
	Inverse string
	TypeII  bool
	Income  float64
	Ghosh   bool
	Supply  string
}

func newMultipliers(s *shell) *cobra.Command {
	var opt multiplierOptions
	c := &cobra.Command{
		Use:     "multipliers TABLE [flags]",
		Short:   s.text("iotable.multipliers.short"),
		Long:    s.text("iotable.multipliers.long"),
		Example: s.text("iotable.multipliers.example"),
		Args:    args(0, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			var err error
			if opt.Source, err = opt.source(cmd, args); err != nil {
				return err
			}
			return s.run(cmd, func(ctx context.Context, env *Env) (Exit, error) { return runMultipliers(ctx, opt, env) })
		},
	}
	c.Flags().StringVar(&opt.CSV, "csv", "", s.text("iotable.multipliers.flag.csv"))
	c.Flags().StringVar(&opt.Inverse, "inverse", "", s.text("iotable.multipliers.flag.inverse"))
	c.Flags().BoolVar(&opt.TypeII, "type2", false, s.text("iotable.multipliers.flag.type2"))
	c.Flags().Float64Var(&opt.Income, "household-income", 0, s.text("iotable.multipliers.flag.income"))
	c.Flags().BoolVar(&opt.Ghosh, "ghosh", false, s.text("iotable.multipliers.flag.ghosh"))
	c.Flags().StringVar(&opt.Supply, "ghosh-inverse", "", s.text("iotable.multipliers.flag.ghosh_inverse"))
	addTableFlags(c, s, &opt.tableSource)
	return c
}

func runMultipliers(_ context.Context, opt multiplierOptions, env *Env) (Exit, error) {
	name := tableName(opt.Source)
	if err := opt.tolerated(); err != nil {
		return 0, tableFailure(name, err, env)
	}
	reading, balance, err := app.ReadTable(opt.Source, opt.Tolerance)
	if err != nil {
		noteReading(reading, env)
		return 0, tableFailure(name, err, env)
	}
	m, err := iotable.Multiply(reading.Table)
	if err != nil {
		return 0, tableFailure(name, err, env)
	}
	if err := opt.extend(m, reading.Table); err != nil {
		return 0, tableFailure(name, err, env)
	}
	for _, x := range []struct {
		file string
		inv  *iotable.Inverse
	}{{opt.Inverse, m.Inverse}, {opt.Supply, m.Ghosh}} {
		if x.file == "" {
			continue
		}
		if err := writeFile(x.file, env.Stdout, func(w io.Writer) error { return writeInverse(w, m.Sectors, x.inv, env) }); err != nil {
			return 0, err
		}
	}
	answer := newMultiplierAnswer(reading, balance, m, env)
	if opt.CSV != "" {
		if err := writeFile(opt.CSV, env.Stdout, func(w io.Writer) error { return answer.csv(w, env) }); err != nil {
			return 0, err
		}
	}
	if opt.CSV == "-" || opt.Inverse == "-" || opt.Supply == "-" {
		return Solved, nil // standard output is taken
	}
	return Solved, env.Print.result(answer, answer.page)
}

// extend adds what is asked for beyond type I.
func (opt multiplierOptions) extend(m *iotable.Multipliers, t *iotable.Table) error {
	if !(opt.Income >= 0 && opt.Income <= 1e15) {
		return &iotable.OptionError{Name: "household-income", Value: opt.Income, Least: 0, Most: 1e15}
	}
	if opt.TypeII || opt.Income > 0 {
		if err := m.TypeII(t, opt.Income); err != nil {
			return err
		}
	}
	if opt.Ghosh || opt.Supply != "" {
		return m.SupplySide(t)
	}
	return nil
}

// multiplierAnswer is what `plenum multipliers --json` writes.
type multiplierAnswer struct {
	Table    string               `json:"table"`
	Notes    []string             `json:"notes"`
	Balance  iotable.Balance      `json:"balance"`
	Sectors  []multiplierSector   `json:"sectors"`
	Measures []multiplierMeasure  `json:"measures"` // by sector, in the order of sectors
	Linkages iotable.Linkages     `json:"linkages"`
	Closure  *iotable.Closure     `json:"closure,omitempty"` // of type II
	Ghosh    [][]float64          `json:"ghosh,omitempty"`   // inverse, by row
	Check    multiplierCheck      `json:"check"`
	all      *iotable.Multipliers `json:"-"`
}

type multiplierSector struct {
	Code string `json:"code,omitempty"`
	Name string `json:"name"`
}

type multiplierMeasure struct {
	iotable.Multiplier
	Title string `json:"title"`
}

// twice tells whether the text answer shows type II beside type I. Accounts
// have many columns; their type II is in the CSV and JSON answers.
func (m multiplierMeasure) twice() bool {
	switch m.Measure {
	case iotable.MeasureOutput, iotable.MeasureIncome, iotable.MeasureValueAdded, iotable.MeasureImports:
		return m.TypeII != nil
	case iotable.MeasurePrimary, iotable.MeasureEmployment, iotable.MeasureEmission:
	}
	return false
}

type multiplierCheck struct {
	Residual  float64 `json:"residual"`  // largest cell of (I - A) L - I
	Condition float64 `json:"condition"` // of I - A, 1-norm
	Negative  int     `json:"negative"`  // cells of L below zero
}

func newMultiplierAnswer(r *iotable.Reading, b iotable.Balance, m *iotable.Multipliers, env *Env) multiplierAnswer {
	a := multiplierAnswer{
		Table: r.Table.Name, Notes: tableNotes(r, env), Balance: b, Linkages: m.Linkages, all: m,
		Check: multiplierCheck{m.Inverse.Residual, m.Inverse.Condition, m.Inverse.Negative},
	}
	a.Closure = m.Closure
	for i := range m.Sectors {
		if m.Ghosh != nil {
			a.Ghosh = append(a.Ghosh, m.Ghosh.L.RawRowView(i))
		}
	}
	for _, s := range m.Sectors {
		a.Sectors = append(a.Sectors, multiplierSector{s.Code, s.Name})
	}
	for _, x := range m.All {
		a.Measures = append(a.Measures, multiplierMeasure{x, env.Text("iotable.multipliers."+string(x.Measure), x.Name)})
	}
	return a
}

// page writes a table a sector a line, and the check.
func (a multiplierAnswer) page(p *page) error {
	const widest = 44
	sayList(p, a.Notes)
	sayBalance(p, a.Balance)
	p.printf("\n")
	head := []string{p.text("iotable.multipliers.sector")}
	align := "l"
	for _, m := range a.Measures {
		head, align = append(head, m.Title), align+"r"
		if m.twice() {
			head, align = append(head, p.text("iotable.multipliers.type2", m.Title)), align+"r"
		}
	}
	links := a.links()
	for _, l := range links {
		head, align = append(head, p.text("iotable.multipliers."+l.key)), align+"r"
	}
	rows := [][]string{head}
	for j, s := range a.all.Sectors {
		name := []rune(s.String())
		if len(name) > widest {
			name = append(name[:widest-1], '…')
		}
		row := []string{string(name)}
		for _, m := range a.Measures {
			row = append(row, multiplierText(m.Total[j]))
			if m.twice() {
				row = append(row, multiplierText(m.TypeII[j]))
			}
		}
		for _, l := range links {
			row = append(row, multiplierText(l.by[j]))
		}
		rows = append(rows, row)
	}
	p.table(align, rows)
	p.printf("\n")
	p.say("iotable.multipliers.per")
	if c := a.Closure; c != nil {
		p.say("iotable.multipliers.closure", c.Earned, c.Spent, c.Income)
	}
	p.say("iotable.multipliers.check", a.Check.Residual, a.Check.Condition)
	if a.Check.Negative > 0 {
		p.printf("%s\n", p.warn(p.text("iotable.multipliers.negative", a.Check.Negative)))
	}
	return nil
}

// link is a column of linkages in the text answer.
type link struct {
	key string
	by  []float64
}

// links are the columns of linkages that are shown.
func (a multiplierAnswer) links() []link {
	out := []link{{"backward_norm", a.Linkages.BackwardNorm}, {"forward_norm", a.Linkages.ForwardNorm}, {"supply", a.Linkages.Supply}}
	if a.Linkages.SupplyNorm != nil {
		out = append(out, link{"supply_norm", a.Linkages.SupplyNorm})
	}
	return out
}

// multiplierText writes four decimals, as tables of multipliers do.
func multiplierText(v float64) string { return strconv.FormatFloat(v, 'f', 4, 64) }

// csv writes everything by sector: of each measure the direct coefficient,
// the total and their ratio, then the linkages. Numbers keep all digits.
func (a multiplierAnswer) csv(w io.Writer, env *Env) error {
	header := []string{env.Text("iotable.multipliers.sector")}
	var columns [][]float64
	add := func(title string, v []float64) { header, columns = append(header, title), append(columns, v) }
	for _, m := range a.Measures {
		add(env.Text("iotable.multipliers.direct", m.Title), m.Direct)
		add(m.Title, m.Total)
		add(env.Text("iotable.multipliers.ratio", m.Title), m.Ratio)
		if m.TypeII != nil {
			title := env.Text("iotable.multipliers.type2", m.Title)
			add(title, m.TypeII)
			add(env.Text("iotable.multipliers.ratio", title), m.RatioII)
		}
	}
	add(env.Text("iotable.multipliers.backward"), a.Linkages.Backward)
	add(env.Text("iotable.multipliers.backward_norm"), a.Linkages.BackwardNorm)
	add(env.Text("iotable.multipliers.forward"), a.Linkages.Forward)
	add(env.Text("iotable.multipliers.forward_norm"), a.Linkages.ForwardNorm)
	add(env.Text("iotable.multipliers.supply"), a.Linkages.Supply)
	if a.Linkages.SupplyNorm != nil {
		add(env.Text("iotable.multipliers.supply_norm"), a.Linkages.SupplyNorm)
	}
	rows := make([][]string, len(a.all.Sectors))
	for j, s := range a.all.Sectors {
		rows[j] = []string{s.String()}
		for _, v := range columns {
			rows[j] = append(rows[j], strconv.FormatFloat(v[j], 'g', -1, 64))
		}
	}
	return table.Write(w, header, rows)
}

// writeInverse writes an inverse. Of Leontief's, rows are the sectors whose
// output is needed and columns the products that are used finally; of Ghosh's,
// rows are the sectors that supply and columns those that take.
func writeInverse(w io.Writer, sectors []iotable.Sector, inv *iotable.Inverse, env *Env) error {
	header := []string{env.Text("iotable.multipliers.sector")}
	rows := make([][]string, len(sectors))
	for i, s := range sectors {
		header = append(header, s.String())
		rows[i] = []string{s.String()}
		for _, v := range inv.L.RawRowView(i) {
			rows[i] = append(rows[i], strconv.FormatFloat(v, 'g', -1, 64))
		}
	}
	return table.Write(w, header, rows)
}
