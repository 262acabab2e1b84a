package lp

import "math"

// impliedBounds returns the bounds of the columns, tightened where the rows
// imply a finite bound that the problem does not state: from
// a_j x_j <= rowUpper - (least of the other terms). Stated finite bounds are
// kept. Every derived bound is moved outwards by more than its rounding, so
// each feasible x satisfies it. A few passes are made, since one derived
// bound may lead to the next.
func impliedBounds(p *Problem) (lower, upper []float64) {
	lower = append([]float64(nil), p.ColLower...)
	upper = append([]float64(nil), p.ColUpper...)
	const passes = 4
	for range passes {
		found := false
		least, most := activityRange(p, lower, upper)
		for j := range lower {
			openLower, openUpper := math.IsInf(lower[j], 0), math.IsInf(upper[j], 0)
			if !openLower && !openUpper {
				continue
			}
			lo, up := math.Inf(-1), math.Inf(1)
			rows, values := p.Column(j)
			for k, i := range rows {
				a := values[k]
				if a == 0 {
					continue
				}
				// a x <= above, a x >= below
				above := least[i].without(a, lower[j], upper[j]).room(p.RowUpper[i], 1)
				below := most[i].without(-a, lower[j], upper[j]).room(p.RowLower[i], -1)
				if a > 0 {
					up, lo = min(up, above/a), max(lo, below/a)
				} else {
					up, lo = min(up, below/a), max(lo, above/a)
				}
			}
			if openLower && lo > math.Inf(-1) {
				lower[j], found = lo-4*epsilon*math.Abs(lo), true
			}
			if openUpper && up < math.Inf(1) {
				upper[j], found = up+4*epsilon*math.Abs(up), true
			}
		}
		if !found {
			break
		}
	}
	return lower, upper
}

// extent is one end of the range of a row's activity: the sum of the finite
// terms and the number of infinite ones.
type extent struct {
	value, abs float64
	infinite   int
}

// activityRange returns the least activity of every row, and the greatest
// with its sign turned (the least of -A x).
func activityRange(p *Problem, lower, upper []float64) (least, most []extent) {
	least = make([]extent, p.Rows())
	most = make([]extent, p.Rows())
	for j := range lower {
		rows, values := p.Column(j)
		for k, i := range rows {
			least[i].add(leastTerm(values[k], lower[j], upper[j]), 1)
			most[i].add(leastTerm(-values[k], lower[j], upper[j]), 1)
		}
	}
	return least, most
}

// leastTerm is the least of a x for lower <= x <= upper.
func leastTerm(a, lower, upper float64) float64 {
	if a > 0 {
		return a * lower
	}
	return a * upper
}

func (e *extent) add(term, sign float64) {
	if math.IsInf(term, 0) {
		e.infinite += int(sign)
		return
	}
	e.value += sign * term
	e.abs += math.Abs(term)
}

// without takes the term of one column out again.
func (e extent) without(a, lower, upper float64) extent {
	e.add(leastTerm(a, lower, upper), -1)
	return e
}

// room is what a bound leaves for the remaining term: bound - e for an upper
// bound (sign 1), bound + e for a lower one (sign -1, e being turned), moved
// outwards by more than the rounding; infinite when there is no limit.
func (e extent) room(bound, sign float64) float64 {
	if e.infinite > 0 || math.IsInf(bound, 0) {
		return math.Inf(int(sign))
	}
	const rounding = 1e-12
	return bound - sign*e.value + sign*rounding*(e.abs+math.Abs(bound))
}
