package engine

import (
	"math"
	"testing"

	"github.com/openplenum/plenum/internal/plan"
)

// TestFactorsHaveTheirMoments holds the mean, deviation and autocorrelation of
// many draws against what is declared.
func TestFactorsHaveTheirMoments(t *testing.T) {
	const draws, years = 20000, 4
	for _, c := range []struct {
		risk       plan.Risk
		mean, sd   float64
		correlated bool // the factor's own correlation is that of the scores
	}{
		{plan.Risk{ID: "a", Distribution: plan.Normal, A: 1, B: 0.2, Correlation: 0.6}, 1, 0.2, true},
		{plan.Risk{ID: "b", Distribution: plan.Normal, A: 1, B: 1}, 1, 0, false}, // cut often; the mean stays
		{plan.Risk{ID: "c", Distribution: plan.LogNormal, A: -0.02, B: 0.2}, 1, 0.20202, false},
		{plan.Risk{ID: "d", Distribution: plan.Uniform, A: 0.8, B: 1.2}, 1, 0.4 / math.Sqrt(12), false},
		{plan.Risk{ID: "e", Distribution: plan.Triangular, A: 0.5, B: 1, C: 1.2}, 0.9, math.Sqrt((0.25 + 1 + 1.44 - 0.5 - 0.6 - 1.2) / 18), false},
		{plan.Risk{ID: "f", Distribution: plan.Normal, A: 1, B: 0.1, Correlation: -0.5}, 1, 0.1, true},
	} {
		figs := &plan.Figures{Years: make([]int, years), Risks: []plan.RiskFigures{{Risk: c.risk, Years: []int{0, 1, 2, 3}}}}
		var all, first, second []float64
		for n := range draws {
			f := Factors(figs, 1, n+1)[0]
			all = append(all, f...)
			first, second = append(first, f[1]), append(second, f[2])
		}
		var sum, square float64
		for _, f := range all {
			if f < 0 || math.IsNaN(f) {
				t.Fatalf("%s: factor %v", c.risk.ID, f)
			}
			sum += f
		}
		mean := sum / float64(len(all))
		for _, f := range all {
			square += (f - mean) * (f - mean)
		}
		sd := math.Sqrt(square / float64(len(all)))
		if math.Abs(mean-c.mean) > 6*sd/math.Sqrt(draws) || math.Abs(MeanFactor(c.risk)-c.mean) > 1e-3 {
			t.Errorf("%s: mean %v, stated %v, want %v", c.risk.ID, mean, MeanFactor(c.risk), c.mean)
		}
		if c.sd > 0 && math.Abs(sd/c.sd-1) > 0.02 {
			t.Errorf("%s: standard deviation %v, want %v", c.risk.ID, sd, c.sd)
		}
		if r := correlation(first, second); math.Abs(r-c.risk.Correlation) > 0.03 {
			t.Errorf("%s: correlation %v, want %v", c.risk.ID, r, c.risk.Correlation)
		}
	}
}

// TestFactorsHaveStreamsOfTheirOwn: a risk that is added changes no other,
// and another seed or draw changes all.
func TestFactorsHaveStreamsOfTheirOwn(t *testing.T) {
	risk := func(id plan.RiskID) plan.RiskFigures {
		return plan.RiskFigures{Risk: plan.Risk{ID: id, Distribution: plan.Normal, A: 1, B: 0.1}, Years: []int{1}}
	}
	one := &plan.Figures{Years: make([]int, 2), Risks: []plan.RiskFigures{risk("grain")}}
	two := &plan.Figures{Years: make([]int, 2), Risks: []plan.RiskFigures{risk("oil"), risk("grain")}}
	if a, b := Factors(one, 9, 3)[0][0], Factors(two, 9, 3)[1][0]; a != b {
		t.Errorf("grain: %v, beside another risk %v", a, b)
	}
	seen := map[float64]bool{}
	for seed := range uint64(20) {
		for n := range 20 {
			f := Factors(two, seed, n)
			seen[f[0][0]], seen[f[1][0]] = true, true
		}
	}
	if len(seen) != 800 {
		t.Errorf("%d different factors of 800", len(seen))
	}
	// Known figures: the draws of a seed are the same for ever.
	if f := Factors(one, 1, 1)[0][0]; math.Abs(f-knownFactor) > 1e-12 {
		t.Errorf("factor of seed 1, draw 1: %.17g, was %.17g", f, knownFactor)
	}
}

const knownFactor = 0.89657376100846209

func TestDrawnYieldsAndPrices(t *testing.T) {
	figs := &plan.Figures{
		Years: []int{2026, 2027}, Regions: []plan.RegionID{"north", "south"},
		Processes: []plan.ProcessFigures{
			{Outputs: []plan.Flow{{Good: 0, Amount: []float64{2, 2}}, {Good: 1, Amount: []float64{3, 3}}}},
			{Outputs: []plan.Flow{{Good: 0, Amount: []float64{5, 5}}}},
		},
		Trade: []plan.TradeFigures{{Good: 0, Region: 0, Price: []float64{10, 10}}, {Good: 1, Region: 1, Price: []float64{7, 7}}},
		Risks: []plan.RiskFigures{
			{Process: 0, Good: 0, Region: 1, Years: []int{1}},
			{Process: 0, Good: -1, Region: -1, Years: []int{1}},
			{Risk: plan.Risk{Price: true}, Process: -1, Good: 0, Region: -1, Years: []int{0, 1}},
			{Process: -1, Good: 0, Region: -1, Years: []int{0}},
		},
	}
	got := drawn(figs, [][]float64{{0.5}, {0.9}, {1.1, 2}, {0.2}})
	for _, c := range []struct{ got, want float64 }{
		{got.Processes[0].Outputs[0].Made(0, 1), 2 * 0.9},
		{got.Processes[0].Outputs[0].Made(1, 1), 2 * 0.9 * 0.5},
		{got.Processes[0].Outputs[0].Made(1, 0), 2 * 0.2},
		{got.Processes[0].Outputs[1].Made(1, 1), 3 * 0.9},
		{got.Processes[1].Outputs[0].Made(0, 0), 5 * 0.2},
		{got.Processes[1].Outputs[0].Made(0, 1), 5},
		{got.Trade[0].Price[0], 11}, {got.Trade[0].Price[1], 20}, {got.Trade[1].Price[1], 7},
		{figs.Trade[0].Price[1], 10}, {figs.Processes[0].Outputs[0].Made(1, 1), 2}, // the plan is as it was
	} {
		if math.Abs(c.got-c.want) > 1e-12 {
			t.Errorf("got %v, want %v", c.got, c.want)
		}
	}
}

func TestProbability(t *testing.T) {
	for _, c := range []struct {
		k, n      int
		low, high float64 // Wilson's interval, computed by hand from its formula
	}{{50, 100, 0.403832, 0.596168}, {0, 100, 0, 0.036994}, {100, 100, 0.963006, 1}} {
		p := probability(c.k, c.n)
		if math.Abs(p.Low-c.low) > 1e-5 || math.Abs(p.High-c.high) > 1e-5 || p.Share != float64(c.k)/float64(c.n) {
			t.Errorf("%d of %d: %+v", c.k, c.n, p)
		}
	}
}
