package engine_test

import (
	"context"
	"testing"

	"github.com/openplenum/plenum/internal/engine"
	"github.com/openplenum/plenum/internal/lp/ipm"
	"github.com/openplenum/plenum/internal/plan"
	"github.com/openplenum/plenum/internal/planfile"
)

// TestChangedRepublicIsChecked: the answer to a change of the republic that
// begins near the one before passes the check too. Its last phase, which tidies,
// once stopped a hair short of the sharpness of the others.
func TestChangedRepublicIsChecked(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine is at work: the short tests are for the race detector")
	}
	f, err := planfile.Read("../../examples/republic")
	if err != nil {
		t.Fatal(err)
	}
	figs := resolve(t, f.Plan)
	ctx := context.Background()
	a, err := engine.Solve(ctx, figs, engine.Options{Solver: ipm.New()})
	if err != nil {
		t.Fatal(err)
	}
	changed := f.Plan.Clone()
	for _, x := range []string{"plain", "hills", "coast"} {
		if err := plan.Set(changed, "target:rural_dwellings@"+x+":2027..2030", "+20%"); err != nil {
			t.Fatal(err)
		}
	}
	b, err := engine.Resume(ctx, a, resolve(t, changed), engine.Options{Solver: ipm.New()})
	if err != nil {
		t.Fatal(err)
	}
	if !b.Outcome.Check.OK || b.Resumed == 0 {
		t.Errorf("%d phases taken over; %+v; %+v", b.Resumed, b.Outcome.Check, b.Outcome.Phases[len(b.Outcome.Phases)-1])
	}
}
