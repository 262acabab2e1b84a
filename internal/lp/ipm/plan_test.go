package ipm

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"testing"

	"github.com/openplenum/plenum/internal/lp"
)

// economy is what a plan-like LP is made of: n sectors with input coefficients
// (row used by column), asset inputs per unit of capacity opened, labour.
type economy struct {
	n           int
	input       [][]float64
	asset       [][]float64
	labour      []float64
	output      []float64
	consumption []float64
	retire      float64
}

// randomEconomy has a dense input matrix (60 %), column sums below one, and
// output of very different sizes.
func randomEconomy(n int, seed uint64) *economy {
	rng := rand.New(rand.NewPCG(seed, 11))
	e := &economy{n: n, retire: 0.06, labour: make([]float64, n), output: make([]float64, n), consumption: make([]float64, n)}
	e.input, e.asset = make([][]float64, n), make([][]float64, n)
	for i := range n {
		e.input[i], e.asset[i] = make([]float64, n), make([]float64, n)
		e.consumption[i] = 100 * math.Exp(2*rng.NormFloat64())
	}
	for j := range n {
		var sum float64
		for i := range n {
			if rng.Float64() < 0.6 {
				e.input[i][j] = -math.Log(rng.Float64())
				sum += e.input[i][j]
			}
		}
		share := 0.3 + 0.4*rng.Float64()
		for i := range n {
			e.input[i][j] *= share / max(sum, 1e-9)
		}
		e.labour[j] = 0.05 + 0.3*rng.Float64()
		for range 5 {
			e.asset[rng.IntN(n)][j] += 0.4 * rng.Float64()
		}
	}
	for range 200 { // output = consumption + input output
		next := append([]float64(nil), e.consumption...)
		for i := range n {
			for j := range n {
				next[i] += e.input[i][j] * e.output[j]
			}
		}
		e.output = next
	}
	return e
}

// plan is the LP of T years: balances, capacities, accounts of capacity,
// labour; the objective is discounted consumption in fixed proportions, or
// with coupled the least fulfilment of any year's consumption of any good.
func (e *economy) plan(years int, coupled bool) *lp.Problem {
	b := &lp.Builder{Name: fmt.Sprintf("plan-%d-%d", e.n, years), Sense: lp.Maximize}
	x, k, open := make([][]int, years), make([][]int, years), make([][]int, years)
	use := e.consumption
	least := -1
	if coupled {
		least = b.Col("least", 0, inf, 100)
	}
	for t := range years {
		x[t], k[t], open[t] = make([]int, e.n), make([]int, e.n), make([]int, e.n)
		for j := range e.n {
			x[t][j] = b.Col(fmt.Sprintf("x.%d.%d", j, t), 0, inf, 0)
			if t > 0 {
				k[t][j] = b.Col(fmt.Sprintf("k.%d.%d", j, t), 0, inf, 0)
			}
			if t < years-1 {
				open[t][j] = b.Col(fmt.Sprintf("n.%d.%d", j, t), 0, inf, 0)
			}
		}
		c := least
		if !coupled {
			c = b.Col(fmt.Sprintf("c.%d", t), 0, inf, math.Pow(0.95, float64(t)))
		}
		labour := 0.0
		lab := b.Row(fmt.Sprintf("labour.%d", t), -inf, 0)
		for i := range e.n {
			bal := b.Row(fmt.Sprintf("balance.%d.%d", i, t), 0.5*use[i], inf)
			b.Add(bal, x[t][i], 1)
			for j := range e.n {
				b.Add(bal, x[t][j], -e.input[i][j])
				if t < years-1 {
					b.Add(bal, open[t][j], -e.asset[i][j])
				}
			}
			b.Add(bal, c, -use[i])
			b.Add(lab, x[t][i], e.labour[i])
			labour += e.labour[i] * e.output[i]
			cap0 := e.output[i] / 0.85
			caprow := b.Row(fmt.Sprintf("cap.%d.%d", i, t), -inf, 0)
			b.Add(caprow, x[t][i], 1)
			if t == 0 {
				b.ShiftRow(caprow, cap0)
				continue
			}
			b.Add(caprow, k[t][i], -1)
			acc := b.Row(fmt.Sprintf("acc.%d.%d", i, t), 0, 0)
			b.Add(acc, k[t][i], 1)
			b.Add(acc, open[t-1][i], -1)
			if t == 1 {
				b.ShiftRow(acc, (1-e.retire)*cap0)
			} else {
				b.Add(acc, k[t-1][i], -(1 - e.retire))
			}
		}
		b.ShiftRow(lab, labour*(1.05+0.01*float64(t)))
	}
	return b.Problem()
}

func TestPlan(t *testing.T) {
	p := randomEconomy(30, 1).plan(5, false)
	res := solve(t, New(), p)
	if res.Termination != lp.Optimal || !res.Check.OK {
		t.Fatalf("%v (%v) after %d: %s", res.Termination, res.Limit, res.Iterations, res.Check.Reason)
	}
	if !(math.Abs(res.Bound-res.Objective) < 1e-6) {
		t.Errorf("bound %.12g of a maximum of %.12g", res.Bound, res.Objective)
	}
	t.Logf("%d rows, %d columns, %d entries: %d iterations, objective %.12g, bound %.12g, gap %.2g",
		p.Rows(), p.Cols(), p.Nonzeros(), res.Iterations, res.Objective, res.Bound, res.Check.GapRel)
}

// TestHiddenPivots keeps a plan in which fixed regularisation hid the small
// pivots of rows whose columns all go to zero: the primal residual stood still
// at 7e-7.
func TestHiddenPivots(t *testing.T) {
	if testing.Short() {
		t.Skip("takes about a second")
	}
	res := solve(t, New(), randomEconomy(200, 2).plan(5, false))
	if res.Termination != lp.Optimal || !res.Check.OK || res.Iterations > 60 {
		t.Errorf("%v (%v) after %d: %s", res.Termination, res.Limit, res.Iterations, res.Check.Reason)
	}
}

func benchmarkPlan(b *testing.B, n int) {
	p := randomEconomy(n, 1).plan(5, false)
	s := New()
	b.ReportAllocs()
	var res *lp.Result
	for b.Loop() {
		var err error
		if res, err = s.Solve(context.Background(), p, lp.Options{}); err != nil {
			b.Fatal(err)
		}
		if res.Termination != lp.Optimal {
			b.Fatalf("%v (%v) after %d: %s", res.Termination, res.Limit, res.Iterations, res.Check.Reason)
		}
	}
	b.ReportMetric(float64(res.Iterations), "iterations")
	b.ReportMetric(res.Check.GapRel*1e12, "gap/1e-12")
}

func BenchmarkPlan50(b *testing.B)  { benchmarkPlan(b, 50) }
func BenchmarkPlan131(b *testing.B) { benchmarkPlan(b, 131) }
func BenchmarkPlan200(b *testing.B) { benchmarkPlan(b, 200) }
func BenchmarkPlan400(b *testing.B) {
	if os.Getenv("PLENUM_LONG") == "" {
		b.Skip("takes long: set PLENUM_LONG=1")
	}
	benchmarkPlan(b, 400)
}
