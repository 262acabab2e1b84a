package lptest

import (
	"context"
	"math"
	"testing"

	"github.com/openplenum/plenum/internal/lp"
)

// Agree solves cases with two solvers and compares: the same ending where
// both have one, and objectives equal to 1e-6 relative. The oracle may be one
// without certificates; its ending of "infeasible or unbounded" agrees with
// either.
func Agree(t *testing.T, solver, oracle lp.Solver, cases []Case) {
	for _, c := range cases {
		t.Run(c.Name, func(t *testing.T) {
			ours, err := solver.Solve(context.Background(), c.Problem, lp.Options{})
			if err != nil {
				t.Fatal(err)
			}
			theirs, err := oracle.Solve(context.Background(), c.Problem, lp.Options{Feasibility: 1e-6, Gap: 1e-6})
			if err != nil {
				t.Fatal(err)
			}
			switch {
			case theirs.Termination == lp.InfeasibleOrUnbounded && ours.Termination != lp.Optimal:
			case ours.Termination != theirs.Termination:
				t.Errorf("%s (%s): %s (%s), the oracle says %s (%s)", c.Name, c.Why,
					ours.Termination, ours.Check.Reason, theirs.Termination, theirs.Check.Reason)
			case ours.Termination == lp.Optimal && math.Abs(ours.Objective-theirs.Objective) > 1e-6*(1+math.Abs(theirs.Objective)):
				t.Errorf("%s (%s): objective %.12g, the oracle says %.12g", c.Name, c.Why, ours.Objective, theirs.Objective)
			}
		})
	}
}

// PlanCases are plan-like problems of growing size, to be solved by two
// solvers.
func PlanCases(upTo int) []Case {
	var out []Case
	for k, n := range []int{2, 3, 5, 8, 12, 20, 30, 50, 80} {
		if n > upTo {
			break
		}
		for years := 1; years <= 5; years += 2 {
			p := Plan(int64(100*k+years), n, years)
			out = append(out, Case{Name: p.Name, Why: "a plan", Problem: p, Want: optimal, Objective: math.NaN()})
		}
	}
	return out
}
