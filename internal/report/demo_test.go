package report

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"

	"github.com/openplenum/plenum/internal/outcome"
	"github.com/openplenum/plenum/internal/plan"
)

// demoNames are the goods of the demonstration outcome.
var demoNames = []string{
	"Coal", "Ore", "Steel", "Copper", "Cement", "Timber", "Chemicals", "Fertiliser", "Medicines", "Power",
	"Water supply", "Machinery", "Electronics", "Vehicles", "Ships", "Textiles", "Clothing", "Paper", "Printing", "Furniture",
	"Grain", "Vegetables", "Meat", "Dairy", "Fish", "Food products", "Housing", "Roads and bridges", "Railways", "Freight",
	"Passenger transport", "Post and networks", "Trade", "Schools", "Universities", "Hospitals", "Science", "Literature and art",
	"Media", "Sport", "Urban services", "Environment", "Public administration",
}

// demo is an outcome made without a solver: so many goods and years, three
// tiers, whose accounts close. The same arguments make the same outcome.
func demo(goods, years int) *outcome.Outcome {
	rnd := rand.New(rand.NewPCG(uint64(goods), uint64(years)))
	o := &outcome.Outcome{
		Plan: "The Republic of Aurelia: food, homes and schools first", Status: outcome.Solved,
		Note: "Second draft, for the committee on the plan.",
	}
	for y := range years {
		o.Years = append(o.Years, 2027+y)
	}
	o.Tiers = []outcome.Tier{
		{Number: 1, Name: "What nobody may lack", Minimum: 1, Sum: 30, Most: 30, Headroom: math.NaN()},
		{Number: 2, Name: "What builds the country", Minimum: 0.71, Sum: 38.4, Most: 45, Headroom: math.NaN()},
		{Number: 3, Name: "What makes life good", Minimum: 0.12, Sum: 20.3, Most: 40, Headroom: math.NaN()},
	}
	o.Organs = []outcome.Organ{{ID: "mi", Name: "Ministry of Industry"}, {ID: "ms", Name: "Ministry of Social Affairs"}}
	series := func(level, growth float64) []float64 {
		out := make([]float64, years)
		for y := range out {
			out[y] = level * math.Pow(1+growth, float64(y)) * (1 + 0.02*rnd.NormFloat64())
		}
		return out
	}
	for g := range goods {
		name := demoNames[g%len(demoNames)]
		if g >= len(demoNames) {
			name = fmt.Sprintf("%s, sort %d", name, g/len(demoNames)+1)
		}
		demoGood(o, rnd, g, name, series)
	}
	for i, name := range []string{"Workers", "Technicians", "Engineers and doctors"} {
		supply := series(float64(4000/(i+1)), 0.005)
		b := outcome.Balance{
			Good: plan.GoodID(fmt.Sprintf("labour%d", i)), Name: name, Kind: plan.Labour, Unit: "thousand persons",
			Sources: []outcome.Line{{Kind: "supply", Amounts: supply}}, Price: make([]float64, years),
			Total: supply, Unused: make([]float64, years),
		}
		used := make([]float64, years)
		for y, v := range supply {
			share := math.Min(0.8+0.1*float64(i)+0.03*float64(y), 1)
			used[y], b.Unused[y] = share*v, v-share*v
		}
		b.Uses = []outcome.Line{{Kind: "produce", Of: "all", Name: "All processes", Amounts: used}}
		o.Balances = append(o.Balances, b)
	}
	demoPrices(o, rnd)
	upper := 900.0
	l := outcome.Limit{ID: "co2", Name: "Carbon dioxide", Unit: "kt", Values: outcome.Series(series(880, 0.005)), Price: make([]float64, years)}
	for y := range years {
		l.Lower, l.Upper = append(l.Lower, nil), append(l.Upper, &upper)
		l.Values[y] = min(l.Values[y], upper)
	}
	o.Limits = []outcome.Limit{l}
	o.Assumptions = []outcome.Assumption{
		{Table: "assets", Field: "steelworks retirement", Value: "0.04", Reason: "no figure in the table; mean life of 25 years", Source: "Handbook of the planning office"},
		{Table: "processes", Field: "utilisation", Value: "0.9", Reason: "stated for all sectors alike", Source: "own estimate"},
	}
	o.Phases = []outcome.Phase{
		{Kind: outcome.PhaseMinimum, Tier: 1, Round: 1, Value: 1, Status: "optimal", Iterations: 21, Seconds: 0.31, Gap: 3e-9, Primal: 2e-10, Dual: 1e-9, OK: true},
		{Kind: outcome.PhaseSum, Tier: 2, Value: 38.4, Status: "optimal", Iterations: 25, Seconds: 0.41, Gap: 8e-9, Primal: 4e-10, Dual: 2e-9, OK: true},
		{Kind: outcome.PhaseTidy, Value: 1234567, Status: "optimal", Iterations: 23, Seconds: 0.39, Gap: 5e-9, Primal: 3e-10, Dual: 1e-9, OK: true},
	}
	o.Check = outcome.Check{
		OK: true, Rows: 1824, Columns: 2210, Nonzeros: 33120, WorstRow: "balance steel 2029", WorstUnit: "kt",
		Residual: 2.1e-8, ResidualRel: 1e-11, Balance: 3e-11, Gap: 8e-9, Rounded: 1e-7, Solver: "plenum ipm",
	}
	return o
}

