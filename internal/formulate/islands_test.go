package formulate

import (
	"math"

	"github.com/openplenum/plenum/internal/plan"
)

// islands is a plan of two regions and two years: fish is caught in the
// north, moved south by ship, exported for crowns; salt is imported; a pier is
// a project of the north.
func islands() *plan.Figures {
	const fish, salt, crown, ship = 0, 1, 2, 3
	const north, south = 0, 1
	each := func(v float64) []float64 { return []float64{v, v} }
	inf := math.Inf(1)
	of := func(kind plan.MeasureKind, good int) plan.MeasureFigures {
		return plan.MeasureFigures{Kind: kind, Good: good, Process: -1, Asset: -1, Basket: -1, Region: -1, Unit: "t"}
	}
	meals := of(plan.MeasureFinalUse, fish)
	meals.Categories = []plan.CategoryID{"meals"}
	fed := of(plan.MeasureIndicator, -1)
	fed.Unit, fed.Region = "kg per person", south
	return &plan.Figures{
		Plan: &plan.Plan{
			Name: "islands", Horizon: plan.Horizon{First: 2026, Last: 2027},
			Terminal: plan.Terminal{Rule: plan.Sustain},
		},
		Years:   []int{2026, 2027},
		Regions: []plan.RegionID{"north", "south"},
		Goods: []plan.Good{
			{ID: "fish", Unit: "t", Kind: plan.Product},
			{ID: "salt", Unit: "t", Kind: plan.Product},
			{ID: "crown", Unit: "crowns", Kind: plan.Currency, Scope: plan.National},
			{ID: "ship", Unit: "t*km", Kind: plan.Service},
		},
		Processes: []plan.ProcessFigures{{
			Process: plan.Process{ID: "shipping", Unit: "t*km"},
			Inputs:  []plan.Flow{{Good: salt, Region: south, Amount: each(0.01)}},
			Outputs: []plan.Flow{{Good: ship, Region: -1, Amount: each(1)}, {Good: salt, Region: -1, Amount: each(0.001)}},
			Assets:  []int{0},
		}},
		Assets: []plan.AssetFigures{{
			Asset: plan.Asset{ID: "pier"}, Region: north, Capacity: 500, Retirement: 0.1,
			Inputs: []plan.Flow{{Good: salt, Region: -1, Lead: 1, Amount: each(0.2)}},
		}},
		Trade: []plan.TradeFigures{
			{Import: true, Good: salt, Region: north, Currency: crown, Price: []float64{3, 4}, Lower: each(0), Upper: []float64{50, inf}, ShareLower: 0.2, ShareUpper: 0.4},
			{Good: fish, Region: north, Currency: crown, Price: each(7), Lower: each(1), Upper: each(30), ShareLower: math.NaN(), ShareUpper: math.NaN()},
		},
		Debts:  []plan.DebtFigures{{Currency: crown, Opening: 100, Interest: 0.05, Limit: 200, Closing: 150}},
		Routes: []plan.RouteFigures{{Good: fish, From: north, To: south, Freight: ship, FreightPer: each(120), Loss: 0.02, Lower: each(0), Upper: []float64{40, inf}}},
		Renewables: []plan.RenewableFigures{{
			Renewable: plan.Renewable{ID: "shoal"}, Region: north, Harvest: fish, Opening: 1000, Closing: 900,
			Growth: []plan.GrowthPiece{{Intercept: 0, Slope: 0.3}, {Intercept: 150, Slope: 0.1}},
		}},
		Projects: []plan.ProjectFigures{
			{
				Project: plan.Project{ID: "quay", Delay: 1}, Region: north, Earliest: 0, Latest: 1, Asset: 0, Good: -1, Amount: 80,
				Inputs: []plan.ProjectUse{{Good: salt, Region: north, After: 0, Amount: 5}, {Good: salt, Region: south, After: 1, Amount: 2}},
			},
			{Project: plan.Project{ID: "festival", Compulsory: true, Divisible: true, Lasts: 2}, Region: south, Earliest: 0, Latest: 0, Asset: -1, Good: ship, Amount: 10},
		},
		Indicators: []plan.IndicatorFigures{{
			Indicator: plan.Indicator{ID: "fed"}, Constant: each(200), Population: [][]float64{each(50), {100, 125}},
			Terms: []plan.IndicatorTermFigures{{Measure: meals, Coefficient: each(1000)}},
		}},
		Promises: []plan.Promise{
			{ID: "fed", Measure: fed, Sense: plan.AtLeast, Years: []int{1}, Amount: 30, Baseline: 20, Floor: math.NaN(), Tier: 1, Weight: 1},
		},
	}
}
