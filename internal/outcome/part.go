package outcome

import (
	"slices"

	"github.com/openplenum/plenum/internal/formulate"
)

// Output is what processes make of the good, by year.
func (b Balance) Output() []float64 { return part(b.Sources, len(b.Total), string(formulate.Produce)) }

// Investment is what building capacity takes of the good, by year.
func (b Balance) Investment() []float64 {
	return part(b.Uses, len(b.Total), string(formulate.Open), string(formulate.FixedUnderWay))
}

// Used is what is used of the good, by year.
func (b Balance) Used() []float64 { return part(b.Uses, len(b.Total)) }

// part sums the lines of some kinds, of all when none is named.
func part(lines []Line, years int, kinds ...string) []float64 {
	out := make([]float64, years)
	for _, l := range lines {
		if len(kinds) > 0 && !slices.Contains(kinds, l.Kind) {
			continue
		}
		for t, v := range l.Amounts {
			out[t] += v
		}
	}
	return out
}

// Shares is the share of capacity in use, by year; NaN where none stands.
func (a Asset) Shares() []float64 { return shares(a.Used, a.Capacity) }

// Shares is the share of the good there is that is used, by year; NaN where
// there is none.
func (b Balance) Shares() []float64 { return shares(b.Used(), b.Total) }

func shares(used, of []float64) []float64 {
	out := make([]float64, len(of))
	for t := range out {
		out[t] = missing
		if of[t] > 0 {
			out[t] = used[t] / of[t]
		}
	}
	return out
}
