package engine_test

import (
	"context"
	"math"
	"testing"

	"github.com/openplenum/plenum/internal/engine"
	"github.com/openplenum/plenum/internal/lp/ipm"
	"github.com/openplenum/plenum/internal/outcome"
	"github.com/openplenum/plenum/internal/plan"
)

// port is a plan of one year that lives from trade: 100 t of ore are sold for
// a crown each, and fuel is bought for a crown each.
func port() *plan.Plan {
	q := func(v float64) plan.Quantity { return plan.Quantity{Value: v} }
	return &plan.Plan{
		Schema: plan.SchemaVersion, Name: "port", Horizon: plan.Horizon{First: 2026, Last: 2026},
		Terminal: plan.Terminal{Rule: plan.NoTerminal}, Categories: []plan.Category{{ID: "home"}}, Units: []plan.UnitDef{{Name: "crowns"}},
		Goods: []plan.Good{
			{ID: "ore", Unit: "t", Kind: plan.Product}, {ID: "fuel", Unit: "t", Kind: plan.Product},
			{ID: "crown", Unit: "crowns", Kind: plan.Currency, Scope: plan.National}, {ID: "mine", Unit: "ha", Kind: plan.Land},
		},
		Processes: []plan.Process{{ID: "mining", Makes: "ore"}},
		Inputs:    []plan.Input{{Process: "mining", Good: "mine", Amount: q(1)}},
		Supply:    []plan.Supply{{Good: "mine", Amount: q(100)}},
		Trade: []plan.Trade{
			{Import: true, Good: "fuel", Currency: "crown", Price: q(1)}, {Good: "ore", Currency: "crown", Price: q(1)},
		},
		Targets: []plan.Target{{
			ID: "warmth", Measure: plan.Measure{Kind: plan.MeasureFinalUse, Of: "fuel", Categories: []plan.CategoryID{"home"}},
			Amount: q(100), Tier: 1, Weight: 1,
		}},
	}
}

// surely is a risk that has one factor in every draw.
func surely(risk plan.Risk, factor float64) plan.Risk {
	risk.ID, risk.Distribution, risk.A, risk.B = "sure", plan.Uniform, factor, factor
	return risk
}

// TestPriceOfImports: at half as much again, what is sold buys two thirds of
// the fuel; at half, all that is wanted.
func TestPriceOfImports(t *testing.T) {
	for _, c := range []struct{ factor, fuel float64 }{{1.5, 100 / 1.5}, {1, 100}, {0.5, 100}} {
		p := port()
		p.Risks = []plan.Risk{surely(plan.Risk{Good: "fuel", Price: true}, c.factor)}
		_, risk := scenarios(t, resolve(t, p), engine.RiskOptions{Draws: 1, Seed: 1})
		point := risk.Targets[0].Points[0]
		if math.Abs(math.Min(point.Value[2], 100)-c.fuel) > 1e-3 || (point.Holds.Share == 1) != (c.fuel == 100) {
			t.Errorf("factor %v: %v t of fuel, holds in %v; want %v t", c.factor, point.Value[2], point.Holds.Share, c.fuel)
		}
		if risk.Unsolved+risk.Unchecked+risk.Relaxed != 0 {
			t.Errorf("factor %v: unsolved %d, unchecked %d, relaxed %d", c.factor, risk.Unsolved, risk.Unchecked, risk.Relaxed)
		}
	}
}

