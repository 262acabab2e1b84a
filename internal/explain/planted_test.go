package explain_test

import (
	"context"
	"math"
	"os"
	"testing"

	"github.com/openplenum/plenum/internal/explain"
	"github.com/openplenum/plenum/internal/formulate"
	"github.com/openplenum/plenum/internal/outcome"
	"github.com/openplenum/plenum/internal/plan"
	"github.com/openplenum/plenum/internal/plan/plantest"
)

// sectors of the plans in which a bottleneck is planted.
const sectors = 60

// seedCount is how many random plans a test takes.
func seedCount(t *testing.T, few, slow int) int {
	t.Helper()
	if os.Getenv("PLENUM_SLOW") != "" {
		return slow
	}
	t.Logf("%d of %d seeds; all with PLENUM_SLOW=1", few, slow)
	return few
}

// plant cuts one thing of a plan in which every target is met, below what the
// plan uses of it: the supply of a skill in a year, the capacity that stands
// at the beginning, or, by a limit, the activity of a process in a year. It
// returns the row that is cut.
func plant(seed int, p *plan.Plan, o *outcome.Outcome) formulate.RowKey {
	g := seed * 7 % sectors
	year := p.Horizon.First + 1
	switch seed % 3 {
	case 0:
		good := p.Goods[seed/3%2].ID
		for _, b := range o.Balances {
			if b.Good == good {
				used := b.Total[1] - b.Unused[1]
				p.Supply = append(p.Supply, plan.Supply{Good: good, Span: plan.Year(year), Amount: plan.Quantity{Value: 0.9 * used}})
			}
		}
		return formulate.RowKey{Kind: formulate.Balance, Of: string(good), Year: year}
	case 1:
		for i := range p.Assets {
			if p.Assets[i].ID == plantest.Asset(g) {
				p.Assets[i].Capacity.Value = level(o, g, 0) - 0.5*p.FinalUse[g].Amount.Value
			}
		}
		return formulate.RowKey{Kind: formulate.CapacityUse, Of: string(plantest.Asset(g)), Year: p.Horizon.First}
	}
	p.Limits = append(p.Limits, plan.Limit{
		ID: "cut", Name: "cut", Measure: plan.Measure{Kind: plan.MeasureActivity, Of: string(plantest.Process(g))}, Span: plan.Year(year),
		Upper: plan.Quantity{Value: level(o, g, 1) - 0.5*p.FinalUse[g].Amount.Value}, UpperSet: true,
	})
	return formulate.RowKey{Kind: formulate.LimitRow, Of: "cut", Year: year}
}

func level(o *outcome.Outcome, g, year int) float64 {
	for _, a := range o.Activities {
		if a.Kind == string(formulate.Produce) && a.Of == string(plantest.Process(g)) {
			return a.Levels[year]
		}
	}
	return math.NaN()
}

// TestPlantedBottleneck: what was cut is named first, for the target that
// falls short most.
func TestPlantedBottleneck(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine is at work: the short tests are for the race detector")
	}
	named := 0
	count := seedCount(t, 6, 50)
	for seed := range count {
		p := plantest.Plan(uint64(seed), plantest.Options{Goods: sectors, Growth: 0.02})
		whole, _ := solvedPlan(t, p)
		if whole.Outcome.Tiers[0].Minimum < 1 {
			t.Fatalf("seed %d: the plan falls short before anything is cut", seed)
		}
		cut := plant(seed, p, whole.Outcome)
		_, e := solvedPlan(t, p)
		short := e.Short(1e-4)
		if len(short) == 0 {
			t.Fatalf("seed %d: the cut of %v does not show", seed, cut)
		}
		x, err := e.Target(context.Background(), short[0], explain.Depth{Reliefs: 1})
		if err != nil {
			t.Errorf("seed %d: %v", seed, err)
			continue
		}
		if len(x.Bottleneck) == 0 || x.Bottleneck[0].Row != cut {
			t.Errorf("seed %d: %v was cut; named are %+v", seed, cut, x.Bottleneck[:min(2, len(x.Bottleneck))])
			continue
		}
		if len(x.Relief) == 0 || !x.Relief[0].Holds() {
			t.Errorf("seed %d: relief %+v", seed, x.Relief)
			continue
		}
		if r := x.Relief[0]; r.Confirmed > r.Predicted+1e-6*math.Max(1, r.Predicted) {
			t.Errorf("seed %d: more was confirmed than the price predicts, though the value is concave: %+v", seed, r)
		}
		named++
	}
	t.Logf("%d of %d", named, count)
}
