package assembly_test

import (
	"bytes"
	"testing"

	"github.com/openplenum/plenum/internal/assembly"
)

// TestKinds: every kind of event is read as what wrote it, and what is more
// than it knows is refused.
func TestKinds(t *testing.T) {
	if n := len(assembly.Kinds()); n < 60 {
		t.Fatalf("only %d kinds of events", n)
	}
	for _, kind := range assembly.Kinds() {
		e, err := assembly.Decode(kind, []byte("{}"))
		if err != nil || e.Kind() != kind {
			t.Errorf("%s is read as %v (%v)", kind, e, err)
			continue
		}
		_, body, err := assembly.Encode(e)
		if err != nil {
			t.Fatal(err)
		}
		again, err := assembly.Decode(kind, body)
		if err != nil {
			t.Errorf("%s: %v", kind, err)
			continue
		}
		if _, body2, _ := assembly.Encode(again); !bytes.Equal(body, body2) {
			t.Errorf("%s: %s is read as %s", kind, body, body2)
		}
		if _, err := assembly.Decode(kind, []byte(`{"nobody_knows_this":1}`)); err == nil {
			t.Errorf("%s takes a field that nobody knows", kind)
		}
		if _, err := assembly.Decode(kind, []byte(`{} {}`)); err == nil {
			t.Errorf("%s takes two events", kind)
		}
		_, body1 := e.(assembly.BodyEvent)
		_, plenary := e.(assembly.PlenaryEvent)
		if body1 == plenary {
			t.Errorf("%s belongs to the body: %v, to a plenary: %v", kind, body1, plenary)
		}
	}
	if _, err := assembly.Decode("war.declared", []byte("{}")); err == nil {
		t.Error("a kind that nobody knows is read")
	}
}

// FuzzDecode reads events from anywhere, folds them onto a plenary under way
// and onto a body, and expects an error or a state that can still be used.
func FuzzDecode(f *testing.F) {
	var seeds []assembly.Step
	func() {
		g := drafted(f, 5, 5, rules())
		g.do(amend("p1", "x"), assembly.SecondAmendment{ID: "a1", Person: person(2)}, assembly.AdmitAmendment{ID: "a1"})
		g.vote(assembly.OpenVote{On: assembly.OnAmendment, Amendment: "a1"}, 5, 0, 0)
		seeds = append(g.steps, g.founded...)
	}()
	for _, s := range seeds {
		kind, body, err := assembly.Encode(s.Event)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(kind, body)
	}
	for _, kind := range assembly.Kinds() {
		f.Add(kind, []byte(`{"id":"v1","place":-1,"no":1,"version":2,"points":["p1","p9"],"of":["a1"],"item":1,"sitting":1}`))
		f.Add(kind, []byte(`{"id":"p1","place":99}`))
	}
	f.Fuzz(func(t *testing.T, kind string, body []byte) {
		e, err := assembly.Decode(kind, body)
		if err != nil {
			return
		}
		kind2, body2, err := assembly.Encode(e)
		if err != nil || kind2 != kind {
			t.Fatalf("%s: %v", kind2, err)
		}
		if _, err := assembly.Decode(kind2, body2); err != nil {
			t.Fatalf("%s is written as %s, which is not read: %v", body, body2, err)
		}
		g := drafted(t, 3, 3, rules())
		g.do(amend("p1", "x"))
		step := assembly.Step{Act: g.act(), Event: e}
		before := g.plenary.Clone()
		if err := g.plenary.Apply(step); err == nil {
			use(g)
		} else if before.Next != g.plenary.Next {
			t.Fatal("an event that is refused moves the fold on")
		}
		if err := g.body.Apply(step); err == nil {
			g.body.RulesOf("assembly")
			g.body.Voters("assembly", "2026-03-02")
		}
	})
}

// use asks everything of a plenary, whose state may be odd but must not break
// anything.
func use(g *game) {
	p := g.plenary
	_ = p.Clone()
	p.Missing("c1", assembly.Standing{}, g.body)
	for _, c := range p.Conclusions {
		p.Collisions(c.ID)
		p.CostingOf(assembly.Subject{Conclusion: c.ID}, "v1")
		p.Missing(c.ID, assembly.Standing{Next: "v2"}, g.body)
	}
	for i := range p.Votes {
		p.Votes[i].Tally()
	}
	for i := range p.Sittings {
		p.Roll(&p.Sittings[i], g.body)
	}
	for _, c := range []assembly.PlenaryCommand{
		assembly.OpenVote{On: assembly.OnConclusion, Conclusion: "c1"}, assembly.CloseVote{ID: "v1"}, assembly.AdmitAmendment{ID: "a1"},
		assembly.AcceptAmendment{ID: "a1"}, assembly.CloseSitting{}, assembly.MovePoint{ID: "p1", Seen: 3, Place: 1},
		assembly.CorrectVote{ID: "v1", Count: &assembly.Tally{}, Reason: "x"}, assembly.CastBallot{Vote: "v1", Voter: person(0), Choice: assembly.For},
	} {
		events, err := p.Do(g.ask(), c)
		if err != nil {
			continue
		}
		for _, e := range events {
			if p.Apply(assembly.Step{Act: g.act(), Event: e}) != nil {
				break // an odd state gives odd events; they are refused, too
			}
		}
	}
}