// demoGood adds one good with its maker, capacity, account and targets.
func demoGood(o *outcome.Outcome, rnd *rand.Rand, g int, name string, series func(level, growth float64) []float64) {
	years := len(o.Years)
	id := strings.ReplaceAll(strings.ToLower(name), " ", "_")
	made := series(math.Pow(10, 1+3*rnd.Float64()), 0.06*rnd.Float64()-0.01)
	kind, unit := plan.Product, []string{"kt", "thousand m2", "GWh", "million hours"}[g%4]
	if g >= 26 {
		kind = plan.Service
	}
	b := outcome.Balance{
		Good: plan.GoodID(id), Name: name, Kind: kind, Unit: unit, Unused: make([]float64, years), Price: make([]float64, years),
		Sources: []outcome.Line{{Kind: "produce", Of: id, Name: name, Amounts: made}}, Total: made,
	}
	rest := append([]float64(nil), made...)
	take := func(l outcome.Line, share float64) {
		l.Amounts = make([]float64, years)
		for y := range rest {
			l.Amounts[y] = share * made[y]
			rest[y] -= l.Amounts[y]
		}
		b.Uses = append(b.Uses, l)
	}
	users := 4 + rnd.IntN(14)
	for u := range users {
		take(outcome.Line{Kind: "produce", Of: fmt.Sprint(u), Name: demoNames[(g+u)%len(demoNames)]}, 0.6/float64(users))
	}
	if g%3 == 0 {
		take(outcome.Line{Kind: "open", Of: "x", Name: "New " + strings.ToLower(name) + " works"}, 0.1)
	}
	take(outcome.Line{Kind: "standing_use", Category: "homes", Name: "Households"}, 0.2)
	b.Uses = append(b.Uses, outcome.Line{Kind: "extra_use", Category: "homes", Name: "Households", Amounts: rest})
	o.Balances = append(o.Balances, b)

	a := outcome.Asset{ID: plan.AssetID(id + "_works"), Name: name + " works", Process: plan.ProcessID(id), Unit: unit, Used: made,
		Capacity: make([]float64, years), Opened: make([]float64, years), Price: make([]float64, years)}
	for y, v := range made {
		a.Capacity[y] = v / math.Min(1, 0.8+0.25*rnd.Float64())
		if g%3 == 0 && y > 0 {
			a.Opened[y] = 0.05 * v
		}
	}
	o.Assets = append(o.Assets, a)
	o.Activities = append(o.Activities, outcome.Activity{Kind: "produce", Of: id, Name: name, Unit: unit, Levels: made})
	if g%5 < 3 {
		demoTargets(o, rnd, g, id, name, unit, made)
	}
}

func demoTargets(o *outcome.Outcome, rnd *rand.Rand, g int, id, name, unit string, made []float64) {
	tier := 1 + g%3
	for y, year := range o.Years {
		if g%7 == 1 && y%2 == 0 {
			continue
		}
		f := []float64{1, 0.98 + 0.05*rnd.Float64() - 0.03*float64(y), 0.95 - 0.2*rnd.Float64()*float64(y)}[tier-1]
		t := outcome.Target{
			ID: plan.TargetID("t_" + id), Name: name + " for the people", Years: []int{year}, Tier: tier, Weight: 1, Sense: plan.AtLeast,
			Measure: plan.MeasureFinalUse, Of: id, Organ: []plan.OrganID{"mi", "ms"}[g%2], Unit: unit, Value: made[y] * 0.4,
		}
		f = min(f, 1)
		if g == 17 {
			f, t.SetAside = 0, true
		}
		t.Amount = t.Value / max(f, 0.01)
		if f == 0 {
			t.Value = 0
		}
		t.Fulfilment, t.Met = f, f >= 1
		o.Targets = append(o.Targets, t)
	}
}

// demoPrices makes some resources scarce.
func demoPrices(o *outcome.Outcome, rnd *rand.Rand) {
	for i := range min(14, len(o.Assets)) {
		a := &o.Assets[i*len(o.Assets)/14]
		for y := 1; y < len(o.Years); y += 1 + i%2 {
			v := 0.02 * math.Pow(0.75, float64(i)) * (0.5 + rnd.Float64())
			a.Price[y] = v
			o.Prices = append(o.Prices, outcome.Price{
				Kind: "capacity_use", Of: string(a.ID), Name: a.Name, Year: o.Years[y], Unit: a.Unit, Phase: 1,
				Value: v, Amount: a.Capacity[y], Percent: v * a.Capacity[y] / 100 / math.Sqrt(a.Capacity[y]),
			})
		}
	}
	o.Prices = append(o.Prices, outcome.Price{Kind: "balance", Of: "labour2", Name: "Engineers and doctors", Year: o.Years[len(o.Years)-1], Unit: "thousand persons", Phase: 1, Value: 0.004, Amount: 1340, Percent: 0.0536})
}
