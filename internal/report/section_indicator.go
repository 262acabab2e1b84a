package report

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/openplenum/plenum/internal/outcome"
	"github.com/openplenum/plenum/internal/plan"
)

// indicators is the section on what services and stocks are for each person:
// where it began, what was promised and what is reached.
func (w *writer) indicators() *Section {
	t := &Table{ID: "indicator-figures", Caption: w.text("report.indicator.caption"), Columns: []Column{
		{Title: w.text("report.col.indicator")}, {Title: w.text("report.col.year"), Right: true}, {Title: w.text("report.indicator.baseline"), Right: true},
		{Title: w.text("report.col.promised"), Right: true}, {Title: w.text("report.col.reached"), Right: true}, {Title: w.text("report.col.unit")},
		{Title: w.text("report.col.fulfilment"), Right: true},
	}}
	c := &Chart{
		ID: "indicator-chart", Title: w.text("report.indicator.chart"), Desc: w.text("report.indicator.desc"), Table: t,
		Series:  []string{w.text("report.indicator.reached"), w.text("report.indicator.promised"), w.text("report.indicator.baseline")},
		Classes: []string{"reached", "promised", "began"},
	}
	short := &Table{ID: "indicators-short", Caption: t.Caption, Columns: slices.Delete(slices.Clone(t.Columns), 5, 6)} // without units
	var worst []*promise
	for _, p := range w.promises() {
		if p.all()[0].Measure != plan.MeasureIndicator {
			continue
		}
		fan := Fan{Title: p.name, Unit: p.all()[0].Unit, Labels: w.yearLabels()}
		var began, promised, reached []float64
		for _, x := range p.byYear {
			if x == nil {
				began, promised, reached = append(began, nothing), append(promised, nothing), append(reached, nothing)
				continue
			}
			began, promised, reached = append(began, x.Baseline), append(promised, x.Amount), append(reached, x.Value)
		}
		fan.Lines = []Course{{"began", began, true}, {"reached", reached, true}, {"promised", promised, true}}
		c.Fans = append(c.Fans, fan)
		worst = append(worst, p)
		for _, x := range p.all() {
			three := w.amounts([]float64{x.Baseline, x.Amount, x.Value})
			t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: p.name}, {Text: w.years(x.Years)}, three[0], three[1], three[2], {Text: x.Unit}, w.mark(x)}})
		}
	}
	short.Rows = w.worstIndicators(worst)
	if len(t.Rows) == 0 {
		return nil
	}
	s := &Section{ID: "indicators", Title: w.text("report.indicator.title"), Short: []Block{short}}
	s.Blocks = append(s.Blocks, Paragraph{Text: w.text("report.indicator.intro")})
	for i := range (len(c.Fans) + fansShown - 1) / fansShown {
		part := *c
		part.Fans = c.Fans[i*fansShown : min((i+1)*fansShown, len(c.Fans))]
		if i == 0 {
			s.Blocks = append(s.Blocks, &part)
			continue
		}
		part.ID, part.Table = fmt.Sprintf("%s-%d", c.ID, i+1), &Table{}
		*part.Table = *t
		part.Table.ID = fmt.Sprintf("%s-%d", t.ID, i+1)
		s.Blocks = append(s.Blocks, Fold{ID: fmt.Sprintf("indicators-%d", i+1), Title: w.text("report.indicator.more", i*fansShown+1, i*fansShown+len(part.Fans)), Blocks: []Block{&part}})
	}
	return s
}

// worstIndicators are the rows of a terminal: of each indicator its last year,
// the least fulfilled first.
func (w *writer) worstIndicators(all []*promise) []Row {
	last := func(p *promise) *outcome.Target { return p.all()[len(p.all())-1] }
	all = slices.SortedStableFunc(slices.Values(all), func(x, y *promise) int { return cmp.Compare(last(x).Fulfilment, last(y).Fulfilment) })
	var out []Row
	for _, p := range all[:min(len(all), listed)] {
		x := last(p)
		three := w.amounts([]float64{x.Baseline, x.Amount, x.Value})
		out = append(out, Row{Cells: []Cell{{Text: p.name}, {Text: w.years(x.Years)}, three[0], three[1], three[2], w.mark(x)}})
	}
	return out
}

// fansShown is how many courses stand open beside each other.
const fansShown = 12
