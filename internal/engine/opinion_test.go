package engine_test

import (
	"context"
	"errors"
	"math"
	"os"
	"path/filepath"
	"testing"

	"github.com/openplenum/plenum/internal/engine"
	"github.com/openplenum/plenum/internal/lp"
	"github.com/openplenum/plenum/internal/lp/external"
	"github.com/openplenum/plenum/internal/lp/ipm"
	"github.com/openplenum/plenum/internal/plan"
	"github.com/openplenum/plenum/internal/plan/plantest"
	"github.com/openplenum/plenum/internal/planfile"
)

// secondOpinion solves every linear program twice and holds the objectives
// against each other, to 1e-6 of 1 + their size.
type secondOpinion struct {
	t            *testing.T
	first, other lp.Solver
	agreed       int
}

func (s *secondOpinion) Solve(ctx context.Context, p *lp.Problem, opt lp.Options) (*lp.Result, error) {
	res, err := s.first.Solve(ctx, p, opt)
	if err != nil || res.Termination != lp.Optimal {
		return res, err
	}
	check, err := s.other.Solve(ctx, p, lp.Options{})
	if err != nil {
		return nil, err
	}
	if check.Termination != lp.Optimal || math.Abs(check.Objective-res.Objective) > 1e-6*(1+math.Abs(res.Objective)) {
		s.t.Errorf("%s: %.10g, the other solver %s %.10g", p.Name, res.Objective, check.Termination, check.Objective)
	}
	s.agreed++
	return res, nil
}

// TestSecondOpinion holds every phase of the small examples and of random
// plans against HiGHS (npm ci in tool/highs, and PLENUM_HIGHS_NODE).
func TestSecondOpinion(t *testing.T) {
	if testing.Short() {
		t.Skip("starts another program for every linear program: not with -short")
	}
	other, err := external.HiGHS()
	if errors.Is(err, external.ErrNotFound) {
		other, err = external.HiGHSNode()
	}
	if errors.Is(err, external.ErrNotFound) {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	var plans []*plan.Figures
	for _, name := range []string{"williams/capacity", "williams/output", "williams/manpower", "toy-five-year", "small"} {
		folder, err := planfile.Read(filepath.Join("..", "..", "examples", name))
		if err != nil {
			t.Fatal(err)
		}
		plans = append(plans, folder.Figures)
	}
	count := uint64(2)
	if os.Getenv("PLENUM_SLOW") != "" {
		count = 20
	}
	for seed := range count {
		figs, faults := plan.Resolve(plantest.Plan(seed, plantest.Options{}))
		if len(faults) > 0 {
			t.Fatal(faults)
		}
		plans = append(plans, figs)
	}
	for _, figs := range plans {
		for _, tiers := range []bool{false, true} {
			if tiers && len(figs.Promises) == 0 || !tiers && figs.Objective == nil {
				continue
			}
			s := &secondOpinion{t: t, first: ipm.New(), other: other}
			if _, err := engine.Solve(context.Background(), figs, engine.Options{Solver: s, Tiers: tiers}); err != nil {
				t.Fatal(err)
			}
			t.Logf("%s: %d linear programs agree", figs.Plan.Name, s.agreed)
		}
	}
}
