package ipm

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/openplenum/plenum/internal/lp"
)

// randomInfeasible is infeasible by construction: multipliers y are drawn,
// and the bounds so that y'A x + z'x, z = -A'y, which is zero, would have to
// be at least a margin above zero.
func randomInfeasible(rng *rand.Rand, m, n int) *lp.Problem {
	b := &lp.Builder{Name: "infeasible", Sense: lp.Sense(rng.IntN(2))}
	for range m {
		b.Row("", -inf, inf)
	}
	y := make([]float64, m)
	for i := range y {
		if rng.IntN(3) > 0 {
			y[i] = math.Round(rng.NormFloat64() * 3)
		}
	}
	y[rng.IntN(m)] = 1
	var value float64
	for j := range n {
		var z float64
		b.Col("", -inf, inf, rng.NormFloat64())
		for i := range m {
			if rng.IntN(3) == 0 {
				a := math.Round(rng.NormFloat64() * 4)
				b.Add(i, j, a)
				z -= a * y[i]
			}
		}
		at := math.Round(rng.NormFloat64() * 5)
		far := [2]float64{at + 1 + float64(rng.IntN(9)), inf}[rng.IntN(2)]
		switch {
		case z > 0:
			b.BoundCol(j, at, far)
		case z < 0:
			b.BoundCol(j, -far, at)
		case rng.IntN(2) == 0:
			b.BoundCol(j, at, far)
		}
		value += z * at
	}
	margin := 0.1 + rng.Float64()
	lower, upper := make([]float64, m), make([]float64, m)
	last := -1
	for i := range m {
		at := math.Round(rng.NormFloat64() * 10)
		far := [3]float64{at, at + 5, inf}[rng.IntN(3)]
		lower[i], upper[i] = at, far
		if y[i] < 0 || y[i] == 0 && rng.IntN(2) == 0 {
			lower[i], upper[i] = -far, at
			if far == at {
				lower[i] = at
			}
		}
		value += y[i] * at
		if y[i] != 0 {
			last = i
		}
	}
	shift := (margin - value) / y[last]
	lower[last] += shift
	upper[last] += shift
	p := b.Problem()
	p.RowLower, p.RowUpper = lower, upper
	return p
}

// randomUnbounded has a feasible point x and a ray d by construction.
func randomUnbounded(rng *rand.Rand, m, n int) *lp.Problem {
	b := &lp.Builder{Name: "unbounded", Sense: lp.Sense(rng.IntN(2))}
	x, d, cost := make([]float64, n), make([]float64, n), make([]float64, n)
	along, act, gain := make([]float64, m), make([]float64, m), 0.0
	for j := range n {
		x[j] = float64(rng.IntN(9) - 4)
		if rng.IntN(3) == 0 {
			d[j] = float64(rng.IntN(5) - 2)
		}
		cost[j] = math.Round(rng.NormFloat64() * 3)
		gain += cost[j] * d[j]
	}
	if gain == 0 {
		k := rng.IntN(n)
		d[k] = math.Copysign(1, d[k])
		cost[k] = 2
		gain = 0
		for j := range n {
			gain += cost[j] * d[j]
		}
	}
	sign := math.Copysign(1, gain)
	if b.Sense == lp.Minimize {
		sign = -sign
	}
	for j := range n {
		lo, up := x[j]-float64(rng.IntN(3)), x[j]+float64(rng.IntN(3))
		if d[j] < 0 || rng.IntN(3) == 0 {
			lo = -inf
		}
		if d[j] > 0 || rng.IntN(3) == 0 {
			up = inf
		}
		b.Col("", lo, up, cost[j]*sign)
	}
	type entry struct {
		i, j int
		a    float64
	}
	var entries []entry
	for j := range n {
		for i := range m {
			if rng.IntN(3) == 0 {
				a := float64(rng.IntN(9) - 4)
				entries = append(entries, entry{i, j, a})
				along[i] += a * d[j]
				act[i] += a * x[j]
			}
		}
	}
	for i := range m {
		lo, up := act[i]-float64(rng.IntN(3)), act[i]+float64(rng.IntN(3))
		if along[i] < 0 {
			lo = -inf
		}
		if along[i] > 0 {
			up = inf
		}
		b.Row("", lo, up)
	}
	for _, e := range entries {
		b.Add(e.i, e.j, e.a)
	}
	if gain == 0 {
		return nil
	}
	return b.Problem()
}

func TestRandomCertificates(t *testing.T) {
	s := New()
	count := 300
	if testing.Short() {
		count = 50
	}
	most, total := 0, 0
	for seed := range count {
		rng := rand.New(rand.NewPCG(uint64(seed), 3))
		m, n := 1+rng.IntN(25), 1+rng.IntN(25)
		p, want := randomInfeasible(rng, m, n), lp.Infeasible
		if seed%2 == 1 {
			p, want = randomUnbounded(rng, m, n), lp.Unbounded
		}
		if p == nil {
			continue
		}
		res := solve(t, s, p)
		most, total = max(most, res.Iterations), total+res.Iterations
		if res.Termination != want || !res.Check.OK {
			t.Errorf("seed %d (%dx%d): %v (%v) after %d, want %v: %s", seed, m, n, res.Termination, res.Limit, res.Iterations, want, res.Check.Reason)
		}
	}
	t.Logf("iterations: %d on average, at most %d", total/count, most)
}
