package web

import (
	"net/http"
	"regexp"
	"strings"
	"testing"

	"github.com/openplenum/plenum/internal/app/hall/halltest"
	"github.com/openplenum/plenum/internal/assembly"
)

var onceValue = regexp.MustCompile(`<input type="hidden" name="once" value="([^"]+)">`)

// key is the key of the forms on a page as it is now.
func (h *house) key(role, path string) string {
	h.t.Helper()
	m := onceValue.FindStringSubmatch(h.want(h.get(role, path), 200).text)
	if m == nil {
		h.t.Fatalf("the forms on %s have no key", path)
	}
	return m[1]
}

func (h *house) size() int64 {
	h.t.Helper()
	n, err := h.Hall.Size(h.t.Context())
	h.must(err)
	return n
}

// TestFormsOnce: every form that makes something does it once, however often it
// is sent; each time the reader is led to what was made. With something else
// in it, the form makes something else.
func TestFormsOnce(t *testing.T) {
	h := newHouse(t)
	h.Table(halltest.MoreFlour())
	h.open()
	tests := []struct {
		role, page, path string
		form             []string
		change           string // field that makes it another act; empty: none can
	}{
		{"secretary", p(""), p("/do/item"), []string{"title", "More"}, "title"},
		{"secretary", p(""), p("/do/sitting"), []string{"day", "2026-03-20", "place", "Here"}, "place"},
		{"secretary", p("/item/1"), p("/item/1/statement"), []string{"person", string(h.Members[1].Person), "text", "Yes."}, "text"},
		{"secretary", p("/item/1"), p("/item/1/conclusion"), []string{"title", "On bread"}, "title"},
		{"secretary", p("/conclusion/c1/point"), p("/conclusion/c1/point"), []string{"text", "Bread.", "sort", "review"}, "text"},
		{"member", p("/point/p1/amend"), p("/point/p1/amend"), []string{"kind", "revise", "seen", "1", "text", "Flour.", "sort", "review", "reason", "Why not"}, "text"},
		{"secretary", "/body", "/body/organ", []string{"name", "Bakery", "id", "bakery", "kind", "organization", "parent", "village"}, ""},
		{"secretary", "/body", "/body/person", []string{"name", "New Person"}, "name"},
		{"secretary", "/plenum/new", "/plenum/new", []string{"id", "2026-7", "organ", "village", "title", "Seventh", "number", "7"}, ""},
		{"chair", p("/vote/new?on=procedure"), p("/vote/new"), []string{"on", "procedure", "text", "Shall we rest?", "method", "hands"}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.path, func(t *testing.T) {
			h.t = t
			form := append([]string{"once", h.key(tt.role, tt.page)}, tt.form...)
			before := h.size()
			first := h.want(h.post(tt.role, tt.path, form...), http.StatusSeeOther)
			made := h.size() - before
			again := h.want(h.post(tt.role, tt.path, form...), http.StatusSeeOther)
			if n := h.size() - before; made == 0 || n != made {
				t.Errorf("sent once it makes %d entries, twice %d", made, n)
			}
			if a, b := first.Header.Get("Location"), again.Header.Get("Location"); a != b {
				t.Errorf("the first time it leads to %s, then to %s", a, b)
			}
			if tt.change == "" {
				return
			}
			for i := range form {
				if form[i] == tt.change {
					form[i+1] += " Another."
				}
			}
			h.want(h.post(tt.role, tt.path, form...), http.StatusSeeOther)
			if n := h.size() - before; n != 2*made {
				t.Errorf("with another %s it makes %d entries, want %d", tt.change, n-made, made)
			}
		})
	}
}

// TestVoteSentAgain: the form that opened a vote, sent again when the vote is
// over, leads to that vote.
func TestVoteSentAgain(t *testing.T) {
	h := newHouse(t)
	h.open()
	form := []string{"once", h.key("chair", p("/vote/new?on=procedure")), "on", "procedure", "text", "Shall we rest?", "method", "hands"}
	first := h.want(h.post("chair", p("/vote/new"), form...), http.StatusSeeOther)
	h.Do(h.Chair, assembly.CallOffVote{ID: "v1", Reason: "We rest."})
	if again := h.want(h.post("chair", p("/vote/new"), form...), http.StatusSeeOther); again.Header.Get("Location") != first.Header.Get("Location") {
		t.Errorf("it leads to %s, not to %s", again.Header.Get("Location"), first.Header.Get("Location"))
	}
}

// TestUploadOnce: a table that is sent twice makes one version; with another
// file the form makes another one.
func TestUploadOnce(t *testing.T) {
	h := newHouse(t)
	key := h.key("planner", "/plan/village/tables/supply.csv")
	form := []string{"once", key, "seen", "v1", "text", "good,year,amount\nland,,950\nlabour,,70\n", "note", "more"}
	for range 2 {
		h.want(h.post("planner", "/plan/village/tables/supply.csv/keep", form...), http.StatusSeeOther)
	}
	all, err := h.Hall.Versions(t.Context(), h.Planner, "village")
	h.must(err)
	if len(all) != 2 {
		t.Errorf("%d versions, want 2", len(all))
	}
}

// TestEveryFormHasAKey: no form that does something is without one.
func TestEveryFormHasAKey(t *testing.T) {
	h := furnished(t)
	for _, role := range []string{"secretary", "planner", "admin"} {
		for _, pg := range h.crawl(role, "/") {
			if forms, keys := strings.Count(pg.text, `method="post"`), len(onceValue.FindAllString(pg.text, -1)); forms != keys {
				t.Errorf("%s: %s has %d forms and %d keys", role, pg.path, forms, keys)
			}
		}
	}
}
