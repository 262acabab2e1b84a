package ipm

import (
	"math"

	"github.com/openplenum/plenum/internal/lp"
)

const (
	// nearProduct is the complementarity product of a start near a known
	// answer. Smaller ones keep closer to it; measured over changes of plans
	// from a thousandth to a fifth, this one took the fewest iterations.
	nearProduct = 1e-10
	// mostNear is after how many iterations the known answer was no help.
	mostNear = 40
)

// fits tells whether a known answer is one of a problem of the same shape.
func (q *presolved) fits(near *lp.Result) bool {
	return near != nil && near.Primal == lp.Point && near.Dual == lp.Point &&
		len(near.X) == len(q.lower) && len(near.RowDual) == len(q.rowLower)
}

// startNear begins near the answer of another problem with the same rows and
// columns. An interior-point method cannot begin at an optimum, which lies on
// the boundary. But an answer knows which columns are in use and which bounds
// have a price: what is in use keeps its level x and takes the price mu/x,
// what has a price z keeps it and takes the level mu/z. So all products are
// near mu, and what the point then misses of the rows and prices of this
// problem is left to the steps. (Other ways: Gondzio 1998 goes on from an
// earlier iterate, Skajaa, Andersen & Ye 2013 mix the answer with the point
// of ones.)
func (r *run) startNear(near *lp.Result) {
	r.apart(r.levels(near), nearProduct)
}

// levels sets x and y to the scaled levels and multipliers of a known answer
// and returns the reduced costs of all columns and slacks at these.
func (r *run) levels(near *lp.Result) []float64 {
	f, p := r.f, r.p
	clear(p.x)
	for j := range f.n {
		if f.kind[j] != off {
			p.x[j] = (near.X[j] - f.origin[j]) * f.sign[j] * f.beta / f.s.colScale[j]
		}
	}
	activity := make([]float64, f.m)
	f.multiply(p.x, 1, activity)
	for i, orig := range f.s.rows {
		p.y[i] = 0
		if f.rowOn[i] {
			p.x[f.n+i] = (f.b[i] - activity[i]) * f.slack[i]
			p.y[i] = near.RowDual[orig] * f.q.sense * f.gamma / f.s.rowScale[i]
		}
	}
	price := append([]float64(nil), f.c...)
	f.transpose(p.y, -1, price)
	return price
}

// apart moves levels and prices from their bounds, so that every product is
// at least mu.
func (r *run) apart(price []float64, mu float64) {
	f, p := r.f, r.p
	root := math.Sqrt(mu)
	pair := func(x, z *float64) {
		large, small := x, z
		if *x < *z {
			large, small = z, x
		}
		*large = math.Max(*large, root)
		*small = math.Max(*small, mu / *large)
	}
	for j, kind := range f.kind {
		switch kind {
		case boxed:
			p.v[j] = f.u[j] - p.x[j]
			p.z[j], p.w[j] = price[j], -price[j]
			pair(&p.x[j], &p.z[j])
			pair(&p.v[j], &p.w[j])
		case below:
			p.z[j] = price[j]
			pair(&p.x[j], &p.z[j])
		}
	}
	p.tau, p.kappa = 1, mu
}
