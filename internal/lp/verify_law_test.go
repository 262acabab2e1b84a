package lp_test

import (
	"context"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/openplenum/plenum/internal/lp"
	"github.com/openplenum/plenum/internal/lp/lptest"
)

// optima calls do with random problems that have a planted optimum, and
// their exact solution.
func optima(t *testing.T, do func(c lptest.Case, r *lp.Result, rng *rand.Rand)) {
	t.Helper()
	for _, kind := range []string{"mixed", "degenerate", "free", "empty", "nearly"} {
		for seed := range int64(40) {
			c := lptest.Random(kind, seed)
			if c.Problem.Rows()+c.Problem.Cols() > 24 {
				continue
			}
			r, err := lptest.Exact{}.Solve(context.Background(), c.Problem, lp.Options{})
			if err != nil {
				t.Fatal(err)
			}
			do(c, r, rand.New(rand.NewPCG(uint64(seed), 9)))
		}
	}
}

// Whatever the duals, the certified bound is on the right side of the
// optimum; at the optimal duals it is there.
func TestCertifiedBoundHolds(t *testing.T) {
	certified, close := 0, 0
	optima(t, func(c lptest.Case, r *lp.Result, rng *rand.Rand) {
		s := 1.0
		if c.Problem.Sense == lp.Maximize {
			s = -1
		}
		for _, noise := range []float64{0, 1e-12, 1e-6, 1e-2, 10} {
			y := make([]float64, len(r.RowDual))
			for i := range y {
				y[i] = r.RowDual[i] + noise*rng.NormFloat64()
			}
			bound := lp.CertifiedBound(c.Problem, y)
			if math.IsNaN(bound) {
				continue
			}
			certified++
			if s*bound > s*c.Objective {
				t.Errorf("%s, noise %g: bound %.17g is beyond the optimum %.17g", c.Name, noise, bound, c.Objective)
			}
			if math.Abs(bound-c.Objective) < 1e-6*(1+math.Abs(c.Objective)) {
				close++
			} else if noise == 0 {
				t.Errorf("%s: bound %g of the optimal duals is not the optimum %g", c.Name, bound, c.Objective)
			}
		}
	})
	if certified < 200 || close < 100 {
		t.Errorf("only %d bounds are certified, %d of them close", certified, close)
	}
}

// Of a problem with an optimum, no claim of infeasible or unbounded stands,
// and none of optimal away from the optimum.
func TestVerifyRefusesFalseClaims(t *testing.T) {
	optima(t, func(c lptest.Case, r *lp.Result, rng *rand.Rand) {
		p := c.Problem
		if check := lp.Verify(p, r, lp.Options{}); !check.OK {
			t.Errorf("%s: the exact optimum does not stand: %s", c.Name, check.Reason)
		}
		for range 20 {
			y, d := make([]float64, p.Rows()), make([]float64, p.Cols())
			for i := range y {
				y[i] = r.RowDual[i] + rng.NormFloat64()*float64(rng.IntN(2))
			}
			for j := range d {
				d[j] = rng.NormFloat64() * float64(rng.IntN(2))
			}
			claim := &lp.Result{Termination: lp.Infeasible, Dual: lp.Certificate, RowDual: y}
			if check := lp.Verify(p, claim, lp.Options{}); check.OK {
				t.Errorf("%s: passes for infeasible by %v", c.Name, y)
			}
			claim = &lp.Result{Termination: lp.Unbounded, Primal: lp.Certificate, X: d}
			if check := lp.Verify(p, claim, lp.Options{}); check.OK {
				t.Errorf("%s: passes for unbounded by %v", c.Name, d)
			}
			moved := *r
			moved.X = append([]float64(nil), r.X...)
			for j := range moved.X {
				moved.X[j] += 1e-3 * d[j]
			}
			moved.RowActivity, moved.Objective = p.Activity(moved.X), p.Objective(moved.X)
			check := lp.Verify(p, &moved, lp.Options{})
			if check.OK && math.Abs(moved.Objective-c.Objective) > 1e-6*(1+math.Abs(c.Objective)) {
				t.Errorf("%s: objective %g passes for the optimum %g", c.Name, moved.Objective, c.Objective)
			}
		}
	})
}

// The check is exact where plain sums are not: 1e16 + 1 - 1e16 is 1.
func TestVerifySumsExactly(t *testing.T) {
	b := lp.Builder{}
	row := b.Row("", 1, 1)
	for _, a := range []float64{1e16, 1, -1e16} {
		b.Add(row, b.Col("", 1, 1, 0), a)
	}
	r := &lp.Result{
		Termination: lp.Optimal, Primal: lp.Point, Dual: lp.Point, Bound: math.NaN(),
		X: []float64{1, 1, 1}, RowActivity: []float64{1}, RowDual: []float64{0}, ReducedCost: make([]float64, 3),
	}
	if c := lp.Verify(b.Problem(), r, lp.Options{}); !c.OK || c.PrimalResidual != 0 {
		t.Errorf("check %+v", c)
	}
}
