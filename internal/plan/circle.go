package plan

import (
	"maps"
	"math"
	"slices"
)

// circles lists the sets of two goods or more that take each other, directly
// or through others: the strongly connected components of the columns
// (Tarjan, SIAM Journal on Computing 1, 1972), each sorted.
func circles(columns map[int]column) [][]int {
	s := components{columns: columns, order: map[int]int{}, low: map[int]int{}, open: map[int]bool{}}
	for _, g := range slices.Sorted(maps.Keys(columns)) {
		if s.order[g] == 0 {
			s.visit(g)
		}
	}
	return s.found
}

// components is the state of the search.
type components struct {
	columns map[int]column
	order   map[int]int // in which goods were visited, from 1
	low     map[int]int // earliest good that can be reached
	open    map[int]bool
	stack   []int
	found   [][]int
}

func (s *components) visit(h int) {
	s.order[h] = len(s.order) + 1
	s.low[h] = s.order[h]
	s.stack = append(s.stack, h)
	s.open[h] = true
	for _, g := range slices.Sorted(maps.Keys(s.columns[h].takes)) {
		if _, inside := s.columns[g]; !inside {
			continue
		}
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
		delete(s.open, g)
	}
	if len(set) > 1 {
		slices.Sort(set)
		s.found = append(s.found, set)
	}
}

// spectralRadius finds out on which side of 1 the spectral radius of a circle
// lies. For any prices y > 0 it lies between the least and the largest of
// sum over g of y[g] a[g,h] / y[h] (Collatz 1942, Wielandt 1950); the prices
// are improved by y <- y + yA until both ends are on one side. It is not
// decided if the radius is too near to 1 to tell.
func spectralRadius(columns map[int]column, circle []int) (radius float64, value map[int]float64, decided bool) {
	const rounds = 5000
	position := map[int]int{}
	for k, g := range circle {
		position[g] = k
	}
	type entry struct {
		from   int
		amount float64
	}
	takes := make([][]entry, len(circle))
	for k, h := range circle {
		for _, g := range slices.Sorted(maps.Keys(columns[h].takes)) {
			if from, ok := position[g]; ok {
				takes[k] = append(takes[k], entry{from, columns[h].takes[g]})
			}
		}
	}
	y, next := make([]float64, len(circle)), make([]float64, len(circle))
	for k := range y {
		y[k] = 1
	}
	low, high := 0.0, math.Inf(1)
	for range rounds {
		least, most, sum := math.Inf(1), 0.0, 0.0
		for k := range circle {
			worth := 0.0
			for _, e := range takes[k] {
				worth += e.amount * y[e.from]
			}
			ratio := worth / y[k]
			least, most = min(least, ratio), max(most, ratio)
			next[k] = y[k] + worth
			sum += next[k]
		}
		low, high = max(low, least), min(high, most)
		if high < 1 || low >= 1 && high-low < 0.01*low {
			decided = true
			break
		}
		for k := range y {
			y[k] = next[k] / sum
			if y[k] == 0 {
				return low, nil, false // prices too far apart for the numbers
			}
		}
	}
	value = map[int]float64{}
	for k, g := range circle {
		value[g] = y[k]
	}
	return (low + high) / 2, value, decided || low >= 1
}
