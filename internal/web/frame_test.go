package web

import (
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"

	"github.com/openplenum/plenum/internal/report"
)

// TestHeaders: every answer keeps a page to itself, pages, errors and files
// alike.
func TestHeaders(t *testing.T) {
	h := newHouse(t)
	for _, path := range []string{"/", "/sign-in", "/no-such-page", p(""), h.site.shelf.names["style.css"]} {
		a := h.get("secretary", path)
		for name, want := range map[string]string{
			"Content-Security-Policy": policy, "X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin",
		} {
			if got := a.Header.Get(name); got != want {
				t.Errorf("%s: %s is %q", path, name, got)
			}
		}
		if a.Header.Get("X-Request-Id") == "" {
			t.Errorf("%s has no number", path)
		}
	}
	for _, bad := range []string{"unsafe-inline", "unsafe-eval", "http:", "https:", "*"} {
		if strings.Contains(policy, bad) {
			t.Errorf("the policy lets in %s", bad)
		}
	}
}

// TestForeignForms: a form sent from another site changes nothing, whoever is
// signed in.
func TestForeignForms(t *testing.T) {
	h := newHouse(t)
	for _, site := range []string{"cross-site", "same-site"} {
		r := httptest.NewRequest(http.MethodPost, p("/do/item"), strings.NewReader("title=Planted"))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.Header.Set("Sec-Fetch-Site", site)
		r.Header.Set("Origin", "https://elsewhere.example")
		h.want(h.ask("secretary", r), http.StatusForbidden, "Not from here")
	}
	h.want(h.get("secretary", p("")), 200, "!Planted")
}

// TestCookies: the session is not for scripts and stays with this site; over
// HTTPS it is sent by nothing else.
func TestCookies(t *testing.T) {
	h := newHouse(t)
	h.browsers["public"].cookies = map[string]string{}
	link := h.newLink("member")
	a := h.post("public", "/link/"+link, "password", "a long enough password")
	if len(a.Cookies()) == 0 {
		t.Fatal("no cookie was set")
	}
	for _, c := range a.Cookies() {
		if !c.HttpOnly || c.SameSite != http.SameSiteLaxMode || c.Path != "/" || c.Secure {
			t.Errorf("cookie %v", c)
		}
	}
	h.site.secure = true
	h.browsers["public"].cookies = map[string]string{}
	a = h.post("public", "/sign-in", "login", "member", "password", "a long enough password")
	found := false
	for _, c := range a.Cookies() {
		found = found || c.Name == "__Host-session"
		if !c.Secure {
			t.Errorf("cookie %v", c)
		}
	}
	if !found {
		t.Errorf("no session over HTTPS: %v", a.Cookies())
	}
	if a := h.get("public", "/"); a.Header.Get("Strict-Transport-Security") == "" {
		t.Error("browsers are not told to keep to HTTPS")
	}
}

// TestSignInGoesBack: to the page that was asked for, and never to another
// site.
func TestSignInGoesBack(t *testing.T) {
	for path, want := range map[string]string{
		"/plenum/2026-1": "/plenum/2026-1", "https://elsewhere.example": "/", "//elsewhere.example": "/", `/\elsewhere.example`: "/", "": "/", "/a\r\nb": "/",
	} {
		if got := local(path); got != want {
			t.Errorf("local(%q) = %q, want %q", path, got, want)
		}
	}
}

// TestLanguage: chosen by cookie, else by the browser, else the default.
func TestLanguage(t *testing.T) {
	h := newHouse(t)
	ask := func(accept, cookie string) string {
		r := httptest.NewRequest(http.MethodGet, "/sign-in", nil)
		if accept != "" {
			r.Header.Set("Accept-Language", accept)
		}
		if cookie != "" {
			r.AddCookie(&http.Cookie{Name: languageCookie, Value: cookie})
		}
		w := httptest.NewRecorder()
		h.handler.ServeHTTP(w, r)
		return regexp.MustCompile(`<html lang="([^"]*)" dir="([^"]*)"`).FindString(w.Body.String())
	}
	tests := []struct{ accept, cookie, want string }{
		{"", "", `<html lang="en" dir="ltr"`},
		{"de, en;q=0.5", "", `<html lang="en" dir="ltr"`},
		{"ar-x-pseudo", "", `<html lang="ar-x-pseudo" dir="rtl"`},
		{"en", pseudoTag, `<html lang="ar-x-pseudo" dir="rtl"`},
		{"en", "klingon", `<html lang="en" dir="ltr"`},
		{";;;,", "", `<html lang="en" dir="ltr"`},
	}
	for _, tt := range tests {
		if got := ask(tt.accept, tt.cookie); got != tt.want {
			t.Errorf("accept %q, cookie %q: %s, want %s", tt.accept, tt.cookie, got, tt.want)
		}
	}
	for tag, want := range map[string]string{"ko": "ltr", "ar": "rtl", "he": "rtl", "fa": "rtl", "en": "ltr"} {
		if got := direction(tag); got != want {
			t.Errorf("%s is read %s", tag, got)
		}
	}
}

