package document

import (
	"io"
	"strings"

	"github.com/openplenum/plenum/internal/locale"
)

// textWidth is how many places a line of plain text has, and headWidth how many
// the first column of a table.
const (
	textWidth = 76
	headWidth = 34
)

// Text writes the document as plain text: paragraphs in lines of at most 76
// places with a blank line between them. Tables may be wider: nothing of them
// is cut off.
func Text(w io.Writer, d *Document) error {
	t := &writer{}
	for _, line := range []string{d.Over, d.Title} {
		t.words("", line)
	}
	for _, line := range d.Under {
		t.words("", line)
	}
	t.sections(d.Sections, 1)
	if d.End != "" {
		t.gap()
		t.line(Clean(d.End))
	}
	if len(d.Foot) > 0 {
		t.gap()
		for _, line := range d.Foot {
			t.words("", line)
		}
	}
	_, err := io.WriteString(w, t.out.String())
	return err
}

// writer collects lines.
type writer struct{ out strings.Builder }

func (t *writer) line(s string) { t.out.WriteString(strings.TrimRight(s, " ") + "\n") }

// gap leaves a blank line, but none at the beginning.
func (t *writer) gap() {
	if t.out.Len() > 0 {
		t.line("")
	}
}

func (t *writer) sections(all []Section, depth int) {
	for _, s := range all {
		if s.Title != "" {
			t.gap()
			t.words("", s.Title)
			if depth == 1 {
				t.line(strings.Repeat("-", min(locale.Width(Clean(s.Title)), textWidth)))
			}
		}
		for _, b := range s.Blocks {
			t.gap()
			t.block(b)
		}
		t.sections(s.Sections, depth+1)
	}
}

func (t *writer) block(b Block) {
	switch x := b.(type) {
	case Paragraph:
		t.words("", strings.TrimSpace(x.Lead+" "+x.Text))
	case Speech:
		t.words("", x.From+": "+x.Text)
	case Items:
		for _, line := range x {
			t.words("- ", line.Text)
			for _, below := range line.Below {
				t.words("  - ", below)
			}
		}
	case Points:
		for i, p := range x {
			if i > 0 {
				t.line("")
			}
			sign := strings.TrimSpace(Clean(p.Number))
			t.words(sign+strings.Repeat(" ", max(4-locale.Width(sign), 1)), p.Text)
			for _, n := range p.Notes {
				t.words("    ", n)
			}
		}
	case Links:
		for _, l := range x {
			t.words("- ", strings.TrimSpace(l.Text+" "+l.Note))
		}
	case *Table:
		t.table(x)
	}
}

// words writes a text in lines of the width, the first behind a sign and the
// others below it.
func (t *writer) words(sign, text string) {
	for _, line := range wrap(Clean(text), textWidth-locale.Width(sign)) {
		t.line(sign + line)
		sign = strings.Repeat(" ", locale.Width(sign))
	}
}

// wrap breaks a text into lines of at most so many places, where words allow.
func wrap(text string, width int) []string {
	var out []string
	at, used := "", 0
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return r == ' ' }) {
		n := locale.Width(word)
		if at != "" && used+1+n > width {
			out, at, used = append(out, at), "", 0
		}
		if at != "" {
			at, used = at+" ", used+1
		}
		at, used = at+word, used+n
	}
	if at == "" {
		return out
	}
	return append(out, at)
}

// table writes columns side by side; a long first cell goes on in lines below.
func (t *writer) table(x *Table) {
	if x.Caption != "" {
		t.words("", x.Caption)
	}
	widths := make([]int, len(x.Columns))
	for i, c := range x.Columns {
		widths[i] = locale.Width(Clean(c.Title))
	}
	for _, r := range x.Rows {
		if len(r) == 1 {
			continue
		}
		for i, c := range r {
			if i < len(widths) {
				widths[i] = max(widths[i], locale.Width(cellText(c)))
			}
		}
	}
	if len(widths) == 0 {
		return
	}
	widths[0] = min(widths[0], headWidth)
	if len(widths) == 2 && !x.Columns[1].Right { // a table of terms: the second column goes on to the end of the line
		widths[1] = min(widths[1], textWidth-widths[0]-2)
	}
	head := make(Row, len(x.Columns))
	for i, c := range x.Columns {
		head[i].Text = c.Title
	}
	t.row(x, head, widths)
	total := 2 * (len(widths) - 1)
	for _, n := range widths {
		total += n
	}
	t.line(strings.Repeat("-", total))
	for _, r := range x.Rows {
		if len(r) == 1 {
			t.words("", r[0].Text)
			continue
		}
		t.row(x, r, widths)
	}
	for _, n := range x.Notes {
		t.words(Clean(n.Mark)+") ", n.Text)
	}
}

// row writes one row, in as many lines as its longest left cell needs.
func (t *writer) row(x *Table, r Row, widths []int) {
	cells, lines := make([][]string, len(widths)), 1
	for i := range widths {
		if i >= len(r) {
			continue
		}
		if x.Columns[i].Right {
			cells[i] = []string{cellText(r[i])}
		} else {
			cells[i] = wrap(cellText(r[i]), widths[i])
		}
		lines = max(lines, len(cells[i]))
	}
	for n := range lines {
		parts := make([]string, len(widths))
		for i, width := range widths {
			s := ""
			if n < len(cells[i]) {
				s = cells[i][n]
			}
			space := strings.Repeat(" ", max(width-locale.Width(s), 0))
			if x.Columns[i].Right {
				parts[i] = space + s
			} else {
				parts[i] = s + space
			}
		}
		t.line(strings.Join(parts, "  "))
	}
}

func cellText(c Cell) string {
	if c.Mark != "" {
		return Clean(c.Text) + " " + Clean(c.Mark) + ")"
	}
	return Clean(c.Text)
}
