package publish

import (
	"bytes"
	"context"
	"fmt"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/openplenum/plenum/internal/document"
	"github.com/openplenum/plenum/internal/publish/akn"
	"github.com/openplenum/plenum/internal/publish/atom"
	"github.com/openplenum/plenum/internal/publish/sdmx"
)

// Archive is the documents of the record as files under permanent paths. A file
// is made when it is asked for. An archive does not change; it is safe for use
// by many goroutines.
type Archive struct {
	t     *teller
	o     Options
	paths []string
	files map[string]maker
}

// maker makes a file.
type maker struct {
	kind string    // media type
	date time.Time // of what it says
	make func(ctx context.Context) ([]byte, error)
	page func() ([]byte, error) // of a PDF: the page that is printed
}

// File is one file of the archive.
type File struct {
	Path string
	Type string // media type
	Date time.Time
	Data []byte
}

// The media types beside those of the standards.
const (
	typeHTML = "text/html; charset=utf-8"
	typeText = "text/plain; charset=utf-8"
	typePDF  = "application/pdf"
	typeJSON = "application/json"
)

// Open reads what is published and lays out the archive.
func Open(ctx context.Context, o Options) (*Archive, error) {
	s, err := read(ctx, o)
	if err != nil {
		return nil, err
	}
	if o.Template == nil {
		o.Template = Standard()
	}
	a := &Archive{t: &teller{source: s, c: o.Words, template: o.Template}, o: o, files: map[string]maker{}}
	a.sittings()
	a.conclusions()
	a.books()
	a.taskSheets()
	a.fields()
	a.feed("feed", "", a.t.text("publish.feed.title"), "index.html")
	a.page("index", a.t.index, nil)
	a.summaries()
	return a, nil
}

// Paths lists the files, in the order in which the archive is laid out.
func (a *Archive) Paths() []string { return slices.Clone(a.paths) }

// File makes a file. ErrNotFound: there is none under the path.
func (a *Archive) File(ctx context.Context, name string) (File, error) {
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	m, ok := a.files[name]
	if !ok {
		return File{}, fmt.Errorf("%w: %s", ErrNotFound, name)
	}
	data, err := m.make(ctx)
	if err != nil {
		return File{}, fmt.Errorf("publish: %s: %w", name, err)
	}
	return File{Path: name, Type: m.kind, Date: m.date, Data: data}, nil
}

func (a *Archive) add(name string, m maker) {
	if _, there := a.files[name]; !there {
		a.paths = append(a.paths, name)
	}
	if m.date.IsZero() {
		m.date = a.t.last()
	}
	a.files[name] = m
}

// link is a link to a file of the archive, from anywhere in it: finish makes it
// relative.
func link(name, text string) document.Link { return document.Link{Path: "/" + name, Text: text} }

// finish makes the links of a document relative to where it lies.
func finish(d *document.Document, at string) {
	turn := func(to string) string {
		if !strings.HasPrefix(to, "/") {
			return to
		}
		return relative(path.Dir(at), to[1:])
	}
	for _, all := range [][]document.Link{d.Places, d.Formats} {
		for i := range all {
			all[i].Path = turn(all[i].Path)
		}
	}
	if d.Feed != nil {
		d.Feed.Path = turn(d.Feed.Path)
	}
	d.Walk(func(s *document.Section, _ int) {
		for _, b := range s.Blocks {
			switch x := b.(type) {
			case document.Links:
				for i := range x {
					x[i].Path = turn(x[i].Path)
					for j := range x[i].More {
						x[i].More[j].Path = turn(x[i].More[j].Path)
					}
				}
			case *document.Table:
				for _, r := range x.Rows {
					for i := range r {
						r[i].Link = turn(r[i].Link)
					}
				}
			}
		}
	})
}

// relative is the way from a folder to a file.
func relative(from, to string) string {
	if from == "." {
		return to
	}
	here, there := strings.Split(from, "/"), strings.Split(to, "/")
	same := 0
	for same < len(here) && same < len(there)-1 && here[same] == there[same] {
		same++
	}
	return strings.Repeat("../", len(here)-same) + strings.Join(there[same:], "/")
}

// written are the formats of a document that is published in several.
type written struct {
	stem string // path without the end
	make func() *document.Document
	akn  func(d *document.Document) ([]byte, error) // nil: not in that format
	date time.Time
	up   []document.Link // the pages above it
}

// formats are the ends of the files of a document with their names.
func (a *Archive) formats(w written, but string) []document.Link {
	var out []document.Link
	for _, end := range []string{"html", "pdf", "txt", "xml"} {
		if end == but || end == "pdf" && a.o.Print == nil || end == "xml" && w.akn == nil {
			continue
		}
		out = append(out, link(w.stem+"."+end, a.t.text("publish.format."+end)))
	}
	return out
}

// write lays out a document in all its formats.
func (a *Archive) write(w written) {
	page := func(pages map[string]int) ([]byte, error) {
		d := w.make()
		d.Pages = pages
		d.Places = append([]document.Link{link("index.html", a.t.text("publish.home"))}, w.up...)
		d.Formats = a.formats(w, "html")
		finish(d, w.stem)
		var b bytes.Buffer
		err := document.HTML(&b, d)
		return b.Bytes(), err
	}
	a.add(w.stem+".html", maker{kind: typeHTML, date: w.date, make: func(context.Context) ([]byte, error) { return page(nil) }})
	a.add(w.stem+".txt", maker{kind: typeText, date: w.date, make: func(context.Context) ([]byte, error) {
		var b bytes.Buffer
		err := document.Text(&b, w.make())
		return b.Bytes(), err
	}})
	if a.o.Print != nil {
		a.add(w.stem+".pdf", maker{kind: typePDF, date: w.date,
			page: func() ([]byte, error) { return page(nil) },
			make: func(ctx context.Context) ([]byte, error) { return a.print(ctx, page, w.date) },
		})
	}
	if w.akn != nil {
		a.add(w.stem+".xml", maker{kind: akn.MediaType, date: w.date, make: func(context.Context) ([]byte, error) { return w.akn(w.make()) }})
	}
}

// page lays out a page that leads to others.
func (a *Archive) page(stem string, made func() *document.Document, up []document.Link) {
	a.add(stem+".html", maker{kind: typeHTML, make: func(context.Context) ([]byte, error) {
		d := made()
		if stem != "index" {
			d.Places = append([]document.Link{link("index.html", a.t.text("publish.home"))}, up...)
		}
		finish(d, stem)
		var b bytes.Buffer
		err := document.HTML(&b, d)
		return b.Bytes(), err
	}})
}

// feed lays out the news about a field of work, or about all of them.
func (a *Archive) feed(stem, field, title, page string) {
	a.add(stem+".xml", maker{kind: atom.MediaType, make: func(context.Context) ([]byte, error) {
		var b bytes.Buffer
		err := atom.Write(&b, a.t.news(a.o.Site, stem+".xml", field, title, page))
		return b.Bytes(), err
	}})
}

// data lays out observations.
func (a *Archive) data(name string, date time.Time, d func() sdmx.Data) {
	a.add(name, maker{kind: sdmx.MediaType, date: date, make: func(context.Context) ([]byte, error) {
		var b bytes.Buffer
		err := sdmx.Write(&b, d())
		return b.Bytes(), err
	}})
}
