package iotable

import (
	"encoding/csv"
	"errors"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/openplenum/plenum/internal/outcome"
	"github.com/openplenum/plenum/internal/plan"

	"gonum.org/v1/gonum/mat"
	"pgregory.net/rapid"
)

// twoRegions is a made-up table: North grows food, South makes machines, both
// sell to each other. It has no accounts.
var twoRegions = map[string]string{
	"table.csv": `,North|Food,North|Machines,South|Food,South|Machines,North|Households,North|Investment,South|Households,South|Investment,all|Exports,Output
North|Food,20,5,10,10,60,0,70,0,25,200
North|Machines,10,10,0,5,5,15,0,5,0,50
South|Food,0,0,10,10,20,0,55,0,5,100
South|Machines,30,5,10,60,20,30,25,50,70,300
Imports,20,10,10,65,,,,,,
Wages,80,15,40,100,,,,,,
Surplus,40,5,20,50,,,,,,
Output,200,50,100,300,,,,,,
`,
	"population.csv": "region,persons\nSouth,3000\nNorth,1000\n",
}

func readTwoRegions(t *testing.T, by string) *Table {
	t.Helper()
	folder := write(t, twoRegions)
	r, err := Read(Source{Path: folder, Technology: Technology{Regions: by}})
	if err != nil {
		t.Fatal(err)
	}
	return r.Table
}

func TestRegionsAreRecognised(t *testing.T) {
	tbl := readTwoRegions(t, "")
	m := tbl.Multi
	if m == nil || len(m.Regions) != 2 || len(m.Sectors) != 2 {
		t.Fatalf("%+v", m)
	}
	if tbl.Final[1].Use != FixedInvestment || m.FinalIn[2] != 1 || m.FinalIn[4] != -1 || tbl.Final[4].Label.String() != "Exports" {
		t.Errorf("%+v %v", tbl.Final, m.FinalIn)
	}
	if m.Population[0] != 1000 || m.Population[1] != 3000 {
		t.Errorf("population %v", m.Population)
	}
	if tbl := readTwoRegions(t, OneRegion); tbl.Multi != nil || len(tbl.Sectors) != 4 {
		t.Errorf("%+v", tbl.Multi)
	}
	_, err := Read(Source{Path: write(t, twoRegions), Technology: Technology{Regions: "/"}})
	var faults Faults
	if !errors.As(err, &faults) || faults[0].Code != NoRegions {
		t.Error(err)
	}
}

// What the plan of two regions says: origins of inputs, labour where it lives,
// imports of the country, households of each region.
func TestPlanOfRegions(t *testing.T) {
	o := DefaultOptions()
	p, _ := mustPlan(t, readTwoRegions(t, ""), o)
	inputs := map[string]float64{}
	for _, in := range p.Inputs {
		inputs[string(in.Process)+" "+string(in.Good)+" "+string(in.Origin)] = in.Amount.Value
	}
	for row, want := range map[string]float64{
		"Food.south Food ": 10, "Food.south Food north": 10, "Machines.north Machines south": 5, "Machines.north Machines ": 10,
		"households.south Food north": 70, "households.north Machines south": 20, "Food.north imports ": 20,
		// Investment in North: 15 of its own machines, 30 from South.
		"investment_Machines.north Machines ": 15, "investment_Machines.north Machines south": 30,
	} {
		if inputs[row] != want {
			t.Errorf("%s: %g, want %g", row, inputs[row], want)
		}
	}
	supply := map[string]float64{}
	for _, s := range p.Supply {
		if s.Span.Has(1) {
			supply[string(s.Good)+" "+string(s.Region)] = s.Amount.Value
		}
	}
	if math.Abs(supply["labour north"]-95*1.02) > 1e-9 || math.Abs(supply["imports "]-105*1.03) > 1e-9 {
		t.Errorf("%v", supply)
	}
	for _, a := range p.Assets {
		if !strings.HasSuffix(string(a.Process), "."+string(a.Region)) {
			t.Errorf("asset %s of %s stands in %s", a.ID, a.Process, a.Region)
		}
	}
	for _, x := range p.Targets {
		if x.Measure.Region == "" {
			t.Errorf("target %s is of no region", x.ID)
		}
	}
	if len(p.Routes) != 0 || len(p.Population) != 2 {
		t.Errorf("%d routes, %v", len(p.Routes), p.Population)
	}
}

