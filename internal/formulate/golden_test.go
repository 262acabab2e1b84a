package formulate

import (
	"flag"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/openplenum/plenum/internal/plan"
)

var update = flag.Bool("update", false, "write the golden LPs anew")

// TestGolden builds one family at a time on a plan of two years and shows the
// rows and columns that it adds. Each family has a page in docs/mathematics.
func TestGolden(t *testing.T) {
	for _, c := range []struct {
		name  string
		build func(b *builder)
		// rows shown; empty: all that the build added after the balances
		kinds []RowKind
	}{
		{"balance", func(b *builder) { b.supplyAndStandingUse() }, []RowKind{Balance}},
		{"produce", func(b *builder) { b.produce() }, []RowKind{Balance}},
		{"capacity", func(b *builder) { b.produce(); b.capacities() }, nil},
		{"store", func(b *builder) { b.store() }, []RowKind{Balance}},
		{"finaluse", func(b *builder) { b.finalUse() }, []RowKind{Balance}},
		{"terminal", func(b *builder) { b.produce(); b.capacities(); b.terminal() }, nil},
		{"limit", func(b *builder) { b.produce(); b.capacities(); b.store(); b.finalUse(); b.limits() }, []RowKind{LimitRow}},
		{"promise", func(b *builder) { b.produce(); b.capacities(); b.finalUse(); b.promises() }, []RowKind{PromiseRow, FloorRow}},
		{"minimum", func(b *builder) { b.produce(); b.capacities(); b.finalUse(); b.promises(); b.minima() },
			[]RowKind{MinimumRow, WorstRow}},
		{"trade", func(b *builder) { b.produce(); b.trade() }, []RowKind{Balance, ImportMost, ImportLeast}},
		{"debt", func(b *builder) { b.debt() }, []RowKind{Balance, DebtKept}},
		{"move", func(b *builder) { b.move() }, []RowKind{Balance}},
		{"nature", func(b *builder) { b.nature() }, []RowKind{Balance, BiomassKept, GrowthLaw}},
		{"project", func(b *builder) { b.produce(); b.capacities(); b.terminal(); b.projects() }, []RowKind{Balance, CapacityKept, StartOnce}},
		{"indicator", func(b *builder) { b.produce(); b.finalUse(); b.promises() }, []RowKind{PromiseRow}},
	} {
		t.Run(c.name, func(t *testing.T) {
			figs := mill()
			if slices.Contains([]string{"trade", "debt", "move", "nature", "project", "indicator"}, c.name) {
				figs = islands()
			}
			b := newBuilder(figs)
			b.balances()
			c.build(b)
			got := render(b.form(), c.kinds)
			file := filepath.Join("testdata", c.name+".lp")
			if *update {
				if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Errorf("LP differs from %s (-want +got); if the change is meant, run with -update:\n%s", file, diff)
			}
		})
	}
}

