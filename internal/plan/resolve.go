package plan

import "slices"

// Resolve checks a plan by every rule of the reference and resolves its
// figures: one number for each year, in natural units, with references as
// positions. If anything is wrong there are no figures, and all faults.
func Resolve(p *Plan) (*Figures, Faults) {
	found := Inspect(p, Gaps{})
	return found.Figures, found.Faults
}

// Findings is what Inspect finds in a plan. Warnings are about what is
// possible but seldom meant; they do not keep a plan from being solved.
type Findings struct {
	Figures  *Figures // nil if there are faults or gaps
	Faults   Faults
	Warnings Faults
}

// Inspect is Resolve for a plan that could not be read whole, and with
// warnings.
func Inspect(p *Plan, gaps Gaps) Findings {
	r := newResolver(p, gaps)

	r.head()
	r.names()
	r.goodsAndProcesses()
	r.inputs()
	r.outputs()
	r.assets()
	r.assetInputs()
	r.underWay()
	r.supply()
	r.stocks()
	r.population()
	r.trade()
	r.debts()
	r.routes()
	r.projects()
	r.projectInputs()
	r.renewables()
	r.baskets()
	r.finalUse()
	r.indicators()
	r.limits()
	r.targets()
	r.risks()
	r.objective()
	r.tidy()

	r.sources()
	r.surplus()

	r.faults.sort()
	r.warnings.sort()
	out := Findings{Faults: r.faults, Warnings: r.warnings}
	if len(r.faults) == 0 && len(gaps.Cells) == 0 && len(gaps.Names) == 0 && len(gaps.Tables) == 0 {
		out.Figures = r.figs
	}
	return out
}

// resolver carries what Inspect knows so far.
type resolver struct {
	p        *Plan
	gaps     Gaps
	figs     *Figures
	faults   Faults
	warnings Faults

	units   *Units
	factors map[unitCase]conversion

	goods          index[GoodID]
	processes      index[ProcessID]
	assetIndex     index[AssetID]
	assetRows      map[AssetID][]int // where it stands
	projectIndex   index[ProjectID]
	renewableIndex index[RenewableID]
	indicatorIndex index[IndicatorID]
	categories     index[CategoryID]
	organs         index[OrganID]
	regions        index[RegionID]
	tiers          map[int]bool

	goodUnit    []Unit // no unit where it is wrong
	processUnit []Unit
	basket      map[CategoryID]int // position in figs.Baskets
	stored      map[int]bool       // goods that can be stored
	traded      map[tradedGood]bool
	borrowed    map[int]bool // currencies in which there are debts
	lonely      bool         // it has been said that the population is missing
	people      [][]float64  // by region and year; NaN where it is not said

	inputRow [][]int // row of each of figs.Processes[p].Inputs
	years    int     // 0 if the horizon is wrong

	seriesSlab []series
	valueSlab  []float64
}

func newResolver(p *Plan, gaps Gaps) *resolver {
	resolved := *p
	if resolved.Terminal.Rule == "" {
		resolved.Terminal.Rule = Sustain
	}
	return &resolver{
		p: p, gaps: gaps,
		figs:      &Figures{Plan: &resolved},
		factors:   map[unitCase]conversion{},
		tiers:     map[int]bool{},
		basket:    map[CategoryID]int{},
		stored:    map[int]bool{},
		traded:    map[tradedGood]bool{},
		borrowed:  map[int]bool{},
		assetRows: map[AssetID][]int{},
	}
}

// place is a row of a table, while its cells are looked at.
type place struct {
	table Table
	row   int
}

// fault reports what is wrong with a field of a row, unless that field could
// not be read anyway.
func (r *resolver) fault(at place, code Code, field, value string, args ...any) {
	if !r.gap(at, field) {
		r.faults = append(r.faults, Fault{Code: code, Table: at.table, Row: at.row, Field: field, Value: value, Args: args})
	}
}

// wrong tells whether anything of a table could not be read or is wrong: that
// something is missing may only follow from it.
func (r *resolver) wrong(t Table) bool {
	return r.gaps.touched(t) || slices.ContainsFunc(r.faults, func(f Fault) bool { return f.Table == t })
}

func (r *resolver) warn(at place, code Code, field, value string, args ...any) {
	r.warnings = append(r.warnings, Fault{Code: code, Table: at.table, Row: at.row, Field: field, Value: value, Args: args})
}

// gap tells whether a cell could not be read.
func (r *resolver) gap(at place, field string) bool {
	return len(r.gaps.Cells) > 0 && r.gaps.Cells[Cell{at.table, at.row, field}]
}
