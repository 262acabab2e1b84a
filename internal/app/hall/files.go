package hall

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"io"
	"io/fs"
	"slices"
	"time"

	"github.com/openplenum/plenum/internal/planfile"
)

// FilesHash is the key under which files are stored: SHA-256 of their names
// and bytes, in the order of names.
func FilesHash(files []planfile.File) string {
	sum := sha256.New()
	for _, f := range sortedFiles(files) {
		for _, part := range [][]byte{[]byte(f.Name), f.Data} {
			var size [8]byte
			binary.LittleEndian.PutUint64(size[:], uint64(len(part)))
			sum.Write(size[:]) //nolint:errcheck // a hash takes everything
			sum.Write(part)    //nolint:errcheck // a hash takes everything
		}
	}
	return hex.EncodeToString(sum.Sum(nil))
}

func sortedFiles(files []planfile.File) []planfile.File {
	out := slices.Clone(files)
	slices.SortFunc(out, func(a, b planfile.File) int { return cmp.Compare(a.Name, b.Name) })
	return out
}

// fileSystem is files in memory as the root of a file system, for planfile.
type fileSystem []planfile.File // sorted by name

func (s fileSystem) Open(name string) (fs.File, error) {
	if name == "." {
		return &openFolder{info: fileInfo{name: ".", mode: fs.ModeDir | 0o555}, left: s.entries()}, nil
	}
	for _, f := range s {
		if f.Name == name {
			return &openFile{fileInfo{name, int64(len(f.Data)), 0o444}, bytes.NewReader(f.Data)}, nil
		}
	}
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

func (s fileSystem) entries() []fs.DirEntry {
	out := make([]fs.DirEntry, len(s))
	for i, f := range s {
		out[i] = fs.FileInfoToDirEntry(fileInfo{f.Name, int64(len(f.Data)), 0o444})
	}
	return out
}

type fileInfo struct {
	name string
	size int64
	mode fs.FileMode
}

func (i fileInfo) Name() string       { return i.name }
func (i fileInfo) Size() int64        { return i.size }
func (i fileInfo) Mode() fs.FileMode  { return i.mode }
func (i fileInfo) ModTime() time.Time { return time.Time{} }
func (i fileInfo) IsDir() bool        { return i.mode.IsDir() }
func (i fileInfo) Sys() any           { return nil }

type openFile struct {
	info fileInfo
	*bytes.Reader
}

func (f *openFile) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *openFile) Close() error               { return nil }

type openFolder struct {
	info fileInfo
	left []fs.DirEntry
}

func (f *openFolder) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *openFolder) Close() error               { return nil }
func (f *openFolder) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: ".", Err: fs.ErrInvalid}
}

// ReadDir lists the files.
func (f *openFolder) ReadDir(n int) ([]fs.DirEntry, error) {
	if n <= 0 || n > len(f.left) {
		if n > 0 && len(f.left) == 0 {
			return nil, io.EOF
		}
		n = len(f.left)
	}
	out := f.left[:n]
	f.left = f.left[n:]
	return out, nil
}
