package cli

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"math"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/openplenum/plenum/internal/app"
	"github.com/openplenum/plenum/internal/lp"
)

type lpOptions struct {
	File     string
	Solution string
	Relax    bool
	solverOptions
}

func newLP(s *shell) *cobra.Command {
	var opt lpOptions
	c := &cobra.Command{
		Use:     "lp FILE.mps [flags]",
		Short:   s.text("cli.lp.short"),
		Long:    s.text("cli.lp.long"),
		Example: s.text("cli.lp.example"),
		Args:    args(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			opt.File = args[0]
			return s.run(cmd, func(ctx context.Context, env *Env) (Exit, error) { return runLP(ctx, opt, env) })
		},
	}
	c.Flags().StringVar(&opt.Solution, "solution", "", s.text("cli.lp.flag.solution"))
	c.Flags().BoolVar(&opt.Relax, "relax", false, s.text("cli.lp.flag.relax"))
	addSolverFlags(c, s, &opt.solverOptions)
	return c
}

func runLP(ctx context.Context, opt lpOptions, env *Env) (Exit, error) {
	solver, err := opt.choose(env)
	if err != nil {
		return 0, err
	}
	env.Progress.step(env.Text("cli.lp.reading", opt.File))
	problem, warnings, err := lp.ReadMPSFile(opt.File, lp.ReadOptions{RelaxIntegers: opt.Relax})
	if err != nil {
		return 0, mpsFailure(opt.File, err)
	}
	limits := opt.limits()
	limits.Bound = true
	limits.Progress = func(p lp.Progress) {
		env.Progress.tick(env.Text("cli.lp.progress", p.Iteration, digits(p.Primal), digits(p.Dual)))
	}
	res, err := app.SolveLinear(ctx, problem, solver, limits)
	if err != nil {
		return 0, solverFailure(opt.Solver, err)
	}
	if res.Limit == lp.Cancelled {
		return 0, context.Cause(ctx)
	}
	if opt.Solution != "" {
		write := func(w io.Writer) error { return lp.WriteSolution(w, problem, res) }
		if err := writeFile(opt.Solution, env.Stdout, write); err != nil {
			return 0, err
		}
	}
	answer := newLPAnswer(problem, res, warnings)
	return lpExit(res), env.Print.result(answer, answer.page)
}

// lpExit is the exit code of a solved linear program. What the independent
// check does not confirm counts as failed.
func lpExit(res *lp.Result) Exit {
	switch {
	case !res.Check.OK || res.Termination == lp.Stopped:
		return Failed
	case res.Termination == lp.Optimal:
		return Solved
	default:
		return NoPlan
	}
}

// lpAnswer is what `plenum lp --json` writes.
type lpAnswer struct {
	Problem    lpSize   `json:"problem"`
	Solver     string   `json:"solver"`
	Status     string   `json:"status"`
	Limit      string   `json:"limit,omitempty"` // what stopped the solve
	Objective  *float64 `json:"objective"`       // null when there is no point
	Bound      *float64 `json:"bound"`           // certified bound on the optimum; null when none
	Iterations int      `json:"iterations"`
	Seconds    float64  `json:"seconds"`
	Check      lpCheck  `json:"check"`
	Warnings   []string `json:"warnings,omitempty"` // remarks on the file
}

type lpSize struct {
	Name     string `json:"name"`
	Sense    string `json:"sense"`
	Rows     int    `json:"rows"`
	Columns  int    `json:"columns"`
	Nonzeros int    `json:"nonzeros"`
}

// lpCheck is what the independent check measured, in the problem's units and
// relative to 1 + the terms of the row or column.
type lpCheck struct {
	OK              bool    `json:"ok"`
	Primal          float64 `json:"primal_residual"`
	PrimalRel       float64 `json:"primal_residual_rel"`
	Dual            float64 `json:"dual_residual"`
	DualRel         float64 `json:"dual_residual_rel"`
	Gap             float64 `json:"gap"`
	GapRel          float64 `json:"gap_rel"`
	Complementarity float64 `json:"complementarity"`
	Certificate     float64 `json:"certificate,omitempty"`
	Reason          string  `json:"reason,omitempty"`
}

