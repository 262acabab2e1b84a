package explain

import (
	"context"
	"math"
	"slices"

	"github.com/openplenum/plenum/internal/formulate"
)

// Trial is a change of the plan that was tried on a question: what the prices
// promised, and what solving again gave.
type Trial struct {
	Predicted float64 // gain by the prices; NaN where rows or columns differ
	Confirmed float64 // gain when solved; -Inf when there is no plan
}

// Try asks the question of an answer again, of a changed plan with the same
// promises.
func (e *Explainer) Try(ctx context.Context, answer *Answer, changed *formulate.Form) (Trial, error) {
	q, after := answer.asked, answer.about(changed)
	out := Trial{Predicted: math.NaN(), Confirmed: math.Inf(-1)}
	if slices.Equal(e.Form.Index.Rows, changed.Index.Rows) && slices.Equal(e.Form.Index.Columns, changed.Index.Columns) {
		out.Predicted = q.promised(after)
	}
	then, err := e.ask(ctx, after.Problem)
	switch {
	case err != nil && ctx.Err() != nil:
		return Trial{}, err
	case err == nil:
		out.Confirmed = then.value() - q.value()
	}
	return out, nil
}

// promised is what the prices of an answer say of a changed problem with the
// same rows and columns: the change of its Lagrangian,
//
//	dc'x + y' (db - dA x) + z' dl
//
// with y the price of each row, db the change of the bound that the price is
// of, and z the price of each column's bound.
func (q question) promised(changed *formulate.Phase) float64 {
	p, r := q.problem, changed.Problem
	x := q.result.X
	gain := r.Offset - p.Offset
	for j := range x {
		gain += (r.Cost[j] - p.Cost[j]) * x[j]
		gain += movedBound(q.sign, q.result.ReducedCost[j], p.ColLower[j], p.ColUpper[j], r.ColLower[j], r.ColUpper[j])
	}
	was, is := p.Activity(x), r.Activity(x)
	for i, y := range q.result.RowDual {
		gain += movedBound(q.sign, y, p.RowLower[i], p.RowUpper[i], r.RowLower[i], r.RowUpper[i])
		gain -= y * (is[i] - was[i])
	}
	return q.sign * gain
}

// movedBound is what the move of a pair of bounds is worth at a price: the
// price is of the upper bound where more of it is a gain, else of the lower.
func movedBound(sign, price, lower, upper, lowerThen, upperThen float64) float64 {
	by := upperThen - upper
	if sign*price < 0 {
		by = lowerThen - lower
	}
	if price == 0 || math.IsNaN(by) || math.IsInf(by, 0) {
		return 0
	}
	return price * by
}
