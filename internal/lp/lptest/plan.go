package lptest

import (
	"fmt"
	"math"
	"math/rand/v2"

	"github.com/openplenum/plenum/internal/lp"
)

// Plan makes a plan-like problem: an economy of n sectors over T years, with
// 60 % of its input coefficients present. In every year t:
//
//	balance    x[g] - sum_h A[g,h] x[h] - sum_h B[g,h] e[h] - c[g] >= 0
//	capacity   x[h] <= K[h]
//	account    K[h,t+1] = 0.95 K[h,t] + e[h,t]   (K of year 0 is given)
//	labour     sum_h l[h] x[h] <= L (1.01)^t
//	basket     c[g] >= share[g] u
//
// and the objective is the sum of u 0.95^t, with what capacity is left at the
// end valued a little. Rows: (4 n + 1) T, columns as many. The
// economy is productive by construction (columns of A sum to 0.3-0.7) and its
// answer is feasible at zero output, so an optimum exists.
func Plan(seed int64, sectors, years int) *lp.Problem {
	rng := rand.New(rand.NewPCG(uint64(seed), 0x91a7))
	e := newEconomy(rng, sectors)
	b := lp.Builder{Name: fmt.Sprintf("plan-%d-%d-%d", seed, sectors, years), Sense: lp.Maximize}
	var lastCapacity []int
	for t := range years {
		lastCapacity = e.year(&b, t, years, lastCapacity)
	}
	return b.Problem()
}

type economy struct {
	input, build [][]float64 // by good, by sector
	labour       []float64
	basket       []float64
	capacity     []float64
	workers      float64
}

func newEconomy(rng *rand.Rand, n int) *economy {
	e := &economy{labour: make([]float64, n), basket: make([]float64, n), capacity: make([]float64, n)}
	e.input, e.build = table(n), table(n)
	for h := range n {
		column := 0.3 + 0.4*rng.Float64()
		fill(rng, e.input, h, column, 0.6)
		fill(rng, e.build, h, 1+rng.Float64(), 0.2)
		e.labour[h] = 0.1 + rng.Float64()
		e.basket[h] = rng.Float64()
		e.capacity[h] = math.Exp(2 + rng.NormFloat64())
		e.workers += 0.9 * e.labour[h] * e.capacity[h]
	}
	return e
}

// fill draws a column with the given sum and share of entries, one at least:
// capacity that costs nothing would have no limit.
func fill(rng *rand.Rand, a [][]float64, h int, total, density float64) {
	sum := 0.0
	always := rng.IntN(len(a))
	for g := range a {
		if rng.Float64() < density || g == always {
			a[g][h] = -math.Log(1 - rng.Float64())
			sum += a[g][h]
		}
	}
	for g := range a {
		a[g][h] *= total / sum
	}
}

func table(n int) [][]float64 {
	a := make([][]float64, n)
	for g := range a {
		a[g] = make([]float64, n)
	}
	return a
}

// year adds the rows and columns of year t and returns its capacity columns
// of the year after; given are those of this year, none in the first.
func (e *economy) year(b *lp.Builder, t, years int, capacity []int) []int {
	n := len(e.labour)
	name := func(kind string, g int) string { return fmt.Sprintf("%s.%d.%d", kind, g, t) }
	discount := math.Pow(0.95, float64(t))
	basket := b.Col(fmt.Sprintf("basket.%d", t), 0, lp.Inf, discount)
	labour := b.Row(fmt.Sprintf("labour.%d", t), -lp.Inf, e.workers*math.Pow(1.01, float64(t)))
	balance := make([]int, n)
	for g := range n {
		balance[g] = b.Row(name("balance", g), 0, lp.Inf)
	}
	next := make([]int, n)
	for h := range n {
		output := b.Col(name("output", h), 0, lp.Inf, 0)
		opened := b.Col(name("open", h), 0, lp.Inf, 0)
		used := b.Col(name("use", h), 0, lp.Inf, 0)
		after := 0.0
		if t == years-1 {
			after = 0.1 * discount * e.basket[h] / float64(n)
		}
		next[h] = b.Col(name("capacity", h), 0, lp.Inf, after)

		b.Add(balance[h], output, 1)
		b.Add(balance[h], used, -1)
		for g := range n {
			b.Add(balance[g], output, -e.input[g][h])
			b.Add(balance[g], opened, -e.build[g][h])
		}
		b.Add(labour, output, e.labour[h])

		need := b.Row(name("basket", h), 0, lp.Inf)
		b.Add(need, used, 1)
		b.Add(need, basket, -e.basket[h])

		limit := b.Row(name("limit", h), -lp.Inf, 0)
		account := b.Row(name("account", h), 0, 0)
		b.Add(limit, output, 1)
		b.Add(account, next[h], 1)
		b.Add(account, opened, -1)
		if capacity == nil {
			b.ShiftRow(limit, e.capacity[h])
			b.ShiftRow(account, 0.95*e.capacity[h])
		} else {
			b.Add(limit, capacity[h], -1)
			b.Add(account, capacity[h], -0.95)
		}
	}
	return next
}
