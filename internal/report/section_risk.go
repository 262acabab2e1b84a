package report

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/openplenum/plenum/internal/outcome"
)

// risk is the section on how the plan does under draws.
func (w *writer) risk() *Section {
	r := w.draws
	if r == nil || r.Draws == 0 {
		return nil
	}
	s := &Section{ID: "risk", Title: w.text("report.risk.title")}
	intro := Paragraph{Text: w.text("report.risk.intro", r.Draws, r.Seed, len(r.Risks))}
	said := w.riskSaid(r)
	s.Blocks = append(s.Blocks, intro, List{said})
	s.Short = append(s.Short, List{said})
	t := w.riskTable(r)
	s.Blocks = append(s.Blocks, w.fanChart(r, t))
	if worst := w.worstDraws(r); len(worst) > 0 {
		s.Blocks = append(s.Blocks, Paragraph{Text: w.text("report.risk.worst")}, List{worst})
		s.Short = append(s.Short, Paragraph{Text: w.text("report.risk.worst")}, List{worst[:min(len(worst), 3)]})
	}
	if len(r.Given) > 0 {
		s.Blocks = append(s.Blocks, Fold{ID: "given-up", Title: w.text("report.risk.given"), Note: w.text("report.risk.given.count", r.Relaxed, r.Draws), Blocks: []Block{w.givenTable(r)}})
	}
	s.Blocks = append(s.Blocks, Fold{ID: "drawn", Title: w.text("report.risk.drawn"), Blocks: []Block{w.drawnTable(r)}},
		Paragraph{Text: w.text("report.risk.note"), Note: true})
	return s
}

// point is a promise under draws.
type drawnPoint struct {
	target *outcome.TargetRisk
	at     *outcome.RiskPoint
	name   string
}

// drawnPoints lists every promise, the least probable first.
func (w *writer) drawnPoints(r *outcome.Risk) []drawnPoint {
	var out []drawnPoint
	for i := range r.Targets {
		t := &r.Targets[i]
		for j := range t.Points {
			out = append(out, drawnPoint{t, &t.Points[j], w.placed(t.Name, t.Region)})
		}
	}
	slices.SortStableFunc(out, func(x, y drawnPoint) int { return cmp.Compare(x.at.Holds.Share, y.at.Holds.Share) })
	return out
}

// riskSaid names the promises of the plan that hold least often.
func (w *writer) riskSaid(r *outcome.Risk) []Item {
	var out []Item
	kept, seen := 0, map[string]bool{}
	for _, p := range w.drawnPoints(r) {
		switch {
		case !p.at.Planned.Holds:
		case p.at.Holds.Share >= 1:
			kept++
		case len(out) < listed && !seen[p.name]:
			seen[p.name] = true
			text := w.text("report.risk.holds", p.name, w.years(p.at.Years), w.c.Percent(p.at.Holds.Share, 0), w.c.Percent(p.at.Holds.Low, 0), w.c.Percent(p.at.Holds.High, 0), w.c.Percent(p.at.Fulfilment[0], 0))
			if len(p.at.Drivers) > 0 {
				text += " " + w.text("report.risk.driver", p.at.Drivers[0].Name, p.at.Drivers[0].Year)
			}
			tone := Warn
			if p.at.Holds.Share < 0.5 {
				tone = Bad
			}
			out = append(out, Item{Tone: tone, Text: text, Lead: p.name})
		}
	}
	if kept > 0 {
		out = append(out, Item{Tone: Good, Text: w.text("report.risk.kept", kept)})
	}
	if r.Unsolved > 0 {
		out = append(out, Item{Tone: Bad, Text: w.text("report.risk.unsolved", r.Unsolved)})
	}
	if r.Unchecked > 0 {
		out = append(out, Item{Tone: Bad, Text: w.text("report.risk.unchecked", r.Unchecked)})
	}
	return out
}

