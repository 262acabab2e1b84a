package web

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/openplenum/plenum/internal/app/hall/halltest"
	"github.com/openplenum/plenum/internal/assembly"
	"github.com/openplenum/plenum/internal/web/live"
)

// request is what a route is tried with.
type request struct {
	route  string // pattern
	role   string
	path   string
	form   []string // of a POST
	status int
	words  string // that must stand in the answer
}

// furnished is a house in which every kind of thing is there: a plan that was
// solved, a conclusion with points and amendments, an adopted one with its
// task, a vote that is open.
func furnished(t *testing.T) *house {
	h := newHouse(t)
	h.solve()
	h.Table(halltest.MoreFlour(), assembly.Content{Text: "Look back on 2026.", Sort: assembly.Review})
	h.open()
	h.Do(h.Chair, assembly.WaiveCosting{ID: "c1", Seen: 2, Reason: "It is small."})
	h.Vote(assembly.OpenVote{On: assembly.OnConclusion, Conclusion: "c1"})
	h.want(h.post("secretary", p("/conclusion/c1/adopt")), http.StatusSeeOther)
	h.Table(halltest.MoreFlour(), assembly.Content{Text: "Mend the mill.", Sort: assembly.TaskPoint, Responsible: halltest.MillOffice, Due: "2028-06-30"})
	content := halltest.MoreFlour()
	content.Text, content.Changes = "Much more flour.", []assembly.Change{{Address: "target:flour:2027", New: "2400"}}
	for _, m := range h.Members[1:] {
		h.Do(m, assembly.MoveAmendment{Conclusion: "c2", Sort: assembly.Revise, Point: "p3", Base: 1, Content: content, Reason: "Hunger."})
		content.Text, content.Changes = "Less flour.", []assembly.Change{{Address: "target:flour:2027", New: "1900"}}
	}
	h.Do(h.Chair, assembly.OpenVote{On: assembly.OnProcedure, Text: "Shall we have a break?"})
	return h
}

// dispatchText is a dispatch of this test's own making.
const dispatchText = `Mill Valley, March 1 (Village News) -- The second sitting of the Assembly of the village was held on Monday.

The chair set forth the task of raising the output of flour in 2027. He stressed the need to repair the
roads to the fields.

The conclusion was unanimously approved. -0-
`

