package ipm

import "math"

// Limits of the centrality correctors (Gondzio 1996).
const (
	correctorReach = 0.3 // how much longer a step is aimed at
	correctorLeast = 0.1 // least and largest product wanted, over the target
	correctorMost  = 10.0
	correctorGain  = 0.1 // least gain in step length, of the share that is missing
)

// correctors returns how many correctors a step may try: more where a solve
// costs little beside a factorization.
func (s *structure) correctors() int {
	if s.sym.Flops() > 500*float64(s.sym.NNZ()) {
		return 3
	}
	return 2
}

// correct aims at a longer step: products that would lie outside
// [least, most] x target at the far end are moved to the nearer border, by at
// most most x target. It leaves the corrected direction in r.dir and the one
// before in r.trial, and returns the length of the corrected one.
func (r *run) correct(target, alpha float64) float64 {
	f, p, d := r.f, r.p, r.dir
	far := math.Min(1, alpha+correctorReach)
	low, high := correctorLeast*target, correctorMost*target
	move := func(a, da, b, db float64) float64 {
		product := (a + far*da) * (b + far*db)
		switch {
		case product < low:
			return low - product
		case product > high:
			return math.Max(high-product, -high)
		}
		return 0
	}
	for j, kind := range f.kind {
		switch kind {
		case boxed:
			r.want.vw[j] = move(p.v[j], d.v[j], p.w[j], d.w[j])
			fallthrough
		case below:
			r.want.xz[j] = move(p.x[j], d.x[j], p.z[j], d.z[j])
		}
	}
	r.want.tk = move(p.tau, d.tau, p.kappa, d.kappa)
	c := r.trial
	r.nw.direction(p, 0, r.want, c)
	c.add(d, 1)
	r.dir, r.trial = c, d
	return p.longest(f, r.dir)
}
