package store

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"io/fs"
	"reflect"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/planfile"
)

// checkFiles hashes every stored file and folder again.
func (r *reader) checkFiles(ctx context.Context, c *Check) error {
	hashes, err := column[string](ctx, r.tx, `SELECT hash FROM content ORDER BY hash`)
	if err != nil {
		return err
	}
	for _, hash := range hashes { // one by one: contents may be large
		c.Looked++
		data, err := column[[]byte](ctx, r.tx, `SELECT data FROM content WHERE hash = $1`, hash)
		if err != nil {
			return err
		}
		if got := contentHash(data[0]); got != hash {
			c.found("the file stored under %s has the hash %s: it was changed", hash, got)
		}
	}
	folders, err := column[string](ctx, r.tx, `SELECT hash FROM folder ORDER BY hash`)
	if err != nil {
		return err
	}
	for _, hash := range folders {
		c.Looked++
		files, err := r.Files(ctx, hash)
		if err != nil && !errors.Is(err, hall.ErrNotFound) {
			return err
		}
		if got := hall.FilesHash(files); got != hash {
			c.found("the folder stored under %s has the hash %s", hash, got)
		}
	}
	return nil
}

// checkVersions reads the plan of every version and holds it against what the
// version says of itself.
func (r *reader) checkVersions(ctx context.Context, c *Check, again func(context.Context, hall.Reader) ([]hall.PlanVersion, error)) error {
	versions, err := r.Versions(ctx, "")
	if err != nil {
		return err
	}
	size, err := r.Size(ctx)
	if err != nil {
		return err
	}
	seen, hashes := map[hall.VersionID]hall.PlanVersion{}, map[string]string{}
	for _, v := range versions {
		c.Looked++
		if v.Act >= size {
			c.found("version %s was made by entry %d, which is not there", v.ID, v.Act)
		}
		if parent, ok := seen[v.Parent]; v.Parent != "" && (!ok || parent.Plan != v.Plan) {
			c.found("version %s comes from %s, which is no earlier version of its plan", v.ID, v.Parent)
		}
		seen[v.ID] = v
		if _, ok := hashes[v.Files]; !ok {
			if hashes[v.Files], err = r.planHash(ctx, v.Files); err != nil {
				c.found("version %s: %v", v.ID, err)
				continue
			}
		}
		if hashes[v.Files] != v.Hash {
			c.found("version %s says that its plan has the hash %s; its files have %s", v.ID, v.Hash, hashes[v.Files])
		}
	}
	if again == nil {
		return nil
	}
	want, err := again(ctx, r)
	if err != nil {
		return err
	}
	c.Looked = 0 // compare counts them
	compare(c, "the row of", versions, want, func(v hall.PlanVersion) (hall.VersionID, string) {
		return v.ID, "version " + string(v.ID)
	})
	return nil
}

// planHash reads a stored folder as a plan.
func (r *reader) planHash(ctx context.Context, folder string) (string, error) {
	files, err := r.Files(ctx, folder)
	if err != nil {
		return "", err
	}
	fsys, err := asFolder(files)
	if err != nil {
		return "", err
	}
	read, err := planfile.ReadFS(fsys)
	if err != nil {
		return "", err
	}
	return planfile.Hash(read.Plan)
}

// asFolder makes files a folder that can be read, by way of an archive in
// memory.
func asFolder(files []planfile.File) (fs.FS, error) {
	var b bytes.Buffer
	archive := zip.NewWriter(&b)
	for _, f := range files {
		w, err := archive.CreateHeader(&zip.FileHeader{Name: f.Name, Method: zip.Store})
		if err != nil {
			return nil, err
		}
		if _, err := w.Write(f.Data); err != nil {
			return nil, err
		}
	}
	if err := archive.Close(); err != nil {
		return nil, err
	}
	return zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
}

// checkActs makes the acts of figures again.
func (r *reader) checkActs(ctx context.Context, c *Check, again func(context.Context, hall.Reader) ([]hall.FigureAct, error)) error {
	have, err := r.Acts(ctx, hall.ActFilter{})
	if err != nil || again == nil {
		c.Looked = int64(len(have))
		return err
	}
	want, err := again(ctx, r)
	if err != nil {
		return err
	}
	type key struct {
		version hall.VersionID
		n       int
	}
	compare(c, "the act of", have, want, func(a hall.FigureAct) (key, string) {
		return key{a.Version, a.N}, "figure " + a.Address + " in version " + string(a.Version)
	})
	return nil
}

// checkTasks makes the table of tasks again.
func (r *reader) checkTasks(ctx context.Context, c *Check, again func(context.Context, hall.Reader) ([]hall.TaskRow, error)) error {
	have, err := r.Tasks(ctx, hall.TaskFilter{})
	if err != nil || again == nil {
		c.Looked = int64(len(have))
		return err
	}
	want, err := again(ctx, r)
	if err != nil {
		return err
	}
	compare(c, "the row of", have, want, func(t hall.TaskRow) (string, string) {
		name := string(t.Plenary) + " " + t.Task
		return name, "task " + name
	})
	return nil
}

// compare holds rows against those made again from the record.
func compare[T any, K comparable](c *Check, what string, have, want []T, name func(T) (K, string)) {
	due := map[K]T{}
	for _, w := range want {
		k, _ := name(w)
		due[k] = w
	}
	for _, h := range have {
		c.Looked++
		k, text := name(h)
		w, ok := due[k]
		switch {
		case !ok:
			c.found("%s %s follows from nothing in the record", what, text)
		case !reflect.DeepEqual(h, w):
			c.found("%s %s differs from the record: %+v, by the record %+v", what, text, h, w)
		}
		delete(due, k)
	}
	for _, w := range want { // in order
		if k, text := name(w); hasKey(due, k) {
			c.found("%s %s is missing, although it follows from the record", what, text)
		}
	}
}

func hasKey[K comparable, T any](m map[K]T, k K) bool { _, ok := m[k]; return ok }
