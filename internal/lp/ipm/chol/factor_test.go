package chol

import (
	"context"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
	"time"
)

// structures are patterns of the kinds that linear programs bring, and some odd ones.
func structures() map[string]system {
	rng := rand.New(rand.NewPCG(11, 12))
	arrow := func(hub int) system {
		return sparse(400, func(add func(i, j int)) {
			for i := range 400 {
				if i != hub {
					add(hub, i)
				}
			}
		})
	}
	blocks := rng.Perm(20 * 15)
	return map[string]system{
		"arrow at the first": arrow(0),
		"arrow at the last":  arrow(399),
		"chain":              banded(500, 1),
		"band":               banded(700, 9),
		"grid":               grid(40),
		"no edges":           sparse(50, func(func(i, j int)) {}),
		"two parts": sparse(300, func(add func(i, j int)) {
			for range 900 {
				half := 150 * rng.IntN(2)
				if i, j := half+rng.IntN(100), half+rng.IntN(100); i != j {
					add(i, j)
				}
			}
		}),
		"tree": sparse(800, func(add func(i, j int)) {
			for i := 1; i < 800; i++ {
				add(i, rng.IntN(i))
			}
		}),
		"block tridiagonal, mixed up": sparse(300, func(add func(i, j int)) {
			for b := range 15 {
				for i := range 20 {
					for j := range 20 {
						if j < i {
							add(blocks[20*b+i], blocks[20*b+j])
						}
						if b > 0 {
							add(blocks[20*b+i], blocks[20*b-20+j])
						}
					}
				}
			}
		}),
		"random":   randomGraph(1000, 5, rng),
		"denser":   randomGraph(500, 60, rng),
		"plan":     planLike(30, 4, rng),
		"one full": sparse(600, func(add func(i, j int)) { fullRows(add, 600, 3, rng) }),
	}
}

// fullRows makes a sparse matrix with a few rows that are nearly full.
func fullRows(add func(i, j int), n, full int, rng *rand.Rand) {
	for i := range n {
		if j := rng.IntN(n); j != i {
			add(i, j)
		}
		for h := range full {
			if i != h*7 && rng.IntN(10) > 0 {
				add(i, h*7)
			}
		}
	}
}

// TestStructures solves each structure, definite and quasi-definite, in every order.
func TestStructures(t *testing.T) {
	for name, s := range structures() {
		rng := rand.New(rand.NewPCG(13, 14))
		for _, quasi := range []bool{false, true} {
			if quasi {
				s = s.quasi(rng)
			}
			orders := []Options{{}, {Ordering: MinimumDegree}, {Ordering: Natural}, {Ordering: Given, Perm: rng.Perm(s.pattern.N)}}
			if testing.Short() {
				orders = orders[:1] // the order does not matter to the race detector
			}
			for _, opt := range orders {
				t.Run(fmt.Sprintf("%s/quasi=%t/ordering=%d", name, quasi, opt.Ordering), func(t *testing.T) {
					sym, err := Analyze(s.pattern, opt)
					if err != nil {
						t.Fatal(err)
					}
					if got := s.solveError(t, sym.NewFactor(), rng); !(got < 1e-9) {
						t.Errorf("error %g", got)
					}
				})
			}
		}
	}
}

// quasi turns the sign of a random half of the diagonal, and with dominance of the pivots.
func (s system) quasi(rng *rand.Rand) system {
	s.sign = make([]int8, s.pattern.N)
	values := append([]float64(nil), s.values...)
	for j := range s.sign {
		s.sign[j] = int8(1 - 2*rng.IntN(2))
		values[s.pattern.Start[j]] *= float64(s.sign[j])
	}
	s.values = values
	return s
}

func TestFactorIsUsedAgain(t *testing.T) {
	rng := rand.New(rand.NewPCG(15, 16))
	s := grid(25)
	sym, err := Analyze(s.pattern, Options{})
	if err != nil {
		t.Fatal(err)
	}
	f := sym.NewFactor()
	for round := range 5 {
		for at := range s.values {
			s.values[at] *= 1 + 0.05*rng.Float64()
		}
		s := s
		if round%2 == 1 {
			s = s.quasi(rng)
		}
		if got := s.solveError(t, f, rng); !(got < 1e-9) {
			t.Errorf("round %d: error %g", round, got)
		}
	}
}

