package engine_test

import (
	"context"
	"os"
	"slices"
	"testing"

	"github.com/openplenum/plenum/internal/engine"
	"github.com/openplenum/plenum/internal/lp/ipm"
	"github.com/openplenum/plenum/internal/outcome"
	"github.com/openplenum/plenum/internal/plan"
	"github.com/openplenum/plenum/internal/planfile"
)

// TestReserveOfTheRepublic: a larger reserve of grain raises the probability
// that food is on every table, under the same harvests; and the draws of the
// republic are proved.
func TestReserveOfTheRepublic(t *testing.T) {
	if os.Getenv("PLENUM_SLOW") == "" {
		t.Skip("solves the republic in six courses of events: set PLENUM_SLOW=1")
	}
	f, err := planfile.Read("../../examples/republic")
	if err != nil {
		t.Fatal(err)
	}
	var held [2]float64
	for k, reserve := range []string{"", "+100%"} {
		p := f.Plan.Clone()
		for _, region := range p.Regions {
			if reserve == "" {
				break
			}
			if err := plan.Set(p, "stock:grain@"+string(region.ID), reserve); err != nil {
				t.Fatal(err)
			}
		}
		// Vegetables cannot be kept: only the harvest of grain is drawn.
		p.Risks = slices.DeleteFunc(p.Risks, func(r plan.Risk) bool { return r.Process != "grain_farming" })
		answer, err := engine.Solve(context.Background(), resolve(t, p), engine.Options{Solver: ipm.New()})
		if err != nil || answer.Outcome.Status != outcome.Solved {
			t.Fatalf("%v, %s", err, answer.Outcome.Status)
		}
		risk, err := engine.Scenarios(context.Background(), answer, engine.RiskOptions{Solver: newIPM, Draws: 3, Seed: 1, Save: func(d engine.Draw) error {
			for q, f := range d.Result.Fulfilments {
				if promise := answer.Form.Figures.Promises[q]; promise.ID == "food" && f < 1-engine.Met {
					t.Logf("reserve %q, draw %d: food %v %d at %.4f", reserve, d.Number, answer.Outcome.Targets[q].Region, answer.Outcome.Targets[q].Years[0], f)
				}
			}
			return nil
		}})
		if err != nil {
			t.Fatal(err)
		}
		if risk.Unsolved+risk.Unchecked != 0 {
			t.Errorf("reserve %q: unsolved %d, unchecked %d", reserve, risk.Unsolved, risk.Unchecked)
		}
		points := 0.0
		for _, target := range risk.Targets {
			if target.ID == "food" {
				for _, point := range target.Points {
					held[k] += point.Holds.Share
					points++
				}
			}
		}
		held[k] /= points
	}
	t.Logf("food holds in %.3f of draws and years, with the larger reserve in %.3f", held[0], held[1])
	if held[1] < held[0]+0.05 {
		t.Errorf("food holds in %.3f of draws and years, with the larger reserve in %.3f", held[0], held[1])
	}
}
