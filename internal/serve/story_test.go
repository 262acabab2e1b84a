package serve

import (
	"context"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/app/hall/halltest"
	"github.com/openplenum/plenum/internal/app/setup"
	"github.com/openplenum/plenum/internal/locale"
	"github.com/openplenum/plenum/internal/plenaryfile"
)

const village = `plenary_file: 1
people:
  - {person: admin, name: Ada Admin, login: admin, administrator: yes}
  - {person: secretary, name: Sel Secretary, login: secretary, organ: village, post: secretary}
  - {person: chair, name: Chris Chair, login: chair, organ: village, post: chair, votes: yes}
  - {person: ann, name: Ann Member, login: ann, organ: village, votes: yes}
  - {person: bob, name: Bob Member, login: bob, organ: village, votes: yes}
  - {person: planner, name: Pia Planner, organ: village, post: planner}
  - {person: ole, name: Ole Officer, login: officer, organ: mill-office, post: officer}
rules:
  - organ: village
    movers: voters
    seconders: 1
    votes:
      procedure: {method: hands, majority: simple, quorum: more than 1/2}
      amendment: {method: named, majority: simple, quorum: more than 1/2}
      point: {method: hands, majority: simple, quorum: more than 1/2}
      conclusion: {method: named, majority: simple, quorum: more than 1/2}
plenary: {plenary: 2026-1, organ: village, number: 1, title: First plenary, notice: {on: today-10}}
sittings: [{day: today, place: Hall}]
items: [{title: Bread}]
`

// house is an installation that is served, with a link for everybody.
type house struct {
	base  string
	links map[string]string // by login: path
}

