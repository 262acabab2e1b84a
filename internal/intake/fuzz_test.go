package intake

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// FuzzRead: whatever the bytes, a draft keeps its laws, or the error is a
// fault of the source.
func FuzzRead(f *testing.F) {
	files, _ := filepath.Glob("testdata/eval/tune/*")
	for _, file := range files {
		if data, err := os.ReadFile(file); err == nil && !strings.HasSuffix(file, ".yaml") {
			f.Add(filepath.Base(file), data)
			f.Add(filepath.Base(file), data[:len(data)/3])
		}
	}
	for _, text := range []string{
		"Pyongyang, December 28 (KCNA) -- The 2nd sitting of the 9th Plenary of the 8th Committee was held on Wednesday. -0-\n\n(Juche112.12.28.)",
		"\u202e(a) \u200f12.\u00ad -\u2028\u2029 \ufeff*__*`",
		"The \xC3\x28 council\x00", "\xFF\xFEa\x00\xD8", "%PDF-1.4", "PK\x03\x04", "", "\f\f-\f", "Juche99999999.99.99", "31 February 2023 (X) -",
		"a-\nb-\n-\n- -\n--\n", "(((((((((((((((((i)", "\"\"\"'''...!?!? ... A.", "Mr. U.S.A. No. 5. e.g.", "1.\n2.\n3.\n",
	} {
		f.Add("a.txt", []byte(text))
		f.Add("a.md", []byte(text))
		f.Add("a.html", []byte(text))
	}
	for _, text := range []string{
		"<p hidden><p>a<ul><li><ol start=-99999999999><li value=x>b", "<!-- <p>a", "<script>", "<pre>\n\na\n", "<sup>1<p>2</sup>3", "&#0;&#x10FFFF;&amp",
		"<p style='display:none", "<a><a><a>x</a>", "</p></ul></sup></pre></main>", "<br><br>a<br>(a) b<br>", "<textarea><p>x", "<p>\u0000</p>", "<svg><p>a</svg>b",
	} {
		f.Add("a.html", []byte(text))
	}
	for _, text := range []string{"> > > - 1. a\n   b\n\n\tc", "[a](b \"c\") ![d](e) <f> \\* &nbsp;x&#160;y", "# \n## #\n---\n***", "```\na\n", "- - - a\n      b", "---\n---\nx", "&#65;&#x42;"} {
		f.Add("a.md", []byte(text))
	}
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		slow := time.AfterFunc(10*time.Second, func() { panic("a short text takes ten seconds") })
		defer slow.Stop()
		d, p, err := readPage(context.Background(), name, data, Options{})
		var fault *Fault
		if err != nil {
			if !errors.As(err, &fault) || d != nil {
				t.Fatalf("%v", err)
			}
			return
		}
		if !utf8.ValidString(d.Text) {
			t.Fatalf("the text is not UTF-8")
		}
		checkPage(t, p)
		d, err = Read(name, data)
		if err != nil {
			t.Fatal(err)
		}
		checkSpans(t, d)
		for _, s := range p.sentences[:min(3, len(p.sentences))] {
			_ = p.quote(s.span()).Clean()
		}
	})
}
