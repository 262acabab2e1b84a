package api

import (
	"bytes"
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/openplenum/plenum/internal/web/api/apitest"
)

type m = apitest.Map

const plen = apitest.Plenary

// TestEveryOperation uses every operation of the document with success, in a
// day and what follows it. That each is refused, too, is held by
// TestPolicy and TestRefusals.
func TestEveryOperation(t *testing.T) {
	s := newHouse(t, 6)
	s.Day(s.people, village(), s.clock.Advance)
	s.reading(t)
	s.files(t)
	s.solving(t)
	s.agenda(t)
	s.debate(t)
	s.papers(t)
	s.proposals(t)
	s.votes(t)
	s.dispatches(t)
	s.end(t)
	s.tasks(t)
	s.records(t)
	s.body(t)
	s.own(t)
	s.search(t)
	for _, rt := range s.api.ops {
		if !slices.ContainsFunc(s.hits[rt.id], func(status int) bool { return status < 300 }) {
			t.Errorf("%s was never used with success: %v", rt.id, s.hits[rt.id])
		}
	}
}

// search finds what the story has left behind.
func (s *house) search(t *testing.T) {
	t.Helper()
	var found struct {
		Items []struct{ Kind, Text string } `json:"items"`
	}
	s.get("secretary", "/search?q=flour", &found)
	if len(found.Items) == 0 {
		t.Error("nothing is found that speaks of flour")
	}
}

func (s *house) get(role, path string, out any) {
	s.T.Helper()
	s.OK(s.people.Token[role], http.MethodGet, path, nil, out)
}

func (s *house) post(role, path string, body, out any) {
	s.T.Helper()
	s.OK(s.people.Token[role], http.MethodPost, path, body, out)
}

func (s *house) do(role, name string, body any) {
	s.T.Helper()
	s.Do(s.people.Token[role], name, body)
}

func (s *house) reading(t *testing.T) {
	s.get("", "/installation", nil)
	var self struct {
		Login  string
		Rights []string
	}
	s.get("chair", "/self?organ=village", &self)
	if self.Login != "chair" || !slices.Contains(self.Rights, "casting_vote") || slices.Contains(self.Rights, "draft_plan") {
		t.Errorf("the chair is told %+v", self)
	}
	s.get("", "/self", &self)
	if !slices.Equal(self.Rights, []string{"see_public"}) {
		t.Errorf("the public may do %v", self.Rights)
	}
	for _, path := range []string{
		"/plans", "/plans/village/versions", "/versions/v2", "/compare?before=v2&after=v2", "/plans/village/acts?prefix=target:",
		"/versions/v2/files", "/versions/v2/files/targets.csv", "/versions/v2/folder.zip", "/plans/village/targets", "/versions/v2/solve", "/public/plenaries",
	} {
		s.get("", path, nil) // the public sees what was adopted
	}
	var compared struct {
		Rows       []m
		Difference m
	}
	s.get("planner", "/compare?before=v1&after=v2", &compared)
	if len(compared.Rows) == 0 || compared.Difference == nil {
		t.Errorf("v1 and v2, both solved by the costing, differ by %+v", compared)
	}
	var public struct {
		Items []struct {
			Conclusions []struct {
				Points  []m
				Verdict struct{ Result string }
			}
		}
	}
	s.get("", "/public/plenaries", &public)
	if c := public.Items[0].Conclusions; len(c) != 1 || len(c[0].Points) != 2 || c[0].Verdict.Result != "carried" {
		t.Errorf("the public sees %+v", public)
	}
	for _, path := range []string{"/plenaries", plen, plen + "/minutes?limit=5", plen + "/amendments/a1/difference", plen + "/conclusions/c1/collisions", plen + "/costing?conclusion=c1", plen + "/votes/v1/turnout"} {
		s.get("auditor", path, nil)
	}
}