// TestEveryRoute asks every route of the list, and fails on one that is not
// asked.
func TestEveryRoute(t *testing.T) {
	h := furnished(t)
	link := h.newLink("verifier")
	first := "no-such-link"
	tests := []request{
		{"GET /{$}", "secretary", "/", nil, 200, "First plenary"},
		{"GET /healthz", "public", "/healthz", nil, 200, "ok"},
		{"POST /language", "public", "/language", []string{"to", "en", "back", "/public"}, 303, ""},
		{"GET /sign-in", "public", "/sign-in", nil, 200, "Sign-in name"},
		{"POST /sign-in", "public", "/sign-in", []string{"login", "nobody", "password", "wrong"}, 422, "wrong"},
		{"GET /link/{token}", "public", "/link/" + link, nil, 200, "signs in Vera Verifier"},
		{"POST /link/{token}", "public", "/link/" + link, []string{"password", "short"}, 422, "too short"},
		{"GET /begin/{token}", "public", "/begin/" + first, nil, 422, "link"},
		{"POST /begin/{token}", "public", "/begin/" + first, []string{"name", "N", "login", "n", "password", "long enough for this"}, 422, "link"},
		{"GET /account", "member", "/account", nil, 200, "Member of Assembly of the village"},
		{"POST /account/password", "member", "/account/password", []string{"new", "a", "again", "b"}, 422, "do not match"},
		{"POST /account/elsewhere", "member", "/account/elsewhere", nil, 303, ""},
		{"POST /account/tokens", "member", "/account/tokens", []string{"name", "My program", "days", "30"}, 200, "The token is made"},
		{"POST /account/tokens/{token}/end", "member", "/account/tokens/none/end", nil, 422, "There is no token none"},
		{"GET /accounts", "admin", "/accounts", nil, 200, "Ada Admin"},
		{"POST /accounts", "admin", "/accounts", []string{"name", "New Person", "login", "new.person"}, 200, "A link for new.person"},
		{"POST /accounts/{login}/link", "admin", "/accounts/other/link", nil, 200, "A link for other"},
		{"POST /accounts/{login}/{to}", "admin", "/accounts/new.person/disable", nil, 303, ""},
		{"GET /body", "secretary", "/body", nil, 200, "Pia Planner"},
		{"POST /body/{act}", "secretary", "/body/organ", []string{"name", "The bakery", "id", "bakery", "kind", "organization", "parent", "village"}, 303, ""},
		{"GET /body/{organ}/rules", "member", "/body/village/rules", nil, 200, "Days between notice"},
		{"POST /body/{organ}/rules", "secretary", "/body/village/rules", []string{"seen", "1", "notice", "x"}, 422, "whole number"},

		{"GET /search", "public", "/search?q=flour", nil, 200, "Flour for bread"},
		{"GET /programme", "public", "/programme", nil, 200, "The village"},
		{"GET /plan", "planner", "/plan", nil, 303, ""},
		{"GET /plan/new", "planner", "/plan/new", nil, 200, "Bring in a plan"},
		{"POST /plan/new", "planner", "/plan/new", []string{"id", "x"}, 422, "Choose the files"},
		{"GET /plan/{plan}", "public", "/plan/village?by=organ", nil, 200, "Flour for bread"},
		{"GET /plan/{plan}/targets", "public", "/plan/village/targets?version=v1", nil, 404, ""},
		{"GET /plan/{plan}/targets", "planner", "/plan/village/targets?version=v1", nil, 200, "100"},
		{"GET /plan/{plan}/figure", "public", "/plan/village/figure?address=target:flour", nil, 200, "The years one by one"},
		{"GET /plan/{plan}/versions", "planner", "/plan/village/versions", nil, 200, "as the village wrote it"},
		{"GET /plan/{plan}/compare", "planner", "/plan/village/compare?a=v1&b=v2", nil, 200, "2100"},
		{"GET /plan/{plan}/tables", "planner", "/plan/village/tables", nil, 200, "targets.csv"},
		{"GET /plan/{plan}/tables/{table}", "planner", "/plan/village/tables/targets.csv", nil, 200, "Change this table"},
		{"POST /plan/{plan}/tables/{table}/try", "planner", "/plan/village/tables/supply.csv/try", []string{"seen", "v2", "text", "good\tyear\tamount\nland\t\t950\nlabour\t\t70\n"}, 200, "950"},
		{"POST /plan/{plan}/tables/{table}/keep", "planner", "/plan/village/tables/supply.csv/keep", []string{"seen", "v2", "text", "good,year,amount\nland,,950\nlabour,,70\n", "note", "more fields"}, 303, ""},
		{"GET /plan/{plan}/solve", "planner", "/plan/village/solve?version=v1", nil, 200, "The whole report"},
		{"POST /plan/{plan}/solve", "planner", "/plan/village/solve", []string{"version", "v3"}, 303, ""},
		{"POST /plan/{plan}/solve/cancel", "planner", "/plan/village/solve/cancel", []string{"version", "v3"}, 303, ""},
		{"GET /plan/{plan}/solve/events", "planner", "/plan/village/solve/events?version=v1", nil, 200, "event: end"},
		{"GET /plan/{plan}/report/{version}", "planner", "/plan/village/report/v1", nil, 200, "The village"},
		{"GET /plan/{plan}/folder/{file}", "public", "/plan/village/folder/v2.zip", nil, 200, "PK"},

		{"GET /plenum", "member", "/plenum", nil, 200, "First plenary"},
		{"GET /plenum/new", "chair", "/plenum/new", nil, 200, "Convene"},
		{"POST /plenum/new", "chair", "/plenum/new", []string{"id", "2026-2", "organ", "village", "title", "Second", "number", "2"}, 303, ""},
		{"GET /plenum/{plenary}", "member", p(""), nil, 200, "The plan of the village"},
		{"POST /plenum/{plenary}/do/{act}", "secretary", p("/do/item"), []string{"title", "More"}, 303, ""},
		{"GET /plenum/{plenary}/minutes", "member", p("/minutes"), nil, 200, "Opened at"},
		{"POST /plenum/{plenary}/minutes/{sitting}", "member", p("/minutes/1"), nil, 403, "right"},
		{"GET /plenum/{plenary}/display", "member", p("/display"), nil, 200, "Shall we have a break?"},
		{"GET /plenum/{plenary}/sitting/{sitting}", "member", p("/sitting/1"), nil, 200, "Member 3"},
		{"POST /plenum/{plenary}/sitting/{sitting}/{act}", "member", p("/sitting/1/ask"), nil, 303, ""},
		{"GET /plenum/{plenary}/item/{item}", "member", p("/item/1"), nil, 200, "under discussion"},
		{"POST /plenum/{plenary}/item/{item}/{act}", "secretary", p("/item/2/pause"), nil, 422, ""},
		{"GET /plenum/{plenary}/conclusion/{conclusion}", "member", p("/conclusion/c2"), nil, 200, "What both change"},
		{"POST /plenum/{plenary}/conclusion/{conclusion}/do/{act}", "secretary", p("/conclusion/c2/do/retitle"), []string{"seen", "99", "title", "T"}, 409, "Secretary"},
		{"GET /plenum/{plenary}/conclusion/{conclusion}/point", "secretary", p("/conclusion/c2/point"), nil, 200, "Add a point"},
		{"POST /plenum/{plenary}/conclusion/{conclusion}/point", "secretary", p("/conclusion/c2/point"), []string{"text", "", "sort", "review"}, 422, "Nothing stands here"},
		{"GET /plenum/{plenary}/conclusion/{conclusion}/together", "member", p("/conclusion/c2/together?amendment=a1&amendment=a2"), nil, 200, "What both change"},
		{"POST /plenum/{plenary}/conclusion/{conclusion}/together", "member", p("/conclusion/c2/together"), []string{"amendment", "a1", "amendment", "a2"}, 200, "set the same figure"},
		{"GET /plenum/{plenary}/conclusion/{conclusion}/adopt", "secretary", p("/conclusion/c2/adopt"), nil, 200, "missing"},
		{"POST /plenum/{plenary}/conclusion/{conclusion}/adopt", "secretary", p("/conclusion/c2/adopt"), nil, 422, "missing"},
		{"GET /plenum/{plenary}/point/{point}", "member", p("/point/p3"), nil, 200, "2400 t"},
		{"POST /plenum/{plenary}/point/{point}/do/{act}", "secretary", p("/point/p4/do/separate"), nil, 303, ""},
		{"GET /plenum/{plenary}/point/{point}/edit", "secretary", p("/point/p4/edit"), nil, 200, "Mend the mill."},
		{"POST /plenum/{plenary}/point/{point}/edit", "secretary", p("/point/p4/edit"), []string{"seen", "1", "text", "Mend the mill well.", "sort", "review"}, 303, ""},
		{"GET /plenum/{plenary}/point/{point}/amend", "member", p("/point/p4/amend"), nil, 200, "Propose an amendment"},
		{"POST /plenum/{plenary}/point/{point}/amend", "member", p("/point/p4/amend"), []string{"seen", "2", "kind", "delete"}, 303, ""},
		{"GET /plenum/{plenary}/amendment/{amendment}", "member", p("/amendment/a1"), nil, 200, "Hunger."},
		{"POST /plenum/{plenary}/amendment/{amendment}/do/{act}", "other", p("/amendment/a1/do/second"), nil, 303, ""},
		{"GET /plenum/{plenary}/amendment/{amendment}/edit", "member", p("/amendment/a1/edit"), nil, 200, "Much more flour."},
		{"POST /plenum/{plenary}/amendment/{amendment}/edit", "member", p("/amendment/a1/edit"), []string{"seen", "7", "text", "Other", "sort", "review"}, 409, "Other"},
		{"POST /plenum/{plenary}/cost", "member", p("/cost"), []string{"conclusion", "c2", "back", "https://elsewhere.example"}, 303, ""},
		{"GET /plenum/{plenary}/costing/events", "member", p("/costing/events?conclusion=c2"), nil, 200, "event: end"},
		{"GET /plenum/{plenary}/vote/new", "chair", p("/vote/new?on=procedure"), nil, 200, "Question"},
		{"POST /plenum/{plenary}/vote/new", "chair", p("/vote/new"), []string{"on", "procedure", "text", "Again?", "method", "hands"}, 422, ""},
		{"GET /plenum/{plenary}/vote/{vote}", "chair", p("/vote/v2"), nil, 200, "Keep the counts"},
		{"POST /plenum/{plenary}/vote/{vote}/do/{act}", "chair", p("/vote/v2/do/count"), []string{"for", "many"}, 422, "whole number"},
		{"GET /plenum/{plenary}/vote/{vote}/ballot", "member", p("/vote/v2/ballot"), nil, 200, "Your vote"},
		{"POST /plenum/{plenary}/vote/{vote}/ballot", "member", p("/vote/v2/ballot"), []string{"choice", "maybe"}, 422, "choose one"},

		{"GET /dispatch", "member", "/dispatch", nil, 200, "No dispatch has been read in yet."},
		{"GET /dispatch", "public", "/dispatch", nil, 404, ""},
		{"POST /dispatch", "member", "/dispatch", []string{"pasted", dispatchText}, 403, ""},
		{"POST /dispatch", "secretary", "/dispatch", nil, 422, "Choose a file, or paste a text."},
		{"POST /dispatch", "secretary", "/dispatch", []string{"pasted", dispatchText}, 303, ""},
		{"GET /dispatch/{dispatch}", "secretary", "/dispatch/d1", nil, 200, "roads to the fields"},
		{"GET /dispatch/{dispatch}", "secretary", "/dispatch/d1?correct=2", nil, 200, "Keep as corrected"},
		{"POST /dispatch/{dispatch}/point/{point}", "secretary", "/dispatch/d1/point/1", []string{"seen", "0", "verdict", "corrected", "text", ""}, 422, "Nothing stands here."},
		{"POST /dispatch/{dispatch}/point/{point}", "planner", "/dispatch/d1/point/1",
			[]string{"seen", "0", "verdict", "corrected", "text", "The mill grinds more.", "sort", "goal", "fields", "food-industry"}, 303, ""},
		{"POST /dispatch/{dispatch}/point/{point}", "secretary", "/dispatch/d1/point/1", []string{"seen", "0", "verdict", "dropped"}, 409, "Pia Planner"},
		{"POST /dispatch/{dispatch}/rest", "secretary", "/dispatch/d1/rest", []string{"verdict", "dropped"}, 303, ""},
		{"GET /dispatch/{dispatch}", "member", "/dispatch/d1", nil, 200, "The mill grinds more."},
		{"POST /dispatch/{dispatch}/table", "secretary", "/dispatch/d1/table", []string{"item", "2026-1/1", "title", ""}, 422, ""},
		{"POST /dispatch/{dispatch}/table", "planner", "/dispatch/d1/table", []string{"item", "2026-1/1", "title", "From the news"}, 403, ""},
		{"POST /dispatch/{dispatch}/table", "secretary", "/dispatch/d1/table", []string{"item", "2026-1/2", "title", "From the news"}, 303, ""},
		{"GET /tasks", "member", "/tasks", nil, 200, "More flour in 2027."},
		{"GET /tasks/{organ}", "officer", "/tasks/mill-office", nil, 200, "Tasks of The mill"},
		{"GET /tasks/{organ}/{year}", "officer", "/tasks/mill-office/2027", nil, 200, "Control figures"},
		{"GET /tasks/{organ}/{year}/sheet.csv", "officer", "/tasks/mill-office/2027/sheet.csv", nil, 200, "target:flour:2027,2100,t"},
		{"GET /task/{task}", "officer", "/task/t1", nil, 200, "Take note of it"},
		{"POST /task/{task}/{act}", "officer", "/task/t1/close", []string{"seen", "1", "note", "Milled."}, 303, ""},

		{"GET /record", "auditor", "/record", nil, 200, "Task given"},
		{"GET /record/entry/{seq}", "auditor", "/record/entry/3", nil, 200, "Hash of the entry before"},
		{"POST /record/check", "public", "/record/check", nil, 200, "The record holds"},
		{"GET /record/copy", "public", "/record/copy", nil, 200, "verifier"},
		{"GET /public", "public", "/public", nil, 200, "More flour in 2027."},
		{"GET /archive", "public", "/archive", nil, 303, ""},
		{"GET /archive/{path...}", "public", "/archive/", nil, 200, "First plenary"},
		{"POST /sign-out", "verifier", "/sign-out", nil, 303, ""},
	}
	tried := map[string]bool{"GET /live": true} // see TestLiveStream
	for _, tt := range tests {
		t.Run(tt.route+" "+tt.role, func(t *testing.T) {
			h.t = t
			tried[tt.route] = true
			var a answer
			if method, _, _ := strings.Cut(tt.route, " "); method == http.MethodPost {
				a = h.post(tt.role, tt.path, tt.form...)
			} else {
				a = h.get(tt.role, tt.path)
			}
			if !matchesAny(tt.route, strings.Fields(tt.route)[0], tt.path) {
				t.Errorf("%s is not the route of %s", tt.path, tt.route)
			}
			if tt.status == 404 && a.StatusCode == http.StatusSeeOther {
				return // who may not know that it is there is asked to sign in
			}
			h.want(a, tt.status)
			if !strings.Contains(a.text, tt.words) && !strings.Contains(plainText(a.text), tt.words) {
				t.Errorf("%q does not stand in the answer:\n%s", tt.words, plainText(a.text))
			}
		})
	}
	for _, r := range h.site.routes {
		if !tried[r.pattern] {
			t.Errorf("no test asks %s", r.pattern)
		}
	}
}

