package ipm

import (
	"math/rand/v2"
	"testing"

	"github.com/openplenum/plenum/internal/lp"
)

// TestDenseColumns puts a few full columns beside many short ones: they must
// come out as unknowns of their own, and the answer must not suffer.
func TestDenseColumns(t *testing.T) {
	const m, n, dense = 300, 600, 4
	for seed := range uint64(4) {
		rng := rand.New(rand.NewPCG(seed, 5))
		b := &lp.Builder{Name: "dense"}
		act := make([]float64, m)
		for range m {
			b.Row("", -inf, inf)
		}
		for j := range n + dense {
			x := float64(rng.IntN(3))
			b.Col("", 0, inf, 1+rng.Float64()*10)
			for i := range m {
				if j >= n || rng.IntN(m) < 3 {
					a := rng.Float64()*2 - 0.3
					b.Add(i, j, a)
					act[i] += a * x
				}
			}
		}
		p := b.Problem()
		for i := range act {
			p.RowLower[i] = act[i]
			if i%3 == 0 {
				p.RowUpper[i] = act[i]
			}
		}
		s := New()
		res := solve(t, s, p)
		if res.Termination != lp.Optimal || !res.Check.OK {
			t.Fatalf("seed %d: %v (%v) after %d: %s", seed, res.Termination, res.Limit, res.Iterations, res.Check.Reason)
		}
		st := s.cache.entries[0].s
		if len(st.explicit) != dense {
			t.Errorf("seed %d: %d explicit columns, want %d", seed, len(st.explicit), dense)
		}
	}
}
