package examples

import (
	"context"
	"math"
	"os"
	"sync"
	"testing"

	"github.com/openplenum/plenum/internal/engine"
	"github.com/openplenum/plenum/internal/lp/ipm"
	"github.com/openplenum/plenum/internal/outcome"
	"github.com/openplenum/plenum/internal/plan"
)

// The laws of issue 3 on the republic itself, each solved with one figure
// changed as --set changes it. islands_test.go holds the same on a plan that
// can be worked out by hand.

var planned struct {
	sync.Once
	outcome *outcome.Outcome
}

// asPlanned is the republic without a change, solved once for all tests.
func asPlanned(t *testing.T) *outcome.Outcome {
	t.Helper()
	planned.Do(func() { planned.outcome = solve(t, "republic", engine.Options{}) })
	if planned.outcome == nil || planned.outcome.Status != outcome.Solved {
		t.Fatal("the republic has no plan")
	}
	return planned.outcome
}

// law skips a test that solves the republic, with -short.
func law(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("solves the republic, some seconds each: not with -short")
	}
}

// at finds the fulfilment of a target in a region and year.
func at(t *testing.T, o *outcome.Outcome, id plan.TargetID, region plan.RegionID, year int) float64 {
	t.Helper()
	for _, x := range o.Targets {
		if x.ID == id && x.Region == region && x.Years[len(x.Years)-1] == year {
			return x.Fulfilment
		}
	}
	t.Fatalf("no target %s of %s in %d", id, region, year)
	return 0
}

// TestRepublicRouteClosed: without the road from the plain the capital cannot
// have even the food of 2025: there is no such plan. With a narrower one there
// is, and it is another.
func TestRepublicRouteClosed(t *testing.T) {
	law(t)
	if o := solve(t, "republic", engine.Options{}, "route:grain:plain:capital=0"); o.Status != outcome.Conflict {
		t.Errorf("no grain from the plain: %s", o.Status)
	}
	const way = "route:vegetables:plain:capital:2027..2030=190"
	o, before := solve(t, "republic", engine.Options{}, way), asPlanned(t)
	if o.Status != outcome.Solved {
		t.Fatalf("%s: %s", way, o.Status)
	}
	for k, route := range o.Routes {
		if route.Good != "vegetables" || route.From != "plain" || route.To != "capital" {
			continue
		}
		if was := before.Routes[k].Sent[2]; was < 200 || route.Sent[2] > 190+1e-6 {
			t.Errorf("vegetables to the capital in 2028: %g, before %g", route.Sent[2], was)
		}
	}
}

// TestRepublicLongerLead: when the machines of the housing combines have to be
// ordered two years before, none open in 2027, and dwellings fall short.
func TestRepublicLongerLead(t *testing.T) {
	law(t)
	o, before := solve(t, "republic", engine.Options{}, "lead:housing_combines:equipment=2"), asPlanned(t)
	for _, region := range o.Regions {
		is, was := at(t, o, "town_dwellings", region.ID, 2027), at(t, before, "town_dwellings", region.ID, 2027)
		if was < 1-1e-5 || is > 0.1 {
			t.Errorf("dwellings in %s in 2027: %g, with a lead of one year %g", region.ID, is, was)
		}
	}
	if is, was := kept(o)[1], kept(before)[1]; is > was-1 {
		t.Errorf("tier 1 keeps %g, with a lead of one year %g", is, was)
	}
}

