package app

import (
	"bytes"
	"fmt"
	"io/fs"
	"strconv"

	"github.com/openplenum/plenum/internal/planfile"
)

// Begin returns the files of a new plan folder with a name of its own: those
// of a small plan without faults, to be changed step by step.
func Begin(small fs.FS, name string) ([]planfile.File, error) {
	entries, err := fs.ReadDir(small, ".")
	if err != nil {
		return nil, fmt.Errorf("app: %w", err)
	}
	var out []planfile.File
	for _, e := range entries {
		data, err := fs.ReadFile(small, e.Name())
		if err != nil {
			return nil, fmt.Errorf("app: %w", err)
		}
		if e.Name() == "plan.yaml" {
			data = rename(data, name)
		}
		out = append(out, planfile.File{Name: e.Name(), Data: data})
	}
	return out, nil
}

// rename writes another name into the head of a plan. In YAML a quoted Go
// string is a string.
func rename(head []byte, name string) []byte {
	lines := bytes.Split(head, []byte("\n"))
	for i, line := range lines {
		if bytes.HasPrefix(line, []byte("name:")) {
			lines[i] = []byte("name: " + strconv.Quote(name))
		}
	}
	return bytes.Join(lines, []byte("\n"))
}
