package plan

import (
	"fmt"
	"math"
)

// Span says for which years a figure is stated: every year (the zero value),
// or From to To, both included.
type Span struct {
	From, To int
	Set      bool // false: every year of the horizon
}

// Every is the span of all years.
var Every = Span{}

// Year is the span of one year.
func Year(y int) Span { return Span{From: y, To: y, Set: true} }

// Years is the span from one year to another, both included.
func Years(from, to int) Span { return Span{From: from, To: to, Set: true} }

// Has tells whether a year belongs to the span.
func (s Span) Has(year int) bool { return !s.Set || s.From <= year && year <= s.To }

// String writes the span as the tables do: empty, "2026" or "2026..2028".
func (s Span) String() string {
	switch {
	case !s.Set:
		return ""
	case s.From == s.To:
		return fmt.Sprint(s.From)
	}
	return fmt.Sprintf("%d..%d", s.From, s.To)
}

// Horizon is the years that a plan decides on.
type Horizon struct{ First, Last int }

// Count is the number of years, at least 1 in a valid plan. Of years too far
// apart to be counted it is the largest number there is.
func (h Horizon) Count() int {
	if h.First <= h.Last && uint64(h.Last)-uint64(h.First) >= math.MaxInt { //nolint:gosec // the difference is right modulo 2^64
		return math.MaxInt
	}
	return h.Last - h.First + 1
}

// Has tells whether a year lies within the horizon.
func (h Horizon) Has(year int) bool { return h.First <= year && year <= h.Last }

// Years lists the years from first to last.
func (h Horizon) Years() []int {
	out := make([]int, 0, max(h.Count(), 0))
	for y := h.First; y <= h.Last; y++ {
		out = append(out, y)
	}
	return out
}
