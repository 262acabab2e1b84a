package publish

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// The files that say what lies in an archive on disk.
const (
	listing   = "archive.json"
	checksums = "checksums.txt"
)

// schema is the form of the listing.
const schema = "plenum-archive/1"

// Listing is what lies in an archive.
type Listing struct {
	Schema string   `json:"schema"`
	Files  []Listed `json:"files"` // in the order of their paths
}

// Listed is one file of it.
type Listed struct {
	Path   string `json:"path"`
	Type   string `json:"type"`
	Bytes  int    `json:"bytes"`
	SHA256 string `json:"sha256"`
	From   string `json:"from,omitempty"` // of a PDF: hash of the page that was printed
}

// ErrForeign says that a folder is there and is no archive: it is not touched.
var ErrForeign = errors.New("publish: the folder is there already and is no archive")

// WriteFolder writes the archive into a folder. All of it is written beside it
// first, and then takes its place: whoever is stopped in between leaves the old
// archive as it was. A PDF whose page is the same as before is taken from the
// old archive. Progress is told how many files are done, of all.
func (a *Archive) WriteFolder(ctx context.Context, dir string, progress func(done, of int)) (*Listing, error) {
	dir = filepath.Clean(dir)
	fresh, old := dir+".new", dir+".old"
	if err := settle(dir, fresh, old); err != nil {
		return nil, err
	}
	before := readListing(dir)
	if err := os.MkdirAll(fresh, 0o755); err != nil {
		return nil, fmt.Errorf("publish: %w", err)
	}
	l, err := a.fillFolder(ctx, fresh, dir, before, progress)
	if err != nil {
		return nil, errors.Join(err, os.RemoveAll(fresh))
	}
	return l, swap(dir, fresh, old)
}

// settle tidies what an earlier run left that was stopped, and refuses a folder
// that is no archive.
func settle(dir, fresh, old string) error {
	if _, err := os.Stat(dir); errors.Is(err, fs.ErrNotExist) && readListing(old) != nil {
		if err := os.Rename(old, dir); err != nil { // stopped between the two renames
			return fmt.Errorf("publish: %w", err)
		}
	}
	for _, left := range []string{fresh, old} {
		if readListing(left) == nil && !isEmpty(left) && !isPart(left) {
			return fmt.Errorf("%w: %s", ErrForeign, left)
		}
		if err := os.RemoveAll(left); err != nil {
			return fmt.Errorf("publish: %w", err)
		}
	}
	if readListing(dir) == nil && !isEmpty(dir) {
		return fmt.Errorf("%w: %s", ErrForeign, dir)
	}
	return nil
}

// part is in a folder that is being written.
const part = ".plenum-archive-part"

func isPart(dir string) bool { _, err := os.Stat(filepath.Join(dir, part)); return err == nil }

// isEmpty tells whether there is nothing under a name, or an empty folder.
func isEmpty(dir string) bool {
	entries, err := os.ReadDir(dir)
	return errors.Is(err, fs.ErrNotExist) || err == nil && len(entries) == 0
}

// readListing reads the listing of an archive, nil if there is none.
func readListing(dir string) *Listing {
	data, err := os.ReadFile(filepath.Join(dir, listing))
	var l Listing
	if err != nil || json.Unmarshal(data, &l) != nil || l.Schema != schema {
		return nil
	}
	return &l
}

func (a *Archive) fillFolder(ctx context.Context, fresh, old string, before *Listing, progress func(int, int)) (*Listing, error) {
	if err := os.WriteFile(filepath.Join(fresh, part), nil, 0o644); err != nil {
		return nil, fmt.Errorf("publish: %w", err)
	}
	l := &Listing{Schema: schema}
	for i, name := range a.paths {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if progress != nil {
			progress(i, len(a.paths))
		}
		listed, data, err := a.listed(ctx, name, old, before)
		if err != nil {
			return nil, err
		}
		if err := writeFile(fresh, name, data); err != nil {
			return nil, err
		}
		l.Files = append(l.Files, listed)
	}
	sums, text, err := l.written()
	if err != nil {
		return nil, err
	}
	return l, errors.Join(writeFile(fresh, checksums, sums), writeFile(fresh, listing, text), os.Remove(filepath.Join(fresh, part)))
}

