package ipm

// newton solves the linearised embedding. One factorization serves the fixed
// right-hand side (c - (w/v) u, b), whose solution is kept in fx, fy, and any
// number of others.
type newton struct {
	f      *form
	k      *kkt
	fx, fy []float64 // solution of the fixed right-hand side
	gap    []float64 // c + (w/v) u
	pivot  float64   // the coefficient of dtau that is left
	rhs    []float64
	rhsB   []float64
}

func newNewton(f *form, k *kkt) *newton {
	size := f.n + f.m
	return &newton{f: f, k: k, fx: make([]float64, size), fy: make([]float64, f.m),
		gap: make([]float64, size), rhs: make([]float64, size), rhsB: make([]float64, f.m)}
}

// diagonal sets T = z/x + w/v at p.
func (nw *newton) diagonal(p *state) {
	for j, kind := range nw.f.kind {
		switch kind {
		case below:
			nw.k.t[j] = p.z[j] / p.x[j]
		case boxed:
			nw.k.t[j] = p.z[j]/p.x[j] + p.w[j]/p.v[j]
		default:
			nw.k.t[j] = 0
		}
	}
}

// prepare solves the fixed right-hand side after a factorization at p. The
// remaining coefficient of dtau is
//
//	kappa/tau + sum (z/x) fx^2 + sum (w/v) (fx - u)^2 + rb'fy - rc'fx,
//
// with rb, rc what the solve left of b and c - (w/v) u. It equals kappa/tau +
// b'fy - (c + (w/v) u)'fx + sum (w/v) u^2 without its cancellation. The last
// terms matter where the exact solution is infinite, as with equations that
// contradict: there they are the regularisation times fy^2 and fx^2.
func (nw *newton) prepare(p *state) {
	f := nw.f
	for j, kind := range f.kind {
		nw.rhs[j], nw.gap[j] = f.c[j], f.c[j]
		if kind == boxed {
			wu := p.w[j] / p.v[j] * f.u[j]
			nw.rhs[j] -= wu
			nw.gap[j] += wu
		}
	}
	nw.k.solve(nw.rhs, f.b, nw.fx, nw.fy)
	nw.k.residual(nw.rhs, f.b, nw.fx, nw.fy)
	nw.pivot = p.kappa/p.tau + dot(nw.k.rg, nw.fy) - dot(nw.k.rf, nw.fx)
	for j, kind := range f.kind {
		if kind == below || kind == boxed {
			nw.pivot += p.z[j] / p.x[j] * nw.fx[j] * nw.fx[j]
		}
		if kind == boxed {
			t := nw.fx[j] - f.u[j]
			nw.pivot += p.w[j] / p.v[j] * t * t
		}
	}
}

// products are the wanted changes of the complementarity products:
// z dx + x dz = xz, w dv + v dw = vw, kappa dtau + tau dkappa = tk.
type products struct {
	xz, vw []float64
	tk     float64
}

// direction solves for the step that takes away the share eta of the
// residuals and changes the products as stated.
func (nw *newton) direction(p *state, eta float64, want products, d *step) {
	f := nw.f
	for j, kind := range f.kind {
		r := eta * p.rd[j]
		switch kind {
		case off:
			r = 0
		case below:
			r -= want.xz[j] / p.x[j]
		case boxed:
			r -= want.xz[j] / p.x[j]
			r += (want.vw[j] - p.w[j]*eta*p.ru[j]) / p.v[j]
		}
		nw.rhs[j] = r
	}
	for i, r := range p.rp {
		nw.rhsB[i] = eta * r
	}
	nw.k.solve(nw.rhs, nw.rhsB, d.x, d.y)
	top := eta*p.rg - dot(f.b, d.y) + dot(nw.gap, d.x) + want.tk/p.tau
	for j, kind := range f.kind {
		if kind == boxed {
			top += f.u[j] * (want.vw[j] - p.w[j]*eta*p.ru[j]) / p.v[j]
		}
	}
	d.tau = top / nw.pivot
	d.kappa = (want.tk - p.kappa*d.tau) / p.tau
	for j := range d.x {
		d.x[j] += d.tau * nw.fx[j]
	}
	for i := range d.y {
		d.y[i] += d.tau * nw.fy[i]
	}
	for j, kind := range f.kind {
		if kind == below || kind == boxed {
			d.z[j] = (want.xz[j] - p.z[j]*d.x[j]) / p.x[j]
		}
		if kind == boxed {
			d.v[j] = f.u[j]*d.tau + eta*p.ru[j] - d.x[j]
			d.w[j] = (want.vw[j] - p.w[j]*d.v[j]) / p.v[j]
		}
	}
}