func newLPAnswer(p *lp.Problem, r *lp.Result, warnings []lp.Warning) lpAnswer {
	c := r.Check
	a := lpAnswer{
		Problem:    lpSize{p.Name, p.Sense.String(), p.Rows(), p.Cols(), p.Nonzeros()},
		Solver:     r.Solver,
		Status:     r.Termination.String(),
		Bound:      known(r.Bound),
		Iterations: r.Iterations,
		Seconds:    r.Elapsed.Seconds(),
		Check: lpCheck{c.OK, number(c.PrimalResidual), number(c.PrimalResidualRel), number(c.DualResidual), number(c.DualResidualRel),
			number(c.Gap), number(c.GapRel), number(c.Complementarity), number(c.Certificate), c.Reason},
	}
	if r.Termination == lp.Stopped {
		a.Limit = r.Limit.String()
	}
	if r.Primal == lp.Point {
		a.Objective = known(r.Objective)
	}
	for _, w := range warnings {
		a.Warnings = append(a.Warnings, w.String())
	}
	return a
}

// page writes the answer for people.
func (a lpAnswer) page(p *page) error {
	for _, w := range a.Warnings {
		p.printf("%s\n", p.warn(w))
	}
	status := p.text("report.status." + strings.ReplaceAll(a.Status, " ", "_"))
	switch {
	case !a.Check.OK:
		status = p.bad(status)
	case a.Status == lp.Optimal.String():
		status = p.good(status)
	default:
		status = p.warn(status)
	}
	p.say("cli.lp.problem", a.Problem.Name, a.Problem.Sense, a.Problem.Rows, a.Problem.Columns, a.Problem.Nonzeros)
	p.say("cli.lp.status", status)
	if a.Limit != "" {
		p.say("cli.lp.limit", a.Limit)
	}
	if a.Objective != nil {
		p.say("cli.lp.objective", digits(*a.Objective))
	}
	if a.Bound != nil {
		p.say("cli.lp.bound", digits(*a.Bound))
	}
	p.say("cli.lp.primal", a.Check.Primal, a.Check.PrimalRel)
	p.say("cli.lp.dual", a.Check.Dual, a.Check.DualRel)
	p.say("cli.lp.gap", a.Check.Gap, a.Check.GapRel)
	p.say("cli.lp.effort", a.Iterations, a.Seconds, a.Solver)
	if a.Check.OK {
		p.say("cli.lp.check.ok")
	} else {
		p.say("cli.lp.check.failed", a.Check.Reason)
	}
	return nil
}

// digits writes an objective with all the digits that a solve can vouch for.
func digits(v float64) string { return strconv.FormatFloat(v, 'g', 12, 64) }

// known is a number for JSON, nil when it is not finite.
func known(v float64) *float64 {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return nil
	}
	return &v
}

// number is a measure for JSON, which has no infinity.
func number(v float64) float64 {
	switch {
	case math.IsNaN(v), math.IsInf(v, 1):
		return math.MaxFloat64
	case math.IsInf(v, -1):
		return -math.MaxFloat64
	}
	return v
}

// mpsFailure shows the faults of an MPS file with their lines.
func mpsFailure(file string, err error) error {
	var faults *lp.MPSError
	if errors.As(err, &faults) {
		f := badInput("mps", file, len(faults.Faults)+faults.More).hint("mps")
		for _, w := range faults.Faults {
			f.Faults = append(f.Faults, fault{File: file, Line: w.Line, Message: w.Text})
		}
		return f
	}
	if errors.Is(err, fs.ErrNotExist) {
		return badInput("file.missing", file)
	}
	return badInput("file.unreadable", file).because(err)
}

// solverFailure is machinery that failed while solving.
func solverFailure(name string, err error) error {
	if path := new(fs.PathError); errors.As(err, &path) {
		return asFailure(err) // a file, not the solver
	}
	return broken("solver.failed", err, name).hint("solver")
}
