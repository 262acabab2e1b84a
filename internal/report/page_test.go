package report

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/openplenum/plenum/internal/locale"
	"github.com/openplenum/plenum/internal/outcome"
)

// render writes an outcome as a page.
func render(t testing.TB, o *outcome.Outcome) string {
	t.Helper()
	var b bytes.Buffer
	if err := HTML(&b, New(o, locale.Get("en"), Options{Version: "test"})); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// examplesOfPages are outcomes of every kind that a page is made of.
func examplesOfPages() map[string]*outcome.Outcome {
	supply, least := -140.0, 105.668
	conflict := &outcome.Outcome{
		Plan: "No way", Status: outcome.Conflict, Years: []int{2030},
		Check: outcome.Check{OK: true},
		Conflict: []outcome.ConflictRow{
			{Kind: "balance", Of: "labour", Name: "Labour", Year: 2030, Unit: "h", Weight: 1, Lower: &supply},
			{Kind: "limit", Of: "l", Name: "Steel goes on", Year: 2030, Unit: "t", Weight: 0.3, Lower: &least},
		},
		LeastRelief: []outcome.Change{{Kind: "balance", Of: "labour", Name: "Labour", Year: 2030, Unit: "h", More: true, Amount: 140, Change: 10, Share: 10.0 / 140}},
	}
	value := 2141.875197
	objective := demo(8, 3)
	objective.Tiers, objective.Targets, objective.Objective = nil, nil, &value
	unsound := demo(8, 3)
	unsound.Check.OK, unsound.Check.Reasons = false, []string{outcome.ReasonBalance}
	return map[string]*outcome.Outcome{
		"demo": demo(42, 5), "one year": demo(5, 1), "conflict": conflict, "objective": objective, "unsound": unsound,
		"unbounded": {Plan: "Free lunch", Status: outcome.Unbounded, Years: []int{2030, 2031}, Check: outcome.Check{OK: true}},
		"stopped": {
			Plan: "Too late", Status: outcome.Stopped, Years: []int{2030},
			Tiers:  []outcome.Tier{{Number: 1, Name: "Needs", Minimum: 1, Sum: 2, Most: 2}},
			Phases: []outcome.Phase{{Kind: outcome.PhaseMinimum, Tier: 1, Round: 1, Value: 1, OK: true}},
		},
	}
}

func TestPagesAreSound(t *testing.T) {
	for name, o := range examplesOfPages() {
		t.Run(name, func(t *testing.T) { checkPage(t, render(t, o)) })
	}
}

// checkPage holds what every page must keep: tags that close, identifiers
// that are unique, links that lead somewhere, nothing fetched, charts with
// words and a table.
func checkPage(t *testing.T, page string) {
	t.Helper()
	if strings.Contains(page, "!report.") {
		t.Errorf("a text is missing: %s", page[strings.Index(page, "!report."):][:60])
	}
	tags, err := readTags(page)
	if err != nil {
		t.Fatal(err)
	}
	ids := map[string]bool{}
	for _, tag := range tags {
		if id := tag.attrs["id"]; id != "" {
			if ids[id] {
				t.Errorf("two elements have the identifier %q", id)
			}
			ids[id] = true
		}
	}
	heads := 0
	for _, tag := range tags {
		for _, id := range strings.Fields(tag.attrs["aria-labelledby"]) {
			if !ids[id] {
				t.Errorf("%s is labelled by %q, which is nowhere", tag.name, id)
			}
		}
		if href, ok := tag.attrs["href"]; ok && (!strings.HasPrefix(href, "#") || !ids[href[1:]]) {
			t.Errorf("a link leads to %q, which is not in the page", href)
		}
		switch tag.name {
		case "link", "img", "iframe", "object", "embed", "base", "form":
			t.Errorf("the page has <%s>", tag.name)
		case "h1":
			heads++
		case "html":
			if tag.attrs["lang"] != "en" {
				t.Errorf("language is %q", tag.attrs["lang"])
			}
		}
		for attr := range tag.attrs {
			if attr == "src" || strings.HasPrefix(attr, "on") || attr == "style" {
				t.Errorf("<%s> has %s", tag.name, attr)
			}
		}
	}
	if heads != 1 {
		t.Errorf("%d first headings", heads)
	}
	for _, outside := range []string{"http://", "https://", "@import", "url(", "ZgotmplZ"} {
		if strings.Contains(page, outside) {
			t.Errorf("the page has %q", outside)
		}
	}
	checkCharts(t, page)
}

func checkCharts(t *testing.T, page string) {
	t.Helper()
	for _, figure := range regexp.MustCompile(`(?s)<figure.*?</figure>`).FindAllString(page, -1) {
		pictures := strings.Count(figure, `role="img"`)
		if pictures == 0 || strings.Count(figure, "<title ") != pictures || strings.Count(figure, "<desc ") != pictures {
			t.Errorf("a chart lacks its title or description: %.200s", figure)
		}
		if !strings.Contains(figure, "<table") {
			t.Errorf("a chart has no table behind it: %.200s", figure)
		}
	}
}

// tag is one beginning of an element.
type tag struct {
	name  string
	attrs map[string]string
}

var (
	rawParts  = regexp.MustCompile(`(?s)(<(?:style|script)>).*?(</(?:style|script)>)`)
	anyTag    = regexp.MustCompile(`<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:\s+[a-zA-Z0-9-]+(?:="[^"<>]*")?)*)\s*(/?)>`)
	attribute = regexp.MustCompile(`([a-zA-Z0-9-]+)(?:="([^"<>]*)")?`)
	voidTags  = []string{"meta", "input", "br", "hr"}
)

// readTags reads the elements of a page and refuses one in which a tag does
// not close, closes out of order, or in which a bare < or > stands.
func readTags(page string) ([]tag, error) {
	page = strings.TrimPrefix(rawParts.ReplaceAllString(page, "$1$2"), "<!doctype html>")
	if rest := anyTag.ReplaceAllString(page, ""); strings.ContainsAny(rest, "<>") {
		i := strings.IndexAny(rest, "<>")
		return nil, fmt.Errorf("something that is no tag: %.80q", rest[max(i-20, 0):])
	}
	var out []tag
	var open []string
	for _, m := range anyTag.FindAllStringSubmatch(page, -1) {
		switch {
		case m[1] == "/":
			if len(open) == 0 || open[len(open)-1] != m[2] {
				return nil, fmt.Errorf("</%s> closes %v", m[2], open)
			}
			open = open[:len(open)-1]
			continue
		case m[4] == "" && !slices.Contains(voidTags, m[2]):
			open = append(open, m[2])
		}
		x := tag{name: m[2], attrs: map[string]string{}}
		for _, a := range attribute.FindAllStringSubmatch(m[3], -1) {
			x.attrs[a[1]] = a[2]
		}
		out = append(out, x)
	}
	if len(open) > 0 {
		return nil, fmt.Errorf("not closed: %v", open)
	}
	return out, nil
}

// TestTagReaderSees: the check itself finds faults.
func TestTagReaderSees(t *testing.T) {
	for _, bad := range []string{"<p><b></p></b>", "<p>", "<p>1 < 2</p>", "</p>"} {
		if _, err := readTags(bad); err == nil {
			t.Errorf("%q passes", bad)
		}
	}
}

// TestLargePage: 400 goods over ten years stay one page that can be sent.
func TestLargePage(t *testing.T) {
	if testing.Short() {
		t.Skip("a page of 400 goods: left to the run that is not short")
	}
	page := render(t, demo(400, 10))
	if n := len(page); n > 5<<20 {
		t.Errorf("the page has %d bytes, more than 5 MB", n)
	}
	checkPage(t, page)
}

// TestSamePageTwice: the same outcome gives the same bytes.
func TestSamePageTwice(t *testing.T) {
	first, second := render(t, demo(42, 5)), render(t, demo(42, 5))
	if first != second {
		t.Error("two pages of one outcome differ")
	}
}
