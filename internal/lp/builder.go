package lp

import (
	"fmt"
	"math"
	"slices"
)

// Inf is the infinite bound.
var Inf = math.Inf(1)

// Builder collects a problem row by row, column by column and entry by entry,
// in any order. The zero value is an empty minimisation.
type Builder struct {
	Name   string
	Sense  Sense
	Offset float64

	rowLower, rowUpper []float64
	rowName            []string
	colLower, colUpper []float64
	cost               []float64
	colName            []string
	entries            []entry
}

type entry struct {
	col, row int
	value    float64
}

// Row adds a row lower <= a'x <= upper and returns its number.
func (b *Builder) Row(name string, lower, upper float64) int {
	b.rowLower = append(b.rowLower, lower)
	b.rowUpper = append(b.rowUpper, upper)
	b.rowName = append(b.rowName, name)
	return len(b.rowLower) - 1
}

// Col adds a column lower <= x <= upper with an objective coefficient and
// returns its number.
func (b *Builder) Col(name string, lower, upper, cost float64) int {
	b.colLower = append(b.colLower, lower)
	b.colUpper = append(b.colUpper, upper)
	b.cost = append(b.cost, cost)
	b.colName = append(b.colName, name)
	return len(b.colLower) - 1
}

// Add adds value to the entry at (row, col). Several calls for one place sum.
func (b *Builder) Add(row, col int, value float64) {
	if value != 0 {
		b.entries = append(b.entries, entry{col, row, value})
	}
}

// AddCost adds to the objective coefficient of a column.
func (b *Builder) AddCost(col int, value float64) { b.cost[col] += value }

// ShiftRow adds a constant to both bounds of a row: a known quantity moved to
// the right-hand side.
func (b *Builder) ShiftRow(row int, by float64) {
	b.rowLower[row] += by
	b.rowUpper[row] += by
}

// BoundCol tightens the bounds of a column to lower..upper.
func (b *Builder) BoundCol(col int, lower, upper float64) {
	b.colLower[col] = max(b.colLower[col], lower)
	b.colUpper[col] = min(b.colUpper[col], upper)
}

// Rows and Cols return the numbers so far.
func (b *Builder) Rows() int { return len(b.rowLower) }

// Cols returns the number of columns so far.
func (b *Builder) Cols() int { return len(b.colLower) }

// Problem returns the finished problem. Entries of one place are summed, in
// the order they were added; sums of exactly zero are dropped. The builder may
// be used on. An entry in a row or column that was never added is a mistake
// of the program and panics.
func (b *Builder) Problem() *Problem {
	p := &Problem{
		Name: b.Name, Sense: b.Sense, Offset: b.Offset,
		Cost:     slices.Clone(b.cost),
		ColLower: slices.Clone(b.colLower), ColUpper: slices.Clone(b.colUpper),
		RowLower: slices.Clone(b.rowLower), RowUpper: slices.Clone(b.rowUpper),
		RowName: slices.Clone(b.rowName), ColName: slices.Clone(b.colName),
		Start: make([]int, 1, len(b.cost)+1),
		Index: make([]int, 0, len(b.entries)), Value: make([]float64, 0, len(b.entries)),
	}
	es := sorted(b.entries, b.Rows(), func(e entry) int { return e.row })
	es = sorted(es, b.Cols(), func(e entry) int { return e.col })
	k := 0
	for j := range b.cost {
		for k < len(es) && es[k].col == j {
			row, sum := es[k].row, es[k].value
			for k++; k < len(es) && es[k].col == j && es[k].row == row; k++ {
				sum += es[k].value
			}
			if sum != 0 {
				p.Index = append(p.Index, row)
				p.Value = append(p.Value, sum)
			}
		}
		p.Start = append(p.Start, len(p.Index))
	}
	return p
}

// sorted returns the entries ordered by a key below n, in the time of
// counting; entries of one key keep their order.
func sorted(es []entry, n int, key func(entry) int) []entry {
	next := make([]int, n+1)
	for _, e := range es {
		if k := key(e); k < 0 || k >= n {
			panic(fmt.Sprintf("lp: entry at row %d, column %d: there is no such place", e.row, e.col))
		}
		next[key(e)+1]++
	}
	for k := range n {
		next[k+1] += next[k]
	}
	out := make([]entry, len(es))
	for _, e := range es {
		out[next[key(e)]] = e
		next[key(e)]++
	}
	return out
}

// FreeRow takes both bounds off a row: it binds nothing, and its activity can
// still be read.
func (b *Builder) FreeRow(row int) {
	b.rowLower[row], b.rowUpper[row] = -Inf, Inf
}
