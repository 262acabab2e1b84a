package ipm

import "math"

// state is a point of the homogeneous self-dual embedding and its residuals
//
//	rp = tau b - A x             ru = tau u - x - v   (boxed columns)
//	rd = tau c - A'y - z + w     rg = kappa + c'x - b'y + u'w
type state struct {
	x, v, z, w []float64 // n + m
	y          []float64 // m
	tau, kappa float64

	rp, ru, rd []float64
	rg, mu     float64
}

func newState(f *form) *state {
	size := f.n + f.m
	p := &state{
		x: make([]float64, size), v: make([]float64, size), z: make([]float64, size), w: make([]float64, size),
		y: make([]float64, f.m), tau: 1, kappa: 1,
		rp: make([]float64, f.m), ru: make([]float64, size), rd: make([]float64, size),
	}
	for j, kind := range f.kind {
		switch kind {
		case below:
			p.x[j], p.z[j] = 1, 1
		case boxed:
			p.x[j], p.z[j], p.v[j], p.w[j] = 1, 1, 1, 1
		}
	}
	return p
}

// measure recomputes the residuals from their definitions.
func (p *state) measure(f *form) {
	for i := range p.rp {
		p.rp[i] = p.tau * f.b[i]
	}
	f.multiply(p.x, -1, p.rp)
	for j := range p.rd {
		p.rd[j] = p.tau*f.c[j] - p.z[j] + p.w[j]
	}
	f.transpose(p.y, -1, p.rd)
	p.rg = p.kappa + dot(f.c, p.x) - dot(f.b, p.y) + dot(f.u, p.w)
	products := p.tau * p.kappa
	for j, kind := range f.kind {
		switch kind {
		case off:
			p.rd[j] = 0
		case below:
			products += p.x[j] * p.z[j]
		case boxed:
			p.ru[j] = p.tau*f.u[j] - p.x[j] - p.v[j]
			products += p.x[j]*p.z[j] + p.v[j]*p.w[j]
		}
	}
	for i, on := range f.rowOn {
		if !on {
			p.rp[i] = 0
		}
	}
	p.mu = products / float64(f.active+1)
}

// step is a direction of the embedding.
type step struct {
	x, v, z, w []float64
	y          []float64
	tau, kappa float64
}

func newStep(f *form) *step {
	size := f.n + f.m
	return &step{x: make([]float64, size), v: make([]float64, size), z: make([]float64, size),
		w: make([]float64, size), y: make([]float64, f.m)}
}

// longest returns the longest step to the boundary, at most 1.
func (p *state) longest(f *form, d *step) float64 {
	alpha := 1.0
	ratio := func(x, dx float64) {
		if dx < 0 && -x/dx < alpha {
			alpha = -x / dx
		}
	}
	for j, kind := range f.kind {
		switch kind {
		case below:
			ratio(p.x[j], d.x[j])
			ratio(p.z[j], d.z[j])
		case boxed:
			ratio(p.x[j], d.x[j])
			ratio(p.z[j], d.z[j])
			ratio(p.v[j], d.v[j])
			ratio(p.w[j], d.w[j])
		}
	}
	ratio(p.tau, d.tau)
	ratio(p.kappa, d.kappa)
	return alpha
}

// advance goes alpha along d.
func (p *state) advance(d *step, alpha float64) {
	along := func(v, dv []float64) {
		for i, x := range dv {
			v[i] += alpha * x
		}
	}
	along(p.x, d.x)
	along(p.v, d.v)
	along(p.z, d.z)
	along(p.w, d.w)
	along(p.y, d.y)
	p.tau += alpha * d.tau
	p.kappa += alpha * d.kappa
}

// rescale keeps tau and kappa in the range of ordinary numbers: the embedding
// is homogeneous, so a common factor means nothing.
func (p *state) rescale() {
	size := math.Max(p.tau, p.kappa)
	if size > 1e-6 && size < 1e6 {
		return
	}
	factor := powerOfTwo(1 / size)
	for _, v := range [][]float64{p.x, p.v, p.z, p.w, p.y} {
		for i := range v {
			v[i] *= factor
		}
	}
	p.tau *= factor
	p.kappa *= factor
}
