package cli

import (
	"context"
	"errors"
	"maps"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/openplenum/plenum/internal/app"
	"github.com/openplenum/plenum/internal/iotable"
	"github.com/openplenum/plenum/internal/planfile"
)

type importTableOptions struct {
	tableSource
	Source iotable.Source
	Out    string
	Growth map[string]string
	Tiers  map[string]string
	Floors map[string]string
	Still  bool
	Trade  string
	Plan   iotable.Options
}

func newImportTable(s *shell) *cobra.Command {
	opt := importTableOptions{Plan: iotable.DefaultOptions()}
	c := &cobra.Command{
		Use:     "iotable TABLE [flags]",
		Short:   s.text("iotable.import.short"),
		Long:    s.text("iotable.import.long"),
		Example: s.text("iotable.import.example"),
		Args:    args(0, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			var err error
			if opt.Source, err = opt.source(cmd, args); err != nil {
				return err
			}
			return s.run(cmd, func(ctx context.Context, env *Env) (Exit, error) { return runImportTable(ctx, opt, env) })
		},
	}
	f, o := c.Flags(), &opt.Plan
	f.StringVarP(&opt.Out, "out", "o", "", s.text("iotable.import.flag.out"))
	f.StringVar(&o.Name, "name", "", s.text("iotable.import.flag.name"))
	f.IntVar(&o.First, "first", o.First, s.text("iotable.import.flag.first"))
	f.IntVar(&o.Count, "years", o.Count, s.text("iotable.import.flag.years"))
	f.StringVar(&o.Unit, "unit", "", s.text("iotable.import.flag.unit"))
	f.StringToStringVar(&opt.Growth, "growth", nil, s.text("iotable.import.flag.growth"))
	f.StringToStringVar(&opt.Tiers, "target", nil, s.text("iotable.import.flag.target"))
	f.StringToStringVar(&opt.Floors, "floor", nil, s.text("iotable.import.flag.floor"))
	f.BoolVar(&opt.Still, "still", false, s.text("iotable.import.flag.still"))
	f.Float64Var(&o.LabourGrowth, "labour-growth", o.LabourGrowth, s.text("iotable.import.flag.labour"))
	f.Float64Var(&o.ImportsGrowth, "imports-growth", o.ImportsGrowth, s.text("iotable.import.flag.imports_growth"))
	f.Float64Var(&o.BaseGrowth, "base-growth", o.BaseGrowth, s.text("iotable.import.flag.base"))
	f.Float64Var(&o.Utilisation, "utilisation", o.Utilisation, s.text("iotable.import.flag.utilisation"))
	f.Float64Var(&o.CapitalOutput, "capital-output", 0, s.text("iotable.import.flag.ratio"))
	f.Float64Var(&o.Retirement, "retirement", o.Retirement, s.text("iotable.import.flag.retirement"))
	f.IntVar(&o.Lead, "lead", o.Lead, s.text("iotable.import.flag.lead"))
	f.StringVar(&opt.Trade, "trade", fixedTrade, s.text("iotable.import.flag.trade"))
	f.Float64Var(&o.RouteLimit, "route-limit", o.RouteLimit, s.text("iotable.import.flag.route_limit"))
	f.BoolVar(&o.Abroad, "abroad", false, s.text("iotable.import.flag.abroad"))
	f.Float64Var(&o.TradeMargin, "trade-margin", o.TradeMargin, s.text("iotable.import.flag.margin"))
	f.Float64Var(&o.DebtLimit, "debt-limit", 0, s.text("iotable.import.flag.debt"))
	f.Float64Var(&o.Interest, "interest", o.Interest, s.text("iotable.import.flag.interest"))
	for _, name := range []string{"growth", "target", "floor"} {
		f.Lookup(name).DefValue = "" // the help need not say that there are none
	}
	addTableFlags(c, s, &opt.tableSource)
	return c
}

// How regions supply one another.
const (
	fixedTrade = "fixed" // inputs keep their region of origin
	freeTrade  = "free"  // inputs come from the region's own balance, and routes fill it
)

