package api

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/danielgtaylor/huma/v2"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/app/hall/halltest"
	"github.com/openplenum/plenum/internal/lp/ipm"
	"github.com/openplenum/plenum/internal/web/api/apitest"
)

// house is an installation in memory with a client, whose every answer is held
// against the document.
type house struct {
	*apitest.Client
	api    *api
	clock  *halltest.Clock
	queue  *halltest.Queue
	people *apitest.People
	hits   map[string][]int // statuses by operation
}

func newHouse(t *testing.T, members int) *house {
	t.Helper()
	m := halltest.NewMemory()
	s := &house{clock: halltest.NewClock(halltest.Noon), queue: &halltest.Queue{}, hits: map[string][]int{}}
	h, err := hall.New(hall.Options{
		Store: m, Queue: s.queue, Clock: s.clock, Solver: ipm.New(), SolverVersion: "test", Verifier: m.Key.Verifier, PasswordCost: halltest.LeastCost,
	})
	if err != nil {
		t.Fatal(err)
	}
	s.queue.Runner = h
	if s.api, err = build(Options{Hall: h, Clock: s.clock, Version: "test"}); err != nil {
		t.Fatal(err)
	}
	s.Client = &apitest.Client{T: t, Server: s.api.handler(), Watch: s.watch}
	link, err := h.FirstLink(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	s.people = s.Settle(link, members)
	return s
}

// watch notes which operation answered with what, and that the answer is as the
// document says.
func (s *house) watch(r *http.Request, w *httptest.ResponseRecorder) {
	s.T.Helper()
	if w.Code >= http.StatusInternalServerError {
		s.T.Errorf("%s %s: %d %s", r.Method, r.URL, w.Code, w.Body)
	}
	if got := w.Header().Get("Cache-Control"); got != "no-store" {
		s.T.Errorf("%s %s may be kept: %q", r.Method, r.URL, got)
	}
	rt := s.route(r)
	if rt == nil {
		return
	}
	s.hits[rt.id] = append(s.hits[rt.id], w.Code)
	kind, _, _ := strings.Cut(w.Header().Get("Content-Type"), ";")
	if w.Body.Len() == 0 || kind != "application/json" && kind != problemType {
		return
	}
	op := s.operation(rt)
	response := op.Responses[itoa(w.Code)]
	if kind == problemType {
		response = op.Responses["default"]
	}
	if response == nil || response.Content[kind] == nil {
		s.T.Errorf("%s answered %d %s, which its document does not have", rt.id, w.Code, kind)
		return
	}
	var data any
	if err := json.Unmarshal(w.Body.Bytes(), &data); err != nil {
		s.T.Errorf("%s: %v in %s", rt.id, err, w.Body)
		return
	}
	var found huma.ValidateResult
	huma.Validate(s.api.huma.OpenAPI().Components.Schemas, response.Content[kind].Schema, huma.NewPathBuffer(nil, 0), huma.ModeReadFromServer, data, &found)
	for _, err := range found.Errors {
		s.T.Errorf("%s answered otherwise than its document: %v", rt.id, err)
	}
}

func (s *house) route(r *http.Request) *route {
	_, pattern := s.api.mux.Handler(r)
	for i := range s.api.ops {
		if rt := &s.api.ops[i]; pattern == rt.method+" "+Prefix+rt.path {
			return rt
		}
	}
	return nil
}

func (s *house) operation(rt *route) *huma.Operation {
	item := s.api.huma.OpenAPI().Paths[rt.path]
	return map[string]*huma.Operation{
		http.MethodGet: item.Get, http.MethodPost: item.Post, http.MethodPut: item.Put, http.MethodPatch: item.Patch, http.MethodDelete: item.Delete,
	}[rt.method]
}

func village() map[string]string {
	out := map[string]string{}
	for _, f := range halltest.Village() {
		out[f.Name] = string(f.Data)
	}
	return out
}

// TestDay plays a plenary day in memory. The store plays it on its databases.
func TestDay(t *testing.T) {
	s := newHouse(t, 3)
	s.Day(s.people, village(), s.clock.Advance)
}
