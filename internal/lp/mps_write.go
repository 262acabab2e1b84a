package lp

import (
	"bufio"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
)

// WriteOptions steer WriteMPS. The zero value writes the free format.
type WriteOptions struct {
	Format MPSFormat
}

// WriteMPS writes a problem so that ReadMPS reads back the same numbers,
// each in the fewest digits that do so. Names are those of FileNames. Numbers
// of more than twelve characters overrun their field in the fixed format;
// readers that split at blanks, and ReadMPS, take them whole.
//
// The format cannot hold row bounds that cross, finite bounds of 1e30 or
// more, or an upper and lower row bound whose difference is not exact in
// either direction (then the far end moves by a unit in its last place): the
// first two are errors.
func WriteMPS(w io.Writer, p *Problem, opt WriteOptions) error {
	if err := p.Validate(); err != nil {
		return err
	}
	if err := writable(p); err != nil {
		return err
	}
	out := &mpsWriter{Writer: bufio.NewWriter(w), p: p, names: FileNames(p, opt.Format), fixed: opt.Format == FixedMPS}
	name := strings.Join(strings.Fields(p.Name), " ")
	fmt.Fprintf(out, "NAME%10s%s\n", "", name)
	if p.Sense == Maximize {
		out.WriteString("OBJSENSE\n    MAX\n")
	}
	rhs, ranges := out.rows()
	out.columns()
	out.WriteString("RHS\n")
	if p.Offset != 0 {
		out.line("", "RHS", out.names.Objective, 0-p.Offset)
	}
	out.vector("RHS", rhs)
	if len(ranges) > 0 {
		out.WriteString("RANGES\n")
		out.vector("RNG", ranges)
	}
	out.bounds()
	out.WriteString("ENDATA\n")
	if err := out.Flush(); err != nil {
		return fmt.Errorf("lp: writing MPS: %w", err)
	}
	return nil
}

func writable(p *Problem) error {
	large := func(v float64) bool { return math.Abs(v) >= mpsInfinity && !math.IsInf(v, 0) }
	for i := range p.RowLower {
		if p.RowLower[i] > p.RowUpper[i] {
			return fmt.Errorf("lp: row %s: bounds %g and %g cross, which MPS cannot hold", p.rowLabel(i), p.RowLower[i], p.RowUpper[i])
		}
		if large(p.RowLower[i]) || large(p.RowUpper[i]) {
			return fmt.Errorf("lp: row %s: a bound of 1e30 or more counts as infinite in MPS", p.rowLabel(i))
		}
	}
	for j := range p.ColLower {
		if large(p.ColLower[j]) || large(p.ColUpper[j]) {
			return fmt.Errorf("lp: column %s: a bound of 1e30 or more counts as infinite in MPS", p.colLabel(j))
		}
	}
	if large(p.Offset) {
		return fmt.Errorf("lp: an offset of 1e30 or more counts as infinite in MPS")
	}
	return nil
}

type mpsWriter struct {
	*bufio.Writer
	p     *Problem
	names Names
	fixed bool
}

// line writes code, two names and a number. In the fixed format each is at
// its column.
func (w *mpsWriter) line(code, first, second string, v float64) {
	b := w.AvailableBuffer()
	b = append(b, ' ')
	b = w.field(b, code, 2)
	b = append(b, ' ')
	b = w.field(b, first, 8)
	b = w.field(append(b, ' '), "", 1)
	b = w.field(b, second, 8)
	b = w.field(append(b, ' '), "", 1)
	start := len(b)
	b = strconv.AppendFloat(b, v, 'g', -1, 64)
	if short := 12 - (len(b) - start); w.fixed && short > 0 { // right-aligned
		b = append(b, "            "[:short]...)
		copy(b[start+short:], b[start:len(b)-short])
		copy(b[start:], "            "[:short])
	}
	_, _ = w.Write(append(b, '\n')) // a bufio.Writer keeps its error for Flush
}

// field appends a field, filled up to its width in the fixed format.
func (w *mpsWriter) field(b []byte, s string, width int) []byte {
	b = append(b, s...)
	if w.fixed {
		for k := len(s); k < width; k++ {
			b = append(b, ' ')
		}
	}
	return b
}

// rowValue is a right-hand side or range of a row.
type rowValue struct {
	row   int
	value float64
}

func (w *mpsWriter) vector(set string, values []rowValue) {
	for _, v := range values {
		w.line("", set, w.names.Row[v.row], v.value)
	}
}

// rows writes the ROWS section and returns what RHS and RANGES must hold.
func (w *mpsWriter) rows() (rhs, ranges []rowValue) {
	fmt.Fprintf(w, "ROWS\n N  %s\n", w.names.Objective)
	for i := range w.p.RowLower {
		kind, b, r := rowShape(w.p.RowLower[i], w.p.RowUpper[i])
		fmt.Fprintf(w, " %c  %s\n", kind, w.names.Row[i])
		if b != 0 {
			rhs = append(rhs, rowValue{i, b})
		}
		if r != 0 {
			ranges = append(ranges, rowValue{i, r})
		}
	}
	return rhs, ranges
}

// rowShape is the row kind, right-hand side and range that rowBounds turns
// back into the given bounds.
func rowShape(lower, upper float64) (kind byte, b, r float64) {
	noLower, noUpper := math.IsInf(lower, -1), math.IsInf(upper, 1)
	switch {
	case noLower && noUpper:
		return 'N', 0, 0
	case noLower:
		return 'L', upper, 0
	case noUpper:
		return 'G', lower, 0
	case lower == upper:
		return 'E', lower, 0
	}
	r = upper - lower
	for _, try := range []float64{r, math.Nextafter(r, 0), math.Nextafter(r, math.Inf(1))} {
		switch {
		case try <= 0:
		case lower+try == upper:
			return 'G', lower, try
		case upper-try == lower:
			return 'L', upper, try
		}
	}
	return 'G', lower, r
}

func (w *mpsWriter) columns() {
	w.WriteString("COLUMNS\n")
	for j, name := range w.names.Col {
		rows, values := w.p.Column(j)
		if w.p.Cost[j] != 0 || len(rows) == 0 {
			w.line("", name, w.names.Objective, w.p.Cost[j])
		}
		for k, i := range rows {
			w.line("", name, w.names.Row[i], values[k])
		}
	}
}

func (w *mpsWriter) bounds() {
	w.WriteString("BOUNDS\n")
	for j, name := range w.names.Col {
		lower, upper := w.p.ColLower[j], w.p.ColUpper[j]
		plain := func(code string) {
			if w.fixed {
				fmt.Fprintf(w, " %-2s %-8s  %s\n", code, "BND", name)
			} else {
				fmt.Fprintf(w, " %s BND %s\n", code, name)
			}
		}
		switch {
		case math.IsInf(lower, -1) && math.IsInf(upper, 1):
			plain("FR")
			continue
		case lower == upper:
			w.line("FX", "BND", name, lower)
			continue
		case math.IsInf(lower, -1):
			plain("MI")
		case lower != 0, upper < 0: // an upper bound below zero would take 0 away
			w.line("LO", "BND", name, lower)
		}
		if !math.IsInf(upper, 1) {
			w.line("UP", "BND", name, upper)
		}
	}
}
