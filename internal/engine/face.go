package engine

import (
	"math"

	"github.com/openplenum/plenum/internal/formulate"
	"github.com/openplenum/plenum/internal/lp"
)

// faceDual is the least change of the objective, for a move as large as the
// thing itself, at which a row or bound counts as held by the optimum.
const faceDual = 1e-7

// clearly is how much smaller than its price a slack is where nothing is in
// doubt.
const clearly = 1e-3

// face returns a phase that goes on from an optimal one: it keeps to the
// plans that are optimal in it. By complementary slackness these are the
// feasible plans in which every row and bound with a price is tight, whatever
// optimal prices are taken (Goldman & Tucker 1956). Holding rows and bounds
// tight, rather than the value of the objective, leaves the next phase a
// smaller problem with a real interior instead of a slab as thin as Freeze.
//
// An interior-point solution ends strictly complementary: of slack and price
// one is far larger than the other. Where a price is too small to matter, or
// smaller than the slack, nothing is held; what the caller holds besides
// (Freeze) covers that.
//
// Margin is how much smaller than its price a slack must be for a row or bound
// to be held: 1, or clearly where all that is in doubt is to stay open.
func (r *run) face(ph *formulate.Phase, res *lp.Result, margin float64) *formulate.Phase {
	next := ph.Clone()
	p := next.Problem
	turnover := turnovers(p, res.X)
	for i, price := range res.RowDual {
		if r.form.Index.Rows[i].Kind == formulate.MinimumRow && math.Abs(price) <= Freeze {
			continue // its target may rise: see blocking
		}
		hold(&p.RowLower[i], &p.RowUpper[i], res.RowActivity[i], 1+turnover[i], price, margin)
	}
	for j, price := range res.ReducedCost {
		hold(&p.ColLower[j], &p.ColUpper[j], res.X[j], r.reach(j, res.X[j], turnover), price, margin)
	}
	return next
}

// hold closes a pair of bounds at the one that the value stands at, when its
// price says that the optimum needs it. Size is how large the value could
// well be: it makes slack and price comparable, in shares and in units of the
// objective.
func hold(lower, upper *float64, value, size, price, margin float64) {
	if *lower == *upper || math.Abs(price)*size <= faceDual {
		return
	}
	bound := *lower
	if math.IsInf(bound, -1) || math.Abs(*upper-value) < math.Abs(value-bound) {
		bound = *upper
	}
	if math.IsInf(bound, 0) || math.Abs(value-bound)/size >= margin*math.Abs(price)*size {
		return
	}
	*lower, *upper = bound, bound
}

// reach is how large a level could well be: as large as would make it the
// whole turnover of a balance or capacity account that it enters. Fulfilments
// enter none; they are of the size of 1.
func (r *run) reach(j int, x float64, turnover []float64) float64 {
	least := math.Inf(1)
	rows, values := r.form.Problem.Column(j)
	for k, i := range rows {
		if kind := r.form.Index.Rows[i].Kind; kind == formulate.Balance || kind == formulate.CapacityKept {
			least = math.Min(least, (1+turnover[i])/math.Abs(values[k]))
		}
	}
	if math.IsInf(least, 1) {
		least = 1
	}
	return math.Max(math.Abs(x), least)
}