// TestTradeAndDebtGiveWay: what is owed abroad and cannot be kept is missed by
// what is lacking.
func TestTradeAndDebtGiveWay(t *testing.T) {
	q := func(v float64) plan.Quantity { return plan.Quantity{Value: v} }
	imports := port() // 80 t must be bought for 120 crowns; 100 are earned and 8 may be borrowed
	imports.Trade[0].Lower, imports.Trade[0].LowerSet = q(80), true
	imports.Debts = []plan.Debt{{Currency: "crown", Limit: q(8), LimitSet: true}}
	imports.Risks = []plan.Risk{surely(plan.Risk{Good: "fuel", Price: true}, 1.5)}
	debt := port() // interest of 50 on 500, and 40 t of ore
	debt.Debts = []plan.Debt{{Currency: "crown", Opening: q(500), Interest: 0.1, Limit: q(500), LimitSet: true}}
	debt.Risks = []plan.Risk{surely(plan.Risk{Process: "mining"}, 0.4)}
	for _, c := range []struct {
		plan *plan.Plan
		kind string
		most float64
	}{{imports, "import", 8}, {debt, "debt", 10}} {
		_, risk := scenarios(t, resolve(t, c.plan), engine.RiskOptions{Draws: 1, Seed: 1})
		if risk.Relaxed != 1 || risk.Unsolved != 0 || len(risk.Given) != 1 {
			t.Errorf("%s: relaxed %d, unsolved %d, given up %+v", c.kind, risk.Relaxed, risk.Unsolved, risk.Given)
			continue
		}
		if g := risk.Given[0]; g.Kind != c.kind || math.Abs(g.Most-c.most) > 1e-3 {
			t.Errorf("given up: %+v, want %s of %v", g, c.kind, c.most)
		}
	}
}

// TestObjectiveInDraws: a plan with an objective has its own spread.
func TestObjectiveInDraws(t *testing.T) {
	p := port()
	p.Objective = &plan.Objective{Maximise: true, Terms: []plan.Term{{Measure: p.Targets[0].Measure, Weight: 2}}}
	p.Targets = nil
	p.Risks = []plan.Risk{{ID: "vein", Process: "mining", Distribution: plan.Uniform, A: 0.5, B: 1.5}}
	answer, risk := scenarios(t, resolve(t, p), engine.RiskOptions{Draws: 20, Seed: 1, Save: func(d engine.Draw) error {
		if want := 200 * d.Factors[0][0]; d.Result.Objective == nil || math.Abs(*d.Result.Objective-want) > 1e-3 {
			t.Errorf("draw %d: objective %v, want %v", d.Number, d.Result.Objective, want)
		}
		return nil
	}})
	if math.Abs(*answer.Outcome.Objective-200) > 1e-4 || risk.Objective == nil || risk.Unsolved+risk.Unchecked != 0 {
		t.Fatalf("plan %v, draws %+v, unsolved %d, unchecked %d", *answer.Outcome.Objective, risk.Objective, risk.Unsolved, risk.Unchecked)
	}
	if s := risk.Objective.Holds.Share; s < 0.2 || s > 0.8 || risk.Objective.Value[0] > 150 || risk.Objective.Value[4] < 250 {
		t.Errorf("spread of the objective: %+v", *risk.Objective)
	}
}

// TestUndecidedProjectsInDraws: whole projects stay as the plan chose them;
// with foresight they are chosen anew, by branch and bound in every draw. With
// no variance both are the plan.
func TestUndecidedProjectsInDraws(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine is at work: the short tests are for the race detector")
	}
	for _, sd := range []float64{0, 0.2} {
		figs := withProjects(t, 1)
		risk := harvest(sd, 0, len(figs.Years))
		figs.Risks = []plan.RiskFigures{risk}
		answer, err := engine.Solve(context.Background(), figs, engine.Options{Solver: ipm.New()})
		if err != nil {
			t.Fatal(err)
		}
		planned := answer.Outcome.Tiers[0].Minimum
		_, err = engine.Scenarios(context.Background(), answer, engine.RiskOptions{
			Solver: newIPM, Draws: 2, Seed: 1, Foresight: true, Save: func(d engine.Draw) error {
				var least [2]float64
				for k, r := range []*engine.DrawResult{&d.Result, d.Foresight} {
					if r.Status != outcome.Solved || !r.Checked {
						t.Errorf("sd %v, draw %d: %s, checked %v", sd, d.Number, r.Status, r.Checked)
						return nil
					}
					least[k] = 1
					for _, f := range r.Fulfilments {
						least[k] = math.Min(least[k], f)
					}
				}
				if least[1] < least[0]-2e-5 {
					t.Errorf("sd %v, draw %d: %v with foresight, %v without", sd, d.Number, least[1], least[0])
				}
				if sd == 0 && (math.Abs(least[0]-planned) > 2e-5 || math.Abs(least[1]-planned) > 2e-5) {
					t.Errorf("draw %d of no variance: %v, planned %v", d.Number, least, planned)
				}
				return nil
			},
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}
