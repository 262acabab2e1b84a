package ipm

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/openplenum/plenum/internal/lp"
)

// randomLP is a problem with a known optimal primal and dual solution: bounds
// of all kinds, drawn around a point x and multipliers y, z that are optimal
// by construction. With dependent, some equations repeat combinations of others.
func randomLP(rng *rand.Rand, m, n int, spread float64, dependent bool) (*lp.Problem, float64) {
	b := &lp.Builder{Name: "random"}
	if rng.IntN(2) == 0 {
		b.Sense = lp.Maximize
	}
	sense := 1.0
	if b.Sense == lp.Maximize {
		sense = -1
	}
	b.Offset = float64(rng.IntN(5))
	size := func() float64 { return math.Exp(spread * (rng.Float64() - 0.5)) }
	a := make([][]float64, m)
	rowSize, colSize := make([]float64, m), make([]float64, n)
	for i := range rowSize {
		rowSize[i] = size()
	}
	for j := range colSize {
		colSize[j] = size()
	}
	density := 0.1 + 0.6*rng.Float64()
	for i := range a {
		a[i] = make([]float64, n)
		for j := range a[i] {
			if rng.Float64() < density {
				a[i][j] = math.Round(8*rng.NormFloat64()) / 4 * rowSize[i] * colSize[j]
			}
		}
	}
	if dependent && m > 3 {
		for j := range n {
			a[m-1][j] = a[0][j] + a[1][j]
			a[m-2][j] = 2 * a[0][j]
		}
	}
	x, z := make([]float64, n), make([]float64, n)
	lower, upper := make([]float64, n), make([]float64, n)
	for j := range n {
		x[j] = math.Round(rng.NormFloat64()*4) / colSize[j]
		gap := (1 + float64(rng.IntN(4))) / colSize[j]
		price := float64(rng.IntN(4)) * colSize[j] // zero now and then: degenerate
		lower[j], upper[j] = x[j]-gap, x[j]+gap
		switch rng.IntN(7) {
		case 0:
			lower[j], upper[j] = -inf, inf
		case 1:
			lower[j], z[j] = x[j], price
		case 2:
			lower[j], upper[j], z[j] = x[j], inf, price
		case 3:
			upper[j], z[j] = x[j], -price
		case 4:
			upper[j] = inf
		case 5:
			lower[j], upper[j], z[j] = -inf, x[j], -price
		case 6:
			if rng.IntN(3) == 0 {
				lower[j], upper[j], z[j] = x[j], x[j], price*float64(rng.IntN(3)-1)
			}
		}
	}
	y := make([]float64, m)
	rlo, rup := make([]float64, m), make([]float64, m)
	for i := range m {
		var act float64
		for j := range n {
			act += a[i][j] * x[j]
		}
		price := float64(rng.IntN(4)) / rowSize[i]
		gap := (1 + float64(rng.IntN(4))) * rowSize[i]
		rlo[i], rup[i] = act-gap, act+gap
		kind := rng.IntN(7)
		if dependent && (i < 2 || i >= m-2) {
			kind = 0
		}
		switch kind {
		case 0:
			rlo[i], rup[i], y[i] = act, act, price*float64(rng.IntN(3)-1)
		case 1:
			rlo[i], rup[i], y[i] = act, inf, price
		case 2:
			rlo[i], rup[i], y[i] = -inf, act, -price
		case 3:
			rlo[i], y[i] = act, price
		case 4:
			rup[i], y[i] = act, -price
		case 5:
			rlo[i] = -inf
		case 6:
			if rng.IntN(3) == 0 {
				rlo[i], rup[i] = -inf, inf
			}
		}
	}
	objective := b.Offset
	for j := range n {
		c := z[j]
		for i := range m {
			c += a[i][j] * y[i]
		}
		b.Col("", lower[j], upper[j], sense*c)
		objective += sense * c * x[j]
	}
	for i := range m {
		b.Row("", rlo[i], rup[i])
		for j := range n {
			b.Add(i, j, a[i][j])
		}
	}
	return b.Problem(), objective
}

func TestRandom(t *testing.T) {
	s := New()
	count := 400
	if testing.Short() {
		count = 60
	}
	most, total := 0, 0
	for seed := range count {
		rng := rand.New(rand.NewPCG(uint64(seed), 7))
		m, n := 1+rng.IntN(30), 1+rng.IntN(40)
		spread := []float64{0, 3, 14}[seed%3]
		p, want := randomLP(rng, m, n, spread, seed%4 == 0)
		t.Run(fmt.Sprintf("seed=%d", seed), func(t *testing.T) {
			res := solve(t, s, p)
			most, total = max(most, res.Iterations), total+res.Iterations
			if res.Termination != lp.Optimal || !res.Check.OK {
				t.Fatalf("%v (%v) after %d: %s; objective %g want %g", res.Termination, res.Limit, res.Iterations, res.Check.Reason, res.Objective, want)
			}
			if math.Abs(res.Objective-want) > 3e-8*(1+math.Abs(want)) {
				t.Errorf("objective %.12g, want %.12g", res.Objective, want)
			}
		})
	}
	t.Logf("iterations: %d on average, at most %d", total/count, most)
}
