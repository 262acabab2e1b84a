package cli

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/openplenum/plenum/internal/outcome"
)

type reportOptions struct {
	Source  string // plan folder, or a saved answer
	Format  string
	Out     string
	Explain int
	planOptions
}

func newReport(s *shell) *cobra.Command {
	var opt reportOptions
	c := &cobra.Command{
		Use:     "report FOLDER|ANSWER.json [flags]",
		Short:   s.text("cli.report.short"),
		Long:    s.text("cli.report.long"),
		Example: s.text("cli.report.example"),
		Args:    args(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			opt.Source = args[0]
			return s.run(cmd, func(ctx context.Context, env *Env) (Exit, error) { return runReport(ctx, opt, env) })
		},
	}
	c.Flags().StringVar(&opt.Format, "format", "", s.text("cli.report.flag.format"))
	c.Flags().StringVar(&opt.Out, "out", "-", s.text("cli.report.flag.out"))
	must(c.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(reportFormats, cobra.ShellCompDirectiveNoFileComp)))
	addExplainFlag(c, s, &opt.Explain)
	addPlanFlags(c, s, &opt.planOptions)
	return c
}

var reportFormats = []string{"html", "text", "csv", "json"}

func runReport(ctx context.Context, opt reportOptions, env *Env) (Exit, error) {
	format, err := opt.format()
	if err != nil {
		return 0, err
	}
	t, err := opt.answer(ctx, env)
	if err != nil {
		return 0, err
	}
	o := t.Outcome
	exit := answerExit(ctx, o)
	if exit == Interrupted {
		return 0, ctx.Err()
	}
	switch format {
	case "html":
		return exit, writeToldHTML(opt.Out, t, env)
	case "csv":
		return exit, writeTables(opt.Out, t, env)
	case "json":
		return exit, writeFile(opt.Out, env.Stdout, func(w io.Writer) error { return encode(w, o) })
	default:
		if opt.Out == "-" {
			return exit, env.Print.result(o, func(p *page) error { return writeToldText(p.w, t, p.style, env) })
		}
		return exit, writeFile(opt.Out, env.Stdout, func(w io.Writer) error { return writeToldText(w, t, style{}, env) })
	}
}

// format is what --format says, or else the ending of --out.
func (opt reportOptions) format() (string, error) {
	format := opt.Format
	if format == "" {
		switch strings.ToLower(filepath.Ext(opt.Out)) {
		case ".html", ".htm":
			format = "html"
		case ".json":
			format = "json"
		case ".pdf", ".doc", ".docx", ".odt", ".rtf", ".xls", ".xlsx", ".ods":
			return "", badInput("usage.ending", opt.Out).hint("ending")
		default:
			format = "text"
		}
	}
	switch format {
	case "html", "text", "json":
		return format, nil
	case "csv":
		if opt.Out == "-" {
			return "", badInput("usage.out")
		}
		return format, nil
	}
	return "", badInput("usage.format", format).hint("mean", strings.Join(reportFormats, ", "))
}

// answer reads a saved answer, or solves a plan folder.
func (opt reportOptions) answer(ctx context.Context, env *Env) (told, error) {
	info, err := os.Stat(opt.Source)
	if err != nil {
		return told{}, badInput("file.missing", opt.Source)
	}
	if !info.IsDir() {
		if opt.Explain != 0 { // a saved answer has no program to ask further
			return told{}, badInput("usage.explain", opt.Source).hint("explain")
		}
		o, err := readAnswer(opt.Source)
		return told{Outcome: o}, err
	}
	answer, why, err := opt.solveAndExplain(ctx, opt.Source, opt.Explain, env)
	if err != nil {
		return told{}, err
	}
	return told{Outcome: answer.Outcome, why: why}, nil
}

// readAnswer reads what `plenum solve --save` or `--json` wrote.
func readAnswer(path string) (*outcome.Outcome, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, asFailure(err)
	}
	defer f.Close()
	o, err := outcome.Read(f)
	if err != nil || o.Status == "" || len(o.Years) == 0 {
		return nil, badInput("answer", path).because(err).hint("answer")
	}
	return o, nil
}
