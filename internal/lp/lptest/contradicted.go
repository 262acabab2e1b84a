package lptest

import (
	"math"
	"math/rand/v2"

	"github.com/openplenum/plenum/internal/lp"
)

// contradicted makes an infeasible problem: to a feasible one it adds a row
// w'x <= L - margin, where w = A'y + z is a combination of rows and columns
// whose bounds imply w'x >= L. The cost is left, so the dual is feasible.
func contradicted(rng *rand.Rand, s shape) *lp.Problem {
	p, _ := planted(rng, s)
	b := lp.Builder{Sense: p.Sense, Offset: p.Offset}
	for i := range p.Rows() {
		b.Row("", p.RowLower[i], p.RowUpper[i])
	}
	w := make([]float64, p.Cols())
	least := 0.0
	y := make([]float64, p.Rows())
	for i := range y {
		var v float64
		if y[i], v = leanOn(rng, p.RowLower[i], p.RowUpper[i]); v != 0 {
			least += v
		}
	}
	for j := range p.Cols() {
		b.Col("", p.ColLower[j], p.ColUpper[j], p.Cost[j])
		z, v := leanOn(rng, p.ColLower[j], p.ColUpper[j])
		w[j] = z
		least += v
		rows, values := p.Column(j)
		for k, i := range rows {
			b.Add(i, j, values[k])
			w[j] += values[k] * y[i]
		}
	}
	last := b.Row("", -lp.Inf, least-positive(rng, 4))
	for j, v := range w {
		b.Add(last, j, v)
	}
	return b.Problem()
}

// leanOn draws a multiplier for a pair of bounds and returns it with its
// product with the bound it leans on; zero in two of three cases.
func leanOn(rng *rand.Rand, lower, upper float64) (multiplier, product float64) {
	if rng.IntN(3) > 0 {
		return 0, 0
	}
	size := positive(rng, 2)
	if rng.IntN(2) == 0 && !math.IsInf(upper, 1) {
		return -size, -size * upper
	}
	if !math.IsInf(lower, -1) {
		return size, size * lower
	}
	return 0, 0
}

// unboundedProblem makes a problem with a feasible point and a direction d
// along which it stays feasible and improves for ever: bounds are left away
// on the side that d runs to, and in some rows one entry is set so that d
// runs along them.
func unboundedProblem(rng *rand.Rand, s shape) *lp.Problem {
	a := s.matrix(rng)
	x, d := make([]float64, s.n), make([]float64, s.n)
	d[rng.IntN(s.n)] = 1
	for j := range d {
		x[j] = quarter(rng, 8)
		if rng.IntN(3) == 0 {
			d[j] = float64(rng.IntN(3) - 1)
		}
	}
	mover := 0
	for j := range d {
		if d[j] != 0 {
			mover = j
		}
	}
	if d[mover] == 0 {
		d[mover] = 1
	}
	along := activity(a, d, s.m)
	for i := range along {
		if rng.IntN(2) == 0 {
			a[mover][i] -= along[i] / d[mover]
			along[i] = 0
		}
	}
	cost := make([]float64, s.n)
	slope := 0.0
	for j := range cost {
		cost[j] = quarter(rng, 4)
		slope += cost[j] * d[j]
	}
	cost[mover] -= d[mover] * (slope + positive(rng, 4)) // c'd < 0
	colBounds, rowBounds := make([][2]float64, s.n), make([][2]float64, s.m)
	for j := range d {
		colBounds[j], _ = s.boundsAround(rng, x[j], s.columnKind(rng))
		openTowards(&colBounds[j], d[j])
	}
	for i, v := range activity(a, x, s.m) {
		rowBounds[i], _ = s.boundsAround(rng, v, rowKinds[rng.IntN(len(rowKinds))])
		openTowards(&rowBounds[i], along[i])
	}
	sense := lp.Sense(rng.IntN(2))
	if sense == lp.Maximize {
		negate(cost)
	}
	return build(sense, quarter(rng, 20), a, cost, colBounds, rowBounds)
}

func openTowards(bounds *[2]float64, d float64) {
	if d > 0 {
		bounds[1] = lp.Inf
	} else if d < 0 {
		bounds[0] = -lp.Inf
	}
}

// beside puts two problems into one, without a common row or column. The
// sense is that of p; the cost of q is turned when it differs.
func beside(p, q *lp.Problem) *lp.Problem {
	b := lp.Builder{Sense: p.Sense, Offset: p.Offset}
	for _, part := range []*lp.Problem{p, q} {
		row, col := b.Rows(), b.Cols()
		for i := range part.Rows() {
			b.Row("", part.RowLower[i], part.RowUpper[i])
		}
		for j := range part.Cols() {
			b.Col("", part.ColLower[j], part.ColUpper[j], sign(p)*sign(part)*part.Cost[j])
			rows, values := part.Column(j)
			for k, i := range rows {
				b.Add(row+i, col+j, values[k])
			}
		}
	}
	return b.Problem()
}