// written sorts the files of a listing, and writes it as checksums and as JSON.
func (l *Listing) written() (sums, text []byte, err error) {
	slices.SortFunc(l.Files, func(x, y Listed) int { return strings.Compare(x.Path, y.Path) })
	for _, f := range l.Files {
		sums = append(sums, f.SHA256+"  "+f.Path+"\n"...)
	}
	if text, err = json.MarshalIndent(l, "", " "); err != nil {
		return nil, nil, fmt.Errorf("publish: %w", err)
	}
	return sums, append(text, '\n'), nil
}

// summaries are the listing and the checksums where the archive is not on disk:
// of all files but PDFs, which would have to be printed for it.
func (a *Archive) summaries() {
	list := func(ctx context.Context) (sums, text []byte, err error) {
		l := &Listing{Schema: schema}
		for _, name := range a.paths {
			if a.files[name].page != nil {
				continue
			}
			f, err := a.File(ctx, name)
			if err != nil {
				return nil, nil, err
			}
			l.Files = append(l.Files, Listed{Path: name, Type: f.Type, Bytes: len(f.Data), SHA256: sum(f.Data)})
		}
		return l.written()
	}
	a.files[checksums] = maker{kind: typeText, date: a.t.last(), make: func(ctx context.Context) ([]byte, error) {
		sums, _, err := list(ctx)
		return sums, err
	}}
	a.files[listing] = maker{kind: typeJSON, date: a.t.last(), make: func(ctx context.Context) ([]byte, error) {
		_, text, err := list(ctx)
		return text, err
	}}
}

// listed makes a file, or takes a PDF from the old archive.
func (a *Archive) listed(ctx context.Context, name, old string, before *Listing) (Listed, []byte, error) {
	m := a.files[name]
	l := Listed{Path: name, Type: m.kind}
	if m.page != nil {
		page, err := m.page()
		if err != nil {
			return l, nil, err
		}
		l.From = sum(page)
		if data := again(old, before, name, l.From); data != nil {
			l.Bytes, l.SHA256 = len(data), sum(data)
			return l, data, nil
		}
	}
	f, err := a.File(ctx, name)
	l.Bytes, l.SHA256 = len(f.Data), sum(f.Data)
	return l, f.Data, err
}

// again is a PDF of the old archive that was printed from the same page, nil
// without one or if it was changed since.
func again(old string, before *Listing, name, from string) []byte {
	if before == nil {
		return nil
	}
	for _, f := range before.Files {
		if f.Path != name || f.From != from {
			continue
		}
		data, err := os.ReadFile(filepath.Join(old, filepath.FromSlash(name)))
		if err == nil && sum(data) == f.SHA256 {
			return data
		}
	}
	return nil
}

func sum(data []byte) string {
	s := sha256.Sum256(data)
	return hex.EncodeToString(s[:])
}

func writeFile(dir, name string, data []byte) error {
	at := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
		return fmt.Errorf("publish: %w", err)
	}
	f, err := os.Create(at)
	if err != nil {
		return fmt.Errorf("publish: %w", err)
	}
	_, err = f.Write(data)
	if err := errors.Join(err, f.Sync(), f.Close()); err != nil {
		return fmt.Errorf("publish: %w", err)
	}
	return nil
}

// swap puts the fresh archive in the place of the old one.
func swap(dir, fresh, old string) error {
	err := os.Rename(dir, old)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("publish: %w", err)
	}
	if err := os.Rename(fresh, dir); err != nil {
		return fmt.Errorf("publish: %w", errors.Join(err, os.Rename(old, dir)))
	}
	return os.RemoveAll(old)
}
