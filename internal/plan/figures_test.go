package plan_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/openplenum/plenum/internal/plan"
)

var near = cmpopts.EquateApprox(1e-12, 0)

func q(v float64, unit string) plan.Quantity { return plan.Quantity{Value: v, Unit: unit} }

// mineAndMill is a plan in which every kind of figure needs a conversion.
func mineAndMill() *plan.Plan {
	return &plan.Plan{
		Schema: 1, Name: "mine and mill", Horizon: plan.Horizon{First: 2026, Last: 2028},
		Tiers: []plan.Tier{{Number: 1}, {Number: 2}},
		Goods: []plan.Good{
			{ID: "coal", Unit: "t"}, {ID: "power", Unit: "MWh", Scope: plan.National}, {ID: "gas", Unit: "t", Kind: plan.Emission, Keep: true},
			{ID: "labour", Name: "Labour", Unit: "persons", Kind: plan.Labour},
		},
		Processes: []plan.Process{
			{ID: "mine", Makes: "coal", Unit: "kt", Base: q(10, "kt")},
			{ID: "plant", Unit: "hours"},
		},
		Inputs: []plan.Input{
			{Process: "mine", Good: "power", Amount: q(500, "kWh")},
			{Process: "mine", Good: "labour", Amount: q(2, "1000 persons"), Span: plan.Years(2027, 2028)},
			{Process: "plant", Good: "coal", Amount: q(20, "kg/hour"), Lead: 1},
			{Process: "plant", Good: "labour", Amount: q(1, "")},
			{Process: "plant", Good: "labour", Amount: q(3, ""), Span: plan.Year(2027)},
			{Process: "plant", Good: "gas", Amount: q(0, "")},
		},
		Outputs: []plan.Output{
			{Process: "plant", Good: "power", Amount: q(5, "MW")},
			{Process: "plant", Good: "gas", Amount: q(1, "kg/hour")},
		},
		Assets: []plan.Asset{
			{ID: "shaft", Process: "mine", Retirement: 0.1},
			{ID: "turbine", Process: "plant", Capacity: q(1, "year"), CapacityGiven: true},
		},
		AssetInputs: []plan.AssetInput{{Asset: "shaft", Good: "power", Amount: q(30, "MWh"), Lead: 2}, {Asset: "shaft", Good: "labour", Amount: q(10, ""), Lead: 1}},
		UnderWay:    []plan.UnderWay{{Asset: "shaft", Opens: 2027, Amount: q(2000, "t")}, {Asset: "shaft", Opens: 2028, Amount: q(1, "kt")}},
		UnderWayInputs: []plan.UnderWayInput{
			{Asset: "shaft", Opens: 2028, Good: "labour", Year: 2026, Amount: q(7, "")},
		},
		Supply:     []plan.Supply{{Good: "labour", Amount: q(5, "1000 persons")}, {Good: "labour", Amount: q(4000, ""), Span: plan.Year(2028)}},
		Stocks:     []plan.Stock{{Good: "coal", Opening: q(1, "kt"), Loss: 0.05}, {Good: "gas", Most: q(1, "kt"), MostSet: true}},
		Categories: []plan.Category{{ID: "homes", Unit: "homes"}, {ID: "export"}},
		Units:      []plan.UnitDef{{Name: "homes"}},
		Baskets:    []plan.BasketShare{{Category: "homes", Good: "power", Amount: q(3000, "kWh/homes")}},
		FinalUse:   []plan.FinalUse{{Good: "coal", Category: "export", Amount: q(1, "kt"), Span: plan.Years(2026, 2027)}},
		Limits: []plan.Limit{
			{ID: "less", Measure: plan.Measure{Kind: plan.MeasureOutput, Of: "gas"}, Upper: q(1, "kt"), UpperSet: true},
			{ID: "less", Measure: plan.Measure{Kind: plan.MeasureOutput, Of: "gas"}, Upper: q(0.5, "kt"), UpperSet: true, Span: plan.Year(2028)},
		},
		Targets: []plan.Target{
			{ID: "light", Measure: plan.Measure{Kind: plan.MeasureFinalUse, Categories: []plan.CategoryID{"homes"}}, Amount: q(1000, ""), Tier: 1, Weight: 1},
			{ID: "light", Measure: plan.Measure{Kind: plan.MeasureFinalUse, Categories: []plan.CategoryID{"homes"}}, Amount: q(2, "1000 homes"), Tier: 2, Weight: 1, Span: plan.Year(2027)},
			{ID: "clean", Measure: plan.Measure{Kind: plan.MeasureOutput, Of: "gas"}, Sense: plan.AtMost, Sum: true, Span: plan.Years(2026, 2028), Amount: q(1, ""), Baseline: q(1, "kt"), BaselineSet: true, Tier: 1, Weight: 2},
		},
	}
}

