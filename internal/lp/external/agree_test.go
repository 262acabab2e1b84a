package external_test

import (
	"errors"
	"testing"

	"github.com/openplenum/plenum/internal/lp"
	"github.com/openplenum/plenum/internal/lp/external"
	"github.com/openplenum/plenum/internal/lp/ipm"
	"github.com/openplenum/plenum/internal/lp/lptest"
)

// The interior-point solver and each program found say the same of the
// tables, of random problems of every kind, and of plans.
func TestAgreeWithIPM(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine is at work: the short tests are for the race detector")
	}
	for _, o := range []struct {
		name     string
		find     func() (*external.Solver, error)
		random   int // seeds of each kind
		planSize int
	}{
		{"HiGHS", external.HiGHS, 20, 50},
		{"HiGHS npm", external.HiGHSNode, 2, 50},
		{"GLPK", external.GLPK, 10, 20},
	} {
		t.Run(o.name, func(t *testing.T) {
			oracle, err := o.find()
			if errors.Is(err, external.ErrNotFound) {
				t.Skip(err)
			}
			if err != nil {
				t.Fatal(err)
			}
			cases := append(lptest.Table(), lptest.PlanCases(o.planSize)...)
			for _, kind := range lptest.Kinds {
				for seed := range o.random {
					c := lptest.Random(kind, int64(1000+seed))
					if c.Want[0] != lp.Infeasible || len(c.Want) == 1 { // either ending is right for the others
						cases = append(cases, c)
					}
				}
			}
			lptest.Agree(t, ipm.New(), oracle, cases)
		})
	}
}
