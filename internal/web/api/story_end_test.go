package api

import (
	"context"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/openplenum/plenum/internal/record"
	"github.com/openplenum/plenum/internal/web/api/apitest"

	"github.com/openplenum/plenum/internal/web/live"
)

func (s *house) end(*testing.T) {
	s.do("chair", "pause-item", m{"no": 2})
	s.do("secretary", "withdraw-item", m{"no": 2, "reason": "it is mended"})
	s.do("chair", "close-sitting", nil)
	s.do("secretary", "adjourn", m{"until": "2026-03-17", "reason": "the night"})
	s.do("secretary", "close-plenary", nil)
}

func (s *house) tasks(*testing.T) {
	s.get("auditor", "/tasks?organ=mill-office&pending=true", nil)
	s.post("secretary", "/tasks/do/change-due", m{"id": "t1", "seen": 2, "due": "2028-06-30", "reason": "the flood"}, nil)
	s.post("secretary", "/tasks/do/withdraw-task", m{"id": "t2", "seen": 1, "reason": "it goes without saying"}, nil)
	s.post("officer", "/tasks/do/close-task", m{"id": "t1", "seen": 3, "note": "2210 t were milled"}, nil)
}

func (s *house) records(t *testing.T) {
	var page struct {
		Items []struct{ Seq int64 }
		Size  int64
		Next  *int64
	}
	s.get("auditor", "/record/entries?from=3&limit=4", &page)
	if len(page.Items) != 4 || page.Items[0].Seq != 3 || page.Next == nil || *page.Next != 7 {
		t.Errorf("a page of the record: %+v", page)
	}
	s.get("", "/record/head", nil)
	ctx, stop := context.WithTimeout(t.Context(), live.Beat/4)
	defer stop()
	s.stream(ctx, "/record/events")
	for role, whole := range map[string]bool{"auditor": true, "": false} {
		w := s.Send(s.people.Token[role], http.MethodGet, "/record/copy", nil)
		report, err := record.Verify(w.Body, record.VerifyOptions{})
		if err != nil || report.Entries != page.Size || (report.Withheld == 0) != whole {
			t.Errorf("the copy of %q: %+v, %v", role, report, err)
		}
	}
}

func (s *house) body(t *testing.T) {
	var b struct {
		Persons     []struct{ Name string }
		Memberships []struct{ ID, Person string }
	}
	s.get("", "/body", &b)
	if slices.ContainsFunc(b.Persons, func(p struct{ Name string }) bool { return p.Name != "" }) {
		t.Error("the public sees names")
	}
	s.get("secretary", "/body", &b)
	for _, x := range b.Memberships {
		if x.Person == s.people.Person["member5"] {
			s.post("secretary", "/body/do/end-membership", m{"id": x.ID, "seen": 0, "on": "2026-03-31"}, nil)
		}
	}
	s.post("secretary", "/body/do/found-organ", m{"id": "ferry", "parent": "village", "sort": "organization", "name": "The ferry"}, nil)
	s.post("secretary", "/body/do/change-organ", m{"id": "ferry", "seen": 1, "parent": "village", "sort": "organization", "name": "The old ferry"}, nil)
	s.post("secretary", "/body/do/end-organ", m{"id": "ferry", "seen": 2, "on": "2026-12-31"}, nil)
	s.OK(s.people.Token["secretary"], http.MethodDelete, "/persons/"+s.people.Person["member4"], nil, nil)
	s.No(s.people.Token["member4"], http.MethodGet, plen, nil, http.StatusUnauthorized, "token")
}

func (s *house) own(*testing.T) {
	s.get("admin", "/accounts", nil)
	s.OK(s.people.Token["admin"], http.MethodPatch, "/accounts/member6", m{"disabled": true}, nil)
	s.No(s.people.Token["member6"], http.MethodGet, plen, nil, http.StatusUnauthorized, "token")
	s.No("", http.MethodPost, "/tokens", m{"login": "member6", "password": apitest.Password, "name": "x"}, http.StatusForbidden, "disabled")
	s.post("admin", "/accounts/member3/link", nil, nil)
	s.post("member3", "/password", m{"present": apitest.Password, "next": "another good sentence"}, nil)
	var tokens []struct{ ID, Scope string }
	read := s.ReadToken("member2")
	s.get("member2", "/tokens", &tokens)
	s.OK(s.people.Token["member2"], http.MethodDelete, "/tokens/"+tokens[len(tokens)-1].ID, nil, nil)
	s.No(read, http.MethodGet, plen, nil, http.StatusUnauthorized, "token")
	s.OK(s.people.Token["member2"], http.MethodDelete, "/tokens", nil, nil)
}

// TestStreamOfTheRecord: a reader who follows the record is told that it grew,
// and the stream ends with the request.
func TestStreamOfTheRecord(t *testing.T) {
	s := newHouse(t, 1)
	done := make(chan string)
	ctx, stop := context.WithCancel(t.Context())
	go func() { done <- s.stream(ctx, "/record/events") }()
	time.Sleep(live.Beat + live.Beat/2)
	s.post("secretary", "/persons", m{"name": "Someone new"}, nil)
	time.Sleep(2 * live.Beat)
	stop()
	if got := <-done; strings.Count(got, "event: grown\n") != 2 {
		t.Errorf("the stream is %q; want the size at first, and once when it grew", got)
	}
}
