package cli

import (
	"context"
	"io"

	"github.com/spf13/cobra"
)

type solveOptions struct {
	Folder  string
	Report  string
	CSV     string
	Save    string
	Explain int
	planOptions
}

func newSolve(s *shell) *cobra.Command {
	var opt solveOptions
	c := &cobra.Command{
		Use:     "solve FOLDER [flags]",
		Short:   s.text("cli.solve.short"),
		Long:    s.text("cli.solve.long"),
		Example: s.text("cli.solve.example"),
		Args:    args(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			opt.Folder = args[0]
			return s.run(cmd, func(ctx context.Context, env *Env) (Exit, error) { return runSolve(ctx, opt, env) })
		},
	}
	c.Flags().StringVar(&opt.Report, "report", "", s.text("cli.solve.flag.report"))
	c.Flags().StringVar(&opt.CSV, "csv", "", s.text("cli.solve.flag.csv"))
	c.Flags().StringVar(&opt.Save, "save", "", s.text("cli.solve.flag.save"))
	addExplainFlag(c, s, &opt.Explain)
	addPlanFlags(c, s, &opt.planOptions)
	return c
}

func runSolve(ctx context.Context, opt solveOptions, env *Env) (Exit, error) {
	answer, why, err := opt.solveAndExplain(ctx, opt.Folder, opt.Explain, env)
	if err != nil {
		return 0, err
	}
	o := answer.Outcome
	exit := answerExit(ctx, o)
	if exit == Interrupted {
		return 0, ctx.Err()
	}
	t := told{Outcome: o, why: why}
	if err := opt.write(t, env); err != nil {
		return 0, err
	}
	return exit, env.Print.result(o, func(p *page) error { return writeToldText(p.w, t, p.style, env) })
}

// write writes the documents that were asked for.
func (opt solveOptions) write(t told, env *Env) error {
	if opt.Save != "" {
		if err := writeFile(opt.Save, env.Stdout, func(w io.Writer) error { return encode(w, t.Outcome) }); err != nil {
			return err
		}
		env.Print.note("cli.written", opt.Save)
	}
	if opt.CSV != "" {
		if err := writeTables(opt.CSV, t, env); err != nil {
			return err
		}
	}
	if opt.Report != "" {
		return writeToldHTML(opt.Report, t, env)
	}
	return nil
}
