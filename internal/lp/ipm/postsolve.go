package ipm

import (
	"math"
	"slices"

	"github.com/openplenum/plenum/internal/lp"
)

// duals completes row multipliers of the rows that were left (those of rows
// switched off are set here), for the given costs of a minimisation, and
// returns the reduced costs. Zero costs are those of a Farkas certificate.
//
// A forcing row takes the least multiplier that gives the reduced costs of
// all columns it fixed the sign that their bound wants; rows go in the reverse
// order of presolve, since an earlier one may have fixed columns of a later
// one. A reduced cost that leans on a bound that came from a singleton row is
// that row's multiplier.
func (q *presolved) duals(y, cost []float64) (z []float64) {
	for k := len(q.forcing) - 1; k >= 0; k-- {
		f := q.forcing[k]
		var least float64 // side * multiplier >= 0
		for t, j := range f.cols {
			least = math.Max(least, f.side*q.reduced(j, cost[j], y)/f.coef[t])
		}
		y[f.row] = f.side * least
	}
	z = make([]float64, len(cost))
	for j := range z {
		z[j] = q.reduced(j, cost[j], y)
		switch i, k := q.lowerRow[j], q.upperRow[j]; {
		case z[j] > 0 && i >= 0:
			y[i] += z[j] / q.lowerCoef[j]
			z[j] = 0
		case z[j] < 0 && k >= 0:
			y[k] += z[j] / q.upperCoef[j]
			z[j] = 0
		}
	}
	return z
}

// reduced is cost - A[:,j]'y.
func (q *presolved) reduced(j int, cost float64, y []float64) float64 {
	rows, values := q.p.Column(j)
	for k, i := range rows {
		cost -= values[k] * y[i]
	}
	return cost
}

// point makes the result of a point x and row multipliers y, which are left alone.
func (q *presolved) point(x, y []float64) *lp.Result {
	y = slices.Clone(y)
	r := &lp.Result{Primal: lp.Point, Dual: lp.Point, X: x, RowDual: y}
	r.RowActivity = q.p.Activity(x)
	r.Objective = q.p.Objective(x)
	q.duals(y, q.cost)
	for i := range y {
		y[i] *= q.sense
	}
	r.Bound = math.NaN() // certified when the point is handed out
	r.ReducedCost = make([]float64, len(x))
	for j := range x {
		r.ReducedCost[j] = q.reduced(j, q.p.Cost[j], y)
	}
	return r
}

// proof makes the result of multipliers that prove infeasibility.
func (q *presolved) proof(y []float64) *lp.Result {
	r := &lp.Result{Termination: lp.Infeasible, Bound: math.NaN(), Objective: math.NaN()}
	if y == nil { // stated bounds cross: the problem itself is the proof
		return r
	}
	zero := make([]float64, len(q.cost))
	q.duals(y, zero)
	normalise(y)
	r.Dual, r.RowDual = lp.Certificate, y
	r.ReducedCost = make([]float64, len(zero))
	for j := range zero {
		r.ReducedCost[j] = q.reduced(j, 0, y)
	}
	return r
}

// direction makes the result of a ray.
func (q *presolved) direction(d []float64) *lp.Result {
	normalise(d)
	return &lp.Result{Termination: lp.Unbounded, Primal: lp.Certificate, X: d,
		RowActivity: q.p.Activity(d), Bound: math.NaN(), Objective: math.NaN()}
}

// normalise divides by a power of two so that the largest entry is about 1.
func normalise(v []float64) {
	var largest float64
	for _, x := range v {
		largest = math.Max(largest, math.Abs(x))
	}
	if largest == 0 || math.IsInf(largest, 0) || math.IsNaN(largest) {
		return
	}
	_, exp := math.Frexp(largest)
	for i := range v {
		v[i] = math.Ldexp(v[i], -exp)
	}
}
