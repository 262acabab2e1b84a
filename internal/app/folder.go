package app

import (
	"errors"
	"fmt"
	"io/fs"

	"github.com/openplenum/plenum/internal/plan"
	"github.com/openplenum/plenum/internal/planfile"
)

// Folder is a plan folder that was read, with the changes asked for, and has
// no fault.
type Folder struct {
	Plan     *plan.Plan
	Figures  *plan.Figures
	Warnings planfile.Faults
}

// Changes are figures that differ from the folder's for one run.
type Changes struct {
	Set      []string // ADDRESS=VALUE, see planfile
	Terminal string   // rule for the years after the last; empty: the plan's own
}

// Errors of changes. What wraps them says which.
var (
	ErrTerminal = errors.New("app: not a terminal rule")
	ErrChange   = errors.New("app: not a change")
)

// Open reads a plan folder from disk. Faults of the plan, as it stands or as
// changed, come as planfile.Faults.
func Open(dir string, c Changes) (*Folder, error) {
	f, err := planfile.Read(dir)
	return change(f, err, c)
}

// Read is Open for a folder that is the root of a file system.
func Read(fsys fs.FS, c Changes) (*Folder, error) {
	f, err := planfile.ReadFS(fsys)
	return change(f, err, c)
}

func change(f *planfile.Folder, err error, c Changes) (*Folder, error) {
	if err != nil {
		return nil, err
	}
	if len(c.Set) > 0 {
		return nil, fmt.Errorf("%w: %s", ErrChange, c.Set[0])
	}
	if c.Terminal == "" {
		return &Folder{f.Plan, f.Figures, f.Warnings}, nil
	}
	rule, ok := planfile.ParseTerminal(c.Terminal)
	if !ok {
		return nil, fmt.Errorf("%w: %q", ErrTerminal, c.Terminal)
	}
	f.Plan.Terminal = rule
	figs, faults := plan.Resolve(f.Plan)
	if len(faults) > 0 {
		return nil, f.Locate(faults)
	}
	return &Folder{f.Plan, figs, f.Warnings}, nil
}
