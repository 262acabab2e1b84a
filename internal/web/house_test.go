package web

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/app/hall/halltest"
	"github.com/openplenum/plenum/internal/locale"
	"github.com/openplenum/plenum/internal/lp/ipm"
)

// house is a hall with people, a plan and a plenary, served as pages. Requests
// go through the whole frame, as from a browser that keeps cookies.
type house struct {
	*halltest.Stage
	t       *testing.T
	site    *site
	handler http.Handler
	queue   *halltest.Queue
	log     *strings.Builder

	mu       sync.Mutex
	browsers map[string]*browser
	asked    map[string]bool // patterns of the routes that were asked for
}

// browser is one reader's browser.
type browser struct {
	cookies map[string]string
}

// everybody names those who have a browser: "public" has not signed in.
var everybody = []string{"public", "admin", "secretary", "chair", "member", "other", "planner", "officer", "verifier", "auditor"}

// newHouse opens one with three members.
func newHouse(t *testing.T) *house {
	t.Helper()
	return newHouseIn(t, nil)
}

// newHouseIn opens one in a time zone.
func newHouseIn(t *testing.T, zone *time.Location) *house {
	t.Helper()
	store := halltest.NewMemory()
	queue := &halltest.Queue{}
	h := &house{
		t: t, queue: queue, log: &strings.Builder{}, browsers: map[string]*browser{}, asked: map[string]bool{},
		Stage: halltest.NewStage(t, store, hall.Options{
			Queue: queue, Solver: ipm.New(), SolverVersion: "test", Verifier: store.Key.Verifier, Zone: zone,
		}, 3),
	}
	queue.Runner = h.Hall
	t.Cleanup(queue.Wait)
	var err error
	h.site, err = newSite(Options{
		Hall: h.Hall, Clock: h.Clock.Now, Zone: zone, Version: "test", Log: slog.New(slog.NewTextHandler(&locked{w: h.log}, nil)),
	}, []*lang{newLang("en"), pseudo()})
	if err != nil {
		t.Fatal(err)
	}
	h.handler = h.site.handler(nil)
	for _, r := range everybody {
		h.browsers[r] = &browser{cookies: map[string]string{}}
	}
	for role, a := range map[string]hall.Actor{
		"secretary": h.Secretary, "chair": h.Chair, "member": h.Members[1], "other": h.Members[2],
		"planner": h.Planner, "officer": h.Officer, "verifier": h.Verifier, "auditor": h.Auditor,
	} {
		_, _, err := h.Hall.OpenAccount(context.Background(), h.Admin, hall.NewAccount{Person: a.Person, Login: role})
		h.must(err)
	}
	h.signIn()
	return h
}

// signIn signs everybody in. Sessions last a long day, so it is done again
// whenever the clock has moved on.
func (h *house) signIn() {
	h.t.Helper()
	for _, role := range everybody[1:] {
		link, err := h.Hall.NewLink(context.Background(), h.Admin, role)
		h.must(err)
		h.enter(role, link)
	}
}

// wait lets time pass.
func (h *house) wait(d time.Duration) {
	h.t.Helper()
	h.Clock.Advance(d)
	h.signIn()
}

// open opens the sitting a week later, as Stage.Open does.
func (h *house) open() {
	h.t.Helper()
	h.Open()
	h.signIn()
}

// enter signs in by a link, without a page.
func (h *house) enter(role, link string) {
	h.t.Helper()
	s, err := h.Hall.FollowLink(context.Background(), link, "")
	if hall.Refused(err, hall.PasswordShort) { // the first time
		s, err = h.Hall.FollowLink(context.Background(), link, "a long enough sentence")
	}
	h.must(err)
	h.browsers[role].cookies["session"] = s.Token
}

func (h *house) must(err error) {
	h.t.Helper()
	if err != nil {
		h.t.Fatal(err)
	}
}

// locked lets several requests write one log.
type locked struct {
	mu sync.Mutex
	w  io.Writer
}

func (l *locked) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.w.Write(p)
}

// pseudoTag is the language of the tests: English words in brackets, set from
// right to left.
const pseudoTag = "ar-x-pseudo"

func pseudo() *lang {
	return &lang{tag: pseudoTag, dir: "rtl", words: locale.Get("en"), dress: func(s string) string { return "⟦" + s + "⟧" }}
}

// answer is what came back.
type answer struct {
	*http.Response
	text string
}

// get asks for a page.
func (h *house) get(role, path string) answer {
	h.t.Helper()
	return h.ask(role, httptest.NewRequest(http.MethodGet, path, nil))
}

