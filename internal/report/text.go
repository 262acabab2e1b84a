package report

import (
	"io"
	"strings"

	"github.com/openplenum/plenum/internal/locale"
)

// TextOptions say how a terminal shows a report.
type TextOptions struct {
	Color bool
	Width int // places in a line; 0: 100
}

// Text writes the short form of a document for a terminal: the answer, the
// summary, the targets and the worst of what is scarce. Colour only repeats
// what signs and words say.
func Text(w io.Writer, d *Document, opt TextOptions) error {
	if opt.Width == 0 {
		opt.Width = 100
	}
	t := &terminal{opt: opt}
	t.line(t.paint("1", clean(d.Title)) + "  " + t.paint("2", clean(d.Subtitle)))
	t.line(t.tone(d.Verdict.Tone, clean(d.Verdict.Text)))
	for _, s := range d.Sections {
		if len(s.Short) == 0 {
			continue
		}
		t.line("")
		t.line(t.paint("1", s.Title))
		for _, b := range s.Short {
			t.block(b)
		}
	}
	if d.More != "" {
		t.line("")
		t.words("", d.More)
	}
	_, err := io.WriteString(w, t.out.String())
	return err
}

// terminal collects lines.
type terminal struct {
	opt TextOptions
	out strings.Builder
}

func (t *terminal) line(s string) { t.out.WriteString(strings.TrimRight(s, " ") + "\n") }

func (t *terminal) paint(code, s string) string {
	if !t.opt.Color || s == "" || code == "" {
		return s
	}
	return "\x1b[" + code + "m" + s + "\x1b[0m"
}

func (t *terminal) tone(tone Tone, s string) string {
	switch tone {
	case Good:
		return t.paint("32", s)
	case Warn:
		return t.paint("33", s)
	case Bad:
		return t.paint("1;31", s)
	}
	return s
}

// signs stand before sentences with a tone.
var signs = map[Tone]string{Good: "✓ ", Warn: "! ", Bad: "✕ ", "": "  "}

func (t *terminal) block(b Block) {
	switch x := b.(type) {
	case Paragraph:
		t.words("", clean(x.Text))
	case List:
		for _, i := range x.Items {
			sign := t.tone(i.Tone, signs[i.Tone])
			if i.Below {
				sign = "  - "
			}
			t.words(sign, clean(i.Text))
		}
	case *Table:
		t.table(x)
	}
}

// words writes a text in lines of the width, the first behind a sign.
func (t *terminal) words(sign, text string) {
	indent := strings.Repeat(" ", locale.Width(plain(sign)))
	at := sign
	used := locale.Width(indent)
	for i, word := range strings.FieldsFunc(text, func(r rune) bool { return r == ' ' }) {
		if n := locale.Width(word); i > 0 && used+1+n > t.opt.Width {
			t.line(at)
			at, used = indent+word, locale.Width(indent)+n
			continue
		} else if i > 0 {
			at += " "
			used++
			at += word
			used += n
		} else {
			at += word
			used += n
		}
	}
	t.line(at)
}

// plain takes the colours off a text.
func plain(s string) string {
	for {
		from := strings.IndexByte(s, 0x1b)
		if from < 0 {
			return s
		}
		to := strings.IndexByte(s[from:], 'm')
		s = s[:from] + s[from+to+1:]
	}
}

// gap is the space between columns.
const gap = "  "

// table writes columns, the first cut so that the line fits.
func (t *terminal) table(x *Table) {
	widths := make([]int, len(x.Columns))
	for i, c := range x.Columns {
		widths[i] = locale.Width(c.Title)
	}
	for _, r := range x.Rows {
		for i, c := range r.Cells {
			if r.Kind != Group {
				widths[i] = max(widths[i], locale.Width(clean(c.Text)))
			}
		}
	}
	rest := 0
	for _, n := range widths[1:] {
		rest += n + len(gap)
	}
	widths[0] = min(widths[0], max(t.opt.Width-rest, 12))

	head := make([]string, len(x.Columns))
	for i, c := range x.Columns {
		head[i] = pad(c.Title, widths[i], c.Right)
	}
	t.line(t.paint("2", strings.Join(head, gap)))
	for _, r := range x.Rows {
		if r.Kind == Group {
			t.line(t.paint("1", clean(r.Cells[0].Text)))
			continue
		}
		cells := make([]string, len(r.Cells))
		for i, c := range r.Cells {
			cells[i] = t.paint(stateColors[c.State], pad(clean(c.Text), widths[i], x.Columns[i].Right))
		}
		t.line(strings.Join(cells, gap))
	}
}

// stateColors are the colours of cells on a terminal.
var stateColors = map[State]string{
	StateMet: "32", StateNear: "33", StateShort: "33", StateLow: "31", StateFar: "1;31", StateAside: "1;35", StateFull: "1",
}

// pad fills a text to a width, or cuts it.
func pad(s string, places int, right bool) string {
	s = locale.Cut(s, places)
	space := strings.Repeat(" ", max(places-locale.Width(s), 0))
	if right {
		return space + s
	}
	return s + space
}
