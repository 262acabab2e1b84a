package app

import (
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
	Taken    []Taken // addresses of changes that were taken for others

	file *planfile.Folder
}

// Open reads a plan folder from disk. Faults of the plan, as it stands or as
// changed, come as planfile.Faults; changes that cannot be made as
// ChangeFaults.
func Open(dir string, c Changes) (*Folder, error) {
	f, err := planfile.Read(dir)
	return change(f, err, c)
}

// Read is Open for a folder that is the root of a file system.
func Read(fsys fs.FS, c Changes) (*Folder, error) {
	f, err := planfile.ReadFS(fsys)
	return change(f, err, c)
}
