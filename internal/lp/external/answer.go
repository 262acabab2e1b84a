package external

import (
	"math"

	"github.com/openplenum/plenum/internal/lp"
)

// withoutProgram answers the problems that MPS or some readers of it cannot
// hold, or that programs decide without a proof: bounds that cross, a row
// without entries that asks for some, and no rows at all.
func withoutProgram(p *lp.Problem) (answer, bool) {
	a := answer{termination: lp.Infeasible}
	filled := make([]bool, p.Rows())
	for j := range p.ColLower {
		if p.ColLower[j] > p.ColUpper[j] {
			return a, true
		}
		rows, _ := p.Column(j)
		for _, i := range rows {
			filled[i] = true
		}
	}
	some := false
	y := make([]float64, p.Rows())
	for i := range y {
		some = some || filled[i]
		switch lower, upper := p.RowLower[i], p.RowUpper[i]; {
		case lower > upper:
			return a, true
		case filled[i], lower <= 0 && upper >= 0:
			continue
		case lower > 0:
			y[i] = 1
		default:
			y[i] = -1
		}
		a.farkasDual = y
		return a, true
	}
	if some {
		return a, false
	}
	return eachAlone(p, y), true
}

// eachAlone answers a problem whose rows ask for nothing: every column goes
// to its cheaper bound.
func eachAlone(p *lp.Problem, y []float64) answer {
	x := make([]float64, p.Cols())
	for j := range x {
		lower, upper, c := p.ColLower[j], p.ColUpper[j], p.Cost[j]
		if p.Sense == lp.Maximize {
			c = -c
		}
		switch {
		case c > 0:
			x[j] = lower
		case c < 0:
			x[j] = upper
		default:
			x[j] = min(max(0, lower), upper)
		}
		if math.IsInf(x[j], 0) {
			ray := make([]float64, p.Cols())
			ray[j] = math.Copysign(1, x[j])
			return answer{termination: lp.Unbounded, ray: ray}
		}
	}
	return answer{termination: lp.Optimal, x: x, rowDual: y}
}

// expand puts the duals of the rows that the program saw at their places
// among all rows.
func expand(kept []int, rows int, dual []float64) []float64 {
	if dual == nil {
		return nil
	}
	out := make([]float64, rows)
	for k, i := range kept {
		out[i] = dual[k]
	}
	return out
}

// fill turns an answer into a result in the problem's own sense, with all
// that can be recomputed recomputed, and checks it.
func fill(p *lp.Problem, r *lp.Result, a answer, opt lp.Options) {
	s := 1.0
	if p.Sense == lp.Maximize {
		s = -1
	}
	r.Termination, r.Limit = a.termination, a.limit
	switch {
	case a.termination == lp.Unbounded || a.termination == lp.InfeasibleOrUnbounded && a.ray != nil:
		if a.ray != nil {
			r.Primal, r.X, r.RowActivity = lp.Certificate, a.ray, p.Activity(a.ray)
		}
	case a.termination == lp.Infeasible:
		if a.farkasDual != nil {
			r.Dual, r.RowDual, r.ReducedCost = lp.Certificate, a.farkasDual, p.TransposeActivity(a.farkasDual)
			for j := range r.ReducedCost {
				r.ReducedCost[j] = -r.ReducedCost[j]
			}
		}
	default:
		if a.x != nil {
			r.Primal, r.X, r.RowActivity = lp.Point, a.x, p.Activity(a.x)
			r.Objective = p.Objective(a.x)
		}
		if a.rowDual != nil {
			for i := range a.rowDual {
				a.rowDual[i] *= s
			}
			r.Dual, r.RowDual, r.ReducedCost = lp.Point, a.rowDual, p.TransposeActivity(a.rowDual)
			for j, c := range p.Cost {
				r.ReducedCost[j] = c - r.ReducedCost[j]
			}
			r.Bound = lp.CertifiedBound(p, a.rowDual)
		}
	}
	r.Check = lp.Verify(p, r, opt)
	if r.Termination == lp.Optimal && !r.Check.OK {
		r.Termination, r.Limit = lp.Stopped, lp.NumericalLimit
	}
}
