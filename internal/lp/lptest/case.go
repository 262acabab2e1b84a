package lptest

import (
	"fmt"
	"slices"

	"github.com/openplenum/plenum/internal/lp"
)

// Case is a problem with its answer.
type Case struct {
	Name      string
	Why       string // what it is meant to catch
	Problem   *lp.Problem
	Want      []lp.Termination // the endings that are right, the best first
	Objective float64          // when Want is Optimal; NaN when only the check can tell
	Tolerance float64          // of the objective, relative; 0 means 1e-7
}

// Optimal tells whether the case has an optimum.
func (c Case) Optimal() bool { return c.Want[0] == lp.Optimal }

func (c Case) wants(t lp.Termination) bool { return slices.Contains(c.Want, t) }

// The answers a case may have. A problem without feasible points whose dual
// has none either may be reported as one of the two.
var (
	optimal    = []lp.Termination{lp.Optimal}
	infeasible = []lp.Termination{lp.Infeasible}
	unbounded  = []lp.Termination{lp.Unbounded}
	both       = []lp.Termination{lp.Infeasible, lp.InfeasibleOrUnbounded}
)

// col and row write small problems down as they stand in books.
type col struct{ lower, upper, cost float64 }

type row struct {
	lower, upper float64
	a            []float64
}

func write(sense lp.Sense, offset float64, cols []col, rows []row) *lp.Problem {
	b := lp.Builder{Sense: sense, Offset: offset}
	for j, c := range cols {
		b.Col(fmt.Sprintf("x%d", j+1), c.lower, c.upper, c.cost)
	}
	for i, r := range rows {
		b.Row(fmt.Sprintf("r%d", i+1), r.lower, r.upper)
		for j, a := range r.a {
			b.Add(i, j, a)
		}
	}
	return b.Problem()
}

// plus returns n columns x >= 0 with the given costs.
func plus(costs ...float64) []col {
	out := make([]col, len(costs))
	for j, c := range costs {
		out[j] = col{0, lp.Inf, c}
	}
	return out
}

func atMost(b float64, a ...float64) row  { return row{-lp.Inf, b, a} }
func atLeast(b float64, a ...float64) row { return row{b, lp.Inf, a} }
func equal(b float64, a ...float64) row   { return row{b, b, a} }
