package web

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"net/http"
	"path"
	"strconv"
	"strings"
)

//go:embed static
var staticFiles embed.FS

// shelf has the static files under names that change with what is in them, so
// that browsers may keep them for ever.
type shelf struct {
	names map[string]string // style.css -> /static/style.1a2b3c.css
	files map[string]shelved
}

// shelved is a file, also compressed.
type shelved struct {
	kind          string
	plain, packed []byte
}

// kinds are the media types of what stands on the shelf.
var kinds = map[string]string{
	".css": "text/css; charset=utf-8",
	".js":  "text/javascript; charset=utf-8",
	".svg": "image/svg+xml",
}

func newShelf(fsys fs.FS) (*shelf, error) {
	s := &shelf{names: map[string]string{}, files: map[string]shelved{}}
	entries, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		data, err := fs.ReadFile(fsys, e.Name())
		if err != nil {
			return nil, err
		}
		kind, ok := kinds[path.Ext(e.Name())]
		if !ok {
			return nil, fmt.Errorf("web: no media type for static/%s", e.Name())
		}
		var packed bytes.Buffer
		z := gzip.NewWriter(&packed)
		if _, err := z.Write(data); err != nil {
			return nil, err
		}
		if err := z.Close(); err != nil {
			return nil, err
		}
		sum := sha256.Sum256(data)
		ext := path.Ext(e.Name())
		name := "/static/" + strings.TrimSuffix(e.Name(), ext) + "." + hex.EncodeToString(sum[:6]) + ext
		s.names[e.Name()] = name
		s.files[name] = shelved{kind: kind, plain: data, packed: packed.Bytes()}
	}
	return s, nil
}

// name is the address of a static file.
func (s *shelf) name(file string) (string, error) {
	name, ok := s.names[file]
	if !ok {
		return "", fmt.Errorf("web: no static file %s", file)
	}
	return name, nil
}

// ServeHTTP sends a file.
func (s *shelf) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	f, ok := s.files[r.URL.Path]
	if !ok {
		http.Error(w, http.StatusText(http.StatusNotFound), http.StatusNotFound)
		return
	}
	h := w.Header()
	h.Set("Content-Type", f.kind)
	h.Set("Cache-Control", "public, max-age=31536000, immutable")
	h.Set("Vary", "Accept-Encoding")
	data := f.plain
	if strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
		h.Set("Content-Encoding", "gzip")
		data = f.packed
	}
	h.Set("Content-Length", strconv.Itoa(len(data)))
	if r.Method == http.MethodHead {
		return
	}
	_, _ = w.Write(data) // the reader may have gone
}
