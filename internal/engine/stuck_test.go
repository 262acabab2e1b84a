package engine_test

import (
	"context"
	"math"
	"testing"

	"github.com/openplenum/plenum/internal/engine"
	"github.com/openplenum/plenum/internal/lp"
	"github.com/openplenum/plenum/internal/lp/ipm"
	"github.com/openplenum/plenum/internal/outcome"
	"github.com/openplenum/plenum/internal/plan"
	"github.com/openplenum/plenum/internal/plan/plantest"
)

// stuckAt is a solver that gives up at one of its calls.
type stuckAt struct {
	lp.Solver
	calls, at, times int
}

func (s *stuckAt) Solve(ctx context.Context, p *lp.Problem, opt lp.Options) (*lp.Result, error) {
	if s.calls++; s.at <= s.calls && s.calls < s.at+s.times {
		return &lp.Result{Termination: lp.Stopped, Limit: lp.NumericalLimit, Objective: math.NaN(), Bound: math.NaN()}, nil
	}
	return s.Solver.Solve(ctx, p, opt)
}

// TestStuckSolver: a solver that gives up in one phase is asked in another
// way, and the plan is the same.
func TestStuckSolver(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine is at work: the short tests are for the race detector")
	}
	figs, faults := plan.Resolve(plantest.Plan(3, plantest.Options{}))
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	want, err := engine.Solve(context.Background(), figs, engine.Options{Solver: ipm.New(), Tiers: true})
	if err != nil {
		t.Fatal(err)
	}
	tried := 0
	for at, phase := range want.Outcome.Phases {
		if phase.Kind == outcome.PhaseAlone {
			continue
		}
		solver := &stuckAt{Solver: ipm.New(), at: at + 1, times: 1}
		got, err := engine.Solve(context.Background(), figs, engine.Options{Solver: solver, Tiers: true})
		if err != nil {
			t.Fatal(err)
		}
		if got.Outcome.Status != outcome.Solved || !got.Outcome.Check.OK {
			t.Errorf("stuck at phase %d (%s): %s, check %v", at, phase.Kind, got.Outcome.Status, got.Outcome.Check.Reasons)
			continue
		}
		if compare(got.Outcome, want.Outcome, 2e-4) != 0 {
			t.Errorf("stuck at phase %d (%s): %+v, want %+v", at, phase.Kind, got.Outcome.Tiers, want.Outcome.Tiers)
		}
		tried++
	}
	last := &stuckAt{Solver: ipm.New(), at: len(want.Outcome.Phases), times: 2}
	got, err := engine.Solve(context.Background(), figs, engine.Options{Solver: last, Tiers: true})
	if err != nil || got.Outcome.Status != outcome.Solved || compare(got.Outcome, want.Outcome, 1e-6) != 0 {
		t.Errorf("stuck while tidying: %v, %+v, want %+v", err, got.Outcome.Tiers, want.Outcome.Tiers)
	}
	if tried < 4 {
		t.Errorf("tried %d phases only", tried)
	}
}
