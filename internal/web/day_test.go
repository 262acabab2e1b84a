package web

import (
	"context"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/openplenum/plenum/internal/app/hall/halltest"
	"github.com/openplenum/plenum/internal/assembly"
)

// TestPlenaryDay goes through a plenary as the secretary, the chair, the
// members, the planner and the organ do, by pages alone: from the notice to the
// adopted version and its task, and what everybody can read afterwards.
func TestPlenaryDay(t *testing.T) {
	h := newHouse(t)

	// The secretary prepares.
	h.want(h.done("secretary", h.post("secretary", p("/do/item"), "title", "Any other business", "sitting", "")), 200, "Any other business", "added after the notice")
	h.want(h.done("secretary", h.post("secretary", p("/do/sitting"), "day", "2026-03-10", "place", "Mill")), 200, "Sitting 2", "10 March 2026")
	h.want(h.done("secretary", h.post("secretary", p("/item/1/conclusion"), "title", "On flour")), 200, "On flour")
	h.want(h.get("secretary", p("/conclusion/c1/point")), 200, "Add a point")
	a := h.done("secretary", h.post("secretary", p("/conclusion/c1/point"),
		"text", "More flour in 2027.", "sort", "task", "fields", "ISIC C, metal", "responsible", "mill-office", "due", "2027-12-31",
		"address", "target:flour:2027", "value", "+5%", "address", "", "value", ""))
	h.want(a, 200, "More flour in 2027.", "The mill", "1 figure")

	// What it costs, before anybody votes.
	h.want(h.get("member", p("/point/p1")), 200, "Flour for bread 2027", "2100 t", "2000 t", "It has not been costed yet", "Cost it")
	h.want(h.post("member", p("/cost"), "conclusion", "c1", "point", "p1", "back", p("/point/p1")), 303)
	h.queue.Wait()
	h.want(h.get("member", p("/point/p1")), 200, "yearly targets", "!It has not been costed", "Grain to sell", "falls")

	// An amendment, seconded and admitted.
	h.want(h.get("member", p("/point/p1/amend")), 200, "Amend point 1", "More flour in 2027.")
	a = h.done("member", h.post("member", p("/point/p1/amend"), "seen", "1", "kind", "revise", "text", "Even more flour in 2027.", "sort", "task",
		"responsible", "mill-office", "due", "2027-12-31", "address", "target:flour:2027", "value", "2200", "reason", "People are hungry."))
	h.want(a, 200, "Amendment a1", "People are hungry.", "!Second it")
	h.want(h.done("other", h.post("other", p("/amendment/a1/do/second"))), 200, "Member 3")
	h.want(h.done("chair", h.post("chair", p("/amendment/a1/do/admit"))), 200, "admitted", "Put to the vote")
	h.want(h.get("member", p("/point/p1?amendment=a1")), 200, "added: Even more", "2200 t")

	// The sitting.
	h.wait(7 * 24 * time.Hour)
	h.want(h.done("chair", h.post("chair", p("/sitting/1/open"))), 200, "Close the sitting")
	roll := []string{}
	for _, m := range h.Members {
		roll = append(roll, "present", string(m.Person))
	}
	h.want(h.done("chair", h.post("chair", p("/sitting/1/roll"), roll...)), 200, "3 members with a vote are present")
	h.want(h.done("chair", h.post("chair", p("/item/1/take"))), 200, "under discussion")
	h.want(h.done("member", h.post("member", p("/sitting/1/ask"))), 200, "Member 2")
	h.want(h.done("chair", h.post("chair", p("/sitting/1/give"), "person", string(h.Members[1].Person))), 200, "Member 2 has the floor")
	h.want(h.get("other", p("/display")), 200, "Member 2 has the floor")
	h.want(h.done("secretary", h.post("secretary", p("/item/1/statement"), "person", string(h.Members[1].Person), "text", "Bread first.")), 200, "Bread first.")
	h.want(h.done("member", h.post("member", p("/sitting/1/done"), "person", string(h.Members[1].Person))), 200, "Nobody has the floor")

	// The amendment is voted on, by name.
	h.want(h.get("chair", p("/vote/new?on=amendment&of=a1")), 200, "Amendment a1 to point 1", "more than half")
	h.want(h.done("chair", h.post("chair", p("/vote/new"), "on", "amendment", "of", "a1", "method", "named")), 200, "0 / 3 have voted")
	h.want(h.get("member", p("/vote/v1/ballot")), 200, "Your vote", "For Against Abstain")
	h.want(h.done("member", h.post("member", p("/vote/v1/ballot"), "choice", "against")), 200, "You have voted: Against")
	h.want(h.done("member", h.post("member", p("/vote/v1/ballot"), "choice", "for")), 200, "You have voted: For")
	h.want(h.done("other", h.post("other", p("/vote/v1/ballot"), "choice", "abstain")), 200, "You have voted: Abstain")
	h.want(h.get("other", p("/vote/v1")), 200, "2 / 3 have voted", "has voted")
	h.want(h.get("other", p("/display")), 200, "The vote is open", "2 / 3")
	h.want(h.done("chair", h.post("chair", p("/vote/v1/ballot"), "choice", "for")), 200, "For")
	h.want(h.done("chair", h.post("chair", p("/vote/v1/do/close"))), 200, "Carried", "2 for, 0 against, 1 abstaining; 3 of 3 present", "quorum 2 met with 3")
	h.want(h.get("member", p("/point/p1")), 200, "Even more flour in 2027.", "Against the text as it was tabled")

	// The conclusion, by a show of hands that is counted.
	h.want(h.done("chair", h.post("chair", p("/vote/new"), "on", "conclusion", "of", "c1", "method", "hands")), 200, "“On flour”")
	h.want(h.done("chair", h.post("chair", p("/vote/v2/do/count"), "for", "3", "against", "0", "abstain", "0")), 200, "3 for")
	h.want(h.done("chair", h.post("chair", p("/vote/v2/do/close"), "seen", "1")), 200, "Carried", "3 for, 0 against")

	// Adoption: what is missing first, then all in one act.
	h.want(h.get("secretary", p("/conclusion/c1/adopt")), 200, "missing", "!Adopt the conclusion")
	h.want(h.post("secretary", p("/conclusion/c1/adopt")), 422, "missing")
	h.want(h.post("secretary", p("/cost"), "conclusion", "c1", "back", p("/conclusion/c1/adopt")), 303)
	h.queue.Wait()
	h.want(h.get("secretary", p("/conclusion/c1/adopt")), 200, "Nothing is missing", "Adopt the conclusion")
	h.want(h.done("secretary", h.post("secretary", p("/conclusion/c1/adopt"))), 200, "adopted", "made version v2 of the plan")

	// Afterwards: the figure, the task, the public, the minutes, the record.
	h.want(h.get("public", "/plan/village/figure?address=target:flour:2027"), 200, "2200 t", "2000 t", "2026-1 · p1 (a1)", "v2")
	h.want(h.get("officer", "/tasks/mill-office"), 200, "Even more flour in 2027.", "31 December 2027")
	h.want(h.done("officer", h.post("officer", "/task/t1/acknowledge", "seen", "1")), 200, "taken note of")
	h.want(h.get("officer", "/tasks/mill-office/2027"), 200, "Flour for bread", "2 200")
	h.want(h.get("public", "/public"), 200, "On flour", "Even more flour in 2027.", "3 for", "!Bread first.", "!People are hungry.")
	h.want(h.get("secretary", p("/minutes")), 200, "Member 2 : Bread first.", "Vote opened", "3 for, 0 against")
	h.want(h.post("public", "/record/check"), 200, "The record holds")
	h.want(h.done("chair", h.post("chair", p("/item/1/decide"), "note", "")), 200, "decided")
	h.want(h.post("secretary", p("/minutes/1")), 422, "Close it first")
	h.want(h.done("chair", h.post("chair", p("/sitting/1/close"))), 200, "Closed")
	h.publishMinutes()
}

