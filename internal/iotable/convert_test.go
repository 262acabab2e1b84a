package iotable

import (
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/openplenum/plenum/internal/plan"
)

// readSmall reads the made-up sheet, with other files beside it.
func readSmall(t *testing.T, more map[string]string) *Table {
	t.Helper()
	files := map[string]string{"flows.csv": smallSheet}
	for name, text := range more {
		files[name] = text
	}
	r, err := Read(Source{Path: write(t, files)})
	if err != nil {
		t.Fatal(err)
	}
	return r.Table
}

// mustPlan makes a plan that is calibrated and has no fault.
func mustPlan(t *testing.T, tbl *Table, o Options) (*plan.Plan, *Calibration) {
	t.Helper()
	p, cal, err := Plan(tbl, o)
	if err != nil {
		t.Fatal(err)
	}
	if !cal.OK {
		t.Errorf("not calibrated: %+v", *cal)
	}
	if _, faults := plan.Resolve(p); len(faults) > 0 {
		t.Error(faults[:min(len(faults), 10)])
	}
	return p, cal
}

// The plan of every table at hand is calibrated, and has no fault.
func TestPlansOfRealTables(t *testing.T) {
	for _, name := range []string{"us-1997-12", "us-1997-131", "us-2012-71", "germany-1995"} {
		t.Run(name, func(t *testing.T) {
			o := DefaultOptions()
			o.Unit = "million USD"
			_, cal := mustPlan(t, readData(t, name).Table, o)
			t.Logf("output to %.1e (%s), imbalance %.1e, capital %.2f years", cal.Relative, cal.Worst, cal.Imbalance, cal.CapitalOutput)
			for _, f := range cal.Factors {
				if math.Abs(f.Use-f.Supply) > 1e-6*f.Supply {
					t.Errorf("%s: use %g, supply %g", f.Good, f.Use, f.Supply)
				}
			}
			if math.Abs(cal.InvestmentPlan-cal.InvestmentTable) > 1e-9*cal.InvestmentTable {
				t.Errorf("investment %g in the table, %g in the plan", cal.InvestmentTable, cal.InvestmentPlan)
			}
		})
	}
}

// Every cell of final use enters the plan once: as basket, standing use,
// investment or supply. What they sum to, good by good, is the table's.
func TestNothingIsCountedTwice(t *testing.T) {
	for _, name := range []string{"us-1997-131", "us-2012-71", "germany-1995"} {
		tbl := readData(t, name).Table
		o := DefaultOptions()
		if err := o.check(); err != nil {
			t.Fatal(err)
		}
		c := convert(tbl, o.freeze())
		need := c.needs(o.First)
		made := map[plan.GoodID]float64{} // investment is put together by a process
		for _, in := range c.p.Inputs {
			if in.Process == plan.ProcessID(c.capital.good) {
				made[in.Good] += in.Amount.Value
			}
		}
		for i, good := range c.goods {
			want := tbl.Output[i] // less what sectors use: the table's differences are carried
			for _, z := range tbl.Flows.RawRowView(i) {
				want -= max(z, 0)
			}
			for j, z := range tbl.Flows.RawRowView(i) {
				if z < 0 && j != i {
					want -= z // a by-product, which the plan makes
				}
			}
			got := need[spot{good: good}] + made[good]
			if math.Abs(got-want) > 1e-6*tbl.Output[i] {
				t.Errorf("%s, %s: final use %g in the plan, %g in the table", name, good, got, want)
			}
		}
	}
}

