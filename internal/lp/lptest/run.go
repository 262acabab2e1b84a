package lptest

import (
	"context"
	"math"
	"os"
	"testing"

	"github.com/openplenum/plenum/internal/lp"
)

// Run puts a solver through the whole suite with default options.
func Run(t *testing.T, solver lp.Solver) { Suite{Solver: solver}.Run(t) }

// Suite is a conformance run with its settings. The zero settings ask for
// everything.
type Suite struct {
	Solver  lp.Solver
	Options lp.Options

	// Random is the number of random problems; 0 means 300, or 5,000 when
	// PLENUM_SLOW is set; negative means none.
	Random int
	// MaxSize leaves out random problems with more rows and columns
	// together; 0 means no limit.
	MaxSize int
	// Few checks one law of each random problem and none of the table, for
	// solvers that take long to start.
	Few bool
	// NoCertificates is for solvers that say infeasible or unbounded
	// without a proof.
	NoCertificates bool
	// NoCancel leaves the cancellation tests out.
	NoCancel bool
}

// Full is the number of random problems of a full run.
const Full = 5000

// Run runs every part as a subtest.
func (s Suite) Run(t *testing.T) {
	t.Run("table", func(t *testing.T) {
		for _, c := range Table() {
			t.Run(c.Name, func(t *testing.T) { s.Table(t, c) })
		}
	})
	t.Run("kept", func(t *testing.T) {
		for _, k := range kept {
			c := Random(k.Kind, k.Number)
			c.Why = k.Why
			if !s.tooLarge(c) {
				t.Run(k.String(), func(t *testing.T) { s.Laws(t, c, k.Number, s.laws(k.Number, s.Few)) })
			}
		}
	})
	count := s.Random
	if count == 0 {
		count = 300
		if os.Getenv("PLENUM_SLOW") != "" {
			count = Full
		} else {
			t.Logf("%d of %d random problems; set PLENUM_SLOW=1 for all", count, Full)
		}
	}
	t.Run("folder", s.Folder)
	t.Run("random", func(t *testing.T) { s.random(t, count) })
	if !s.NoCancel {
		t.Run("cancel", s.cancel)
	}
}

func (s Suite) random(t *testing.T, count int) {
	for k := range count {
		seed := int64(k / len(Kinds))
		kind := Kinds[k%len(Kinds)]
		c := Random(kind, seed)
		if s.tooLarge(c) {
			continue
		}
		t.Run(c.Name, func(t *testing.T) {
			s.Laws(t, c, seed, s.laws(seed, s.Few || count < Full))
		})
	}
}

// laws are all laws, or one of them in turn.
func (s Suite) laws(seed int64, one bool) int {
	if one {
		return 1 << (seed % lawCount)
	}
	return allLaws
}

func (s Suite) tooLarge(c Case) bool {
	return s.MaxSize > 0 && c.Problem.Rows()+c.Problem.Cols() > s.MaxSize
}

// Table solves a case and then checks all laws on it.
func (s Suite) Table(t *testing.T, c Case) {
	t.Helper()
	if s.Few {
		s.Solve(t, c)
		return
	}
	s.Laws(t, c, 1, allLaws)
}

// Solve solves the case and checks the answer; it returns the result for
// further checks. Failures name the case and what it is for.
func (s Suite) Solve(t *testing.T, c Case) *lp.Result {
	t.Helper()
	r, err := s.Solver.Solve(context.Background(), c.Problem, s.Options)
	if err != nil {
		t.Fatalf("%s (%s): error %v", c.Name, c.Why, err)
	}
	if !c.wants(r.Termination) {
		t.Fatalf("%s (%s): %s (limit %s), want %s; objective %g, known %g; %s",
			c.Name, c.Why, r.Termination, r.Limit, c.Want[0], r.Objective, c.Objective, r.Check.Reason)
	}
	proof := r.Termination == lp.Optimal || !s.NoCertificates
	if check := lp.Verify(c.Problem, r, s.Options); proof && !check.OK {
		t.Errorf("%s (%s): %s does not stand the check: %s", c.Name, c.Why, r.Termination, check.Reason)
	}
	if c.Optimal() && !math.IsNaN(c.Objective) && !c.agrees(r.Objective) {
		t.Errorf("%s (%s): objective %.12g, known %.12g", c.Name, c.Why, r.Objective, c.Objective)
	}
	return r
}

// agrees tells whether an objective is the known one within the tolerance.
func (c Case) agrees(objective float64) bool {
	tolerance := c.Tolerance
	if tolerance == 0 {
		tolerance = 1e-7
	}
	return math.Abs(objective-c.Objective) <= tolerance*(1+math.Abs(c.Objective))
}
