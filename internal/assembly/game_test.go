package assembly_test

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/openplenum/plenum/internal/assembly"
)

// game plays a body and one of its plenaries, as a use case would: it gives
// commands, writes the events down, and folds them in.
type game struct {
	t       failer
	body    *assembly.Body
	plenary *assembly.Plenary
	steps   []assembly.Step // of the plenary
	founded []assembly.Step // of the body
	seq     int64
	by      assembly.PersonID
}

type failer interface {
	Helper()
	Fatal(args ...any)
	Fatalf(format string, args ...any)
}

var began = time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)

// rules are those of the game unless a test sets others: two thirds of the
// votes cast for conclusions, and a quorum of more than half.
func rules() assembly.Rules {
	simple := assembly.VoteRule{
		Method: assembly.Hands, Base: assembly.Valid, Threshold: assembly.Threshold{Majority: assembly.Simple},
		Quorum: assembly.MoreThanHalf, Tie: assembly.TieLost,
	}
	conclusion := simple
	conclusion.Base, conclusion.Threshold = assembly.Cast, assembly.TwoThirds
	return assembly.Rules{
		NoticeDays: 7, Movers: assembly.MoveByVoters, Seconders: 1, ProxyLimit: 2,
		Votes: map[assembly.QuestionKind]assembly.VoteRule{
			assembly.OnProcedure: simple, assembly.OnAmendment: simple, assembly.OnPoint: simple, assembly.OnConclusion: conclusion,
		},
	}
}

func person(i int) assembly.PersonID { return assembly.PersonID(fmt.Sprintf("m%03d", i)) }

// newGame founds an assembly of so many members and two ministries.
func newGame(t failer, members int, r assembly.Rules) *game {
	g := &game{t: t, body: &assembly.Body{}, plenary: assembly.NewPlenary("2026-1"), by: "clerk"}
	g.ruled(assembly.FoundOrgan{ID: "assembly", Sort: assembly.AssemblyOrgan, Name: "The Assembly"})
	for _, id := range []assembly.OrganID{"energy", "housing"} {
		g.ruled(assembly.FoundOrgan{ID: id, Parent: "assembly", Sort: assembly.Ministry, Name: "Ministry of " + string(id)})
	}
	g.ruled(assembly.EnterPerson{ID: "clerk"})
	for i := range members {
		g.ruled(assembly.EnterPerson{ID: person(i), Commitment: "hash"})
		g.ruled(assembly.BeginMembership{Person: person(i), Organ: "assembly", Votes: true, From: "2026-01-01"})
	}
	g.ruled(assembly.SetRules{Organ: "assembly", Rules: r})
	return g
}

func (g *game) act() assembly.Act {
	g.seq++
	return assembly.Act{Seq: g.seq, At: began.Add(time.Duration(g.seq) * time.Second), By: g.by}
}

func (g *game) ask() assembly.Ask {
	return assembly.Ask{By: g.by, At: began.Add(time.Duration(g.seq) * time.Second), Body: g.body}
}

// ruled gives a command to the body, which must be carried out.
func (g *game) ruled(c assembly.BodyCommand) {
	g.t.Helper()
	events, err := g.body.Do(g.ask(), c)
	if err != nil {
		g.t.Fatalf("%#v: %v", c, err)
	}
	for _, e := range events {
		s := assembly.Step{Act: g.act(), Event: g.written(e)}
		if err := g.body.Apply(s); err != nil {
			g.t.Fatal(err)
		}
		g.founded = append(g.founded, s)
	}
}

// written is an event as it comes back from the record.
func (g *game) written(e assembly.Event) assembly.Event {
	g.t.Helper()
	kind, body, err := assembly.Encode(e)
	if err != nil {
		g.t.Fatal(err)
	}
	again, err := assembly.Decode(kind, body)
	if err != nil {
		g.t.Fatalf("%s: %v", body, err)
	}
	kind2, body2, err := assembly.Encode(again)
	if err != nil || kind2 != kind || string(body2) != string(body) {
		g.t.Fatalf("%s %s is read as %s %s (%v)", kind, body, kind2, body2, err)
	}
	return again
}

