package report

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/openplenum/plenum/internal/outcome"
	"github.com/openplenum/plenum/internal/plan"
)

// resource is something scarce over the years: what a hundredth more of it
// would bring in each.
type resource struct {
	phase    int
	kind, of string
	region   plan.RegionID
	name     string
	at       []*outcome.Price // by year, nil where it is not scarce
}

// scarce lists the resources that would help, phase by phase, the most
// helpful first.
func (w *writer) scarce() []*resource {
	type key struct {
		phase    int
		kind, of string
		region   plan.RegionID
	}
	var out []*resource
	at := map[key]*resource{}
	for i := range w.o.Prices {
		p := &w.o.Prices[i]
		y := slices.Index(w.o.Years, p.Year)
		if p.Value <= 0 || p.Percent <= 0 || y < 0 || w.isPromised(p) {
			continue
		}
		k := key{p.Phase, p.Kind, p.Of, p.Region}
		r, ok := at[k]
		if !ok {
			r = &resource{
				phase: p.Phase, kind: p.Kind, of: p.Of, region: p.Region, at: make([]*outcome.Price, len(w.o.Years)),
				name: w.word("report.row.", p.Kind, w.placed(p.Name, p.Region)),
			}
			at[k] = r
			out = append(out, r)
		}
		r.at[y] = p
	}
	slices.SortStableFunc(out, func(x, y *resource) int {
		return cmp.Or(cmp.Compare(x.phase, y.phase), cmp.Compare(y.best().Percent, x.best().Percent))
	})
	return out
}

// isPromised tells whether a price is that of a good that falls short of its
// own target: more of it would help, which goes without saying.
func (w *writer) isPromised(p *outcome.Price) bool {
	return slices.ContainsFunc(w.o.Targets, func(t outcome.Target) bool {
		return !t.Met && p.Kind == "balance" && t.Of == p.Of && (t.Measure == plan.MeasureFinalUse || t.Measure == plan.MeasureOutput)
	})
}

// shown splits resources by the phase that prices them, and keeps the first
// phase of each tier. A tier whose least fulfilment is held by tiers above it
// has no prices in the phase that raises the minimum; then those of the phase
// that raises the sum are the first.
func (w *writer) shown(all []*resource) [][]*resource {
	var out [][]*resource
	tiers := map[int]int{} // phase shown by tier
	for _, r := range all {
		tier := w.o.Phases[r.phase].Tier
		phase, known := tiers[tier]
		switch {
		case !known:
			tiers[tier] = r.phase
			out = append(out, []*resource{r})
		case phase == r.phase:
			out[len(out)-1] = append(out[len(out)-1], r)
		}
	}
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
	return w.word("report.phase.", string(p.Kind), tier, p.Round, w.targetName(p.Target))
}

// targetName is the name of a target.
func (w *writer) targetName(id string) string {
	for _, t := range w.o.Targets {
		if string(t.ID) == id {
			return t.Name
		}
	}
	return id
}

// prices is the section on what is scarce, for each phase that has prices.
func (w *writer) prices() *Section {
	all := w.scarce()
	if len(all) == 0 {
		return nil
	}
	s := &Section{ID: "scarce", Title: w.text("report.scarce.title")}
	inPoints := w.inPoints(all[0].best())
	unit, factor := w.text("report.scarce.unit.objective"), 1.0
	if inPoints {
		unit, factor = w.text("report.scarce.unit.points"), 100
	}
	intro := Paragraph{Text: w.text("report.scarce.intro") + " " + unit}
	s.Blocks, s.Short = []Block{intro}, []Block{intro}
	for _, rows := range w.shown(all) {
		phase := w.o.Phases[rows[0].phase]
		caption := w.word("report.scarce.for.", string(phase.Kind), w.tierName(phase.Tier))
		id := fmt.Sprintf("scarce-%d", rows[0].phase)
		s.Blocks = append(s.Blocks, w.scarceTable(id, caption, rows[:min(len(rows), 15)], factor), w.meanings(rows, meaningsShown))
		s.Short = append(s.Short, Paragraph{Text: caption}, w.scarceTable(id, caption, rows[:min(len(rows), listed/2)], factor), w.meanings(rows, meaningsTerminal))
	}
	s.Blocks = append(s.Blocks,
		Paragraph{Text: w.text("report.scarce.note"), Note: true},
		Fold{ID: "all-prices", Title: w.text("report.scarce.all"), Note: w.text("report.scarce.count", len(all)), Blocks: w.priceTable(all, factor)},
	)
	return s
}

func (w *writer) scarceTable(id, caption string, rows []*resource, factor float64) *Table {
	t := &Table{ID: id, Caption: caption, Columns: append([]Column{{Title: w.text("report.col.resource")}}, w.yearColumns()...)}
	for _, r := range rows {
		row := Row{Cells: []Cell{{Text: r.name}}}
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