// TestWorkersAgreeBitwise: the division of work must not change a single digit.
func TestWorkersAgreeBitwise(t *testing.T) {
	all := structures()
	rng := rand.New(rand.NewPCG(17, 18))
	all["larger plan"] = planLike(90, 5, rng)
	all["larger grid"] = grid(120)
	for name, s := range all {
		s = s.quasi(rng)
		for at := range s.values {
			s.values[at] *= 1 + 0.01*rng.Float64()
		}
		var want []float64
		for _, workers := range []int{1, 2, 3, 8} {
			sym, err := Analyze(s.pattern, Options{Workers: workers})
			if err != nil {
				t.Fatal(err)
			}
			f := sym.NewFactor()
			x := make([]float64, s.pattern.N)
			for round := range 2 {
				if _, err := f.Factorize(context.Background(), s.values, s.sign, Regularization{}); err != nil {
					t.Fatal(err)
				}
				for i := range x {
					x[i] = float64(i%7 - 3)
				}
				f.Solve(x)
				if want == nil {
					want = append(want, x...)
				}
				for i := range x {
					if x[i] != want[i] {
						t.Fatalf("%s, %d workers, round %d: x[%d] = %g, alone %g", name, workers, round, i, x[i], want[i])
					}
				}
			}
		}
	}
}

func TestDegenerateOrders(t *testing.T) {
	for _, p := range []Pattern{{}, {N: 0, Start: []int{0}}} {
		sym, err := Analyze(p, Options{})
		if err != nil {
			t.Fatal(err)
		}
		f := sym.NewFactor()
		if _, err := f.Factorize(context.Background(), nil, nil, Regularization{}); err != nil {
			t.Fatal(err)
		}
		f.Solve(nil)
		if sym.N() != 0 || sym.NNZ() != 0 {
			t.Errorf("order %d with %d entries", sym.N(), sym.NNZ())
		}
	}
	one := system{pattern: Pattern{N: 1, Start: []int{0, 1}, Index: []int{0}}, values: []float64{4}}
	sym, err := Analyze(one.pattern, Options{})
	if err != nil {
		t.Fatal(err)
	}
	f := sym.NewFactor()
	if _, err := f.Factorize(context.Background(), one.values, nil, Regularization{}); err != nil {
		t.Fatal(err)
	}
	x := []float64{8}
	f.Solve(x)
	if x[0] != 2 {
		t.Errorf("8/4 = %g", x[0])
	}
}

// TestRejectedPivots: rows that depend on others, an empty row and a row without diagonal.
func TestRejectedPivots(t *testing.T) {
	// A = B B' with row 3 of B equal to row 0 plus row 1, and an empty row 4.
	b := [][]float64{{1, 0, 2}, {0, 1, 1}, {1, 1, 0}, {1, 1, 3}, {0, 0, 0}}
	s := newSystem(5, func(i, j int) (float64, bool) {
		sum := 0.0
		for p := range 3 {
			sum += b[i][p] * b[j][p]
		}
		return sum, i != 4 // the empty row has no entry at all, not even a diagonal
	}, nil)
	for _, ordering := range []Ordering{Best, MinimumDegree, Natural} {
		sym, err := Analyze(s.pattern, Options{Ordering: ordering})
		if err != nil {
			t.Fatal(err)
		}
		f := sym.NewFactor()
		stats, err := f.Factorize(context.Background(), s.values, nil, Regularization{Relative: 1e-12, Value: 1e128})
		if err != nil {
			t.Fatal(err)
		}
		if stats.Replaced != 2 || !(stats.LeastPivot > 1e-3) || !(stats.LargestPivot < 20) {
			t.Errorf("ordering %d: %+v", ordering, stats)
		}
		want := []float64{1, -2, 3, 0.5, 0}
		rhs := s.multiply(want)
		x := append([]float64(nil), rhs...)
		f.Solve(x)
		// The system is consistent, so the residual vanishes though x is not unique.
		for i, v := range s.multiply(x) {
			if math.Abs(v-rhs[i]) > 1e-9 {
				t.Errorf("ordering %d: row %d: %g, want %g", ordering, i, v, rhs[i])
			}
		}
	}
}

