package formulate

import (
	"github.com/openplenum/plenum/internal/lp"
	"github.com/openplenum/plenum/internal/plan"
)

// objectives writes the plan's linear objective and the tidying of the last
// phase (least labour, unless the plan names something else) as costs. The
// objective is a row as well, off until its value is held.
func (b *builder) objectives() {
	b.out.Held = -1
	if o := b.figs.Objective; o != nil {
		c := b.cost(o.Terms)
		c.Maximise = o.Maximise
		b.out.Objective = &c
		b.out.Held = b.row(RowKey{Kind: ObjectiveRow}, "", -lp.Inf, lp.Inf)
		for j, v := range c.Coef {
			b.lp.Add(b.out.Held, j, v)
		}
	}
	b.out.Tidy = b.cost(b.figs.Tidy)
}

func (b *builder) cost(terms []plan.TermFigures) Cost {
	c := Cost{Coef: make([]float64, b.lp.Cols())}
	for _, term := range terms {
		for _, t := range term.Years {
			if term.Measure.Kind == plan.MeasureWorst {
				c.Coef[b.out.Worst[t]] += term.Weight
				continue
			}
			e := b.measure(term.Measure, t)
			for _, x := range e.Entries {
				c.Coef[x.Col] += term.Weight * x.Coef
			}
			c.Constant += term.Weight * e.Constant
		}
	}
	return c
}