// TestRepublicOverfishing: below 600 kt the shoals grow by 72 kt and a
// twentieth of what is there. So a kilotonne more caught in the first year
// costs 1.05 x 1.05 of it in the third.
func TestRepublicOverfishing(t *testing.T) {
	law(t)
	catch := func(first float64) float64 {
		figs := republic(t)
		p := figs.Plan.Clone()
		harvest := plan.Measure{Kind: plan.MeasureHarvest, Of: "shoal"}
		p.Limits = append(p.Limits,
			plan.Limit{ID: "first", Measure: harvest, Span: plan.Year(2026), Lower: plan.Quantity{Value: first}, LowerSet: true, Upper: plan.Quantity{Value: first}, UpperSet: true},
			plan.Limit{ID: "second", Measure: harvest, Span: plan.Year(2027), Lower: plan.Quantity{Value: 105}, LowerSet: true})
		p.Objective = &plan.Objective{Maximise: true, Terms: []plan.Term{{Measure: harvest, Span: plan.Year(2028), Weight: 1}}}
		changed, faults := plan.Resolve(p)
		if len(faults) > 0 {
			t.Fatal(faults)
		}
		answer, err := engine.Solve(context.Background(), changed, engine.Options{Solver: ipm.New()})
		if err != nil {
			t.Fatal(err)
		}
		if answer.Outcome.Objective == nil {
			t.Fatalf("%s with a first catch of %g", answer.Outcome.Status, first)
		}
		return *answer.Outcome.Objective
	}
	about(t, "what 10 kt more in 2026 cost in 2028", catch(105)-catch(115), 10*1.05*1.05, 1e-3)
}

// TestRepublicDebtLimit: the credit of 2029 is used up and has a price, and
// more credit brings what the price says.
func TestRepublicDebtLimit(t *testing.T) {
	law(t)
	o := asPlanned(t)
	price := 0.0
	for _, p := range o.Prices {
		if p.Kind == "limit" && p.Of == "credit" && p.Year == 2029 {
			price = p.Value
		}
	}
	if price <= 0 {
		t.Fatal("the credit of 2029 has no price")
	}
	about(t, "owed at the end of 2029", o.Debts[0].Owed[3], 1880, 1e-3)
	const more = 10.0
	gain := kept(solve(t, "republic", engine.Options{}, "limit:credit:2029=+10"))[3] - kept(o)[3]
	if gain < 0.5*price*more || gain > 1.01*price*more+1e-4 {
		t.Errorf("%g million talers more bring %g, the price says %g", more, gain, price*more)
	}
}

// TestRepublicLiteracyBaseline: without evening schools as many read in the
// hills as in 2025, which counts 0.
func TestRepublicLiteracyBaseline(t *testing.T) {
	law(t)
	o, before := solve(t, "republic", engine.Options{}, "project:readers_hills=0", "capacity:evening_schools@hills=0"), asPlanned(t)
	for _, year := range []int{2028, 2030} {
		about(t, "literacy in the hills", at(t, o, "literacy", "hills", year), 0, 1e-5)
		if at(t, before, "literacy", "hills", year) < 0.5 {
			t.Errorf("the evening schools bring little in %d", year)
		}
	}
}

// TestRepublicLaterProject: the villages of the plain deliver the year after
// they are started, whenever that is.
func TestRepublicLaterProject(t *testing.T) {
	law(t)
	later := solve(t, "republic", engine.Options{}, "project:villages_plain:latest=2027", "project:villages_plain:earliest=2027")
	for _, c := range []struct {
		o    *outcome.Outcome
		want []float64
	}{
		{asPlanned(t), []float64{0, 120, 0, 0, 0}},
		{later, []float64{0, 0, 120, 0, 0}},
	} {
		for _, p := range c.o.Projects {
			if p.ID != "villages_plain" {
				continue
			}
			for k, want := range c.want {
				about(t, "delivered by the villages of the plain", p.Delivered[k], want, 1e-6)
			}
		}
	}
	is, was := at(t, later, "rural_dwellings", "plain", 2027), at(t, asPlanned(t), "rural_dwellings", "plain", 2027)
	if is > was+1e-6 || math.IsNaN(is) {
		t.Errorf("villages a year later: dwellings of the plain in 2027 rise from %g to %g", was, is)
	}
}

// TestRepublicTramway: with a window of two years the plan chooses when the
// tramway starts, and starts it as a whole.
func TestRepublicTramway(t *testing.T) {
	if os.Getenv("PLENUM_SLOW") == "" {
		t.Skip("solves every tier for each choice of the start: with PLENUM_SLOW=1")
	}
	o := solve(t, "republic", engine.Options{}, "project:tramway:latest=2028")
	for _, p := range o.Projects {
		if p.ID != "tramway" {
			continue
		}
		sum := 0.0
		for _, share := range p.Started {
			about(t, "a start of the tramway", share, math.Round(share), 1e-6)
			sum += share
		}
		about(t, "starts of the tramway", sum, 1, 1e-6)
	}
}