func (s *house) files(t *testing.T) {
	w := s.Send(s.people.Token["planner"], http.MethodGet, "/versions/v2/folder.zip", nil)
	s.post("planner", "/plans/copy/import.zip?note=again", w.Body.Bytes(), nil)
	s.post("planner", "/plans/try", m{"files": []m{{"name": "plan.yaml", "text": "schema: 1\n"}}}, nil)
	targets := "target;name;measure;of;year;amount;unit;tier;organ\nflour;Flour for bread;final_use;flour;;2050;t;1;mill-office\n"
	var tried struct {
		Keepable bool
		Changes  []m
	}
	s.post("planner", "/versions/v2/tables/targets.csv/try", []byte(targets), &tried)
	if !tried.Keepable || len(tried.Changes) == 0 {
		t.Errorf("a table with other delimiters: %+v", tried)
	}
	s.post("planner", "/versions/v2/tables/targets.csv/keep?note=less", []byte(targets), nil)
	upload := m{"files": []m{{"name": "targets.csv", "text": strings.ReplaceAll(targets, "2050", "2060")}}, "note": "more"}
	s.post("planner", "/versions/v4/tables/try", upload, nil)
	s.No(s.people.Token["planner"], http.MethodPost, "/versions/v2/tables/keep", upload, http.StatusConflict, "version_stale")
	s.post("planner", "/versions/v4/tables/keep", upload, nil)
	s.get("planner", "/plans/village/versions", nil)
	p := s.No(s.people.Token["planner"], http.MethodPost, "/versions/v5/tables/targets.csv/keep",
		[]byte("target,name,measure,of,amount,unit,tier\na,A,final_use,flower,1,t,1\nb,B,final_use,flour,x,t,1\n"), http.StatusUnprocessableEntity, "plan_faulty")
	if len(p.Errors) < 3 || !strings.HasPrefix(p.Errors[1].Field, "targets.csv:") {
		t.Errorf("not every fault is told: %+v", p.Errors)
	}
}

func (s *house) solving(t *testing.T) {
	var list struct{ Items []struct{ ID, Note string } }
	s.get("planner", "/plans/village/versions", &list)
	id := list.Items[len(list.Items)-1].ID
	s.No(s.people.Token["planner"], http.MethodGet, "/versions/"+id+"/answer", nil, http.StatusConflict, "unsolved")
	s.post("planner", "/versions/"+id+"/solve", nil, nil)
	stream := s.Send(s.people.Token["planner"], http.MethodGet, "/versions/"+id+"/solve/events", nil).Body.String()
	if !strings.Contains(stream, "event: end\ndata: {") || !strings.Contains(stream, `"state":"done"`) {
		t.Errorf("the stream of a solve is %q", stream)
	}
	s.queue.Wait()
	s.get("planner", "/versions/"+id+"/answer", nil)
	s.OK(s.people.Token["planner"], http.MethodDelete, "/versions/"+id+"/solve", nil, nil)
	s.get("planner", "/plans/village/targets?version="+id, nil)
}

func (s *house) agenda(*testing.T) {
	s.do("secretary", "schedule-sitting", m{"day": "2026-03-16"})
	s.do("secretary", "move-sitting", m{"no": 2, "day": "2026-03-17", "place": "School"})
	s.do("secretary", "add-item", m{"title": "The bridge"})
	s.do("secretary", "add-item", m{"title": "The well"})
	s.do("secretary", "add-item", m{"title": "The fair"})
	s.do("secretary", "retitle-item", m{"no": 2, "seen": 1, "title": "The old bridge"})
	s.No(s.people.Token["secretary"], http.MethodPost, plen+"/do/retitle-item", m{"no": 2, "seen": 1, "title": "The new bridge"}, http.StatusConflict, "conflict")
	s.do("secretary", "move-item", m{"no": 4, "seen": 1, "place": 2})
	s.do("secretary", "defer-item", m{"no": 3, "plenary": "the next one"})
	s.do("secretary", "withdraw-item", m{"no": 4, "reason": "no fair this year"})
	s.do("chair", "waive-notice", m{"no": 2, "reason": "the flood"})
	s.do("chair", "pause-item", m{"no": 1})
	s.do("chair", "take-item", m{"no": 1})
	s.do("chair", "decide-item", m{"no": 1, "note": "adopted"})
	s.do("chair", "take-item", m{"no": 2})
}

func (s *house) debate(*testing.T) {
	me := s.people.Person["member6"]
	s.do("member6", "ask-floor", m{})
	s.do("chair", "give-floor", m{"person": me})
	s.do("member6", "leave-floor", m{})
	s.do("secretary", "note-statement", m{"item": 2, "person": me, "text": "The bridge is old."})
	s.do("member6", "give-proxy", m{"sitting": 1, "to": s.people.Person["chair"]})
	s.do("secretary", "leave", m{"persons": []string{me}})
	s.do("member6", "take-proxy", m{"sitting": 1})
	s.do("secretary", "arrive", m{"persons": []string{me}})
}

