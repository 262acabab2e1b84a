package report

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/openplenum/plenum/internal/outcome"
	"github.com/openplenum/plenum/internal/plan"
)

// shortRows is how many targets a terminal shows before it keeps to the worst.
const shortRows = 24

// chartRows is how many targets a plan has at least for a chart that counts
// them to say more than the table.
const chartRows = 8

// targets is the section on fulfilment: the heat map and the figures.
func (w *writer) targets() *Section {
	rows := w.promises()
	if len(rows) == 0 {
		return nil
	}
	s := &Section{ID: "targets", Title: w.text("report.targets.title")}
	if c := w.tierChart(); c != nil && len(rows) >= chartRows {
		s.Blocks = append(s.Blocks, c)
	}
	s.Blocks = append(s.Blocks, Paragraph{Text: w.text("report.targets.intro")}, w.heatMap(rows), w.legend())
	s.Blocks = append(s.Blocks, Fold{ID: "target-figures", Title: w.text("report.targets.figures"), Blocks: []Block{w.targetFigures(rows)}})

	s.Short = []Block{w.heatMap(rows)}
	if len(rows) > shortRows {
		worst := w.worstFirst(rows)
		shown := worst[:min(len(worst), shortRows/2)]
		s.Short = []Block{Paragraph{Text: w.text("report.targets.worst", len(shown), len(rows))}}
		if len(shown) > 0 {
			s.Short = append(s.Short, w.heatMap(shown))
		}
	}
	return s
}

// worstFirst lists the promises that are not kept, the highest tier first and
// the worst of each tier first.
func (w *writer) worstFirst(rows []*promise) []*promise {
	out := slices.DeleteFunc(slices.Clone(rows), func(p *promise) bool { return p.worst() == nil })
	slices.SortStableFunc(out, func(x, y *promise) int {
		return cmp.Or(cmp.Compare(x.tier, y.tier), cmp.Compare(x.worst().Fulfilment, y.worst().Fulfilment))
	})
	return out
}

// heatMap is targets by year, grouped by tier.
func (w *writer) heatMap(rows []*promise) *Table {
	summed := slices.ContainsFunc(rows, func(p *promise) bool { return p.sum != nil })
	t := &Table{ID: "fulfilment", Caption: w.text("report.targets.caption"), Columns: append([]Column{{Title: w.text("report.col.target")}}, w.yearColumns()...)}
	if summed {
		t.Columns = append(t.Columns, Column{Title: w.text("report.col.sum"), Right: true})
	}
	tier := 0
	for _, p := range rows {
		if p.tier != tier {
			tier = p.tier
			t.Rows = append(t.Rows, Row{Kind: Group, Cells: []Cell{{Text: w.tierName(tier)}}})
		}
		row := Row{Cells: []Cell{{Text: p.name}}}
		for _, target := range p.byYear {
			row.Cells = append(row.Cells, w.mark(target))
		}
		if summed {
			row.Cells = append(row.Cells, w.mark(p.sum))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// legend explains every state, with a figure that has it.
func (w *writer) legend() Legend {
	key := func(s State, text string) Cell { return Cell{State: s, Text: w.text("report.legend." + text)} }
	return Legend{Keys: []Cell{
		key(StateMet, "met"), key(StateNear, "near"), key(StateShort, "short"), key(StateLow, "low"),
		key(StateFar, "far"), key(StateAside, "aside"), key(StateNone, "none"),
	}}
}

// targetFigures is what was promised and what comes of it, year by year.
func (w *writer) targetFigures(rows []*promise) *Table {
	t := &Table{ID: "promises", Caption: w.text("report.targets.figures"), Columns: []Column{
		{Title: w.text("report.col.target")}, {Title: w.text("report.col.year"), Right: true},
		{Title: w.text("report.col.promised"), Right: true}, {Title: w.text("report.col.reached"), Right: true},
		{Title: w.text("report.col.unit")}, {Title: w.text("report.col.fulfilment"), Right: true}, {Title: w.text("report.col.organ")},
	}}
	for _, p := range rows {
		for _, x := range p.all() {
			pair := w.amounts([]float64{x.Amount, x.Value})
			promised := pair[0]
			if x.Sense == plan.AtMost {
				promised.Text = w.text("report.atmost", promised.Text)
			}
			t.Rows = append(t.Rows, Row{Cells: []Cell{
				{Text: p.name}, {Text: w.years(x.Years)}, promised, pair[1], {Text: x.Unit}, w.mark(x), {Text: w.o.Organ(x.Organ)},
			}})
		}
	}
	return t
}

// tierName is "Tier 1 · Needs".
func (w *writer) tierName(number int) string {
	for _, t := range w.o.Tiers {
		if t.Number == number && t.Name != "" {
			return w.text("report.tier.named", number, t.Name)
		}
	}
	return w.text("report.tier", number)
}

// tierChart shows how many of each tier's targets hold in each year.
func (w *writer) tierChart() *Chart {
	var tiers []int
	for _, t := range w.o.Targets {
		if !slices.Contains(tiers, t.Tier) {
			tiers = append(tiers, t.Tier)
		}
	}
	slices.Sort(tiers)
	years := yearsWithTargets(w.o)
	if len(years) < 2 {
		return nil
	}
	names := []string{w.text("report.legend.met.short"), w.text("report.legend.short.short"), w.text("report.legend.aside.short")}
	c := &Chart{ID: "by-tier", Title: w.text("report.tierchart.title"), Desc: w.text("report.tierchart.desc"), Series: names, Classes: []string{"met", "short", "aside"}}
	table := &Table{ID: "by-tier-data", Caption: c.Title, Columns: []Column{{Title: w.text("report.col.tier")}, {Title: w.text("report.col.year"), Right: true}}}
	for _, n := range names {
		table.Columns = append(table.Columns, Column{Title: n, Right: true})
	}
	for _, tier := range tiers {
		p := Panel{Title: w.tierName(tier)}
		for _, y := range years {
			only := slices.DeleteFunc(slices.Clone(w.o.Targets), func(t outcome.Target) bool { return t.Years[len(t.Years)-1] != y })
			s := newScore(only, tier)
			p.Labels = append(p.Labels, strconv.Itoa(y))
			p.Stacks = append(p.Stacks, []float64{float64(s.met), float64(s.short), float64(s.aside)})
			table.Rows = append(table.Rows, Row{Cells: []Cell{
				{Text: p.Title}, {Text: strconv.Itoa(y)},
				{Text: strconv.Itoa(s.met)}, {Text: strconv.Itoa(s.short)}, {Text: strconv.Itoa(s.aside)},
			}})
		}
		c.Panels = append(c.Panels, p)
	}
	c.Table = table
	return c
}

// yearsWithTargets lists the years in which some target ends.
func yearsWithTargets(o *outcome.Outcome) []int {
	var years []int
	for _, t := range o.Targets {
		if y := t.Years[len(t.Years)-1]; !slices.Contains(years, y) {
			years = append(years, y)
		}
	}
	slices.Sort(years)
	return years
}
