package formulate

import (
	"strconv"

	"github.com/openplenum/plenum/internal/lp"
	"github.com/openplenum/plenum/internal/plan"
)

// Form is a plan as a linear program: the matrix with the bounds that always
// hold, the index, and the places that phases switch. In Problem itself no
// promise is active and the cost is zero: see Phase.
type Form struct {
	Figures *plan.Figures
	Problem *lp.Problem
	Index   Index

	Promises  []PromisePlace // one for each of Figures.Promises
	Tiers     []TierPlace    // in order of priority; only tiers with promises
	Worst     []int          // column of each year's least fulfilment; nil when no objective asks for it
	Objective *Cost          // nil: the plan has tiers only
	Held      int            // row of the objective; -1 without one
	Tidy      Cost
	Opposed   [][2]int       // pairs of columns that undo each other, to be netted in an answer
	Whole     []WholeProject // projects of all or nothing, with a choice of years or of being done at all
}

// PromisePlace says where a promise stands in the problem.
type PromisePlace struct {
	Fulfilment int     // column
	Row        int     // value against baseline and fulfilment
	Lower      float64 // lower bound of Row when the promise is active
	Floor      int     // row: the least value, in the terms of Row; -1 when there is none
	Minimum    []int   // by round, row: fulfilment against the least of the tier
	Worst      int     // row: fulfilment against the least of the year; -1 when there is none
	Value      Expr    // the measure, in its own unit
}

// Rounds is how often the least fulfilment of a tier is raised: that of all
// its targets, then that of those which do not hold it down, and once more.
const Rounds = 3

// TierPlace says where a tier stands in the problem.
type TierPlace struct {
	Number   int
	Minimum  []int // by round, column: least fulfilment of the tier
	Promises []int // positions in Figures.Promises
}

// Cost is a linear function of the columns plus a constant.
type Cost struct {
	Maximise bool
	Coef     []float64 // by column
	Constant float64
}

// Build formulates a plan. It reads like the table of contents of the model:
// docs/mathematics has one page for each line.
func Build(figs *plan.Figures) *Form {
	b := newBuilder(figs)

	b.balances()
	b.supplyAndStandingUse()
	b.produce()
	b.capacities()
	b.store()
	b.finalUse()
	b.trade()
	b.debt()
	b.move()
	b.nature()
	b.terminal()
	b.projects()

	b.limits()
	b.promises()
	b.minima()
	b.objectives()

	return b.form()
}

// builder collects the problem. Years are positions within the horizon;
// a position of len(years) or more lies beyond it.
type builder struct {
	figs *plan.Figures
	lp   lp.Builder
	ix   Index

	balance [][][]int       // row by good, region and year position; national goods share one row for all regions
	uses    map[int][]Entry // by balance row: what production and investment take (positive)
	fixed   map[int]float64 // by balance row: what capacity under way takes

	process map[placed][]int // columns by process and region, by year
	open    [][]int          // columns by asset, by year, beyond the horizon where the terminal rule asks; -1 for none
	stand   [][]int          // the same for standing capacity
	storing map[placed][]int // columns by good and region, by year
	account [][]int          // capacity accounts by asset, by year as in open
	traded  map[tradeKey]int
	owed    map[int][]int // debt columns by currency, by year
	living  []living      // by renewable
	started [][]int       // start columns by project, by year; -1 outside its window
	extra   map[useKey]int
	basket  map[basketKey]int

	out Form
}

// placed is something in a region, both as positions.
type placed struct{ of, region int }

func newBuilder(figs *plan.Figures) *builder {
	return &builder{
		figs: figs,
		lp:   lp.Builder{Name: figs.Plan.Name},
		ix: Index{
			Fixed:  map[int][]Fixed{},
			Makes:  map[Cell]float64{},
			column: map[ColumnKey]int{},
			row:    map[RowKey]int{},
		},
		uses:    map[int][]Entry{},
		fixed:   map[int]float64{},
		process: map[placed][]int{},
		storing: map[placed][]int{},
		extra:   map[useKey]int{},
		traded:  map[tradeKey]int{},
		owed:    map[int][]int{},
		basket:  map[basketKey]int{},
		out:     Form{Figures: figs},
	}
}

// form closes the problem.
func (b *builder) form() *Form {
	b.out.Problem = b.lp.Problem()
	b.out.Index = b.ix
	return &b.out
}

// column adds a column at or above zero.
func (b *builder) column(k ColumnKey, unit string, upper float64) int {
	return b.freeColumn(k, unit, 0, upper)
}

// freeColumn adds a column with both bounds.
func (b *builder) freeColumn(k ColumnKey, unit string, lower, upper float64) int {
	j := b.lp.Col(k.label(), lower, upper, 0)
	b.ix.Columns = append(b.ix.Columns, k)
	b.ix.ColumnUnit = append(b.ix.ColumnUnit, unit)
	b.ix.column[k] = j
	return j
}

// row adds a row.
func (b *builder) row(k RowKey, unit string, lower, upper float64) int {
	i := b.lp.Row(k.label(), lower, upper)
	b.ix.Rows = append(b.ix.Rows, k)
	b.ix.RowUnit = append(b.ix.RowUnit, unit)
	b.ix.row[k] = i
	return i
}

// years is the number of years of the horizon.
func (b *builder) years() int { return len(b.figs.Years) }

// year is the calendar year of a position, which may lie outside the horizon.
func (b *builder) year(pos int) int { return b.figs.Plan.Horizon.First + pos }

// at reads a figure by year; beyond the horizon the last year's value holds.
func at(byYear []float64, pos int) float64 {
	return byYear[min(pos, len(byYear)-1)]
}

// label is the name for files; nothing reads it back.
func (k ColumnKey) label() string {
	return label(k.Year, k.Part, string(k.Kind), k.Of, string(k.Category), string(k.Region), string(k.To))
}

// label is the name for files; nothing reads it back.
func (k RowKey) label() string {
	return label(k.Year, k.Part, string(k.Kind), k.Of, string(k.Region))
}

func label(year, part int, parts ...string) string {
	out := parts[0]
	for _, s := range parts[1:] {
		if s != "" {
			out += ":" + s
		}
	}
	out += ":" + strconv.Itoa(year)
	if part > 0 {
		out += ":" + strconv.Itoa(part)
	}
	return out
}
