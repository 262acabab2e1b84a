package cli

import (
	"bufio"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// writeFile writes a file whole or not at all: into a temporary file beside
// it, which takes its name once everything is on the disk. A command that is
// interrupted leaves the old file, or none. "-" is standard output; what is
// there and is no ordinary file (a pipe, a terminal) is written directly.
func writeFile(path string, stdout io.Writer, write func(w io.Writer) error) error {
	if path == "-" {
		return buffered(stdout, write)
	}
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		return writeSpecial(path, info, write)
	}
	tmp, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*")
	if errors.Is(err, fs.ErrNotExist) {
		return badInput("file.write", path).hint("directory", filepath.Dir(path))
	}
	if err != nil {
		return broken("file.write", err, path)
	}
	err = finish(tmp, path, write)
	if err != nil {
		_ = tmp.Close()           // may be closed already
		_ = os.Remove(tmp.Name()) // the first error is the one to tell
	}
	return err
}

// finish fills the temporary file and gives it its name.
func finish(tmp *os.File, path string, write func(w io.Writer) error) error {
	if err := buffered(tmp, write); err != nil {
		var full *fs.PathError
		if errors.As(err, &full) && full.Path == tmp.Name() { // nobody knows the file by this name
			return broken("file.write", full.Err, path)
		}
		return err
	}
	mode := func() error { return tmp.Chmod(0o644) }
	rename := func() error { return os.Rename(tmp.Name(), path) }
	for _, step := range []func() error{mode, tmp.Sync, tmp.Close, rename} {
		if err := step(); err != nil {
			return broken("file.write", err, path)
		}
	}
	return nil
}

func writeSpecial(path string, info fs.FileInfo, write func(w io.Writer) error) error {
	if info.IsDir() {
		return badInput("file.folder", path)
	}
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return broken("file.write", err, path)
	}
	if err := buffered(f, write); err != nil {
		_ = f.Close() // the first error is the one to tell
		return err
	}
	if err := f.Close(); err != nil {
		return broken("file.write", err, path)
	}
	return nil
}

func buffered(w io.Writer, write func(w io.Writer) error) error {
	b := bufio.NewWriterSize(w, 1<<16)
	if err := write(b); err != nil {
		return err
	}
	if err := b.Flush(); err != nil {
		return broken("output", err)
	}
	return nil
}

// writeFolder fills a folder whole or not at all: fill writes into a
// temporary folder beside it, which then takes its name. The folder must not
// exist, or be empty.
func writeFolder(path string, fill func(dir string) error) error {
	entries, err := os.ReadDir(path)
	if err == nil && len(entries) > 0 {
		return badInput("file.exists", path).hint("folder.other")
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return badInput("file.write", path).because(err)
	}
	tmp, err := os.MkdirTemp(filepath.Dir(filepath.Clean(path)), "."+filepath.Base(path)+".*")
	if errors.Is(err, fs.ErrNotExist) {
		return badInput("file.write", path).hint("directory", filepath.Dir(filepath.Clean(path)))
	}
	if err != nil {
		return broken("file.write", err, path)
	}
	defer os.RemoveAll(tmp)
	if err := fill(tmp); err != nil {
		var full *fs.PathError
		if errors.As(err, &full) && strings.HasPrefix(full.Path, tmp) { // nobody knows the folder by this name
			return broken("file.write", full.Err, path)
		}
		return err
	}
	if err := os.Chmod(tmp, 0o755); err != nil {
		return broken("file.write", err, path)
	}
	if len(entries) == 0 {
		_ = os.Remove(path) // an empty folder gives way; if not, the next step says so
	}
	if err := os.Rename(tmp, path); err != nil {
		return broken("file.write", err, path)
	}
	return nil
}