// openHouse serves the village, with a plenary set up from a file.
func openHouse(t *testing.T, text string) *house {
	t.Helper()
	plan := fstest.MapFS{}
	for _, f := range halltest.Village() {
		plan[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	return openHouseOf(t, text, "village", plan)
}

// openHouseOf serves a plan, with a plenary set up from a file.
func openHouseOf(t *testing.T, text string, plan hall.PlanID, source fs.FS) *house {
	t.Helper()
	file, err := plenaryfile.Read("plenary.yaml", []byte(text), time.Now())
	if err != nil {
		t.Fatal(err)
	}
	ctx := context.Background() // the office outlives the test function: it is closed in a cleanup
	options := optionsFor(t.TempDir())
	options.Workers = 1
	office, err := Open(ctx, options)
	if err != nil {
		t.Fatal(err)
	}
	ready, err := setup.Run(ctx, setup.Options{Hall: office.Hall, Store: office.DB, File: file, Plan: plan, Source: source, Now: time.Now()})
	if err != nil {
		t.Fatal(err)
	}
	base, stop := serveOffice(t, office)
	t.Cleanup(stop)
	h := &house{base: base, links: map[string]string{}}
	for _, x := range ready.Links {
		h.links[x.Login] = "/link/" + x.Token
	}
	return h
}

// enter has someone sign in by the link, in a browser of their own.
func (h *house) enter(t *testing.T, browser context.Context, login, language string, scripts bool) *reader {
	t.Helper()
	r := arrive(t, browser, h.base, language, scripts)
	r.visit(h.links[login])
	if r.has(`input[name="password"][required]`) { // who has a password must choose a new one
		r.submit(h.links[login], "password", "a long enough sentence")
	} else {
		r.submit(h.links[login])
	}
	return r
}

// bare is a text without the spaces that group digits.
func bare(s string) string {
	return strings.NewReplacer(" ", "", "\u00a0", "", "\u202f", "", "\u2009", "").Replace(s)
}

// TestStory goes through a plenary day in a real browser: from the link that
// signs a person in to the adopted version and the task that follows. The
// figure comes from the test, and what it costs is read off the page. It knows
// pages by their forms, not by their words, so it runs in every language.
func TestStory(t *testing.T) {
	browser := chromium(t)
	type way struct {
		name, language string
		scripts        bool
	}
	ways := []way{{"without scripts", "en", false}}
	for _, language := range locale.Languages() {
		ways = append(ways, way{language, language, true})
	}
	for _, w := range ways {
		t.Run(w.name, func(t *testing.T) {
			h := openHouse(t, village)
			enter := func(login string) *reader { return h.enter(t, browser, login, w.language, w.scripts) }
			plenaryDay(t, enter)
		})
	}
}

const plenum = "/plenum/2026-1"

func plenaryDay(t *testing.T, enter func(login string) *reader) {
	secretary, chair, ann, bob, officer := enter("secretary"), enter("chair"), enter("ann"), enter("bob"), enter("officer")
	if secretary.axe == "" {
		t.Log("axe-core is not installed: pages are not held to WCAG (npm ci in tool/axe)")
	}

	// The sitting is opened, and the item is taken.
	secretary.visit(plenum)
	secretary.visit(plenum + "/sitting/1")
	secretary.submit(plenum + "/sitting/1/open")
	secretary.submit(plenum+"/sitting/1/roll", "present", "*")
	secretary.visit(plenum + "/item/1")
	secretary.submit(plenum + "/item/1/take")

	// A conclusion with one point and a figure.
	secretary.submit(plenum+"/item/1/conclusion", "title", "On bread")
	secretary.visit(plenum + "/conclusion/c1/point")
	secretary.submit(plenum+"/conclusion/c1/point", "text", "More flour in 2027.", "sort", "task",
		"responsible", "mill-office", "due", "2027-12-31", "address", "target:flour:2027", "value", "2100 t")

	// Ann asks for more; Bob seconds, the chair admits.
	ann.visit(plenum + "/point/p1/amend")
	ann.submit(plenum+"/point/p1/amend", "kind", "revise", "text", "Even more flour in 2027.", "reason", "People are hungry.")
	bob.visit(plenum + "/amendment/a1")
	bob.submit(plenum + "/amendment/a1/do/second")
	chair.visit(plenum + "/amendment/a1")
	chair.submit(plenum + "/amendment/a1/do/admit")

	// What the point costs: less grain can be sold.
	cost(ann, plenum+"/point/p1")

	// The amendment is voted on by name.
	chair.visit(plenum + "/vote/new?on=amendment&of=a1")
	chair.submit(plenum+"/vote/new", "method", "named")
	for _, x := range []struct {
		who    *reader
		choice string
	}{{ann, "for"}, {bob, "abstain"}, {chair, "for"}} {
		x.who.visit(plenum + "/vote/v1/ballot")
		x.who.submit(plenum+"/vote/v1/ballot", "button", x.choice)
	}
	chair.visit(plenum + "/vote/v1")
	chair.submit(plenum + "/vote/v1/do/close")
	ann.visit(plenum + "/point/p1")
	if !strings.Contains(ann.text(), "Even more flour in 2027.") {
		t.Errorf("the point after the vote:\n%s", ann.text())
	}

	// The conclusion is voted on, costed, adopted.
	chair.visit(plenum + "/vote/new?on=conclusion&of=c1")
	chair.submit(plenum+"/vote/new", "method", "named")
	for _, who := range []*reader{ann, bob, chair} {
		who.visit(plenum + "/vote/v2/ballot")
		who.submit(plenum+"/vote/v2/ballot", "button", "for")
	}
	chair.visit(plenum + "/vote/v2")
	chair.submit(plenum + "/vote/v2/do/close")
	secretary.visit(plenum + "/conclusion/c1/adopt")
	if secretary.has(`form[action="` + plenum + `/cost"]`) {
		secretary.submit(plenum + "/cost")
	}
	adopt := plenum + "/conclusion/c1/adopt"
	secretary.visit(adopt)
	secretary.until(adopt, "that nothing is missing", func() bool { return secretary.has(`form[method=post][action="` + adopt + `"]`) })
	secretary.submit(adopt)

	// The version with its figure, the task, what everybody may read.
	secretary.visit("/plan/village/figure?address=target:flour:2027")
	if text := bare(secretary.text()); !strings.Contains(text, "2100t") || !strings.Contains(text, "2000t") || !strings.Contains(text, "v2") {
		t.Errorf("the figure:\n%s", text)
	}
	officer.visit("/tasks/mill-office")
	if !strings.Contains(officer.text(), "Even more flour in 2027.") {
		t.Errorf("the tasks of the mill:\n%s", officer.text())
	}
	officer.visit("/task/t1")
	officer.submit("/task/t1/acknowledge")
	officer.visit("/tasks/mill-office/2027")
	for _, page := range []string{"/public", "/record", plenum + "/minutes", "/plan/village", "/plan/village/targets", "/plan/village/versions", "/account"} {
		secretary.visit(page)
	}
	if text := secretary.text(); text == "" {
		t.Error("an empty page")
	}
}

// cost has a page's figures costed, and holds that another target falls.
func cost(r *reader, page string) {
	r.t.Helper()
	r.visit(page)
	r.submit(plenum + "/cost")
	r.visit(page)
	r.until(page, "what falls", func() bool { return len(r.fallen()) > 0 })
	for _, row := range r.fallen() {
		if strings.Contains(row, "Grain to sell") {
			return
		}
	}
	r.t.Errorf("what falls: %q, want the grain to sell", r.fallen())
}
