package outcome

import (
	"fmt"
	"math"
	"testing"

	"github.com/openplenum/plenum/internal/formulate"
	"github.com/openplenum/plenum/internal/lp"
	"github.com/openplenum/plenum/internal/plan"
)

// BenchmarkDense is the outcome of a plan in which each of n sectors uses the
// goods of all: n x n lines, five years.
func BenchmarkDense(b *testing.B) {
	for _, n := range []int{100, 400} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			in := dense(n, 5)
			b.ResetTimer()
			for range b.N {
				New(in)
			}
		})
	}
}

func dense(n, years int) Input {
	series := func(v float64) []float64 {
		out := make([]float64, years)
		for t := range out {
			out[t] = v
		}
		return out
	}
	figs := &plan.Figures{
		Plan:    &plan.Plan{Name: "Dense", Horizon: plan.Horizon{First: 1, Last: years}, Terminal: plan.Terminal{Rule: plan.NoTerminal}},
		Regions: []plan.RegionID{""},
	}
	figs.Years = figs.Plan.Horizon.Years()
	for g := range n {
		id := fmt.Sprintf("sector%d", g)
		figs.Goods = append(figs.Goods, plan.Good{ID: plan.GoodID(id), Name: "Sector " + id, Unit: "t", Kind: plan.Product})
		p := plan.ProcessFigures{
			Process: plan.Process{ID: plan.ProcessID(id), Name: "Making " + id, Unit: "t", Makes: plan.GoodID(id)},
			Outputs: []plan.Flow{{Good: g, Region: -1, Amount: series(1)}}, Assets: []int{g},
		}
		for h := range n {
			p.Inputs = append(p.Inputs, plan.Flow{Good: h, Region: -1, Amount: series(0.5 / float64(n))})
		}
		figs.Processes = append(figs.Processes, p)
		figs.Assets = append(figs.Assets, plan.AssetFigures{
			Asset: plan.Asset{ID: plan.AssetID(id), Process: p.ID}, Process: g, Capacity: 200,
			Inputs: []plan.Flow{{Good: g, Region: -1, Lead: 1, Amount: series(1)}},
		})
	}
	form := formulate.Build(figs)
	x := make([]float64, form.Problem.Cols())
	for j := range x {
		x[j] = 100
	}
	return Input{
		Form: form, Status: Solved, X: x, Problem: form.Problem, Rounded: 1e-7, Met: 1e-5,
		Check:  lp.Check{Done: true, OK: true, WorstRow: -1},
		Phases: []Phase{{Kind: PhaseObjective, Value: math.Pi, OK: true}},
		Priced: []Priced{{Problem: form.Problem, RowDual: make([]float64, form.Problem.Rows())}},
	}
}
