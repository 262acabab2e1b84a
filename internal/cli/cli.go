package cli

import (
	"context"
	"errors"

	"github.com/spf13/cobra"
)

// Run runs one command line and returns the exit code. It writes to the
// streams of env only, and ends early when ctx is cancelled.
func Run(ctx context.Context, args []string, env Env) Exit {
	inTurns(&env)
	s := &shell{env: &env}
	root := newRoot(s)
	root.SetArgs(args)
	root.SetIn(env.Stdin)
	root.SetOut(env.Stdout)
	root.SetErr(env.Stderr)
	s.prepare(hasFlag(args, "--json")) // for failures before flags are parsed
	if err := root.ExecuteContext(ctx); err != nil {
		return s.fail(ctx, err)
	}
	return s.exit
}

// shell ties the commands to the program: the flags that all of them have,
// and the exit code of the one that ran.
type shell struct {
	env     *Env
	json    bool
	color   string
	verbose bool
	exit    Exit
}

// run is the body of a command: its run function with everything bound. It
// is given to cobra as RunE.
func (s *shell) run(cmd *cobra.Command, body func(ctx context.Context, env *Env) (Exit, error)) error {
	exit, err := body(cmd.Context(), s.env)
	s.env.Progress.done()
	s.exit = exit
	return err
}

// text gives the words for a key of the catalogue.
func (s *shell) text(key string, args ...any) string { return s.env.Text(key, args...) }

// prepare chooses the printer and the progress display from the flags.
func (s *shell) prepare(json bool) {
	e := s.env
	look := style{color: useColor(s.color, e, e.Stdout)}
	if json {
		e.Print = &jsonPrinter{out: e.Stdout, err: e.Stderr, text: e.Text}
	} else {
		e.Print = &textPrinter{out: e.Stdout, err: e.Stderr, text: e.Text, style: look,
			errStyle: style{color: useColor(s.color, e, e.Stderr)}}
	}
	e.Progress = &progress{w: e.Stderr, live: e.Terminal(e.Stderr) && !json, lines: s.verbose}
}

// fail shows an error and gives its exit code.
func (s *shell) fail(ctx context.Context, err error) Exit {
	s.env.Progress.done()
	if ctx.Err() != nil && errors.Is(err, context.Canceled) {
		err = &failure{Code: "interrupted", Exit: Interrupted}
	}
	f := asFailure(err)
	s.env.Print.failure(f)
	return f.Exit
}

// hasFlag looks for a flag without parsing, so that a faulty command line can
// be answered in the form it asks for.
func hasFlag(args []string, name string) bool {
	for _, a := range args {
		if a == "--" {
			return false
		}
		if a == name || a == name+"=true" {
			return true
		}
	}
	return false
}