func (s *house) papers(*testing.T) {
	s.do("secretary", "draft-conclusion", m{"item": 2, "title": "On nothing"})
	s.do("secretary", "withdraw-conclusion", m{"id": "c2", "reason": "a slip"})
	s.do("secretary", "draft-conclusion", m{"item": 2, "title": "On the bridge"})
	s.do("secretary", "retitle-conclusion", m{"id": "c3", "seen": s.conclusion("c3"), "title": "On the old bridge"})
	point := func(text string) m {
		return m{"conclusion": "c3", "content": m{"text": text, "sort": "orientation"}}
	}
	for _, text := range []string{"The bridge is mended this year.", "It is painted red.", "A stone tells who mended it."} {
		s.do("secretary", "add-point", point(text))
	}
	s.do("secretary", "revise-point", m{"id": "p3", "seen": 1, "content": m{"text": "The old bridge is mended this year.", "sort": "measure"}})
	s.do("secretary", "move-point", m{"id": "p5", "seen": s.conclusion("c3"), "place": 1})
	s.do("secretary", "remove-point", m{"id": "p5", "seen": 1})
	s.do("secretary", "separate-point", m{"id": "p4"})
	s.do("secretary", "join-point", m{"id": "p4"})
	s.do("secretary", "separate-point", m{"id": "p4"})
	s.do("chair", "waive-costing", m{"id": "c3", "seen": s.seen("conclusions", "c3", "saying"), "reason": "no figure changes"})
}

// conclusion is the revision of a conclusion, and vote that of a vote.
func (s *house) conclusion(id string) int { return s.seen("conclusions", id, "revision") }
func (s *house) vote(id string) int       { return s.seen("votes", id, "revision") }

// seen is a number of a part of the plenary, to send as seen.
func (s *house) seen(list, id, name string) int {
	s.T.Helper()
	var p map[string]json.RawMessage
	s.get("secretary", plen, &p)
	var all []map[string]any
	if err := json.Unmarshal(p[list], &all); err != nil {
		s.T.Fatal(err)
	}
	for _, one := range all {
		if one["id"] == id {
			n, _ := one[name].(float64)
			return int(n)
		}
	}
	s.T.Fatalf("there is no %s", id)
	return 0
}

func (s *house) proposals(t *testing.T) {
	move := func(role, text string) {
		s.do(role, "move-amendment", m{"conclusion": "c3", "sort": "revise", "point": "p3", "base": 2, "content": m{"text": text, "sort": "measure"}})
	}
	move("member2", "The old bridge is mended next year.")
	move("member3", "The old stone bridge is mended this year.")
	move("member4", "The old bridge is closed.")
	move("member5", "The old bridge is mended this very year.")
	s.do("member2", "second-amendment", m{"id": "a3"})
	for _, id := range []string{"a2", "a3"} {
		s.do("secretary", "second-amendment", m{"id": id, "person": s.people.Person["member6"]})
		s.do("secretary", "admit-amendment", m{"id": id})
	}
	s.do("member4", "withdraw-amendment", m{"id": "a4"})
	s.do("secretary", "merge-amendments", m{"ids": []string{"a2", "a3"}})
	s.do("secretary", "reject-amendment", m{"id": "a5", "note": "as it stands"})
	var difference struct{ Text []struct{ Op, Text string } }
	s.get("member2", plen+"/amendments/a6/difference", &difference)
	var after string
	for _, p := range difference.Text {
		if p.Op != "removed" {
			after += p.Text
		}
	}
	if after != "The old stone bridge is mended next year." {
		t.Errorf("both amendments together read %q", after)
	}
	s.do("secretary", "admit-amendment", m{"id": "a6"})
	s.do("secretary", "revise-point", m{"id": "p3", "seen": 2, "content": m{"text": "Then the old bridge is mended this year.", "sort": "measure"}})
	s.do("secretary", "rebase-amendment", m{"id": "a6", "seen": 1})
	s.do("secretary", "accept-amendment", m{"id": "a6", "seen": s.seen("amendments", "a6", "revision"), "note": "nobody objects"})
}

