package plan

import (
	"math"
	"slices"
)

// circles lists the sets of two goods or more that take each other, directly
// or through others: the strongly connected components of the columns
// (Tarjan, SIAM Journal on Computing 1, 1972), each sorted.
func circles(columns []column) [][]int {
	n := len(columns)
	s := components{columns: columns, order: make([]int, n), low: make([]int, n), open: make([]bool, n)}
	for _, h := range members(columns) {
		if s.order[h] == 0 {
			s.visit(h)
		}
	}
	return s.found
}

// components is the state of the search, by good.
type components struct {
	columns []column
	visited int
	order   []int // in which goods were visited, from 1
	low     []int // earliest good that can be reached
	open    []bool
	stack   []int
	found   [][]int
}

func (s *components) visit(h int) {
	s.visited++
	s.order[h], s.low[h] = s.visited, s.visited
	s.stack = append(s.stack, h)
	s.open[h] = true
	for _, in := range s.columns[h].takes {
		g := in.good
		if s.order[g] == 0 {
			s.visit(g)
			s.low[h] = min(s.low[h], s.low[g])
		} else if s.open[g] {
			s.low[h] = min(s.low[h], s.order[g])
		}
	}
	if s.low[h] != s.order[h] {
		return
	}
	k := slices.Index(s.stack, h)
	set := slices.Clone(s.stack[k:])
	s.stack = s.stack[:k]
	for _, g := range set {
		s.open[g] = false
	}
	if len(set) > 1 {
		slices.Sort(set)
		s.found = append(s.found, set)
	}
}

// spectralRadius finds out on which side of 1 the spectral radius of a set of
// columns lies. For any prices y > 0 it lies below the largest of
//
//	sum over g of y[g] a[g,h] / y[h],
//
// and above the least of them if the goods take each other in a circle
// (Collatz 1942, Wielandt 1950). The prices are improved by y <- y + yA until
// both ends are on one side. It is not decided if the radius is too near to 1
// to tell, or if the set is no circle and the radius not below 1. Value is the
// prices by good, 0 outside the set.
func spectralRadius(columns []column, set []int) (radius float64, value []float64, decided bool) {
	const rounds = 1000
	y, worth := make([]float64, len(columns)), make([]float64, len(columns))
	for _, h := range set {
		y[h] = 1
	}
	low, high := 0.0, math.Inf(1)
	for range rounds {
		least, most, largest := math.Inf(1), 0.0, 0.0
		for _, h := range set {
			worth[h] = 0
			for _, in := range columns[h].takes {
				worth[h] += in.amount * y[in.good]
			}
			ratio := worth[h] / y[h]
			least, most = min(least, ratio), max(most, ratio)
			largest = max(largest, y[h]+worth[h])
		}
		low, high = max(low, least), min(high, most)
		if high < 1 || low >= 1 && high-low < 0.01*low {
			return (low + high) / 2, y, true
		}
		for _, h := range set {
			if y[h] = (y[h] + worth[h]) / largest; y[h] == 0 {
				return low, y, false // prices too far apart for the numbers
			}
		}
	}
	return (low + high) / 2, y, low >= 1
}
