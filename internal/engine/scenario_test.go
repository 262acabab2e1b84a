package engine_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/openplenum/plenum/internal/engine"
	"github.com/openplenum/plenum/internal/lp"
	"github.com/openplenum/plenum/internal/lp/ipm"
	"github.com/openplenum/plenum/internal/plan"
	"github.com/openplenum/plenum/internal/plan/plantest"
)

// granary is a plan in which land gives 100 t of grain a year, 95 t are
// promised as food, 60 of them owed as standing use, and a reserve of grain
// may be there.
func granary(t *testing.T, reserve float64) *plan.Figures {
	t.Helper()
	p := &plan.Plan{
		Schema: plan.SchemaVersion, Name: "granary", Horizon: plan.Horizon{First: 2026, Last: 2029},
		Terminal: plan.Terminal{Rule: plan.NoTerminal},
		Tiers:    []plan.Tier{{Number: 1, Name: "food"}},
		Goods: []plan.Good{
			{ID: "grain", Name: "grain", Unit: "t", Kind: plan.Product, Scope: plan.Regional},
			{ID: "land", Name: "land", Unit: "ha", Kind: plan.Land, Scope: plan.Regional},
		},
		Processes:  []plan.Process{{ID: "farm", Name: "farm", Makes: "grain"}},
		Inputs:     []plan.Input{{Process: "farm", Good: "land", Amount: plan.Quantity{Value: 1}}},
		Supply:     []plan.Supply{{Good: "land", Amount: plan.Quantity{Value: 100}}},
		FinalUse:   []plan.FinalUse{{Good: "grain", Category: "food", Amount: plan.Quantity{Value: 60}}},
		Categories: []plan.Category{{ID: "food", Name: "food"}},
		Targets: []plan.Target{{
			ID: "food", Name: "food", Measure: plan.Measure{Kind: plan.MeasureFinalUse, Of: "grain", Categories: []plan.CategoryID{"food"}},
			Amount: plan.Quantity{Value: 95}, Tier: 1, Weight: 1,
		}},
	}
	if reserve > 0 {
		p.Stocks = []plan.Stock{{Good: "grain", Opening: plan.Quantity{Value: reserve}}}
	}
	return resolve(t, p)
}

func harvest(sd, correlation float64, years int) plan.RiskFigures {
	risk := plan.RiskFigures{
		Risk:    plan.Risk{ID: "harvest", Name: "harvest", Process: "farm", Distribution: plan.Normal, A: 1, B: sd, Correlation: correlation},
		Process: 0, Good: -1, Region: -1,
	}
	for t := range years {
		risk.Years = append(risk.Years, t)
	}
	return risk
}

func newIPM() (lp.Solver, error) { return ipm.New(), nil }

func scenarios(t *testing.T, figs *plan.Figures, opt engine.RiskOptions) (*engine.Answer, *engine.Risk) {
	t.Helper()
	answer, err := engine.Solve(context.Background(), figs, engine.Options{Solver: ipm.New()})
	if err != nil {
		t.Fatal(err)
	}
	opt.Solver = newIPM
	risk, err := engine.Scenarios(context.Background(), answer, opt)
	if err != nil {
		t.Fatal(err)
	}
	return answer, risk
}

