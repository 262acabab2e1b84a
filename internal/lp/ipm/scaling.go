package ipm

import (
	"math"

	"github.com/openplenum/plenum/internal/lp"
)

// numbers are a structure with the numbers of one matrix. They are not changed
// once made.
type numbers struct {
	*structure
	value    []float64
	rowScale []float64
	colScale []float64
	scaled   []float64 // value * rowScale * colScale
}

// numbered takes the numbers of a matrix with entries in the places of the
// structure.
func (s *structure) numbered(p *lp.Problem) *numbers {
	m := &numbers{structure: s, value: make([]float64, len(s.from))}
	for k, at := range s.from {
		m.value[k] = p.Value[at]
	}
	m.scale()
	return m
}

// scale finds powers of two for rows and columns that bring the entries near
// one: a few geometric passes (root of least times largest), then one that
// makes the largest entry of every row, and then of every column, about one.
// Powers of two change no digit.
func (s *numbers) scale() {
	s.rowScale = ones(s.m)
	s.colScale = ones(s.n)
	const geometric = 4
	for pass := range geometric + 1 {
		last := pass == geometric
		least, largest := filled(s.m, math.Inf(1)), make([]float64, s.m)
		for j := range s.n {
			for k := s.start[j]; k < s.start[j+1]; k++ {
				i := s.index[k]
				a := math.Abs(s.value[k]) * s.colScale[j]
				if a < least[i] {
					least[i] = a
				}
				if a > largest[i] {
					largest[i] = a
				}
			}
		}
		for i := range s.rowScale {
			if largest[i] > 0 {
				s.rowScale[i] = inverseScale(least[i], largest[i], last)
			}
		}
		for j := range s.n {
			least, largest := math.Inf(1), 0.0
			for k := s.start[j]; k < s.start[j+1]; k++ {
				a := math.Abs(s.value[k]) * s.rowScale[s.index[k]]
				if a < least {
					least = a
				}
				if a > largest {
					largest = a
				}
			}
			if largest > 0 {
				s.colScale[j] = inverseScale(least, largest, last)
			}
		}
	}
	s.scaled = make([]float64, len(s.value))
	for i, r := range s.rowScale {
		s.rowScale[i] = powerOfTwo(r)
	}
	for j := range s.n {
		s.colScale[j] = powerOfTwo(s.colScale[j])
		for k := s.start[j]; k < s.start[j+1]; k++ {
			s.scaled[k] = s.value[k] * s.rowScale[s.index[k]] * s.colScale[j]
		}
	}
}

func inverseScale(least, largest float64, last bool) float64 {
	if last {
		return 1 / largest
	}
	return 1 / (math.Sqrt(least) * math.Sqrt(largest))
}

// powerOfTwo returns the power of two nearest to v in ratio.
func powerOfTwo(v float64) float64 {
	if v <= 0 || math.IsInf(v, 0) || math.IsNaN(v) {
		return 1
	}
	return math.Ldexp(1, int(math.Round(math.Log2(v))))
}

func ones(n int) []float64 { return filled(n, 1) }

func filled(n int, value float64) []float64 {
	v := make([]float64, n)
	for i := range v {
		v[i] = value
	}
	return v
}
