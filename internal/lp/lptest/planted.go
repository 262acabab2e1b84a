package lptest

import (
	"math"
	"math/rand/v2"

	"github.com/openplenum/plenum/internal/lp"
)

// planted makes a problem around a primal point x and duals y, z that satisfy
// the conditions of optimality, and returns its optimum c'x + offset, where
// c = A'y + z.
func planted(rng *rand.Rand, s shape) (*lp.Problem, float64) {
	a := s.matrix(rng)
	x, z := make([]float64, s.n), make([]float64, s.n)
	colBounds := make([][2]float64, s.n)
	for j := range x {
		x[j] = quarter(rng, 8)
		colBounds[j], z[j] = s.boundsAround(rng, x[j], s.columnKind(rng))
	}
	y := make([]float64, s.m)
	rowBounds := make([][2]float64, s.m)
	for i, v := range activity(a, x, s.m) {
		rowBounds[i], y[i] = s.boundsAround(rng, v, rowKinds[rng.IntN(len(rowKinds))])
	}
	sense := lp.Sense(rng.IntN(2))
	offset := quarter(rng, 20)
	cost := make([]float64, s.n)
	objective := offset
	for j := range cost {
		cost[j] = z[j]
		for i, v := range y {
			cost[j] += a[j][i] * v
		}
		if sense == lp.Maximize {
			cost[j] = -cost[j]
		}
		objective += cost[j] * x[j]
	}
	return build(sense, offset, a, cost, colBounds, rowBounds), objective
}

// The kinds of bound pairs.
type boundKind int

const (
	lowerOnly boundKind = iota
	upperOnly
	boxedKind
	fixedKind
	freeKind
)

var rowKinds = []boundKind{lowerOnly, upperOnly, lowerOnly, upperOnly, boxedKind, fixedKind, fixedKind, freeKind}

func (s shape) columnKind(rng *rand.Rand) boundKind {
	switch u := rng.Float64(); {
	case u < s.free:
		return freeKind
	case u < s.free+s.boxed:
		return boxedKind
	case u < s.free+s.boxed+s.fixed:
		return fixedKind
	case rng.IntN(4) == 0:
		return upperOnly
	}
	return lowerOnly
}

// boundsAround draws bounds of a kind for a value, and the multiplier of a
// minimisation that goes with them: of the right sign at a bound, zero
// between bounds.
func (s shape) boundsAround(rng *rand.Rand, at float64, kind boundKind) (bounds [2]float64, multiplier float64) {
	size := positive(rng, 4)
	if rng.Float64() < s.degenerate {
		size = 0
	}
	tight := rng.IntN(5) < 3
	gap := positive(rng, 6)
	if s.nearly {
		size = math.Ldexp(size, -rng.IntN(21))
		gap = math.Ldexp(gap, -rng.IntN(21))
	}
	bounds = [2]float64{-lp.Inf, lp.Inf}
	switch kind {
	case lowerOnly:
		if tight {
			bounds[0] = at
			return bounds, size
		}
		bounds[0] = at - gap
	case upperOnly:
		if tight {
			bounds[1] = at
			return bounds, -size
		}
		bounds[1] = at + gap
	case boxedKind:
		switch rng.IntN(3) {
		case 0:
			return [2]float64{at, at + gap}, size
		case 1:
			return [2]float64{at - gap, at}, -size
		}
		return [2]float64{at - gap, at + positive(rng, 6)}, 0
	case fixedKind:
		if rng.IntN(2) == 0 {
			size = -size
		}
		return [2]float64{at, at}, size
	}
	return bounds, 0
}