// With free trade nothing has an origin, and the routes carry what moved in
// the base year: food from North to South 10 + 10 + 70 + exports, which are
// nobody's region.
func TestFreeTrade(t *testing.T) {
	tbl, o := readTwoRegions(t, ""), DefaultOptions()
	o.FreeTrade = true
	p, _ := mustPlan(t, tbl, o)
	for _, in := range p.Inputs {
		if in.Origin != "" {
			t.Errorf("%+v", in)
		}
	}
	upper := map[string]float64{}
	for _, r := range p.Routes {
		upper[string(r.Good)+" "+string(r.From)+" "+string(r.To)] = r.Upper.Value
	}
	if upper["Food north south"] != 1.5*90 || upper["Food south north"] != 1.5*20 || upper["Machines north south"] != 1.5*10 {
		t.Errorf("%v", upper)
	}
	o.RouteLimit = 0
	p, _ = mustPlan(t, tbl, o)
	for _, r := range p.Routes {
		if r.UpperSet {
			t.Errorf("%+v", r)
		}
	}
	if len(p.Routes) != 4 {
		t.Errorf("%d routes", len(p.Routes))
	}
}

// least is the smallest fulfilment of a tier's targets.
func least(out *outcome.Outcome, tier int) float64 {
	worst := math.Inf(1)
	for _, q := range out.Targets {
		if q.Tier == tier {
			worst = math.Min(worst, q.Fulfilment)
		}
	}
	return worst
}

// Free trade can only help the first tier: every plan with fixed origins is
// one with free trade, as long as the routes carry it. Where North lacks
// labour, it does help.
func TestFreeTradeHelps(t *testing.T) {
	tbl, o := readTwoRegions(t, ""), DefaultOptions()
	o.Floor = 0
	short := func(free bool) float64 {
		o.FreeTrade, o.RouteLimit = free, 0
		p, _ := mustPlan(t, tbl, o)
		for k, s := range p.Supply {
			if s.Good == "labour" && s.Region == "north" {
				p.Supply[k].Amount.Value *= 0.8
			}
		}
		return least(solve(t, p), 1)
	}
	fixed, free := short(false), short(true)
	t.Logf("least fulfilment of tier 1: fixed %.4f, free %.4f", fixed, free)
	if free < fixed+0.01 {
		t.Errorf("free trade reaches %.4f, fixed origins %.4f", free, fixed)
	}
}

// drawRegions draws a balanced table of several regions, some of whose sectors
// have no output in some region.
func drawRegions(t *rapid.T) *Table {
	regions, sectors := rapid.IntRange(2, 3).Draw(t, "regions"), rapid.IntRange(1, 3).Draw(t, "sectors")
	n := regions * sectors
	cell := rapid.Float64Range(0, 10)
	tbl := &Table{Name: "drawn", Flows: mat.NewDense(n, n, nil), Output: make([]float64, n)}
	m := &Multi{mark: mark}
	active := make([]bool, n)
	for r := range regions {
		m.Regions = append(m.Regions, Sector{Name: "R" + strconv.Itoa(r)})
		for s := range sectors {
			if r == 0 {
				m.Sectors = append(m.Sectors, Sector{Name: "S" + strconv.Itoa(s)})
			}
			m.In, m.Of = append(m.In, r), append(m.Of, s)
			tbl.Sectors = append(tbl.Sectors, Sector{Name: "R" + strconv.Itoa(r) + mark + "S" + strconv.Itoa(s)})
			active[r*sectors+s] = r == 0 || rapid.IntRange(0, 3).Draw(t, "idle") > 0
		}
	}
	for r := range regions {
		for _, use := range []Use{Households, FixedInvestment, Exports} {
			f := Final{Label: Sector{Name: string(use)}, Use: use, Amounts: make([]float64, n)}
			for i := range n {
				if active[i] {
					f.Amounts[i] = 1 + cell.Draw(t, "final")
				}
			}
			tbl.Final, m.FinalIn = append(tbl.Final, f), append(m.FinalIn, r)
		}
	}
	wages, imports := make([]float64, n), make([]float64, n)
	for i := range n {
		for j := range n {
			if active[i] && active[j] {
				tbl.Flows.Set(i, j, cell.Draw(t, "flow"))
			}
		}
	}
	tbl.Output = tbl.rowSums()
	for j := range n {
		if active[j] {
			rest := tbl.Output[j] - sum(mat.Col(nil, j, tbl.Flows)) // may be below zero: subsidies
			imports[j] = cell.Draw(t, "imports")
			wages[j] = math.Max(rest-imports[j], 1)
		}
	}
	tbl.Primary = []Primary{{Label: Sector{Name: "wages"}, Pay: PayLabour, Amounts: wages}, {Label: Sector{Name: "imports"}, Pay: PayImports, Amounts: imports}}
	tbl.Multi = m
	if rapid.Bool().Draw(t, "matrix") {
		m.Goods = mat.NewDense(sectors, n, nil)
		for s := range sectors {
			for j := range n {
				m.Goods.Set(s, j, cell.Draw(t, "bought"))
			}
		}
	}
	return tbl
}

