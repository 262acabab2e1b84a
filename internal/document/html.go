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
		"style": func(d *Document) template.CSS { return template.CSS(string(style) + running(d)) },
		"set":   setting,
		"span":  func(t *Table) int { return len(t.Columns) },
		"below": func(s Section, depth int) nested { return nested{s, depth + 1} },
		"level": func(depth int) int { return min(depth+1, 6) },
		"at":    func(pages map[string]int, id string) int { return pages[id] },
		"top":   func(s Section) nested { return nested{s, 1} },
		"notes": func(t *Table, mark string) string { return anchorOf(t.ID, mark) },
		"cell":  func(t *Table, c Cell) tableCell { return tableCell{c, anchorOf(t.ID, c.Mark)} },
	}).ParseFS(pageFiles, "page/*.html"))
})

// nested is a section with how deep it lies.
type nested struct {
	Section
	Depth int
}

// tableCell is a cell with the anchor of its note.
type tableCell struct {
	Cell
	Note string
}

// anchorOf is the anchor of a note below a table; empty without one.
func anchorOf(table, mark string) string {
	if table == "" || mark == "" {
		return ""
	}
	return table + "-note-" + mark
}

// setting is the class for how the cells of a column are set; empty: as usual.
func setting(t *Table, i int) string {
	switch {
	case i >= len(t.Columns):
	case t.Columns[i].Right:
		return "r"
	case t.Columns[i].Whole:
		return "k"
	}
	return ""
}

// running is the line at the head of every page but the first, on paper.
func running(d *Document) string {
	if d.Kind == List {
		return ""
	}
	first := `@top-center { content: ""; }`
	if d.Kind == Book {
		first += ` @bottom-center { content: ""; }`
	}
	return "@page { @top-center { content: " + quoted(Clean(d.Title)) + "; } }\n@page :first { " + first + " }\n"
}

// quoted is a text as a string of CSS: what could end it, or the element that it
// stands in, is written by its number.
func quoted(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		if strings.ContainsRune("\"\\<>&'", r) {
			fmt.Fprintf(&b, "\\%x ", r)
		} else {
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// blockKind names the template for a block.
func blockKind(b Block) string {
	switch b.(type) {
	case Paragraph:
		return "paragraph"
	case Items:
		return "items"
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