func asJSON(t *testing.T, v any) string {
	t.Helper()
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetIndent("", " ")
	if err := e.Encode(v); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestScenariosProbability: without a reserve the target of a year holds when
// the factor is at least 0.95, which under a normal law with a standard
// deviation of 0.1 happens with probability 0.6915.
func TestScenariosProbability(t *testing.T) {
	if testing.Short() {
		t.Skip("what the race detector could see of draws it sees in a shorter test")
	}
	figs := granary(t, 0)
	figs.Risks = []plan.RiskFigures{harvest(0.1, 0, 4)}
	_, risk := scenarios(t, figs, engine.RiskOptions{Draws: 150, Seed: 7, Save: func(d engine.Draw) error {
		for year, f := range d.Factors[0] { // the harvest, up to the 95 t promised
			if want := math.Min(95, 100*f); math.Abs(d.Result.Values[year]-want) > 1e-3 {
				t.Errorf("draw %d, year %d: %v, want %v", d.Number, year, d.Result.Values[year], want)
			}
		}
		return nil
	}})
	if risk.Unsolved+risk.Unchecked+risk.Relaxed != 0 {
		t.Errorf("unsolved %d, unchecked %d, relaxed %d", risk.Unsolved, risk.Unchecked, risk.Relaxed)
	}
	for _, point := range risk.Targets[0].Points {
		if !point.Planned.Holds {
			t.Errorf("%d: the plan itself misses the target", point.Year)
		}
		if p := point.Holds; math.Abs(p.Share-0.6915) > 3.5*p.Error || p.Low > 0.6915+0.05 || p.High < 0.6915-0.05 {
			t.Errorf("%d: holds in %+v of draws, want about 0.69", point.Year, p)
		}
		if len(point.Drivers) == 0 || point.Drivers[0].Year != point.Year {
			t.Errorf("%d: driven by %+v", point.Year, point.Drivers)
		}
	}
	if w := risk.Worst; len(w) == 0 || w[0].Least == nil || w[0].Factors[0].Factor > 0.9 {
		t.Errorf("worst draws: %+v", w)
	}
}

// TestReserveRaisesProbability: a reserve of grain raises the probability of
// the food target, in every draw.
func TestReserveRaisesProbability(t *testing.T) {
	if testing.Short() {
		t.Skip("what the race detector could see of draws it sees in a shorter test")
	}
	var held [2]float64
	for k, reserve := range []float64{0, 30} {
		figs := granary(t, reserve)
		figs.Risks = []plan.RiskFigures{harvest(0.1, 0.5, 4)}
		_, risk := scenarios(t, figs, engine.RiskOptions{Draws: 60, Seed: 3})
		for _, point := range risk.Targets[0].Points {
			held[k] += point.Holds.Share / 4
		}
	}
	if held[1] < held[0]+0.1 {
		t.Errorf("with a reserve the target holds in %.3f of draws, without in %.3f", held[1], held[0])
	}
}

// TestFloorsGiveWay: where the harvest does not even cover the standing use,
// the draw misses it by exactly what is lacking, and that counts.
func TestFloorsGiveWay(t *testing.T) {
	figs := granary(t, 0)
	risk := harvest(0, 0, 1)
	risk.A = 0.45 // 45 t where 60 are owed
	figs.Risks = []plan.RiskFigures{risk}
	_, got := scenarios(t, figs, engine.RiskOptions{Draws: 2, Seed: 1})
	if got.Relaxed != 2 || got.Unsolved != 0 || len(got.Given) != 1 {
		t.Fatalf("relaxed %d, unsolved %d, given up %+v", got.Relaxed, got.Unsolved, got.Given)
	}
	g := got.Given[0]
	if g.Kind != "balance" || g.Of != "grain" || g.Year != 2026 || g.Share.Share != 1 || math.Abs(g.Most-15) > 1e-3 {
		t.Errorf("given up: %+v", g)
	}
	point := got.Targets[0].Points[0]
	if math.Abs(point.Value[2]-45) > 1e-2 || point.Holds.Share != 0 {
		t.Errorf("value %v, holds %v", point.Value, point.Holds)
	}
	if later := got.Targets[0].Points[1]; later.Holds.Share != 1 {
		t.Errorf("a year without risk holds in %v", later.Holds)
	}
}

// random is a random plan with risks on its processes.
func random(t *testing.T, seed uint64, sd float64) *plan.Figures {
	figs := resolve(t, plantest.Plan(seed, plantest.Options{}))
	for p := range 3 {
		risk := harvest(sd, 0.3, len(figs.Years))
		risk.ID, risk.Process, risk.Risk.Process = plan.RiskID(plantest.Process(p)), p, plantest.Process(p)
		figs.Risks = append(figs.Risks, risk)
	}
	return figs
}

// TestNoVarianceIsThePlan: under risks without variance every draw is the
// plan, openings held or not.
func TestNoVarianceIsThePlan(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine is at work: the short tests are for the race detector")
	}
	for _, seed := range []uint64{1, 2, 4, 5} {
		_, risk := scenarios(t, random(t, seed, 0), engine.RiskOptions{Draws: 1, Seed: 1, Foresight: true})
		if risk.Unsolved+risk.Unchecked+risk.Relaxed != 0 {
			t.Errorf("seed %d: unsolved %d, unchecked %d, relaxed %d", seed, risk.Unsolved, risk.Unchecked, risk.Relaxed)
		}
		least := 1.0
		for _, target := range risk.Targets {
			for _, point := range target.Points {
				for _, got := range []engine.Quantiles{point.Fulfilment, point.Foresight.Fulfilment} {
					if off := math.Abs(math.Min(1, got[2]) - math.Min(1, point.Planned.Fulfilment)); target.Tier == 1 && off > 2e-5 {
						t.Errorf("seed %d: %s %d: %v, planned %v", seed, target.ID, point.Year, got[2], point.Planned.Fulfilment)
					}
				}
				least = math.Min(least, point.Planned.Fulfilment)
			}
		}
		if least > 0.999 {
			t.Errorf("seed %d: a plan that meets everything tests little", seed)
		}
	}
}

