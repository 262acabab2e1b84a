package api

import (
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/openplenum/plenum/internal/web/api/apitest"
)

// stream is what a stream sends until its reader goes.
func (s *house) stream(ctx context.Context, path string) string {
	w := httptest.NewRecorder()
	r := httptest.NewRequestWithContext(ctx, http.MethodGet, Prefix+path, nil)
	s.Server.ServeHTTP(w, r)
	s.watch(r, w)
	return w.Body.String()
}

// address fills an address with something for every part of it.
func address(rt route) string {
	return strings.NewReplacer(
		"{plenary}", "2026-1", "{dispatch}", "d1", "{version}", "v1", "{plan}", "village", "{vote}", "v1", "{conclusion}", "c1", "{amendment}", "a1", "{organ}", "village",
		"{year}", "2027", "{person}", "nobody", "{login}", "nobody", "{token}", "nothing", "{table}", "targets.csv", "{file}", "targets.csv",
	).Replace(rt.path)
}

// TestPolicy walks the document: what acts takes a token that acts, what is not
// open takes a token, and a token that has ended opens nothing.
func TestPolicy(t *testing.T) {
	s := newHouse(t, 1)
	read := s.ReadToken("secretary")
	size := s.size(t)
	for _, rt := range s.api.ops {
		if !strings.Contains("open read act", string(rt.scope)) || rt.scope == "" {
			t.Errorf("%s has the scope %q", rt.id, rt.scope)
		}
		if acts := rt.method != http.MethodGet; acts != (rt.scope == scopeAct) && !exceptions[rt.id] {
			t.Errorf("%s %s has the scope %s", rt.method, rt.id, rt.scope)
		}
		s.No("made-up", rt.method, address(rt), nil, http.StatusUnauthorized, "token")
		if rt.scope != scopeOpen {
			s.No("", rt.method, address(rt), nil, http.StatusUnauthorized, "sign_in_first")
		}
		if rt.scope == scopeAct {
			s.No(read, rt.method, address(rt), m{}, http.StatusForbidden, "read_only_token")
		}
		if rt.scope == scopeRead {
			w := s.Send(read, rt.method, address(rt)+query(rt), nil)
			if w.Code == http.StatusUnauthorized || w.Code == http.StatusForbidden {
				t.Errorf("%s is not open to a token that reads: %d %s", rt.id, w.Code, w.Body)
			}
		}
	}
	if now := s.size(t); now != size {
		t.Errorf("the record grew from %d to %d by requests that were refused", size, now)
	}
}

// exceptions are the operations by which one comes to a token, and lists that a
// token which only reads is not shown.
var exceptions = map[string]bool{"begin-first": true, "follow-link": true, "make-token": true, "list-tokens": true, "list-accounts": true}

