package document

import (
	"bytes"
	"strings"
	"testing"
)

// FuzzDocument: whatever a text holds, the page has no element that the template
// has not, and neither page nor plain text has a sign that misleads.
func FuzzDocument(f *testing.F) {
	f.Add("A title", "text", "mark")
	f.Add("</style><script>", "\u202e\x00\xff", "\" onclick=x")
	f.Fuzz(func(t *testing.T, title, text, mark string) {
		d := sample()
		d.Title, d.Over = title, text
		d.Sections[0].Title, d.Sections[0].Blocks = text, []Block{
			Paragraph{Lead: title, Text: text}, Items{{Text: text, Below: []string{mark}}}, Speech{From: title, Text: text},
			&Table{ID: "x", Caption: text, Columns: []Column{{Title: text}, {Title: mark}}, Rows: []Row{{{Text: title}}, {{Text: text}, {Text: title, Mark: mark}}}, Notes: []Mark{{mark, text}}},
		}
		var page, plain bytes.Buffer
		if err := HTML(&page, d); err != nil {
			t.Fatal(err)
		}
		if err := Text(&plain, d); err != nil {
			t.Fatal(err)
		}
		for _, out := range []string{page.String(), plain.String()} {
			if strings.ContainsAny(out, "\u202e\x00\x1b") || strings.ToValidUTF8(out, "") != out {
				t.Fatalf("it holds a sign that misleads: %q", out)
			}
		}
		for _, not := range []string{"<script", "<img", "<iframe", "\" onclick="} {
			if strings.Contains(strings.ToLower(page.String()), not) {
				t.Fatalf("the page holds %s", not)
			}
		}
		if n := strings.Count(page.String(), "</style>"); n != 1 {
			t.Fatalf("%d styles end", n)
		}
	})
}
