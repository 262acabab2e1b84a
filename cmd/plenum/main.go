// Command plenum makes multi-year plans that add up.
package main

import (
	"cmp"
	"context"
	"os"
	"os/signal"
	"syscall"
	"time"

	"golang.org/x/term"

	"github.com/openplenum/plenum/examples"
	"github.com/openplenum/plenum/internal/cli"
	"github.com/openplenum/plenum/internal/locale"
	"github.com/openplenum/plenum/internal/lp"
	"github.com/openplenum/plenum/internal/lp/external"
	"github.com/openplenum/plenum/internal/lp/ipm"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends the program at once
	os.Exit(int(cli.Run(ctx, os.Args[1:], cli.Env{
		Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr,
		Terminal: isTerminal,
		Getenv:   os.Getenv,
		Now:      time.Now,
		Solvers: map[string]func() (lp.Solver, error){
			"ipm":      func() (lp.Solver, error) { return ipm.New(), nil },
			"external": func() (lp.Solver, error) { return external.Find() },
		},
		Words:   locale.Get(cmp.Or(os.Getenv("LC_ALL"), os.Getenv("LC_MESSAGES"), os.Getenv("LANG"))),
		Demo:    examples.Republic(),
		Version: cli.BuildVersion(),
	})))
}

func isTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}
