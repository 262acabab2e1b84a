package planfile

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/openplenum/plenum/internal/plan"
)

// Bounds of what is read.
const (
	maxHeadBytes  = 1 << 20
	maxTableBytes = 256 << 20
	maxCells      = 20_000_000
)

// load reads a file of the folder. It reports what keeps a file from being
// read; ok is false then, and when the file is absent and need not be there.
func (r *reader) load(t plan.Table, required bool, most int64) (data []byte, ok bool) {
	name := fileOf(t)
	at := Place{File: name}
	info, err := fs.Stat(r.fsys, name)
	switch {
	case err != nil && r.isLink(name):
		r.fault(at, t, BadLink, "", name)
		r.gaps.Tables[t] = true
		return nil, false
	case errors.Is(err, fs.ErrNotExist):
		if required {
			r.fault(at, t, MissingFile, "", name)
			r.faults[len(r.faults)-1].Near = plan.Near(name, r.unread())
			r.gaps.Tables[t] = true
		}
		return nil, false
	case err != nil:
		return nil, r.unreadable(at, t, err)
	case !info.Mode().IsRegular():
		r.fault(at, t, NotAFile, "", name)
		r.gaps.Tables[t] = true
		return nil, false
	}
	file, err := r.fsys.Open(name)
	if err != nil {
		return nil, r.unreadable(at, t, err)
	}
	defer file.Close() //nolint:errcheck // nothing was written
	var content bytes.Buffer
	content.Grow(int(min(info.Size(), most)) + bytes.MinRead)
	_, err = content.ReadFrom(io.LimitReader(file, most+1))
	data = content.Bytes()
	switch {
	case err != nil:
		return nil, r.unreadable(at, t, err)
	case int64(len(data)) > most:
		r.fault(at, t, FileTooLarge, "", name, int(most))
		r.gaps.Tables[t] = true
		return nil, false
	}
	return data, true
}

// isLink tells whether a link stands under a name, wherever it leads.
func (r *reader) isLink(name string) bool {
	info, err := fs.Lstat(r.fsys, name)
	return err == nil && info.Mode()&fs.ModeSymlink != 0
}

// unreadable reports a file that is there and cannot be read; it is false.
func (r *reader) unreadable(at Place, t plan.Table, err error) bool {
	var path *fs.PathError
	cause := err
	if errors.As(err, &path) {
		cause = path.Err // the path is in the place
	}
	r.fault(at, t, UnreadableFile, "", at.File, cause.Error())
	r.gaps.Tables[t] = true
	return false
}

// companion may lie in a plan folder: the plenary that decides on the plan,
// which plenaryfile reads.
const companion = "plenary.yaml"

// strangers warns of tables that nothing reads: most often a name misspelt.
func (r *reader) strangers() {
	known := knownFiles()
	for _, name := range r.unread() {
		r.Warnings = append(r.Warnings, Fault{Place: Place{File: name}, Fault: plan.Fault{
			Code: UnknownFile, Row: -1, Value: name, Near: plan.Near(name, known),
		}})
	}
}

func knownFiles() []string {
	var known []string
	for _, t := range plan.Tables() {
		known = append(known, fileOf(t))
	}
	return known
}

// unread lists the tables of the folder whose names are none of ours.
func (r *reader) unread() []string {
	entries, err := fs.ReadDir(r.fsys, ".")
	if err != nil {
		return nil // reported by ReadFS
	}
	known := knownFiles()
	var out []string
	for _, e := range entries {
		name := e.Name()
		kind := strings.ToLower(path.Ext(name))
		isTable := kind == ".csv" || kind == ".yaml" || kind == ".yml" || kind == ".tsv" || kind == ".xlsx"
		if e.IsDir() || strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~") || !isTable || name == companion || slices.Contains(known, name) {
			continue
		}
		out = append(out, name)
	}
	return out
}
