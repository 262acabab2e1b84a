package atom

import (
	"bytes"
	"strings"
	"testing"
	"time"
)

func sample() Feed {
	at := time.Date(2026, 3, 2, 9, 0, 0, 0, time.FixedZone("", 9*3600))
	return Feed{
		ID: "urn:x:feed", Title: "News <of> the assembly & co", Language: "en", Author: "Assembly", Self: "feed.xml", Page: "index.html", Updated: at,
		Entries: []Entry{{
			ID: "urn:x:1", Title: "One \u201cconclusion\u201d", Summary: "]]> & <b>", Text: []string{"1. Do it & <see>.", "2. Again."}, Page: "a.html", Published: at,
			Terms: []Term{{"urn:fields", "coal", "Coal"}},
		}, {ID: "urn:x:2", Title: "Two", Page: "b.html", Published: at, Updated: at.Add(time.Hour)}},
	}
}

func written(t *testing.T, f Feed) string {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, f); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestWrittenKeepsTheRules(t *testing.T) {
	text := written(t, sample())
	if faults := Check([]byte(text)); len(faults) > 0 {
		t.Errorf("%s\n%s", strings.Join(faults, "\n"), text)
	}
	for _, want := range []string{"<updated>2026-03-02T00:00:00Z</updated>", "News &lt;of&gt; the assembly &amp; co", "]]&gt; &amp; &lt;b&gt;", `<div xmlns="http://www.w3.org/1999/xhtml">`, "<p>1. Do it &amp; &lt;see&gt;.</p>"} {
		if !strings.Contains(text, want) {
			t.Errorf("lacks %s:\n%s", want, text)
		}
	}
	if faults := Check([]byte(written(t, Feed{ID: "urn:x:empty", Title: "None", Self: "f", Page: "p", Author: "a"}))); len(faults) > 0 {
		t.Errorf("a feed without news: %v", faults)
	}
}

// TestBrokenRulesAreFound breaks one rule at a time.
func TestBrokenRulesAreFound(t *testing.T) {
	text := written(t, sample())
	for _, x := range []struct{ name, old, new, want string }{
		{"namespace", Namespace, "http://example.org/x", "namespace"},
		{"no id", "<id>urn:x:1</id>", "", "entry has 0 of id"},
		{"same id", "urn:x:2", "urn:x:1", "stands twice"},
		{"relative id", "urn:x:2", "two", "no absolute IRI"},
		{"date", "2026-03-02T01:00:00Z", "2 March 2026", "no date"},
		{"no author", "<author>\n  <name>Assembly</name>\n </author>", "", "author"},
		{"empty name", "<name>Assembly</name>", "<name></name>", "name of author is empty"},
		{"no link", `<link rel="alternate" type="text/html" href="b.html"></link>`, "", "neither content"},
		{"two titles", "<title>Two</title>", "<title>Two</title><title>Too</title>", "2 of title"},
		{"no self", `rel="self"`, `rel="related"`, "self links"},
		{"namespace of content", `<div xmlns="http://www.w3.org/1999/xhtml">`, "<div>", "not in the namespace of XHTML"},
		{"type of content", `type="xhtml"`, `type="html"`, `has the type "html"`},
		{"two in content", "</div>", `</div><p xmlns="http://www.w3.org/1999/xhtml">x</p>`, "content holds p, not div"},
		{"words in content", "</div>", "</div>words", "one div and nothing beside it"},
		{"script in content", "<p>2. Again.</p>", "<script></script>", "content holds script"},
		{"updated before published", "<updated>2026-03-02T01:00:00Z</updated>", "<updated>2025-03-02T01:00:00Z</updated>", "before it was published"},
		{"not XML", "</feed>", "", "no XML"},
		{"no term", `term="coal"`, "", "no term"},
	} {
		broken := strings.Replace(text, x.old, x.new, 1)
		if broken == text {
			t.Errorf("%s: nothing to break", x.name)
			continue
		}
		if got := strings.Join(Check([]byte(broken)), "\n"); !strings.Contains(got, x.want) {
			t.Errorf("%s: %q, want one with %q", x.name, got, x.want)
		}
	}
}
