package assembly_test

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/openplenum/plenum/internal/assembly"
)

// TestRandomSequences gives commands at random, most of them in an order that
// makes no sense, and holds the plenary against what must always be true.
func TestRandomSequences(t *testing.T) {
	done := map[string]int{}
	rapid.Check(t, func(t *rapid.T) {
		r := rules()
		r.Votes[assembly.OnAmendment] = drawNamed(t)
		r.Votes[assembly.OnPoint] = assembly.VoteRule{
			Method: rapid.SampledFrom(assembly.Methods()).Draw(t, "method"), Base: assembly.Valid, Threshold: simple, Tie: assembly.TieChair,
		}
		r.Seconders = rapid.IntRange(0, 1).Draw(t, "seconders")
		g := drafted(t, 8, 7, r)
		for range rapid.IntRange(20, 80).Draw(t, "commands") {
			c := drawCommand(t, g)
			g.by = drawPerson(t)
			if b, ok := c.(assembly.CastBallot); ok && rapid.IntRange(0, 4).Draw(t, "own vote") > 0 {
				g.by = b.Voter
			}
			before := g.plenary.Clone()
			no := g.try(c)
			if no != nil {
				if diff := cmp.Diff(before, g.plenary); diff != "" {
					t.Fatalf("%#v was refused and changed:\n%s", c, diff)
				}
				continue
			}
			done[fmt.Sprintf("%T", c)]++
			checkInvariants(t, before, g.plenary)
		}
		if diff := cmp.Diff(g.plenary, g.replayed()); diff != "" {
			t.Fatalf("the record replays to something else:\n%s", diff)
		}
		lines, err := assembly.Minutes(g.plenary.ID, g.steps)
		if err != nil || len(lines) == 0 || len(lines) > len(g.steps) {
			t.Fatalf("%d minutes of %d steps: %v", len(lines), len(g.steps), err)
		}
		if diff := cmp.Diff(g.plenary, g.plenary.Clone()); diff != "" {
			t.Fatalf("a clone differs:\n%s", diff)
		}
	})
	t.Logf("carried out: %v", done)
	if testing.Short() {
		t.Log("short: too few sequences to expect every command among those carried out")
		return
	}
	// A test that never gets anywhere proves nothing.
	for _, c := range commandsThatMustSucceed {
		if done[fmt.Sprintf("%T", c)] == 0 {
			t.Errorf("%T was never carried out", c)
		}
	}
}

var commandsThatMustSucceed = []assembly.PlenaryCommand{
	assembly.MoveAmendment{}, assembly.AdmitAmendment{}, assembly.OpenVote{}, assembly.CloseVote{}, assembly.CastBallot{},
	assembly.RevisePoint{}, assembly.MovePoint{}, assembly.Leave{}, assembly.Arrive{}, assembly.CallOffVote{}, assembly.Adopt{},
	assembly.CorrectVote{}, assembly.SeparatePoint{}, assembly.TightenVote{}, assembly.CloseSitting{}, assembly.MergeAmendments{},
}

func drawNamed(t *rapid.T) assembly.VoteRule {
	return assembly.VoteRule{
		Method: rapid.SampledFrom([]assembly.Method{assembly.RollCall, assembly.Named}).Draw(t, "method"),
		Base:   rapid.SampledFrom(assembly.Bases()).Draw(t, "base"), Threshold: simple, Tie: assembly.TieChair,
	}
}

func drawPerson(t *rapid.T) assembly.PersonID { return person(rapid.IntRange(0, 8).Draw(t, "person")) }

func numbered[T ~string](t *rapid.T, letter string, most int) T {
	return T(letter + strconv.Itoa(rapid.IntRange(1, max(1, most)).Draw(t, letter)))
}

