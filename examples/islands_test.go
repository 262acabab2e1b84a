package examples

import (
	"context"
	"math"
	"testing"

	"github.com/openplenum/plenum/internal/engine"
	"github.com/openplenum/plenum/internal/lp/ipm"
	"github.com/openplenum/plenum/internal/outcome"
	"github.com/openplenum/plenum/internal/plan"
	"github.com/openplenum/plenum/internal/planfile"
)

// The laws of trade, regions, projects, nature and indicators, each on the
// plan of the two islands. README.md of the folder explains the figures.

const islandsDir = "islands"

// fulfilled finds the fulfilment of a target in a year.
func fulfilled(t *testing.T, o *outcome.Outcome, id plan.TargetID, year int) float64 {
	t.Helper()
	for _, x := range o.Targets {
		if x.ID == id && x.Years[len(x.Years)-1] == year {
			return x.Fulfilment
		}
	}
	t.Fatalf("no target %s in %d", id, year)
	return 0
}

// level finds the level of an activity by year.
func level(t *testing.T, o *outcome.Outcome, kind, of string, region plan.RegionID) []float64 {
	t.Helper()
	for _, a := range o.Activities {
		if a.Kind == kind && a.Of == of && a.Region == region {
			return a.Levels
		}
	}
	t.Fatalf("no %s of %s in %s", kind, of, region)
	return nil
}

func about(t *testing.T, what string, got, want, tolerance float64) {
	t.Helper()
	if math.Abs(got-want) > tolerance {
		t.Errorf("%s: %g, want %g", what, got, want)
	}
}

// TestIslands: food comes first and is there in full; the school takes what
// credit leaves.
func TestIslands(t *testing.T) {
	o := solve(t, islandsDir, engine.Options{})
	if o.Status != outcome.Solved || len(o.Tiers) != 3 {
		t.Fatalf("%s, %d tiers", o.Status, len(o.Tiers))
	}
	about(t, "food", o.Tiers[0].Minimum, 1, 1e-6)
	if m := o.Tiers[1].Minimum; m < 0.5 || m > 0.99 {
		t.Errorf("reading %g, want short of its target and above its baseline", m)
	}
	for k, x := range level(t, o, "start", "pier", "north") {
		if math.Abs(x-math.Round(x)) > 1e-9 {
			t.Errorf("the pier starts by %g in year %d, want all or nothing", x, k+1)
		}
	}
}

// TestRouteClosed: without grain from the south the north lives from its own
// 200 t, which feed 1,000 of its 2,000 people.
func TestRouteClosed(t *testing.T) {
	o := solve(t, islandsDir, engine.Options{}, "route:grain:south:north=0")
	for _, year := range o.Years {
		about(t, "food in the north", fulfilled(t, o, "food_north", year), 0.5, 1e-5)
	}
	// For one year only.
	o = solve(t, islandsDir, engine.Options{}, "route:grain:south:north:2027=0")
	about(t, "food in the north, 2027", fulfilled(t, o, "food_north", 2027), 0.5, 1e-5)
	about(t, "food in the north, 2028", fulfilled(t, o, "food_north", 2028), 1, 1e-5)
}