// post sends a form: pairs of name and value.
func (h *house) post(role, path string, fields ...string) answer {
	h.t.Helper()
	v := url.Values{}
	for i := 0; i+1 < len(fields); i += 2 {
		v.Add(fields[i], fields[i+1])
	}
	return h.send(role, path, v)
}

func (h *house) send(role, path string, v url.Values) answer {
	h.t.Helper()
	r := httptest.NewRequest(http.MethodPost, path, strings.NewReader(v.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	return h.ask(role, r)
}

// ask sends a request with the cookies of a role and keeps those that come
// back.
func (h *house) ask(role string, r *http.Request) answer {
	h.t.Helper()
	b := h.browsers[role]
	h.mu.Lock()
	for name, value := range b.cookies {
		r.AddCookie(&http.Cookie{Name: name, Value: value})
	}
	h.mu.Unlock()
	w := httptest.NewRecorder()
	h.handler.ServeHTTP(w, r)
	res := w.Result()
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, c := range res.Cookies() {
		if c.MaxAge < 0 || c.Value == "" {
			delete(b.cookies, c.Name)
		} else {
			b.cookies[c.Name] = c.Value
		}
	}
	for _, ro := range h.site.routes {
		if matches(ro.pattern, r) {
			h.asked[ro.pattern] = true
		}
	}
	return answer{res, w.Body.String()}
}

// matches tells whether a mux with this pattern alone would take the request.
func matches(pattern string, r *http.Request) bool {
	mux := http.NewServeMux()
	mux.Handle(pattern, http.NotFoundHandler())
	_, found := mux.Handler(r)
	return found == pattern
}

// want holds an answer against a status and words that must stand in it; a word
// that begins with "!" must not.
func (h *house) want(a answer, status int, words ...string) answer {
	h.t.Helper()
	if a.StatusCode != status {
		h.t.Fatalf("%d %s, want %d\n%s%s", a.StatusCode, a.Header.Get("Location"), status, plainText(a.text), h.broken())
	}
	for _, w := range words {
		if not, ok := strings.CutPrefix(w, "!"); ok {
			if strings.Contains(plainText(a.text), not) {
				h.t.Errorf("%q stands in the page:\n%s", not, plainText(a.text))
			}
		} else if !strings.Contains(plainText(a.text), w) {
			h.t.Errorf("%q does not stand in the page:\n%s", w, plainText(a.text))
		}
	}
	return a
}

// done holds that a form was taken, and follows where it leads.
func (h *house) done(role string, a answer) answer {
	h.t.Helper()
	if a.StatusCode != http.StatusSeeOther {
		h.t.Fatalf("%d, want to be sent on\n%s", a.StatusCode, plainText(a.text))
	}
	next := h.get(role, a.Header.Get("Location"))
	if next.StatusCode != http.StatusOK {
		h.t.Fatalf("sent on to %s: %d\n%s", a.Header.Get("Location"), next.StatusCode, plainText(next.text)+h.broken())
	}
	return next
}

// broken is what the log says of what broke.
func (h *house) broken() string {
	var out []string
	for line := range strings.Lines(h.log.String()) {
		if strings.Contains(line, "ERROR") {
			out = append(out, line)
		}
	}
	return "\n" + strings.Join(out, "")
}

// plainText is what a reader sees: tags left out, spaces as one.
func plainText(page string) string {
	page = cut(page, "<head>", "</head>")
	var b strings.Builder
	in := false
	for _, r := range page {
		switch {
		case r == '<':
			in = true
		case r == '>':
			in = false
			b.WriteByte(' ')
		case !in:
			b.WriteRune(r)
		}
	}
	return strings.NewReplacer("&#39;", "'", "&#34;", `"`, "&amp;", "&", "&lt;", "<", "&gt;", ">", "&#43;", "+").Replace(strings.Join(strings.Fields(b.String()), " "))
}

// cut takes every stretch from one mark to another out of a text.
func cut(s, from, to string) string {
	for {
		i := strings.Index(s, from)
		if i < 0 {
			return s
		}
		j := strings.Index(s[i:], to)
		if j < 0 {
			return s[:i]
		}
		s = s[:i] + s[i+j+len(to):]
	}
}

// p is the path of the plenary, with what comes below it.
func p(below string, args ...any) string {
	return plenumPath(halltest.Plenary1) + fmt.Sprintf(below, args...)
}

// solve has the plan solved, and waits.
func (h *house) solve() {
	h.t.Helper()
	_, err := h.Hall.Solve(context.Background(), h.Planner, h.Version.ID)
	h.must(err)
	h.queue.Wait()
}
