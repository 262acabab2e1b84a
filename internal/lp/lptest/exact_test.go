package lptest_test

import (
	"testing"

	"github.com/openplenum/plenum/internal/lp/lptest"
)

// The suite run on an exact solver confirms the suite itself: every known
// answer, every planted one, and every law.
func TestExact(t *testing.T) {
	count := 300
	if testing.Short() {
		count = 90
	}
	lptest.Suite{Solver: lptest.Exact{}, Random: count, MaxSize: 24, NoCancel: true}.Run(t)
}
