package lp

import (
	"fmt"
	"math"
	"slices"
)

// Sense is the direction of the objective.
type Sense int

// The two senses. The zero value is Minimize.
const (
	Minimize Sense = iota
	Maximize
)

// String gives "minimize" or "maximize".
func (s Sense) String() string {
	if s == Maximize {
		return "maximize"
	}
	return "minimize"
}

// Problem is a linear program with m rows and n columns.
//
// The matrix is stored by columns: the entries of column j are
// Index[Start[j]:Start[j+1]] (row numbers, ascending, without repeats) and
// Value at the same places. len(Start) is n+1.
type Problem struct {
	Name   string
	Sense  Sense
	Offset float64   // constant part of the objective
	Cost   []float64 // n objective coefficients

	ColLower, ColUpper []float64 // n, may be infinite
	RowLower, RowUpper []float64 // m, may be infinite

	Start []int     // n+1
	Index []int     // row of each entry
	Value []float64 // value of each entry

	// RowName and ColName are labels for files and messages. They are empty
	// or complete; nothing is ever parsed back out of them.
	RowName, ColName []string
}

// Rows returns m.
func (p *Problem) Rows() int { return len(p.RowLower) }

// Cols returns n.
func (p *Problem) Cols() int { return len(p.ColLower) }

// Nonzeros returns the number of stored entries.
func (p *Problem) Nonzeros() int { return len(p.Value) }

// Column returns the row numbers and values of column j. The slices are
// views; they must not be changed.
func (p *Problem) Column(j int) (rows []int, values []float64) {
	return p.Index[p.Start[j]:p.Start[j+1]], p.Value[p.Start[j]:p.Start[j+1]]
}

// Objective returns c'x + offset.
func (p *Problem) Objective(x []float64) float64 {
	sum := p.Offset
	for j, c := range p.Cost {
		if c != 0 {
			sum += c * x[j]
		}
	}
	return sum
}

// Activity returns A x, of length m.
func (p *Problem) Activity(x []float64) []float64 {
	out := make([]float64, p.Rows())
	for j := range x {
		if x[j] == 0 {
			continue
		}
		for k := p.Start[j]; k < p.Start[j+1]; k++ {
			out[p.Index[k]] += p.Value[k] * x[j]
		}
	}
	return out
}

// TransposeActivity returns A'y, of length n.
func (p *Problem) TransposeActivity(y []float64) []float64 {
	out := make([]float64, p.Cols())
	for j := range out {
		var sum float64
		for k := p.Start[j]; k < p.Start[j+1]; k++ {
			sum += p.Value[k] * y[p.Index[k]]
		}
		out[j] = sum
	}
	return out
}

// largestEntries returns the largest absolute entry of every row and of every
// column.
func (p *Problem) largestEntries() (rows, cols []float64) {
	rows, cols = make([]float64, p.Rows()), make([]float64, p.Cols())
	for j := range cols {
		for k := p.Start[j]; k < p.Start[j+1]; k++ {
			v := math.Abs(p.Value[k])
			rows[p.Index[k]] = max(rows[p.Index[k]], v)
			cols[j] = max(cols[j], v)
		}
	}
	return rows, cols
}

// WithBounds returns a problem that shares the matrix of p (Start, Index,
// Value and the names) and owns its cost and bounds, so that a caller can
// change these and leave p alone. Solvers may recognise the shared matrix and
// keep what they derived from it.
func (p *Problem) WithBounds() *Problem {
	q := *p
	q.Cost = slices.Clone(p.Cost)
	q.ColLower = slices.Clone(p.ColLower)
	q.ColUpper = slices.Clone(p.ColUpper)
	q.RowLower = slices.Clone(p.RowLower)
	q.RowUpper = slices.Clone(p.RowUpper)
	return &q
}

// Validate reports the first structural fault: lengths that do not agree, an
// entry outside the rows, entries out of order, NaN, or an infinite
// coefficient. Bounds that cross are not a fault: they make the problem
// infeasible, which is a result.
func (p *Problem) Validate() error {
	m, n := p.Rows(), p.Cols()
	switch {
	case len(p.Cost) != n || len(p.ColUpper) != n || len(p.Start) != n+1:
		return fmt.Errorf("lp: problem %q: column slices differ in length", p.Name)
	case len(p.RowUpper) != m:
		return fmt.Errorf("lp: problem %q: row slices differ in length", p.Name)
	case len(p.RowName) != 0 && len(p.RowName) != m || len(p.ColName) != 0 && len(p.ColName) != n:
		return fmt.Errorf("lp: problem %q: names are neither absent nor complete", p.Name)
	case p.Start[0] != 0 || p.Start[n] != len(p.Index) || len(p.Index) != len(p.Value):
		return fmt.Errorf("lp: problem %q: matrix slices differ in length", p.Name)
	case math.IsNaN(p.Offset) || math.IsInf(p.Offset, 0):
		return fmt.Errorf("lp: problem %q: offset is not finite", p.Name)
	}
	for j := range n {
		if p.Start[j] > p.Start[j+1] {
			return fmt.Errorf("lp: problem %q: column %d ends before it starts", p.Name, j)
		}
		if math.IsNaN(p.Cost[j]) || math.IsInf(p.Cost[j], 0) {
			return fmt.Errorf("lp: problem %q: cost of column %d is not finite", p.Name, j)
		}
		if badBounds(p.ColLower[j], p.ColUpper[j]) {
			return fmt.Errorf("lp: problem %q: bounds of column %d are not numbers", p.Name, j)
		}
		last := -1
		for k := p.Start[j]; k < p.Start[j+1]; k++ {
			if p.Index[k] <= last || p.Index[k] >= m {
				return fmt.Errorf("lp: problem %q: column %d: row %d is out of order or range", p.Name, j, p.Index[k])
			}
			last = p.Index[k]
			if math.IsNaN(p.Value[k]) || math.IsInf(p.Value[k], 0) {
				return fmt.Errorf("lp: problem %q: column %d, row %d: value is not finite", p.Name, j, last)
			}
		}
	}
	for i := range m {
		if badBounds(p.RowLower[i], p.RowUpper[i]) {
			return fmt.Errorf("lp: problem %q: bounds of row %d are not numbers", p.Name, i)
		}
	}
	return nil
}

// badBounds tells whether a pair of bounds has no meaning: NaN, a lower bound
// of +Inf or an upper bound of -Inf.
func badBounds(lower, upper float64) bool {
	return math.IsNaN(lower) || math.IsNaN(upper) || math.IsInf(lower, 1) || math.IsInf(upper, -1)
}