// drawCommand draws any command, with what it names mostly there.
func drawCommand(t *rapid.T, g *game) assembly.PlenaryCommand {
	p := g.plenary
	point := func() assembly.PointID { return numbered[assembly.PointID](t, "p", len(p.Points)) }
	amendment := func() assembly.AmendmentID { return numbered[assembly.AmendmentID](t, "a", len(p.Amendments)) }
	conclusion := func() assembly.ConclusionID { return numbered[assembly.ConclusionID](t, "c", len(p.Conclusions)) }
	vote := func() assembly.VoteID { return numbered[assembly.VoteID](t, "v", len(p.Votes)) }
	item := func() int { return rapid.IntRange(1, max(1, len(p.Items))).Draw(t, "item") }
	version := func(id assembly.PointID) int {
		if x := p.Point(id); x != nil && rapid.IntRange(0, 9).Draw(t, "stale") > 0 {
			return x.Version()
		}
		return 1
	}
	rev := func(id assembly.ConclusionID) int {
		if x := p.Conclusion(id); x != nil {
			return x.Rev
		}
		return 1
	}
	choice := func() assembly.Choice {
		return rapid.SampledFrom([]assembly.Choice{assembly.For, assembly.For, assembly.Against, assembly.Abstain, ""}).Draw(t, "choice")
	}
	count := func() assembly.Tally {
		n := func(name string) int64 { return rapid.Int64Range(0, 4).Draw(t, name) }
		return assembly.Tally{For: n("for") + n("for"), Against: n("against"), Abstain: n("abstain")}
	}
	makers := []func() assembly.PlenaryCommand{
		func() assembly.PlenaryCommand {
			return assembly.OpenSitting{No: rapid.IntRange(1, 3).Draw(t, "sitting")}
		},
		func() assembly.PlenaryCommand { return assembly.CloseSitting{} },
		func() assembly.PlenaryCommand { return assembly.ScheduleSitting{Day: "2026-03-05"} },
		func() assembly.PlenaryCommand { return assembly.Arrive{Persons: []assembly.PersonID{drawPerson(t)}} },
		func() assembly.PlenaryCommand { return assembly.Leave{Persons: []assembly.PersonID{drawPerson(t)}} },
		func() assembly.PlenaryCommand {
			return assembly.CallRoll{Present: persons(rapid.IntRange(5, 8).Draw(t, "present"))}
		},
		func() assembly.PlenaryCommand {
			return assembly.GiveProxy{Sitting: rapid.IntRange(1, 2).Draw(t, "sitting"), From: drawPerson(t), To: drawPerson(t)}
		},
		func() assembly.PlenaryCommand { return assembly.TakeProxy{Sitting: 1, From: drawPerson(t)} },
		func() assembly.PlenaryCommand {
			return assembly.AddItem{Title: "Item", Place: rapid.IntRange(0, 2).Draw(t, "place")}
		},
		func() assembly.PlenaryCommand { return assembly.TakeItem{No: item()} },
		func() assembly.PlenaryCommand { return assembly.PauseItem{No: item()} },
		func() assembly.PlenaryCommand { return assembly.DeferItem{No: item(), Sitting: 2} },
		func() assembly.PlenaryCommand { return assembly.DecideItem{No: item()} },
		func() assembly.PlenaryCommand { return assembly.AskFloor{Person: drawPerson(t)} },
		func() assembly.PlenaryCommand { return assembly.GiveFloor{Person: drawPerson(t)} },
		func() assembly.PlenaryCommand {
			return assembly.AddPoint{Conclusion: conclusion(), Content: drawPoint(t)}
		},
		func() assembly.PlenaryCommand {
			id := point()
			return assembly.RevisePoint{ID: id, Seen: version(id), Content: drawPoint(t)}
		},
		func() assembly.PlenaryCommand {
			return assembly.MovePoint{ID: point(), Seen: rev("c1"), Place: rapid.IntRange(1, 3).Draw(t, "place")}
		},
		func() assembly.PlenaryCommand { id := point(); return assembly.RemovePoint{ID: id, Seen: version(id)} },
		func() assembly.PlenaryCommand { return assembly.SeparatePoint{ID: point()} },
		func() assembly.PlenaryCommand { return assembly.JoinPoint{ID: point()} },
		func() assembly.PlenaryCommand { return assembly.ReopenConclusion{ID: conclusion(), Reason: "again"} },
		func() assembly.PlenaryCommand {
			return assembly.SecondAmendment{ID: amendment(), Person: drawPerson(t)}
		},
		func() assembly.PlenaryCommand { return assembly.RejectAmendment{ID: amendment(), Note: "no"} },
		func() assembly.PlenaryCommand { return assembly.WithdrawAmendment{ID: amendment()} },
		func() assembly.PlenaryCommand { return assembly.RebaseAmendment{ID: amendment(), Seen: 1} },
		func() assembly.PlenaryCommand {
			return assembly.MergeAmendments{IDs: []assembly.AmendmentID{amendment(), amendment()}}
		},
		func() assembly.PlenaryCommand { return assembly.AcceptAmendment{ID: amendment()} },
		func() assembly.PlenaryCommand { return assembly.DecideTie{ID: vote(), Choice: choice()} },
		func() assembly.PlenaryCommand { return assembly.CallOffVote{ID: vote(), Reason: "noise"} },
		func() assembly.PlenaryCommand {
			c := count()
			if rapid.Bool().Draw(t, "one ballot") {
				return assembly.CorrectVote{ID: vote(), Voter: drawPerson(t), Choice: choice(), Reason: "miscounted"}
			}
			return assembly.CorrectVote{ID: vote(), Count: &c, Reason: "miscounted"}
		},
		func() assembly.PlenaryCommand {
			next := p.Rules.Votes[assembly.OnAmendment]
			if v := p.VoteNow(); v != nil {
				next = v.Rule
			}
			next.Threshold = rapid.SampledFrom([]assembly.Threshold{simple, assembly.TwoThirds, unanimous}).Draw(t, "threshold")
			return assembly.TightenVote{ID: vote(), Rule: next}
		},
		func() assembly.PlenaryCommand { return assembly.WaiveCosting{ID: conclusion(), Reason: "haste"} },
	}
	if rapid.IntRange(0, 2).Draw(t, "sense") > 0 {
		return drawNext(t, p)
	}
	return rapid.SampledFrom(makers).Draw(t, "command")()
}

