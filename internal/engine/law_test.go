package engine_test

import (
	"context"
	"math"
	"os"
	"testing"

	"github.com/openplenum/plenum/internal/engine"
	"github.com/openplenum/plenum/internal/lp/ipm"
	"github.com/openplenum/plenum/internal/outcome"
	"github.com/openplenum/plenum/internal/plan"
	"github.com/openplenum/plenum/internal/plan/plantest"
)

// seeds are the random plans that each law is tried on: 60 with PLENUM_SLOW.
func seeds(t *testing.T) []uint64 {
	t.Helper()
	count := 12
	if os.Getenv("PLENUM_SLOW") != "" {
		count = 60
	}
	var out []uint64
	for seed := range uint64(count) {
		out = append(out, seed)
	}
	return out
}

// solve resolves and solves a plan by its tiers, and fails the test when the
// plan is not solved or the check does not agree.
func solve(t *testing.T, p *plan.Plan) *outcome.Outcome {
	t.Helper()
	figs, faults := plan.Resolve(p)
	if len(faults) > 0 {
		t.Fatalf("%s: %v", p.Name, faults)
	}
	answer, err := engine.Solve(context.Background(), figs, engine.Options{Solver: ipm.New(), Tiers: true})
	if err != nil {
		t.Fatalf("%s: %v", p.Name, err)
	}
	if answer.Outcome.Status != outcome.Solved {
		t.Fatalf("%s: %s", p.Name, answer.Outcome.Status)
	}
	if !answer.Outcome.Check.OK {
		t.Errorf("%s: the check does not agree: %v", p.Name, answer.Outcome.Check.Reasons)
	}
	return answer.Outcome
}

// compare puts the tiers of two outcomes in order: positive when a is better
// in the first figure in which they differ by more than tol. It looks no
// further than the first tier that is not met: below it a millionth given up
// above can be worth a tenth, so that the figures there have no digits to
// compare.
func compare(a, b *outcome.Outcome, tol float64) int {
	for k := range a.Tiers {
		for _, pair := range [][2]float64{
			{a.Tiers[k].Minimum, b.Tiers[k].Minimum},
			{a.Tiers[k].Sum, b.Tiers[k].Sum},
		} {
			switch {
			case pair[0] > pair[1]+tol:
				return 1
			case pair[0] < pair[1]-tol:
				return -1
			}
		}
		if a.Tiers[k].Minimum < 1 {
			return 0
		}
	}
	return 0
}

func TestMoreSupplyNeverHurts(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine is at work: the short tests are for the race detector")
	}
	for _, seed := range seeds(t) {
		p := plantest.Plan(seed, plantest.Options{})
		before := solve(t, p)
		p.Supply[int(seed)%len(p.Supply)].Amount.Value *= 1.05
		if after := solve(t, p); compare(after, before, 2e-5) < 0 {
			t.Errorf("seed %d: more supply made the plan worse: %+v, was %+v", seed, after.Tiers, before.Tiers)
		}
	}
}

func TestLowerTierNeverTakesFromHigher(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine is at work: the short tests are for the race detector")
	}
	for _, seed := range seeds(t) {
		p := plantest.Plan(seed, plantest.Options{})
		before := solve(t, p)
		for i := range p.Targets {
			if p.Targets[i].Tier == 2 {
				p.Targets[i].Amount.Value *= 1.5
				p.Targets[i].Weight *= 3
			}
		}
		after := solve(t, p)
		if math.Abs(after.Tiers[0].Minimum-before.Tiers[0].Minimum) > 1e-6 ||
			math.Abs(after.Tiers[0].Sum-before.Tiers[0].Sum) > 1e-5 {
			t.Errorf("seed %d: a change in tier 2 moved tier 1: %+v, was %+v", seed, after.Tiers[0], before.Tiers[0])
		}
	}
}

func TestUnitsAndOrderChangeNothing(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine is at work: the short tests are for the race detector")
	}
	for _, seed := range seeds(t) {
		p := plantest.Plan(seed, plantest.Options{})
		before := solve(t, p)
		// The first product is counted in kilograms, and all tables are
		// turned round.
		kilograms(p, plantest.Good(0))
		reverse(p.Goods)
		reverse(p.Processes)
		reverse(p.Inputs)
		reverse(p.Assets)
		reverse(p.AssetInputs)
		reverse(p.Targets)
		after := solve(t, p)
		if compare(after, before, 2e-5) != 0 {
			t.Errorf("seed %d: units or order changed the plan: %+v, was %+v", seed, after.Tiers, before.Tiers)
		}
	}
}

func TestLongerConstructionNeverHelps(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine is at work: the short tests are for the race detector")
	}
	for _, seed := range seeds(t) {
		// Nothing retires here: capacity built early and kept is then as good
		// as capacity built late, so a longer lead only takes choices away.
		var tried [2]*outcome.Outcome
		for k := range tried {
			p := plantest.Plan(seed, plantest.Options{Lead: 1 + k})
			for i := range p.Assets {
				p.Assets[i].Retirement = 0
			}
			tried[k] = solve(t, p)
		}
		one, two := tried[0], tried[1]
		if compare(two, one, 2e-5) > 0 {
			t.Errorf("seed %d: lead 2 does better than lead 1: %+v, against %+v", seed, two.Tiers, one.Tiers)
		}
	}
}

// kilograms counts a good in kg instead of t.
func kilograms(p *plan.Plan, good plan.GoodID) {
	for i := range p.Goods {
		if p.Goods[i].ID == good {
			p.Goods[i].Unit = "kg"
		}
	}
	thousand := func(q *plan.Quantity) { q.Value *= 1000 }
	for i := range p.Inputs {
		if p.Inputs[i].Good == good {
			thousand(&p.Inputs[i].Amount)
		}
		if p.Inputs[i].Process == plantest.Process(0) {
			p.Inputs[i].Amount.Value /= 1000
		}
	}
	for i := range p.Assets {
		if p.Assets[i].Process == plantest.Process(0) {
			thousand(&p.Assets[i].Capacity)
		}
	}
	for i := range p.AssetInputs {
		if p.AssetInputs[i].Good == good {
			thousand(&p.AssetInputs[i].Amount)
		}
		if p.AssetInputs[i].Asset == plantest.Asset(0) {
			p.AssetInputs[i].Amount.Value /= 1000
		}
	}
	for i := range p.FinalUse {
		if p.FinalUse[i].Good == good {
			thousand(&p.FinalUse[i].Amount)
		}
	}
	for i := range p.Targets {
		if p.Targets[i].Measure.Of == string(good) {
			thousand(&p.Targets[i].Amount)
			thousand(&p.Targets[i].Baseline)
		}
	}
}

func reverse[T any](s []T) {
	for i, j := 0, len(s)-1; i < j; i, j = i+1, j-1 {
		s[i], s[j] = s[j], s[i]
	}
}
