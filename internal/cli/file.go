package cli

import (
	"bufio"
	"errors"
	"io"
	"os"
	"path/filepath"
)

// writeFile writes a file whole or not at all: to a temporary file beside it,
// which takes its name once everything is on the disk. An interrupted command
// leaves the old file, or none. "-" is standard output.
func writeFile(path string, stdout io.Writer, write func(w io.Writer) error) (err error) {
	if path == "-" {
		return write(stdout)
	}
	tmp, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*")
	if err != nil {
		return broken("file.write", err, path)
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, tmp.Close(), os.Remove(tmp.Name()))
		}
	}()
	b := bufio.NewWriterSize(tmp, 1<<16)
	if err := write(b); err != nil {
		return err
	}
	for _, step := range []func() error{b.Flush, tmp.Sync, func() error { return tmp.Chmod(0o644) }, tmp.Close} {
		if err := step(); err != nil {
			return broken("file.write", err, path)
		}
	}
	if err := os.Rename(tmp.Name(), path); err != nil {
		return broken("file.write", err, path)
	}
	return nil
}