// drawNext draws what a chair might do next.
func drawNext(t *rapid.T, p *assembly.Plenary) assembly.PlenaryCommand {
	pick := func(c ...assembly.PlenaryCommand) assembly.PlenaryCommand {
		return rapid.SampledFrom(c).Draw(t, "next")
	}
	if v := p.VoteNow(); v != nil {
		return drawInVote(t, v)
	}
	switch last := p.Sittings[len(p.Sittings)-1]; {
	case p.SittingNow() == nil && last.Opened != nil:
		return assembly.ScheduleSitting{Day: last.Day}
	case p.SittingNow() == nil:
		return assembly.OpenSitting{No: last.No}
	case len(p.SittingNow().Present) < 5:
		return assembly.CallRoll{Present: persons(rapid.IntRange(5, 8).Draw(t, "present"))}
	case p.Discussed() == nil:
		return assembly.TakeItem{No: rapid.IntRange(1, len(p.Items)).Draw(t, "item")}
	}
	var pending []*assembly.Amendment
	for _, m := range p.AmendmentsTo("c1") {
		if m.Pending() {
			pending = append(pending, m)
		}
	}
	if len(pending) > 0 {
		m, other := pending[0], pending[len(pending)-1]
		return pick(
			drawAmendment(t, p, m.Point), drawAmendment(t, p, m.Point),
			assembly.MergeAmendments{IDs: []assembly.AmendmentID{other.ID, m.ID}},
			assembly.SecondAmendment{ID: m.ID, Person: drawPerson(t)}, assembly.AdmitAmendment{ID: m.ID}, assembly.AdmitAmendment{ID: other.ID},
			assembly.OpenVote{On: assembly.OnAmendment, Amendment: m.ID}, assembly.OpenVote{On: assembly.OnAmendment, Amendment: other.ID},
			assembly.RebaseAmendment{ID: m.ID, Seen: m.Rev}, assembly.AcceptAmendment{ID: m.ID}, assembly.WithdrawAmendment{ID: m.ID},
		)
	}
	if n := len(p.Votes); n > 0 && rapid.IntRange(0, 3).Draw(t, "correct") == 0 {
		yes := assembly.Tally{For: rapid.Int64Range(0, 7).Draw(t, "for")}
		return pick(
			assembly.CorrectVote{ID: p.Votes[n-1].ID, Count: &yes, Reason: "miscounted"},
			assembly.CorrectVote{ID: p.Votes[n-1].ID, Voter: drawPerson(t), Choice: assembly.For, Reason: "misheard"},
		)
	}
	if p.Conclusion("c1").State == assembly.ConclusionCarried {
		adopt := assembly.Adopt{ID: "c1", Standing: assembly.Standing{Version: "v1", Next: "v2"}}
		return pick(
			assembly.WaiveCosting{ID: "c1", Reason: "haste"}, adopt, adopt,
			assembly.ReopenConclusion{ID: "c1", Reason: "again"},
		)
	}
	id := numbered[assembly.PointID](t, "p", len(p.Points))
	seen := 1
	if x := p.Point(id); x != nil {
		seen = x.Version()
	}
	return pick(
		drawAmendment(t, p, id), assembly.OpenVote{On: assembly.OnConclusion, Conclusion: "c1"}, assembly.SeparatePoint{ID: id},
		assembly.OpenVote{On: assembly.OnPoint, Points: []assembly.PointID{id}},
		assembly.RevisePoint{ID: id, Seen: seen, Content: drawPoint(t)},
	)
}

