package engine_test

import (
	"math"
	"testing"

	"github.com/openplenum/plenum/internal/plan"
)

// TestImportShare: imports of a national good keep to their share of what both
// regions supply, and in a year without trade nothing is asked of them.
func TestImportShare(t *testing.T) {
	q := func(v float64) plan.Quantity { return plan.Quantity{Value: v} }
	asset := func(region plan.RegionID, capacity float64) plan.Asset {
		return plan.Asset{ID: "station", Process: "station", Region: region, Capacity: q(capacity), CapacityGiven: true}
	}
	p := &plan.Plan{
		Schema: 1, Name: "power", Horizon: plan.Horizon{First: 2026, Last: 2027}, Terminal: plan.Terminal{Rule: plan.NoTerminal},
		Regions:   []plan.Region{{ID: "north"}, {ID: "south"}},
		Goods:     []plan.Good{{ID: "power", Unit: "MWh", Scope: plan.National}},
		Processes: []plan.Process{{ID: "station", Makes: "power"}},
		Assets:    []plan.Asset{asset("north", 10), asset("south", 70)},
		Trade:     []plan.Trade{{Import: true, Good: "power", Span: plan.Year(2026), Share: 0.2, ByDefault: true}},
		Targets: []plan.Target{{
			ID: "light", Measure: plan.Measure{Kind: plan.MeasureFinalUse, Of: "power"}, Amount: q(200), Tier: 1, Weight: 1,
		}},
	}
	o := solve(t, p)
	for k, want := range []float64{100, 80} { // 80 at home are 80 % of 100
		if got := o.Targets[k].Value; math.Abs(got-want) > 1e-4 {
			t.Errorf("%d: %g MWh, want %g", o.Years[k], got, want)
		}
	}
}