func TestFigures(t *testing.T) {
	found := plan.Inspect(mineAndMill(), plan.Gaps{})
	f := found.Figures
	if f == nil {
		t.Fatal(found.Faults)
	}
	equal := func(what string, want, got any) {
		t.Helper()
		if diff := cmp.Diff(want, got, near, cmpopts.EquateNaNs()); diff != "" {
			t.Errorf("%s:\n%s", what, diff)
		}
	}
	equal("years", []int{2026, 2027, 2028}, f.Years)
	equal("regions", []plan.RegionID{""}, f.Regions)
	equal("default rule", plan.Sustain, f.Plan.Terminal.Rule)
	equal("names and kinds", []string{"coal product regional", "power product national", "gas emission regional", "Labour labour regional"}, names(f.Goods))

	mine, plant := f.Processes[0], f.Processes[1]
	equal("base in the unit of activity", 10.0, mine.Base.Value)
	equal("1 kt of activity makes 1000 t", []plan.Flow{{Good: 0, Region: -1, Amount: []float64{1000, 1000, 1000}}}, mine.Outputs)
	equal("flows are divided by the base", []plan.Flow{
		{Good: 1, Region: -1, Amount: []float64{0.05, 0.05, 0.05}},
		{Good: 3, Region: -1, Amount: []float64{0, 200, 200}},
	}, mine.Inputs)
	equal("coefficients, a year before every year, noughts left out", []plan.Flow{
		{Good: 0, Region: -1, Lead: 1, Amount: []float64{0.02, 0.02, 0.02}},
		{Good: 3, Region: -1, Amount: []float64{1, 3, 1}},
	}, plant.Inputs)
	equal("joint products", []plan.Flow{
		{Good: 1, Region: -1, Amount: []float64{5, 5, 5}},
		{Good: 2, Region: -1, Amount: []float64{0.001, 0.001, 0.001}},
	}, plant.Outputs)

	equal("capacity is the base", 10.0, f.Assets[0].Capacity)
	equal("capacity converted", 8760.0, f.Assets[1].Capacity)
	equal("assets of processes", [][]int{{0}, {1}}, [][]int{mine.Assets, plant.Assets})
	equal("what is under way still takes", []plan.UnderWayFigures{
		// 2 kt opening in 2027: labour one year before; power would have been two years before.
		{Asset: 0, Opens: 1, Amount: 2, Inputs: []plan.DatedUse{{Good: 3, Year: 0, Amount: 2}}},
		{Asset: 0, Opens: 2, Amount: 1, Inputs: []plan.DatedUse{{Good: 3, Year: 0, Amount: 7}}},
	}, f.UnderWay)
	equal("supply", []plan.SupplyFigures{{Good: 3, Amount: []float64{5000, 5000, 4000}}}, f.Supply)
	equal("stocks", []plan.StockFigures{
		{Good: 0, Opening: 1000, Loss: 0.05, Most: math.Inf(1)},
		{Good: 2, Most: 1000},
	}, f.Stocks)
	equal("baskets", []plan.BasketFigures{{Category: "homes", Unit: "homes", Goods: []plan.Flow{{Good: 1, Region: -1, Amount: []float64{3, 3, 3}}}}}, f.Baskets)
	equal("final use", []plan.FinalUseFigures{{Good: 0, Category: "export", Amount: []float64{1000, 1000, 0}}}, f.FinalUse)
	equal("one limit of two rows", []float64{1000, 1000, 500}, f.Limits[0].Upper)
	equal("limits", 1, len(f.Limits))

	type promise struct {
		Years                   []int
		Amount, Baseline, Floor float64
		Tier                    int
	}
	var promises []promise
	for _, p := range f.Promises {
		promises = append(promises, promise{p.Years, p.Amount, p.Baseline, p.Floor, p.Tier})
	}
	none := math.NaN()
	equal("promises", []promise{
		{[]int{0}, 1000, 0, none, 1}, {[]int{2}, 1000, 0, none, 1}, {[]int{1}, 2000, 0, none, 2},
		{[]int{0, 1, 2}, 1, 1000, none, 1},
	}, promises)
	equal("measure of a basket", plan.MeasureFigures{
		Kind: plan.MeasureFinalUse, Good: -1, Process: -1, Asset: -1, Basket: 0, Renewable: -1, Project: -1, Indicator: -1, Categories: []plan.CategoryID{"homes"}, Region: -1, Unit: "homes",
	}, f.Promises[0].Measure)
	equal("least labour", []plan.TermFigures{{
		Measure: plan.MeasureFigures{Kind: plan.MeasureUse, Good: 3, Process: -1, Asset: -1, Basket: -1, Renewable: -1, Project: -1, Indicator: -1, Region: -1, Unit: "persons"},
		Years:   []int{0, 1, 2}, Weight: 1,
	}}, f.Tidy)
}

func names(goods []plan.Good) []string {
	var out []string
	for _, g := range goods {
		out = append(out, strings.Join([]string{g.Name, string(g.Kind), string(g.Scope)}, " "))
	}
	return out
}

