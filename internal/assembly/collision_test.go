package assembly_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/openplenum/plenum/internal/assembly"
)

// steelPoint is p1 of the game with its words and figures changed.
func steelPoint(change func(*assembly.Content)) assembly.Content {
	c := assembly.Content{
		Text: "Steel output is raised to 5 Mt a year by 2027.", Sort: assembly.TaskPoint, Fields: []string{"isic:24"}, Responsible: "energy", Due: "2027-12-31",
		Changes: []assembly.Change{{Address: "target:steel:2027", Old: "4", New: "5"}},
	}
	change(&c)
	return c
}

func revise(change func(*assembly.Content)) assembly.MoveAmendment {
	return assembly.MoveAmendment{Conclusion: "c1", Sort: assembly.Revise, Point: "p1", Base: 1, Mover: person(1), Content: steelPoint(change)}
}

// TestCollisions: what touches the same words or the same figure is told
// before it is put, and what does not can be put together.
func TestCollisions(t *testing.T) {
	g := drafted(t, 10, 9, rules())
	g.do(
		revise(func(c *assembly.Content) {
			c.Text = "Steel output is raised to 6 Mt a year by 2027."
			c.Changes[0].New = "6"
		}), // a1
		revise(func(c *assembly.Content) {
			c.Text = "Steel output is raised to 7 Mt a year by 2027."
			c.Changes[0].New = "7"
		}), // a2
		revise(func(c *assembly.Content) { c.Text = "Steel output is raised to 5 Mt a year by 2028." }),         // a3
		revise(func(c *assembly.Content) { c.Due = "2028-12-31" }),                                              // a4
		assembly.MoveAmendment{Conclusion: "c1", Sort: assembly.Delete, Point: "p1", Base: 1, Mover: person(1)}, // a5
		assembly.MoveAmendment{Conclusion: "c1", Sort: assembly.NewPoint, Point: "p2", Mover: person(1), // a6
			Content: saying("Housing in the north.", assembly.Change{Address: "target:housing", New: "9"})},
	)
	type meeting struct {
		A, B  assembly.AmendmentID
		Point assembly.PointID
		What  assembly.ClashKind
		Base  string
	}
	var got []meeting
	for _, c := range g.plenary.Collisions("c1") {
		got = append(got, meeting{c.A, c.B, c.Point, c.What, c.Base})
	}
	want := []meeting{
		{"a1", "a2", "p1", assembly.ClashWords, "5"},
		{"a1", "a2", "p1", assembly.ClashFigure, "target:steel:2027"},
		{"a1", "a5", "p1", assembly.ClashDeletion, "p1"},
		{"a2", "a5", "p1", assembly.ClashDeletion, "p1"},
		{"a3", "a5", "p1", assembly.ClashDeletion, "p1"},
		{"a4", "a5", "p1", assembly.ClashDeletion, "p1"},
		{"a6", "", "p2", assembly.ClashFigure, "target:housing"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("collisions (-want +got):\n%s", diff)
	}

	g.refused(assembly.MergeAmendments{IDs: []assembly.AmendmentID{"a2", "a1"}}, assembly.Collide)
	g.do(assembly.SecondAmendment{ID: "a3", Person: person(2)})
	g.do(assembly.MergeAmendments{IDs: []assembly.AmendmentID{"a4", "a3", "a1"}})
	all := g.plenary.Amendment("a7")
	if diff := cmp.Diff([]assembly.PersonID{person(2)}, all.Seconders); diff != "" || all.Mover != person(1) {
		t.Errorf("who stands behind it: %s, %s", all.Mover, diff)
	}
	wantContent := steelPoint(func(c *assembly.Content) {
		c.Text, c.Due, c.Changes[0].New = "Steel output is raised to 6 Mt a year by 2028.", "2028-12-31", "6"
	})
	if diff := cmp.Diff(wantContent, all.Content); diff != "" {
		t.Errorf("put together:\n%s", diff)
	}
	if g.plenary.Amendment("a3").Into != "a7" || g.plenary.Amendment("a3").State != assembly.Merged {
		t.Errorf("a3: %+v", g.plenary.Amendment("a3"))
	}
}

// TestAmendmentsInAnyOrder: amendments that do not collide give the same
// point, whichever is accepted first.
func TestAmendmentsInAnyOrder(t *testing.T) {
	var ends []assembly.Content
	for _, order := range [][]assembly.AmendmentID{{"a1", "a2", "a3"}, {"a3", "a2", "a1"}, {"a2", "a1", "a3"}} {
		r := rules()
		r.Seconders = 0
		g := drafted(t, 10, 9, r)
		g.do(
			revise(func(c *assembly.Content) { c.Text = "Steel output is raised to 6 Mt a year by 2027." }),
			revise(func(c *assembly.Content) { c.Supporting = []assembly.OrganID{"housing"} }),
			revise(func(c *assembly.Content) {
				c.Changes = append(c.Changes, assembly.Change{Address: "target:power:2027", New: "30"})
			}),
		)
		for _, id := range order {
			g.do(assembly.AcceptAmendment{ID: id})
		}
		ends = append(ends, g.plenary.Point("p1").Content())
	}
	for _, end := range ends[1:] {
		if diff := cmp.Diff(ends[0], end); diff != "" {
			t.Errorf("another order gives another point:\n%s", diff)
		}
	}
	if len(ends[0].Changes) != 2 || len(ends[0].Supporting) != 1 {
		t.Errorf("an amendment was lost: %+v", ends[0])
	}
}

// TestChangesOfAmendments: what is costed is the conclusion with the
// amendments made, in the order of the points.
func TestChangesOfAmendments(t *testing.T) {
	g := drafted(t, 10, 9, rules())
	g.do(
		revise(func(c *assembly.Content) { c.Changes[0].New = "6" }),
		assembly.MoveAmendment{Conclusion: "c1", Sort: assembly.Delete, Point: "p2", Base: 1, Mover: person(1)},
		assembly.MoveAmendment{Conclusion: "c1", Sort: assembly.NewPoint, Mover: person(1), Content: saying("First.", assembly.Change{Address: "target:fish", New: "2"})},
	)
	for _, tt := range []struct {
		with []assembly.AmendmentID
		want []assembly.Change
	}{
		{nil, []assembly.Change{{Address: "target:steel:2027", Old: "4", New: "5"}, {Address: "target:housing:2027", Old: "15000", New: "20000"}}},
		{[]assembly.AmendmentID{"a1"}, []assembly.Change{{Address: "target:steel:2027", Old: "4", New: "6"}, {Address: "target:housing:2027", Old: "15000", New: "20000"}}},
		{[]assembly.AmendmentID{"a1", "a2", "a3"}, []assembly.Change{{Address: "target:fish", New: "2"}, {Address: "target:steel:2027", Old: "4", New: "6"}}},
	} {
		got := g.plenary.ChangesOf(assembly.Subject{Conclusion: "c1", Amendments: tt.with})
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("with %v:\n%s", tt.with, diff)
		}
	}
	only := g.plenary.ChangesOf(assembly.Subject{Conclusion: "c1", Point: "p2"})
	if len(only) != 1 || only[0].Address != "target:housing:2027" {
		t.Errorf("of one point: %+v", only)
	}
}

