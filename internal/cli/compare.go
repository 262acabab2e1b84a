package cli

import (
	"context"
	"errors"
	"os"

	"github.com/spf13/cobra"

	"github.com/openplenum/plenum/internal/app"
)

type compareOptions struct {
	Before, After string // plan folders or saved answers; After empty: Before with changes
	Why           int
	Rows          int
	planOptions
}

func newCompare(s *shell) *cobra.Command {
	var opt compareOptions
	c := &cobra.Command{
		Use:     "compare FOLDER|ANSWER.json [FOLDER|ANSWER.json] [flags]",
		Short:   s.text("explain.compare.short"),
		Long:    s.text("explain.compare.long"),
		Example: s.text("explain.compare.example"),
		Args:    args(1, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			opt.Before = args[0]
			if len(args) > 1 {
				opt.After = args[1]
			}
			return s.run(cmd, func(ctx context.Context, env *Env) (Exit, error) { return runCompare(ctx, opt, env) })
		},
	}
	c.Flags().IntVar(&opt.Why, "why", 3, s.text("explain.compare.flag.why"))
	c.Flags().IntVar(&opt.Rows, "rows", 8, s.text("explain.compare.flag.rows"))
	addPlanFlags(c, s, &opt.planOptions)
	return c
}

func runCompare(ctx context.Context, opt compareOptions, env *Env) (Exit, error) {
	solver, err := opt.choose(env)
	if err != nil {
		return 0, err
	}
	decides, err := opt.decides()
	if err != nil {
		return 0, err
	}
	before, after, err := opt.sides(env)
	if err != nil {
		return 0, err
	}
	c, err := app.Compare(ctx, before, after, app.CompareOptions{
		SolveOptions: app.SolveOptions{
			Solver: solver, LP: opt.limits(), Decides: decides,
			Progress: func(e app.Event) { showPhase(e, env) },
		},
		Why: opt.Why,
	})
	switch {
	case err != nil && ctx.Err() != nil:
		return 0, ctx.Err()
	case err != nil:
		return 0, solveFailure(opt.Solver, err)
	}
	env.Progress.done()
	exit := answerExit(ctx, c.Outcome)
	if exit == Interrupted {
		return 0, ctx.Err()
	}
	return exit, env.Print.result(c, func(p *page) error {
		comparison{newExplanation(p, env.Words, c.Outcome), opt.Rows}.write(c)
		return nil
	})
}

// sides reads the two plans. Changes are of the second; with one plan, the
// second is that plan changed.
func (opt compareOptions) sides(env *Env) (before, after app.Side, err error) {
	changed := len(opt.Set) > 0 || opt.Terminal != ""
	if opt.After == "" && !changed {
		return before, after, badInput("compare.one").hint("compare.one")
	}
	plain := opt
	plain.Changes = app.Changes{}
	if before, err = plain.side(opt.Before, env); err != nil {
		return before, after, err
	}
	if opt.After != "" {
		after, err = plain.side(opt.After, env)
	} else {
		after = before
	}
	if err != nil || !changed {
		return before, after, err
	}
	if after.Folder == nil {
		return before, after, badInput("compare.answer").hint("compare.answer")
	}
	after.Folder, err = after.Folder.With(opt.Changes)
	if err != nil {
		path := opt.After
		if path == "" {
			path = opt.Before
		}
		return before, after, folderFailure(path, err, env)
	}
	noteTaken(after.Folder, env)
	return before, after, nil
}

// side reads a plan folder or a saved answer.
func (opt compareOptions) side(path string, env *Env) (app.Side, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return app.Side{}, badInput("file.missing", path)
	case err != nil:
		return app.Side{}, asFailure(err)
	case info.IsDir():
		folder, err := opt.open(path, env)
		return app.Side{Folder: folder}, err
	}
	o, err := readAnswer(path)
	return app.Side{Outcome: o}, err
}