// riskTable is every promise with its probability and its quantiles.
func (w *writer) riskTable(r *outcome.Risk) *Table {
	t := &Table{ID: "risk-figures", Caption: w.text("report.risk.caption"), Columns: []Column{
		{Title: w.text("report.col.target")}, {Title: w.text("report.col.year"), Right: true}, {Title: w.text("report.col.unit")},
		{Title: w.text("report.col.promised"), Right: true}, {Title: w.text("report.risk.planned"), Right: true},
		{Title: w.text("report.risk.probability"), Right: true}, {Title: w.text("report.risk.between"), Right: true},
	}}
	for _, level := range r.Levels {
		t.Columns = append(t.Columns, Column{Title: w.c.Percent(level, 0), Right: true})
	}
	if r.Foresight {
		t.Columns = append(t.Columns, Column{Title: w.text("report.risk.foresight"), Right: true})
	}
	for _, x := range r.Targets {
		for i := range x.Points {
			at := &x.Points[i]
			values := w.amounts(append([]float64{at.Amount, at.Planned.Value}, at.Value[:]...))
			row := Row{Cells: []Cell{
				{Text: w.placed(x.Name, x.Region)}, {Text: w.years(at.Years)}, {Text: x.Unit}, values[0], values[1],
				{Text: w.c.Percent(at.Holds.Share, 0)}, {Text: w.text("report.risk.range", w.c.Percent(at.Holds.Low, 0), w.c.Percent(at.Holds.High, 0))},
			}}
			row.Cells = append(row.Cells, values[2:]...)
			if r.Foresight {
				cell := Cell{}
				if at.Foresight != nil {
					cell.Text = w.c.Percent(at.Foresight.Holds.Share, 0)
				}
				row.Cells = append(row.Cells, cell)
			}
			t.Rows = append(t.Rows, row)
		}
	}
	return t
}

// fanChart draws the targets whose figures spread most against what was
// promised: 5 to 95 and 25 to 75 of 100 draws, the middle one, the plan and
// the promise.
func (w *writer) fanChart(r *outcome.Risk, t *Table) *Chart {
	c := &Chart{
		ID: "fans", Title: w.text("report.risk.chart"), Desc: w.text("report.risk.desc"), Table: t,
		Series: []string{
			w.text("report.risk.band.wide"), w.text("report.risk.band.narrow"), w.text("report.risk.median"),
			w.text("report.risk.planned"), w.text("report.col.promised"),
		},
		Classes: []string{"wide", "narrow", "middle", "reached", "promised"},
	}
	order := make([]*outcome.TargetRisk, 0, len(r.Targets))
	for i := range r.Targets {
		order = append(order, &r.Targets[i])
	}
	slices.SortStableFunc(order, func(x, y *outcome.TargetRisk) int { return cmp.Compare(spreadOf(y), spreadOf(x)) })
	for _, x := range order[:min(len(order), fansShown)] {
		c.Fans = append(c.Fans, w.fan(x))
	}
	return c
}

// spreadOf is the widest distance of the outer quantiles, in fulfilment.
func spreadOf(x *outcome.TargetRisk) float64 {
	most := 0.0
	for _, at := range x.Points {
		if d := at.Fulfilment[4] - at.Fulfilment[0]; !math.IsNaN(d) {
			most = max(most, d)
		}
	}
	return most
}

// fan is the picture of one target. A sum of years stands in its last.
func (w *writer) fan(x *outcome.TargetRisk) Fan {
	n := len(w.o.Years)
	none := func() []float64 {
		out := make([]float64, n)
		for i := range out {
			out[i] = nothing
		}
		return out
	}
	var q [5][]float64
	for i := range q {
		q[i] = none()
	}
	planned, promised := none(), none()
	for _, at := range x.Points {
		y := slices.Index(w.o.Years, at.Year)
		if y < 0 {
			continue
		}
		for i := range q {
			q[i][y] = at.Value[i]
		}
		planned[y], promised[y] = at.Planned.Value, at.Amount
	}
	return Fan{
		Title: w.placed(x.Name, x.Region), Unit: x.Unit, Labels: w.yearLabels(),
		Bands: []Band{{"wide", q[0], q[4]}, {"narrow", q[1], q[3]}},
		Lines: []Course{{Class: "middle", Values: q[2]}, {Class: "reached", Values: planned}, {Class: "promised", Values: promised}},
	}
}