// TestRegions: regions come from assets and supply, and national goods need
// none.
func TestRegions(t *testing.T) {
	p := steelPlan()
	p.Goods[2].Scope = plan.National
	p.Assets = append(p.Assets, plan.Asset{ID: "other", Process: "mill", Region: "south", Capacity: q(1, ""), CapacityGiven: true})
	p.Assets[0].Region = "north"
	p.Stocks[0].Region, p.FinalUse[0].Region, p.FinalUse[1].Region = "south", "north", "south"
	p.Inputs[0].Origin = "south"
	f, faults := plan.Resolve(p)
	if f == nil {
		t.Fatal(faults)
	}
	if diff := cmp.Diff([]plan.RegionID{"north", "south"}, f.Regions); diff != "" {
		t.Error(diff)
	}
	if f.Processes[1].Inputs[0].Region != 1 || f.Processes[1].Inputs[0].At(0) != 1 || f.Assets[1].Region != 1 || f.FinalUse[0].Region != 0 {
		t.Error("regions are not resolved")
	}
	p.FinalUse[0].Region, p.Stocks[0].Region = "", "sooth"
	_, faults = plan.Resolve(p)
	if len(faults) != 2 || faults[0].Code != plan.UnknownRegion || faults[0].Near[0] != "south" || faults[1].Code != plan.Required {
		t.Errorf("faults %v, want an unknown region near south, and a region that is missing", faults)
	}
}

// TestSurplus: processes that take each other's products are found out
// whatever the units, and not when something comes from outside.
func TestSurplus(t *testing.T) {
	circle := func(corn, tools float64) *plan.Plan {
		return &plan.Plan{
			Schema: 1, Name: "circle", Horizon: plan.Horizon{First: 1, Last: 2},
			Goods:     []plan.Good{{ID: "corn", Unit: "t"}, {ID: "tools", Unit: "pieces"}, {ID: "bread", Unit: "t"}},
			Processes: []plan.Process{{ID: "farms", Makes: "corn"}, {ID: "smiths", Makes: "tools"}, {ID: "bakers", Makes: "bread"}},
			Inputs: []plan.Input{
				{Process: "farms", Good: "corn", Amount: q(0.1, "")}, {Process: "farms", Good: "tools", Amount: q(tools, "")},
				{Process: "smiths", Good: "corn", Amount: q(corn, ""), Lead: 1}, {Process: "bakers", Good: "corn", Amount: q(50, "")},
			},
			FinalUse: []plan.FinalUse{{Good: "bread", Amount: q(1, "")}},
		}
	}
	tests := []struct {
		name        string
		corn, tools float64
		change      func(p *plan.Plan)
		fault, warn bool
	}{
		{"enough is left", 900, 0.00099, nil, false, false},
		{"nothing is left", 900, 0.0011, nil, true, false},
		{"other units", 0.9e-6, 1.1e6, nil, true, false},
		{"corn is supplied", 900, 0.0011, func(p *plan.Plan) { p.Supply = []plan.Supply{{Good: "corn", Unlimited: true}} }, false, false},
		{"corn is in stock", 900, 0.0011, func(p *plan.Plan) { p.Stocks = []plan.Stock{{Good: "corn", Opening: q(1, "")}} }, false, true},
		{"another way to make tools", 900, 0.0011, func(p *plan.Plan) {
			p.Processes = append(p.Processes, plan.Process{ID: "works", Makes: "tools"})
		}, false, false},
		{"only in one year", 900, 0.0011, func(p *plan.Plan) { p.Inputs[1].Span = plan.Year(1) }, false, false},
	}
	for _, tt := range tests {
		p := circle(tt.corn, tt.tools)
		if tt.change != nil {
			tt.change(p)
		}
		found := plan.Inspect(p, plan.Gaps{})
		if got := len(found.Faults) == 1 && found.Faults[0].Code == plan.NoSurplus; got != tt.fault || !tt.fault && len(found.Faults) > 0 {
			t.Errorf("%s: faults %v", tt.name, found.Faults)
		}
		warned := slices.ContainsFunc(found.Warnings, func(f plan.Fault) bool { return f.Code == plan.NoSurplus })
		if warned != tt.warn {
			t.Errorf("%s: warnings %v", tt.name, found.Warnings)
		}
	}
}

// TestLimitedEmission: what may not be thrown away needs a sink, and a limit
// is one.
func TestLimitedEmission(t *testing.T) {
	smoky := func(limits ...plan.Limit) plan.Findings {
		p := steelPlan()
		p.Goods = append(p.Goods, plan.Good{ID: "smoke", Unit: "t", Kind: plan.Emission, Keep: true})
		p.Outputs = []plan.Output{{Process: "mill", Good: "smoke", Amount: q(2, "")}}
		p.Limits = append(p.Limits, limits...)
		return plan.Inspect(p, plan.Gaps{})
	}
	found := smoky()
	if len(found.Faults) != 1 || found.Faults[0].Code != plan.NoSink {
		t.Errorf("without a limit: %v", found.Faults)
	}
	found = smoky(plan.Limit{ID: "smoke", Measure: plan.Measure{Kind: plan.MeasureOutput, Of: "smoke"}, Upper: q(5, ""), UpperSet: true})
	if found.Figures == nil {
		t.Fatal(found.Faults)
	}
	if found.Figures.Goods[3].Keep || !found.Figures.Plan.Goods[3].Keep {
		t.Error("with a limit the balance must be free, and the plan as it was declared")
	}
}
