package publish

import (
	"bytes"
	"context"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"

	"github.com/openplenum/plenum/examples"
	"github.com/openplenum/plenum/internal/locale"
	"github.com/openplenum/plenum/internal/plenaryfile"
	"github.com/openplenum/plenum/internal/publish/akn"
	"github.com/openplenum/plenum/internal/publish/atom"
	"github.com/openplenum/plenum/internal/publish/sdmx"
)

// nasty is a text that tries to end what it stands in, to turn the direction of
// reading, to move a terminal, and to burst a line.
const nasty = `</style></title><script>alert(1)</script><img src=x onerror=y>&amp;<!-- ]]> "a" 'b' {{.}} %s \22 ` +
	"\u202egnp.exe\u2066 \u200f\u061c\ufeff \x1b[31m\x07\x00 \ufffe\uffff \xff \r\n\t e\u0301\u0301\u0301 "

// long is a word that no line holds.
var long = strings.Repeat("Donaudampfschiff", 40)

// nastyPlan is the plan of the republic with nasty names.
func nastyPlan(t *testing.T) fs.FS {
	t.Helper()
	out := fstest.MapFS{}
	err := fs.WalkDir(examples.Republic(), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(examples.Republic(), name)
		text := string(data)
		// What YAML and CSV themselves refuse stays out.
		bad := strings.NewReplacer("\x1b", "", "\x07", "", "\x00", "", "\xff", "", "\ufffe", "", "\uffff", "", "\r", "", "\n", "", "\t", "").Replace(nasty)
		switch name {
		case "plan.yaml":
			text = strings.Replace(text, "name: Five-year plan of the Republic of Valdenia, 2026 to 2030", "name: '"+strings.ReplaceAll("Plan "+bad+long, "'", "''")+"'", 1)
		case "targets.csv":
			text = strings.ReplaceAll(text, "Full food basket for everybody", `"`+strings.ReplaceAll("Food "+bad, `"`, `""`)+`"`)
		}
		out[name] = &fstest.MapFile{Data: []byte(text)}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// nastyHouse is the republic where everybody writes nasty texts.
func nastyHouse(t *testing.T) *house {
	t.Helper()
	return newHouseOf(t, nastyPlan(t), func(f *plenaryfile.File) {
		f.Plenary.Title = "Plenary " + nasty
		for i := range f.Organs {
			f.Organs[i].Name = "Organ " + nasty
		}
		for i := range f.People {
			f.People[i].Name = "Person " + nasty
		}
		for i := range f.Sittings {
			f.Sittings[i].ScheduleSitting.Place = nasty + ", Valden " + nasty
		}
		for i := range f.Items {
			f.Items[i].Title = "Item " + nasty
		}
		for i := range f.Conclusions {
			c := &f.Conclusions[i]
			c.Title = "Conclusion " + nasty
			for j := range c.Points {
				c.Points[j].Content.Text += " " + nasty + long
			}
		}
		for i := range f.Steps {
			if f.Steps[i].Do == plenaryfile.Say {
				f.Steps[i].Text += nasty + long
			}
		}
	})
}

// TestHostile: one nasty plenary through every format, in every language. All of
// it stays well-formed, keeps the rules of its standard, and holds nothing that
// acts.
func TestHostile(t *testing.T) {
	h := nastyHouse(t)
	h.adopt()
	for _, sitting := range []int{1, 2} {
		if _, err := h.Hall.PublishMinutes(context.Background(), h.Secretary, h.Plenary, sitting); err != nil {
			t.Fatal(err)
		}
	}
	for _, language := range locale.Languages() {
		for name, f := range all(t, opened(t, h, Options{Words: locale.Get(language), Print: fakePrint})) {
			var faults []string
			switch f.Type {
			case akn.MediaType:
				faults = append(akn.Check(f.Data), wellFormed(f.Data)...)
			case atom.MediaType:
				faults = append(atom.Check(f.Data), wellFormed(f.Data)...)
			case sdmx.MediaType:
				faults = sdmx.Check(f.Data, 5)
			case typeHTML:
				faults = pageFaults(f.Data)
			case typeJSON:
				if !json.Valid(f.Data) {
					faults = []string{"it is no JSON"}
				}
			case typeText:
				faults = lineFaults(string(f.Data))
			}
			if bad := signs(f.Data); bad != "" {
				faults = append(faults, "it holds "+bad)
			}
			if len(faults) > 0 {
				t.Errorf("%s: %s: %.600s", language, name, strings.Join(faults, "\n"))
			}
		}
	}
	files := all(t, opened(t, h, Options{}))
	for _, name := range []string{"plenary/2026-2/conclusion/c1.html", "plan/republic/v2/book.html", "feed.xml", "plenary/2026-2/sitting/1/minutes.xml"} {
		if !bytes.Contains(files[name].Data, []byte("alert(1)")) {
			t.Errorf("%s does not hold what was written: nothing was tried", name)
		}
	}
}

// signs names the first sign that misleads a reader or breaks a format; empty
// without any.
func signs(data []byte) string {
	if !utf8.Valid(data) {
		return "bytes that are no UTF-8"
	}
	for _, r := range string(data) {
		if r != '\n' && r != '\r' && unicode.IsControl(r) || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 ||
			r == 0x200e || r == 0x200f || r == 0x061c || r == 0xfeff || r == 0xfffe || r == 0xffff {
			return fmt.Sprintf("%U", r)
		}
	}
	return ""
}

// wellFormed reads XML to its end.
func wellFormed(data []byte) []string {
	d := xml.NewDecoder(bytes.NewReader(data))
	for {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return []string{"it is no XML: " + err.Error()}
		}
	}
}

// void are the elements of a page that hold nothing.
var void = map[string]bool{"meta": true, "link": true, "col": true, "br": true}

// known are the elements that pages are made of.
var known = regexp.MustCompile(`^(html|head|meta|title|link|style|body|nav|ul|ol|li|a|main|header|footer|p|h[1-6]|section|span|b|div|sup|figure|figcaption|table|caption|thead|tbody|tr|th|td)$`)

// pageFaults holds a page against the elements it may have, each closed where it
// was opened, with nothing that runs or is fetched.
func pageFaults(data []byte) []string {
	var out, open []string
	ids := map[string]bool{}
	z := html.NewTokenizer(bytes.NewReader(data))
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			break
		}
		x := z.Token()
		switch kind {
		case html.StartTagToken, html.SelfClosingTagToken:
			if !known.MatchString(x.Data) {
				out = append(out, "the element "+x.Data)
			}
			for _, a := range x.Attr {
				if strings.HasPrefix(a.Key, "on") || a.Key == "src" || a.Key == "style" || a.Key == "href" && regexp.MustCompile(`(?i)^\s*(javascript|data):`).MatchString(a.Val) {
					out = append(out, "the attribute "+a.Key+"="+a.Val)
				}
				if a.Key == "id" && ids[a.Val] {
					out = append(out, "twice the id "+a.Val)
				}
				if a.Key == "id" {
					ids[a.Val] = true
				}
			}
			if !void[x.Data] {
				open = append(open, x.Data)
			}
		case html.EndTagToken:
			if len(open) == 0 || open[len(open)-1] != x.Data {
				return append(out, "</"+x.Data+"> closes nothing")
			}
			open = open[:len(open)-1]
		case html.ErrorToken, html.TextToken, html.CommentToken, html.DoctypeToken:
		}
	}
	if len(open) > 0 {
		out = append(out, "open at the end: "+strings.Join(open, " "))
	}
	if strings.Count(string(data), "<h1>") != 1 {
		out = append(out, "it has not one h1")
	}
	return out
}

// lineFaults holds that lines of plain text are no longer than they may be, but
// for words that are longer than a line and for tables.
func lineFaults(text string) []string {
	var out []string
	for line := range strings.SplitSeq(text, "\n") {
		if locale.Width(line) > 80 && strings.Contains(strings.TrimSpace(line), " ") && !strings.Contains(line, "  ") && !strings.Contains(line, long[:80]) {
			out = append(out, "a line of "+line)
		}
	}
	return out
}
