package dense

import (
	"errors"
	"math"
)

// ErrNotFinite says that a pivot came out as NaN or infinite: the input, or the
// arithmetic on it, left the range of double precision.
var ErrNotFinite = errors.New("dense: a pivot is not finite")

// Pivots states, for the columns of a panel, what is expected of each pivot and
// what to do with one that is too small. Both slices are indexed from the first
// column of the panel; a nil Sign means that every pivot is expected positive.
type Pivots struct {
	// Sign[j] is +1 or -1.
	Sign []int8
	// Floor[j] is the least acceptable value of Sign[j] times pivot j.
	Floor []float64
	// Value replaces the magnitude of a pivot below its floor. Zero means the floor itself,
	// or 1 where that is zero.
	Value float64
}

// PivotStats counts what happened to the pivots of one or more panels.
type PivotStats struct {
	// Replaced is the number of pivots below their floor.
	Replaced int
	// Least and Largest are the extreme magnitudes of the pivots that were kept; Least is
	// +Inf and Largest 0 when there was none.
	Least, Largest float64
}

// NewPivotStats returns the neutral element of Merge.
func NewPivotStats() PivotStats { return PivotStats{Least: math.Inf(1)} }

// Merge adds the counts of other to s.
func (s *PivotStats) Merge(other PivotStats) {
	s.Replaced += other.Replaced
	s.Least = math.Min(s.Least, other.Least)
	s.Largest = math.Max(s.Largest, other.Largest)
}

func (p Pivots) sign(j int) float64 {
	if p.Sign == nil {
		return 1
	}
	return float64(p.Sign[j])
}

// take judges the value found on the diagonal of column j and returns the root of
// the pivot's magnitude, replaced if need be.
func (p Pivots) take(j int, found float64, stats *PivotStats) float64 {
	size := found * p.sign(j)
	if size >= p.Floor[j] && size > 0 {
		if size < stats.Least {
			stats.Least = size
		}
		if size > stats.Largest {
			stats.Largest = size
		}
		return math.Sqrt(size)
	}
	if math.IsNaN(size) {
		return size
	}
	stats.Replaced++
	size = p.Value
	if size <= 0 {
		size = p.Floor[j]
	}
	if size <= 0 {
		size = 1
	}
	return math.Sqrt(size)
}
