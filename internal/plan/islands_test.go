package plan_test

import (
	"errors"
	"math"
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/openplenum/plenum/internal/plan"
)

// islands is a plan in which every table of regions, trade, projects, nature,
// indicators and risks has rows that need a conversion.
func islands() *plan.Plan {
	return &plan.Plan{
		Schema: 1, Name: "islands", Horizon: plan.Horizon{First: 2026, Last: 2028},
		Units:   []plan.UnitDef{{Name: "crown"}, {Name: "kilocrown", Value: 1000, Of: "crown"}},
		Regions: []plan.Region{{ID: "south"}, {ID: "north", Name: "North"}},
		Goods: []plan.Good{
			{ID: "fish", Unit: "t"}, {ID: "salt", Unit: "t"}, {ID: "ship", Unit: "tkm", Kind: plan.Service},
			{ID: "crown", Unit: "crown", Kind: plan.Currency, Scope: plan.National}, {ID: "work", Unit: "persons", Kind: plan.Labour},
		},
		Processes: []plan.Process{{ID: "sail", Makes: "ship"}},
		Inputs:    []plan.Input{{Process: "sail", Good: "work", Amount: q(0.1, "")}, {Process: "sail", Good: "salt", Amount: q(1, "kg/tkm"), Origin: "south"}},
		Assets: []plan.Asset{
			{ID: "boat", Process: "sail", Region: "north", Capacity: q(10, ""), CapacityGiven: true},
			{ID: "boat", Process: "sail", Region: "south", Capacity: q(20, ""), CapacityGiven: true},
		},
		AssetInputs: []plan.AssetInput{
			{Asset: "boat", Good: "work", Amount: q(1, ""), Lead: 1},
			{Asset: "boat", Region: "south", Good: "work", Amount: q(2, ""), Lead: 1},
			{Asset: "boat", Good: "salt", Amount: q(3, ""), Lead: 2},
		},
		UnderWay:   []plan.UnderWay{{Asset: "boat", Region: "south", Opens: 2027, Amount: q(5, "")}},
		Supply:     []plan.Supply{{Good: "work", Region: "north", Amount: q(5, "")}, {Good: "work", Region: "south", Amount: q(6, "")}},
		Population: []plan.Population{{Region: "north", Amount: q(2, "1000 persons")}, {Region: "south", Amount: q(100, "")}, {Region: "south", Span: plan.Year(2028), Amount: q(120, "")}},
		Trade: []plan.Trade{
			{Import: true, Good: "salt", Region: "north", Currency: "crown", Price: q(2, "crown/kg"), Span: plan.Years(2026, 2027), Share: 0.5, Margin: 0.1, ByDefault: true},
			{Import: true, Good: "salt", Region: "south", Currency: "crown", Price: q(3, ""), Upper: q(5, "kt"), UpperSet: true},
			{Import: true, Good: "salt", Region: "south", Span: plan.Year(2027), Currency: "crown", Price: q(4, "kilocrown/t"), Lower: q(1, "t"), LowerSet: true},
			{Good: "fish", Region: "north", Currency: "crown", Price: q(1, ""), Base: q(100, ""), Growth: 0.1, Margin: 0.2, ByDefault: true, Upper: q(130, ""), UpperSet: true},
		},
		Debts:         []plan.Debt{{Currency: "crown", Opening: q(2, "kilocrown"), Interest: 0.05, Closing: q(1, ""), ClosingSet: true}},
		Routes:        []plan.Route{{Good: "fish", From: "north", To: "south", Both: true, Span: plan.Years(2027, 2028), Freight: "ship", FreightPer: q(3, "km"), Loss: 0.1, Upper: q(7, ""), UpperSet: true}},
		Projects:      []plan.Project{{ID: "pier", Region: "south", Earliest: 2027, EarliestSet: true, Asset: "boat", Amount: q(8, ""), Delay: 1, Lasts: 1}},
		ProjectInputs: []plan.ProjectInput{{Project: "pier", Good: "work", Amount: q(1, "")}, {Project: "pier", Good: "work", Region: "north", After: 1, Amount: q(2, "")}},
		Renewables:    []plan.Renewable{{ID: "shoal", Region: "north", Harvest: "fish", Opening: q(1, "kt")}},
		Growth:        []plan.Growth{{Renewable: "shoal", Slope: 0.3}, {Renewable: "shoal", Intercept: q(0.1, "kt"), Slope: 0.1}},
		Indicators:    []plan.Indicator{{ID: "fed", Unit: "tonnes for a hundred", Constant: 5, PerPerson: true, Per: 100}, {ID: "sold", Per: 1}},
		IndicatorTerms: []plan.IndicatorTerm{
			{Indicator: "fed", Measure: plan.Measure{Kind: plan.MeasureFinalUse, Of: "fish"}, Coefficient: 2},
			{Indicator: "fed", Measure: plan.Measure{Kind: plan.MeasureFinalUse, Of: "fish"}, Coefficient: 3, Span: plan.Year(2027)},
			{Indicator: "sold", Measure: plan.Measure{Kind: plan.MeasureExport, Of: "fish", Region: "north"}, Coefficient: 1},
		},
		Targets: []plan.Target{
			{ID: "fed", Measure: plan.Measure{Kind: plan.MeasureIndicator, Of: "fed", Region: "south"}, Span: plan.Year(2028), Amount: q(9, "tonnes for a hundred"), Tier: 1, Weight: 1},
			{ID: "shoal", Measure: plan.Measure{Kind: plan.MeasureBiomass, Of: "shoal"}, Span: plan.Year(2028), Amount: q(2, "kt"), Tier: 1, Weight: 1},
			{ID: "pier", Measure: plan.Measure{Kind: plan.MeasureStart, Of: "pier"}, Span: plan.Years(2027, 2028), Sum: true, Amount: q(100, "%"), Tier: 1, Weight: 1},
		},
		Risks: []plan.Risk{
			{ID: "storm", Process: "sail", Region: "north", Distribution: plan.Normal, A: 1, B: 0.1, Span: plan.Years(2027, 2028)},
			{ID: "market", Good: "fish", Price: true, Distribution: plan.Triangular, A: 0.5, B: 1, C: 2},
		},
	}
}

