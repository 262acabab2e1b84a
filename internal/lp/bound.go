package lp

import "math"

// CertifiedBound returns a bound on the optimal objective (a lower bound for
// a minimisation, an upper one for a maximisation) that holds whatever the
// quality of the row duals y given: for any y, c'x = y'A x + z'x with
// z = c - A'y, and each part is bounded by the bounds of rows and columns.
// Duals that lean on an infinite row bound are set to zero first; reduced
// costs that lean on an infinite column bound use the bound that the rows
// imply, if they imply one. The rounding of the sum is taken off. The result
// is NaN when some bound needed is infinite, so that nothing is certified.
func CertifiedBound(p *Problem, rowDual []float64) float64 {
	s := 1.0
	if p.Sense == Maximize {
		s = -1
	}
	y := make([]float64, len(rowDual))
	for i := range y {
		y[i] = s * rowDual[i]
	}
	cost := make([]float64, p.Cols())
	for j := range cost {
		cost[j] = s * p.Cost[j]
	}
	d := dualValue(p, cost, y)
	if len(d.faults) > 0 {
		return math.NaN()
	}
	bound := d.total
	bound.add(s * p.Offset)
	return s * (bound.value() - d.rounding - 8*epsilon*bound.abs)
}

// dualSum is the dual objective of multipliers y for min cost'x: a lower
// bound on cost'x over all feasible x when no fault is left.
type dualSum struct {
	total    sum
	rounding float64 // what the rounding of z may take from total
	faults   []dualFault
}

// dualFault is a reduced cost that leans on an infinite bound.
type dualFault struct {
	col        int
	abs, terms float64 // |z| and the sum of its absolute terms
}

// dualValue changes y: multipliers that lean on an infinite row bound become
// zero, which is always allowed.
func dualValue(p *Problem, cost, y []float64) dualSum {
	var d dualSum
	for i := range y {
		b := leanedBound(y[i], p.RowLower[i], p.RowUpper[i])
		if math.IsInf(b, 0) || math.IsNaN(y[i]) {
			y[i] = 0
			continue
		}
		d.total.addProduct(y[i], b)
	}
	lower, upper := p.ColLower, p.ColUpper
	implied := false
	for j := range cost {
		zs := reducedSum(p, j, cost[j], y)
		z := zs.value()
		if z == 0 {
			continue
		}
		b := leanedBound(z, lower[j], upper[j])
		if math.IsInf(b, 0) && !implied {
			lower, upper = impliedBounds(p)
			implied = true
			b = leanedBound(z, lower[j], upper[j])
		}
		if math.IsInf(b, 0) {
			d.faults = append(d.faults, dualFault{j, math.Abs(z), zs.abs})
			continue
		}
		d.total.addProduct(z, b)
		d.rounding += 16 * epsilon * (math.Abs(z) + epsilon*zs.abs) * math.Abs(b)
	}
	return d
}

// leanedBound is the bound that a multiplier of a minimisation leans on.
func leanedBound(multiplier, lower, upper float64) float64 {
	switch {
	case multiplier > 0:
		return lower
	case multiplier < 0:
		return upper
	}
	return 0
}
