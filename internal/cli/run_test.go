package cli_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/openplenum/plenum/internal/cli"
	"github.com/openplenum/plenum/internal/lp"
)

// waiting is a solver that works until it is told to stop.
type waiting struct{ started chan struct{} }

func (w waiting) Solve(ctx context.Context, _ *lp.Problem, _ lp.Options) (*lp.Result, error) {
	close(w.started)
	<-ctx.Done()
	return &lp.Result{Termination: lp.Stopped, Limit: lp.Cancelled}, nil
}

// TestInterrupted cancels each command that solves while it solves: exit code
// 130, a word on standard error, and no file.
func TestInterrupted(t *testing.T) {
	dir := t.TempDir()
	model := filepath.Join(dir, "model.mps")
	if err := os.WriteFile(model, []byte("NAME m\nROWS\n N cost\n G row\nCOLUMNS\n x cost 1 row 1\nENDATA\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, "out")
	const plan = "../../examples/toy-five-year"
	tests := map[string][]string{
		"explain": {"explain", plan}, "compare": {"compare", plan, "--set", "output:coal=5"},
		"solve":  {"solve", plan, "--report", file, "--save", file + ".json", "--csv", file + ".d"},
		"report": {"report", plan, "--out", file},
		"export": {"export", "csv", plan, "--out", file},
		"demo":   {"demo", "--report", file},
		"lp":     {"lp", model, "--solution", file},
	}
	for name, args := range tests {
		t.Run(name, func(t *testing.T) {
			var out, errs bytes.Buffer
			env := environment(&out, &errs)
			solver := waiting{make(chan struct{})}
			env.Solvers = map[string]func() (lp.Solver, error){"ipm": func() (lp.Solver, error) { return solver, nil }}
			ctx, cancel := context.WithCancel(context.Background())
			go func() { <-solver.started; cancel() }()
			if exit := cli.Run(ctx, args, env); exit != cli.Interrupted {
				t.Errorf("exit code %d, want %d", exit, cli.Interrupted)
			}
			if out.Len() > 0 || !strings.Contains(errs.String(), "interrupted") {
				t.Errorf("standard output %q, standard error %q", out.String(), errs.String())
			}
			left, err := filepath.Glob(filepath.Join(dir, "*"))
			if err != nil || len(left) != 1 {
				t.Errorf("left behind: %v", left)
			}
		})
	}
}

// fullDisk takes nothing.
type fullDisk struct{}

var errFull = errors.New("no space left")

func (fullDisk) Write([]byte) (int, error) { return 0, errFull }

// TestOutputThatFails: an answer that cannot be written is not a success.
func TestOutputThatFails(t *testing.T) {
	const plan = "../../examples/toy-five-year"
	for _, args := range [][]string{
		{"version"}, {"version", "--json"}, {"check", plan}, {"solve", plan}, {"solve", plan, "--json"},
		{"export", "mps", plan}, {"report", plan, "--format", "html"},
	} {
		var errs bytes.Buffer
		if exit := cli.Run(context.Background(), args, environment(fullDisk{}, &errs)); exit != cli.Failed {
			t.Errorf("%v: exit code %d, want %d; %s", args, exit, cli.Failed, errs.String())
		}
	}
}

// TestProgress: one line that is overwritten on a terminal, silence elsewhere.
func TestProgress(t *testing.T) {
	for _, terminal := range []bool{true, false} {
		var out, errs bytes.Buffer
		env := environment(&out, &errs)
		env.Terminal = func(stream any) bool { return terminal && stream == env.Stderr }
		if exit := cli.Run(context.Background(), []string{"solve", "../../examples/toy-five-year"}, env); exit != cli.Short {
			t.Fatalf("exit code %d: %s", exit, errs.String())
		}
		if shown := strings.Contains(errs.String(), "\r\x1b[K"); shown != terminal {
			t.Errorf("terminal %v: progress shown %v", terminal, shown)
		}
		if terminal && !strings.HasSuffix(errs.String(), "\r\x1b[K") {
			t.Errorf("the progress line is not cleared: %q", errs.String())
		}
	}
}