// mill is a plan of two years: a mill makes flour (kept: must be used) from
// grain of the year before, power and labour; a plant with two years of
// construction; grain is supplied and stored.
func mill() *plan.Figures {
	const grain, flour, power, labour = 0, 1, 2, 3
	each := func(v float64) []float64 { return []float64{v, v} }
	final := func(good int, c plan.CategoryID) plan.MeasureFigures {
		return plan.MeasureFigures{
			Kind: plan.MeasureFinalUse, Good: good, Process: -1, Asset: -1, Basket: -1,
			Categories: []plan.CategoryID{c}, Region: -1, Unit: "t",
		}
	}
	worst := plan.MeasureFigures{Kind: plan.MeasureWorst, Good: -1, Process: -1, Asset: -1, Basket: -1, Region: -1}
	return &plan.Figures{
		Plan: &plan.Plan{
			Name: "mill", Horizon: plan.Horizon{First: 2026, Last: 2027},
			Terminal: plan.Terminal{Rule: plan.Sustain, Growth: 0.1},
		},
		Years:   []int{2026, 2027},
		Regions: []plan.RegionID{""},
		Goods: []plan.Good{
			{ID: "grain", Unit: "t", Kind: plan.Product},
			{ID: "flour", Unit: "t", Kind: plan.Product, Keep: true},
			{ID: "power", Unit: "MWh", Kind: plan.Product},
			{ID: "labour", Unit: "persons", Kind: plan.Labour},
		},
		Processes: []plan.ProcessFigures{{
			Process: plan.Process{ID: "mill", Unit: "t"},
			Inputs: []plan.Flow{
				{Good: grain, Region: -1, Lead: 1, Amount: each(1.25)},
				{Good: power, Region: -1, Amount: []float64{0.2, 0.15}},
				{Good: labour, Region: -1, Amount: each(0.01)},
			},
			Outputs: []plan.Flow{{Good: flour, Region: -1, Amount: each(1)}},
			Assets:  []int{0},
		}},
		Assets: []plan.AssetFigures{{
			Asset: plan.Asset{ID: "plant"}, Capacity: 100, Retirement: 0.05,
			Inputs: []plan.Flow{
				{Good: power, Region: -1, Lead: 2, Amount: each(0.5)},
				{Good: labour, Region: -1, Lead: 1, Amount: each(0.03)},
			},
		}},
		UnderWay: []plan.UnderWayFigures{{
			Opens: 1, Amount: 10, Inputs: []plan.DatedUse{{Good: labour, Year: 0, Amount: 0.3}},
		}},
		Supply: []plan.SupplyFigures{
			{Good: grain, Amount: []float64{120, 130}},
			{Good: power, Amount: each(math.Inf(1))},
			{Good: labour, Amount: each(2)},
		},
		Stocks:   []plan.StockFigures{{Good: grain, Opening: 40, Loss: 0.1, Closing: 20, Most: 60}},
		Baskets:  []plan.BasketFigures{{Category: "food", Unit: "basket", Goods: []plan.Flow{{Good: flour, Amount: each(0.7)}, {Good: power, Amount: each(0.1)}}}},
		FinalUse: []plan.FinalUseFigures{{Good: flour, Category: "bakeries", Amount: []float64{50, 55}}},
		Limits: []plan.LimitFigures{
			{
				Limit:   plan.Limit{ID: "power_cap"},
				Measure: plan.MeasureFigures{Kind: plan.MeasureUse, Good: power, Process: -1, Asset: -1, Basket: -1, Region: -1, Unit: "MWh"},
				Lower:   each(math.Inf(-1)), Upper: each(30),
			}, {
				Limit:   plan.Limit{ID: "labour_use"},
				Measure: plan.MeasureFigures{Kind: plan.MeasureUse, Good: labour, Process: -1, Asset: -1, Basket: -1, Region: -1, Unit: "persons"},
				Lower:   []float64{1, math.Inf(-1)}, Upper: each(math.Inf(1)),
			}, {
				Limit:   plan.Limit{ID: "opening"},
				Measure: plan.MeasureFigures{Kind: plan.MeasureOpening, Good: -1, Process: -1, Asset: 0, Basket: -1, Region: -1, Unit: "t"},
				Lower:   each(math.Inf(-1)), Upper: []float64{math.Inf(1), 12},
			},
		},
		Promises: []plan.Promise{
			{ID: "bread", Measure: final(flour, "bakeries"), Sense: plan.AtLeast, Years: []int{0}, Amount: 60, Floor: 52, Tier: 1, Weight: 1},
			{ID: "bread", Measure: final(flour, "bakeries"), Sense: plan.AtLeast, Years: []int{1}, Amount: 70, Baseline: 50, Floor: math.NaN(), Tier: 1, Weight: 2},
			{ID: "meals", Measure: plan.MeasureFigures{
				Kind: plan.MeasureFinalUse, Good: -1, Process: -1, Asset: -1, Region: -1, Unit: "basket", Categories: []plan.CategoryID{"food"},
			}, Sense: plan.AtLeast, Years: []int{0, 1}, Amount: 80, Floor: math.NaN(), Tier: 2, Weight: 1},
			{ID: "saving", Measure: plan.MeasureFigures{
				Kind: plan.MeasureUse, Good: power, Process: -1, Asset: -1, Basket: -1, Region: -1, Unit: "MWh",
			}, Sense: plan.AtMost, Years: []int{1}, Amount: 20, Baseline: 30, Floor: 40, Tier: 2, Weight: 1},
		},
		Objective: &plan.ObjectiveFigures{Maximise: true, Terms: []plan.TermFigures{{Measure: worst, Years: []int{0, 1}, Weight: 1}}},
		Tidy: []plan.TermFigures{{
			Measure: plan.MeasureFigures{Kind: plan.MeasureUse, Good: labour, Process: -1, Asset: -1, Basket: -1, Region: -1, Unit: "persons"},
			Years:   []int{0, 1}, Weight: 1,
		}},
	}
}

// render writes the rows of the given kinds (all of them when there are none)
// and the columns that enter them.
func render(f *Form, kinds []RowKind) string {
	p := f.Problem
	shown := map[int]bool{}
	terms := make([]string, p.Rows())
	for i, k := range f.Index.Rows {
		shown[i] = len(kinds) == 0
		for _, kind := range kinds {
			shown[i] = shown[i] || k.Kind == kind
		}
	}
	var cols []string
	for j := range p.Cols() {
		rows, values := p.Column(j)
		enters := false
		for k, i := range rows {
			terms[i] += fmt.Sprintf(" %+.6g %s", values[k], p.ColName[j])
			enters = enters || shown[i]
		}
		if enters {
			cols = append(cols, fmt.Sprintf("%s <= %s <= %s   [%s]", number(p.ColLower[j]), p.ColName[j], number(p.ColUpper[j]), f.Index.ColumnUnit[j]))
		}
	}
	var out strings.Builder
	out.WriteString("rows\n")
	for i := range p.Rows() {
		if shown[i] {
			fmt.Fprintf(&out, "  %s:  %s <=%s <= %s   [%s]\n", p.RowName[i], number(p.RowLower[i]), terms[i], number(p.RowUpper[i]), f.Index.RowUnit[i])
		}
	}
	out.WriteString("columns\n")
	for _, c := range cols {
		out.WriteString("  " + c + "\n")
	}
	return out.String()
}

func number(v float64) string {
	switch {
	case math.IsInf(v, 1):
		return "inf"
	case math.IsInf(v, -1):
		return "-inf"
	}
	return fmt.Sprintf("%.6g", v)
}
