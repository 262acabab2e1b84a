package ipm

import (
	"testing"

	"github.com/openplenum/plenum/internal/lp/lptest"
)

// TestConformance leaves the times of cancelling out of the short tests: the race
// detector slows everything down several times.
func TestConformance(t *testing.T) {
	lptest.Suite{Solver: New(), NoCancel: testing.Short()}.Run(t)
}
