package plan

import "math"

// series collects the rows that state one figure for several years: a row for
// named years goes before a row for every year.
type series struct {
	value []float64
	every int   // row without years, -1: none
	named []int // row that names the year, -1: none; nil: none at all
}

// newSeries is a series that holds missing in years that no row states.
func (r *resolver) newSeries(missing float64) *series {
	s := r.cutSeries()
	if missing != 0 {
		for t := range s.value {
			s.value[t] = missing
		}
	}
	return s
}

// cutSeries is a series of zeros, cut from slabs, for tables have many.
func (r *resolver) cutSeries() *series {
	const slab = 1024
	if len(r.seriesSlab) == 0 {
		r.seriesSlab, r.valueSlab = make([]series, slab), make([]float64, slab*r.years)
	}
	s := &r.seriesSlab[0]
	s.every, s.value = -1, r.valueSlab[:r.years:r.years]
	r.seriesSlab, r.valueSlab = r.seriesSlab[1:], r.valueSlab[r.years:]
	return s
}

// set enters a row. It reports years outside the horizon and figures
// stated twice, and then the row does not count (false).
func (s *series) set(r *resolver, at place, span Span, v float64) bool {
	if !span.Set {
		if r.gap(at, "year") {
			return false
		}
		if s.every >= 0 {
			r.fault(at, Duplicate, "", "", Row{at.table, s.every})
			return false
		}
		s.every = at.row
		for t := range s.value {
			if s.named == nil || s.named[t] < 0 {
				s.value[t] = v
			}
		}
		return true
	}
	if !r.span(at, "year", span) {
		return false
	}
	if s.named == nil {
		s.named = make([]int, len(s.value))
		for t := range s.named {
			s.named[t] = -1
		}
	}
	for y := span.From; y <= span.To; y++ {
		t := y - r.p.Horizon.First
		if s.named[t] >= 0 {
			r.fault(at, OverlappingYear, "year", span.String(), y, Row{at.table, s.named[t]})
			return false
		}
	}
	for y := span.From; y <= span.To; y++ {
		t := y - r.p.Horizon.First
		s.named[t], s.value[t] = at.row, v
	}
	return true
}

// row is the row that states the figure of a year, -1 if none does.
func (s *series) row(t int) int {
	if s.named != nil && s.named[t] >= 0 {
		return s.named[t]
	}
	return s.every
}

// span checks that named years lie in the horizon.
func (r *resolver) span(at place, field string, span Span) bool {
	h := r.p.Horizon
	switch {
	case !span.Set:
		return !r.gap(at, field)
	case r.years == 0:
		return false // the horizon itself is wrong
	case span.From > span.To:
		r.fault(at, YearsReversed, field, span.String())
		return false
	case !h.Has(span.From) || !h.Has(span.To):
		r.fault(at, OutsideHorizon, field, span.String(), h.First, h.Last)
		return false
	}
	return true
}

// positions lists the years of a span.
func (r *resolver) positions(span Span) []int {
	var out []int
	for t, y := range r.figs.Years {
		if span.Has(y) {
			out = append(out, t)
		}
	}
	return out
}

// anyPositive tells whether a figure is above zero in some year.
func anyPositive(v []float64) bool {
	for _, x := range v {
		if x > 0 || math.IsNaN(x) {
			return true
		}
	}
	return false
}
