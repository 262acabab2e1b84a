package cli

import (
	"context"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
)

// exportXLSXOptions say which answer becomes which workbook.
type exportXLSXOptions struct {
	reportOptions
	File string
}

func newExportXLSX(s *shell) *cobra.Command {
	var opt exportXLSXOptions
	c := &cobra.Command{
		Use:     "xlsx FOLDER|ANSWER.json FILE.xlsx [flags]",
		Short:   s.text("report.export.xlsx.short"),
		Long:    s.text("report.export.xlsx.long"),
		Example: s.text("report.export.xlsx.example"),
		Args:    args(2, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			opt.Source, opt.File = args[0], args[1]
			return s.run(cmd, func(ctx context.Context, env *Env) (Exit, error) { return runExportXLSX(ctx, opt, env) })
		},
	}
	addExplainFlag(c, s, &opt.Explain)
	addPlanFlags(c, s, &opt.planOptions)
	return c
}

func runExportXLSX(ctx context.Context, opt exportXLSXOptions, env *Env) (Exit, error) {
	if strings.ToLower(filepath.Ext(opt.File)) != ".xlsx" && opt.File != "-" {
		return 0, badInput("usage.xlsx", opt.File)
	}
	t, err := opt.answer(ctx, env)
	if err != nil {
		return 0, err
	}
	exit := answerExit(ctx, t.Outcome)
	if exit == Interrupted {
		return 0, ctx.Err()
	}
	return exit, writeBook(opt.File, t, env)
}
