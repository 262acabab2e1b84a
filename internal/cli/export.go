package cli

import (
	"context"
	"io"

	"github.com/spf13/cobra"

	"github.com/openplenum/plenum/internal/app"
	"github.com/openplenum/plenum/internal/lp"
)

// newExport is the parent of the commands that write for other programs.
func newExport(s *shell) *cobra.Command {
	return parent(s, "export", s.text("cli.export.short"), newExportMPS(s), newExportCSV(s), newExportXLSX(s))
}

type exportMPSOptions struct {
	Folder string
	Out    string
	Fixed  bool
	planOptions
}

func newExportMPS(s *shell) *cobra.Command {
	var opt exportMPSOptions
	c := &cobra.Command{
		Use:     "mps FOLDER [flags]",
		Short:   s.text("cli.export.mps.short"),
		Long:    s.text("cli.export.mps.long"),
		Example: s.text("cli.export.mps.example"),
		Args:    args(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			opt.Folder = args[0]
			return s.run(cmd, func(ctx context.Context, env *Env) (Exit, error) { return runExportMPS(ctx, opt, env) })
		},
	}
	c.Flags().StringVar(&opt.Out, "out", "-", s.text("cli.export.mps.flag.out"))
	c.Flags().BoolVar(&opt.Fixed, "fixed", false, s.text("cli.export.mps.flag.fixed"))
	addChangeFlags(c, s, &opt.planOptions)
	return c
}

func runExportMPS(_ context.Context, opt exportMPSOptions, env *Env) (Exit, error) {
	decides, err := opt.decides()
	if err != nil {
		return 0, err
	}
	folder, err := app.Open(opt.Folder, opt.Changes)
	if err != nil {
		return 0, folderFailure(opt.Folder, err, env)
	}
	problem, err := app.FirstProblem(folder, decides)
	if err != nil {
		return 0, solveFailure("", err)
	}
	format := lp.WriteOptions{Format: lp.FreeMPS}
	if opt.Fixed {
		format.Format = lp.FixedMPS
	}
	err = writeFile(opt.Out, env.Stdout, func(w io.Writer) error { return lp.WriteMPS(w, problem, format) })
	if err == nil && opt.Out != "-" {
		env.Print.note("cli.written", opt.Out)
	}
	return Solved, err
}

type exportCSVOptions struct {
	Folder string
	Out    string
	planOptions
}

func newExportCSV(s *shell) *cobra.Command {
	var opt exportCSVOptions
	c := &cobra.Command{
		Use:     "csv FOLDER --out FOLDER [flags]",
		Short:   s.text("cli.export.csv.short"),
		Long:    s.text("cli.export.csv.long"),
		Example: s.text("cli.export.csv.example"),
		Args:    args(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			opt.Folder = args[0]
			return s.run(cmd, func(ctx context.Context, env *Env) (Exit, error) { return runExportCSV(ctx, opt, env) })
		},
	}
	c.Flags().StringVar(&opt.Out, "out", "", s.text("cli.export.csv.flag.out"))
	addPlanFlags(c, s, &opt.planOptions)
	return c
}

func runExportCSV(ctx context.Context, opt exportCSVOptions, env *Env) (Exit, error) {
	if opt.Out == "" || opt.Out == "-" {
		return 0, badInput("usage.out")
	}
	answer, err := opt.solve(ctx, opt.Folder, env)
	if err != nil {
		return 0, err
	}
	exit := answerExit(ctx, answer.Outcome)
	if exit == Interrupted {
		return 0, ctx.Err()
	}
	return exit, writeTables(opt.Out, told{Outcome: answer.Outcome}, env)
}
