package cli

import (
	"context"

	"github.com/spf13/cobra"
)

type demoOptions struct {
	Report string
	Folder string
	demoServer
	planOptions
}

func newDemo(s *shell) *cobra.Command {
	var opt demoOptions
	c := &cobra.Command{
		Use:     "demo [flags]",
		Short:   s.text("serve.demo.short"),
		Long:    s.text("serve.demo.long"),
		Example: s.text("serve.demo.example"),
		Args:    args(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return s.run(cmd, func(ctx context.Context, env *Env) (Exit, error) { return runDemo(ctx, opt, env) })
		},
	}
	c.Flags().StringVar(&opt.Listen, "listen", "127.0.0.1:0", s.text("serve.demo.flag.listen"))
	c.Flags().StringVar(&opt.Database, "db", "", s.text("serve.demo.flag.db"))
	c.Flags().StringVar(&opt.Keep, "keep", "", s.text("serve.demo.flag.keep"))
	c.Flags().StringVar(&opt.Language, "language", "", s.text("serve.flag.language"))
	c.Flags().StringVar(&opt.Report, "report", "", s.text("serve.demo.flag.report"))
	c.Flags().StringVar(&opt.Folder, "folder", "", s.text("serve.demo.flag.folder"))
	addSolverFlags(c, s, &opt.solverOptions)
	return c
}

// runDemo serves the republic and its plenary, or only writes what is asked
// for.
func runDemo(ctx context.Context, opt demoOptions, env *Env) (Exit, error) {
	switch {
	case opt.Report != "":
		return runDemoReport(ctx, opt, env)
	case opt.Folder != "":
		return Solved, opt.writeFolder(env)
	}
	return runDemoServer(ctx, opt, env)
}
