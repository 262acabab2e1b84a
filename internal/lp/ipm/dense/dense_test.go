package dense

import (
	"context"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
)

var background = context.Background()

func randomSlice(rng *rand.Rand, n int) []float64 {
	s := make([]float64, n)
	for i := range s {
		s[i] = rng.NormFloat64()
	}
	return s
}

func randomSigns(rng *rand.Rand, n int) []int8 {
	s := make([]int8, n)
	for i := range s {
		s[i] = int8(1 - 2*rng.IntN(2))
	}
	return s
}

// naive returns C - A W B'.
func naive(m, n, k int, a []float64, lda int, b []float64, ldb int, w weights, c []float64, ldc int) []float64 {
	out := append([]float64(nil), c...)
	for j := range n {
		for i := range m {
			sum := 0.0
			for p := range k {
				sum += a[i+p*lda] * w.at(p) * b[j+p*ldb]
			}
			out[i+j*ldc] -= sum
		}
	}
	return out
}

// farthest returns the largest difference within the m x n part (i >= j if lower).
func farthest(m, n int, got, want []float64, ld int, lower bool) float64 {
	worst := 0.0
	for j := range n {
		for i := range m {
			if lower && i < j {
				continue
			}
			d := math.Abs(got[i+j*ld] - want[i+j*ld])
			if !(d <= worst) {
				worst = d
			}
		}
	}
	return worst
}

// eachKernel runs a test with every kernel of this machine, alone and with helpers.
func eachKernel(t *testing.T, test func(t *testing.T, team *Team)) {
	for _, k := range kernels() {
		for _, workers := range []int{1, 3} {
			t.Run(fmt.Sprintf("%s/workers=%d", k.name, workers), func(t *testing.T) { test(t, newTeam(workers, k)) })
		}
	}
}

func TestSubtractAgainstNaive(t *testing.T) {
	sizes := []int{1, 2, 3, 5, 8, 9, 13, 23, 24, 25, 49}
	eachKernel(t, func(t *testing.T, team *Team) {
		rng := rand.New(rand.NewPCG(1, 1))
		for _, m := range sizes {
			for _, n := range sizes {
				for _, k := range []int{0, 1, 7, 257} {
					lda, ldb, ldc := m+rng.IntN(3), n+rng.IntN(3), m+rng.IntN(3)
					a, b, c := randomSlice(rng, lda*k), randomSlice(rng, ldb*k), randomSlice(rng, ldc*n)
					sign := randomSigns(rng, k)
					want := naive(m, n, k, a, lda, b, ldb, weights{sign: sign}, c, ldc)
					if err := team.Subtract(background, m, n, k, a, lda, b, ldb, sign, c, ldc); err != nil {
						t.Fatal(err)
					}
					for at := range c { // also what lies between the columns must be as it was
						if !(math.Abs(c[at]-want[at]) <= 1e-11) {
							t.Fatalf("m=%d n=%d k=%d: entry %d is %g, want %g", m, n, k, at, c[at], want[at])
						}
					}
				}
			}
		}
	})
}

func TestUpdateAgainstNaive(t *testing.T) {
	eachKernel(t, func(t *testing.T, team *Team) {
		rng := rand.New(rand.NewPCG(2, 1))
		for n := 1; n < 130; n += 1 + n/4 {
			for _, k := range []int{1, 3, 64, 513} {
				lda, ldc := n+rng.IntN(3), n+rng.IntN(3)
				a, c, sign := randomSlice(rng, lda*k), randomSlice(rng, ldc*n), randomSigns(rng, k)
				want := naive(n, n, k, a, lda, a, lda, weights{sign: sign}, c, ldc)
				if err := team.Update(background, n, k, a, lda, sign, c, ldc); err != nil {
					t.Fatal(err)
				}
				if got := farthest(n, n, c, want, ldc, true); !(got <= 1e-11) {
					t.Fatalf("n=%d k=%d: off by %g", n, k, got)
				}
			}
		}
	})
}