// worstDraws tells the worst draws: what fell, and what had come about.
func (w *writer) worstDraws(r *outcome.Risk) []Item {
	var out []Item
	for _, d := range r.Worst {
		var factors []string
		for _, f := range d.Factors {
			factors = append(factors, w.text("report.risk.factor", f.Name, f.Year, w.c.Percent(f.Factor, 0)))
		}
		because := strings.Join(factors, "; ")
		switch {
		case d.Status != outcome.Solved:
			out = append(out, Item{Tone: Bad, Text: w.text("report.risk.draw.none", d.Number, because)})
		case d.Least == nil:
			out = append(out, Item{Tone: Warn, Text: w.text("report.risk.draw.given", d.Number, because)})
		default:
			out = append(out, Item{Tone: Warn, Text: w.text("report.risk.draw.least", d.Number, d.Least.Name, d.Least.Year,
				w.c.Percent(d.Least.Fulfilment, 0), w.c.Percent(d.Least.Planned, 0), because)})
		}
	}
	return out
}

// givenTable is what had to give way.
func (w *writer) givenTable(r *outcome.Risk) *Table {
	t := &Table{ID: "given-figures", Caption: w.text("report.risk.given"), Columns: []Column{
		{Title: w.text("report.col.what")}, {Title: w.text("report.col.year"), Right: true}, {Title: w.text("report.risk.asked"), Right: true},
		{Title: w.text("report.col.unit")}, {Title: w.text("report.risk.often"), Right: true}, {Title: w.text("report.risk.short"), Right: true}, {Title: w.text("report.risk.most"), Right: true},
	}}
	for _, g := range r.Given {
		three := w.amounts([]float64{g.Asked, g.Mean, g.Most})
		t.Rows = append(t.Rows, Row{Cells: []Cell{
			{Text: w.placed(w.word("scenario.owed.", g.Kind, w.nameOf(g.Of)), g.Region)}, {Text: w.years([]int{g.Year})}, three[0], {Text: g.Unit},
			{Text: w.c.Percent(g.Share.Share, 0)}, three[1], three[2],
		}})
	}
	return t
}

// nameOf is the name of what an identifier is of, where the answer has it.
func (w *writer) nameOf(id string) string {
	for i := range w.o.Balances {
		if b := &w.o.Balances[i]; string(b.Good) == id {
			return b.Name
		}
	}
	for _, a := range w.o.Assets {
		if string(a.ID) == id {
			return a.Name
		}
	}
	for _, l := range w.o.Limits {
		if string(l.ID) == id {
			return l.Name
		}
	}
	return w.targetName(id)
}

// drawnTable is what was drawn of each risk.
func (w *writer) drawnTable(r *outcome.Risk) *Table {
	t := &Table{ID: "drawn-figures", Caption: w.text("report.risk.drawn"), Columns: []Column{
		{Title: w.text("report.risk.what")}, {Title: w.text("report.col.year")}, {Title: w.text("report.risk.mean"), Right: true},
	}}
	for _, level := range r.Levels {
		t.Columns = append(t.Columns, Column{Title: w.c.Percent(level, 0), Right: true})
	}
	for _, x := range r.Risks {
		name := x.Name
		if name == "" {
			name = string(x.ID)
		}
		row := Row{Cells: []Cell{{Text: w.placed(name, x.Region)}, {Text: w.years(x.Years)}, {Text: w.c.Percent(x.MeanDrawn, 0)}}}
		for _, v := range x.Factor {
			row.Cells = append(row.Cells, Cell{Text: w.c.Percent(v, 0)})
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
