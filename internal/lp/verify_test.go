package lp_test

import (
	"math"
	"strings"
	"testing"

	"github.com/openplenum/plenum/internal/lp"
)

// small is max 3x + 5y + 10, x <= 4, 2y <= 12, 3x + 2y <= 18 (Dantzig's
// example as told by Hillier & Lieberman): x = 2, y = 6, objective 46,
// duals 0, 3/2, 1.
func small() (*lp.Problem, *lp.Result) {
	b := lp.Builder{Name: "small", Sense: lp.Maximize, Offset: 10}
	x, y := b.Col("x", 0, lp.Inf, 3), b.Col("y", 0, lp.Inf, 5)
	r := []int{b.Row("r1", -lp.Inf, 4), b.Row("r2", -lp.Inf, 12), b.Row("r3", -lp.Inf, 18)}
	b.Add(r[0], x, 1)
	b.Add(r[1], y, 2)
	b.Add(r[2], x, 3)
	b.Add(r[2], y, 2)
	return b.Problem(), &lp.Result{
		Termination: lp.Optimal, Primal: lp.Point, Dual: lp.Point,
		Objective: 46, Bound: 46,
		X: []float64{2, 6}, RowActivity: []float64{2, 12, 18},
		RowDual: []float64{0, 1.5, 1}, ReducedCost: []float64{0, 0},
	}
}

func TestVerifyOptimal(t *testing.T) {
	p, r := small()
	if c := lp.Verify(p, r, lp.Options{}); !c.OK || c.Gap != 0 || c.PrimalResidual != 0 || !c.Done {
		t.Fatalf("check of the optimum: %+v", c)
	}
	faults := []struct {
		name   string
		change func(*lp.Result)
		reason string
	}{
		{"point out of a row", func(r *lp.Result) {
			r.X[0], r.RowActivity[0], r.RowActivity[2], r.Objective = 2.1, 2.1, 18.3, 46.3
		}, "row 2 (r3): a bound is missed"},
		{"point out of a column", func(r *lp.Result) {
			r.X[0], r.RowActivity[0], r.RowActivity[2], r.Objective = -1, -1, 9, 37
		}, "column 0 (x): a bound is missed"},
		{"feasible, not best", func(r *lp.Result) {
			r.X[0], r.RowActivity[0], r.RowActivity[2], r.Objective = 1, 1, 15, 43
		}, "dual objective"},
		{"dual of the wrong sign", func(r *lp.Result) {
			r.RowDual[0], r.ReducedCost[0] = -1, 1
		}, "leans on an infinite bound"},
		{"two faults that cancel in the gap", func(r *lp.Result) {
			r.RowDual = []float64{-9, 1.5, 4}
			r.ReducedCost = []float64{0, -6}
		}, "leans on an infinite bound"},
		{"reported objective", func(r *lp.Result) { r.Objective = 47 }, "reported objective is 47"},
		{"reported activity", func(r *lp.Result) { r.RowActivity[1] = 11 }, "reported activity is 11"},
		{"reported reduced cost", func(r *lp.Result) { r.ReducedCost[1] = 0.5 }, "reported reduced cost is 0.5"},
		{"reported bound", func(r *lp.Result) { r.Bound = 40 }, "reported bound 40"},
		{"not a number", func(r *lp.Result) { r.X[1] = math.NaN() }, "X[1] is NaN"},
		{"too short", func(r *lp.Result) { r.RowDual = r.RowDual[:2] }, "RowDual has 2 values"},
		{"no dual", func(r *lp.Result) { r.Dual = lp.Nothing }, "no dual point"},
		{"no primal", func(r *lp.Result) { r.Primal = lp.Nothing }, "no primal point"},
		{"a claim that is false", func(r *lp.Result) { r.Termination = lp.Infeasible }, "no certificate"},
		{"a ray that is none", func(r *lp.Result) { r.Termination, r.Primal = lp.Unbounded, lp.Certificate }, "leaves row"},
	}
	for _, f := range faults {
		t.Run(f.name, func(t *testing.T) {
			p, r := small()
			f.change(r)
			c := lp.Verify(p, r, lp.Options{})
			if c.OK || !strings.Contains(c.Reason, f.reason) {
				t.Errorf("OK %v, reason %q, want one with %q", c.OK, c.Reason, f.reason)
			}
		})
	}
	p2, r2 := small()
	p2.Sense = lp.Minimize
	if c := lp.Verify(p2, r2, lp.Options{}); c.OK {
		t.Error("the signs of a maximisation pass for a minimisation")
	}
}