func (s *house) votes(t *testing.T) {
	s.do("chair", "open-vote", m{"on": "procedure", "text": "Shall the debate be closed?"})
	s.do("chair", "tighten-vote", m{"id": "v3", "rule": m{
		"method": "hands", "base": "valid", "threshold": m{"majority": "share", "num": 2, "den": 3}, "quorum": m{"num": 1, "den": 2, "more_than": true}, "tie": "chair",
	}})
	s.do("secretary", "record-counts", m{"vote": "v3", "seen": s.vote("v3"), "count": m{"for": 5, "against": 0, "abstain": 0}})
	s.do("chair", "close-vote", m{"id": "v3", "seen": s.vote("v3")})
	s.do("secretary", "correct-vote", m{"id": "v3", "seen": s.vote("v3"), "count": m{"for": 4, "against": 1, "abstain": 0}, "reason": "a hand was overlooked"})
	s.do("chair", "open-vote", m{"on": "procedure", "text": "Shall we rest?"})
	s.do("chair", "call-off-vote", m{"id": "v4", "reason": "nobody is tired"})
	s.do("chair", "open-vote", m{"on": "procedure", "text": "Shall we sing?"})
	s.do("chair", "record-counts", m{"vote": "v5", "seen": s.vote("v5"), "count": m{"for": 3, "against": 3, "abstain": 0}})
	s.do("chair", "close-vote", m{"id": "v5", "seen": s.vote("v5")})
	s.do("chair", "decide-tie", m{"id": "v5", "choice": "against"})

	s.do("chair", "open-vote", m{"on": "point", "points": []string{"p4"}, "rule": m{
		"method": "secret", "base": "valid", "threshold": m{"majority": "simple"}, "quorum": m{"num": 1, "den": 2, "more_than": true}, "tie": "chair",
	}})
	for role, token := range s.people.Token {
		if _, is := s.people.Person[role]; is && (role == "chair" || strings.HasPrefix(role, "member")) {
			s.OK(token, http.MethodPut, plen+"/votes/v6/ballot", m{"choice": "for"}, nil)
			s.No(token, http.MethodPut, plen+"/votes/v6/ballot", m{"choice": "against"}, http.StatusUnprocessableEntity, "voted")
		}
	}
	w := s.Send(s.people.Token["chair"], http.MethodGet, plen+"/votes/v6", nil)
	if bytes.Contains(w.Body.Bytes(), []byte(`"choice"`)) || bytes.Contains(w.Body.Bytes(), []byte(`"count"`)) {
		t.Errorf("an open secret vote tells %s", w.Body)
	}
	s.do("chair", "close-vote", m{"id": "v6", "seen": s.vote("v6")})

	s.do("chair", "open-vote", m{"on": "conclusion", "conclusion": "c3"})
	s.OK(s.people.Token["member2"], http.MethodPut, plen+"/votes/v7/ballot", m{"choice": "against"}, nil)
	w = s.Send(s.people.Token["chair"], http.MethodGet, plen, nil)
	if bytes.Contains(w.Body.Bytes(), []byte(`"choice":"against"`)) {
		t.Error("while a vote by devices is open, the plenary tells how a member voted")
	}
	for _, role := range []string{"chair", "member3", "member4", "member5"} {
		s.OK(s.people.Token[role], http.MethodPut, plen+"/votes/v7/ballot", m{"choice": "for"}, nil)
	}
	s.do("chair", "close-vote", m{"id": "v7", "seen": s.vote("v7")})
	s.do("secretary", "reopen-conclusion", m{"id": "c3", "reason": "a point was misread"})
	s.cost(t)
	s.do("secretary", "withdraw-conclusion", m{"id": "c3", "reason": "it is mended"})
}

// cost costs amendments together that set one figure otherwise.
func (s *house) cost(t *testing.T) {
	change := func(to string) m {
		return m{"text": "Flour.", "sort": "priority", "changes": []m{{"address": "target:flour:2028", "new": to}}}
	}
	s.do("secretary", "add-point", m{"conclusion": "c3", "content": change("2050 t")})
	for _, amount := range []string{"2100 t", "2150 t"} {
		s.do("member2", "move-amendment", m{"conclusion": "c3", "sort": "revise", "point": "p6", "base": 1, "content": change(amount)})
	}
	var both struct {
		All   m
		Alone []m
		Pairs []struct{ Clashes []struct{ What string } }
	}
	s.post("member2", plen+"/conclusions/c3/together", m{"amendments": []string{"a7", "a8"}}, &both)
	if both.All != nil || len(both.Alone) != 2 || len(both.Pairs) != 1 || both.Pairs[0].Clashes[0].What != "figure" {
		t.Errorf("two amendments that set one figure: %+v", both)
	}
	s.post("member2", plen+"/costing", m{"conclusion": "c3", "point": "p6"}, nil)
	s.queue.Wait()
	stream := s.Send(s.people.Token["member2"], http.MethodGet, plen+"/costing/events?conclusion=c3&point=p6", nil).Body.String()
	if !strings.Contains(stream, "event: end\n") {
		t.Errorf("the stream of a costing is %q", stream)
	}
}