// Whatever the table, with origins or with free trade, traded abroad or not,
// the plan reproduces it and has no faults, but for sectors that free trade
// shows to leave nothing over.
func TestRegionsCalibrate(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tbl := drawRegions(t)
		if inv, err := Invert(tbl.Coefficients()); err != nil || inv.Negative > 0 || inv.Condition > 1e8 {
			t.Skip("more is used than made")
		}
		o := DefaultOptions()
		o.FreeTrade, o.Abroad = rapid.Bool().Draw(t, "free"), rapid.Bool().Draw(t, "abroad")
		p, cal, err := Plan(tbl, o)
		if err != nil {
			t.Fatal(err)
		}
		if !cal.OK {
			t.Fatalf("%+v", cal)
		}
		_, faults := plan.Resolve(p)
		for _, f := range faults {
			if !o.FreeTrade || f.Code != plan.OwnUse || !feedsOnOthers(tbl) {
				t.Fatal(faults)
			}
		}
	})
}

// feedsOnOthers tells whether a sector of some region takes as much of its own
// good, from all regions together, as it makes. With free trade its good is one
// good, and a process that leaves nothing of it over is a fault of the plan.
func feedsOnOthers(tbl *Table) bool {
	for j, made := range tbl.Output {
		taken := 0.0
		for i := range tbl.Output {
			if tbl.Multi.Of[i] == tbl.Multi.Of[j] {
				taken += tbl.Flows.At(i, j)
			}
		}
		if made > 0 && taken >= made {
			return true
		}
	}
	return false
}

// compareRegions compares the outputs of a solved plan with the table, process
// by process.
func compareRegions(t *testing.T, p *plan.Plan, out *outcome.Outcome) {
	t.Helper()
	base := map[string]float64{}
	for _, x := range p.Processes {
		base[string(x.ID)] = x.Base.Value
	}
	worst, of := 0.0, ""
	for _, a := range out.Activities {
		for _, v := range a.Levels {
			if d := math.Abs(v-base[a.Of]) / base[a.Of]; a.Kind == "produce" && d > worst {
				worst, of = d, a.Of
			}
		}
	}
	t.Logf("largest difference of an output in any region and year: %.1e, %s", worst, of)
	if worst > CalibratedTo {
		t.Errorf("%s differs by %.1e", of, worst)
	}
}

