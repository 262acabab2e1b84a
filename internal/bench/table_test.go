//go:build unix

package bench

import (
	"context"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/openplenum/plenum/internal/engine"
	"github.com/openplenum/plenum/internal/iotable"
	"github.com/openplenum/plenum/internal/lp"
	"github.com/openplenum/plenum/internal/lp/ipm"
	"github.com/openplenum/plenum/internal/plan"
)

// tableFolder is the real table of the comparison, below PLENUM_DATA.
const tableFolder = "us-1997-131"

// realTable is the linear program of a plan made from a real table: the sum
// of the fulfilments of all targets, so that every sector and year counts.
func realTable() problem {
	return problem{
		name:  tableFolder + ", 5 years",
		note:  "plan made from the table of 131 industries; the sum of fulfilments of all targets",
		limit: 10 * time.Minute,
		make: func(t *testing.T) *lp.Problem {
			figs := tablePlan(t)
			if figs == nil {
				return nil
			}
			form, _, err := engine.FirstProblem(figs, engine.Options{})
			if err != nil {
				t.Fatal(err)
			}
			ph := form.NewPhase()
			all := make([]int, len(form.Promises))
			for q := range all {
				all[q] = q
				ph.Activate(q, math.Inf(-1), 1)
			}
			ph.MaximiseSum(all)
			return ph.Problem
		},
	}
}

// tablePlan makes the plan, or returns nil where the table is not at hand.
func tablePlan(t *testing.T) *plan.Figures {
	t.Helper()
	folder := filepath.Join(os.Getenv("PLENUM_DATA"), tableFolder)
	if _, err := os.Stat(folder); os.Getenv("PLENUM_DATA") == "" || err != nil {
		return nil
	}
	read, err := iotable.Read(iotable.Source{Path: folder})
	if err != nil {
		t.Fatal(err)
	}
	p, _, err := iotable.Plan(read.Table, iotable.DefaultOptions())
	if err != nil {
		t.Fatal(err)
	}
	figs, faults := plan.Resolve(p)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	return figs
}

// whole measures the whole plan of the real table, from figures to outcome,
// phase by phase.
func whole(t *testing.T, page *strings.Builder) {
	t.Helper()
	figs := tablePlan(t)
	if figs == nil {
		return
	}
	began := time.Now()
	answer, err := engine.Solve(context.Background(), figs, engine.Options{Solver: ipm.New()})
	if err != nil {
		t.Fatal(err)
	}
	fmt.Fprintf(page, "\n## The whole plan of %s: three tiers, five years\n\n%.2f s from checked figures to the answer, %d phases, check %v.\n\n| phase | tier | round | iterations | seconds |\n|---|---|---|---|---|\n",
		tableFolder, time.Since(began).Seconds(), len(answer.Outcome.Phases), answer.Outcome.Check.OK)
	for _, p := range answer.Outcome.Phases {
		fmt.Fprintf(page, "| %s | %d | %d | %d | %.3f |\n", p.Kind, p.Tier, p.Round, p.Iterations, p.Seconds)
	}
}
