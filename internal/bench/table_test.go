//go:build unix

package bench

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/openplenum/plenum/internal/engine"
	"github.com/openplenum/plenum/internal/iotable"
	"github.com/openplenum/plenum/internal/lp"
	"github.com/openplenum/plenum/internal/outcome"
	"github.com/openplenum/plenum/internal/plan"
	"github.com/openplenum/plenum/internal/planfile"
)

// tableFolder is the real table of the comparison, below PLENUM_DATA.
const tableFolder = "us-1997-131"

// realTable is the linear program of a plan made from a real table: the sum
// of the fulfilments of all targets, so that every sector and year counts.
func realTable() problem {
	return problem{
		name:  tableFolder + ", 5 years",
		note:  "plan made from the table of 131 industries; the sum of fulfilments of all targets",
		limit: limit(10 * time.Minute),
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

// whole measures the program as a user starts it: the whole plan of the real
// table, three tiers, from the folder to the report.
func whole(t *testing.T, page *strings.Builder) {
	t.Helper()
	figs := tablePlan(t)
	if figs == nil {
		return
	}
	dir := t.TempDir()
	program, folder, report := filepath.Join(dir, "plenum"), filepath.Join(dir, "plan"), filepath.Join(dir, "report.html")
	if out, err := exec.Command("go", "build", "-o", program, "../../cmd/plenum").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	if err := planfile.Write(folder, figs.Plan); err != nil {
		t.Fatal(err)
	}
	best, peak := math.Inf(1), 0.0
	var answer struct {
		Phases []outcome.Phase
		Check  struct{ OK bool }
	}
	for range 3 {
		cmd := exec.Command(program, "solve", folder, "--report", report, "--json")
		began := time.Now()
		text, err := cmd.Output()
		took := time.Since(began).Seconds()
		if code := cmd.ProcessState.ExitCode(); code > 1 {
			t.Fatalf("exit code %d: %v", code, err)
		}
		if took >= best {
			continue
		}
		best = took
		if use, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
			peak = float64(use.Maxrss) / 1024
		}
		if err := json.Unmarshal(text, &answer); err != nil {
			t.Fatal(err)
		}
	}
	fmt.Fprintf(page, `
## The whole plan of %s: three tiers, five years

`+"`plenum solve FOLDER --report FILE --json`"+`, from the folder to the report, best of three:
%.2f s, peak %.0f MB, %d linear programs, check %v.

| phase | tier | round | iterations | seconds |
|---|---|---|---|---|
`, tableFolder, best, peak, len(answer.Phases), answer.Check.OK)
	for _, p := range answer.Phases {
		fmt.Fprintf(page, "| %s | %d | %d | %d | %.3f |\n", p.Kind, p.Tier, p.Round, p.Iterations, p.Seconds)
	}
}
