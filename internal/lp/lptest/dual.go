package lptest

import (
	"math"

	"github.com/openplenum/plenum/internal/lp"
)

// Dual poses the dual of p as a primal problem in its own right, whose
// optimum is the same. With s = 1 for a minimisation, -1 for a maximisation,
// and the costs s c:
//
//	maximise  sum rowLower y+ - rowUpper y- + colLower z+ - colUpper z-
//	where     A'(y+ - y-) + z+ - z- = s c,   all >= 0
//
// with variables for finite bounds only; equal bounds give one free variable,
// and a z whose bound is zero becomes an inequality instead. The objective is
// turned for a maximisation.
func Dual(p *lp.Problem) *lp.Problem {
	s := sign(p)
	b := lp.Builder{Name: "dual of " + p.Name, Sense: lp.Maximize, Offset: p.Offset}
	if s < 0 {
		b.Sense = lp.Minimize
	}
	for j, c := range p.Cost {
		lower, upper := s*c, s*c
		switch {
		case p.ColLower[j] == 0 && math.IsInf(p.ColUpper[j], 1): // z+ is slack
			lower = -lp.Inf
		case p.ColUpper[j] == 0 && math.IsInf(p.ColLower[j], -1): // z- is slack
			upper = lp.Inf
		}
		b.Row("", lower, upper)
	}
	// multiplier adds the variables of one pair of bounds; entries adds
	// their entries with the given factor.
	multiplier := func(lower, upper float64, entries func(col int, factor float64)) {
		if lower == upper {
			entries(b.Col("", -lp.Inf, lp.Inf, s*lower), 1)
			return
		}
		if !math.IsInf(lower, -1) {
			entries(b.Col("", 0, lp.Inf, s*lower), 1)
		}
		if !math.IsInf(upper, 1) {
			entries(b.Col("", 0, lp.Inf, -s*upper), -1)
		}
	}
	byRow := rowsOf(p)
	for i := range p.Rows() {
		multiplier(p.RowLower[i], p.RowUpper[i], func(col int, factor float64) {
			for _, e := range byRow[i] {
				b.Add(e.col, col, factor*e.value)
			}
		})
	}
	for j := range p.Cols() {
		lower, upper := p.ColLower[j], p.ColUpper[j]
		if lower == 0 && math.IsInf(upper, 1) || upper == 0 && math.IsInf(lower, -1) {
			continue
		}
		multiplier(lower, upper, func(col int, factor float64) { b.Add(j, col, factor) })
	}
	return b.Problem()
}

type place struct {
	col   int
	value float64
}

// rowsOf lists the entries of every row.
func rowsOf(p *lp.Problem) [][]place {
	out := make([][]place, p.Rows())
	for j := range p.Cols() {
		rows, values := p.Column(j)
		for k, i := range rows {
			out[i] = append(out[i], place{j, values[k]})
		}
	}
	return out
}
