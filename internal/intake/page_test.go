package intake

import (
	"context"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"
)

// checkSpans holds the law of a draft: every quote is word for word the part
// of the text that it says it is, at the line that it says.
func checkSpans(t *testing.T, d *Draft) {
	t.Helper()
	n := 0
	eachQuote(reflect.ValueOf(d), func(q Quote) {
		n++
		if q.Start < 0 || q.Start >= q.End || q.End > len(d.Text) {
			t.Errorf("a quote from %d to %d in a text of %d bytes", q.Start, q.End, len(d.Text))
			return
		}
		if got := d.Text[q.Start:q.End]; got != q.Text {
			t.Errorf("Text[%d:%d] is %q, the quote says %q", q.Start, q.End, got, q.Text)
		}
		if q.Line < 1 {
			t.Errorf("line %d of %q", q.Line, q.Text)
		}
		if d.Source.Format != FormatHTML {
			if want := 1 + breaksIn(d.Text[:q.Start]); q.Line != want {
				t.Errorf("%q is on line %d, the quote says %d", q.Text, want, q.Line)
			}
		}
		if !utf8.ValidString(q.Text) {
			t.Errorf("%q is torn within a character", q.Text)
		}
	})
}

// breaksIn counts the ends of lines in a text.
func breaksIn(text string) int {
	return strings.Count(strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n"), "\n")
}

// eachQuote finds every quote in a value.
func eachQuote(v reflect.Value, do func(Quote)) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			eachQuote(v.Elem(), do)
		}
	case reflect.Slice:
		for i := range v.Len() {
			eachQuote(v.Index(i), do)
		}
	case reflect.Struct:
		if q, ok := v.Interface().(Quote); ok {
			do(q)
			return
		}
		for i := range v.NumField() {
			eachQuote(v.Field(i), do)
		}
	}
}

// checkPage holds the laws of a page: sentences lie in order in the clean
// text, their origins are whole characters, and paragraphs hold them all.
func checkPage(t *testing.T, p *page) {
	t.Helper()
	at := 0
	for i, s := range p.sentences {
		if s.words == "" || int(s.at) < at || p.clean[s.at:int(s.at)+len(s.words)] != s.words {
			t.Fatalf("sentence %d at %d: %q", i, s.at, s.words)
		}
		at = int(s.at) + len(s.words)
		if strings.ContainsAny(s.words, "\n\r\t\f") || strings.Contains(s.words, "  ") || strings.TrimSpace(s.words) != s.words {
			t.Errorf("sentence %d is not clean: %q", i, s.words)
		}
		if !utf8.ValidString(s.words) {
			t.Errorf("sentence %d is torn within a character: %q", i, s.words)
		}
		q := p.quote(s.span())
		if q.Start >= q.End || !utf8.ValidString(q.Text) {
			t.Errorf("sentence %d rests on %d to %d: %q", i, q.Start, q.End, q.Text)
		}
		pp := p.paragraphs[s.paragraph]
		if int(pp.first) > i || i >= int(pp.last) {
			t.Errorf("sentence %d is not in its paragraph %d to %d", i, pp.first, pp.last)
		}
		if pp.head >= int32(i) || pp.above >= s.paragraph {
			t.Errorf("sentence %d stands under a later one: head %d, above %d", i, pp.head, pp.above)
		}
		for _, q := range p.parts(s) {
			if q.from < int(s.at) || q.to > at || q.from >= q.to {
				t.Errorf("sentence %d has a part from %d to %d", i, q.from, q.to)
			}
		}
	}
}

// TestCorpus holds the laws for every dispatch that may be looked at.
func TestCorpus(t *testing.T) {
	files, err := filepath.Glob("testdata/eval/tune/*")
	if err != nil || len(files) == 0 {
		t.Fatal("no dispatches", err)
	}
	for _, file := range files {
		if strings.HasSuffix(file, ".yaml") {
			continue
		}
		t.Run(filepath.Base(file), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			d, p, err := readPage(context.Background(), file, data, Options{})
			if err != nil {
				t.Fatal(err)
			}
			checkPage(t, p)
			p.readHead(d)
			checkSpans(t, d)
			if d, err = Read(file, data); err != nil {
				t.Fatal(err)
			}
			checkSpans(t, d)
		})
	}
}

// sentencesOf lists the clean sentences of a text, without page furniture.
func sentencesOf(t *testing.T, name, text string) []string {
	t.Helper()
	_, p, err := readPage(context.Background(), name, []byte(text), Options{})
	if err != nil {
		t.Fatal(err)
	}
	checkPage(t, p)
	var out []string
	for _, s := range p.sentences {
		if s.role != furnish {
			out = append(out, s.words)
		}
	}
	return out
}
