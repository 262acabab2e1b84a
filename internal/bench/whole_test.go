//go:build unix

package bench

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/openplenum/plenum/internal/outcome"
	"github.com/openplenum/plenum/internal/planfile"
)

const wholeTitle = "Whole plans"

// wholeLimit is how long the whole plan may take.
const wholeLimit = 5 * time.Minute

// wholes measures the program as a user starts it: whole plans with all
// their tiers, from the folder to the report.
func wholes(t *testing.T, page *strings.Builder, program string) {
	t.Helper()
	fmt.Fprintf(page, `
## %s

`+"`plenum solve FOLDER --report FILE --json`"+`: all tiers, from the folder to the report, best of
three (of one where it takes more than ten seconds).

| plan | goods | linear programs | iterations | seconds | CPU | peak MB | answer | check |
|---|---|---|---|---|---|---|---|---|
`, wholeTitle)
	detail := "us-1997-131"
	var phases []outcome.Phase
	for _, c := range []struct {
		name string
		from planMaker
	}{
		{"the republic", republic},
		{"us-2012-71", tablePlan("us-2012-71")},
		{detail, tablePlan(detail)},
		{sparseName(1000, band), sparsePlan(1000, band)},
	} {
		p, missing := c.from(t)
		if p == nil {
			fmt.Fprintf(page, "| %s | not measured: %s | | | | | | | |\n", c.name, missing)
			continue
		}
		folder := filepath.Join(t.TempDir(), "plan")
		if err := planfile.Write(folder, p); err != nil {
			t.Fatal(err)
		}
		w, err := wholeFastest(t, program, folder)
		if err != nil {
			fmt.Fprintf(page, "| %s | %d | stopped: %v | | | | | | |\n", c.name, len(p.Goods), err)
			continue
		}
		iterations := 0
		for _, ph := range w.Phases {
			iterations += ph.Iterations
		}
		verdict := "holds"
		if !w.Check.OK {
			verdict = "does not hold"
			t.Errorf("%s: the check does not agree", c.name)
		}
		fmt.Fprintf(page, "| %s | %d | %d | %d | %.2f | %.2f | %.0f | %s | %s |\n", c.name, len(p.Goods), len(w.Phases), iterations,
			w.seconds, w.cpu, w.peakMB, w.Status, verdict)
		t.Logf("whole %s: %.2f s, CPU %.2f s, %.0f MB", c.name, w.seconds, w.cpu, w.peakMB)
		if c.name == detail {
			phases = w.Phases
		}
	}
	if len(phases) == 0 {
		return
	}
	fmt.Fprintf(page, "\nThe phases of %s:\n\n| phase | tier | round | iterations | seconds |\n|---|---|---|---|---|\n", detail)
	for _, p := range phases {
		fmt.Fprintf(page, "| %s | %d | %d | %d | %.3f |\n", p.Kind, p.Tier, p.Round, p.Iterations, p.Seconds)
	}
}

// whole is one run of the program on a plan.
type whole struct {
	Status string
	Phases []outcome.Phase
	Check  struct{ OK bool }

	seconds, cpu, peakMB float64
}

func wholeFastest(t *testing.T, program, folder string) (best whole, err error) {
	t.Helper()
	for k := 0; k < 3 && (k == 0 || best.seconds < 10); k++ {
		var w whole
		text, err := w.time(program, limit(wholeLimit), "solve", folder, "--report", folder+".html", "--json")
		if err != nil {
			return w, err
		}
		if err := json.Unmarshal(text, &w); err != nil {
			t.Fatal(err)
		}
		if k == 0 || w.seconds < best.seconds {
			best = w
		}
	}
	return best, nil
}

// time runs the program, and returns what it printed. Exit code 1 says that
// not everything asked for is fulfilled, which is an answer.
func (w *whole) time(program string, limit time.Duration, args ...string) ([]byte, error) {
	ctx, cancel := context.WithTimeout(context.Background(), limit)
	defer cancel()
	cmd := exec.CommandContext(ctx, program, args...)
	began := time.Now()
	text, err := cmd.Output()
	w.seconds = time.Since(began).Seconds()
	if ctx.Err() != nil {
		return nil, fmt.Errorf("more than %s", limit)
	}
	var exit *exec.ExitError
	if errors.As(err, &exit) && exit.ExitCode() == 1 {
		err = nil
	}
	if exit != nil && err != nil {
		return nil, fmt.Errorf("exit code %d: %s", exit.ExitCode(), strings.TrimSpace(string(exit.Stderr)+" "+string(text)))
	}
	if err != nil {
		return nil, err
	}
	w.cpu = (cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()).Seconds()
	if use, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
		w.peakMB = float64(use.Maxrss) / 1024
	}
	return text, nil
}

// build builds the program.
func build(t *testing.T) string {
	t.Helper()
	program := filepath.Join(t.TempDir(), "plenum")
	if out, err := exec.Command("go", "build", "-o", program, "../../cmd/plenum").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return program
}
