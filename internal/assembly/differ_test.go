package assembly_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/openplenum/plenum/internal/assembly"
)

func sets(address, value string) assembly.Content {
	return saying("Steel.", assembly.Change{Address: address, New: value})
}

// TestPointsContradict: two points of a conclusion that set one figure to
// different values are shown while they are drafted, and not voted on. The same
// value twice is no contradiction.
func TestPointsContradict(t *testing.T) {
	g := drafted(t, 10, 9, rules())
	g.do(
		assembly.AddPoint{Conclusion: "c1", Content: sets("target:coal:2027", "2100")}, // p3
		assembly.AddPoint{Conclusion: "c1", Content: sets("target:coal", "2200")},      // p4
		assembly.AddPoint{Conclusion: "c1", Content: sets("target:coal:2027", "2100")}, // p5
		assembly.AddPoint{Conclusion: "c1", Content: sets("target:coal:2028", "2200")}, // p6
	)
	var got []string
	for _, d := range g.plenary.Differings("c1") {
		got = append(got, string(d.Point)+" "+d.Ours.New+" "+string(d.Other)+" "+d.Theirs.New)
	}
	if diff := cmp.Diff([]string{"p3 2100 p4 2200", "p4 2200 p5 2100"}, got); diff != "" {
		t.Errorf("contradictions (-want +got):\n%s", diff)
	}
	whole := assembly.OpenVote{On: assembly.OnConclusion, Conclusion: "c1"}
	no := g.refused(whole, assembly.FiguresDiffer, assembly.FiguresDiffer)
	if diff := cmp.Diff([]string{"p3", "target:coal:2027", "2100", "p4", "target:coal", "2200"}, no[0].Args); diff != "" {
		t.Error(diff)
	}
	g.do(assembly.SeparatePoint{ID: "p4"}, assembly.SeparatePoint{ID: "p6"})
	g.refused(assembly.OpenVote{On: assembly.OnPoint, Points: []assembly.PointID{"p4"}}, assembly.FiguresDiffer, assembly.FiguresDiffer)
	g.vote(assembly.OpenVote{On: assembly.OnPoint, Points: []assembly.PointID{"p6"}}, 9, 0, 0)

	// A contradiction that came about otherwise is refused at adoption, too.
	contradicting := g.plenary.Clone()
	if !contradicting.Missing("c1", assembly.Standing{Version: "v1", Next: "v2"}, g.body).Has(assembly.FiguresDiffer) {
		t.Error("points that contradict each other can be adopted")
	}
	g.do(assembly.RemovePoint{ID: "p4", Seen: 1})
	g.vote(whole, 9, 0, 0)
	if g.plenary.Missing("c1", assembly.Standing{Version: "v1", Next: "v2"}, g.body).Has(assembly.FiguresDiffer) {
		t.Error("the same value twice is taken for a contradiction")
	}
}

// TestRewrittenAmendment: an amendment that was admitted and is then written
// into something else is to be seconded and admitted again; one that only
// follows its point stays where it is.
func TestRewrittenAmendment(t *testing.T) {
	g := drafted(t, 10, 9, rules())
	g.do(
		revise(func(c *assembly.Content) { c.Text = "Steel output is raised to 6 Mt a year by 2027." }),
		assembly.SecondAmendment{ID: "a1", Person: person(3)}, assembly.AdmitAmendment{ID: "a1"},
		assembly.RevisePoint{ID: "p1", Seen: 1, Content: steelPoint(func(c *assembly.Content) { c.Text = "Steel output is raised to 5 Mt a year by 2028." })},
	)
	same := steelPoint(func(c *assembly.Content) { c.Text = "Steel output is raised to 6 Mt a year by 2028." })
	other := steelPoint(func(c *assembly.Content) { c.Text = "Something else altogether." })
	g.do(assembly.RebaseAmendment{ID: "a1", Seen: 1})
	g.do(assembly.RebaseAmendment{ID: "a1", Seen: 2, Content: &same})
	if m := g.plenary.Amendment("a1"); m.State != assembly.Admitted || len(m.Seconders) != 1 {
		t.Errorf("one that follows its point is %s with %d seconders", m.State, len(m.Seconders))
	}
	g.do(assembly.RebaseAmendment{ID: "a1", Seen: 3, Content: &other})
	if m := g.plenary.Amendment("a1"); m.State != assembly.Submitted || len(m.Seconders) != 0 {
		t.Errorf("one that asks for something else is %s with %d seconders", m.State, len(m.Seconders))
	}
	g.refused(assembly.AdmitAmendment{ID: "a1"}, assembly.NeedsSeconders)
	g.refused(assembly.OpenVote{On: assembly.OnAmendment, Amendment: "a1"}, assembly.AmendmentIs)
}

// TestOrganThatEnded: with an organ, its memberships end.
func TestOrganThatEnded(t *testing.T) {
	g := newGame(t, 3, rules())
	g.ruled(assembly.BeginMembership{Person: person(1), Organ: "energy", Post: "chair", Votes: true})
	g.ruled(assembly.EndOrgan{ID: "energy", Seen: 1, On: "2026-06-30"})
	if n := len(g.body.Members("energy", "2026-06-30")); n != 1 {
		t.Errorf("%d members on the last day", n)
	}
	if n, m := len(g.body.Members("energy", "2026-07-01")), len(g.body.MembershipsOf(person(1), "2026-07-01")); n != 0 || m != 1 {
		t.Errorf("%d members after the last day, %d memberships of one of them", n, m)
	}
	if len(g.body.Voters("energy", "2026-07-01")) != 0 {
		t.Error("somebody votes in an organ that has ended")
	}
}