// publishMinutes publishes those of the first sitting, corrects a vote, and
// publishes them again. The public has them in the archive, and never before.
func (h *house) publishMinutes() {
	h.t.Helper()
	archive := "/archive/plenary/2026-1/sitting/1/minutes.html"
	h.want(h.get("public", archive), 404)
	h.want(h.get("member", p("/minutes")), 200, "!Publish these minutes")
	h.want(h.get("secretary", p("/minutes")), 200, "Publish these minutes", "!absent", "!Published")
	h.want(h.done("secretary", h.post("secretary", p("/minutes/1"))), 200, "Published", "!Publish these minutes")
	h.want(h.get("public", archive), 200, "Bread first.")
	h.want(h.done("secretary", h.post("secretary", p("/vote/v1/do/correct"), "person", string(h.Members[2].Person), "choice", "for", "reason", "Heard wrongly.")), 200, "3 for, 0 against")
	h.want(h.get("secretary", p("/minutes")), 200, "Corrected: Member 3 ; Heard wrongly. (before: 2 for, 0 against, 1 abstaining", "Publish them again")
}

// TestConflictKeepsWhatWasTyped: two secretaries rewrite one point; the second
// is told who was first and when, and finds the text still in the form.
func TestConflictKeepsWhatWasTyped(t *testing.T) {
	h := newHouse(t)
	h.Table(halltest.MoreFlour())
	form := []string{"seen", "1", "sort", "task", "responsible", "mill-office", "due", "2027-12-31"}
	h.done("chair", h.post("chair", p("/point/p1/edit"), append(form, "text", "The chair's words.")...))
	a := h.want(h.post("secretary", p("/point/p1/edit"), append(form, "text", "The secretary's words.")...), http.StatusConflict, "Member 1", "The secretary's words.")
	if strings.Contains(a.text, "The chair's words") {
		t.Error("the form was filled with the words of the other")
	}
	if p, err := h.Hall.Plenary(context.Background(), h.Secretary, halltest.Plenary1); err != nil || p.Point("p1").Content().Text != "The chair's words." {
		t.Errorf("the point says %q (%v)", p.Point("p1").Content().Text, err)
	}
}

