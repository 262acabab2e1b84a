//go:build unix

package external_test

import (
	"context"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/openplenum/plenum/internal/lp"
	"github.com/openplenum/plenum/internal/lp/external"
	"github.com/openplenum/plenum/internal/lp/lptest"
)

func fakeProgram(t *testing.T, folder, name, body string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(folder, name), []byte("#!/bin/sh\n"+body+"\n"), 0o700); err != nil {
		t.Fatal(err)
	}
}

// claims runs the solver on max x + 2y + 5, x + y <= 4, y <= 3 with a program
// that writes the given solution whatever it is asked.
func claims(t *testing.T, text string) (*lp.Result, error) {
	t.Helper()
	folder := t.TempDir()
	file := filepath.Join(folder, "answer")
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	fakeProgram(t, folder, "highs", `cp "`+file+`" "$4"`)
	t.Setenv("PATH", folder+":/bin:/usr/bin")
	s, err := external.HiGHS()
	if err != nil {
		t.Fatal(err)
	}
	b := lp.Builder{Sense: lp.Maximize, Offset: 5}
	x, y := b.Col("x", 0, lp.Inf, 1), b.Col("y", 0, lp.Inf, 2)
	b.Add(b.Row("a", -lp.Inf, 4), x, 1)
	b.Add(0, y, 1)
	b.Add(b.Row("b", -lp.Inf, 3), y, 1)
	return s.Solve(context.Background(), b.Problem(), lp.Options{})
}

const right = `Model status
Optimal

# Primal solution values
Feasible
Objective -7
# Columns 2
C1 1
C2 3
# Rows 2
R1 4
R2 3

# Dual solution values
Feasible
# Columns 2
C1 0
C2 0
# Rows 2
R1 -1
R2 -1

# Basis
HiGHS v1
Valid
# Columns 2
1 1
# Rows 2
2 2
`

func TestParseHiGHS(t *testing.T) {
	r, err := claims(t, right)
	if err != nil || r.Termination != lp.Optimal || r.Objective != 12 || r.RowDual[0] != 1 || r.Bound < 12 || r.Bound > 12+1e-9 {
		t.Errorf("error %v, result %+v", err, r)
	}
}

func TestParseHiGHSStatus(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       lp.Termination
		limit      lp.Limit
	}{
		{"infeasible, believed without proof", "Model status\nInfeasible\n\n# Primal solution values\nNone\n", lp.Infeasible, lp.NoLimit},
		{"unbounded", "Model status\nUnbounded\n", lp.Unbounded, lp.NoLimit},
		{"either", "Model status\nPrimal infeasible or unbounded\n", lp.InfeasibleOrUnbounded, lp.NoLimit},
		{"time", "Model status\nTime limit reached\n", lp.Stopped, lp.TimeLimit},
		{"optimal, but the point is not", strings.Replace(right, "C2 3", "C2 2", 1), lp.Stopped, lp.NumericalLimit},
		{"optimal, but the duals are not", strings.Replace(right, "R1 -1", "R1 -2", 1), lp.Stopped, lp.NumericalLimit},
		{"optimal, but without a point", "Model status\nOptimal\n", lp.Stopped, lp.NumericalLimit},
	} {
		t.Run(c.name, func(t *testing.T) {
			r, err := claims(t, c.text)
			if err != nil || r.Termination != c.want || r.Limit != c.limit {
				t.Errorf("error %v, result %+v", err, r)
			}
		})
	}
	for _, garbage := range []string{"", "Model status\n", "Model status\nSplendid\n", strings.Replace(right, "C1 1", "C9 1", 1), strings.Replace(right, "C1 1", "C1 one", 1)} {
		if r, err := claims(t, garbage); err == nil {
			t.Errorf("%q is read as %+v", garbage, r)
		}
	}
}

// A cancelled solve kills the program.
func TestCancelKills(t *testing.T) {
	folder := t.TempDir()
	mark := filepath.Join(folder, "pid")
	fakeProgram(t, folder, "highs", `echo $$ > "`+mark+`"; exec sleep 60`)
	t.Setenv("PATH", folder+":/bin:/usr/bin")
	s, err := external.HiGHS()
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	go func() {
		for {
			if text, err := os.ReadFile(mark); err == nil && len(text) > 1 {
				stop()
				return
			}
			time.Sleep(5 * time.Millisecond)
		}
	}()
	r, err := s.Solve(ctx, lptest.Plan(1, 2, 1), lp.Options{})
	if err != nil || r.Termination != lp.Stopped || r.Limit != lp.Cancelled {
		t.Fatalf("error %v, result %+v", err, r)
	}
	text, err := os.ReadFile(mark)
	if err != nil {
		t.Fatal(err)
	}
	pid, err := strconv.Atoi(strings.TrimSpace(string(text)))
	if err != nil {
		t.Fatal(err)
	}
	if syscall.Kill(pid, 0) == nil {
		t.Errorf("process %d is still there", pid)
	}
}

// A program that writes nothing is an error with what it said.
func TestProgramFails(t *testing.T) {
	folder := t.TempDir()
	fakeProgram(t, folder, "highs", "echo out of order >&2; exit 3")
	t.Setenv("PATH", folder+":/bin:/usr/bin")
	s, err := external.HiGHS()
	if err != nil {
		t.Fatal(err)
	}
	_, err = s.Solve(context.Background(), lptest.Plan(1, 2, 1), lp.Options{})
	if err == nil || !strings.Contains(err.Error(), "out of order") {
		t.Errorf("error %v, want what the program said", err)
	}
}
