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

// add adds scale times another direction.
func (d *step) add(other *step, scale float64) {
	along := func(v, dv []float64) {
		for i, x := range dv {
			v[i] += scale * x
		}
	}
	along(d.x, other.x)
	along(d.v, other.v)
	along(d.z, other.z)
	along(d.w, other.w)
	along(d.y, other.y)
	d.tau += scale * other.tau
	d.kappa += scale * other.kappa
}

// longest returns the longest step to the boundary, at most 1.
func (p *state) longest(f *form, d *step) float64 {
	return math.Min(p.longestOfSides(f, d))
}

// longestOfSides returns the longest steps that x, v and that z, w allow; tau
// and kappa count for both.
func (p *state) longestOfSides(f *form, d *step) (primal, dual float64) {
	ratio := func(alpha, x, dx float64) float64 {
		if dx < 0 && -x/dx < alpha {
			return -x / dx
		}
		return alpha
	}
	both := ratio(ratio(1, p.tau, d.tau), p.kappa, d.kappa)
	primal, dual = both, both
	for j, kind := range f.kind {
		if kind == below || kind == boxed {
			primal = ratio(primal, p.x[j], d.x[j])
			dual = ratio(dual, p.z[j], d.z[j])
		}
		if kind == boxed {
			primal = ratio(primal, p.v[j], d.v[j])
			dual = ratio(dual, p.w[j], d.w[j])
		}
	}
	return primal, dual
}

// advance goes the given share of the way to the boundary along d. While the
// point looks for a solution (tau > kappa) the primal and the dual side go
// their own lengths; tau then takes the smaller of its two values, and the
// other side is scaled to it, which the homogeneity allows (Andersen &
// Andersen 2000, section 4).
func (p *state) advance(f *form, d *step, share float64) {
	primal, dual := p.longestOfSides(f, d)
	if p.kappa > p.tau {
		primal = math.Min(primal, dual)
		dual = primal
	}
	primal, dual = share*primal, share*dual
	tauPrimal, tauDual := p.tau+primal*d.tau, p.tau+dual*d.tau
	p.tau = math.Min(tauPrimal, tauDual)
	p.kappa += math.Min(primal, dual) * d.kappa
	along := func(v, dv []float64, alpha, scale float64) {
		for i, x := range dv {
			v[i] = scale * (v[i] + alpha*x)
		}
	}
	along(p.x, d.x, primal, p.tau/tauPrimal)
	along(p.v, d.v, primal, p.tau/tauPrimal)
	along(p.z, d.z, dual, p.tau/tauDual)
	along(p.w, d.w, dual, p.tau/tauDual)
	along(p.y, d.y, dual, p.tau/tauDual)
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
