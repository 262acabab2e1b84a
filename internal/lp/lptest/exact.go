package lptest

import (
	"context"
	"math"
	"math/big"

	"github.com/openplenum/plenum/internal/lp"
)

// Exact is a solver in rational arithmetic: a two-phase tableau simplex with
// Bland's rule (Bland 1977), which cannot cycle. Every float64 is a rational,
// so its answers are exact but for the rounding of the final vectors. It is
// the oracle of this package's tables, for problems of a few dozen rows.
type Exact struct{}

// Solve implements lp.Solver. Options are ignored.
func (Exact) Solve(_ context.Context, p *lp.Problem, _ lp.Options) (*lp.Result, error) {
	if err := p.Validate(); err != nil {
		return nil, err
	}
	r := &lp.Result{Solver: "exact rational simplex", Bound: math.NaN()}
	if boundsCross(p) {
		r.Termination = lp.Infeasible
		return r, nil
	}
	e := newTableau(p)
	e.price(true)
	if ray := e.run(&r.Iterations); ray >= 0 {
		panic("lptest: the sum of artificials has no lower bound")
	}
	if e.value().Sign() > 0 {
		r.Termination, r.Dual = lp.Infeasible, lp.Certificate
		r.RowDual = e.duals(1, 1)
		r.ReducedCost = negate(p.TransposeActivity(r.RowDual))
		return r, nil
	}
	e.dropArtificials()
	e.price(false)
	if ray := e.run(&r.Iterations); ray >= 0 {
		r.Termination, r.Primal = lp.Unbounded, lp.Certificate
		r.X = e.direction(ray)
		r.RowActivity = p.Activity(r.X)
		return r, nil
	}
	r.Termination, r.Primal, r.Dual = lp.Optimal, lp.Point, lp.Point
	r.X = e.point()
	r.RowActivity = p.Activity(r.X)
	r.RowDual = e.duals(0, sign(p))
	r.ReducedCost = p.TransposeActivity(r.RowDual)
	for j, c := range p.Cost {
		r.ReducedCost[j] = c - r.ReducedCost[j]
	}
	r.Objective = p.Objective(r.X)
	r.Bound = r.Objective
	return r, nil
}

func boundsCross(p *lp.Problem) bool {
	for j := range p.ColLower {
		if p.ColLower[j] > p.ColUpper[j] {
			return true
		}
	}
	for i := range p.RowLower {
		if p.RowLower[i] > p.RowUpper[i] {
			return true
		}
	}
	return false
}

func sign(p *lp.Problem) float64 {
	if p.Sense == lp.Maximize {
		return -1
	}
	return 1
}

func negate(v []float64) []float64 {
	for i := range v {
		v[i] = -v[i]
	}
	return v
}

func rat(v float64) *big.Rat { return new(big.Rat).SetFloat64(v) }

func float(v *big.Rat) float64 {
	f, _ := v.Float64()
	return f
}
