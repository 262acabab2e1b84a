package ipm

import (
	"context"
	"math"
	"testing"

	"github.com/openplenum/plenum/internal/lp"
)

var inf = lp.Inf

// small is a linear program with an answer worked out by hand.
type small struct {
	name        string
	sense       lp.Sense
	build       func(b *lp.Builder)
	termination lp.Termination
	objective   float64
}

func smallCases() []small {
	return []small{
		{"one bound", lp.Minimize, func(b *lp.Builder) {
			x := b.Col("x", 2, inf, 3)
			y := b.Col("y", 0, inf, 1)
			r := b.Row("r", 4, inf)
			b.Add(r, x, 1)
			b.Add(r, y, 1)
		}, lp.Optimal, 8},
		{"two products", lp.Maximize, func(b *lp.Builder) { // x = 2, y = 6
			x := b.Col("x", 0, inf, 3)
			y := b.Col("y", 0, inf, 5)
			b.Add(b.Row("a", -inf, 4), x, 1)
			b.Add(b.Row("b", -inf, 12), y, 2)
			r := b.Row("c", -inf, 18)
			b.Add(r, x, 3)
			b.Add(r, y, 2)
		}, lp.Optimal, 36},
		{"free columns", lp.Minimize, func(b *lp.Builder) { // |x - 3| + y, y free >= -2 by row pair
			x := b.Col("x", -inf, inf, 0)
			t := b.Col("t", -inf, inf, 1)
			y := b.Col("y", -inf, inf, 1)
			r := b.Row("r", 3, inf)
			b.Add(r, x, 1)
			b.Add(r, t, 1)
			r = b.Row("s", -3, inf)
			b.Add(r, x, -1)
			b.Add(r, t, 1)
			r = b.Row("y+x", -2, inf)
			b.Add(r, x, 1)
			b.Add(r, y, 1)
		}, lp.Optimal, -5},
		{"ranged row", lp.Maximize, func(b *lp.Builder) {
			x := b.Col("x", -inf, 10, 1)
			y := b.Col("y", -5, inf, -1)
			r := b.Row("r", -1, 3)
			b.Add(r, x, 1)
			b.Add(r, y, -1)
		}, lp.Optimal, 3},
		{"forced to zero", lp.Maximize, func(b *lp.Builder) {
			x := b.Col("x", 0, inf, 1)
			y := b.Col("y", 0, inf, 1)
			z := b.Col("z", 0, 5, 1)
			r := b.Row("sum", -inf, 0)
			b.Add(r, x, 1)
			b.Add(r, y, 2)
			r = b.Row("tie", 0, 0)
			b.Add(r, y, 1)
			b.Add(r, z, -1)
			b.Add(r, x, 3)
		}, lp.Optimal, 0},
		{"degenerate", lp.Maximize, func(b *lp.Builder) { // three rows through one vertex
			x := b.Col("x", 0, inf, 1)
			y := b.Col("y", 0, inf, 1)
			for _, c := range [][3]float64{{1, 0, 1}, {0, 1, 1}, {1, 1, 2}, {2, 1, 3}, {1, 2, 3}} {
				r := b.Row("r", -inf, c[2])
				b.Add(r, x, c[0])
				b.Add(r, y, c[1])
			}
		}, lp.Optimal, 2},
		{"repeated equations", lp.Minimize, func(b *lp.Builder) {
			x := b.Col("x", 0, inf, 1)
			y := b.Col("y", 0, inf, 2)
			z := b.Col("z", 0, inf, 4)
			for _, k := range []float64{1, 2, -3} {
				r := b.Row("r", 6*k, 6*k)
				b.Add(r, x, k)
				b.Add(r, y, 2*k)
				b.Add(r, z, 3*k)
			}
			r := b.Row("s", 1, 1)
			b.Add(r, y, 1)
			b.Add(r, z, -1)
		}, lp.Optimal, 2 + 4},
		{"no objective", lp.Minimize, func(b *lp.Builder) {
			x := b.Col("x", 0, inf, 0)
			y := b.Col("y", 0, inf, 0)
			r := b.Row("r", 5, 5)
			b.Add(r, x, 1)
			b.Add(r, y, 3)
		}, lp.Optimal, 0},
		{"only bounds", lp.Maximize, func(b *lp.Builder) {
			b.Col("x", -1, 4, 2)
			b.Col("y", -1, 4, -2)
			b.Row("empty", -1, 1)
		}, lp.Optimal, 10},
		{"infeasible rows", lp.Minimize, func(b *lp.Builder) {
			x := b.Col("x", 0, inf, 1)
			y := b.Col("y", 0, inf, 1)
			r := b.Row("a", 4, inf)
			b.Add(r, x, 1)
			b.Add(r, y, 1)
			r = b.Row("b", -inf, 3)
			b.Add(r, x, 1)
			b.Add(r, y, 1)
		}, lp.Infeasible, 0},
		{"infeasible singletons", lp.Minimize, func(b *lp.Builder) {
			x := b.Col("x", 0, inf, 1)
			b.Add(b.Row("a", 4, inf), x, -2)
			b.Col("y", 0, 1, 0)
		}, lp.Infeasible, 0},
		{"infeasible by activity", lp.Minimize, func(b *lp.Builder) {
			x := b.Col("x", 0, 1, 1)
			y := b.Col("y", 0, 1, 1)
			r := b.Row("a", 3, inf)
			b.Add(r, x, 1)
			b.Add(r, y, 1)
		}, lp.Infeasible, 0},
		{"bounds cross", lp.Minimize, func(b *lp.Builder) { b.Col("x", 2, 1, 1) }, lp.Infeasible, 0},
		{"empty row misses", lp.Minimize, func(b *lp.Builder) {
			b.Col("x", 0, 1, 1)
			b.Row("empty", 1, 2)
		}, lp.Infeasible, 0},
		{"unbounded", lp.Maximize, func(b *lp.Builder) {
			x := b.Col("x", 0, inf, 1)
			y := b.Col("y", 0, inf, 1)
			r := b.Row("r", -inf, 2)
			b.Add(r, x, 1)
			b.Add(r, y, -1)
		}, lp.Unbounded, 0},
		{"unbounded empty column", lp.Minimize, func(b *lp.Builder) {
			x := b.Col("x", 0, inf, 1)
			b.Col("y", -inf, 0, 1)
			b.Add(b.Row("r", 1, inf), x, 1)
		}, lp.Unbounded, 0},
		{"infeasible and unbounded", lp.Maximize, func(b *lp.Builder) {
			x := b.Col("x", 0, inf, 1)
			y := b.Col("y", 0, inf, 1)
			z := b.Col("z", 0, inf, 0)
			r := b.Row("r", -inf, 2)
			b.Add(r, x, 1)
			b.Add(r, y, -1)
			r = b.Row("s", -2, -1)
			b.Add(r, z, 1)
			b.Add(r, y, 0)
		}, lp.Infeasible, 0},
		{"nothing", lp.Minimize, func(*lp.Builder) {}, lp.Optimal, 0},
	}
}

func TestSmall(t *testing.T) {
	for _, c := range smallCases() {
		t.Run(c.name, func(t *testing.T) {
			b := &lp.Builder{Name: c.name, Sense: c.sense}
			c.build(b)
			p := b.Problem()
			res := solve(t, New(), p)
			if res.Termination != c.termination {
				t.Fatalf("%v (%v), want %v", res.Termination, res.Limit, c.termination)
			}
			if !res.Check.OK {
				t.Errorf("check: %s", res.Check.Reason)
			}
			if c.termination == lp.Optimal && math.Abs(res.Objective-c.objective) > 1e-7*(1+math.Abs(c.objective)) {
				t.Errorf("objective %.12g, want %.12g", res.Objective, c.objective)
			}
		})
	}
}

func solve(t testing.TB, s *Solver, p *lp.Problem) *lp.Result {
	t.Helper()
	res, err := s.Solve(context.Background(), p, lp.Options{Bound: true})
	if err != nil {
		t.Fatal(err)
	}
	return res
}
