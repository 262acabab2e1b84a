package examples

import (
	"context"
	"math"
	"testing"

	"github.com/openplenum/plenum/internal/engine"
	"github.com/openplenum/plenum/internal/lp/ipm"
	"github.com/openplenum/plenum/internal/outcome"
	"github.com/openplenum/plenum/internal/planfile"
)

func solve(t *testing.T, dir string, opt engine.Options) *outcome.Outcome {
	t.Helper()
	f, err := planfile.Read(dir)
	if err != nil {
		t.Fatal(err)
	}
	opt.Solver = ipm.New()
	answer, err := engine.Solve(context.Background(), f.Figures, opt)
	if err != nil {
		t.Fatal(err)
	}
	if !answer.Outcome.Check.OK {
		t.Errorf("the check says no: %s", answer.Outcome.Check.Detail)
	}
	return answer.Outcome
}

// TestKnownObjectives: the published models give their published optima.
// Sources: H. P. Williams, Model Building in Mathematical Programming,
// "Economic planning"; P. Cockshott's five-year planner.
func TestKnownObjectives(t *testing.T) {
	for dir, want := range map[string]float64{
		"williams/capacity": 2141.875197,
		"williams/output":   2618.579115,
		"williams/manpower": 2450.026623,
		"toy-five-year":     8.79729913,
	} {
		t.Run(dir, func(t *testing.T) {
			o := solve(t, dir, engine.Options{})
			if o.Objective == nil || math.Abs(*o.Objective-want) > 1e-6*want {
				t.Errorf("objective %v, want %g", o.Objective, want)
			}
		})
	}
}

// TestToyTiers: the toy's targets as one tier.
func TestToyTiers(t *testing.T) {
	o := solve(t, "toy-five-year", engine.Options{Tiers: true})
	sum := 0.0
	for _, target := range o.Targets {
		sum += target.Fulfilment
	}
	if got := o.Tiers[0].Minimum; math.Abs(got-0.5) > 1e-5 {
		t.Errorf("minimum %g, want 0.5", got)
	}
	if math.Abs(sum-14.5) > 1e-4 {
		t.Errorf("sum of fulfilments %g, want 14.5", sum)
	}
}

// TestSmall: one person more makes the same flour more in every year, until
// the village has enough; docs/examples.md works it out by hand.
func TestSmall(t *testing.T) {
	const labour = 1.25/0.94*0.02 + 0.004 // persons for a tonne of flour
	o := solve(t, "small", engine.Options{})
	for _, target := range o.Targets {
		want := math.NaN()
		switch {
		case target.ID == "flour":
			want = min(1, float64(60+target.Years[0]-2026)/labour/2000)
		case target.Years[0] == 2028:
			want = (62 - 2000*labour) * 0.94 / 0.02 / 300
		default:
			want = 0
		}
		if math.Abs(target.Fulfilment-want) > 1e-4 {
			t.Errorf("%s %v: fulfilment %g, want %g", target.ID, target.Years, target.Fulfilment, want)
		}
	}
}

// TestRepublicStory: the republic's plan is what its README tells: basic needs
// nearly met, the others partly, and no target is hopeless.
func TestRepublicStory(t *testing.T) {
	o := solve(t, "republic", engine.Options{})
	least := map[int]float64{1: 1, 2: 1, 3: 1}
	short := map[int]int{}
	for _, target := range o.Targets {
		least[target.Tier] = min(least[target.Tier], target.Fulfilment)
		if target.Fulfilment < 1-engine.Met {
			short[target.Tier]++
		}
		if target.SetAside {
			t.Errorf("%s %v is hopeless", target.ID, target.Years)
		}
	}
	if least[1] < 0.85 || short[1] == 0 || short[1] > 5 {
		t.Errorf("tier 1: least %g, %d short", least[1], short[1])
	}
	for _, tier := range []int{2, 3} {
		if least[tier] < 0.5 || short[tier] == 0 {
			t.Errorf("tier %d: least %g, %d short", tier, least[tier], short[tier])
		}
	}
}
