package ipm

import (
	"math"
	"slices"

	"github.com/openplenum/plenum/internal/lp"
)

// recentDuals is how many earlier multipliers are kept for certify.
const recentDuals = 4

// remember keeps y (of a minimisation, before postsolve) for certify.
func (r *run) remember(y []float64) {
	if len(r.duals) == recentDuals {
		r.duals = r.duals[1:]
	}
	r.duals = append(r.duals, y)
}

// certify finds a bound on the optimum that holds whatever the quality of the
// result. At a solution the reduced costs of columns without an upper bound
// are positive only up to rounding; if that spoils the bound, a small share of
// earlier multipliers, which lie deeper in the interior, is mixed in.
func (r *run) certify() float64 {
	if len(r.duals) == 0 {
		return math.NaN()
	}
	last := r.duals[len(r.duals)-1]
	if b := r.f.q.bound(last); !math.IsNaN(b) {
		return b
	}
	for k := len(r.duals) - 2; k >= 0; k-- {
		for _, share := range [...]float64{1e-3, 1e-1, 1} {
			mix := slices.Clone(last)
			for i, v := range r.duals[k] {
				mix[i] += share * (v - mix[i])
			}
			if b := r.f.q.bound(mix); !math.IsNaN(b) {
				return b
			}
		}
	}
	return math.NaN()
}

// bound is what multipliers of a minimisation, before postsolve, certify.
func (q *presolved) bound(y []float64) float64 {
	y = slices.Clone(y)
	q.duals(y, q.cost)
	for i := range y {
		y[i] *= q.sense
	}
	return lp.CertifiedBound(q.p, y)
}
