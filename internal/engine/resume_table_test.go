package engine_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/openplenum/plenum/internal/engine"
	"github.com/openplenum/plenum/internal/iotable"
	"github.com/openplenum/plenum/internal/lp/ipm"
	"github.com/openplenum/plenum/internal/plan"
)

// TestResumeOnRealTable changes one target of each tier of the plan made from
// the table of the United States of 1997, 131 industries, five years, and
// reports how long the phases from there on take. The times are for the
// reader; no machine is held to them.
func TestResumeOnRealTable(t *testing.T) {
	if testing.Short() {
		t.Skip("131 industries over five years take too long for a short run")
	}
	p := realTable(t)
	ctx := context.Background()
	opt := engine.Options{Solver: ipm.New(), Tiers: true}
	began := time.Now()
	before, err := engine.Solve(ctx, resolve(t, p), opt)
	if err != nil {
		t.Fatal(err)
	}
	pr := before.Form.Problem
	t.Logf("%d rows, %d columns; solved in %.2f s, %d phases", pr.Rows(), pr.Cols(), time.Since(began).Seconds(), len(before.Outcome.Phases))
	for _, ph := range before.Outcome.Phases {
		t.Logf("  %s tier %d round %d: %d iterations %.2f s", ph.Kind, ph.Tier, ph.Round, ph.Iterations, ph.Seconds)
	}
	for _, target := range oneOfEachTier(p) {
		changed := p.Clone()
		if err := plan.Set(changed, "target:"+string(target.ID), "+0.1%"); err != nil {
			t.Fatal(err)
		}
		figs := resolve(t, changed)
		began := time.Now()
		after, err := engine.Resume(ctx, before, figs, opt)
		if err != nil {
			t.Fatal(err)
		}
		t.Logf("tier %d, %s: %.2f s, %d of %d phases taken over", target.Tier, target.ID, time.Since(began).Seconds(),
			after.Resumed, len(after.Outcome.Phases))
		for _, ph := range after.Outcome.Phases[after.Resumed:] {
			t.Logf("  %s tier %d round %d: %d iterations %.2f s", ph.Kind, ph.Tier, ph.Round, ph.Iterations, ph.Seconds)
		}
		if !after.Outcome.Check.OK {
			t.Errorf("tier %d: %v", target.Tier, after.Outcome.Check.Reasons)
		}
	}
}

// realTable is the plan made from the table of the United States of 1997.
func realTable(t testing.TB) *plan.Plan {
	t.Helper()
	root := os.Getenv("PLENUM_DATA")
	if root == "" {
		root = filepath.Join("..", "..", "..", "shared", "data")
	}
	dir := filepath.Join(root, "us-1997-131")
	if _, err := os.Stat(dir); err != nil {
		t.Skipf("no table us-1997-131: set PLENUM_DATA to the folder of the real tables")
	}
	r, err := iotable.Read(iotable.Source{Path: dir})
	if err != nil {
		t.Fatal(err)
	}
	p, _, err := iotable.Plan(r.Table, iotable.DefaultOptions())
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// oneOfEachTier is the first target of every tier.
func oneOfEachTier(p *plan.Plan) []plan.Target {
	var out []plan.Target
	seen := map[int]bool{}
	for _, target := range p.Targets {
		if !seen[target.Tier] {
			seen[target.Tier] = true
			out = append(out, target)
		}
	}
	return out
}
