package planfile

import (
	"slices"

	"github.com/openplenum/plenum/internal/plan"
)

// Revise is what Write does, for files in memory: the files of a folder that
// says what the plan says, made out of the old ones. Files that say the same
// already stay as they are, to the byte; in the others, rows that are still
// there keep their lines and comments; files that are not of the plan, such as
// notes, stay. Tables that have no rows any more are left out.
func Revise(old []File, p *plan.Plan) ([]File, error) {
	files, err := Encode(p)
	if err != nil {
		return nil, err
	}
	find := func(in []File, name string) int {
		return slices.IndexFunc(in, func(f File) bool { return f.Name == name })
	}
	for i, f := range files {
		if k := find(old, f.Name); k >= 0 {
			files[i].Data = revise(old[k].Data, f, p)
		}
	}
	emptied := map[string]bool{}
	for _, c := range codecs() {
		name := fileOf(c.name())
		if k := find(old, name); k >= 0 && find(files, name) < 0 {
			emptied[name] = hasRows(c, old[k].Data)
		}
	}
	for _, f := range old {
		if find(files, f.Name) < 0 && !emptied[f.Name] {
			files = append(files, f)
		}
	}
	return files, nil
}
