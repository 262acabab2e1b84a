package report

import (
	"cmp"
	"slices"

	"github.com/openplenum/plenum/internal/outcome"
	"github.com/openplenum/plenum/internal/plan"
)

// resource is something scarce over the years: what a hundredth more of it
// would bring in each.
type resource struct {
	kind, of string
	region   plan.RegionID
	name     string
	at       []*outcome.Price // by year, nil where it is not scarce
}

// scarce lists the resources that would help, the most helpful first.
func (w *writer) scarce() []*resource {
	type key struct {
		kind, of string
		region   plan.RegionID
	}
	var out []*resource
	at := map[key]*resource{}
	for i := range w.o.Prices {
		p := &w.o.Prices[i]
		y := slices.Index(w.o.Years, p.Year)
		if p.Value <= 0 || p.Percent <= 0 || y < 0 {
			continue
		}
		k := key{p.Kind, p.Of, p.Region}
		r, ok := at[k]
		if !ok {
			r = &resource{
				kind: p.Kind, of: p.Of, region: p.Region, at: make([]*outcome.Price, len(w.o.Years)),
				name: w.word("report.row.", p.Kind, w.placed(p.Name, p.Region)),
			}
			at[k] = r
			out = append(out, r)
		}
		r.at[y] = p
	}
	slices.SortStableFunc(out, func(x, y *resource) int { return cmp.Compare(y.best().Percent, x.best().Percent) })
	return out
}

// best is the year in which more would bring most.
func (r *resource) best() *outcome.Price {
	var best *outcome.Price
	for _, p := range r.at {
		if p != nil && (best == nil || p.Percent > best.Percent) {
			best = p
		}
	}
	return best
}

// years are the years in which a hundredth more brings at least a tenth of
// what it brings in the best year.
func (r *resource) years() []int {
	var out []int
	best := r.best().Percent
	for _, p := range r.at {
		if p != nil && p.Percent >= best/10 {
			out = append(out, p.Year)
		}
	}
	return out
}

// inPoints tells whether a price is in fulfilment rather than in units of an
// objective.
func (w *writer) inPoints(p *outcome.Price) bool {
	return p.Phase < len(w.o.Phases) && w.o.Phases[p.Phase].Kind != outcome.PhaseObjective && w.o.Phases[p.Phase].Kind != outcome.PhaseTidy
}

// gain writes what a hundredth more brings.
func (w *writer) gain(p *outcome.Price) string {
	if w.inPoints(p) {
		return w.text("report.gain.points", w.figure2(100*p.Percent))
	}
	return w.text("report.gain.objective", w.figure2(p.Percent))
}

// figure2 writes a figure to two digits, for what is only near.
func (w *writer) figure2(v float64) string {
	if v != 0 && v < 1e-4 {
		return w.c.Scientific(v)
	}
	return w.c.Figure(v, 2)
}

// phaseName says what a phase asks.
func (w *writer) phaseName(p outcome.Phase) string {
	tier := ""
	if p.Tier != 0 {
		tier = w.tierName(p.Tier)
	}
	return w.word("report.phase.", string(p.Kind), tier, p.Round, p.Target)
}

// prices is the section on what is scarce.
func (w *writer) prices() *Section {
	scarce := w.scarce()
	if len(scarce) == 0 {
		return nil
	}
	s := &Section{ID: "scarce", Title: w.text("report.scarce.title")}
	phase := w.o.Phases[scarce[0].best().Phase]
	unit := w.text("report.scarce.unit.objective")
	factor := 1.0
	if w.inPoints(scarce[0].best()) {
		unit, factor = w.text("report.scarce.unit.points"), 100
	}
	intro := Paragraph{Text: w.text("report.scarce.intro", w.phaseName(phase)) + " " + unit}
	s.Blocks = []Block{
		intro, w.scarceTable("scarcest", scarce[:min(len(scarce), 20)], factor),
		Paragraph{Text: w.text("report.scarce.note"), Note: true},
		Fold{ID: "all-prices", Title: w.text("report.scarce.all"), Note: w.text("report.scarce.count", len(scarce)), Blocks: w.priceTable(scarce, factor)},
	}
	s.Short = []Block{intro, w.scarceTable("scarcest-short", scarce[:min(len(scarce), listed)], factor)}
	return s
}

func (w *writer) scarceTable(id string, rows []*resource, factor float64) *Table {
	t := &Table{ID: id, Caption: w.text("report.scarce.caption"), Columns: append([]Column{{Title: w.text("report.col.resource")}}, w.yearColumns()...)}
	for _, r := range rows {
		row := Row{Cells: []Cell{{Text: r.name, Full: r.name}}}
		for _, p := range r.at {
			cell := Cell{Text: "·"}
			if p != nil {
				cell.Text = w.figure2(factor * p.Percent)
			}
			row.Cells = append(row.Cells, cell)
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// pricesShown is how many prices the page lists. The CSV has all.
const pricesShown = 300

// priceTable is every price by unit, year by year.
func (w *writer) priceTable(rows []*resource, factor float64) []Block {
	t := &Table{ID: "prices", Caption: w.text("report.scarce.all"), Columns: []Column{
		{Title: w.text("report.col.resource")}, {Title: w.text("report.col.year"), Right: true},
		{Title: w.text("report.col.there"), Right: true}, {Title: w.text("report.col.unit")}, {Title: w.text("report.col.price"), Right: true},
	}}
	for _, r := range rows {
		for _, p := range r.at {
			if p == nil {
				continue
			}
			if len(t.Rows) == pricesShown {
				return []Block{Paragraph{Text: w.text("report.scarce.cut", pricesShown), Note: true}, t}
			}
			t.Rows = append(t.Rows, Row{Cells: []Cell{
				{Text: r.name}, {Text: w.years([]int{p.Year})}, w.amounts([]float64{p.Amount})[0], {Text: p.Unit}, {Text: w.figure2(factor * p.Value)},
			}})
		}
	}
	return []Block{t}
}
