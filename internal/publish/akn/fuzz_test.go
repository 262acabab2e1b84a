package akn

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/openplenum/plenum/internal/document"
)

// FuzzCheck: no document breaks the checker.
func FuzzCheck(f *testing.F) {
	for _, write := range []func(io.Writer, Meta, *document.Document) error{Statement, Debate} {
		var b bytes.Buffer
		if err := write(&b, meta("communique"), sample()); err != nil {
			f.Fatal(err)
		}
		f.Add(b.Bytes())
	}
	f.Fuzz(func(_ *testing.T, data []byte) { Check(data) })
}

// FuzzWritten: whatever is said, what is written keeps the rules.
func FuzzWritten(f *testing.F) {
	f.Add("A title", "It met.", "p7")
	f.Add("</docTitle>\x00\u202e", "]]>&\xff", "a b")
	f.Fuzz(func(t *testing.T, title, text, id string) {
		d := sample()
		d.Title, d.Sections[0].Blocks[0] = title, document.Paragraph{Lead: text, Text: text}
		d.Sections[1].ID, d.Sections[1].Title = id, text
		for _, write := range []func(io.Writer, Meta, *document.Document) error{Statement, Debate} {
			var b bytes.Buffer
			if err := write(&b, meta("minutes"), d); err != nil {
				t.Fatal(err)
			}
			if faults := Check(b.Bytes()); len(faults) > 0 {
				t.Fatal(strings.Join(faults, "\n"))
			}
		}
	})
}
