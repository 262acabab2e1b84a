package api

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// keyed sends a command under a key.
func (s *house) keyed(role, name, key, body string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodPost, Prefix+plen+"/do/"+name, strings.NewReader(body))
	r.Header.Set("Authorization", "Bearer "+s.people.Token[role])
	r.Header.Set("Content-Type", "application/json")
	if key != "" {
		r.Header.Set(onceHeader, key)
	}
	w := httptest.NewRecorder()
	s.Server.ServeHTTP(w, r)
	return w
}

// TestKey: a command that is sent again with its key is done once, and answered
// as the first time; the key of one person means nothing for another, and a key
// for something else is refused.
func TestKey(t *testing.T) {
	s := newHouse(t, 3)
	s.Day(s.people, village(), s.clock.Advance)
	items := func() int {
		var p struct{ Items []any }
		s.get("secretary", plen, &p)
		return len(p.Items)
	}
	before := items()
	const bridge = `{"title":"The bridge"}`
	first := s.keyed("secretary", "add-item", "k1", bridge)
	again := s.keyed("secretary", "add-item", "k1", bridge)
	if first.Code != http.StatusOK || again.Code != first.Code || items() != before+1 {
		t.Fatalf("%d, then %d; %d items more: %s", first.Code, again.Code, items()-before, again.Body)
	}
	var a, b done
	if json.Unmarshal(first.Body.Bytes(), &a) != nil || json.Unmarshal(again.Body.Bytes(), &b) != nil ||
		len(a.Events) != 1 || len(b.Events) != 1 || string(a.Events[0].Body) != string(b.Events[0].Body) {
		t.Errorf("the first answer is %s, the second %s", first.Body, again.Body)
	}
	if w := s.keyed("secretary", "add-item", "k1", `{"title":"The road"}`); w.Code != http.StatusConflict || !strings.Contains(w.Body.String(), `"once_other"`) {
		t.Errorf("the key for something else: %d %s", w.Code, w.Body)
	}
	if w := s.keyed("chair", "add-item", "k1", `{"title":"The road"}`); w.Code != http.StatusOK || items() != before+2 {
		t.Errorf("the same key of another person: %d %s", w.Code, w.Body)
	}
	if w := s.keyed("secretary", "add-item", "", bridge); w.Code != http.StatusOK || items() != before+3 {
		t.Errorf("without a key: %d %s", w.Code, w.Body)
	}
	if w := s.keyed("secretary", "add-item", strings.Repeat("k", 201), bridge); w.Code != http.StatusUnprocessableEntity {
		t.Errorf("a very long key: %d %s", w.Code, w.Body)
	}
}
