package assembly_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/openplenum/plenum/internal/assembly"
)

// steelPoint is p1 of the game with its words and figures changed.
func steelPoint(change func(*assembly.Content)) assembly.Content {
	c := assembly.Content{
		Text: "Steel output is raised to 5 Mt a year by 2027.", Sort: assembly.TaskPoint, Field: "isic:24", Responsible: "energy", Due: "2027-12-31",
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