// TestOverfishing: what is caught beyond growth in the first year lowers the
// most that can be caught in the third.
func TestOverfishing(t *testing.T) {
	catch := func(first float64) float64 {
		f, err := planfile.Read(islandsDir)
		if err != nil {
			t.Fatal(err)
		}
		p := f.Plan
		harvest := plan.Measure{Kind: plan.MeasureHarvest, Of: "shoal"}
		p.Limits = append(p.Limits,
			plan.Limit{ID: "first", Measure: harvest, Span: plan.Year(2026), Lower: plan.Quantity{Value: first}, LowerSet: true, Upper: plan.Quantity{Value: first}, UpperSet: true},
			plan.Limit{ID: "second", Measure: harvest, Span: plan.Year(2027), Lower: plan.Quantity{Value: 200}, LowerSet: true})
		p.Objective = &plan.Objective{Maximise: true, Terms: []plan.Term{{Measure: harvest, Span: plan.Year(2028), Weight: 1}}}
		figs, faults := plan.Resolve(p)
		if len(faults) > 0 {
			t.Fatal(faults)
		}
		answer, err := engine.Solve(context.Background(), figs, engine.Options{Solver: ipm.New()})
		if err != nil {
			t.Fatal(err)
		}
		if answer.Outcome.Objective == nil {
			t.Fatalf("%s with a first catch of %g", answer.Outcome.Status, first)
		}
		return *answer.Outcome.Objective
	}
	// Worked out by hand: with a first catch h the stock is 1210 - h after
	// 2026, grows by g(B) = min(0.3 B, 110 + 0.1 B, 460 - 0.25 B), gives 200
	// in 2027, grows again, and has to leave as much in 2028 as grows back to
	// 950 by the end of 2029.
	want := func(first float64) float64 {
		grow := func(b float64) float64 { return b + math.Min(0.3*b, math.Min(110+0.1*b, 460-0.25*b)) }
		const left = (950 - 110) / 1.1 // 763.6, where 110 + 0.1 B is the least
		return grow(grow(1210-first)-200) - left
	}
	for _, first := range []float64{210, 300, 400} {
		about(t, "catch of 2028", catch(first), want(first), 1e-3)
	}
	if want(210) < want(300)+90 {
		t.Error("overfishing by 90 t costs less than 90 t")
	}
}

// TestDebtLimit: what the islands may owe holds the school back. The limit has
// a price, and more credit brings what the price says.
func TestDebtLimit(t *testing.T) {
	o := solve(t, islandsDir, engine.Options{})
	price, phase := 0.0, -1
	for _, p := range o.Prices {
		if p.Kind == "limit" && p.Of == "credit" && (phase < 0 || p.Phase == phase) {
			price += p.Value
			phase = p.Phase
		}
	}
	if price <= 0 {
		t.Fatal("the debt limit has no price")
	}
	for _, l := range o.Limits {
		about(t, "owed at the end of 2026", l.Values[0], 45000, 1)
	}
	const more = 200.0
	richer := solve(t, islandsDir, engine.Options{}, "limit:credit=45200")
	gain := richer.Tiers[1].Minimum - o.Tiers[1].Minimum
	if gain < 0.5*price*more || gain > 1.001*price*more+1e-6 {
		t.Errorf("%g crowns more bring %g, the prices say %g", more, gain, price*more)
	}
}

// TestLiteracyBaseline: without a school nobody learns to read. As many read
// as before, which counts 0; where the population grows it counts less.
func TestLiteracyBaseline(t *testing.T) {
	o := solve(t, islandsDir, engine.Options{}, "project:school=0", "population:south=3000")
	for year := 2027; year <= 2029; year++ {
		about(t, "reading", fulfilled(t, o, "literacy", year), 0, 1e-5)
	}
	o = solve(t, islandsDir, engine.Options{}, "project:school=0")
	about(t, "reading of more people", fulfilled(t, o, "literacy", 2029), (180000.0/3100-60)/(70-60), 1e-5)
}

// TestLaterProject: a project that starts a year later delivers a year later.
func TestLaterProject(t *testing.T) {
	for start, year := range map[int]string{2026: "2026", 2027: "2027"} {
		o := solve(t, islandsDir, engine.Options{}, "project:pier:earliest="+year, "project:pier:latest="+year)
		for _, a := range o.Assets {
			if a.ID != "ferry" || a.Region != "north" {
				continue
			}
			for k, y := range o.Years {
				want := 11200.0
				if y > start {
					want += 4000
				}
				about(t, "ferries in the north", a.Capacity[k], want, 1e-3)
			}
		}
	}
	// From 2028 on more people live in the south than the old pier feeds: what
	// 11,200 tkm bring over 120 km, of which 2 % is lost, feeds 3,049 persons.
	o := solve(t, islandsDir, engine.Options{}, "project:pier:delay=4")
	about(t, "food in the south, 2028", fulfilled(t, o, "food_south", 2028), 11200.0/120*0.98/0.03/3100, 1e-5)
}
