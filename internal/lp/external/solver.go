package external

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"github.com/openplenum/plenum/internal/lp"
)

// Solver runs one kind of solver program. It implements lp.Solver.
type Solver struct {
	name    string
	command func(run job) (*exec.Cmd, error)
	parse   func(text []byte, run job) (answer, error)
}

var _ lp.Solver = (*Solver)(nil)

// Name says which program this is.
func (s *Solver) Name() string { return s.name }

// job is one run of a program: its files, and the size of the problem. Rows
// are named R1.. and columns C1.. in the model.
type job struct {
	ctx             context.Context
	folder          string
	model, solution string
	rows, cols      int
	opt             lp.Options
}

// answer is what a program wrote, for a minimisation.
type answer struct {
	termination     lp.Termination
	limit           lp.Limit
	x, rowDual      []float64 // nil when none
	ray, farkasDual []float64 // nil when none
}

// Solve writes the problem to a temporary folder, runs the program, and reads
// its solution. A cancelled context or the time limit kills the program and
// gives a stopped result.
func (s *Solver) Solve(ctx context.Context, p *lp.Problem, opt lp.Options) (*lp.Result, error) {
	if err := p.Validate(); err != nil {
		return nil, fmt.Errorf("external: %w", err)
	}
	began := time.Now()
	opt = opt.WithDefaults()
	r := &lp.Result{Solver: s.name, Bound: math.NaN()}
	defer func() { r.Elapsed = time.Since(began) }()
	if a, done := withoutProgram(p); done {
		fill(p, r, a, opt)
		return r, nil
	}
	if opt.TimeLimit > 0 {
		var stop context.CancelFunc
		ctx, stop = context.WithTimeoutCause(ctx, opt.TimeLimit, errTimeLimit)
		defer stop()
	}
	a, err := s.run(ctx, p, opt)
	if ctx.Err() != nil {
		r.Limit = lp.Cancelled
		if errors.Is(context.Cause(ctx), errTimeLimit) {
			r.Limit = lp.TimeLimit
		}
		return r, nil
	}
	if err != nil {
		return nil, fmt.Errorf("external: %s: %w", s.name, err)
	}
	fill(p, r, a, opt)
	return r, nil
}

var errTimeLimit = fmt.Errorf("external: time limit")

func (s *Solver) run(ctx context.Context, p *lp.Problem, opt lp.Options) (answer, error) {
	folder, err := os.MkdirTemp("", "plenum-lp-")
	if err != nil {
		return answer{}, err
	}
	defer os.RemoveAll(folder)
	model, kept := forProgram(p)
	run := job{
		ctx: ctx, folder: folder, rows: len(kept), cols: p.Cols(), opt: opt,
		model: filepath.Join(folder, "model.mps"), solution: filepath.Join(folder, "solution.txt"),
	}
	if err := writeModel(run.model, model); err != nil {
		return answer{}, err
	}
	cmd, err := s.command(run)
	if err != nil {
		return answer{}, err
	}
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &said, &said
	cmd.WaitDelay = 100 * time.Millisecond
	failure := cmd.Run()
	text, err := os.ReadFile(run.solution)
	if err != nil {
		//nolint:errorlint // the program may have ended well: then the failure is nil
		return answer{}, fmt.Errorf("no solution was written (%v); it said: %s", failure, tail(said.String(), 400))
	}
	a, err := s.parse(text, run)
	if err != nil {
		return answer{}, fmt.Errorf("its solution cannot be read: %w", err)
	}
	a.rowDual = expand(kept, p.Rows(), a.rowDual)
	a.farkasDual = expand(kept, p.Rows(), a.farkasDual)
	return a, nil
}

// forProgram returns p as an unnamed minimisation without offset and without
// free rows, the form that every reader understands alike, and the numbers of
// the rows kept.
func forProgram(p *lp.Problem) (model *lp.Problem, kept []int) {
	b := lp.Builder{Name: "plenum"}
	at := make([]int, p.Rows())
	for i := range at {
		at[i] = -1
		if !math.IsInf(p.RowLower[i], -1) || !math.IsInf(p.RowUpper[i], 1) {
			at[i] = b.Row("", p.RowLower[i], p.RowUpper[i])
			kept = append(kept, i)
		}
	}
	for j, c := range p.Cost {
		if p.Sense == lp.Maximize {
			c = -c
		}
		b.Col("", p.ColLower[j], p.ColUpper[j], c)
		rows, values := p.Column(j)
		for k, i := range rows {
			if at[i] >= 0 {
				b.Add(at[i], j, values[k])
			}
		}
	}
	return b.Problem(), kept
}

func writeModel(path string, p *lp.Problem) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	if err := lp.WriteMPS(f, p, lp.WriteOptions{}); err != nil {
		_ = f.Close() // the first error is the one to tell
		return err
	}
	return f.Close()
}

func tail(s string, n int) string {
	if len(s) > n {
		return "..." + s[len(s)-n:]
	}
	return s
}
