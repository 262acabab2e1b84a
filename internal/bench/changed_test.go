//go:build unix

package bench

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/openplenum/plenum/internal/engine"
	"github.com/openplenum/plenum/internal/lp/ipm"
	"github.com/openplenum/plenum/internal/plan"
)

const changedTitle = "A changed target"

// changedBy is by how much the target is raised.
const changedBy = "+0.1%"

// changed measures what a planner waits for who changes one target and asks
// what moved: the phases from the target's tier on, after the plan itself was
// solved once.
func changed(t *testing.T, page *strings.Builder) {
	t.Helper()
	const table = "us-1997-131"
	fmt.Fprintf(page, `
## %s

One target of %s raised by %s, after the plan itself was solved: from its figures to the checked
answer, as `+"`plenum compare --set`"+` does; best of three.

| target of tier | phases taken over | phases solved | iterations | seconds | CPU | check |
|---|---|---|---|---|---|---|
`, changedTitle, table, strings.TrimPrefix(changedBy, "+"))
	p, missing := tablePlan(table)(t)
	if p == nil {
		fmt.Fprintf(page, "| not measured: %s | | | | | | |\n", missing)
		return
	}
	opt := engine.Options{Solver: ipm.New(), Tiers: true}
	before, err := engine.Solve(context.Background(), figuresOf(t, p), opt)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[int]bool{}
	for _, target := range p.Targets {
		if seen[target.Tier] {
			continue
		}
		seen[target.Tier] = true
		row, err := changedOnce(t, p, target, before)
		if err != nil {
			t.Fatal(err)
		}
		page.WriteString(row)
		t.Logf("%s: %s", changedTitle, strings.TrimSpace(row))
	}
}

// changedOnce is the row of one target.
func changedOnce(t *testing.T, p *plan.Plan, target plan.Target, before *engine.Answer) (row string, err error) {
	t.Helper()
	other := p.Clone()
	if err := plan.Set(other, "target:"+string(target.ID), changedBy); err != nil {
		return "", err
	}
	least := time.Duration(0)
	for range 3 {
		// A solver that knows the plan and not the change.
		opt := engine.Options{Solver: ipm.New(), Tiers: true}
		if _, err := engine.Resume(context.Background(), before, figuresOf(t, p), opt); err != nil {
			return "", err
		}
		began, cpu := time.Now(), processorTime()
		after, err := engine.Resume(context.Background(), before, figuresOf(t, other), opt)
		if err != nil {
			return "", err
		}
		took, cpu := time.Since(began), processorTime()-cpu
		if least != 0 && took >= least {
			continue
		}
		least = took
		iterations := 0
		for _, ph := range after.Outcome.Phases[after.Resumed:] {
			iterations += ph.Iterations
		}
		verdict := "holds"
		if !after.Outcome.Check.OK {
			verdict = "does not hold"
			t.Errorf("tier %d: the check does not agree", target.Tier)
		}
		row = fmt.Sprintf("| %d (%s) | %d | %d | %d | %.2f | %.2f | %s |\n", target.Tier, target.ID, after.Resumed,
			len(after.Outcome.Phases)-after.Resumed, iterations, took.Seconds(), cpu.Seconds(), verdict)
	}
	return row, nil
}

func figuresOf(t *testing.T, p *plan.Plan) *plan.Figures {
	t.Helper()
	figs, faults := plan.Resolve(p)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	return figs
}