func TestFinland(t *testing.T) {
	if testing.Short() {
		t.Skip("a real table: left to the run that is not short")
	}
	tbl := readData(t, "finland-2014-mrio-5x12").Table
	for name, free := range map[string]bool{"fixed": false, "free": true} {
		t.Run(name, func(t *testing.T) {
			o := DefaultOptions()
			o.FreeTrade = free
			p, cal, err := Plan(tbl, o)
			if err != nil || !cal.OK {
				t.Fatalf("%+v %v", cal, err)
			}
			if len(cal.Factors) != 6 {
				t.Errorf("labour of five regions and imports: %+v", cal.Factors)
			}
			for _, f := range cal.Factors {
				if math.Abs(f.Use-f.Supply) > 1e-9*f.Supply {
					t.Errorf("%+v", f)
				}
			}
			t.Logf("calibration %.1e over %d processes; investment %.1f, for its capital %.1f", cal.Relative, cal.Sectors, cal.InvestmentTable, cal.InvestmentPlan)
			out := solve(t, p)
			t.Logf("least fulfilment: tier 1 %.4f, tier 2 %.4f, tier 3 %.4f", least(out, 1), least(out, 2), least(out, 3))
			base, err := BasePlan(tbl, o)
			if err != nil {
				t.Fatal(err)
			}
			if !free { // with free trade the least activity is elsewhere
				compareRegions(t, base, solve(t, base))
			}
		})
	}
}

// A plan in which nothing grows and nothing may fall is the table, region by
// region and year after year. Capital is calibrated: that of the source takes
// more investment than the table has.
func TestStillFinlandIsTheTable(t *testing.T) {
	if testing.Short() {
		t.Skip("a real table: left to the run that is not short")
	}
	tbl := *readData(t, "finland-2014-mrio-5x12").Table
	tbl.Capital = nil
	p, _, err := Plan(&tbl, DefaultOptions().Still())
	if err != nil {
		t.Fatal(err)
	}
	out := solve(t, p)
	for _, q := range out.Targets {
		if !q.Met {
			t.Errorf("%s of %v: %g", q.ID, q.Years, q.Fulfilment)
		}
	}
	compareRegions(t, p, out)
}

// The multipliers of 60 sectors in regions are those that the keepers of the
// table computed.
func TestFinlandMultipliers(t *testing.T) {
	folder := dataFolder(t, "finland-2014-mrio-5x12")
	tbl := readData(t, "finland-2014-mrio-5x12").Table
	m, err := Multiply(tbl)
	if err != nil {
		t.Fatal(err)
	}
	output, _ := m.Find(MeasureOutput)
	data, err := os.ReadFile(filepath.Join(folder, "checks.csv"))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(string(data))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	find, checked := newFinder(tbl.Sectors), 0
	for _, row := range rows {
		if row[0] != "output_multiplier" {
			continue
		}
		want, err := strconv.ParseFloat(row[3], 64)
		if got := output.Total[find.find(row[2])]; err != nil || math.Abs(got-want) > 1e-4 {
			t.Errorf("%s: %g, want %s", row[2], got, row[3])
		}
		checked++
	}
	if checked != 60 {
		t.Errorf("%d multipliers were checked", checked)
	}
}

// Households of each region and the investment of each sector are those of the
// table: what the composed goods take sums to the columns.
func TestFinlandInvestment(t *testing.T) {
	tbl := readData(t, "finland-2014-mrio-5x12").Table
	p, _, err := Plan(tbl, DefaultOptions())
	if err != nil {
		t.Fatal(err)
	}
	m := tbl.Multi
	took := map[plan.RegionID]float64{}
	for _, in := range p.Inputs {
		if process := string(in.Process); strings.HasPrefix(process, "investment_") {
			_, region, _ := strings.Cut(process, ".")
			took[plan.RegionID(region)] += in.Amount.Value
		}
	}
	for k, f := range tbl.Final {
		if f.Use != FixedInvestment {
			continue
		}
		want := 0.0
		for _, v := range f.Amounts {
			want += math.Max(v, 0)
		}
		for _, row := range tbl.Primary {
			if row.Pay == PayImports {
				want += row.Final[k]
			}
		}
		got := took[p.Regions[m.FinalIn[k]].ID]
		t.Logf("%s: %.2f of %.2f", m.Regions[m.FinalIn[k]], got, want)
		if math.Abs(got-want) > 1e-6*want {
			t.Errorf("investment of %s takes %g, the table says %g", m.Regions[m.FinalIn[k]], got, want)
		}
	}
}
