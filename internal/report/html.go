package report

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"io"
	"strings"
	"sync"
)

//go:embed page
var pageFiles embed.FS

// page is the template with its style and script, read once.
var page = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("page.html").Funcs(template.FuncMap{
		"kind":      blockKind,
		"points":    Points,
		"num":       func(v float64) string { return strings.TrimSuffix(fmt.Sprintf("%.1f", v), ".0") },
		"add":       func(x, y float64) float64 { return x + y },
		"style":     func() template.CSS { return template.CSS(pageFile("style.css")) },
		"script":    func() template.JS { return template.JS(pageFile("find.js")) },
		"clean":     clean,
		"cssString": cssString,
		"cell":      newCell,
		"worded":    func(words Words, block any) worded { return worded{words, block} },
	}).ParseFS(pageFiles, "page/*.html"))
})

// cssString writes a text as a string of a style sheet. Every sign but plain
// letters and digits is written by its number, so that nothing ends it.
func cssString(s string) template.CSS {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range clean(s) {
		if r == ' ' || r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' {
			b.WriteRune(r)
		} else {
			fmt.Fprintf(&b, `\%x `, r)
		}
	}
	b.WriteByte('"')
	return template.CSS(b.String())
}

// worded is a block with the page's words.
type worded struct {
	Words Words
	Block any
}

func pageFile(name string) string {
	data, err := pageFiles.ReadFile("page/" + name)
	if err != nil {
		panic(err) // part of the program
	}
	return string(data)
}

// blockKind names the template for a block.
func blockKind(b any) string {
	switch b.(type) {
	case Paragraph:
		return "paragraph"
	case List:
		return "list"
	case *Table:
		return "table"
	case *Chart:
		return "chart"
	case Legend:
		return "legend"
	case Fold:
		return "fold"
	case Finder:
		return "finder"
	}
	panic(fmt.Sprintf("report: no template for %T", b))
}

// HTML writes the document as one page that needs nothing else: no script is
// needed to read it, and nothing is fetched.
func HTML(w io.Writer, d *Document) error {
	var b bytes.Buffer
	if err := page().Execute(&b, d); err != nil {
		return fmt.Errorf("report: page: %w", err)
	}
	_, err := w.Write(b.Bytes())
	return err
}

// shownCell is a cell with its place in the table.
type shownCell struct {
	Cell
	First  bool
	Line   bool
	Points string
	Class  string
}

func newCell(i int, c Cell, columns []Column) shownCell {
	s := shownCell{Cell: c, First: i == 0, Line: columns[i].Line, Points: Points(c.Line)}
	if columns[i].Right {
		s.Class = "r"
	}
	if c.State != StateNone {
		s.Class = strings.TrimSpace(s.Class + " " + string(c.State))
	}
	return s
}
