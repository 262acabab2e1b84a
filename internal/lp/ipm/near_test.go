package ipm

import (
	"context"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/openplenum/plenum/internal/lp"
)

// TestNear: a plan whose demands have changed, begun at the answer of the one
// before, has the optimum that it has from the beginning, in far fewer
// iterations.
func TestNear(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine is at work: the short tests are for the race detector")
	}
	for _, share := range []float64{1e-4, 1e-2, 0.2} {
		var cold, near int
		for seed := range uint64(6) {
			s := New()
			before := randomEconomy(12, seed).plan(4, seed%2 == 0)
			known := solved(t, s, before, lp.Options{})
			p := changed(before, share, seed)
			want := solved(t, s, p, lp.Options{})
			got := solved(t, s, p, lp.Options{Near: known})
			if math.Abs(got.Objective-want.Objective) > 1e-7*(1+math.Abs(want.Objective)) {
				t.Errorf("seed %d, change of %g: %.12g near the known answer, %.12g from the beginning", seed, share, got.Objective, want.Objective)
			}
			cold, near = cold+want.Iterations, near+got.Iterations
		}
		t.Logf("change of %g: %d iterations, %d from the beginning", share, near, cold)
		if share <= 1e-2 && near > cold*2/3 {
			t.Errorf("change of %g: %d iterations near known answers, %d from the beginning", share, near, cold)
		}
	}
}

// TestNearMisleads: what is no answer at all costs time, and nothing else.
func TestNearMisleads(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 3))
	for range 60 {
		p, want := randomLP(rng, 8+rng.IntN(10), 12+rng.IntN(12), 2, false)
		near := &lp.Result{Primal: lp.Point, Dual: lp.Point, X: make([]float64, p.Cols()), RowDual: make([]float64, p.Rows())}
		for j := range near.X {
			near.X[j] = 1e3 * rng.NormFloat64()
		}
		for i := range near.RowDual {
			near.RowDual[i] = 1e3 * rng.NormFloat64()
		}
		switch rng.IntN(4) {
		case 0:
			near.X[0] = math.NaN()
		case 1:
			near.X = near.X[1:]
		}
		if got := solved(t, New(), p, lp.Options{Near: near}); math.Abs(got.Objective-want) > 1e-7*(1+math.Abs(want)) {
			t.Errorf("%.12g, want %.12g", got.Objective, want)
		}
	}
}

// TestNearInfeasible: a known answer does not hide that there is none now.
func TestNearInfeasible(t *testing.T) {
	s := New()
	before := randomEconomy(8, 1).plan(3, true)
	known := solved(t, s, before, lp.Options{})
	p := before.WithBounds()
	for j := range p.ColLower {
		if p.Cost[j] != 0 {
			p.ColLower[j] = 10 * (1 + known.X[j])
		}
	}
	res, err := s.Solve(context.Background(), p, lp.Options{Near: known})
	if err != nil || res.Termination != lp.Infeasible || !res.Check.OK {
		t.Errorf("%v, %v", res, err)
	}
}

func solved(t *testing.T, s *Solver, p *lp.Problem, opt lp.Options) *lp.Result {
	t.Helper()
	res, err := s.Solve(context.Background(), p, opt)
	if err != nil {
		t.Fatal(err)
	}
	if res.Termination != lp.Optimal || !res.Check.OK {
		t.Errorf("%s: %v, %v", p.Name, res.Termination, res.Check)
	}
	return res
}

// changed is a problem with bounds and costs of a few rows and columns that
// differ by a share.
func changed(p *lp.Problem, share float64, seed uint64) *lp.Problem {
	rng := rand.New(rand.NewPCG(seed, 17))
	q := p.WithBounds()
	for i := range q.RowUpper {
		if rng.IntN(5) == 0 && q.RowUpper[i] > 0 && q.RowLower[i] != q.RowUpper[i] {
			q.RowUpper[i] *= 1 + share*rng.Float64()
		}
	}
	for j := range q.Cost {
		q.Cost[j] *= 1 + share*rng.Float64()
	}
	return q
}
