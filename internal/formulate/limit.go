package formulate

import (
	"math"
)

// limits adds lower <= measure <= upper for every limit and year, in the unit
// of the measure.
func (b *builder) limits() {
	for _, l := range b.figs.Limits {
		for t := range b.years() {
			if math.IsInf(l.Lower[t], -1) && math.IsInf(l.Upper[t], 1) {
				continue
			}
			e := b.measure(l.Measure, t)
			key := RowKey{Kind: LimitRow, Of: string(l.ID), Region: l.Limit.Measure.Region, Year: b.year(t)}
			row := b.row(key, l.Measure.Unit, l.Lower[t]-e.Constant, l.Upper[t]-e.Constant)
			b.addExpr(row, e, 1)
		}
	}
}

// addExpr adds an expression times a factor to a row, without its constant.
func (b *builder) addExpr(row int, e Expr, factor float64) {
	for _, t := range e.Entries {
		b.lp.Add(row, t.Col, factor*t.Coef)
	}
}
