package document

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

// page is the template with its style, read once.
var page = sync.OnceValue(func() *template.Template {
	style, err := pageFiles.ReadFile("page/style.css")
	if err != nil {
		panic(err) // part of the program
	}
	return template.Must(template.New("page.html").Funcs(template.FuncMap{
		"clean": Clean,
		"lead":  func(s string) string { return strings.ReplaceAll(Clean(s), " --", " \u2014") },
		"kind":  blockKind,
		"style": func() template.CSS { return template.CSS(style) },
		"right": func(t *Table, i int) bool { return i < len(t.Columns) && t.Columns[i].Right },
		"span":  func(t *Table) int { return len(t.Columns) },
		"below": func(s Section, depth int) nested { return nested{s, depth + 1} },
		"level": func(depth int) int { return min(depth+1, 6) },
		"at":    func(pages map[string]int, id string) int { return pages[id] },
		"top":   func(s Section) nested { return nested{s, 1} },
	}).ParseFS(pageFiles, "page/*.html"))
})

// nested is a section with how deep it lies.
type nested struct {
	Section
	Depth int
}

// blockKind names the template for a block.
func blockKind(b Block) string {
	switch b.(type) {
	case Paragraph:
		return "paragraph"
	case Points:
		return "points"
	case Speech:
		return "speech"
	case Links:
		return "links"
	case *Table:
		return "table"
	}
	panic(fmt.Sprintf("document: no template for %T", b))
}

// HTML writes the document as one page that needs nothing else: no script, and
// nothing is fetched. On paper it has page numbers.
func HTML(w io.Writer, d *Document) error {
	var b bytes.Buffer
	if err := page().Execute(&b, d); err != nil {
		return fmt.Errorf("document: page: %w", err)
	}
	_, err := w.Write(b.Bytes())
	return err
}
