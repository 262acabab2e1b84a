package examples

import (
	"context"
	"math"
	"strings"
	"testing"

	"github.com/openplenum/plenum/internal/engine"
	"github.com/openplenum/plenum/internal/lp/ipm"
	"github.com/openplenum/plenum/internal/outcome"
	"github.com/openplenum/plenum/internal/plan"
	"github.com/openplenum/plenum/internal/planfile"
)

// solve solves an example, with changes "address=value" to its figures.
func solve(t *testing.T, dir string, opt engine.Options, changes ...string) *outcome.Outcome {
	t.Helper()
	f, err := planfile.Read(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, change := range changes {
		address, value, _ := strings.Cut(change, "=")
		if err := plan.Set(f.Plan, address, value); err != nil {
			t.Fatal(err)
		}
	}
	figs, faults := plan.Resolve(f.Plan)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	opt.Solver = ipm.New()
	answer, err := engine.Solve(context.Background(), figs, opt)
	if err != nil {
		t.Fatal(err)
	}
	if answer.X != nil && !answer.Outcome.Check.OK {
		t.Errorf("the check says no: %s", answer.Outcome.Check.Detail)
	}
	return answer.Outcome
}

// TestKnownObjectives: the published models give their published optima.
// Sources: H. P. Williams, Model Building in Mathematical Programming,
// "Economic planning"; P. Cockshott's five-year planner.
func TestKnownObjectives(t *testing.T) {
	for _, c := range []struct {
		dir, change string
		want        float64
	}{
		{"williams/capacity", "", 2141.875197},
		{"williams/capacity", "supply:manpower:4=480", 2151.854300},
		{"williams/capacity", "supply:manpower:4=500", 2169.590438},
		{"williams/output", "", 2618.579115},
		{"williams/manpower", "", 2450.026623},
		{"toy-five-year", "", 8.79729913},
		{"toy-five-year", "output:coal=5", 7.33645309},
	} {
		t.Run(c.dir+" "+c.change, func(t *testing.T) {
			var changes []string
			if c.change != "" {
				changes = append(changes, c.change)
			}
			o := solve(t, c.dir, engine.Options{}, changes...)
			if o.Objective == nil || math.Abs(*o.Objective-c.want) > 1e-6*c.want {
				t.Errorf("objective %v, want %g", o.Objective, c.want)
			}
		})
	}
}

// TestConflict: with manpower of 140 in every year there is no plan; the least
// relief is 10 more in the last.
func TestConflict(t *testing.T) {
	for last, want := range map[string]outcome.Status{
		"140": outcome.Conflict, "149.9": outcome.Conflict, "150.1": outcome.Solved,
	} {
		o := solve(t, "williams/capacity", engine.Options{}, "supply:manpower=140", "supply:manpower:6="+last)
		if o.Status != want {
			t.Errorf("%s in the last year: %s, want %s", last, o.Status, want)
		}
	}
}

// TestToyTiers: the toy's targets as one tier, with the minimum raised once
// and then the sum. With three rounds and coal 5 the second round raises the
// other fourteen targets to 0.951953 first, at a price in the sum: 13.82736047.
// HiGHS gives the same figures for each of these linear programs.
func TestToyTiers(t *testing.T) {
	for change, want := range map[string]float64{"output:coal=6": 14.5, "output:coal=5": 14.40155406} {
		o := solve(t, "toy-five-year", engine.Options{Tiers: true}, change)
		if got := o.Tiers[0].Minimum; math.Abs(got-0.5) > 1e-6 {
			t.Errorf("%s: minimum %g, want 0.5", change, got)
		}
		if got := o.Tiers[0].Sum; math.Abs(got-want) > 1e-5 {
			t.Errorf("%s: sum of fulfilments %g, want %g", change, got, want)
		}
	}
}

// TestSmall: one person more makes the same flour more in every year, until
// the village has enough; docs/examples.md works it out by hand.
func TestSmall(t *testing.T) {
	const labour = 1.25/0.94*0.02 + 0.004 // persons for a tonne of flour
	o := solve(t, "small", engine.Options{})
	for _, target := range o.Targets {
		var want float64
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
	law(t)
	o := asPlanned(t)
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
	for _, p := range o.Projects {
		var started float64
		for _, share := range p.Started {
			started += share
		}
		if started < 0.9 {
			t.Errorf("%s: only %g of it is started", p.ID, started)
		}
	}
}

// TestRepublicTries: the changes that its README proposes do what it says.
func TestRepublicTries(t *testing.T) {
	law(t)
	before := kept(asPlanned(t))
	gain := func(change string) map[int]float64 {
		after := kept(solve(t, "republic", engine.Options{}, change))
		for tier := range after {
			after[tier] -= before[tier]
		}
		return after
	}
	if g := gain("supply:graduate:2029=+1%"); g[3] < 0.4 {
		t.Errorf("more graduates in 2029: tier 3 gains %g", g[3])
	}
	if dams := gain("limit:dams_a_year=600"); dams[2] < 0.05 || dams[3] > -0.1 {
		t.Errorf("more dams a year: tier 2 gains %g, tier 3 %g", dams[2], dams[3])
	}
	if goods := gain("target:household_goods:tier=2"); goods[2] < 4.9 || goods[3] > -5 {
		t.Errorf("household goods in tier 2: tier 2 gains %g, tier 3 %g", goods[2], goods[3])
	}
}

// kept is the weighted sum of fulfilments by tier, each counted up to 1.
func kept(o *outcome.Outcome) map[int]float64 {
	out := map[int]float64{}
	for _, target := range o.Targets {
		out[target.Tier] += target.Weight * min(1, target.Fulfilment)
	}
	return out
}
