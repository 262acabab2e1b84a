package ipm

import (
	"context"
	"errors"
	"math"

	"github.com/openplenum/plenum/internal/lp/ipm/chol"
)

// start moves the point of ones to Mehrotra's starting point (1992): the least
// x with A x = b (a boxed column leans towards its middle), the y, z of least
// z with A'y + z = c, each shifted into the interior by a common amount. Where
// these systems are singular, or their solutions huge, the point of ones stays.
func (r *run) start(ctx context.Context) error {
	f, p, k := r.f, r.p, r.k
	for j, kind := range f.kind {
		k.t[j] = startWeight[kind]
	}
	k.floor = solveFloor
	if err := k.factorize(ctx); err != nil {
		if errors.Is(err, chol.ErrNotFinite) {
			return nil // the point of ones will do
		}
		return err
	}
	middle, none := make([]float64, f.n+f.m), make([]float64, f.m)
	for j, kind := range f.kind {
		if kind == boxed {
			middle[j] = -f.u[j]
		}
	}
	x, dual, y, trash := r.dir.x, r.pred.x, r.dir.y, r.pred.y
	k.solve(middle, f.b, x, trash)
	k.solve(f.c, none, dual, y)
	if size := math.Max(largest(x), math.Max(largest(dual), largest(y))); !(size < startLargest) || k.WorstError > poorSolve {
		return nil
	}
	copy(p.x, x)
	copy(p.y, y)
	for j, kind := range f.kind {
		z := -k.t[j] * dual[j]
		switch kind {
		case off:
			p.x[j] = 0
		case below:
			p.z[j] = z
		case boxed:
			p.v[j] = f.u[j] - p.x[j]
			p.z[j], p.w[j] = z/2, -z/2
		}
	}
	p.shift(f)
	p.measure(f)
	p.kappa = math.Max(leastKappa, p.mu)
	return nil
}

// startWeight is the weight of the square of each kind of column.
var startWeight = [...]float64{off: 0, below: 1, boxed: 2, free: 0.1}

const (
	leastKappa   = 1e-3
	startLargest = 1e6
)

// shift adds a common amount to x and v, and one to z and w, so that all are
// positive and the products are not dominated by a few of them.
func (p *state) shift(f *form) {
	var leastX, leastZ, count float64
	p.each(f, func(x, z *float64) {
		leastX, leastZ, count = math.Min(leastX, *x), math.Min(leastZ, *z), count+1
	})
	if count == 0 {
		return
	}
	x0, z0 := -1.5*leastX, -1.5*leastZ
	var products, sumX, sumZ float64
	p.each(f, func(x, z *float64) {
		products += (*x + x0) * (*z + z0)
		sumX += *x + x0
		sumZ += *z + z0
	})
	// A side that is all zero (no right-hand side, no cost) gets ones.
	if sumX == 0 {
		x0, sumX, products = 1, count, sumZ
	}
	if sumZ == 0 {
		z0, sumZ, products = 1, count, sumX
	}
	x0, z0 = x0+0.5*products/sumZ, z0+0.5*products/sumX
	p.each(f, func(x, z *float64) {
		*x += x0
		*z += z0
	})
}

// each calls visit for every complementary pair of columns and bounds.
func (p *state) each(f *form, visit func(x, z *float64)) {
	for j, kind := range f.kind {
		if kind == below || kind == boxed {
			visit(&p.x[j], &p.z[j])
		}
		if kind == boxed {
			visit(&p.v[j], &p.w[j])
		}
	}
}