func runImportTable(_ context.Context, opt importTableOptions, env *Env) (Exit, error) {
	opt.Plan.Text = env.Text
	if opt.Still {
		opt.Plan = opt.Plan.Still()
	}
	if err := opt.figures(env); err != nil {
		return 0, err
	}
	switch opt.Trade {
	case fixedTrade:
	case freeTrade:
		opt.Plan.FreeTrade = true
	default:
		return 0, badInput("table.trade", opt.Trade)
	}
	name := tableName(opt.Source)
	reading, balance, err := app.ReadTable(opt.Source, opt.Tolerance)
	if err != nil {
		noteReading(reading, env)
		return 0, tableFailure(name, err, env)
	}
	if err := opt.known(reading.Table); err != nil {
		return 0, err
	}
	made, err := app.ImportTable(reading.Table, opt.Plan)
	if err != nil {
		return 0, tableFailure(name, err, env)
	}
	folder := opt.Out
	if folder == "" {
		folder = strings.TrimSuffix(filepath.Base(filepath.Clean(strings.Split(name, "#")[0])), filepath.Ext(name)) + "-plan"
	}
	if err := writeFolder(folder, func(dir string) error { return planfile.Write(dir, made.Plan) }); err != nil {
		return 0, err
	}
	answer := newImportAnswer(folder, reading, balance, made, env)
	exit := Solved
	if !made.Calibration.OK {
		exit = Failed
	}
	return exit, env.Print.result(answer, answer.page)
}

// figures reads the figures that stand behind uses, and reports all that are
// none.
func (opt *importTableOptions) figures(env *Env) error {
	f := badInput("table.options")
	each := func(flag string, uses map[string]string, take func(use, text string) error) {
		for _, use := range slices.Sorted(maps.Keys(uses)) {
			if text := uses[use]; take(use, text) != nil {
				f.Faults = append(f.Faults, fault{Message: env.Text("iotable.option.number", flag, use, text)})
			}
		}
	}
	opt.Plan.Floors = map[string]float64{}
	each("growth", opt.Growth, func(use, text string) (err error) {
		opt.Plan.Growth[use], err = share(text)
		return err
	})
	each("target", opt.Tiers, func(use, text string) (err error) {
		opt.Plan.Tiers[use], err = strconv.Atoi(text)
		return err
	})
	each("floor", opt.Floors, func(use, text string) (err error) {
		if use == "all" {
			opt.Plan.Floor, err = share(text)
			return err
		}
		opt.Plan.Floors[use], err = share(text)
		return err
	})
	wrong := []error{opt.tolerated()}
	if len(f.Faults) == 0 {
		wrong = append(wrong, opt.Plan.Check())
	}
	err := errors.Join(wrong...)
	if err != nil {
		f.Faults = append(f.Faults, asFailure(tableFailure("", err, env)).Faults...)
	}
	switch {
	case len(f.Faults) > 0:
		return f
	case err != nil:
		return tableFailure("", err, env)
	}
	return nil
}

// share reads 0.03 or 3%.
func share(text string) (float64, error) {
	text = strings.TrimSpace(text)
	if number, ok := strings.CutSuffix(text, "%"); ok {
		v, err := strconv.ParseFloat(strings.TrimSpace(number), 64)
		return v / 100, err
	}
	return strconv.ParseFloat(text, 64)
}

// known refuses uses that the table does not have.
func (opt *importTableOptions) known(t *iotable.Table) error {
	uses := t.Uses()
	for _, m := range []map[string]string{opt.Growth, opt.Tiers, opt.Floors} {
		for use := range m {
			if !slices.Contains(uses, use) && use != "all" {
				return badInput("table.use", use).hint("table.uses", strings.Join(uses, ", "))
			}
		}
	}
	return nil
}

// importAnswer is what `plenum import iotable --json` writes.
type importAnswer struct {
	Folder      string               `json:"folder"`
	Table       importedTable        `json:"table"`
	Notes       []string             `json:"notes"`
	Balance     iotable.Balance      `json:"balance"`
	Calibration *iotable.Calibration `json:"calibration"`
	Plan        importedPlan         `json:"plan"`
	Assumptions []importedAssumption `json:"assumptions"`
}

