package outcome

import (
	"math"
	"testing"

	"github.com/openplenum/plenum/internal/formulate"
	"github.com/openplenum/plenum/internal/lp"
	"github.com/openplenum/plenum/internal/plan"
)

func both(v float64) []float64 { return []float64{v, v} }

// figures is a small country of two years: a power station that uses some of
// its own power, a coal mine, labour, water without limit.
func figures() *plan.Figures {
	const power, coal, labour, water = 0, 1, 2, 3
	flow := func(good int, amount float64) plan.Flow {
		return plan.Flow{Good: good, Region: -1, Amount: both(amount)}
	}
	homes := []plan.CategoryID{"homes"}
	declared := &plan.Plan{
		Name: "Station", Horizon: plan.Horizon{First: 2030, Last: 2031},
		Terminal:    plan.Terminal{Rule: plan.NoTerminal},
		Tiers:       []plan.Tier{{Number: 1, Name: "Light"}},
		Categories:  []plan.Category{{ID: "homes", Name: "Homes", Code: "COICOP 04"}},
		Organs:      []plan.Organ{{ID: "ministry", Name: "Ministry of Power"}},
		Assumptions: []plan.Assumption{{Table: "assets", Field: "plant retirement", Value: "0", Reason: "new", Source: "own"}},
	}
	return &plan.Figures{
		Plan: declared, Years: []int{2030, 2031}, Regions: []plan.RegionID{""},
		Goods: []plan.Good{
			{ID: "power", Name: "Power", Unit: "MWh", Kind: plan.Product},
			{ID: "coal", Name: "Coal", Unit: "t", Kind: plan.Product},
			{ID: "labour", Name: "Labour", Unit: "h", Kind: plan.Labour},
			{ID: "water", Unit: "m3", Kind: plan.Water},
		},
		Processes: []plan.ProcessFigures{
			{
				Process: plan.Process{ID: "station", Name: "Station", Unit: "MWh", Makes: "power"}, Assets: []int{0},
				Inputs:  []plan.Flow{flow(power, 0.1), flow(coal, 0.5), flow(labour, 1), flow(water, 2)},
				Outputs: []plan.Flow{flow(power, 1)},
			},
			{
				Process: plan.Process{ID: "mine", Name: "Mine", Unit: "t", Makes: "coal"},
				Inputs:  []plan.Flow{flow(labour, 2), flow(power, 0.2)},
				Outputs: []plan.Flow{flow(coal, 1)},
			},
		},
		Assets: []plan.AssetFigures{{
			Asset: plan.Asset{ID: "plant", Name: "Plant", Process: "station"}, Capacity: 100,
			Inputs: []plan.Flow{{Good: coal, Region: -1, Lead: 1, Amount: both(1)}},
		}},
		UnderWay: []plan.UnderWayFigures{{Asset: 0, Opens: 1, Amount: 2}},
		Supply:   []plan.SupplyFigures{{Good: labour, Amount: both(300)}, {Good: water, Amount: both(math.Inf(1))}},
		Stocks:   []plan.StockFigures{{Good: coal, Opening: 10, Loss: 0.1, Most: math.Inf(1)}},
		FinalUse: []plan.FinalUseFigures{{Good: power, Category: "homes", Amount: both(20)}},
		Limits: []plan.LimitFigures{{
			Limit: plan.Limit{ID: "smoke", Name: "Smoke"},
			Measure: plan.MeasureFigures{
				Kind: plan.MeasureUse, Good: coal, Process: -1, Asset: -1, Basket: -1, Region: -1, Unit: "t",
			},
			Lower: both(math.Inf(-1)), Upper: []float64{math.Inf(1), 90},
		}},
		Promises: []plan.Promise{{
			ID: "light", Name: "Light for homes", Sense: plan.AtLeast, Years: []int{1},
			Measure: plan.MeasureFigures{
				Kind: plan.MeasureFinalUse, Good: power, Process: -1, Asset: -1, Basket: -1,
				Categories: homes, Region: -1, Unit: "MWh",
			},
			Amount: 104, Baseline: 24, Floor: math.NaN(), Tier: 1, Weight: 2, Organ: "ministry",
		}},
	}
}

// station is the small country with levels chosen by hand. See TestBalances
// for the accounts they make.
func station(t *testing.T) Input {
	t.Helper()
	form := formulate.Build(figures())
	x := make([]float64, form.Problem.Cols())
	set := func(k formulate.ColumnKey, level float64) { x[column(t, form, k)] = level }
	for year, level := range map[int]float64{2030: 50, 2031: 80} {
		set(formulate.ColumnKey{Kind: formulate.Produce, Of: "station", Year: year}, level)
		set(formulate.ColumnKey{Kind: formulate.Produce, Of: "mine", Year: year}, 40)
	}
	set(formulate.ColumnKey{Kind: formulate.Open, Of: "plant", Year: 2031}, 5)
	set(formulate.ColumnKey{Kind: formulate.Capacity, Of: "plant", Year: 2030}, 100)
	set(formulate.ColumnKey{Kind: formulate.Capacity, Of: "plant", Year: 2031}, 107)
	set(formulate.ColumnKey{Kind: formulate.Store, Of: "coal", Year: 2030}, 10)
	set(formulate.ColumnKey{Kind: formulate.ExtraUse, Of: "power", Category: "homes", Year: 2031}, 44)

	priced := form.Problem.WithBounds()
	priced.Sense = lp.Maximize
	duals := make([]float64, form.Problem.Rows())
	dual := func(k formulate.RowKey, v float64) {
		i, ok := form.Index.Row(k)
		if !ok {
			t.Fatalf("no row %+v", k)
		}
		duals[i] = v
	}
	dual(formulate.RowKey{Kind: formulate.Balance, Of: "power", Year: 2031}, -0.5)
	dual(formulate.RowKey{Kind: formulate.Balance, Of: "coal", Year: 2030}, -1e-12)
	dual(formulate.RowKey{Kind: formulate.CapacityUse, Of: "plant", Year: 2031}, 0.25)
	dual(formulate.RowKey{Kind: formulate.PromiseRow, Of: "light", Year: 2031}, -7)

	return Input{
		Form: form, Status: Solved, X: x, Problem: form.Problem, Rounded: 1e-9, Met: 1e-6, Solver: "by hand",
		Check:  lp.Check{Done: true, OK: true, WorstRow: -1},
		Tiers:  []Tier{{Number: 1, Name: "Light", Minimum: 0.5, Sum: 1, Most: 2, Headroom: 0.25}},
		Phases: []Phase{{Kind: PhaseMinimum, Tier: 1, Round: 1, Value: 0.5, Status: "optimal", OK: true}},
		Priced: []Priced{{Phase: 0, Problem: priced, RowDual: duals}},
	}
}

func column(t *testing.T, form *formulate.Form, k formulate.ColumnKey) int {
	t.Helper()
	j, ok := form.Index.Column(k)
	if !ok {
		t.Fatalf("no column %+v", k)
	}
	return j
}
