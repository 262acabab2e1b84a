package lptest

import (
	"math"
	"math/rand/v2"

	"github.com/openplenum/plenum/internal/lp"
)

// plant is a point with bounds around it, from which problems are made whose
// optimum it is.
type plant struct {
	a                    [][]float64 // by column
	x, activity          []float64
	colBounds, rowBounds [][2]float64
	z, y                 []float64 // multipliers drawn with the bounds
	sense                lp.Sense
	offset               float64
}

func newPlant(rng *rand.Rand, s shape) *plant {
	p := &plant{a: s.matrix(rng), x: make([]float64, s.n), z: make([]float64, s.n), y: make([]float64, s.m)}
	p.colBounds, p.rowBounds = make([][2]float64, s.n), make([][2]float64, s.m)
	for j := range p.x {
		p.x[j] = quarter(rng, 8)
		p.colBounds[j], p.z[j] = s.boundsAround(rng, p.x[j], s.columnKind(rng))
	}
	p.activity = activity(p.a, p.x, s.m)
	for i, v := range p.activity {
		p.rowBounds[i], p.y[i] = s.boundsAround(rng, v, rowKinds[rng.IntN(len(rowKinds))])
	}
	p.sense = lp.Sense(rng.IntN(2))
	p.offset = quarter(rng, 20)
	return p
}

// cost is A'y + z, the cost for which x is optimal, with its sign turned for
// a maximisation.
func (p *plant) cost(y, z []float64) []float64 {
	cost := make([]float64, len(z))
	for j := range cost {
		cost[j] = z[j]
		for i, v := range y {
			cost[j] += p.a[j][i] * v
		}
	}
	if p.sense == lp.Maximize {
		negate(cost)
	}
	return cost
}

// problem minimises or maximises a cost and returns its value at x, too.
func (p *plant) problem(cost []float64) (*lp.Problem, float64) {
	objective := p.offset
	for j, c := range cost {
		objective += c * p.x[j]
	}
	return build(p.sense, p.offset, p.a, cost, p.colBounds, p.rowBounds), objective
}

// planted makes a problem around a primal point x and duals y, z that satisfy
// the conditions of optimality, and returns its optimum c'x + offset, where
// c = A'y + z.
func planted(rng *rand.Rand, s shape) (*lp.Problem, float64) {
	p := newPlant(rng, s)
	return p.problem(p.cost(p.y, p.z))
}

// frozen makes the second round of a problem in tiers: the optimum of a first
// cost is held by a row, so that no inner point is left, and another cost is
// optimised over what remains. Its duals are drawn anew for the same bounds
// and for the row that holds.
func frozen(rng *rand.Rand, s shape) (*lp.Problem, float64) {
	p := newPlant(rng, s)
	first := p.cost(p.y, p.z)
	value := 0.0
	for j, c := range first {
		value += c * p.x[j]
		p.a[j] = append(p.a[j], c)
	}
	holds := [2]float64{-lp.Inf, value}
	if p.sense == lp.Maximize {
		holds = [2]float64{value, lp.Inf}
	}
	p.rowBounds = append(p.rowBounds, holds)
	p.activity = append(p.activity, value)
	y, z := make([]float64, len(p.rowBounds)), make([]float64, s.n)
	for i, b := range p.rowBounds {
		y[i] = multiplierAt(rng, p.activity[i], b)
	}
	for j, b := range p.colBounds {
		z[j] = multiplierAt(rng, p.x[j], b)
	}
	return p.problem(p.cost(y, z))
}

// multiplierAt draws a multiplier of a minimisation for bounds, of which the
// value may be at one; zero half the time.
func multiplierAt(rng *rand.Rand, at float64, bounds [2]float64) float64 {
	size := positive(rng, 3)
	switch atLower, atUpper := at == bounds[0], at == bounds[1]; {
	case rng.IntN(2) == 0, !atLower && !atUpper:
		return 0
	case atLower && (!atUpper || rng.IntN(2) == 0):
		return size
	}
	return -size
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