// What the plan of the small table says, table by table.
func TestSmallPlan(t *testing.T) {
	o := DefaultOptions()
	o.First, o.Count, o.Unit = 2026, 2, "million EUR"
	p, cal := mustPlan(t, readSmall(t, nil), o)
	if cal.Relative > 1e-12 {
		t.Errorf("calibrated to %g only", cal.Relative)
	}
	q := func(v float64) plan.Quantity { return plan.Quantity{Value: v} }
	wantProcess := plan.Process{ID: "B", Name: "Works", Makes: "B", Base: q(2000), Code: "B"}
	if diff := cmp.Diff(wantProcess, p.Processes[1]); diff != "" {
		t.Error(diff)
	}
	inputs := map[string]float64{}
	for _, in := range p.Inputs {
		inputs[string(in.Process)+" "+string(in.Good)] = in.Amount.Value
	}
	wantInputs := map[string]float64{
		"A A": 100, "A B": 200, "A C": 50, "B A": 300, "B B": 400, "B C": 150, "C B": 100, "C C": 50,
		"A labour": 300, "B labour": 500, "C labour": 500, "A imports": 50, "B imports": 150, "C imports": 50,
		"investment B": 500, "investment C": 50,
	}
	if diff := cmp.Diff(wantInputs, inputs); diff != "" {
		t.Error(diff)
	}
	targets := map[string][]float64{}
	for _, x := range p.Targets {
		targets[string(x.ID)] = append(targets[string(x.ID)], x.Amount.Value, x.Floor.Value, float64(x.Tier))
	}
	near := cmp.Comparer(func(a, b float64) bool { return math.Abs(a-b) <= 1e-9*(1+math.Abs(b)) })
	wantTargets := map[string][]float64{
		"households": {1854, 1710, 1, 1909.62, 1710, 1},
		"exports":    {309, 285, 3, 318.27, 285, 3},
		"investment": {561, 522.5, 3, 572.22, 522.5, 3},
	}
	if diff := cmp.Diff(wantTargets, targets, near); diff != "" {
		t.Error(diff)
	}
	// Capital: 550 of investment cover 7 %; surplus shares it 300:500:300.
	stock := map[plan.AssetID]float64{}
	for _, in := range p.AssetInputs {
		stock[in.Asset] += in.Amount.Value
	}
	all := 550 / 0.07 * 0.95
	if diff := cmp.Diff(map[plan.AssetID]float64{"A": all * 3 / 11, "B": all * 5 / 11, "C": all * 3 / 11}, stock, near); diff != "" {
		t.Error(diff)
	}
	if got, want := p.Assets[0].Capacity.Value, 0.95*1000/0.95; math.Abs(got-want) > 1e-9 {
		t.Errorf("capacity of A at the beginning is %g, want %g", got, want)
	}
	if got, want := p.UnderWay[0], (plan.UnderWay{Asset: "A", Opens: 2026, Amount: q(0.07 * 1000 / 0.95)}); math.Abs(got.Amount.Value-want.Amount.Value) > 1e-9 || got.Opens != 2026 {
		t.Errorf("under way: %+v", got)
	}
	if len(p.Assumptions) < 8 {
		t.Errorf("only %d assumptions", len(p.Assumptions))
	}
}

// Employment, capital, an investment matrix and emissions replace what is
// assumed without them.
func TestPlanWithAccounts(t *testing.T) {
	tbl := readSmall(t, map[string]string{
		"employment.csv":        "sector,Workers (1000 persons)\nA Farms,10\nB Works,20\nC Trade,30\nTotal,60\n",
		"capital_stock.csv":     "sector,stock,retirement rate\nA Farms,1000,0.1\nB Works,2000,0.05\nC Trade,500,0.02\n",
		"investment_matrix.csv": "product,A Farms,B Works,C Trade\nA Farms,0,0,0\nB Works,100,300,90\nC Trade,20,20,10\n",
		"emissions.csv":         "pollutant,A Farms,B Works,C Trade,Households\nCO2 (1000 t),5,50,10,40\n",
	})
	if tbl.Employment[0].Unit != "1000 persons" || tbl.Capital.Retirement[1] != 0.05 || tbl.Emissions[0].Final[0] != 40 {
		t.Fatalf("%+v %+v %+v", tbl.Employment, tbl.Capital, tbl.Emissions)
	}
	p, cal := mustPlan(t, tbl, DefaultOptions())
	if cal.StockCalibrated || math.Abs(cal.InvestmentPlan-(1000*0.12+2000*0.07+500*0.04)) > 1e-9 {
		t.Errorf("%+v", *cal)
	}
	takes := map[string]float64{}
	for _, in := range p.AssetInputs {
		takes[string(in.Asset)+" "+string(in.Good)] = in.Amount.Value
	}
	near := cmp.Comparer(func(a, b float64) bool { return math.Abs(a-b) <= 1e-9*(1+math.Abs(b)) })
	if diff := cmp.Diff(map[string]float64{
		"A investment": 950, "A B": 950. * 100 / 120, "A C": 950. * 20 / 120,
		"B investment": 1900, "B B": 1900. * 300 / 320, "B C": 1900. * 20 / 320,
		"C investment": 475, "C B": 475 * .9, "C C": 475 * .1,
	}, takes, near); diff != "" {
		t.Error(diff)
	}
	for _, g := range p.Goods {
		if g.Kind == plan.Labour && g.Unit != "1000 persons" || g.Kind == plan.Emission && (g.Unit != "1000 t" || g.Keep) {
			t.Errorf("%+v", g)
		}
	}
	solve(t, p)
}

