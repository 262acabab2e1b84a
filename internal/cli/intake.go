package cli

import (
	"context"
	"errors"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/openplenum/plenum/internal/intake"
)

type intakeOptions struct {
	File     string
	Out      string // file for the draft record; empty: none
	YAML     bool
	Format   string // of the text; empty: found out
	Encoding string // empty: found out
}

func newIntake(s *shell) *cobra.Command {
	var opt intakeOptions
	c := &cobra.Command{
		Use:     "intake FILE|- [flags]",
		Short:   s.text("intake.cli.short"),
		Long:    s.text("intake.cli.long"),
		Example: s.text("intake.cli.example"),
		Args:    args(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			opt.File = args[0]
			return s.run(cmd, func(ctx context.Context, env *Env) (Exit, error) { return runIntake(ctx, opt, env) })
		},
	}
	c.Flags().BoolVar(&opt.YAML, "yaml", false, s.text("intake.cli.flag.yaml"))
	c.Flags().StringVarP(&opt.Out, "out", "o", "", s.text("intake.cli.flag.out"))
	addIntakeFlags(c, s, &opt)
	c.AddCommand(newIntakeCompare(s))
	return c
}

// addIntakeFlags adds what can be said about a text beforehand.
func addIntakeFlags(c *cobra.Command, s *shell, opt *intakeOptions) {
	c.Flags().StringVar(&opt.Format, "format", "", s.text("intake.cli.flag.format"))
	c.Flags().StringVar(&opt.Encoding, "encoding", "", s.text("intake.cli.flag.encoding"))
}

func runIntake(ctx context.Context, opt intakeOptions, env *Env) (Exit, error) {
	d, err := opt.read(ctx, opt.File, env)
	if err != nil {
		return 0, err
	}
	if opt.Out != "" {
		write := writeDraftYAML
		if strings.HasSuffix(strings.ToLower(opt.Out), ".json") {
			write = writeDraftJSON
		}
		if err := writeFile(opt.Out, env.Stdout, func(w io.Writer) error { return write(w, d) }); err != nil {
			return 0, err
		}
		if opt.Out != "-" {
			env.Print.note("intake.cli.written", opt.Out, len(d.Points))
		}
		return Solved, nil
	}
	if opt.YAML {
		return Solved, writeFile("-", env.Stdout, func(w io.Writer) error { return writeDraftYAML(w, d) })
	}
	if j, ok := env.Print.(*jsonPrinter); ok {
		return Solved, writeFile("-", j.out, func(w io.Writer) error { return writeDraftJSON(w, d) })
	}
	return Solved, env.Print.result(d, func(p *page) error {
		draftPage{p, d}.write()
		return nil
	})
}

// read reads a text; what is wrong with it is shown as a fault of the file.
func (opt intakeOptions) read(ctx context.Context, file string, env *Env) (*intake.Draft, error) {
	in, err := openInput(file, env.Stdin)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	text, err := io.ReadAll(io.LimitReader(in, intake.MaxBytes+1))
	if err != nil {
		return nil, asFailure(err)
	}
	d, err := intake.ReadContext(ctx, file, text, intake.Options{Format: opt.Format, Encoding: opt.Encoding})
	var wrong *intake.Fault
	switch {
	case errors.As(err, &wrong):
		key := "intake.fault." + string(wrong.Code)
		f := badInput("intake", file)
		f.Faults = []fault{{
			File: file, Line: wrong.Line, Code: string(wrong.Code), Value: wrong.Value,
			Message: env.Text(key+".say", wrong.Value), Remedy: env.Text(key+".do", wrong.Value),
		}}
		return nil, f
	case err != nil:
		return nil, err
	}
	if d.Source.Wrong > 0 {
		env.Print.note("intake.cli.wrong", file, d.Source.Wrong, d.Source.Encoding)
	}
	return d, nil
}