func TestAddScaledAgainstNaive(t *testing.T) {
	eachKernel(t, func(t *testing.T, team *Team) {
		rng := rand.New(rand.NewPCG(3, 1))
		for _, n := range []int{1, 5, 24, 61, 140} {
			for _, k := range []int{1, 9, 130, 700} {
				b, d, c := randomSlice(rng, n*k), randomSlice(rng, k), randomSlice(rng, n*n)
				minus := make([]float64, k)
				for p := range d {
					minus[p] = -d[p]
				}
				want := naive(n, n, k, b, n, b, n, weights{number: minus}, c, n)
				if err := team.AddScaled(background, n, k, b, n, d, c, n); err != nil {
					t.Fatal(err)
				}
				if got := farthest(n, n, c, want, n, true); !(got <= 1e-11) {
					t.Fatalf("n=%d k=%d: off by %g", n, k, got)
				}
			}
		}
	})
}

// quasiDefinite returns an m x n panel whose top square is dominated by its signed diagonal.
func quasiDefinite(rng *rand.Rand, m, n, lda int, sign []int8) []float64 {
	a := randomSlice(rng, lda*n)
	for j := range n {
		a[j+j*lda] = float64(sign[j]) * (float64(n) + 1 + rng.Float64())
	}
	return a
}

func TestFactorAgainstNaive(t *testing.T) {
	eachKernel(t, func(t *testing.T, team *Team) {
		rng := rand.New(rand.NewPCG(4, 1))
		for n := 1; n < 200; n += 1 + n/2 {
			for _, extra := range []int{0, 1, 130} {
				m := n + extra
				lda := m + rng.IntN(3)
				sign := randomSigns(rng, n)
				a := quasiDefinite(rng, m, n, lda, sign)
				l := append([]float64(nil), a...)
				stats := NewPivotStats()
				if err := team.Factor(background, m, n, l, lda, Pivots{Sign: sign, Floor: make([]float64, n)}, &stats); err != nil {
					t.Fatal(err)
				}
				for j := range n { // L has no upper triangle
					for i := range j {
						l[i+j*lda] = 0
					}
				}
				back := naive(m, n, n, l, lda, l, lda, weights{sign: sign}, make([]float64, lda*n), lda)
				for at := range back {
					back[at] = -back[at]
				}
				if got := farthest(m, n, back, a, lda, true); !(got <= 1e-11*float64(n)) || stats.Replaced != 0 {
					t.Fatalf("m=%d n=%d: L S L' is off by %g, %d pivots replaced", m, n, got, stats.Replaced)
				}
				// The rows below alone, solved with the finished square.
				x := append([]float64(nil), a...)
				if err := team.Solve(background, extra, n, l, lda, sign, x[n:], lda); err != nil {
					t.Fatal(err)
				}
				if got := farthest(extra, n, x[n:], l[n:], lda, false); !(got <= 1e-12) {
					t.Fatalf("m=%d n=%d: Solve is off by %g", m, n, got)
				}
			}
		}
	})
}

func TestVectors(t *testing.T) {
	eachKernel(t, func(t *testing.T, team *Team) {
		rng := rand.New(rand.NewPCG(6, 1))
		for m := range 70 {
			y, x := randomSlice(rng, m+1), randomSlice(rng, m)
			want := append([]float64(nil), y...)
			for i := range x {
				want[i] += x[i]
			}
			team.Add(y[:m], x)
			if farthest(m+1, 1, y, want, m+1, false) != 0 {
				t.Fatalf("sum of %d: %v, want %v", m, y, want)
			}
		}
		for m := range 40 {
			for _, n := range []int{0, 1, 3, 4, 5, 8, 11} {
				lda := m + rng.IntN(3)
				a, x, y := randomSlice(rng, lda*n), randomSlice(rng, n), randomSlice(rng, m)
				wantY, wantX := append([]float64(nil), y...), append([]float64(nil), x...)
				for j := range n {
					for i := range m {
						wantY[i] += a[i+j*lda] * x[j]
						wantX[j] += a[i+j*lda] * y[i]
					}
				}
				gotX := append([]float64(nil), x...)
				team.AddTransposed(m, n, a, lda, y, gotX)
				team.AddProduct(m, n, a, lda, x, y)
				if !(farthest(m, 1, y, wantY, m, false) <= 1e-13) || !(farthest(n, 1, gotX, wantX, n, false) <= 1e-13) {
					t.Fatalf("m=%d n=%d: %v, want %v; %v, want %v", m, n, y, wantY, gotX, wantX)
				}
			}
		}
	})
}

