package planfile

import (
	"embed"
	"errors"
	"io/fs"
	"os"
	"strings"
)

//go:embed scaffold
var scaffold embed.FS

// ErrNotEmpty says that a new plan may not be written over what is there.
var ErrNotEmpty = errors.New("planfile: the folder is not empty")

// New writes a small plan to begin with: five years, four goods, every file
// with comments that explain it. It has the name that is given. The folder
// must not exist, or be empty.
func New(dir, name string) error {
	files, err := scaffoldFiles(name)
	if err != nil {
		return err
	}
	entries, err := os.ReadDir(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return writeNew(dir, files)
	case err != nil:
		return err
	case len(entries) > 0:
		return &fs.PathError{Op: "new", Path: dir, Err: ErrNotEmpty}
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close() //nolint:errcheck // the files have been closed, each with its error
	for _, f := range files {
		file, err := root.OpenFile(f.Name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
		if err != nil {
			return err
		}
		if err := finish(file, f.Data); err != nil {
			return err
		}
	}
	return nil
}

// scaffoldFiles are the files of a new plan.
func scaffoldFiles(name string) ([]File, error) {
	sub, err := fs.Sub(scaffold, "scaffold")
	if err != nil {
		return nil, err
	}
	f, err := ReadFS(sub)
	if err != nil {
		return nil, err
	}
	if name = strings.TrimSpace(name); name != "" {
		f.Plan.Name = name
	}
	entries, err := fs.ReadDir(sub, ".")
	if err != nil {
		return nil, err
	}
	var files []File
	for _, e := range entries {
		data, err := fs.ReadFile(sub, e.Name())
		if err != nil {
			return nil, err
		}
		if e.Name() == headFile {
			revised, ok := reviseHead(data, f.Plan)
			if !ok {
				return nil, errors.New("planfile: the name of the plan cannot be written") // no name does this
			}
			data = revised
		}
		files = append(files, File{e.Name(), data})
	}
	return files, nil
}
