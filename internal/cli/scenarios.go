package cli

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"github.com/openplenum/plenum/internal/app"
	"github.com/openplenum/plenum/internal/outcome"
)

type scenariosOptions struct {
	Folder    string
	Draws     int
	Seed      uint64
	Out       string
	Workers   int
	Foresight bool
	CSV       string
	Report    string
	planOptions
}

func newScenarios(s *shell) *cobra.Command {
	var opt scenariosOptions
	c := &cobra.Command{
		Use:     "scenarios FOLDER [flags]",
		Short:   s.text("scenario.short"),
		Long:    s.text("scenario.long"),
		Example: s.text("scenario.example"),
		Args:    args(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			opt.Folder = args[0]
			return s.run(cmd, func(ctx context.Context, env *Env) (Exit, error) { return runScenarios(ctx, opt, env) })
		},
	}
	flags := c.Flags()
	flags.IntVar(&opt.Draws, "draws", 200, s.text("scenario.flag.draws"))
	flags.Uint64Var(&opt.Seed, "seed", 1, s.text("scenario.flag.seed"))
	flags.StringVar(&opt.Out, "out", "", s.text("scenario.flag.out"))
	flags.IntVar(&opt.Workers, "workers", 0, s.text("scenario.flag.workers"))
	flags.BoolVar(&opt.Foresight, "foresight", false, s.text("scenario.flag.foresight"))
	flags.StringVar(&opt.CSV, "csv", "", s.text("scenario.flag.csv"))
	flags.StringVar(&opt.Report, "report", "", s.text("report.flag.page"))
	addPlanFlags(c, s, &opt.planOptions)
	return c
}

func runScenarios(ctx context.Context, opt scenariosOptions, env *Env) (Exit, error) {
	switch {
	case opt.Draws < 1:
		return 0, badInput("risk.draws").hint("risk.draws")
	case opt.Workers < 0:
		return 0, badInput("usage.negative", "--workers")
	}
	solver, err := opt.choose(env)
	if err != nil {
		return 0, err
	}
	decides, err := opt.decides()
	if err != nil {
		return 0, err
	}
	folder, err := opt.open(opt.Folder, env)
	if err != nil {
		return 0, err
	}
	bar := &drawBar{env: env, of: opt.Draws}
	got, err := app.TryRisks(ctx, folder, app.ScenarioOptions{
		SolveOptions: app.SolveOptions{
			Solver: solver, LP: opt.limits(), Decides: decides,
			Progress: func(e app.Event) { showPhase(e, env) },
		},
		SolverName: opt.Solver, NewSolver: env.Solvers[opt.Solver],
		Draws: opt.Draws, Seed: opt.Seed, Workers: opt.Workers, Foresight: opt.Foresight, Out: opt.Out,
		Finished: bar.finished,
	})
	if err != nil {
		return 0, opt.failed(ctx, err, env)
	}
	env.Progress.done()
	o := got.Answer.Outcome
	exit := answerExit(ctx, o)
	switch {
	case exit == Interrupted:
		return 0, ctx.Err()
	case got.Risk == nil:
		return exit, env.Print.result(o, func(p *page) error { return writeText(p.w, o, p.style, env) })
	case got.Risk.Unchecked > 0:
		exit = Failed
	}
	if opt.CSV != "" {
		if err := writeDrawTables(opt.CSV, got); err != nil {
			return 0, err
		}
		env.Print.note("cli.written", opt.CSV)
	}
	if opt.Report != "" {
		if err := writeToldHTML(opt.Report, told{Outcome: o, risk: got.Risk}, env); err != nil {
			return 0, err
		}
	}
	return exit, env.Print.result(got.Risk, func(p *page) error {
		riskPage{page: p, words: env.Words, met: o.Status == outcome.Solved && exit == Solved}.write(got.Risk)
		return nil
	})
}

// failed says what kept a plan from being tried, and, of a run that was
// interrupted, how it goes on.
func (opt scenariosOptions) failed(ctx context.Context, err error, env *Env) error {
	var file *app.DrawsError
	switch {
	case errors.Is(err, app.ErrNoRisks):
		return badInput("risk.none", opt.Folder).hint("risk.none")
	case errors.As(err, &file):
		switch file.Kind {
		case app.DrawsOther:
			return badInput("risk.other", file.Path).hint("risk.other")
		case app.DrawsDamaged:
			return badInput("risk.damaged", file.Path, file.Line).hint("risk.other")
		default:
			return badInput("risk.foreign", file.Path).hint("risk.other")
		}
	case ctx.Err() != nil && opt.Out != "":
		env.Progress.done()
		env.Print.note("scenario.interrupted", opt.Out)
	}
	return solveFailure(opt.Solver, err)
}
