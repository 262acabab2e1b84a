package report

import (
	"slices"

	"github.com/openplenum/plenum/internal/outcome"
	"github.com/openplenum/plenum/internal/plan"
)

// natural are the kinds of good that nature gives or takes.
var natural = []plan.Kind{plan.Land, plan.Water, plan.Emission, plan.Waste}

// nature is the section on living stocks, land, water, emissions and waste.
func (w *writer) nature() *Section {
	s := &Section{ID: "nature", Title: w.text("report.nature.title")}
	if len(w.o.Renewables) > 0 {
		s.Blocks = append(s.Blocks, Paragraph{Text: w.text("report.nature.living")}, w.livingChart(), List{w.livingSaid()})
		s.Short = append(s.Short, List{w.livingSaid()})
	}
	if t := w.groundTable(); len(t.Rows) > 0 {
		s.Blocks = append(s.Blocks, Paragraph{Text: w.text("report.nature.ground")}, t)
	}
	if t := w.burdenTable(); len(t.Rows) > 0 {
		s.Blocks = append(s.Blocks, Paragraph{Text: w.text("report.nature.burden")})
		if c := w.burdenChart(t); c != nil {
			s.Blocks = append(s.Blocks, c)
		} else {
			s.Blocks = append(s.Blocks, t)
		}
	}
	if len(s.Blocks) == 0 {
		return nil
	}
	s.Blocks = append([]Block{Paragraph{Text: w.text("report.nature.intro")}}, s.Blocks...)
	return s
}

// livingSaid is one sentence on each living stock.
func (w *writer) livingSaid() []Item {
	var out []Item
	for _, n := range w.o.Renewables {
		last := n.Biomass[len(n.Biomass)-1]
		tone, name := Good, w.placed(n.Name, n.Region)
		if last < n.Opening*(1-5e-5) {
			tone = Warn
		}
		out = append(out, Item{Tone: tone, Lead: name, Text: w.text("report.nature.said", name,
			w.figure(n.Opening, n.Unit), w.figure(last, n.Unit), w.figure(total(n.Harvest), n.Unit), w.figure(total(n.Growth), n.Unit))})
	}
	return out
}

// livingChart draws biomass, regrowth and catch of every living stock.
func (w *writer) livingChart() *Chart {
	t := &Table{ID: "living", Caption: w.text("report.nature.stocks"), Columns: append([]Column{
		{Title: w.text("report.col.what")}, {Title: w.text("report.col.unit")},
	}, w.yearColumns()...)}
	c := &Chart{
		ID: "living-chart", Title: w.text("report.nature.chart"), Desc: w.text("report.nature.desc"), Table: t,
		Series:  []string{w.text("report.nature.biomass"), w.text("report.nature.growth"), w.text("report.nature.harvest"), w.text("report.nature.least")},
		Classes: []string{"reached", "middle", "against", "promised"},
	}
	for _, n := range w.o.Renewables {
		name := w.placed(n.Name, n.Region)
		least := make([]float64, len(w.o.Years))
		for y := range least {
			least[y] = nothing
		}
		least[len(least)-1] = n.Closing
		c.Fans = append(c.Fans, Fan{Title: name, Unit: n.Unit, Labels: w.yearLabels(), Zero: true, Lines: []Course{
			{Class: "promised", Values: least}, {Class: "middle", Values: n.Growth}, {Class: "against", Values: n.Harvest}, {Class: "reached", Values: n.Biomass},
		}})
		t.Rows = append(t.Rows, Row{Kind: Group, Cells: []Cell{{Text: name}}})
		for _, x := range []struct {
			key    string
			values []float64
		}{
			{"report.nature.growth", n.Growth}, {"report.nature.harvest", n.Harvest}, {"report.nature.biomass", n.Biomass}, {"report.nature.least", least},
		} {
			t.Rows = append(t.Rows, Row{Cells: append([]Cell{{Text: w.text(x.key)}, {Text: n.Unit}}, w.amounts(x.values)...)})
		}
	}
	return c
}

