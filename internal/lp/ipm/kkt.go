package ipm

import (
	"context"
	"math"
	"runtime"

	"github.com/openplenum/plenum/internal/lp/ipm/chol"
)

// kkt solves the Newton systems
//
//	-T dx + A'dy = f,    A dx = g
//
// with T diagonal (zero for free columns). It factorizes them with T + rho
// and with delta in the place of the zero block; refinement against the
// unregularised system takes the effect of both away again.
type kkt struct {
	f       *form
	factor  *chol.Factor
	buffers *buffers
	t, d    []float64 // n + m
	sign    []int8
	rho     float64
	delta   float64
	refine  int     // most rounds of refinement
	floor   float64 // size of a right-hand side below which only the absolute error counts

	rhs        []float64 // m + explicit
	rf, rg     []float64
	ex, ey     []float64
	keepX      []float64
	keepY      []float64
	ready      bool    // a factorization is there
	Replaced   int     // pivots replaced in the last factorization
	WorstError float64 // largest relative residual left by a solve since the last factorization
}

func newKKT(f *form, ws *workspace) *kkt {
	k := &kkt{
		f: f, factor: ws.factor, buffers: ws.buffers,
		t: make([]float64, f.n+f.m), d: make([]float64, f.n+f.m),
		rho: 1e-8, delta: 1e-10, refine: 5,
		rhs: make([]float64, f.m+len(f.s.explicit)),
		rf:  make([]float64, f.n+f.m), rg: make([]float64, f.m),
		ex: make([]float64, f.n+f.m), ey: make([]float64, f.m),
		keepX: make([]float64, f.n+f.m), keepY: make([]float64, f.m),
	}
	if len(f.s.explicit) > 0 {
		k.sign = make([]int8, f.m+len(f.s.explicit))
		for i := range k.sign {
			k.sign[i] = 1
			if i >= f.m {
				k.sign[i] = -1
			}
		}
	}
	return k
}

// workspace is the memory of one solve that the next one can use.
type workspace struct {
	factor  *chol.Factor
	buffers *buffers
}

func newWorkspace(s *structure) *workspace {
	return &workspace{factor: s.sym.NewFactor(), buffers: newBuffers(&s.plan, runtime.GOMAXPROCS(0))}
}

// factorize takes the present k.t.
func (k *kkt) factorize(ctx context.Context) error {
	k.ready = false
	for j, kind := range k.f.kind {
		if kind == off {
			k.d[j] = 0
		} else {
			k.d[j] = 1 / (k.t[j] + k.rho)
		}
	}
	if err := k.buffers.assemble(ctx, k.f, k.d, k.delta); err != nil {
		return err
	}
	reg := chol.Regularization{Floor: 1e-30, Relative: 0, Value: k.delta}
	stats, err := k.factor.Factorize(ctx, k.buffers.values, k.sign, reg)
	k.Replaced, k.WorstError, k.ready = stats.Replaced, 0, err == nil
	return err
}

// solve overwrites dx (n + m) and dy (m).
func (k *kkt) solve(f, g, dx, dy []float64) {
	copy(k.rf, f)
	copy(k.rg, g)
	clear(dx)
	clear(dy)
	scaleF, scaleG := math.Max(k.floor, largest(f)), math.Max(k.floor, largest(g))
	best := math.Inf(1)
	for round := 0; ; round++ {
		k.solveOnce(k.rf, k.rg, k.ex, k.ey)
		for j, v := range k.ex {
			dx[j] += v
		}
		for i, v := range k.ey {
			dy[i] += v
		}
		k.residual(f, g, dx, dy)
		err := math.Max(largest(k.rf)/scaleF, largest(k.rg)/scaleG)
		if !(err < best) { // worse, or not a number: the last correction is taken back
			copy(dx, k.keepX)
			copy(dy, k.keepY)
			break
		}
		done := err < 1e-10 || err > best/4 || round == k.refine
		best = err
		if done {
			break
		}
		copy(k.keepX, dx)
		copy(k.keepY, dy)
	}
	k.WorstError = math.Max(k.WorstError, best)
}

// residual leaves f + T dx - A'dy and g - A dx in rf and rg.
func (k *kkt) residual(f, g, dx, dy []float64) {
	copy(k.rg, g)
	k.f.multiply(dx, -1, k.rg)
	copy(k.rf, f)
	k.f.transpose(dy, -1, k.rf)
	for j, kind := range k.f.kind {
		if kind == off {
			k.rf[j] = 0
		} else {
			k.rf[j] += k.t[j] * dx[j]
		}
	}
	for i, on := range k.f.rowOn {
		if !on {
			k.rg[i] = 0
		}
	}
}

// solveOnce solves with the factor: rows and explicit columns first, then the
// eliminated columns dx = d (A'dy - f).
func (k *kkt) solveOnce(f, g, dx, dy []float64) {
	fm, s := k.f, k.f.s
	for j, d := range k.d {
		dx[j] = d * f[j]
	}
	for _, j := range s.explicit {
		dx[j] = 0
	}
	rhs := k.rhs[:fm.m]
	copy(rhs, g)
	fm.multiply(dx, 1, rhs)
	for i, on := range fm.rowOn {
		if !on {
			rhs[i] = 0
		}
	}
	for e, j := range s.explicit {
		k.rhs[fm.m+e] = f[j]
		if fm.kind[j] == off {
			k.rhs[fm.m+e] = 0
		}
	}
	k.factor.Solve(k.rhs)
	copy(dy, k.rhs[:fm.m])
	clear(dx)
	fm.transpose(dy, 1, dx)
	for j, d := range k.d {
		dx[j] = d * (dx[j] - f[j])
	}
	for e, j := range s.explicit {
		dx[j] = k.rhs[fm.m+e]
		if fm.kind[j] == off {
			dx[j] = 0
		}
	}
}