// TestFaultsStandBesideTheirFields: all faults at once, each beside its field
// and linked from above, and nothing that was typed is lost.
func TestFaultsStandBesideTheirFields(t *testing.T) {
	h := newHouse(t)
	a := h.want(h.post("secretary", "/plenum/new", "id", "x", "organ", "village", "title", "", "number", "many"), 422, "Please mend this first")
	for _, want := range []string{
		`href="#f-title"`, `href="#f-number"`, `id="e-title"`, `aria-invalid="true"`, `value="many"`, `value="x"`, "This must be a whole number from 1 to",
	} {
		if !strings.Contains(a.text, want) {
			t.Errorf("%s does not stand in the form:\n%s", want, a.text)
		}
	}
}

// TestRefusalsNamePeople: a refusal names persons, not their identifiers, and
// says what is wrong with a figure that cannot be set.
func TestRefusalsNamePeople(t *testing.T) {
	h := newHouse(t)
	h.Table(halltest.MoreFlour())
	h.Do(h.Members[1], assembly.MoveAmendment{Conclusion: "c1", Sort: assembly.Delete, Point: "p1", Base: 1})
	h.want(h.post("member", p("/amendment/a1/do/second")), 422, "Member 2", "!person-")
	h.want(h.post("secretary", p("/point/p1/edit"), "seen", "1", "text", "More.", "sort", "review", "address", "target:flower:2027", "value", "5"), 422, "There is no target “flower”")
}

// TestRights: who may not do a thing is not shown the button, and is refused if
// they try.
func TestRights(t *testing.T) {
	h := newHouse(t)
	h.Table(halltest.MoreFlour())
	h.open()
	tests := []struct {
		page, button string
		path         string
		form         []string
		may, not     string
	}{
		{p(""), "Add an item", p("/do/item"), []string{"title", "x"}, "secretary", "member"},
		{p(""), "Close the plenary", p("/do/close"), nil, "secretary", "planner"},
		{p("/sitting/1"), "Keep the roll", p("/sitting/1/roll"), nil, "chair", "member"},
		{p("/sitting/1"), "Ask for the floor", p("/sitting/1/ask"), nil, "member", "auditor"},
		{p("/point/p1"), "Propose an amendment", p("/point/p1/amend"), []string{"kind", "revise", "text", "x", "sort", "review", "seen", "1"}, "member", "verifier"},
		{p("/point/p1"), "Rewrite", p("/point/p1/edit"), []string{"text", "x", "sort", "review", "seen", "1"}, "secretary", "member"},
		{p("/point/p1"), "Cost it", p("/cost"), []string{"conclusion", "c1", "point", "p1"}, "member", "officer"},
		{p("/conclusion/c1"), "Put to the vote", p("/vote/new"), []string{"on", "conclusion", "of", "c1", "method", "named"}, "chair", "member"},
		{"/plan/village/tables/targets.csv", "Change this table", "/plan/village/tables/targets.csv/keep", []string{"seen", "v1", "text", "target\n", "note", "n"}, "planner", "secretary"},
		{"/plan/village/solve", "Solve this version", "/plan/village/solve", []string{"version", "v1"}, "planner", "member"},
		{"/plenum", "Convene a plenary", "/plenum/new", []string{"id", "2", "organ", "village", "title", "t", "number", "2"}, "chair", "member"},
	}
	for _, tt := range tests {
		t.Run(tt.button, func(t *testing.T) {
			h.t = t
			h.want(h.get(tt.may, tt.page), 200, tt.button)
			h.want(h.get(tt.not, tt.page), 200, "!"+tt.button)
			h.want(h.post(tt.not, tt.path, tt.form...), http.StatusForbidden, "Not permitted")
		})
	}
	// What is not for the public asks for sign-in, and comes back afterwards.
	a := h.get("public", p("/point/p1"))
	if a.StatusCode != http.StatusSeeOther || a.Header.Get("Location") != "/sign-in?back=%2Fplenum%2F2026-1%2Fpoint%2Fp1" {
		t.Errorf("the public is sent to %s (%d)", a.Header.Get("Location"), a.StatusCode)
	}
}

// TestSecretBallot: nobody sees a choice, and what was cast cannot be cast
// again.
func TestSecretBallot(t *testing.T) {
	h := newHouse(t)
	h.Table(halltest.MoreFlour())
	h.open()
	rule := halltest.Rules().Votes[assembly.OnConclusion]
	rule.Method = assembly.Secret
	h.Do(h.Chair, assembly.OpenVote{On: assembly.OnConclusion, Conclusion: "c1", Rule: &rule})
	h.want(h.get("member", p("/vote/v1/ballot")), 200, "Secret from participants, not from the operator")
	h.want(h.done("member", h.post("member", p("/vote/v1/ballot"), "choice", "against")), 200, "Your ballot is in the box", "!Against")
	h.want(h.post("member", p("/vote/v1/ballot"), "choice", "for"), 422)
	h.want(h.get("chair", p("/vote/v1")), 200, "Member 2 1 here has voted", "1 / 3", "!Against")
	if _, err := h.Hall.TurnOut(context.Background(), h.Chair, halltest.Plenary1, "v1"); err != nil {
		t.Fatal(err)
	}
}
