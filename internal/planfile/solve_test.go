package planfile

import (
	"testing"

	"github.com/openplenum/plenum/internal/engine"
	"github.com/openplenum/plenum/internal/lp/ipm"
)

// TestNewPlanSolves: the plan to begin with meets all its targets.
func TestNewPlanSolves(t *testing.T) {
	_, f := newPlan(t)
	answer, err := engine.Solve(t.Context(), f.Figures, engine.Options{Solver: ipm.New()})
	if err != nil {
		t.Fatal(err)
	}
	o := answer.Outcome
	if len(o.Targets) != 10 {
		t.Fatalf("%d fulfilments, want 5 years of 2 targets; outcome %+v", len(o.Targets), o.Status)
	}
	for _, p := range o.Targets {
		if !p.Met {
			t.Errorf("%v is not met: %v", p, p.Fulfilment)
		}
	}
}