// groundTable is how much land and water is used of what there is.
func (w *writer) groundTable() *Table {
	t := &Table{ID: "ground", Caption: w.text("report.nature.ground.caption"), Columns: append([]Column{
		{Title: w.text("report.col.what")}, {Title: w.text("report.col.unit")},
	}, w.yearColumns()...)}
	for i := range w.o.Balances {
		b := &w.o.Balances[i]
		if b.Kind != plan.Land && b.Kind != plan.Water || total(b.Total) == 0 {
			continue
		}
		if slices.ContainsFunc(b.Sources, func(l outcome.Line) bool { return l.Unlimited }) {
			t.Rows = append(t.Rows, Row{Cells: append([]Cell{{Text: w.text("report.used", w.placed(b.Name, b.Region))}, {Text: b.Unit}}, w.amounts(b.Used())...)})
			continue
		}
		t.Rows = append(t.Rows, w.shareRows(w.placed(b.Name, b.Region), b.Unit, b.Used(), b.Total, b.Shares())...)
	}
	return t
}

// burdenTable is what is given off, what takes it up, and what may be.
func (w *writer) burdenTable() *Table {
	t := &Table{ID: "burdens", Caption: w.text("report.nature.burden.caption"), Columns: append([]Column{
		{Title: w.text("report.col.what")}, {Title: w.text("report.col.unit")},
	}, w.yearColumns()...)}
	for i := range w.o.Balances {
		b := &w.o.Balances[i]
		if b.Kind != plan.Emission && b.Kind != plan.Waste || total(b.Total) == 0 {
			continue
		}
		name := w.placed(b.Name, b.Region)
		t.Rows = append(t.Rows, Row{Kind: Group, Cells: []Cell{{Text: name}}})
		add := func(key string, values []float64) {
			if total(values) != 0 {
				t.Rows = append(t.Rows, Row{Cells: append([]Cell{{Text: w.text(key)}, {Text: b.Unit}}, w.amounts(values)...)})
			}
		}
		add("report.nature.given", b.Total)
		add("report.nature.sunk", b.Used())
		add("report.nature.stays", b.Unused)
	}
	for _, l := range w.burdenLimits() {
		t.Rows = append(t.Rows, w.boundRow("report.limits.most", w.placed(l.Name, l.Region), l.Unit, l.Upper)...)
	}
	return t
}

// burdenLimits are the upper limits on natural goods.
func (w *writer) burdenLimits() []outcome.Limit {
	var out []outcome.Limit
	for _, l := range w.o.Limits {
		isNatural := slices.ContainsFunc(w.o.Balances, func(b outcome.Balance) bool {
			return string(b.Good) == l.Of && slices.Contains(natural, b.Kind)
		})
		if isNatural && slices.ContainsFunc(l.Upper, func(v *float64) bool { return v != nil }) {
			out = append(out, l)
		}
	}
	return out
}

// burdenChart draws what is limited against its limit; nil without limits.
func (w *writer) burdenChart(t *Table) *Chart {
	c := &Chart{
		ID: "burden-chart", Title: w.text("report.nature.burden.chart"), Desc: w.text("report.nature.burden.desc"), Table: t,
		Series: []string{w.text("report.nature.value"), w.text("report.nature.limit")}, Classes: []string{"reached", "promised"},
	}
	for _, l := range w.burdenLimits() {
		c.Fans = append(c.Fans, Fan{Title: w.placed(l.Name, l.Region), Unit: l.Unit, Labels: w.yearLabels(), Zero: true, Lines: []Course{
			{Class: "promised", Values: known(l.Upper)}, {Class: "reached", Values: l.Values},
		}})
	}
	if len(c.Fans) == 0 {
		return nil
	}
	return c
}

// known turns bounds into figures; NaN where there is none.
func known(bounds []*float64) []float64 {
	out := make([]float64, len(bounds))
	for y, v := range bounds {
		out[y] = nothing
		if v != nil {
			out[y] = *v
		}
	}
	return out
}
