package document

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// sample has every kind of block.
func sample() *Document {
	return &Document{
		Language: "en", Kind: Letter, Over: "The <Council>", Title: "A title & more", Under: []string{"Adopted today"},
		Contents: true, Words: Words{Contents: "Contents"}, Pages: map[string]int{"one": 7},
		Sections: []Section{
			{Blocks: []Block{Paragraph{Lead: "Valden, 1 May --", Text: "It met. " + strings.Repeat("A long sentence goes on. ", 6)}}},
			{ID: "one", Title: "One", Blocks: []Block{
				Points{{ID: "p1", Number: "1.", Text: "Do it.", Notes: []string{"The mill, by 1 May"}}, {Number: "12.", Text: "And this."}},
				Speech{By: "x", From: "Ann Lee", Text: "Yes."},
				Items{{Text: "First", Below: []string{"a part"}}, {Text: "Second"}},
				Links{{Link: Link{"a.html", "A"}, Note: "first", More: []Link{{"a.txt", "text"}}}},
				&Table{
					ID: "t", Caption: "Targets", Columns: []Column{{Title: "Target"}, {Title: "2026", Right: true}, {Title: "2027", Right: true}},
					Rows:  []Row{{{Text: "Basic needs"}}, {{Text: "Bread"}, {Text: "1 000"}, {Text: "1 100", Mark: "a"}}},
					Notes: []Mark{{"a", "set by point 1"}},
				},
			}, Sections: []Section{{ID: "in", Title: "Inner", Blocks: []Block{Paragraph{Text: "Deep.", Note: true}}}}},
		},
		End: "-0-", Foot: []string{"example.org"},
	}
}

func TestText(t *testing.T) {
	var b bytes.Buffer
	if err := Text(&b, sample()); err != nil {
		t.Fatal(err)
	}
	want := `The <Council>
A title & more
Adopted today

Valden, 1 May -- It met. A long sentence goes on. A long sentence goes on. A
long sentence goes on. A long sentence goes on. A long sentence goes on. A
long sentence goes on.

One
---

1.  Do it.
    The mill, by 1 May

12. And this.

Ann Lee: Yes.

- First
  - a part
- Second

- A first

Targets
Target   2026      2027
-----------------------
Basic needs
Bread   1 000  1 100 a)
a) set by point 1

Inner

Deep.

-0-

example.org
`
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Errorf("text (-want +got):\n%s", diff)
	}
}

// TestHTML: the page parses, says everything, escapes what it says, and asks
// for nothing from elsewhere.
func TestHTML(t *testing.T) {
	var b bytes.Buffer
	if err := HTML(&b, sample()); err != nil {
		t.Fatal(err)
	}
	text := b.String()
	for _, want := range []string{
		`<p class="over">The &lt;Council&gt;</p>`, "<h1>A title &amp; more</h1>", `<section id="one" class="deep1">`, "<h3>Inner</h3>", `id="p1"`,
		`<span>One</span><b>7</b>`, "<b>Ann Lee:</b> Yes.", `<td class="r">1 100<sup><a href="#t-note-a" role="doc-noteref">a</a></sup></td>`, `<p id="t-note-a"><sup>a</sup>`, "<li>First\n<ul><li>a part</li>", `<th scope="rowgroup" colspan="3">Basic needs</th>`,
		`<p class="end">-0-</p>`, `@top-center { content: "A title \26  more"; }`, `<a href="a.txt">text</a>`,
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	for _, not := range []string{"<script", "<img", "<iframe", " src=", "url(", "<link"} {
		if strings.Contains(text, not) {
			t.Errorf("the page holds %s", not)
		}
	}
	ids := map[string]bool{}
	for _, m := range regexp.MustCompile(` id="([^"]*)"`).FindAllStringSubmatch(text, -1) {
		if ids[m[1]] {
			t.Errorf("identifier %s stands twice", m[1])
		}
		ids[m[1]] = true
	}
	for _, m := range regexp.MustCompile(`href="#([^"]*)"`).FindAllStringSubmatch(text, -1) {
		if !ids[m[1]] {
			t.Errorf("a link leads to %s, which is nowhere", m[1])
		}
	}
}

// TestHostile: nothing that a text holds becomes markup, moves a terminal or
// turns the direction of reading.
func TestHostile(t *testing.T) {
	bad := "a\x1b[31m<script>x</script>\u202eb\u200fc\x00\ufffe\xff"
	d := &Document{Kind: Letter, Title: bad, Sections: []Section{{Title: bad, Blocks: []Block{Paragraph{Lead: bad, Text: bad}, Points{{Number: bad, Text: bad}}}}}}
	for name, render := range map[string]func(*bytes.Buffer) error{
		"html": func(b *bytes.Buffer) error { return HTML(b, d) },
		"text": func(b *bytes.Buffer) error { return Text(b, d) },
	} {
		var b bytes.Buffer
		if err := render(&b); err != nil {
			t.Fatal(err)
		}
		for _, not := range []string{"\x1b", "\u202e", "\u200f", "\x00", "\xff"} {
			if strings.Contains(b.String(), not) {
				t.Errorf("%s holds %q", name, not)
			}
		}
		if name == "html" && strings.Contains(b.String(), "<script>") {
			t.Error("html holds a script")
		}
	}
}
