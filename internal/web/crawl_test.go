package web

import (
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var (
	linked      = regexp.MustCompile(`(?:href|src)="([^"]*)"`)
	actions     = regexp.MustCompile(`<form[^>]*method="post"[^>]*action="([^"]*)"`)
	inlined     = regexp.MustCompile(`(?i)<style|<script[^>]*>[^<]|\sstyle="|\son[a-z]+="|javascript:`)
	idsInUse    = regexp.MustCompile(`\sid="([^"]*)"`)
	hiddenField = regexp.MustCompile(`<input type="hidden" name="([^"]*)" value="([^"]*)">`)
	fieldRef    = regexp.MustCompile(`(?:for|aria-describedby|aria-labelledby|list)="([^"]*)"`)
)

// page is what a crawl found at an address.
type page struct {
	path, text string
}

// crawl follows every link of this site that a role is shown, and returns the
// pages.
func (h *house) crawl(role string, starts ...string) []page {
	h.t.Helper()
	var out []page
	seen := map[string]bool{}
	from := map[string]string{}
	todo := starts
	entries := 0
	for len(todo) > 0 {
		path := todo[0]
		todo = todo[1:]
		if strings.HasPrefix(path, "/record/entry/") {
			entries++ // there are many, and all are made alike
		}
		if seen[path] || entries > 3 && strings.HasPrefix(path, "/record/entry/") {
			continue
		}
		seen[path] = true
		a := h.get(role, path)
		switch {
		case a.StatusCode == http.StatusSeeOther:
			todo = append(todo, a.Header.Get("Location"))
			continue
		case a.StatusCode != http.StatusOK:
			h.t.Errorf("%s: %s links to %s: %d\n%s", role, from[path], path, a.StatusCode, h.broken())
			continue
		case !strings.HasPrefix(a.Header.Get("Content-Type"), "text/html"):
			continue
		}
		out = append(out, page{path, a.text})
		for _, m := range linked.FindAllStringSubmatch(a.text, -1) {
			to := resolve(path, strings.ReplaceAll(m[1], "&amp;", "&"))
			if strings.HasPrefix(m[1], "#") || to == "" {
				continue
			}
			if !seen[to] && from[to] == "" {
				from[to] = path
				todo = append(todo, to)
			}
		}
	}
	return out
}

// resolve is where a link of a page leads, empty for another host.
func resolve(page, link string) string {
	base, err := url.Parse(page)
	if err != nil {
		return ""
	}
	to, err := base.Parse(link)
	if err != nil || to.Host != "" {
		return "elsewhere:" + link
	}
	to.Fragment = ""
	return to.RequestURI()
}

// TestCrawl: as each role, every link leads somewhere, every form is sent to a
// route that there is, nothing is asked of another host, and every page is
// sound.
func TestCrawl(t *testing.T) {
	h := furnished(t)
	names := map[string]bool{}
	for _, role := range []string{"secretary", "planner", "member", "admin", "public"} {
		starts := []string{"/"}
		if role == "member" {
			starts = append(starts, p("/vote/v1/ballot")) // linked while a vote by devices is open
		}
		pages := h.crawl(role, starts...)
		if least := map[string]int{"secretary": 50, "member": 40, "public": 9}[role]; len(pages) < least {
			t.Errorf("%s was shown only %d pages", role, len(pages))
		}
		for _, pg := range pages {
			names[bodyName(pg.text)] = true
			sound(t, role, pg)
			for _, m := range actions.FindAllStringSubmatch(pg.text, -1) {
				if !h.takes(m[1]) {
					t.Errorf("%s: the form on %s is sent to %s, which is no route", role, pg.path, m[1])
				}
			}
		}
	}
	for _, name := range []string{"plan_tree", "point", "vote", "ballot", "sheet", "minutes", "hall_display", "rules", "task", "entry", "content", "adopt", "plan_figure", "plan_table"} {
		if !names[name] {
			t.Errorf("no link leads to a page %s", name)
		}
	}
}

func bodyName(text string) string {
	_, rest, _ := strings.Cut(text, `<body class="page-`)
	name, _, _ := strings.Cut(rest, `"`)
	return name
}

// takes tells whether a route takes a form.
func (h *house) takes(action string) bool {
	for _, r := range h.site.routes {
		if strings.HasPrefix(r.pattern, "POST ") && matchesAny(r.pattern, "POST", strings.ReplaceAll(action, "&amp;", "&")) {
			return true
		}
	}
	return false
}

// sound holds a page to what every page keeps: nothing written into it that the
// policy forbids, identifiers that are unique, labels that lead to fields, one
// first heading, headings in order, tags that close.
func sound(t *testing.T, role string, pg page) {
	t.Helper()
	if strings.Contains(pg.path, "/report/") || strings.HasPrefix(pg.path, "/archive/") {
		return // stands alone, under a policy of its own
	}
	if m := inlined.FindString(pg.text); m != "" {
		t.Errorf("%s: %s has a style or script written into it: %s", role, pg.path, m)
	}
	if strings.Contains(pg.text, `="elsewhere`) || regexp.MustCompile(`(?:href|src|action)="(?:https?:)?//`).MatchString(pg.text) {
		t.Errorf("%s: %s asks something of another host", role, pg.path)
	}
	ids := map[string]bool{}
	for _, m := range idsInUse.FindAllStringSubmatch(pg.text, -1) {
		if ids[m[1]] {
			t.Errorf("%s: %s has the id %s twice", role, pg.path, m[1])
		}
		ids[m[1]] = true
	}
	for _, m := range fieldRef.FindAllStringSubmatch(pg.text, -1) {
		for id := range strings.FieldsSeq(m[1]) {
			if !ids[id] {
				t.Errorf("%s: %s refers to the id %s, which is not there", role, pg.path, id)
			}
		}
	}
	if lost := anchors(pg.text); len(lost) > 0 {
		t.Errorf("%s: %s links to %q in itself, which are not there once", role, pg.path, lost)
	}
	level := 0
	for _, m := range regexp.MustCompile(`<h([1-6])`).FindAllStringSubmatch(pg.text, -1) {
		next := int(m[1][0] - '0')
		if level == 0 && next != 1 || next == 1 && level > 0 || next > level+1 {
			t.Errorf("%s: %s has a heading of level %d after one of level %d", role, pg.path, next, level)
		}
		level = next
	}
	if err := balanced(pg.text); err != "" {
		t.Errorf("%s: %s: %s", role, pg.path, err)
	}
	for _, m := range regexp.MustCompile(`<(?:input|select|textarea)[^>]*>`).FindAllString(pg.text, -1) {
		if strings.Contains(m, `type="hidden"`) || strings.Contains(m, " hidden") || strings.Contains(m, "aria-label") {
			continue
		}
		id := regexp.MustCompile(`\sid="([^"]*)"`).FindStringSubmatch(m)
		inLabel := strings.Contains(m, `type="radio"`) || strings.Contains(m, `type="checkbox"`)
		if !inLabel && (id == nil || !strings.Contains(pg.text, `for="`+id[1]+`"`)) {
			t.Errorf("%s: %s has a field without a label: %s", role, pg.path, m)
		}
	}
}

// anchors lists the identifiers that links of a page lead to in the page itself
// and that are not there exactly once.
func anchors(text string) []string {
	var out []string
	for _, m := range regexp.MustCompile(`href="#([^"]+)"`).FindAllStringSubmatch(text, -1) {
		if n := strings.Count(text, ` id="`+m[1]+`"`); n != 1 {
			out = append(out, m[1])
		}
	}
	return out
}

// void lists the tags that nothing closes.
var void = []string{"meta", "link", "input", "img", "br", "hr", "rect", "line"}

// balanced says which tag is not closed, or closed without having been opened.
func balanced(text string) string {
	var open []string
	for _, m := range regexp.MustCompile(`<(/?)([a-zA-Z0-9]+)[^>]*?(/?)>`).FindAllStringSubmatch(text, -1) {
		name := strings.ToLower(m[2])
		switch {
		case slices.Contains(void, name) || m[3] == "/":
		case m[1] == "":
			open = append(open, name)
		case len(open) == 0 || open[len(open)-1] != name:
			return "</" + name + "> does not close what is open: " + strings.Join(open, " ")
		default:
			open = open[:len(open)-1]
		}
	}
	if len(open) > 0 {
		return "not closed: " + strings.Join(open, " ")
	}
	return ""
}

var (
	dressed  = regexp.MustCompile(`⟦[^⟦⟧]*⟧`)
	isolated = regexp.MustCompile(`(?s)<p class="prose" dir="auto">.*?</p>|<bdi>[^<]*</bdi>|<code[^>]*>[^<]*</code>|<pre[^>]*>[^<]*</pre>|<textarea[^>]*>[^<]*</textarea>|<option[^>]*>[^<]*</option>|class="hash">[^<]*<`)
)

// TestFromTheRight crawls all pages in a language that is read from the right,
// whose texts stand in brackets: a text outside them did not come from the
// catalogue.
func TestFromTheRight(t *testing.T) {
	h := furnished(t)
	for _, role := range []string{"secretary", "planner", "admin", "public"} {
		h.browsers[role].cookies[languageCookie] = pseudoTag
		for _, pg := range h.crawl(role, "/") {
			if strings.Contains(pg.path, "/report/") || strings.HasPrefix(pg.path, "/archive/") {
				continue
			}
			if !strings.Contains(pg.text, `dir="rtl"`) || !strings.Contains(pg.text, `lang="`+pseudoTag+`"`) {
				t.Errorf("%s: %s does not say its language and direction", role, pg.path)
			}
			if left := undressed(pg.text); left != "" {
				t.Errorf("%s: %s has texts that are not in the catalogue: %q", role, pg.path, left)
			}
		}
	}
}

// undressed is what is left of the words of a page without the texts of the
// catalogue and without what people wrote, which stands by itself.
func undressed(text string) string {
	text = cut(text, "<head>", "</head>")
	text = cut(text, `<form method="post" action="/language"`, "</form>")
	for {
		next := dressed.ReplaceAllString(text, "")
		if next == text {
			break
		}
		text = next
	}
	left := plainText(isolated.ReplaceAllString(text, ""))
	var out []string
	for word := range strings.FieldsSeq(left) {
		if regexp.MustCompile(`\p{L}{3,}`).MatchString(word) {
			out = append(out, word)
		}
	}
	return strings.Join(out, " ")
}
