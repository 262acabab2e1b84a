package chol

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
)

// A system is a symmetric matrix with the signs of its pivots.
type system struct {
	pattern Pattern
	values  []float64
	sign    []int8
}

// newSystem takes the lower triangle of the dense matrix a where keep says so.
func newSystem(n int, entry func(i, j int) (float64, bool), sign []int8) system {
	s := system{pattern: Pattern{N: n, Start: make([]int, n+1)}, sign: sign}
	for j := range n {
		for i := j; i < n; i++ {
			if v, ok := entry(i, j); ok {
				s.pattern.Index = append(s.pattern.Index, i)
				s.values = append(s.values, v)
			}
		}
		s.pattern.Start[j+1] = len(s.pattern.Index)
	}
	return s
}

// randomSystem has off-diagonal entries with the given probability and dominant
// diagonals; quasi makes the pivots of a random half negative.
func randomSystem(rng *rand.Rand, n int, density float64, quasi bool) system {
	sum := make([]float64, n)
	a := make(map[[2]int]float64)
	for j := range n {
		for i := j + 1; i < n; i++ {
			if rng.Float64() < density {
				v := rng.NormFloat64()
				a[[2]int{i, j}] = v
				sum[i] += math.Abs(v)
				sum[j] += math.Abs(v)
			}
		}
	}
	var sign []int8
	if quasi {
		sign = make([]int8, n)
		for i := range sign {
			sign[i] = int8(1 - 2*rng.IntN(2))
		}
	}
	return newSystem(n, func(i, j int) (float64, bool) {
		if i == j {
			v := sum[i] + 0.1 + rng.Float64()
			if quasi && sign[i] < 0 {
				v = -v
			}
			return v, true
		}
		v, ok := a[[2]int{i, j}]
		return v, ok
	}, sign)
}

// multiply returns A x.
func (s system) multiply(x []float64) []float64 {
	y := make([]float64, len(x))
	for j := range s.pattern.N {
		for at := s.pattern.Start[j]; at < s.pattern.Start[j+1]; at++ {
			i, v := s.pattern.Index[at], s.values[at]
			y[i] += v * x[j]
			if i != j {
				y[j] += v * x[i]
			}
		}
	}
	return y
}

// solveError factorizes, solves with a known solution and returns its largest error.
func (s system) solveError(t *testing.T, f *Factor, rng *rand.Rand) float64 {
	t.Helper()
	if _, err := f.Factorize(context.Background(), s.values, s.sign, Regularization{}); err != nil {
		t.Fatal(err)
	}
	want := make([]float64, s.pattern.N)
	for i := range want {
		want[i] = rng.NormFloat64()
	}
	x := s.multiply(want)
	f.Solve(x)
	worst := 0.0
	for i := range x {
		worst = math.Max(worst, math.Abs(x[i]-want[i]))
	}
	return worst
}

func TestRandomSystems(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	sizes := []int{0, 1, 2, 3, 5, 8, 13, 30, 70, 150, 300}
	if testing.Short() {
		sizes = sizes[:8] // TestWorkersAgreeBitwise has several goroutines at work
	}
	for _, n := range sizes {
		for _, density := range []float64{0, 0.01, 0.05, 0.2, 1} {
			for _, quasi := range []bool{false, true} {
				for _, ordering := range []Ordering{Best, MinimumDegree, Natural} {
					s := randomSystem(rng, n, density, quasi)
					t.Run(fmt.Sprintf("n=%d density=%g quasi=%t ordering=%d", n, density, quasi, ordering), func(t *testing.T) {
						sym, err := Analyze(s.pattern, Options{Ordering: ordering})
						if err != nil {
							t.Fatal(err)
						}
						if got := s.solveError(t, sym.NewFactor(), rng); got > 1e-10 {
							t.Errorf("error %g", got)
						}
					})
				}
			}
		}
	}
}
