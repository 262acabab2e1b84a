package planfile

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/openplenum/plenum/internal/plan"
)

// Write writes a plan into a folder, which is made if it is not there. Files
// that say the same already stay as they are, to the byte. In the others, rows
// that are still there keep their lines, and comments stay where they were. A
// table that has no rows any more is removed.
//
// Every file is written beside its place and put there in one step, and none
// is put there before all are written: a full disk leaves the folder as it
// was. A new folder appears whole or not at all.
func Write(dir string, p *plan.Plan) error {
	files, err := Encode(p)
	if err != nil {
		return err
	}
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return writeNew(dir, files)
	case err != nil:
		return err
	case !info.IsDir():
		return &fs.PathError{Op: "write", Path: dir, Err: errors.New("not a folder")}
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close() //nolint:errcheck // the files have been closed, each with its error
	return replace(root, p, files)
}

// writeNew makes the folder beside its place and renames it.
func writeNew(dir string, files []File) error {
	parent := filepath.Dir(dir)
	if err := os.MkdirAll(parent, 0o777); err != nil {
		return err
	}
	temp, err := os.MkdirTemp(parent, "."+filepath.Base(dir)+"-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(temp) //nolint:errcheck // gone already when all went well
	for _, f := range files {
		if err := writeFile(filepath.Join(temp, f.Name), f.Data); err != nil {
			return err
		}
	}
	if err := os.Chmod(temp, 0o755); err != nil {
		return err
	}
	return os.Rename(temp, dir)
}

func writeFile(name string, data []byte) error {
	file, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	return finish(file, data)
}

// finish writes, syncs and closes.
func finish(file *os.File, data []byte) error {
	_, err := file.Write(data)
	if err == nil {
		err = file.Sync()
	}
	if cerr := file.Close(); err == nil {
		err = cerr
	}
	return err
}

// tempSuffix ends the names of files that are not in their place yet.
const tempSuffix = ".plenum-new"

// replace puts the files that say something new into an existing folder.
func replace(root *os.Root, p *plan.Plan, files []File) (err error) {
	var changed []string
	defer func() {
		for _, name := range changed { // what was not renamed
			root.Remove(name + tempSuffix) //nolint:errcheck // gone already when all went well
		}
	}()
	for _, f := range files {
		old, oerr := fs.ReadFile(root.FS(), f.Name)
		data := f.Data
		switch {
		case oerr == nil:
			data = revise(old, f, p)
			if string(data) == string(old) {
				continue
			}
		case !errors.Is(oerr, fs.ErrNotExist):
			return oerr
		}
		temp := f.Name + tempSuffix
		if err := root.Remove(temp); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		file, err := root.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
		if err != nil {
			return err
		}
		changed = append(changed, f.Name)
		if err := finish(file, data); err != nil {
			return fmt.Errorf("planfile: %s: %w", f.Name, err)
		}
	}
	for _, name := range changed {
		if err := root.Rename(name+tempSuffix, name); err != nil {
			return err
		}
	}
	return removeEmpty(root, files)
}

// removeEmpty removes the tables that have no rows any more.
func removeEmpty(root *os.Root, files []File) error {
	written := map[string]bool{}
	for _, f := range files {
		written[f.Name] = true
	}
	for _, c := range codecs() {
		name := fileOf(c.name())
		if written[name] {
			continue
		}
		old, err := fs.ReadFile(root.FS(), name)
		if err != nil || !hasRows(c, old) {
			continue // not there, or a header to fill in
		}
		if err := root.Remove(name); err != nil {
			return err
		}
	}
	return nil
}

// hasRows tells whether a table has rows that would be read.
func hasRows(c anyCodec, data []byte) bool {
	lines := strings.FieldsFunc(string(data), func(r rune) bool { return r == '\n' || r == '\r' })
	rows := 0
	for _, line := range lines {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			rows++
		}
	}
	return rows > 1
}
