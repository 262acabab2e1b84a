package plan

import (
	"math"
	"testing"
)

// TestHorizonWithoutEnd: years that are too far apart to be counted are too
// many, and nobody lists them.
func TestHorizonWithoutEnd(t *testing.T) {
	for _, h := range []Horizon{{math.MinInt, math.MaxInt}, {math.MinInt, 0}, {-1, math.MaxInt}, {0, math.MaxInt}, {1, 101}} {
		_, faults := Resolve(&Plan{Name: "x", Horizon: h})
		found := false
		for _, f := range faults {
			found = found || f.Code == HorizonTooLong
		}
		if !found {
			t.Errorf("%v: %v", h, faults)
		}
	}
}