func TestIslandsFigures(t *testing.T) {
	found := plan.Inspect(islands(), plan.Gaps{})
	f := found.Figures
	if f == nil || len(found.Warnings) > 0 {
		t.Fatal(found.Faults, found.Warnings)
	}
	equal := func(what string, want, got any) {
		t.Helper()
		if diff := cmp.Diff(want, got, near, cmpopts.EquateNaNs()); diff != "" {
			t.Errorf("%s:\n%s", what, diff)
		}
	}
	const fish, salt, ship, crown, work = 0, 1, 2, 3, 4
	const south, north = 0, 1
	inf, none := math.Inf(1), math.NaN()

	equal("regions", []plan.RegionID{"south", "north"}, f.Regions)
	flows := func(a plan.AssetFigures) map[int]float64 {
		out := map[int]float64{}
		for _, in := range a.Inputs {
			out[in.Good] = in.Amount[0]
		}
		return out
	}
	equal("boats of the north", map[int]float64{work: 1, salt: 3}, flows(f.Assets[0]))
	equal("boats of the south", map[int]float64{work: 2, salt: 3}, flows(f.Assets[1]))
	equal("where they stand", []int{north, south}, []int{f.Assets[0].Region, f.Assets[1].Region})
	equal("assets of the process", []int{0, 1}, f.Processes[0].Assets)
	equal("under way", []plan.UnderWayFigures{{Asset: 1, Region: south, Opens: 1, Amount: 5, Inputs: []plan.DatedUse{{Good: work, Region: south, Year: 0, Amount: 10}}}}, f.UnderWay)
	equal("origin", south, f.Processes[0].Inputs[1].Region)

	equal("trade", []plan.TradeFigures{
		{Import: true, Good: salt, Region: north, Currency: crown, Price: []float64{2000, 2000, 0}, Lower: []float64{0, 0, 0}, Upper: []float64{inf, inf, 0}, ShareLower: 0.45, ShareUpper: 0.55},
		{Import: true, Good: salt, Region: south, Currency: crown, Price: []float64{3, 4000, 3}, Lower: []float64{0, 1, 0}, Upper: []float64{5000, inf, 5000}, ShareLower: none, ShareUpper: none},
		{Good: fish, Region: north, Currency: crown, Price: []float64{1, 1, 1}, Lower: []float64{88, 96.8, 106.48}, Upper: []float64{130, 130, 130}, ShareLower: none, ShareUpper: none},
	}, f.Trade)
	equal("debts", []plan.DebtFigures{{Currency: crown, Opening: 2000, Interest: 0.05, Limit: inf, Closing: 1}}, f.Debts)
	way := plan.RouteFigures{Good: fish, From: north, To: south, Freight: ship, FreightPer: []float64{0, 3, 3}, Loss: 0.1, Lower: []float64{0, 0, 0}, Upper: []float64{0, 7, 7}}
	back := way
	back.From, back.To = south, north
	equal("routes", []plan.RouteFigures{way, back}, f.Routes)

	pier := f.Projects[0]
	equal("project", []int{south, 1, 2, 1, -1}, []int{pier.Region, pier.Earliest, pier.Latest, pier.Asset, pier.Good})
	equal("project inputs", []plan.ProjectUse{{Good: work, Region: south, Amount: 1}, {Good: work, Region: north, After: 1, Amount: 2}}, pier.Inputs)
	equal("project name", "pier", pier.Name)
	shoal := f.Renewables[0]
	equal("shoal", []float64{north, fish, 1000, 1000}, []float64{float64(shoal.Region), float64(shoal.Harvest), shoal.Opening, shoal.Closing})
	equal("growth", []plan.GrowthPiece{{Slope: 0.3}, {Intercept: 100, Slope: 0.1}}, shoal.Growth)
	equal("population", [][]float64{{1, 1, 1.2}, {20, 20, 20}}, f.Indicators[0].Population)
	equal("constant", []float64{5, 5, 5}, f.Indicators[0].Constant)
	equal("terms", []float64{2, 3, 2}, f.Indicators[0].Terms[0].Coefficient)
	equal("where the target asks", -1, f.Indicators[0].Terms[0].Measure.Region)
	equal("where the term asks", north, f.Indicators[1].Terms[0].Measure.Region)
	if f.Indicators[1].Population != nil {
		t.Error("an indicator that is not per person has a population")
	}
	amounts := []float64{}
	for _, p := range f.Promises {
		amounts = append(amounts, p.Amount)
	}
	equal("targets", []float64{9, 2000, 1}, amounts)
	equal("measures", []int{0, 0, 0}, []int{f.Promises[0].Measure.Indicator, f.Promises[1].Measure.Renewable, f.Promises[2].Measure.Project})
	equal("not measured", []int{-1, -1, -1}, []int{f.Promises[0].Measure.Project, f.Promises[1].Measure.Indicator, f.Promises[2].Measure.Renewable})
	equal("risks", []int{0, -1, north, -1, fish, -1}, []int{
		f.Risks[0].Process, f.Risks[0].Good, f.Risks[0].Region, f.Risks[1].Process, f.Risks[1].Good, f.Risks[1].Region,
	})
	equal("years of a risk", []int{1, 2}, f.Risks[0].Years)
}

