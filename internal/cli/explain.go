package cli

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"github.com/openplenum/plenum/internal/app"
	"github.com/openplenum/plenum/internal/outcome"
)

type explainOptions struct {
	Folder   string
	Targets  []string
	AllYears bool
	Reliefs  int
	Try      []string
	Report   string
	planOptions
}

func newExplain(s *shell) *cobra.Command {
	var opt explainOptions
	c := &cobra.Command{
		Use:     "explain FOLDER [flags]",
		Short:   s.text("explain.short"),
		Long:    s.text("explain.long"),
		Example: s.text("explain.example"),
		Args:    args(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			opt.Folder = args[0]
			return s.run(cmd, func(ctx context.Context, env *Env) (Exit, error) { return runExplain(ctx, opt, env) })
		},
	}
	c.Flags().StringArrayVar(&opt.Targets, "target", nil, s.text("explain.flag.target"))
	c.Flags().BoolVar(&opt.AllYears, "all-years", false, s.text("explain.flag.all_years"))
	c.Flags().IntVar(&opt.Reliefs, "reliefs", 1, s.text("explain.flag.reliefs"))
	c.Flags().StringArrayVar(&opt.Try, "try", nil, s.text("explain.flag.try"))
	c.Flags().StringVar(&opt.Report, "report", "", s.text("report.flag.page"))
	addPlanFlags(c, s, &opt.planOptions)
	return c
}

func runExplain(ctx context.Context, opt explainOptions, env *Env) (Exit, error) {
	solver, err := opt.choose(env)
	if err != nil {
		return 0, err
	}
	decides, err := opt.decides()
	if err != nil {
		return 0, err
	}
	if opt.Reliefs < 0 {
		return 0, badInput("usage.negative", "--reliefs")
	}
	folder, err := opt.open(opt.Folder, env)
	if err != nil {
		return 0, err
	}
	e, err := app.Explain(ctx, folder, app.ExplainOptions{
		SolveOptions: app.SolveOptions{
			Solver: solver, LP: opt.limits(), Decides: decides,
			Progress: func(e app.Event) { showPhase(e, env) },
		},
		Targets: opt.Targets, AllYears: opt.AllYears, Reliefs: opt.Reliefs, Try: opt.Try,
		Asking: func(number, of int, about app.Obstacle) { showQuestion(number, of, about, env) },
	})
	var target *app.TargetError
	switch {
	case err != nil && ctx.Err() != nil:
		return 0, ctx.Err()
	case errors.As(err, &target):
		return 0, badInput("target", target.Target).hint("target")
	case errors.Is(err, app.ErrChange):
		return 0, folderFailure(opt.Folder, err, env)
	case err != nil:
		return 0, solveFailure(opt.Solver, err)
	}
	env.Progress.done()
	exit := answerExit(ctx, e.Outcome)
	if exit == Interrupted {
		return 0, ctx.Err()
	}
	if opt.Report != "" {
		if err := writeToldHTML(opt.Report, told{Outcome: e.Outcome, why: explainedOf(e)}, env); err != nil {
			return 0, err
		}
	}
	return exit, env.Print.result(e, func(p *page) error {
		newExplanation(p, env.Words, e.Outcome).write(e, opt.AllYears || len(opt.Targets) > 0)
		return nil
	})
}

// open reads a plan folder with the changes asked for, and says where an
// address was taken for another one.
func (o planOptions) open(path string, env *Env) (*app.Folder, error) {
	env.Progress.step(env.Text("cli.progress.reading", path))
	folder, err := app.Open(path, o.Changes)
	if err != nil {
		return nil, folderFailure(path, err, env)
	}
	noteTaken(folder, env)
	return folder, nil
}

func noteTaken(folder *app.Folder, env *Env) {
	for _, t := range folder.Taken {
		env.Print.note("explain.taken", t.Asked, t.As)
	}
}

func showQuestion(number, of int, about app.Obstacle, env *Env) {
	if about.Target == "" {
		env.Progress.tick(env.Text("explain.progress.objective"))
		return
	}
	env.Progress.tick(env.Text("explain.progress", number, of, about.Name, about.Year))
}

// unsolved tells whether a plan has no figures to explain.
func unsolved(s outcome.Status) bool { return s != outcome.Solved }