func (h *house) newLink(login string) string {
	h.t.Helper()
	link, err := h.Hall.NewLink(h.t.Context(), h.Admin, login)
	h.must(err)
	return link
}

func matchesAny(pattern, method, path string) bool {
	return matches(pattern, httptest.NewRequest(method, path, nil))
}

// TestLiveStream: a page that follows the record is told when it grows, also by
// what another process wrote.
func TestLiveStream(t *testing.T) {
	h := newHouse(t)
	server := httptest.NewServer(h.handler)
	defer server.Close()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, server.URL+"/live", nil)
	h.must(err)
	r.AddCookie(&http.Cookie{Name: "session", Value: h.browsers["member"].cookies["session"]})
	res, err := server.Client().Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = res.Body.Close() }()
	if kind := res.Header.Get("Content-Type"); kind != "text/event-stream" {
		t.Fatalf("the stream is %s", kind)
	}
	told := make(chan string, 1)
	go func() {
		buf := make([]byte, 4096)
		var all strings.Builder
		for {
			n, err := res.Body.Read(buf)
			all.Write(buf[:n])
			if strings.Contains(all.String(), "event: grown") || err != nil {
				told <- all.String()
				return
			}
		}
	}()
	time.Sleep(2 * live.Beat) // the pulse has looked once
	h.Do(h.Secretary, assembly.AddItem{Title: "More"})
	select {
	case s := <-told:
		if !strings.Contains(s, "event: grown") {
			t.Errorf("the stream says %q", s)
		}
	case <-time.After(10 * time.Second):
		t.Fatal("nothing was told within ten seconds")
	}
}