func TestWrongSignIsReplaced(t *testing.T) {
	s := newSystem(3, func(i, j int) (float64, bool) {
		if i == j {
			return []float64{2, -3, 4}[i], true
		}
		return 0, false
	}, nil)
	sym, err := Analyze(s.pattern, Options{})
	if err != nil {
		t.Fatal(err)
	}
	f := sym.NewFactor()
	stats, err := f.Factorize(context.Background(), s.values, []int8{1, 1, -1}, Regularization{Floor: 1e-10, Value: 10})
	if err != nil {
		t.Fatal(err)
	}
	if stats.Replaced != 2 || stats.LeastPivot != 2 || stats.LargestPivot != 2 {
		t.Errorf("%+v", stats)
	}
	x := []float64{2, 20, 20}
	f.Solve(x) // as if the diagonal were 2, 10, -10
	if math.Abs(x[0]-1)+math.Abs(x[1]-2)+math.Abs(x[2]+2) > 1e-14 {
		t.Errorf("solution %v, want 1, 2, -2", x)
	}
}

func TestFaultyInput(t *testing.T) {
	patterns := map[string]Pattern{
		"starts too few":   {N: 2, Start: []int{0, 1}, Index: []int{0}},
		"upper triangle":   {N: 2, Start: []int{0, 1, 2}, Index: []int{0, 0}},
		"not ascending":    {N: 3, Start: []int{0, 3, 3, 3}, Index: []int{0, 2, 1}},
		"twice":            {N: 2, Start: []int{0, 3, 3}, Index: []int{0, 1, 1}},
		"row out of range": {N: 2, Start: []int{0, 2, 2}, Index: []int{0, 2}},
		"starts descend":   {N: 2, Start: []int{0, 2, 1}, Index: []int{0}},
		"negative order":   {N: -1},
	}
	for name, p := range patterns {
		if _, err := Analyze(p, Options{}); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	good := grid(3)
	for name, opt := range map[string]Options{
		"no permutation":   {Ordering: Given, Perm: []int{0, 0, 1, 2, 3, 4, 5, 6, 7}},
		"short":            {Ordering: Given, Perm: []int{0}},
		"unknown ordering": {Ordering: 99},
	} {
		if _, err := Analyze(good.pattern, opt); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	sym, err := Analyze(good.pattern, Options{})
	if err != nil {
		t.Fatal(err)
	}
	f := sym.NewFactor()
	if _, err := f.Factorize(context.Background(), good.values[1:], nil, Regularization{}); err == nil {
		t.Error("too few values: no error")
	}
	if _, err := f.Factorize(context.Background(), good.values, make([]int8, 2), Regularization{}); err == nil {
		t.Error("too few signs: no error")
	}
	good.values[4] = math.NaN()
	if _, err := f.Factorize(context.Background(), good.values, nil, Regularization{}); !errors.Is(err, ErrNotFinite) {
		t.Errorf("NaN in the values: error %v", err)
	}
}

// TestCancel stops a factorization of some hundred milliseconds in its middle.
func TestCancel(t *testing.T) {
	if testing.Short() {
		t.Skip("takes half a second")
	}
	s := newSystem(2500, func(i, j int) (float64, bool) {
		if i == j {
			return 2501, true
		}
		return 0.5, true
	}, nil)
	sym, err := Analyze(s.pattern, Options{Ordering: Natural, Workers: 2})
	if err != nil {
		t.Fatal(err)
	}
	f := sym.NewFactor()
	// On a busy machine a goroutine may wait for its turn; the best of three tries counts.
	late := time.Hour
	for range 3 {
		ctx, cancel := context.WithCancel(context.Background())
		asked := make(chan time.Time, 1)
		time.AfterFunc(10*time.Millisecond, func() { asked <- time.Now(); cancel() })
		_, err = f.Factorize(ctx, s.values, nil, Regularization{})
		if !errors.Is(err, context.Canceled) {
			t.Fatalf("error %v", err)
		}
		late = min(late, time.Since(<-asked))
	}
	if late > 100*time.Millisecond {
		t.Errorf("stopped %v after the request", late)
	}
	t.Logf("stopped %v after the request", late)
	// The factor is as good as new.
	if got := s.solveError(t, f, rand.New(rand.NewPCG(1, 1))); !(got < 1e-9) {
		t.Errorf("after the cancel: error %g", got)
	}
}

func TestCancelledAnalysis(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for _, ordering := range []Ordering{Best, MinimumDegree, Natural} {
		if _, err := AnalyzeContext(ctx, grid(50).pattern, Options{Ordering: ordering}); !errors.Is(err, context.Canceled) {
			t.Errorf("ordering %d: error %v", ordering, err)
		}
	}
	// In the middle of an ordering.
	p := newPatience(ctx, math.MaxInt)
	if order := minimumDegree(newGraph(grid(300).pattern), nil, p); order != nil {
		t.Error("minimum degree ran to its end")
	}
}
