package engine_test

import (
	"context"
	"math"
	"os"
	"testing"

	"github.com/openplenum/plenum/internal/engine"
	"github.com/openplenum/plenum/internal/lp/ipm"
	"github.com/openplenum/plenum/internal/plan"
	"github.com/openplenum/plenum/internal/plan/plantest"
	"github.com/openplenum/plenum/internal/planfile"
)

// TestStartDecidesNothing: a plan solved from the beginning, and solved again
// from the answer of a changed plan, reaches the same fulfilment of every
// target. Which targets hold a minimum down, and which are hopeless, must not
// hang on where the solver began.
func TestStartDecidesNothing(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine is at work: the short tests are for the race detector")
	}
	for seed := range uint64(20) {
		p := plantest.Plan(seed, plantest.Options{})
		thereAndBack(t, p, "supply:skill1:2027", "-5%")
	}
}

// TestStartDecidesNothingInTheRepublic is the same on a whole plan, with
// regions, trade, projects and nature.
func TestStartDecidesNothingInTheRepublic(t *testing.T) {
	if os.Getenv("PLENUM_SLOW") == "" {
		t.Skip("solves the republic seven times: set PLENUM_SLOW=1")
	}
	f, err := planfile.Read("../../examples/republic")
	if err != nil {
		t.Fatal(err)
	}
	for _, change := range [][2]string{
		{"supply:skilled:2027", "-5%"}, {"target:treatments:2027", "+2%"}, {"input:bakeries:power", "+10%"},
	} {
		thereAndBack(t, f.Plan, change[0], change[1])
	}
}

func thereAndBack(t *testing.T, p *plan.Plan, address, by string) {
	t.Helper()
	ctx := context.Background()
	opt := engine.Options{Solver: ipm.New(), Tiers: true}
	figs := resolve(t, p)
	cold, err := engine.Solve(ctx, figs, opt)
	if err != nil {
		t.Fatal(err)
	}
	changed := p.Clone()
	if err := plan.Set(changed, address, by); err != nil {
		t.Fatal(err)
	}
	away, err := engine.Resume(ctx, cold, resolve(t, changed), opt)
	if err != nil {
		t.Fatal(err)
	}
	back, err := engine.Resume(ctx, away, figs, opt)
	if err != nil {
		t.Fatal(err)
	}
	if cold.X == nil || back.X == nil {
		t.Fatalf("%s: %s, and %s on the way back", p.Name, cold.Outcome.Status, back.Outcome.Status)
	}
	for q, a := range cold.Outcome.Targets {
		b := back.Outcome.Targets[q]
		if d := math.Abs(math.Min(a.Fulfilment, 1) - math.Min(b.Fulfilment, 1)); d > 1e-6 {
			t.Errorf("%s, %s %s: target %s of tier %d in %v: %.9g from the beginning, %.9g on the way back",
				p.Name, address, by, a.ID, a.Tier, a.Years, a.Fulfilment, b.Fulfilment)
		}
	}
}

// TestTwoPricesForOneMinimum: iron and coal hold the minimum down alike, so
// that either of them can bear the whole price, and a start near a plan in
// which one does must not make the other seem free. Then three rounds would
// not reach the last pair, which shares its tin by weight instead of evenly.
func TestTwoPricesForOneMinimum(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine is at work: the short tests are for the race detector")
	}
	p := &plan.Plan{
		Schema: plan.SchemaVersion, Name: "ores", Horizon: plan.Horizon{First: 2026, Last: 2026},
		Terminal: plan.Terminal{Rule: plan.NoTerminal}, Categories: []plan.Category{{ID: "a"}, {ID: "b"}},
	}
	for _, ore := range []struct {
		id      string
		supply  float64
		targets []plan.CategoryID
	}{{"iron", 50, []plan.CategoryID{"a"}}, {"coal", 50, []plan.CategoryID{"a"}}, {"zinc", 60, []plan.CategoryID{"a"}}, {"tin", 140, []plan.CategoryID{"a", "b"}}} {
		p.Goods = append(p.Goods, plan.Good{ID: plan.GoodID(ore.id), Unit: "t", Kind: plan.Land})
		p.Supply = append(p.Supply, plan.Supply{Good: plan.GoodID(ore.id), Amount: plan.Quantity{Value: ore.supply}})
		for k, c := range ore.targets {
			p.Targets = append(p.Targets, plan.Target{
				ID: plan.TargetID(ore.id + string(c)), Tier: 1, Weight: 1 + 2*float64(k), Amount: plan.Quantity{Value: 100},
				Measure: plan.Measure{Kind: plan.MeasureFinalUse, Of: ore.id, Categories: []plan.CategoryID{c}},
			})
		}
	}
	for _, change := range []string{"+10%", "-10%", "+0.1%", "-0.1%"} {
		thereAndBack(t, p, "supply:coal", change)
		thereAndBack(t, p, "supply:iron", change)
	}
	o := solve(t, p)
	for q, want := range []float64{0.5, 0.5, 0.6, 0.7, 0.7} {
		if got := o.Targets[q].Fulfilment; math.Abs(got-want) > 1e-5 {
			t.Errorf("%s: %v, want %v", o.Targets[q].ID, got, want)
		}
	}
}