// TestPanic: the reader gets a page with a number, the log has the same number,
// and the next request is answered.
func TestPanic(t *testing.T) {
	h := newHouse(t)
	h.handler = h.site.logged(h.site.steady(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { panic("planted") })))
	a := h.want(h.get("member", "/"), http.StatusInternalServerError, "Something broke", "!planted")
	id := a.Header.Get("X-Request-Id")
	if !strings.Contains(a.text, id) || !strings.Contains(h.log.String(), "planted") || strings.Count(h.log.String(), id) < 2 {
		t.Errorf("number %s is not on the page and in the log:\n%s", id, h.log)
	}
	h.handler = h.site.handler(nil)
	h.want(h.get("member", "/"), 200)
}

// TestLogTellsNothing: neither names nor what was typed nor tokens are in the
// log.
func TestLogTellsNothing(t *testing.T) {
	h := newHouse(t)
	link := h.newLink("member")
	h.get("public", "/link/"+link)
	h.post("public", "/sign-in", "login", "member", "password", "hunter2hunter2")
	h.post("secretary", p("/do/item"), "title", "A private matter")
	h.get("secretary", p(""))
	for _, secret := range []string{link, "hunter2", "private matter", "Member 2", "Sel Secretary", "/plenum/2026-1"} {
		if strings.Contains(h.log.String(), secret) {
			t.Errorf("the log has %q", secret)
		}
	}
	if !strings.Contains(h.log.String(), `route="GET /link/{token}"`) {
		t.Errorf("the log does not name the route:\n%s", h.log)
	}
}

// TestStatic: a file is under a name that changes with what is in it, packed
// for those who can unpack it.
func TestStatic(t *testing.T) {
	h := newHouse(t)
	for file, name := range h.site.shelf.names {
		plain := h.get("public", name)
		h.want(plain, 200)
		if !strings.Contains(plain.Header.Get("Cache-Control"), "immutable") {
			t.Errorf("%s may not be kept", name)
		}
		r := httptest.NewRequest(http.MethodGet, name, nil)
		r.Header.Set("Accept-Encoding", "gzip")
		packed := h.ask("public", r)
		z, err := gzip.NewReader(strings.NewReader(packed.text))
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(z)
		if err != nil || string(data) != plain.text {
			t.Errorf("%s is not the same packed (%v)", file, err)
		}
	}
	h.want(h.get("public", "/static/style.css"), 404)
	h.want(h.get("public", "/static/../web.go"), 307)
}

// TestReportKeepsItsPolicy: the report carries its style and script; the policy
// lets in exactly these.
func TestReportKeepsItsPolicy(t *testing.T) {
	h := newHouse(t)
	h.solve()
	a := h.want(h.get("planner", "/plan/village/report/v1"), 200, "The village")
	csp := a.Header.Get("Content-Security-Policy")
	if strings.Contains(csp, "unsafe") || strings.Count(csp, "sha256-") != len(inside.FindAllString(a.text, -1)) || strings.Contains(a.text, `style="`) {
		t.Errorf("policy %q", csp)
	}
}

// TestSessionsEnd: what was signed out, or has run out, is the public.
func TestSessionsEnd(t *testing.T) {
	h := newHouse(t)
	token := h.browsers["member"].cookies["session"]
	h.done("member", h.post("member", "/sign-out"))
	h.browsers["member"].cookies["session"] = token
	h.want(h.get("member", p("")), http.StatusSeeOther)
	h.Clock.Advance(17 * 3600e9)
	h.want(h.get("chair", p("")), http.StatusSeeOther)
}

// TestReportRunsNothingElse: a script that got into a report does not become
// one that may run.
func TestReportRunsNothingElse(t *testing.T) {
	c := &call{w: httptest.NewRecorder()}
	words := report.Words{Skip: "x"}
	if err := c.standalone(&report.Document{Title: "A plan", Words: words}); err != nil {
		t.Fatal(err)
	}
	w, _ := c.w.(*httptest.ResponseRecorder)
	csp := w.Header().Get("Content-Security-Policy")
	own := inside.FindAllSubmatch(w.Body.Bytes(), -1)
	if len(own) < 2 || strings.Count(csp, "sha256-") != len(own) {
		t.Fatalf("%d parts, policy %q", len(own), csp)
	}
	sources, _, err := carried(func(w io.Writer) error {
		_, err := io.WriteString(w, "<script>alert(1)</script>")
		return err
	})
	if err != nil || len(sources["script"]) != 1 || strings.Contains(csp, sources["script"][0]) {
		t.Errorf("%v (%v) in %q", sources, err, csp)
	}
	scripts, err := reportScripts()
	if err != nil || len(scripts) != 1 || !strings.Contains(csp, "script-src "+scripts[0]+";") {
		t.Errorf("scripts %v (%v), policy %q", scripts, err, csp)
	}
}
