package engine_test

import (
	"context"
	"math"
	"slices"
	"testing"

	"github.com/openplenum/plenum/internal/engine"
	"github.com/openplenum/plenum/internal/lp/ipm"
	"github.com/openplenum/plenum/internal/outcome"
	"github.com/openplenum/plenum/internal/plan"
	"github.com/openplenum/plenum/internal/plan/plantest"
)

// TestAsideIsWhatCannotRiseAlone: the targets set aside, found together and by
// proof, are those that reach nothing in a plan in which they are the only
// target of their tier.
func TestAsideIsWhatCannotRiseAlone(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine is at work: the short tests are for the race detector")
	}
	asides, together, alone := 0, 0, 0
	for seed := range uint64(10) {
		p := plantest.Plan(seed, plantest.Options{})
		out := solve(t, p)
		for _, phase := range out.Phases {
			switch phase.Kind {
			case outcome.PhaseTogether:
				together++
			case outcome.PhaseAlone:
				alone++
			}
		}
		k := slices.IndexFunc(out.Tiers, func(tier outcome.Tier) bool { return tier.Minimum < 1 || math.IsNaN(tier.Minimum) })
		if k < 0 {
			continue
		}
		for _, tier := range out.Tiers[k:min(k+2, len(out.Tiers))] {
			for _, target := range out.Targets {
				if target.Tier != tier.Number {
					continue
				}
				if target.SetAside {
					asides++
				}
				if reaches := byItself(t, p, target); reaches > engine.Rise && target.SetAside || reaches < engine.Rise/2 && !target.SetAside {
					t.Errorf("seed %d: %s %v reaches %v by itself, set aside: %v", seed, target.ID, target.Years, reaches, target.SetAside)
				}
			}
		}
	}
	t.Logf("%d set aside, in %d programs together and %d alone", asides, together, alone)
	if asides == 0 || alone > asides/4 {
		t.Errorf("%d set aside, in %d programs together and %d alone", asides, together, alone)
	}
}

// byItself solves a plan without the other targets of a target's tier, and
// without those below.
func byItself(t *testing.T, p *plan.Plan, target outcome.Target) float64 {
	t.Helper()
	figs := resolve(t, p)
	figs.Promises = slices.DeleteFunc(figs.Promises, func(q plan.Promise) bool {
		same := q.ID == target.ID && figs.Years[q.Years[0]] == target.Years[0]
		return q.Tier > target.Tier || q.Tier == target.Tier && !same
	})
	answer, err := engine.Solve(context.Background(), figs, engine.Options{Solver: ipm.New(), Tiers: true})
	if err != nil {
		t.Fatal(err)
	}
	k := slices.IndexFunc(answer.Outcome.Targets, func(o outcome.Target) bool { return o.Tier == target.Tier })
	return answer.Outcome.Targets[k].Fulfilment
}

// TestSmallPromisesAreNotRounded: a promise of a ton of what is used by the
// million keeps its ton. (A level counted as nothing when it was small in its
// balances, however large it was in a promise.)
func TestSmallPromisesAreNotRounded(t *testing.T) {
	q := func(v float64) plan.Quantity { return plan.Quantity{Value: v} }
	p := &plan.Plan{
		Schema: plan.SchemaVersion, Name: "salt", Horizon: plan.Horizon{First: 2026, Last: 2026},
		Terminal: plan.Terminal{Rule: plan.NoTerminal}, Categories: []plan.Category{{ID: "industry"}, {ID: "medicine"}},
		Goods:     []plan.Good{{ID: "salt", Unit: "t", Kind: plan.Product}, {ID: "pans", Unit: "ha", Kind: plan.Land}},
		Processes: []plan.Process{{ID: "boiling", Makes: "salt"}},
		Inputs:    []plan.Input{{Process: "boiling", Good: "pans", Amount: q(1)}},
		Supply:    []plan.Supply{{Good: "pans", Amount: q(5e7)}},
		FinalUse:  []plan.FinalUse{{Good: "salt", Category: "industry", Amount: q(5e7 - 1)}},
		Targets: []plan.Target{{
			ID: "drips", Measure: plan.Measure{Kind: plan.MeasureFinalUse, Of: "salt", Categories: []plan.CategoryID{"medicine"}},
			Amount: q(1), Tier: 1, Weight: 1,
		}},
	}
	if got := solve(t, p).Targets[0].Fulfilment; math.Abs(got-1) > 1e-5 {
		t.Errorf("fulfilment %v, want 1", got)
	}
}
