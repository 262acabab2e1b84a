package engine_test

import (
	"context"
	"math"
	"testing"

	"github.com/openplenum/plenum/internal/engine"
	"github.com/openplenum/plenum/internal/lp/ipm"
	"github.com/openplenum/plenum/internal/outcome"
	"github.com/openplenum/plenum/internal/plan"
	"github.com/openplenum/plenum/internal/plan/plantest"
)

// TestRegionSplit: a country taken apart into two regions between which
// everything moves freely has the same plan as before.
func TestRegionSplit(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine is at work: the short tests are for the race detector")
	}
	for _, seed := range seeds(t)[:3] {
		whole := plantest.Plan(seed, plantest.Options{Goods: 5, Years: 3})
		a, b := solve(t, whole), solve(t, split(whole, 0.3))
		for k := range a.Tiers {
			x, y := a.Tiers[k], b.Tiers[k]
			if math.Abs(x.Minimum-y.Minimum) > 1e-5 || math.Abs(x.Sum-y.Sum) > 1e-4*math.Max(1, x.Sum) {
				t.Errorf("seed %d, tier %d: %g and %g in one region, %g and %g in two", seed, x.Number, x.Minimum, x.Sum, y.Minimum, y.Sum)
			}
			if x.Minimum < 1 {
				break // below a tier that is short, a millionth given up above is worth more than the tolerance
			}
		}
		// Without the routes there is no plan: each region has the workers of
		// one skill, and everything needs both.
		apart := split(whole, 0.3)
		apart.Routes = nil
		figs, faults := plan.Resolve(apart)
		if len(faults) > 0 {
			t.Fatal(faults)
		}
		answer, err := engine.Solve(context.Background(), figs, engine.Options{Solver: ipm.New(), Tiers: true})
		if err != nil {
			t.Fatal(err)
		}
		if answer.Outcome.Status != outcome.Conflict {
			t.Errorf("seed %d without routes: %s, want a conflict", seed, answer.Outcome.Status)
		}
	}
}

// split takes a plan apart into north and south: the north has a share of the
// plants and of the standing use, and all of the first skill; the south has
// the rest.
func split(p *plan.Plan, north float64) *plan.Plan {
	q := p.Clone()
	q.Regions = []plan.Region{{ID: "north"}, {ID: "south"}}
	part := func(v plan.Quantity, share float64) plan.Quantity {
		v.Value *= share
		return v
	}
	q.Assets, q.FinalUse, q.Supply = nil, nil, nil
	for _, a := range p.Assets {
		for _, r := range []struct {
			id    plan.RegionID
			share float64
		}{{"north", north}, {"south", 1 - north}} {
			a.Region = r.id
			here := a
			here.Capacity = part(a.Capacity, r.share)
			q.Assets = append(q.Assets, here)
		}
	}
	for _, u := range p.FinalUse {
		n, s := u, u
		n.Region, s.Region = "north", "south"
		n.Amount, s.Amount = part(u.Amount, north), part(u.Amount, 1-north)
		q.FinalUse = append(q.FinalUse, n, s)
	}
	for k, s := range p.Supply {
		s.Region = []plan.RegionID{"north", "south"}[k%2]
		q.Supply = append(q.Supply, s)
	}
	for _, g := range p.Goods {
		q.Routes = append(q.Routes, plan.Route{Good: g.ID, From: "north", To: "south", Both: true})
	}
	return q
}