// An investment matrix beside a single column of final use is part of it.
func TestMatrixWithoutColumn(t *testing.T) {
	r, err := Read(Source{Path: write(t, map[string]string{
		"flows.csv":             ",A,B,Final demand,Output\nA,150,500,350,1000\nB,200,100,1700,2000\nWages,650,1400,,\n",
		"investment_matrix.csv": ",A,B\nA,20,30\nB,100,200\n",
	})})
	if err != nil {
		t.Fatal(err)
	}
	p, cal := mustPlan(t, r.Table, DefaultOptions())
	if cal.InvestmentTable != 350 || math.Abs(cal.InvestmentPlan-350) > 1e-9 {
		t.Errorf("%+v", *cal)
	}
	if got := p.Targets[0].Amount.Value / 1.02; math.Abs(got-1700) > 1e-9 {
		t.Errorf("final use of the base year is %g, want 1700", got)
	}
}

// Sectors without output, negative flows and negative final use.
func TestOddCells(t *testing.T) {
	r, err := Read(Source{Path: write(t, map[string]string{"t.csv": `,Farms,Works,Oil,Nothing,Households,Investment,Stocks,Imports,Output
Farms,100,-20,0,0,820,0,0,0,900
Works,200,400,0,0,900,600,-100,0,2000
Oil,50,150,0,0,100,0,0,-300,0
Nothing,0,0,0,0,0,0,0,0,0
Wages,550,1470,0,0,,,,,
Output,900,2000,0,0,,,,,
`})})
	if err != nil {
		t.Fatal(err)
	}
	codes := map[NoteCode]int{}
	for _, n := range r.Notes {
		codes[n.Code]++
	}
	if diff := cmp.Diff(map[NoteCode]int{SectorIdle: 2, SectorSells: 1}, codes); diff != "" {
		t.Error(diff)
	}
	p, _ := mustPlan(t, r.Table, DefaultOptions())
	if len(p.Processes) != 3 || len(p.Goods) != 5 { // Farms, Works, investment; and Oil, labour
		t.Errorf("%+v\n%+v", p.Processes, p.Goods)
	}
	if diff := cmp.Diff([]plan.Output{{Process: "works", Good: "farms", Amount: plan.Quantity{Value: 20}}}, p.Outputs, cmp.Transformer("small", func(x plan.GoodID) string { return strings.ToLower(string(x)) }), cmp.Transformer("low", func(x plan.ProcessID) string { return strings.ToLower(string(x)) })); diff != "" {
		t.Error(diff)
	}
	supply := map[plan.GoodID]float64{}
	for _, s := range p.Supply {
		if s.Span.Has(1) {
			supply[s.Good] = s.Amount.Value
		}
	}
	if math.Abs(supply["Oil"]-309) > 1e-9 || math.Abs(supply["Works"]-102) > 1e-9 {
		t.Errorf("supply: %v", supply)
	}
	solve(t, p)
}

// A plan does not depend on the order of sectors.
func TestPlanDoesNotKnowTheOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tbl := drawTable(t)
		tbl.Final[0].Use = Households
		_, cal, err := Plan(tbl, DefaultOptions())
		if err != nil {
			t.Fatal(err)
		}
		if !cal.OK {
			t.Fatalf("%+v", *cal)
		}
	})
}

// Units that a plan does not know are defined, as far as they must be.
func TestUnits(t *testing.T) {
	for unit, want := range map[string]string{
		"million USD": "", "million crowns": "crowns", "1000 crowns": "crowns", "Mio. EUR": "Mio. EUR",
		"billion Swiss francs": "Swiss francs", "money": "money",
	} {
		def, ok := newUnit(nil, unit)
		if !ok || def.Name != want {
			t.Errorf("%q: %q %v", unit, def.Name, ok)
		}
	}
	tbl := readSmall(t, map[string]string{
		"employment.csv": "sector,Skilled (1000 persons),Unskilled (1000 persons)\nA Farms,1,9\nB Works,10,10\nC Trade,20,10\n",
	})
	o := DefaultOptions()
	o.Unit = "million crowns"
	p, _ := mustPlan(t, tbl, o)
	var labour []string
	for _, g := range p.Goods {
		if g.Kind == plan.Labour {
			labour = append(labour, string(g.ID)+" "+g.Unit)
		}
	}
	if diff := cmp.Diff([]string{"labour_skilled 1000 persons", "labour_unskilled 1000 persons"}, labour); diff != "" {
		t.Error(diff)
	}
}

// Options that cannot be used are all named.
func TestOptionErrors(t *testing.T) {
	o := DefaultOptions()
	o.Utilisation, o.Lead, o.Count, o.Growth["households"] = 1.2, -1, 0, 3
	o.Unit = "million (crowns"
	_, _, err := Plan(millerBlair(), o)
	for _, name := range []string{"utilisation", "lead", "years", "growth households", "not a unit"} {
		if err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%s is not named: %v", name, err)
		}
	}
}