// drawInVote draws what happens while a vote is held.
func drawInVote(t *rapid.T, v *assembly.Vote) assembly.PlenaryCommand {
	choice := rapid.SampledFrom([]assembly.Choice{assembly.For, assembly.For, assembly.Against, assembly.Abstain}).Draw(t, "choice")
	if v.State == assembly.VoteTied {
		return assembly.DecideTie{ID: v.ID, Choice: choice}
	}
	end := assembly.CloseVote{ID: v.ID}
	var ballot assembly.PlenaryCommand = assembly.CastBallot{Vote: v.ID, Voter: drawPerson(t), Choice: choice}
	switch v.Rule.Method {
	case assembly.Hands, assembly.Recorded:
		n := func(most int64, name string) int64 { return rapid.Int64Range(0, most).Draw(t, name) }
		ballot = assembly.RecordCounts{Vote: v.ID, Count: assembly.Tally{For: n(6, "for"), Against: n(2, "against"), Abstain: n(1, "abstain")}}
	case assembly.Secret:
		ballot = assembly.CastBallot{Vote: v.ID, Voter: drawPerson(t)}
		end.Secret = &assembly.Tally{For: int64(len(v.Voted))}
	}
	next := v.Rule
	next.Threshold = rapid.SampledFrom([]assembly.Threshold{simple, assembly.TwoThirds, unanimous}).Draw(t, "threshold")
	return rapid.SampledFrom([]assembly.PlenaryCommand{
		ballot, ballot, ballot, ballot, ballot, ballot, end, end, assembly.TightenVote{ID: v.ID, Rule: next},
		assembly.CallOffVote{ID: v.ID, Reason: "noise"},
	}).Draw(t, "in vote")
}

func drawPoint(t *rapid.T) assembly.Content { return drawEdit(t, "Steel is raised to 5 Mt") }

// drawEdit is a text with one word changed.
func drawEdit(t *rapid.T, text string) assembly.Content {
	words := strings.Split(text, " ")
	words[rapid.IntRange(0, len(words)-1).Draw(t, "word")] = rapid.SampledFrom([]string{"X", "Y"}).Draw(t, "new word")
	c := assembly.Content{Text: strings.Join(words, " "), Sort: assembly.Measure}
	if rapid.Bool().Draw(t, "figure") {
		c.Changes = []assembly.Change{{Address: "target:steel:2027", New: rapid.SampledFrom([]string{"5", "6"}).Draw(t, "value")}}
	}
	return c
}

func drawAmendment(t *rapid.T, p *assembly.Plenary, point assembly.PointID) assembly.MoveAmendment {
	m := assembly.MoveAmendment{
		Conclusion: "c1", Point: point, Base: 1, Mover: drawPerson(t), Content: drawPoint(t),
		Sort: rapid.SampledFrom([]assembly.AmendmentKind{assembly.Revise, assembly.Revise, assembly.NewPoint, assembly.Delete}).Draw(t, "sort"),
	}
	if x := p.Point(point); x != nil && m.Sort == assembly.Revise {
		m.Base = rapid.IntRange(1, x.Version()).Draw(t, "base")
		base, _ := x.At(m.Base)
		m.Content = base
		m.Content.Text = drawEdit(t, base.Text).Text
	}
	return m
}
