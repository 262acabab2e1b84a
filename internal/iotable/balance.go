package iotable

import (
	"cmp"
	"math"
	"slices"
)

// Axis says which sum a gap is of.
type Axis string

// The two sums of a sector.
const (
	Row    Axis = "row"    // flows and final use
	Column Axis = "column" // flows and primary inputs
)

// WarnAt is the imbalance, relative to output, above which a sector is named.
const WarnAt = 1e-4

// RefuseAt is the imbalance, relative to output, above which a table is
// refused unless Options say otherwise. Published tables stay below it: the
// worst sector of the United States' table of 2012 is off by 2e-4.
const RefuseAt = 1e-3

// Gap is the difference between a sector's cells and its output.
type Gap struct {
	Axis       Axis    `json:"axis"`
	Sector     int     `json:"-"`
	Label      string  `json:"sector"`
	Sum        float64 `json:"sum"`
	Output     float64 `json:"output"`
	Difference float64 `json:"difference"` // sum - output
	Relative   float64 `json:"relative"`   // to the larger of the two, without sign
}

// Balance is the result of checking a table: all gaps, the worst first.
type Balance struct {
	Gaps []Gap `json:"-"`
	// Worst holds the largest gap of each axis; columns are checked only
	// where the table has primary inputs.
	Worst []Gap `json:"worst"`
	// Warned are gaps above WarnAt.
	Warned []Gap `json:"warned"`
	// Slips are sectors whose row and column sum to the same number while
	// the printed output is another: the printed figure is wrong.
	Slips []Gap `json:"slips"`
}

// CheckBalance compares the rows and columns of a table with its output.
func CheckBalance(t *Table) Balance {
	b := Balance{Warned: []Gap{}, Slips: []Gap{}}
	rows := t.gaps(Row, t.rowSums())
	b.Gaps = rows
	b.Worst = append(b.Worst, worst(rows))
	if len(t.Primary) > 0 {
		columns := t.gaps(Column, t.columnSums())
		b.Gaps = append(b.Gaps, columns...)
		b.Worst = append(b.Worst, worst(columns))
		bound := t.roundingBound()
		for j, c := range columns {
			if r := rows[j]; math.Abs(r.Sum-c.Sum) <= bound && math.Abs(r.Difference) > bound && math.Abs(c.Difference) > bound {
				b.Slips = append(b.Slips, r)
			}
		}
	}
	slices.SortStableFunc(b.Gaps, func(a, c Gap) int {
		switch {
		case a.Relative > c.Relative:
			return -1
		case a.Relative < c.Relative:
			return 1
		}
		return 0
	})
	for _, g := range b.Gaps {
		if g.Relative > WarnAt {
			b.Warned = append(b.Warned, g)
		}
	}
	return b
}

// Beyond lists the gaps above a relative tolerance, the worst first.
func (b Balance) Beyond(tolerance float64) []Gap {
	var out []Gap
	for _, g := range b.Gaps {
		if g.Relative > tolerance {
			out = append(out, g)
		}
	}
	return out
}

// Faults are what a table is refused for: printed outputs that contradict
// their row and column, and gaps above a relative tolerance.
func (b Balance) Faults(t *Table, tolerance float64) Faults {
	var out Faults
	slip := map[int]bool{}
	fault := func(g Gap, code Code, args ...any) {
		at := t.printedAt(g.Sector)
		out = append(out, Fault{cmp.Or(t.printed.file, t.source), at.Line, at.Column, code, args})
	}
	for _, g := range b.Slips {
		slip[g.Sector] = true
		fault(g, Slip, g.Label, g.Output, g.Sum, g.Difference)
	}
	const named = 20 // the worst; a table read wrongly has hundreds
	beyond := b.Beyond(tolerance)
	for k, g := range beyond {
		if k == named {
			out = append(out, Fault{File: cmp.Or(t.printed.file, t.source), Code: MoreUnbalanced, Args: []any{len(beyond) - named}})
			break
		}
		if !slip[g.Sector] {
			fault(g, Unbalanced, g.Label, g.Axis, g.Sum, g.Output, g.Difference, g.Relative)
		}
	}
	return out
}

func (t *Table) gaps(axis Axis, sums []float64) []Gap {
	out := make([]Gap, t.size())
	for i, sum := range sums {
		g := Gap{Axis: axis, Sector: i, Label: t.Sectors[i].String(), Sum: sum, Output: t.Output[i], Difference: sum - t.Output[i]}
		g.Relative = over(math.Abs(g.Difference), math.Max(math.Abs(g.Sum), math.Abs(g.Output)))
		out[i] = g
	}
	return out
}

func worst(gaps []Gap) Gap {
	w := gaps[0]
	for _, g := range gaps {
		if g.Relative > w.Relative {
			w = g
		}
	}
	return w
}

// rowSums is flows and final use of each sector's product.
func (t *Table) rowSums() []float64 {
	out := make([]float64, t.size())
	for i := range out {
		for _, z := range t.Flows.RawRowView(i) {
			out[i] += z
		}
		for _, f := range t.Final {
			out[i] += f.Amounts[i]
		}
	}
	return out
}

// columnSums is flows and primary inputs of each sector.
func (t *Table) columnSums() []float64 {
	out := make([]float64, t.size())
	for i := range out {
		for j, z := range t.Flows.RawRowView(i) {
			out[j] += z
		}
	}
	for _, p := range t.Primary {
		for j, v := range p.Amounts {
			out[j] += v
		}
	}
	return out
}

// roundingBound is how far a sum of printed cells may be from the printed sum
// of the unrounded ones: half of the last place for each of them.
func (t *Table) roundingBound() float64 {
	cells := t.size() + max(len(t.Final), len(t.Primary)) + 1
	largest := 0.0
	for _, x := range t.Output {
		largest = math.Max(largest, math.Abs(x))
	}
	return float64(cells)*t.Step/2 + 1e-12*largest
}