// TestForwardBackward multiplies back what was solved for.
func TestForwardBackward(t *testing.T) {
	eachKernel(t, func(t *testing.T, team *Team) {
		rng := rand.New(rand.NewPCG(7, 1))
		for _, n := range []int{1, 2, 7, 8, 9, 16, 30, 65} {
			for _, extra := range []int{0, 1, 17} {
				m := n + extra
				ldl := m + rng.IntN(3)
				l, x := randomSlice(rng, ldl*n), randomSlice(rng, m)
				for j := range n {
					l[j+j*ldl] = 2 + float64(n)
				}
				got := append([]float64(nil), x...)
				team.Forward(m, n, l, ldl, got)
				for i := range m {
					v := 0.0
					for j := range min(i+1, n) {
						v += l[i+j*ldl] * got[j]
					}
					if i >= n {
						v += got[i]
					}
					if !(math.Abs(v-x[i]) <= 1e-12) {
						t.Fatalf("forward m=%d n=%d: row %d gives %g, want %g", m, n, i, v, x[i])
					}
				}
				got = append(got[:0], x...)
				team.Backward(m, n, l, ldl, got)
				for j := range n {
					v := 0.0
					for i := j; i < m; i++ {
						v += l[i+j*ldl] * got[i]
					}
					if !(math.Abs(v-x[j]) <= 1e-12) {
						t.Fatalf("backward m=%d n=%d: row %d gives %g, want %g", m, n, j, v, x[j])
					}
				}
			}
		}
	})
}

func TestWorkersAgreeBitwise(t *testing.T) {
	for _, k := range kernels() {
		rng := rand.New(rand.NewPCG(5, 1))
		const m, n = 700, 430
		sign := randomSigns(rng, n)
		a := quasiDefinite(rng, m, n, m, sign)
		var first []float64
		for _, workers := range []int{1, 2, 5} {
			l := append([]float64(nil), a...)
			stats := NewPivotStats()
			if err := newTeam(workers, k).Factor(background, m, n, l, m, Pivots{Sign: sign, Floor: make([]float64, n)}, &stats); err != nil {
				t.Fatal(err)
			}
			if first == nil {
				first = l
			}
			for j := range n {
				for i := j; i < m; i++ {
					if l[i+j*m] != first[i+j*m] {
						t.Fatalf("%s, %d workers: entry (%d,%d) is %g, alone %g", k.name, workers, i, j, l[i+j*m], first[i+j*m])
					}
				}
			}
		}
	}
}

func TestPivotsBelowTheFloor(t *testing.T) {
	eachKernel(t, func(t *testing.T, team *Team) {
		// The identity with three pivots at fault: zero, of the wrong sign, tiny.
		const n = 70
		a := make([]float64, n*n)
		floor := make([]float64, n)
		for j := range n {
			a[j+j*n] = 1
			floor[j] = 1e-10
		}
		a[5+5*n], a[20+20*n], a[69+69*n] = 0, -1, 1e-12
		stats := NewPivotStats()
		if err := team.Factor(background, n, n, a, n, Pivots{Floor: floor, Value: 1e64}, &stats); err != nil {
			t.Fatal(err)
		}
		if stats.Replaced != 3 || stats.Least != 1 || stats.Largest != 1 {
			t.Errorf("stats %+v", stats)
		}
		for _, j := range []int{5, 20, 69} {
			if a[j+j*n] != 1e32 {
				t.Errorf("pivot %d: root %g, want 1e32", j, a[j+j*n])
			}
		}
		a[3+3*n] = math.NaN()
		if err := team.Factor(background, n, n, a, n, Pivots{Floor: floor}, &stats); !errors.Is(err, ErrNotFinite) {
			t.Errorf("NaN on the diagonal: error %v", err)
		}
	})
}

func TestCancelledContextStops(t *testing.T) {
	ctx, cancel := context.WithCancel(background)
	cancel()
	const n = 300
	stats := NewPivotStats()
	err := NewTeam(2).Factor(ctx, n, n, make([]float64, n*n), n, Pivots{Floor: make([]float64, n), Value: 1}, &stats)
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}
