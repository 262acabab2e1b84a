package cli

import (
	"context"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/openplenum/plenum/internal/app"
)

type demoOptions struct {
	Report string
	Folder string
	planOptions
}

func newDemo(s *shell) *cobra.Command {
	var opt demoOptions
	c := &cobra.Command{
		Use:     "demo [flags]",
		Short:   s.text("cli.demo.short"),
		Long:    s.text("cli.demo.long"),
		Example: s.text("cli.demo.example"),
		Args:    args(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return s.run(cmd, func(ctx context.Context, env *Env) (Exit, error) { return runDemo(ctx, opt, env) })
		},
	}
	c.Flags().StringVar(&opt.Report, "report", "plenum-demo.html", s.text("cli.demo.flag.report"))
	c.Flags().StringVar(&opt.Folder, "folder", "", s.text("cli.demo.flag.folder"))
	addSolverFlags(c, s, &opt.solverOptions)
	return c
}

// runDemo solves the republic. Its plan has targets that cannot all be met;
// that the demonstration ran is what its exit code says.
func runDemo(ctx context.Context, opt demoOptions, env *Env) (Exit, error) {
	solver, err := opt.choose(env)
	if err != nil {
		return 0, err
	}
	if opt.Folder != "" {
		err := writeFolder(opt.Folder, func(dir string) error { return os.CopyFS(dir, env.Demo) })
		if err != nil {
			return 0, err
		}
		env.Print.note("cli.written", opt.Folder)
	}
	folder, err := app.Read(env.Demo, app.Changes{})
	if err != nil {
		return 0, folderFailure("republic", err, env)
	}
	answer, err := opt.solveFolder(ctx, folder, solver, env)
	if err != nil {
		return 0, err
	}
	o := answer.Outcome
	exit := answerExit(ctx, o)
	if exit == Interrupted {
		return 0, ctx.Err()
	}
	if err := env.Print.result(o, func(p *page) error { return writeText(p.w, o, p.style, env) }); err != nil {
		return 0, err
	}
	path, err := filepath.Abs(opt.Report)
	if err != nil {
		path = opt.Report
	}
	if err := writeHTML(path, o, env); err != nil {
		return 0, err
	}
	env.Print.note("cli.demo.next")
	if exit == Short {
		exit = Solved
	}
	return exit, nil
}
