package cli

import (
	"io"
	"io/fs"
	"time"

	"github.com/openplenum/plenum/internal/locale"
	"github.com/openplenum/plenum/internal/lp"
)

// Env is everything a command touches beside its options and the files they
// name. The program fills it in main; tests fill it with buffers.
type Env struct {
	Stdin          io.Reader
	Stdout, Stderr io.Writer
	// Terminal tells whether a stream is a terminal: then text may be
	// coloured, and progress is shown.
	Terminal func(stream any) bool
	Getenv   func(name string) string
	Now      func() time.Time

	// Solvers finds the solvers by the name that --solver takes. One that is
	// another program may not be there.
	Solvers map[string]func() (lp.Solver, error)
	// Demo is the plan folder that `plenum demo` solves.
	Demo fs.FS
	// Words is the catalogue of the user's language.
	Words *locale.Catalogue
	// Version is what was built.
	Version Version

	// Print shows results; the command line chooses it by --json.
	Print printer
	// Progress shows how far a long command is.
	Progress *progress
}

// Text gives the words for a key of the catalogue, filled from args.
func (e *Env) Text(key string, args ...any) string { return e.Words.Text(key, args...) }

// getenv reads a variable of the environment; empty where there is none.
func (e *Env) getenv(name string) string {
	if e.Getenv == nil {
		return ""
	}
	return e.Getenv(name)
}