// try gives a command to the plenary, as somebody who has just looked, and
// answers with the refusals, nil if it was carried out.
func (g *game) try(c assembly.PlenaryCommand) assembly.Refusals {
	g.t.Helper()
	c = assembly.AsSeen(g.plenary, c)
	events, err := g.plenary.Do(g.ask(), c)
	var no assembly.Refusals
	if errors.As(err, &no) {
		if events != nil {
			g.t.Fatalf("%#v is refused and answers with events", c)
		}
		return no
	}
	if err != nil {
		g.t.Fatalf("%#v: %v", c, err)
	}
	for _, e := range events {
		s := assembly.Step{Act: g.act(), Event: g.written(e)}
		if err := g.plenary.Apply(s); err != nil {
			g.t.Fatalf("%#v: %v", c, err)
		}
		g.steps = append(g.steps, s)
	}
	return nil
}

// do gives a command that must be carried out.
func (g *game) do(commands ...assembly.PlenaryCommand) {
	g.t.Helper()
	for _, c := range commands {
		if no := g.try(c); no != nil {
			g.t.Fatalf("%#v: %v", c, no)
		}
	}
}

// refused gives a command that must be refused for the reasons given, and no
// others.
func (g *game) refused(c assembly.PlenaryCommand, want ...assembly.Code) assembly.Refusals {
	g.t.Helper()
	before := g.plenary.Clone()
	no := g.try(c)
	var got []assembly.Code
	for _, r := range no {
		got = append(got, r.Code)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		g.t.Fatalf("%#v: refusals (-want +got):\n%s", c, diff)
	}
	if diff := cmp.Diff(before, g.plenary); diff != "" {
		g.t.Fatalf("%#v was refused and changed:\n%s", c, diff)
	}
	return no
}

// as lets another person act.
func (g *game) as(p assembly.PersonID, do func()) {
	before := g.by
	g.by = p
	do()
	g.by = before
}

// convened is a game whose first sitting is open with so many members in the
// hall, and whose only item is under discussion.
func convened(t failer, members, present int, r assembly.Rules) *game {
	g := newGame(t, members, r)
	g.do(
		assembly.Convene{Organ: "assembly", Number: 1, Title: "First plenary"},
		assembly.ScheduleSitting{Day: "2026-03-02", Place: "Hall"},
		assembly.ScheduleSitting{Day: "2026-03-03", Place: "Hall"},
		assembly.AddItem{Title: "The plan of 2027"},
		assembly.GiveNotice{On: "2026-02-20", How: "by letter"},
		assembly.OpenSitting{No: 1},
		assembly.CallRoll{Present: persons(present)},
		assembly.TakeItem{No: 1},
	)
	return g
}

func persons(n int) []assembly.PersonID {
	var out []assembly.PersonID
	for i := range n {
		out = append(out, person(i))
	}
	return out
}

// drafted is a game with a conclusion c1 of points p1 and p2.
func drafted(t failer, members, present int, r assembly.Rules) *game {
	g := convened(t, members, present, r)
	g.do(
		assembly.DraftConclusion{Item: 1, Title: "Conclusion on the plan of 2027"},
		assembly.AddPoint{Conclusion: "c1", Content: assembly.Content{
			Text: "Steel output is raised to 5 Mt a year by 2027.", Sort: assembly.TaskPoint, Fields: []string{"isic:24"}, Responsible: "energy", Due: "2027-12-31",
			Changes: []assembly.Change{{Address: "target:steel:2027", Old: "4", New: "5"}},
		}},
		assembly.AddPoint{Conclusion: "c1", Content: assembly.Content{
			Text: "Twenty thousand dwellings are built in the countryside.", Sort: assembly.Priority,
			Changes: []assembly.Change{{Address: "target:housing:2027", Old: "15000", New: "20000"}},
		}},
	)
	return g
}

// vote opens a vote and counts it.
func (g *game) vote(open assembly.OpenVote, yes, no, abstain int64) assembly.Verdict {
	g.t.Helper()
	g.do(open)
	id := g.plenary.VoteNow().ID
	g.do(
		assembly.RecordCounts{Vote: id, Count: assembly.Tally{For: yes, Against: no, Abstain: abstain}},
		assembly.CloseVote{ID: id},
	)
	return *g.plenary.Vote(id).Verdict
}

// replayed folds the record again.
func (g *game) replayed() *assembly.Plenary {
	g.t.Helper()
	p, err := assembly.FoldPlenary(g.plenary.ID, g.steps)
	if err != nil {
		g.t.Fatal(err)
	}
	return p
}

var _ failer = (*testing.T)(nil)
