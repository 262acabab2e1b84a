package plan_test

import (
	"testing"

	"github.com/openplenum/plenum/internal/plan"
	"github.com/openplenum/plenum/internal/plan/plantest"
)

// TestResolveRandomPlans: plans that are right by construction have no faults.
func TestResolveRandomPlans(t *testing.T) {
	for seed := range uint64(20) {
		p := plantest.Plan(seed, plantest.Options{})
		found := plan.Inspect(p, plan.Gaps{})
		if found.Figures == nil {
			t.Fatalf("seed %d: %v", seed, found.Faults)
		}
		if n := len(found.Figures.Promises); n != 8*4 {
			t.Errorf("seed %d: %d promises, want one for each of 8 targets and 4 years", seed, n)
		}
	}
}
