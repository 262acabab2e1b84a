package web

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"io/fs"
	"net/http"
	"path"
	"strings"
)

//go:embed all:page
var pageFiles embed.FS

// pages are the templates of one language by name: plan_tree for
// page/plan_tree.html. Each defines "title" and "main"; page/_*.html are the
// frame and the parts that pages share.
type pages map[string]*template.Template

// readPages reads the templates for a language.
func readPages(l *lang, shelf *shelf) (pages, error) {
	shared, err := template.New("").Funcs(functions(l, shelf)).ParseFS(pageFiles, "page/_*.html")
	if err != nil {
		return nil, fmt.Errorf("web: %w", err)
	}
	files, err := fs.Glob(pageFiles, "page/[a-z]*.html")
	if err != nil {
		return nil, err
	}
	all := pages{}
	for _, file := range files {
		t, err := shared.Clone()
		if err != nil {
			return nil, err
		}
		if t, err = t.ParseFS(pageFiles, file); err != nil {
			return nil, fmt.Errorf("web: %w", err)
		}
		all[strings.TrimSuffix(path.Base(file), ".html")] = t
	}
	return all, nil
}

// view is what a template is given.
type view struct {
	Frame frame
	Page  any
}

// show answers with a page.
func (c *call) show(name string, page any) error {
	return c.showAs(http.StatusOK, name, page)
}

// showAs answers with a page under a status, such as that of a form with
// faults.
func (c *call) showAs(status int, name string, page any) error {
	t, ok := c.site.pages[c.lang.tag][name]
	if !ok {
		return fmt.Errorf("web: no page %s", name)
	}
	f, err := c.frame(name, page)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := t.ExecuteTemplate(&b, "frame", view{f, page}); err != nil {
		return fmt.Errorf("web: page %s: %w", name, err)
	}
	h := c.w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Add("Vary", "Cookie, Accept-Language")
	c.w.WriteHeader(status)
	if c.r.Method != http.MethodHead {
		_, _ = c.w.Write(withOnce(c.lang.leadFaults(b.Bytes()))) // the reader may have gone
	}
	return nil
}