// TestCloneIsApart: no list of a plan shares its rows with that of its clone.
func TestCloneIsApart(t *testing.T) {
	p := islands()
	v := reflect.ValueOf(p).Elem()
	for i := range v.NumField() {
		if f := v.Field(i); f.Kind() == reflect.Slice && f.Len() == 0 {
			f.Set(reflect.MakeSlice(f.Type(), 1, 1))
		}
	}
	c := reflect.ValueOf(p.Clone()).Elem()
	for i := range v.NumField() {
		if v.Field(i).Kind() == reflect.Slice && v.Field(i).UnsafePointer() == c.Field(i).UnsafePointer() {
			t.Errorf("%s is shared", v.Type().Field(i).Name)
		}
	}
	if !p.Equal(p.Clone()) {
		t.Error("the clone is another plan")
	}
}

func TestSetIslands(t *testing.T) {
	tests := []struct {
		address, value string
		want           func(p *plan.Plan)
	}{
		{"import:salt@south:2026", "4 t", func(p *plan.Plan) {
			x := p.Trade[1]
			x.Span, x.Upper = plan.Year(2026), q(4, "t")
			p.Trade = append(p.Trade[:2:2], append([]plan.Trade{x}, p.Trade[2:]...)...)
		}},
		{"import:salt@north:share", "30 %", func(p *plan.Plan) { p.Trade[0].Share = 0.3 }},
		{"export:fish", "110", func(p *plan.Plan) { p.Trade[3].Upper = q(110, "") }},
		{"export:fish:base", "90", func(p *plan.Plan) { p.Trade[3].Base = q(90, "") }},
		{"price:salt@south:2027", "5", func(p *plan.Plan) { p.Trade[2].Price.Value = 5 }},
		{"price:fish", "+10%", func(p *plan.Plan) { p.Trade[3].Price.Value = 1.1 }},
		{"debt:crown", "5", func(p *plan.Plan) { p.Debts[0].Limit, p.Debts[0].LimitSet = q(5, ""), true }},
		{"debt:crown:interest", "3 %", func(p *plan.Plan) { p.Debts[0].Interest = 0.03 }},
		{"route:fish:south:north", "0", func(p *plan.Plan) {
			there, back := p.Routes[0], p.Routes[0]
			there.Both, back.Both = false, false
			back.From, back.To, back.Upper = "south", "north", q(0, "")
			p.Routes = []plan.Route{there, back}
		}},
		{"route:fish:north:south:2028:loss", "20 %", func(p *plan.Plan) {
			there, back := p.Routes[0], p.Routes[0]
			there.Both, back.Both = false, false
			back.From, back.To = "south", "north"
			later := there
			there.Span, later.Span, later.Loss = plan.Year(2027), plan.Year(2028), 0.2
			p.Routes = []plan.Route{there, later, back}
		}},
		{"project:pier:earliest", "2028", func(p *plan.Plan) { p.Projects[0].Earliest = 2028 }},
		{"project:pier:latest", "2027", func(p *plan.Plan) { p.Projects[0].Latest, p.Projects[0].LatestSet = 2027, true }},
		{"project:pier", "9", func(p *plan.Plan) { p.Projects[0].Amount = q(9, "") }},
		{"renewable:shoal", "900 t", func(p *plan.Plan) {
			p.Renewables[0].Opening, p.Renewables[0].Closing, p.Renewables[0].ClosingSet = q(900, "t"), q(1, "kt"), true
		}},
		{"population:north", "3", func(p *plan.Plan) { p.Population[0].Amount.Value = 3 }},
		{"risk:storm:b", "0.2", func(p *plan.Plan) { p.Risks[0].B = 0.2 }},
		{"capacity:boat@south", "7", func(p *plan.Plan) { p.Assets[1].Capacity = q(7, "") }},
		{"asset_input:boat@south:work", "7", func(p *plan.Plan) { p.AssetInputs[1].Amount = q(7, "") }},
	}
	for _, tt := range tests {
		t.Run(tt.address, func(t *testing.T) {
			got, want := islands(), islands()
			tt.want(want)
			if err := plan.Set(got, tt.address, tt.value); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
	refused := []struct {
		address, value string
		code           plan.Code
	}{
		{"import:fish", "5", plan.SetNoRow}, {"import:salt@south:share", "5 %", plan.SetNoRow}, {"import:sald", "5", plan.SetName},
		{"debt:salt", "5", plan.SetName}, {"debt:crown:closing", "five", plan.SetValue}, {"route:fish:north", "5", plan.SetForm},
		{"route:salt:north:south", "5", plan.SetNoRow}, {"route:fish:north:south:2026", "5", plan.SetNoRow},
		{"project:pier:earliest", "2040", plan.SetYear}, {"project:pier:earliest", "soon", plan.SetValue}, {"project:peer", "1", plan.SetName},
		{"renewable:shoal", "much", plan.SetValue}, {"risk:storm", "1", plan.SetForm}, {"population:east", "1", plan.SetName},
		{"capacity:boat", "7", plan.SetSeveral}, {"capacity:boat@east", "7", plan.SetNoRow},
	}
	for _, tt := range refused {
		p := islands()
		var f plan.Fault
		if err := plan.Set(p, tt.address, tt.value); !errors.As(err, &f) || f.Code != tt.code {
			t.Errorf("Set(%s, %s) = %v, want code %s", tt.address, tt.value, f, tt.code)
		}
		if !p.Equal(islands()) {
			t.Errorf("Set(%s) failed and changed the plan", tt.address)
		}
	}
}