func TestVerifyFarkas(t *testing.T) {
	// x + y >= 3, x + y <= 2, x, y free: y = (1, -1).
	b := lp.Builder{}
	x, y := b.Col("x", -lp.Inf, lp.Inf, 1), b.Col("y", -lp.Inf, lp.Inf, 1)
	for _, r := range []int{b.Row("least", 3, lp.Inf), b.Row("most", -lp.Inf, 2)} {
		b.Add(r, x, 1)
		b.Add(r, y, 1)
	}
	p := b.Problem()
	claim := func(y ...float64) lp.Check {
		return lp.Verify(p, &lp.Result{Termination: lp.Infeasible, Dual: lp.Certificate, RowDual: y}, lp.Options{})
	}
	if c := claim(1, -1); !c.OK || c.Certificate < 0.19 || c.Certificate > 0.21 {
		t.Errorf("certificate (1, -1): %+v", c)
	}
	if c := claim(1, -1-1e-10); !c.OK || c.DualResidual == 0 {
		t.Errorf("certificate (1, -1-1e-10): %+v", c)
	}
	for _, bad := range [][]float64{{1, 0}, {0, -1}, {0, 0}, {-1, 1}, {1, -1.1}, {1, -1 - 1e-7}, {1e-30, -2e-30}} {
		if c := claim(bad...); c.OK {
			t.Errorf("certificate %v passes: %+v", bad, c)
		}
	}
	// A multiplier of rounding size that alone leans on an infinite bound is
	// taken off; one of real size is not.
	z := b.Col("z", -lp.Inf, lp.Inf, 1)
	b.Add(b.Row("free otherwise", 0, lp.Inf), z, 1)
	b.Add(2, b.Col("w", -lp.Inf, lp.Inf, 0), 1)
	p = b.Problem()
	if c := claim(1, -1, 1e-17); !c.OK {
		t.Errorf("rounding spoils a certificate: %+v", c)
	}
	if c := claim(1, -1, 1e-5); c.OK {
		t.Errorf("a multiplier of 1e-5 on free columns passes: %+v", c)
	}
	b.BoundCol(x, 1, 0)
	if c := lp.Verify(b.Problem(), &lp.Result{Termination: lp.Infeasible}, lp.Options{}); !c.OK {
		t.Errorf("crossed bounds: %+v", c)
	}
}

func TestVerifyRay(t *testing.T) {
	// max x - y, x - 2y <= 1, x, y >= 0: ray (2, 1).
	b := lp.Builder{Sense: lp.Maximize}
	x, y := b.Col("x", 0, lp.Inf, 1), b.Col("y", 0, lp.Inf, -1)
	r := b.Row("r", -lp.Inf, 1)
	b.Add(r, x, 1)
	b.Add(r, y, -2)
	p := b.Problem()
	claim := func(d ...float64) lp.Check {
		return lp.Verify(p, &lp.Result{Termination: lp.Unbounded, Primal: lp.Certificate, X: d}, lp.Options{})
	}
	if c := claim(2e5, 1e5); !c.OK || math.Abs(c.Certificate-1.0/3) > 1e-9 {
		t.Errorf("ray (2, 1): %+v", c)
	}
	for _, bad := range [][]float64{{0, 0}, {1, 0}, {1, 1}, {0, 1}, {-1, -2}, {2, 0.99}} {
		if c := claim(bad...); c.OK {
			t.Errorf("ray %v passes: %+v", bad, c)
		}
	}
}

func TestCertifiedBound(t *testing.T) {
	p, r := small()
	for _, y := range [][]float64{r.RowDual, {0, 1.4, 1.1}, {1, 1, 0.9}, {-5, 2, 0}, {0, 0, 0}} {
		b := lp.CertifiedBound(p, y)
		if !(b >= 46-1e-9) {
			t.Errorf("duals %v: bound %g is below the maximum 46", y, b)
		}
	}
	if b := lp.CertifiedBound(p, r.RowDual); math.Abs(b-46) > 1e-9 {
		t.Errorf("bound of the optimal duals is %g, want 46", b)
	}
	// The zero duals need the bounds that rows imply: x <= 4, y <= 6.
	if b := lp.CertifiedBound(p, []float64{0, 0, 0}); math.Abs(b-52) > 1e-9 {
		t.Errorf("bound of zero duals is %g, want 10 + 12 + 30", b)
	}
	free := lp.Builder{}
	free.Col("x", -lp.Inf, lp.Inf, 1)
	if b := lp.CertifiedBound(free.Problem(), nil); !math.IsNaN(b) {
		t.Errorf("a free column with a cost has bound %g, want none", b)
	}
}
