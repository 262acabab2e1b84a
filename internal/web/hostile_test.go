package web

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
)

// nasty is what strangers type.
var nasty = []string{
	"", " ", "\x00\xff\xfe", "<script>alert(1)</script>", "'\"><img src=x onerror=alert(1)>", strings.Repeat("x", 30_000),
	"-1", "99999999999999999999", "1e309", "NaN", "2026-02-30", "0000-00-00", "../../etc/passwd", "{{.}}", "⟦\u202e", "a1", "p1", "c1", "v1",
	"target:flour:2027", "target:::::", "+5%", "=1+1",
}

// fieldNames are those of all forms.
var fieldNames = strings.Fields(`title sitting day place on how until reason person present from to text sort field responsible supporting due address value
seen kind note for against abstain invalid choice voter method of draft conclusion point amendment back login password name id parent post votes weight seat organ
number old new again contact admin version files later act`)

// TestHostileForms sends every form random fields with random values, fields
// left out, and bytes that are no form. Nothing breaks: no answer is a fault of
// the program.
func TestHostileForms(t *testing.T) {
	h := furnished(t)
	rng := rand.New(rand.NewPCG(1, 2))
	paths := map[string][]string{}
	for _, r := range h.site.routes {
		if method, pattern, _ := strings.Cut(r.pattern, " "); method == http.MethodPost {
			paths[r.pattern] = fill(pattern)
		}
	}
	rounds := 3
	if testing.Short() {
		rounds = 1
		t.Log("fewer rounds: -short")
	}
	for pattern, list := range paths {
		for _, path := range list {
			for range rounds {
				v := url.Values{}
				for range rng.IntN(12) {
					v.Add(fieldNames[rng.IntN(len(fieldNames))], nasty[rng.IntN(len(nasty))])
				}
				role := everybody[rng.IntN(len(everybody))]
				if strings.HasPrefix(path, "/sign-out") || strings.HasPrefix(path, "/account/elsewhere") {
					role = "auditor"
				}
				h.steady(pattern, h.send(role, path, v), v)
			}
			h.steady(pattern, h.ask("secretary", raw(path, "application/x-www-form-urlencoded", "%zz=%&&;=\xff")), nil)
			h.steady(pattern, h.ask("planner", raw(path, "multipart/form-data; boundary=x", "--x\r\nbroken")), nil)
			h.steady(pattern, h.ask("planner", upload(path, "\x00\x01PK\x03\x04 not a table")), nil)
		}
	}
	for _, role := range []string{"secretary", "public"} { // and all pages still stand
		h.signIn()
		for _, pg := range h.crawl(role, "/public", "/") {
			if strings.Contains(pg.text, "<script>alert") || strings.Contains(pg.text, "<img src=x") {
				t.Errorf("%s shows what was typed as markup", pg.path)
			}
		}
	}
}

// steady holds that an answer is no fault of the program.
func (h *house) steady(pattern string, a answer, v url.Values) {
	h.t.Helper()
	if a.StatusCode >= 500 {
		h.t.Errorf("%s: %d for %q\n%s", pattern, a.StatusCode, v, h.broken())
	}
	if lost := anchors(a.text); len(lost) > 0 {
		h.t.Errorf("%s: links lead to %q, which are not there once, for %q", pattern, lost, v)
	}
}

// fill puts things that are there, and one that is not, into the places of a
// pattern.
func fill(pattern string) []string {
	there := strings.NewReplacer("{plenary}", "2026-1", "{sitting}", "1", "{item}", "1", "{conclusion}", "c2", "{point}", "p3", "{amendment}", "a1",
		"{vote}", "v2", "{plan}", "village", "{table}", "targets.csv", "{organ}", "village", "{task}", "t1", "{login}", "other", "{token}", "x")
	path := there.Replace(pattern)
	acts := map[string][]string{
		"/do/{act}": {"item", "sitting", "notice", "retitle", "merge", "separate", "move", "second", "rebase", "count", "call", "tie", "correct"},
	}
	var out []string
	if strings.Contains(path, "{act}") || strings.Contains(path, "{to}") {
		for _, a := range append(acts["/do/{act}"], "roll", "ask", "proxy", "statement", "defer", "organ", "seat", "person", "close", "due", "nothing") {
			out = append(out, strings.NewReplacer("{act}", a, "{to}", a).Replace(path))
		}
	} else {
		out = append(out, path)
	}
	gone := strings.NewReplacer("2026-1", "2099-9", "village", "nowhere", "t1", "t99").Replace(out[0])
	return append(out, gone)
}

func raw(path, kind, body string) *http.Request {
	r := httptest.NewRequest(http.MethodPost, path, strings.NewReader(body))
	r.Header.Set("Content-Type", kind)
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	return r
}

// upload is a form with a file.
func upload(path, data string) *http.Request {
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	for _, field := range []string{"file", "files"} {
		part, err := w.CreateFormFile(field, "a.csv")
		if err == nil {
			_, err = fmt.Fprint(part, data)
		}
		if err != nil {
			panic(err) // a buffer takes everything
		}
	}
	_ = w.WriteField("seen", "v1")
	_ = w.WriteField("id", "other")
	_ = w.Close()
	return raw(path, w.FormDataContentType(), b.String())
}

// TestHostileAddresses asks for things that are not there. Nothing breaks.
func TestHostileAddresses(t *testing.T) {
	h := furnished(t)
	for _, r := range h.site.routes {
		method, pattern, _ := strings.Cut(r.pattern, " ")
		if method != http.MethodGet || pattern == "/live" {
			continue
		}
		for _, with := range []string{"x", "0", "-1", "99999999999999999999", "%00", "c1", "%F0%9F%8C%8A"} {
			path := pattern
			for strings.Contains(path, "{") && !strings.Contains(path, "{$}") {
				from, rest, _ := strings.Cut(path, "{")
				_, rest, _ = strings.Cut(rest, "}")
				path = from + with + rest
			}
			path = strings.TrimSuffix(path, "{$}") + "?version=" + with + "&address=" + with + "&on=point&of=" + with + "&until=" + with + "&a=v1&b=" + with + "&amendment=" + with
			h.steady(pattern, h.get("secretary", path), nil)
		}
	}
}
