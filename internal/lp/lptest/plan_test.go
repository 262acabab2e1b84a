package lptest_test

import (
	"testing"

	"github.com/openplenum/plenum/internal/lp/lptest"
)

func TestPlanSize(t *testing.T) {
	for _, n := range []int{50, 200} {
		p := lptest.Plan(1, n, 5)
		if err := p.Validate(); err != nil {
			t.Fatal(err)
		}
		t.Logf("%d sectors: %d rows, %d columns, %d entries", n, p.Rows(), p.Cols(), p.Nonzeros())
	}
}
