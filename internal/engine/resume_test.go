package engine_test

import (
	"context"
	"fmt"
	"math"
	"testing"

	"github.com/openplenum/plenum/internal/engine"
	"github.com/openplenum/plenum/internal/lp/ipm"
	"github.com/openplenum/plenum/internal/outcome"
	"github.com/openplenum/plenum/internal/plan"
	"github.com/openplenum/plenum/internal/plan/plantest"
)

// TestResume: a plan with one changed target, solved on from the tier of the
// target, reaches what it reaches when solved from the beginning, and the
// tiers above are not solved again.
func TestResume(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine is at work: the short tests are for the race detector")
	}
	ctx := context.Background()
	for _, seed := range seeds(t) {
		p := plantest.Plan(seed, plantest.Options{})
		first := int(seed) % len(p.Targets)
		tier := p.Targets[first].Tier
		opt := engine.Options{Solver: ipm.New(), Tiers: true}
		before, err := engine.Solve(ctx, resolve(t, p), opt)
		if err != nil {
			t.Fatal(err)
		}
		changed := p.Clone()
		address := fmt.Sprintf("target:%s:%d", changed.Targets[first].ID, changed.Targets[first].Span.From)
		if err := plan.Set(changed, address, "-20%"); err != nil {
			t.Fatal(err)
		}
		figs := resolve(t, changed)
		after, err := engine.Resume(ctx, before, figs, opt)
		if err != nil {
			t.Fatal(err)
		}
		whole, err := engine.Solve(ctx, figs, opt)
		if err != nil {
			t.Fatal(err)
		}
		above := 0
		for _, phase := range before.Outcome.Phases {
			if phase.Tier > 0 && phase.Tier < tier && phase.Kind != outcome.PhaseHeadroom {
				above++
			}
		}
		if after.Resumed != above {
			t.Errorf("seed %d: %d phases taken over, want %d", seed, after.Resumed, above)
		}
		if !after.Outcome.Check.OK || after.Outcome.Status != whole.Outcome.Status {
			t.Errorf("seed %d: %s, %v", seed, after.Outcome.Status, after.Outcome.Check.Reasons)
		}
		if compare(after.Outcome, whole.Outcome, 1e-6) != 0 {
			t.Errorf("seed %d: resumed %+v, from the beginning %+v", seed, after.Outcome.Tiers, whole.Outcome.Tiers)
		}
	}
}

// TestResumeFromTheBeginning: what holds for all tiers is solved anew.
func TestResumeFromTheBeginning(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine is at work: the short tests are for the race detector")
	}
	ctx := context.Background()
	opt := engine.Options{Solver: ipm.New(), Tiers: true}
	p := plantest.Plan(3, plantest.Options{})
	before, err := engine.Solve(ctx, resolve(t, p), opt)
	if err != nil {
		t.Fatal(err)
	}
	for _, set := range [][2]string{
		{"supply:skill1:2027", "-5%"}, {"capacity:plant1", "+5%"}, {"input:make1:skill1", "+1%"},
		{"target:target1:2027:floor", "1"}, {"target:target1:tier", "2"},
	} {
		changed := p.Clone()
		if err := plan.Set(changed, set[0], set[1]); err != nil {
			t.Fatal(err)
		}
		figs := resolve(t, changed)
		after, err := engine.Resume(ctx, before, figs, opt)
		if err != nil {
			t.Fatal(err)
		}
		whole, err := engine.Solve(ctx, figs, opt)
		if err != nil {
			t.Fatal(err)
		}
		if after.Resumed != 0 {
			t.Errorf("%s: %d phases taken over", set[0], after.Resumed)
		}
		if math.Abs(after.Outcome.Tiers[0].Minimum-whole.Outcome.Tiers[0].Minimum) > 1e-6 {
			t.Errorf("%s: %v, want %v", set[0], after.Outcome.Tiers[0], whole.Outcome.Tiers[0])
		}
	}
}

func resolve(t testing.TB, p *plan.Plan) *plan.Figures {
	t.Helper()
	figs, faults := plan.Resolve(p)
	if len(faults) > 0 {
		t.Fatalf("%s: %v", p.Name, faults)
	}
	return figs
}