// TestCostingGoesStale: as soon as the plan or the changes are other ones.
func TestCostingGoesStale(t *testing.T) {
	g := drafted(t, 10, 9, rules())
	subject := assembly.Subject{Conclusion: "c1"}
	fresh := func(version string, want assembly.Freshness) {
		t.Helper()
		if _, got := g.plenary.CostingOf(subject, version); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
	fresh("v1", assembly.NotCosted)
	g.do(assembly.AttachCosting{Subject: subject, Key: "k", Version: "v1", Changes: g.plenary.ChangesOf(subject)})
	fresh("v1", assembly.Fresh)
	fresh("v2", assembly.Stale)
	g.do(assembly.RevisePoint{ID: "p1", Seen: 1, Content: steelPoint(func(c *assembly.Content) { c.Text = "Steel." })})
	fresh("v1", assembly.Fresh) // only words were changed
	g.do(assembly.RevisePoint{ID: "p1", Seen: 2, Content: steelPoint(func(c *assembly.Content) { c.Changes[0].New = "6" })})
	fresh("v1", assembly.Stale)
}

// TestDraftInForce: which draft of the plan a conclusion puts in force is said
// by a field of its points, follows amendments and votes, and is costed.
func TestDraftInForce(t *testing.T) {
	g := drafted(t, 10, 9, rules())
	conclusion := assembly.Subject{Conclusion: "c1"}
	draft := func(want string, with ...assembly.AmendmentID) {
		t.Helper()
		if got := g.plenary.DraftOf(assembly.Subject{Conclusion: "c1", Amendments: with}); got != want {
			t.Errorf("the draft in force is %q, want %q", got, want)
		}
	}
	says := func(text, version string) assembly.Content {
		return assembly.Content{Text: text, Sort: assembly.Measure, Version: version}
	}
	g.do(assembly.AddPoint{Conclusion: "c1", Content: says("The draft v7 is rejected.", "")})
	draft("") // words put nothing in force
	g.do(assembly.AddPoint{Conclusion: "c1", Content: says("The plan follows the draft of the office.", "v7")})
	draft("v7")
	if _, got := g.plenary.CostingOf(assembly.Subject{Conclusion: "c1", Point: "p4"}, "v1"); got != assembly.NotCosted {
		t.Errorf("a draft without figures of its own is %s", got)
	}
	changes := g.plenary.ChangesOf(conclusion)
	for _, tt := range []struct {
		draft string
		want  assembly.Freshness
	}{{"", assembly.Stale}, {"v6", assembly.Stale}, {"v7", assembly.Fresh}} {
		g.do(assembly.AttachCosting{Subject: conclusion, Key: "k", Version: "v1", Draft: tt.draft, Changes: changes})
		if _, got := g.plenary.CostingOf(conclusion, "v1"); got != tt.want {
			t.Errorf("a costing with the draft %q is %s, want %s", tt.draft, got, tt.want)
		}
	}

	// Amendments name another draft, meet, and are made.
	move := assembly.MoveAmendment{Conclusion: "c1", Sort: assembly.Revise, Point: "p4", Base: 1, Mover: person(1)}
	for _, version := range []string{"v8", "v9"} {
		move.Content = says("The plan follows the draft of the office.", version)
		g.do(move)
	}
	move.Sort, move.Base, move.Content = assembly.NewPoint, 0, says("More.", "v9")
	g.do(move)
	draft("v7")
	draft("v8", "a1")
	draft("v9", "a3")
	var met []string
	for _, c := range g.plenary.Collisions("c1") {
		if c.What != assembly.ClashField || c.Field != "version" {
			t.Errorf("collision %+v", c)
		}
		met = append(met, string(c.A+"/"+c.B+"/")+string(c.Point))
	}
	if diff := cmp.Diff([]string{"a1/a2/p4", "a1/a3/p4", "a3//p4"}, met); diff != "" {
		t.Errorf("collisions (-want +got):\n%s", diff)
	}
	g.do(assembly.SecondAmendment{ID: "a1", Person: person(2)}, assembly.AdmitAmendment{ID: "a1"})
	g.vote(assembly.OpenVote{On: assembly.OnAmendment, Amendment: "a1"}, 9, 0, 0)
	draft("v8")

	// Two drafts cannot both be put in force; a lost point puts none.
	g.do(assembly.WithdrawAmendment{ID: "a2"}, assembly.WithdrawAmendment{ID: "a3"})
	g.do(assembly.AddPoint{Conclusion: "c1", Content: says("Or that.", "v9")})
	open := assembly.OpenVote{On: assembly.OnConclusion, Conclusion: "c1"}
	g.refused(open, assembly.TwoDrafts)
	g.do(assembly.SeparatePoint{ID: "p4"})
	g.vote(assembly.OpenVote{On: assembly.OnPoint, Points: []assembly.PointID{"p4"}}, 1, 8, 0)
	draft("v9")
	g.vote(open, 9, 0, 0)
	g.do(assembly.WaiveCosting{ID: "c1", Reason: "A flood."})
	g.refused(assembly.Adopt{ID: "c1", Standing: assembly.Standing{Version: "v1"}}, assembly.VersionMissing)
	g.do(assembly.Adopt{ID: "c1", Standing: assembly.Standing{Version: "v1", Next: "v10"}})
}

// TestWaiverHoldsForWhatItWasGiven: a reason to do without a costing is one for
// the figures and the draft that the conclusion had then.
func TestWaiverHoldsForWhatItWasGiven(t *testing.T) {
	figure := assembly.Content{Text: "More.", Sort: assembly.Measure, Changes: []assembly.Change{{Address: "target:power:2027", New: "3"}}}
	draft := assembly.Content{Text: "More.", Sort: assembly.Measure, Version: "v7"}
	words := assembly.Content{Text: "More.", Sort: assembly.Measure}
	amended := func(g *game) {
		g.do(
			revise(func(c *assembly.Content) { c.Changes[0].New = "6" }),
			assembly.SecondAmendment{ID: "a1", Person: person(3)}, assembly.AdmitAmendment{ID: "a1"},
		)
		g.vote(assembly.OpenVote{On: assembly.OnAmendment, Amendment: "a1"}, 9, 0, 0)
	}
	lost := func(g *game) {
		g.do(assembly.SeparatePoint{ID: "p2"})
		g.vote(assembly.OpenVote{On: assembly.OnPoint, Points: []assembly.PointID{"p2"}}, 0, 9, 0)
	}
	for _, tt := range []struct {
		name  string
		then  func(*game)
		holds bool
	}{
		{"nothing", func(*game) {}, true},
		{"words", func(g *game) { g.do(assembly.AddPoint{Conclusion: "c1", Content: words}) }, true},
		{"a figure more", func(g *game) { g.do(assembly.AddPoint{Conclusion: "c1", Content: figure}) }, false},
		{"a draft", func(g *game) { g.do(assembly.AddPoint{Conclusion: "c1", Content: draft}) }, false},
		{"another value", func(g *game) {
			g.do(assembly.RevisePoint{ID: "p1", Seen: 1, Content: steelPoint(func(c *assembly.Content) { c.Changes[0].New = "6" })})
		}, false},
		{"an amendment", amended, false},
		{"a figure less", func(g *game) { g.do(assembly.RemovePoint{ID: "p2", Seen: 1}) }, false},
		{"a figure lost", lost, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			g := drafted(t, 10, 9, rules())
			g.do(assembly.WaiveCosting{ID: "c1", Reason: "A flood."})
			tt.then(g)
			open := assembly.OpenVote{On: assembly.OnConclusion, Conclusion: "c1"}
			g.vote(open, 9, 0, 0)
			adopt := assembly.Adopt{ID: "c1", Standing: assembly.Standing{Version: "v1", Next: "v2"}}
			if !tt.holds {
				g.refused(adopt, assembly.CostingMissing)
				g.do(assembly.WaiveCosting{ID: "c1", Reason: "Still a flood."})
			}
			g.do(adopt)
			if diff := cmp.Diff(g.plenary, g.replayed()); diff != "" {
				t.Errorf("replayed (-want +got):\n%s", diff)
			}
		})
	}
}

// TestRebase: an amendment follows its point, by itself where nothing clashes.
func TestRebase(t *testing.T) {
	g := drafted(t, 10, 9, rules())
	g.do(
		revise(func(c *assembly.Content) { c.Text = "Steel output is raised to 6 Mt a year by 2027." }),
		assembly.RevisePoint{ID: "p1", Seen: 1, Content: steelPoint(func(c *assembly.Content) { c.Text = "Steel output is raised to 5 Mt a year by 2028." })},
		assembly.RebaseAmendment{ID: "a1", Seen: 1},
	)
	m := g.plenary.Amendment("a1")
	if m.Base != 2 || m.Content.Text != "Steel output is raised to 6 Mt a year by 2028." {
		t.Errorf("rebased: %+v", m)
	}
	g.refused(assembly.RebaseAmendment{ID: "a1", Seen: 1}, assembly.Conflict)
}
