package lptest

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/openplenum/plenum/internal/lp"
)

// The laws, as a set of bits.
const (
	lawDual    = 1 << iota // the dual posed as a primal has the same optimum
	lawPermute             // the order of rows and columns means nothing
	lawTwo                 // units that differ by powers of 2 mean nothing
	lawTen                 // units that differ by powers of 10 mean nothing

	lawCount = iota
	allLaws  = 1<<lawCount - 1
)

// Laws solves a case and the same case written in other ways.
func (s Suite) Laws(t *testing.T, c Case, seed int64, laws int) {
	t.Helper()
	if r := s.Solve(t, c); math.IsNaN(c.Objective) {
		c.Objective = r.Objective
	}
	p := c.Problem
	rng := rand.New(rand.NewPCG(uint64(seed), 3))
	variant := func(law int, what string, q *lp.Problem, factor float64) {
		if laws&law == 0 {
			return
		}
		v := c
		v.Name, v.Problem, v.Objective = c.Name+", "+what, q, factor*c.Objective
		s.Solve(t, v)
	}
	if laws&lawDual != 0 {
		s.Solve(t, dualCase(c))
	}
	variant(lawPermute, "permuted", Permute(p, rng), 1)
	variant(lawTwo, "scaled by powers of 2",
		Scale(p, factors(rng, p.Rows(), 2, -6, 6), factors(rng, p.Cols(), 2, -6, 6), 1), 1)
	// Rows and cost grow by at least as much as columns shrink: so the small
	// binary fractions of the random problems stay exact, and what cancels
	// in them still cancels.
	variant(lawTen, "scaled by powers of 10",
		Scale(p, factors(rng, p.Rows(), 10, 2, 4), factors(rng, p.Cols(), 10, 0, 2), 100), 100)
}

// dualCase is the dual problem of a case with what is known of its answer:
// the dual of a problem without feasible points is unbounded or has none
// either; that of an unbounded problem has none.
func dualCase(c Case) Case {
	d := Case{Name: c.Name + ", dual", Why: c.Why, Problem: Dual(c.Problem), Want: optimal, Objective: c.Objective, Tolerance: c.Tolerance}
	switch c.Want[0] {
	case lp.Infeasible:
		d.Want = []lp.Termination{lp.Unbounded, lp.Infeasible, lp.InfeasibleOrUnbounded}
	case lp.Unbounded:
		d.Want = infeasible
	}
	return d
}