func (s *house) size(t *testing.T) int64 {
	t.Helper()
	size, err := s.api.hall.Size(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return size
}

// TestRights: every operation that acts asks hall, which refuses one who has no
// right at all. The administrator has none but over accounts.
func TestRights(t *testing.T) {
	s := newHouse(t, 3)
	s.Day(s.people, village(), s.clock.Advance)
	s.OK(s.people.Token["admin"], http.MethodPost, "/accounts", m{"name": "Otto Other", "login": "other"}, nil)
	var link struct{ Link string }
	s.OK(s.people.Token["admin"], http.MethodPost, "/accounts/other/link", nil, &link)
	s.OK("", http.MethodPost, "/links", m{"link": link.Link, "password": apitest.Password}, nil)
	var token struct{ Token string }
	s.OK("", http.MethodPost, "/tokens", m{"login": "other", "password": apitest.Password, "name": "x", "act": true}, &token)
	own := map[string]bool{"end-token": true, "end-other-tokens": true, "change-password": true, "list-tokens": true}
	size := s.size(t)
	for _, rt := range s.api.ops {
		if rt.scope == scopeOpen || own[rt.id] {
			continue
		}
		body := s.example(rt)
		w := s.Send(token.Token, rt.method, address(rt)+query(rt), body)
		if w.Code != http.StatusForbidden {
			t.Errorf("%s for one without any right: %d %s (sent %v)", rt.id, w.Code, w.Body, body)
		}
	}
	if now := s.size(t); now != size {
		t.Errorf("the record grew from %d to %d by requests that were refused", size, now)
	}
}

func query(rt route) string {
	if strings.HasSuffix(rt.path, "/costing") && rt.method == http.MethodGet || strings.HasSuffix(rt.path, "/costing/events") {
		return "?conclusion=c1"
	}
	return ""
}

// TestRefusals: what is wrong is told in one form, all at once.
func TestRefusals(t *testing.T) {
	s := newHouse(t, 3)
	s.Day(s.people, village(), s.clock.Advance)
	sec := s.people.Token["secretary"]
	post, get := http.MethodPost, http.MethodGet

	p := s.No(sec, post, plen+"/do/add-item", m{"title": 7, "colour": "red", "place": "first"}, 422, "invalid")
	if len(p.Errors) != 3 || p.Errors[0].Field == "" {
		t.Errorf("three faults, told are %+v", p.Errors)
	}
	s.No(sec, post, plen+"/do/add-item", []byte("{"), 415, "media")
	for body, status := range map[string]int{"{": 400, "": 400, "null": 422, "[]": 422, `{"title":"x"}{`: 400} {
		r := httptest.NewRequest(post, Prefix+plen+"/do/add-item", strings.NewReader(body))
		r.Header.Set("Authorization", "Bearer "+sec)
		w := httptest.NewRecorder()
		if s.Server.ServeHTTP(w, r); w.Code != status || strings.Contains(w.Body.String(), `"value"`) {
			t.Errorf("the body %q: %d %s; want %d", body, w.Code, w.Body, status)
		}
	}
	s.No(sec, post, plen+"/do/add-item", m{"title": strings.Repeat("x", mostJSON)}, 413, "large")
	s.No(sec, get, "/tasks?colour=red", nil, 422, "invalid")
	s.No(sec, get, "/record/entries?limit=5000", nil, 422, "invalid")
	s.No(sec, get, "/nothing", nil, 404, "nowhere")
	s.No(sec, get, "/plenaries/2031-9", nil, 404, "plenary_unknown")
	s.No(sec, get, plen+"/votes/v99", nil, 404, "unknown")
	s.No(sec, get, plen+"/conclusions/c9/collisions", nil, 404, "unknown")
	s.No(sec, get, "/versions/v99", nil, 404, "unknown")
	s.No(sec, get, "/plans/atlantis/versions", nil, 404, "plan_unknown")
	s.No(sec, post, plen+"/do/separate-point", m{"id": "p99"}, 422, "unknown")
	s.No(sec, post, plen+"/do/open-vote", m{"on": "weather"}, 422, "invalid")
	s.No(s.people.Token["member2"], post, plen+"/do/add-item", m{"title": "Mine"}, 403, "forbidden")
	s.No("", get, "/versions/v1", nil, 401, "sign_in_first") // it was never adopted
	s.No("", post, "/tokens", m{"login": "secretary", "password": "wrong", "name": "x"}, 401, "wrong_sign_in")
}

// TestSeen: who edits what was changed meanwhile is told who was first.
func TestSeen(t *testing.T) {
	s := newHouse(t, 3)
	s.Day(s.people, village(), s.clock.Advance)
	s.do("secretary", "add-item", m{"title": "The bridge"})
	s.do("chair", "retitle-item", m{"no": 2, "seen": 1, "title": "The old bridge"})
	p := s.No(s.people.Token["secretary"], http.MethodPost, plen+"/do/retitle-item", m{"no": 2, "seen": 1, "title": "The new bridge"}, 409, "conflict")
	if len(p.Errors) != 1 || p.Errors[0].By != s.people.Person["chair"] {
		t.Errorf("the chair was first, told is %+v", p.Errors)
	}
}

// TestTooFast: guesses at a password are limited, and the answer tells how long
// to wait. Whoever shows what an earlier token came with need not.
func TestTooFast(t *testing.T) {
	s := newHouse(t, 1)
	var kept struct{ Device string }
	s.OK("", http.MethodPost, "/tokens", m{"login": "chair", "password": apitest.Password, "name": "x"}, &kept)
	for range 5 {
		s.No("", http.MethodPost, "/tokens", m{"login": "chair", "password": "guess", "name": "x"}, 401, "wrong_sign_in")
	}
	w := s.Send("", http.MethodPost, "/tokens", m{"login": "chair", "password": "guess", "name": "x"})
	if w.Code != http.StatusTooManyRequests || w.Header().Get("Retry-After") == "" {
		t.Errorf("the sixth guess: %d %v %s", w.Code, w.Header(), w.Body)
	}
	s.OK("", http.MethodPost, "/tokens", m{"login": "chair", "password": apitest.Password, "name": "y", "device": kept.Device}, &kept)
}

// TestNothingNew: who has the newest answer is told so without a body.
func TestNothingNew(t *testing.T) {
	s := newHouse(t, 1)
	first := s.Send("", http.MethodGet, "/body", nil)
	ask := func() *httptest.ResponseRecorder {
		r := httptest.NewRequest(http.MethodGet, Prefix+"/body", nil)
		r.Header.Set("If-None-Match", first.Header().Get("ETag"))
		w := httptest.NewRecorder()
		s.Server.ServeHTTP(w, r)
		return w
	}
	if w := ask(); w.Code != http.StatusNotModified || w.Body.Len() > 0 {
		t.Errorf("asked again: %d %s", w.Code, w.Body)
	}
	s.post("secretary", "/persons", m{"name": "Someone new"}, nil)
	if w := ask(); w.Code != http.StatusOK {
		t.Errorf("asked after a change: %d", w.Code)
	}
}

// TestMethods: an address tells which methods it takes.
func TestMethods(t *testing.T) {
	s := newHouse(t, 1)
	w := s.Send("", http.MethodDelete, "/body", nil)
	if w.Code != http.StatusMethodNotAllowed || w.Header().Get("Allow") != "GET" {
		t.Errorf("%d, allowed is %q", w.Code, w.Header().Get("Allow"))
	}
}

// TestPages: the pages for people load nothing from elsewhere.
func TestPages(t *testing.T) {
	s := newHouse(t, 1)
	for _, path := range []string{"/", "/problems"} {
		w := s.Send("", http.MethodGet, path, nil)
		if w.Code != http.StatusOK || strings.Contains(w.Body.String(), "http://") || strings.Contains(w.Body.String(), "https://") || strings.Contains(w.Body.String(), "<script") {
			t.Errorf("%s: %d %s", path, w.Code, w.Body)
		}
	}
	w := s.Send("", http.MethodGet, "/problems", nil)
	if !strings.Contains(w.Body.String(), `id="value_moved"`) || !strings.Contains(w.Body.String(), `id="unsolved"`) {
		t.Error("the list of codes lacks some")
	}
}