// TestScenariosDoNotDependOnWorkersOrResuming: one worker, two, and a run
// that goes on from half give the same bytes, draw by draw and in sum.
func TestScenariosDoNotDependOnWorkersOrResuming(t *testing.T) {
	number := 8
	if testing.Short() {
		number = 4
	}
	figs := random(t, 3, 0.15)
	answer, err := engine.Solve(context.Background(), figs, engine.Options{Solver: ipm.New()})
	if err != nil {
		t.Fatal(err)
	}
	run := func(workers int, known []engine.Draw) (string, []engine.Draw, string) {
		all := known[:len(known):len(known)]
		var lines bytes.Buffer
		risk, err := engine.Scenarios(context.Background(), answer, engine.RiskOptions{
			Solver: newIPM, Draws: number, Seed: 11, Workers: workers, Known: known, Foresight: true,
			Save: func(d engine.Draw) error { all = append(all, d); return json.NewEncoder(&lines).Encode(d) },
		})
		if err != nil {
			t.Fatal(err)
		}
		return asJSON(t, risk), all, lines.String()
	}
	one, draws, lines := run(1, nil)
	two, _, linesTwo := run(2, nil)
	if diff := cmp.Diff(one, two); diff != "" {
		t.Errorf("one worker against two:\n%s", diff)
	}
	if lines != linesTwo {
		t.Error("the draws saved by one worker and by two differ")
	}
	// What was saved is read back, as after a restart.
	var half []engine.Draw
	dec := json.NewDecoder(bytes.NewBufferString(lines))
	for range number / 2 {
		var d engine.Draw
		if err := dec.Decode(&d); err != nil {
			t.Fatal(err)
		}
		half = append(half, d)
	}
	resumed, all, _ := run(2, half)
	if diff := cmp.Diff(one, resumed); diff != "" {
		t.Errorf("from the beginning against resumed at half:\n%s", diff)
	}
	if diff := cmp.Diff(draws, all); diff != "" {
		t.Errorf("draws differ after resuming:\n%s", diff)
	}
	if draws[0].Factors[0][0] == draws[1].Factors[0][0] {
		t.Error("two draws with the same factor")
	}
}

// TestForesightIsNotWorse: with openings free, knowing the draw, the first
// tier's least fulfilment is not less than with openings as planned.
func TestForesightIsNotWorse(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine is at work: the short tests are for the race detector")
	}
	figs := random(t, 6, 0.2)
	answer, err := engine.Solve(context.Background(), figs, engine.Options{Solver: ipm.New()})
	if err != nil {
		t.Fatal(err)
	}
	better := false
	_, err = engine.Scenarios(context.Background(), answer, engine.RiskOptions{
		Solver: newIPM, Draws: 6, Seed: 5, Foresight: true,
		Save: func(d engine.Draw) error {
			least := [2]float64{1, 1}
			for q, p := range figs.Promises {
				if p.Tier == 1 {
					least[0] = math.Min(least[0], d.Result.Fulfilments[q])
					least[1] = math.Min(least[1], d.Foresight.Fulfilments[q])
				}
			}
			if len(d.Result.Missed) == 0 && least[1] < least[0]-2e-5 {
				t.Errorf("draw %d: foresight %v, as planned %v", d.Number, least[1], least[0])
			}
			better = better || least[1] > least[0]+1e-3
			return nil
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	if !better {
		t.Error("foresight never helps: openings are not held")
	}
}

func TestScenariosWithoutRisks(t *testing.T) {
	answer, err := engine.Solve(context.Background(), granary(t, 0), engine.Options{Solver: ipm.New()})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := engine.Scenarios(context.Background(), answer, engine.RiskOptions{Solver: newIPM, Draws: 3}); !errors.Is(err, engine.ErrNoRisks) {
		t.Errorf("error %v", err)
	}
	answer.Form.Figures.Risks = []plan.RiskFigures{harvest(0.1, 0, 4)}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := engine.Scenarios(ctx, answer, engine.RiskOptions{Solver: newIPM, Draws: 3}); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: error %v", err)
	}
}
