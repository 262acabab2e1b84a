package web

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"net/http"
	"path"
	"strings"
	"sync"
	"time"

	"github.com/openplenum/plenum/internal/publish"
)

// archives keep the public archive as it was laid out last, in each language,
// and the PDFs that were printed.
type archives struct {
	mu   sync.Mutex
	laid map[string]laidArchive // by language
	pdfs map[string][]byte      // by the hash of the page
	busy chan struct{}          // holds one: who prints
}

// laidArchive is an archive with the size of the record that it was laid out
// from.
type laidArchive struct {
	size    int64
	archive *publish.Archive
}

// mostPDFs is how many printed pages are kept.
const mostPDFs = 300

// archive is the archive in the reader's language, as the record stands.
func (c *call) archive() (*publish.Archive, error) {
	a := &c.site.archives
	size, err := c.site.hall.Size(c.r.Context())
	if err != nil {
		return nil, err
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	if kept, ok := a.laid[c.lang.tag]; ok && kept.size == size {
		return kept.archive, nil
	}
	o := publish.Options{Hall: c.site.hall, Words: c.lang.words, Site: c.site.address + "/archive/", Template: c.site.template}
	if c.site.paper != nil {
		o.Print, o.PagesOf = a.print(c.site.paper), c.site.pagesOf
	}
	archive, err := publish.Open(c.r.Context(), o)
	if err != nil {
		return nil, err
	}
	if a.laid == nil {
		a.laid = map[string]laidArchive{}
	}
	a.laid[c.lang.tag] = laidArchive{size, archive}
	return archive, nil
}

// print lets one page be printed at a time, and none twice.
func (a *archives) print(by publish.Print) publish.Print {
	if a.busy == nil {
		a.busy, a.pdfs = make(chan struct{}, 1), map[string][]byte{}
	}
	kept := func(key string) []byte {
		a.mu.Lock()
		defer a.mu.Unlock()
		return a.pdfs[key]
	}
	return func(ctx context.Context, page []byte, date time.Time) ([]byte, error) {
		sum := sha256.Sum256(page)
		key := string(sum[:])
		select {
		case a.busy <- struct{}{}:
		case <-ctx.Done():
			return nil, ctx.Err()
		}
		defer func() { <-a.busy }()
		if data := kept(key); data != nil {
			return data, nil
		}
		data, err := by(ctx, page, date)
		if err != nil {
			return nil, err
		}
		a.mu.Lock()
		defer a.mu.Unlock()
		if len(a.pdfs) >= mostPDFs {
			clear(a.pdfs)
		}
		a.pdfs[key] = data
		return data, nil
	}
}

// archiveHome leads to the first page of the archive.
func (c *call) archiveHome() error { return c.to("/archive/") }

// archiveFile sends a file of the archive, the same that `plenum publish`
// writes. Its pages carry their style, which the policy lets in by its hash, and
// nothing else.
func (c *call) archiveFile() error {
	archive, err := c.archive()
	if err != nil {
		return err
	}
	name := c.r.PathValue("path")
	f, err := archive.File(c.r.Context(), name)
	if errors.Is(err, publish.ErrNotFound) {
		return c.archiveMissing(archive, name)
	}
	if err != nil {
		return err
	}
	sum := sha256.Sum256(f.Data)
	h := c.w.Header()
	h.Set("Content-Type", f.Type)
	h.Set("Content-Security-Policy", archivePolicy(f.Data))
	h.Add("Vary", "Cookie, Accept-Language")
	h.Set("Cache-Control", "no-cache")
	h.Set("ETag", `"`+hex.EncodeToString(sum[:16])+`"`)
	http.ServeContent(c.w, c.r, path.Base(f.Path), time.Time{}, bytes.NewReader(f.Data))
	return nil
}

// archivePolicy lets in the style that a page carries.
func archivePolicy(page []byte) string {
	style := "'none'"
	if m := inside.FindSubmatch(page); m != nil && string(m[1]) == "style" {
		sum := sha256.Sum256(m[2])
		style = "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
	}
	return "default-src 'none'; style-src " + style + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
}

// archiveMissing answers for a path that is no file: a folder without its slash,
// or a PDF where nothing can print.
func (c *call) archiveMissing(archive *publish.Archive, name string) error {
	for _, known := range archive.Paths() {
		if known == name+"/index.html" {
			return c.to("/archive/" + name + "/")
		}
		if stem, ok := strings.CutSuffix(name, ".pdf"); ok && c.site.paper == nil && known == stem+".html" {
			return c.showAs(http.StatusNotImplemented, "fail", failPage{
				Title: c.lang.text("publish.web.no_pdf"), Lead: c.lang.text("publish.web.no_pdf_lead"), Back: "/archive/" + stem + ".html",
			})
		}
	}
	return errNotFound
}
