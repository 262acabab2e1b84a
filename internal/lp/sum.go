package lp

import "math"

// epsilon is the distance from 1 to the next float64, 2^-52.
const epsilon = 0x1p-52

// sum is a running sum with the rounding error of every addition and product
// carried beside it (Neumaier 1974; products by a fused multiply-add, Ogita,
// Rump & Oishi 2005), so that the check is more exact than the solver it
// checks. abs is the plain sum of the absolute terms.
type sum struct{ high, low, abs float64 }

func (s *sum) add(v float64) {
	t := s.high + v
	if math.Abs(s.high) >= math.Abs(v) {
		s.low += (s.high - t) + v
	} else {
		s.low += (v - t) + s.high
	}
	s.high = t
	s.abs += math.Abs(v)
}

func (s *sum) addProduct(a, b float64) {
	if a == 0 || b == 0 {
		return
	}
	product := a * b
	s.add(product)
	if rest := math.FMA(a, b, -product); !math.IsNaN(rest) {
		s.low += rest
	}
}

func (s *sum) value() float64 {
	if math.IsNaN(s.low) || math.IsInf(s.high, 0) {
		return s.high
	}
	return s.high + s.low
}

// rowSums gives A x, of length m, with the absolute terms beside.
func rowSums(p *Problem, x []float64) []sum {
	out := make([]sum, p.Rows())
	for j := range x {
		rows, values := p.Column(j)
		for k, i := range rows {
			out[i].addProduct(values[k], x[j])
		}
	}
	return out
}

// reducedSum is cost - A[:,j]'y of one column.
func reducedSum(p *Problem, j int, cost float64, y []float64) sum {
	var s sum
	s.add(cost)
	rows, values := p.Column(j)
	for k, i := range rows {
		s.addProduct(-values[k], y[i])
	}
	return s
}

func finite(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }

// firstNotFinite returns the place of the first NaN or infinity, or -1.
func firstNotFinite(v []float64) int {
	for i, x := range v {
		if !finite(x) {
			return i
		}
	}
	return -1
}