type importedTable struct {
	Name    string            `json:"name"`
	Files   map[string]string `json:"files"`
	Unused  []string          `json:"unused"`
	Sectors int               `json:"sectors"` // rows: of a table of several regions, sectors in regions
	Regions []string          `json:"regions,omitempty"`
	Final   int               `json:"final"`
	Primary int               `json:"primary"`
}

type importedPlan struct {
	Goods     int            `json:"goods"`
	Processes int            `json:"processes"`
	Years     []int          `json:"years"`
	Targets   int            `json:"targets"` // a year
	Tiers     []importedTier `json:"tiers"`
}

type importedTier struct {
	Tier int    `json:"tier"`
	Name string `json:"name"`
}

type importedAssumption struct {
	Table  string `json:"table"`
	Field  string `json:"field"`
	Value  string `json:"value"`
	Reason string `json:"reason"`
}

func newImportAnswer(folder string, r *iotable.Reading, b iotable.Balance, m *app.TableImport, env *Env) importAnswer {
	t, years := r.Table, m.Figures.Years
	a := importAnswer{
		Folder: folder, Notes: tableNotes(r, env), Balance: b, Calibration: m.Calibration,
		Table: importedTable{
			Name: t.Name, Files: map[string]string{}, Unused: append([]string{}, r.Unused...),
			Sectors: len(t.Sectors), Final: len(t.Final), Primary: len(t.Primary),
		},
		Plan: importedPlan{
			Goods: len(m.Plan.Goods), Processes: len(m.Plan.Processes), Years: years,
			Targets: len(m.Plan.Targets) / len(years), Tiers: []importedTier{},
		},
		Assumptions: []importedAssumption{},
	}
	if t.Multi != nil {
		for _, region := range t.Multi.Regions {
			a.Table.Regions = append(a.Table.Regions, region.String())
		}
	}
	for part, file := range r.Files {
		if file != "" {
			a.Table.Files[string(part)] = filepath.ToSlash(file)
		}
	}
	for _, tier := range m.Plan.Tiers {
		a.Plan.Tiers = append(a.Plan.Tiers, importedTier{tier.Number, tier.Name})
	}
	for _, x := range m.Plan.Assumptions {
		a.Assumptions = append(a.Assumptions, importedAssumption{x.Table, x.Field, x.Value, x.Reason})
	}
	return a
}

// page writes the answer for people: what was read, whether it balances,
// whether the plan reproduces it, and what to do next.
func (a importAnswer) page(p *page) error {
	p.say("iotable.import.read", a.Table.Name, a.Table.Sectors, a.Table.Final, a.Table.Primary)
	for _, part := range iotable.Parts {
		if file := a.Table.Files[string(part)]; file != "" {
			p.say("iotable.import.file", string(part), file)
		}
	}
	if len(a.Table.Unused) > 0 {
		p.say("iotable.import.unused", strings.Join(a.Table.Unused, ", "))
	}
	sayList(p, a.Notes)
	sayBalance(p, a.Balance)
	c := a.Calibration
	if c.OK {
		p.printf("%s\n", p.good(p.text("iotable.import.calibrated", c.Relative, c.Worst)))
	} else {
		p.printf("%s\n", p.bad(p.text("iotable.import.not_calibrated", c.Relative, c.Worst, c.Plan, c.Table)))
	}
	if c.Imbalance > 0 {
		p.say("iotable.import.carried", c.Carried)
	}
	for _, f := range c.Factors {
		p.say("iotable.import.factor", strings.TrimSpace(string(f.Good)+" "+string(f.Region)), f.Use, f.Supply)
	}
	if c.InvestmentTable > 0 {
		p.say("iotable.import.capital", c.CapitalOutput, c.InvestmentTable, c.InvestmentPlan)
	}
	p.say("iotable.import.plan", a.Plan.Goods, a.Plan.Processes, len(a.Plan.Years), a.Plan.Targets, len(a.Plan.Tiers), len(a.Assumptions))
	for _, tier := range a.Plan.Tiers {
		p.say("iotable.import.targets", tier.Tier, tier.Name)
	}
	p.say("iotable.import.done", a.Folder)
	return nil
}
