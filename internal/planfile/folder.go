package planfile

import (
	"io/fs"
	"os"
	"slices"

	"github.com/openplenum/plenum/internal/plan"
	"github.com/openplenum/plenum/internal/table"
)

// Folder is a plan folder as it was read.
type Folder struct {
	Plan     *plan.Plan
	Figures  *plan.Figures // nil if there are faults
	Warnings Faults

	tables map[plan.Table]*source
	places map[plan.Cell]Place // of what stands in plan.yaml
}

// source is a table of the folder with what is needed to find its rows again.
type source struct {
	file   string
	table  *table.Table
	column map[string]int  // position of each column in the rows
	lost   map[string]bool // columns that a misspelt one may mean
	rows   []int           // position in table.Rows of each row of the plan
}

// Read reads a plan folder and checks the plan. If anything is wrong the error
// is Faults, all of them, and the folder holds what could be read; any other
// error comes without a folder. Links that lead out of the folder are not
// followed.
func Read(dir string) (*Folder, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	defer root.Close() //nolint:errcheck // nothing was written
	return ReadFS(root.FS())
}

// ReadFS is Read for a folder that is the root of a file system.
func ReadFS(fsys fs.FS) (*Folder, error) {
	r := newReader(fsys)
	if _, err := fs.ReadDir(fsys, "."); err != nil {
		return nil, err
	}
	r.head()
	for _, c := range codecs() {
		c.read(r)
	}
	r.strangers()

	found := plan.Inspect(r.Plan, r.gaps)
	r.faults = append(r.faults, r.Locate(found.Faults)...)
	r.Warnings = append(r.Warnings, r.Locate(found.Warnings)...)
	r.Figures = found.Figures
	if len(r.faults) > 0 {
		r.Figures = nil
	}
	if newer := slices.IndexFunc(r.faults, func(f Fault) bool { return f.Code == plan.SchemaNewer }); newer >= 0 {
		// What else seems wrong may be right in the newer format.
		r.faults, r.Warnings = r.faults[newer:newer+1], nil
	}
	r.faults.sort()
	r.Warnings.sort()
	return r.Folder, r.faults.orNil()
}

// reader carries what is known while a folder is read.
type reader struct {
	*Folder
	fsys   fs.FS
	gaps   plan.Gaps
	faults Faults
}

func newReader(fsys fs.FS) *reader {
	return &reader{
		fsys: fsys,
		Folder: &Folder{
			Plan:   &plan.Plan{},
			tables: map[plan.Table]*source{},
			places: map[plan.Cell]Place{},
		},
		gaps: plan.Gaps{
			Cells:  map[plan.Cell]bool{},
			Names:  map[plan.Table]map[string]bool{},
			Tables: map[plan.Table]bool{},
		},
	}
}

// fault reports what only a file can have wrong.
func (r *reader) fault(at Place, t plan.Table, code plan.Code, field, value string, args ...any) {
	r.faults = append(r.faults, Fault{Place: at, Fault: plan.Fault{
		Code: code, Table: t, Row: -1, Field: field, Value: value, Args: args,
	}})
}

// Locate gives faults of the folder's plan their places. The plan must not
// have been changed since it was read.
func (f *Folder) Locate(faults plan.Faults) Faults {
	out := make(Faults, len(faults))
	for i, fault := range faults {
		place, text := f.find(fault.Table, fault.Row, fault.Field)
		if text != "" {
			fault.Value = text
		}
		args := make([]any, len(fault.Args))
		for k, arg := range fault.Args {
			if row, ok := arg.(plan.Row); ok {
				place, _ := f.find(row.Table, row.Position, "")
				arg = place.String()
			}
			args[k] = arg
		}
		fault.Args = args
		out[i] = Fault{Place: place, Fault: fault}
	}
	return out
}

// find locates a field of a row, and says what stands there. Where the column
// is missing it is the row.
func (f *Folder) find(t plan.Table, row int, field string) (Place, string) {
	at := Place{File: fileOf(t)}
	if fileOf(t) == headFile {
		for _, cell := range []plan.Cell{{Table: t, Row: row, Field: field}, {Table: t, Row: row}, {Table: t, Row: -1}} {
			if place, ok := f.places[cell]; ok {
				return place, ""
			}
		}
		return at, ""
	}
	s := f.tables[t]
	if s == nil || row < 0 || row >= len(s.rows) {
		return at, ""
	}
	cells := s.table.Rows[s.rows[row]]
	if k, ok := s.column[field]; ok {
		return Place{at.File, cells[k].Line, cells[k].Column}, cells[k].Text
	}
	return Place{at.File, cells[0].Line, cells[0].Column}, ""
}
