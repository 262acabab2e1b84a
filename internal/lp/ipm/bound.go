package ipm

import (
	"math"
	"slices"

	"github.com/openplenum/plenum/internal/lp"
)

// certifyMargins are tried in turn, in the scaled problem's units of cost.
var certifyMargins = [...]float64{0, 1e-13, 1e-11, 1e-9, 1e-7}

// certify finds a bound on the optimum that holds whatever the quality of the
// present point; NaN when it finds none.
//
// At a solution the reduced costs of columns in use are near zero, and those
// of columns without an upper bound must not be negative. So the multipliers
// are first moved by the dy that takes the dual residual away and raises all
// reduced costs by a margin, A'dy - T dx = rd - margin, A dx = 0 (with T from
// the last factorization: where T is large the reduced cost has room to
// spare). The margin costs margin * sum x in the bound.
func (r *run) certify() float64 {
	f, p, k := r.f, r.p, r.k
	if b := f.q.bound(f.dual(p.y, p.tau)); !math.IsNaN(b) || !k.ready {
		return b
	}
	defer func(worst float64) { k.WorstError = worst }(k.WorstError) // asking for a bound changes no step
	none := make([]float64, f.m)
	for _, margin := range certifyMargins {
		for j, kind := range f.kind {
			r.nw.rhs[j] = p.rd[j] / p.tau
			if kind == below {
				r.nw.rhs[j] -= margin
			}
		}
		k.floor = solveFloor * margin
		k.solve(r.nw.rhs, none, r.dir.x, r.dir.y)
		y := make([]float64, f.m)
		for i := range y {
			y[i] = p.y[i]/p.tau + r.dir.y[i]
		}
		if b := f.q.bound(f.dual(y, 1)); !math.IsNaN(b) {
			return b
		}
	}
	return math.NaN()
}

// bound is what multipliers of a minimisation, before postsolve, certify.
func (q *presolved) bound(y []float64) float64 {
	y = slices.Clone(y)
	q.duals(y, q.cost)
	for i := range y {
		y[i] *= q.sense
	}
	return lp.CertifiedBound(q.p, y)
}
