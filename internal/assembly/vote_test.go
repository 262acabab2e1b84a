package assembly_test

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/openplenum/plenum/internal/assembly"
)

// TestNamedTwice: who is named twice comes and goes once.
func TestNamedTwice(t *testing.T) {
	g := convened(t, 5, 0, rules())
	twice := []assembly.PersonID{person(1), person(2), person(1)}
	for _, tt := range []struct {
		do   assembly.PlenaryCommand
		want assembly.Event
		left int
	}{
		{assembly.Arrive{Persons: twice}, assembly.MembersArrived{Sitting: 1, Persons: twice[:2]}, 2},
		{assembly.Leave{Persons: twice}, assembly.MembersLeft{Sitting: 1, Persons: twice[:2]}, 0},
		{assembly.CallRoll{Present: twice}, assembly.MembersArrived{Sitting: 1, Persons: twice[:2]}, 2},
	} {
		g.do(tt.do)
		if diff := cmp.Diff(tt.want, g.steps[len(g.steps)-1].Event); diff != "" {
			t.Errorf("%T (-want +got):\n%s", tt.do, diff)
		}
		if present := g.plenary.SittingNow().Present; len(present) != tt.left {
			t.Errorf("%T: %v are present", tt.do, present)
		}
	}
}

// TestWeightedVotes: hands cannot be counted where votes weigh differently, a
// roll call can.
func TestWeightedVotes(t *testing.T) {
	g := newGame(t, 3, method(assembly.Hands))
	g.ruled(assembly.EnterPerson{ID: "big"})
	g.ruled(assembly.BeginMembership{Person: "big", Organ: "assembly", Votes: true, Weight: 5, From: "2026-01-01"})
	g.do(
		assembly.Convene{Organ: "assembly", Number: 1, Title: "x"}, assembly.ScheduleSitting{Day: "2026-03-02"},
		assembly.OpenSitting{No: 1}, assembly.CallRoll{Present: append(persons(3), "big")},
	)
	for _, m := range []assembly.Method{assembly.Hands, assembly.Recorded, assembly.Secret} {
		rule := method(m).Votes[assembly.OnProcedure]
		open := onProcedure
		open.Rule = &rule
		g.refused(open, assembly.WeightsCount)
	}
	rule := method(assembly.RollCall).Votes[assembly.OnProcedure]
	open := onProcedure
	open.Rule = &rule
	g.do(open)
	for i := range 3 {
		g.do(assembly.CastBallot{Vote: "v1", Voter: person(i), Choice: assembly.Against})
	}
	g.do(assembly.CastBallot{Vote: "v1", Voter: "big", Choice: assembly.For}, assembly.CloseVote{ID: "v1"})
	v := g.plenary.Vote("v1").Verdict
	if v.For != 5 || v.Against != 3 || v.Ballots != 4 || !v.Carried() {
		t.Errorf("verdict: %+v", v)
	}
}

// TestProxies: a proxy votes while the giver is away and the holder is there.
func TestProxies(t *testing.T) {
	g := drafted(t, 10, 8, method(assembly.Named))
	g.do(assembly.GiveProxy{Sitting: 1, From: person(8), To: person(0)}, assembly.GiveProxy{Sitting: 1, From: person(9), To: person(0)})
	g.do(assembly.Arrive{Persons: []assembly.PersonID{person(9)}}, onProcedure)
	cast := func(by, voter assembly.PersonID, want ...assembly.Code) {
		g.as(by, func() {
			c := assembly.CastBallot{Vote: "v1", Voter: voter, Choice: assembly.For}
			if len(want) > 0 {
				g.refused(c, want...)
				return
			}
			g.do(c)
		})
	}
	cast(person(0), person(8))
	cast(person(8), person(8), assembly.VotesForOther)
	cast(person(0), person(9), assembly.VotesForOther) // who gave it came in
	cast(person(9), person(9))
	cast(person(0), person(0))
	g.as(person(0), func() { g.do(assembly.CastBallot{Vote: "v1", Voter: person(0), Choice: assembly.Against}) }) // changed before the close
	g.do(assembly.CloseVote{ID: "v1"})
	v := g.plenary.Vote("v1")
	if v.Verdict.For != 2 || v.Verdict.Against != 1 || v.Verdict.Present != 9 || v.Verdict.Proxies != 1 || v.BallotOf(person(8)).Holder != person(0) {
		t.Errorf("verdict: %+v", v.Verdict)
	}
}

// TestProxyOfAbsentHolder: a proxy given to who is not there either counts for
// nothing: not for the quorum, not for the base, and it casts no vote.
func TestProxyOfAbsentHolder(t *testing.T) {
	rules := withRule(func(v *assembly.VoteRule) { v.Method, v.Base = assembly.RollCall, assembly.Present })
	rules.ProxyQuorum = true
	g := drafted(t, 10, 8, rules)
	g.do(assembly.GiveProxy{Sitting: 1, From: person(8), To: person(9)}, onProcedure)
	g.refused(assembly.CastBallot{Vote: "v1", Voter: person(8), Choice: assembly.For}, assembly.NotOnRoll)
	g.do(assembly.CastBallot{Vote: "v1", Voter: person(0), Choice: assembly.For}, assembly.CloseVote{ID: "v1"})
	if v := g.plenary.Vote("v1").Verdict; v.Proxies != 0 || v.QuorumPresent != 8 || v.BaseVotes != 8 {
		t.Errorf("verdict: %+v", v)
	}
}

// TestLargestMembershipVotes: a person with several memberships in an organ has
// the votes of the largest, and not of all together.
func TestLargestMembershipVotes(t *testing.T) {
	b := &assembly.Body{
		Organs: []assembly.Organ{{ID: "o"}},
		Memberships: []assembly.Membership{
			{ID: "m1", Person: "p", Organ: "o", Votes: true, Weight: 3}, {ID: "m2", Person: "p", Organ: "o", Votes: true, Weight: 2},
			{ID: "m3", Person: "p", Organ: "o", Weight: 9}, {ID: "m4", Person: "q", Organ: "o", Votes: true, Weight: 1},
		},
	}
	want := []assembly.Voter{{Person: "p", Weight: 3}, {Person: "q", Weight: 1}}
	if diff := cmp.Diff(want, b.Voters("o", "2027-01-01")); diff != "" {
		t.Error(diff)
	}
}

// TestRollIsFrozen: who comes after a vote was opened does not vote in it.
func TestRollIsFrozen(t *testing.T) {
	g := drafted(t, 10, 9, method(assembly.Named))
	g.do(onProcedure, assembly.Arrive{Persons: []assembly.PersonID{person(9)}})
	g.as(person(9), func() {
		g.refused(assembly.CastBallot{Vote: "v1", Voter: person(9), Choice: assembly.For}, assembly.NotOnRoll)
	})
}

// TestSecretVote: the record says who voted, in no order, and nothing of the
// choice; below five ballots nothing is counted.
func TestSecretVote(t *testing.T) {
	g := drafted(t, 10, 9, method(assembly.Secret))
	g.do(onProcedure)
	cast := func(i int) {
		g.as(person(i), func() { g.do(assembly.CastBallot{Vote: "v1", Voter: person(i)}) })
	}
	for _, i := range []int{7, 2, 5, 0} {
		cast(i)
	}
	g.refused(assembly.CloseVote{ID: "v1", Secret: &assembly.Tally{For: 4}}, assembly.TooFewBallots)
	g.as(person(5), func() { g.refused(assembly.CastBallot{Vote: "v1", Voter: person(5)}, assembly.VotedAlready) })
	g.as(person(3), func() {
		g.refused(assembly.CastBallot{Vote: "v1", Voter: person(3), Choice: assembly.For}, assembly.BadWord)
	})
	cast(3)
	g.refused(assembly.CloseVote{ID: "v1", Secret: &assembly.Tally{For: 6}}, assembly.CountDiffers)
	g.refused(assembly.CloseVote{ID: "v1"}, assembly.CountMissing)
	v := g.plenary.Vote("v1")
	if len(v.Ballots) != 0 || v.Count != nil || v.Voted[0] != person(0) || v.Voted[4] != person(7) {
		t.Errorf("before the close: %+v", v)
	}
	g.do(assembly.CloseVote{ID: "v1", Secret: &assembly.Tally{For: 3, Against: 1, Abstain: 1}})
	if v = g.plenary.Vote("v1"); !v.Verdict.Carried() || v.Verdict.Ballots != 5 {
		t.Errorf("verdict: %+v", v.Verdict)
	}
	g.refused(assembly.CorrectVote{ID: "v1", Count: &assembly.Tally{}, Reason: "x"}, assembly.SecretFixed)
}

// TestTies: the chair decides, and only once; or the question stays open.
func TestTies(t *testing.T) {
	g := drafted(t, 10, 8, method(assembly.Hands))
	v := g.vote(onProcedure, 4, 4, 0)
	if v.Result != assembly.Awaiting || g.plenary.VoteNow() == nil {
		t.Fatalf("verdict: %+v", v)
	}
	g.refused(onProcedure, assembly.VoteRunning)
	g.refused(assembly.CloseSitting{}, assembly.VoteRunning)
	g.do(assembly.DecideTie{ID: "v1", Choice: assembly.For})
	if v := g.plenary.Vote("v1"); v.Verdict.Because != assembly.ChairFor || v.State != assembly.VoteClosed {
		t.Errorf("after the chair: %+v", v)
	}
	g.refused(assembly.DecideTie{ID: "v1", Choice: assembly.Against}, assembly.NoTie)

	again := rules()
	rule := again.Votes[assembly.OnAmendment]
	rule.Tie = assembly.TieAgain
	again.Votes[assembly.OnAmendment] = rule
	g = drafted(t, 10, 8, again)
	g.do(amend("p2", "Nothing is built."), assembly.SecondAmendment{ID: "a1", Person: person(2)}, assembly.AdmitAmendment{ID: "a1"})
	open := assembly.OpenVote{On: assembly.OnAmendment, Amendment: "a1"}
	if v := g.vote(open, 4, 4, 0); v.Result != assembly.Again {
		t.Fatalf("verdict: %+v", v)
	}
	turn := assembly.CorrectVote{ID: "v1", Count: &assembly.Tally{For: 5, Against: 3}, Reason: "Miscounted."}
	if v := g.vote(open, 3, 5, 0); v.Result != assembly.Lost {
		t.Fatalf("verdict: %+v", v)
	}
	g.refused(turn, assembly.CorrectedTooLate) // it was voted on again
	g.do(assembly.CorrectVote{ID: "v2", Count: turn.Count, Reason: turn.Reason})
	if g.plenary.Amendment("a1").State != assembly.Accepted {
		t.Errorf("the correction did not take effect")
	}
	g.do(amend("p1", "Nothing is made."), assembly.SecondAmendment{ID: "a2", Person: person(2)}, assembly.AdmitAmendment{ID: "a2"})
	open.Amendment = "a2"
	g.vote(open, 4, 4, 0)
	turn.ID = "v3"
	g.do(turn)
	if g.plenary.Amendment("a2").State != assembly.Accepted {
		t.Errorf("the correction of a tie did not take effect")
	}
	g.do(amend("p2", "Everything is built."), assembly.SecondAmendment{ID: "a3", Person: person(2)}, assembly.AdmitAmendment{ID: "a3"})
	g.do(assembly.RebaseAmendment{ID: "a3", Seen: 1, Content: pointer(saying("Everything is built."))})
	g.do(assembly.SecondAmendment{ID: "a3", Person: person(2)}, assembly.AdmitAmendment{ID: "a3"}) // it was written anew
	open.Amendment = "a3"
	if v := g.vote(open, 5, 3, 0); v.Result != assembly.Carried || g.plenary.Amendment("a3").State != assembly.Accepted {
		t.Errorf("verdict: %+v", v)
	}
}

// TestCorrections: what was wrong is corrected by a new entry, which keeps
// what was before, and turns what follows while nothing was built on it.
func TestCorrections(t *testing.T) {
	g := drafted(t, 10, 9, rules())
	g.do(amend("p2", "Nothing is built."), assembly.SecondAmendment{ID: "a1", Person: person(2)}, assembly.AdmitAmendment{ID: "a1"})
	g.vote(assembly.OpenVote{On: assembly.OnAmendment, Amendment: "a1"}, 4, 5, 0)
	g.do(assembly.CorrectVote{ID: "v1", Count: &assembly.Tally{For: 5, Against: 4}, Reason: "The rows were exchanged."})
	v := g.plenary.Vote("v1")
	if !v.Verdict.Carried() || len(v.Corrections) != 1 || v.Corrections[0].Before.For != 4 {
		t.Errorf("the vote: %+v", v)
	}
	if g.plenary.Amendment("a1").State != assembly.Accepted || g.plenary.Point("p2").Content().Text != "Nothing is built." {
		t.Errorf("the amendment did not take effect: %+v", g.plenary.Point("p2"))
	}
	// Back again it cannot be taken: the point was changed by it.
	g.refused(assembly.CorrectVote{ID: "v1", Count: &assembly.Tally{For: 4, Against: 5}, Reason: "x"}, assembly.CorrectedTooLate)

	g.vote(assembly.OpenVote{On: assembly.OnConclusion, Conclusion: "c1"}, 9, 0, 0)
	g.do(assembly.CorrectVote{ID: "v2", Count: &assembly.Tally{For: 4, Against: 5}, Reason: "Miscounted."})
	if c := g.plenary.Conclusion("c1"); c.State != assembly.ConclusionLost {
		t.Errorf("the conclusion is %s", c.State)
	}
	g.do(assembly.ReopenConclusion{ID: "c1", Reason: "To find a majority."})
	g.refused(assembly.CorrectVote{ID: "v2", Count: &assembly.Tally{For: 9}, Reason: "x"}, assembly.CorrectedTooLate)
	g.vote(assembly.OpenVote{On: assembly.OnConclusion, Conclusion: "c1"}, 0, 9, 0)
	g.refused(assembly.CorrectVote{ID: "v2", Count: &assembly.Tally{For: 9}, Reason: "x"}, assembly.CorrectedTooLate) // a later vote decides
}

// TestPointsApart: a point taken apart is voted on by itself, first; what is
// lost is not adopted.
func TestPointsApart(t *testing.T) {
	g := drafted(t, 10, 9, rules())
	g.do(assembly.SeparatePoint{ID: "p2"})
	g.refused(assembly.OpenVote{On: assembly.OnConclusion, Conclusion: "c1"}, assembly.ApartFirst)
	g.vote(assembly.OpenVote{On: assembly.OnPoint, Points: []assembly.PointID{"p2"}}, 3, 6, 0)
	g.vote(assembly.OpenVote{On: assembly.OnConclusion, Conclusion: "c1"}, 9, 0, 0)
	if refs := g.plenary.Vote("v2").Question.Points; len(refs) != 1 || refs[0].ID != "p1" {
		t.Errorf("the vote on the whole decides %+v", refs)
	}
	if changes := g.plenary.ChangesOf(assembly.Subject{Conclusion: "c1"}); len(changes) != 1 {
		t.Errorf("a lost point changes figures: %+v", changes)
	}
	g.do(assembly.WaiveCosting{ID: "c1", Reason: "x"}, assembly.Adopt{ID: "c1", Standing: assembly.Standing{Version: "v1", Next: "v2"}})
	last, _ := g.steps[len(g.steps)-1].Event.(assembly.ConclusionEnacted)
	if len(last.Points) != 1 || last.Points[0] != "p1" {
		t.Errorf("adopted: %+v", last)
	}
}

// TestConvene: without rules, members or a plenary nothing begins.
func TestConvene(t *testing.T) {
	g := newGame(t, 0, rules())
	g.refused(assembly.AddItem{Title: "x"}, assembly.PlenaryUnknown)
	empty := &game{t: t, body: &assembly.Body{}, plenary: assembly.NewPlenary("1")}
	empty.ruled(assembly.FoundOrgan{ID: "assembly", Sort: assembly.AssemblyOrgan, Name: "x"})
	empty.refused(assembly.Convene{Organ: "assembly", Number: 1, Title: "x"}, assembly.NoRules)
	g.do(assembly.Convene{Organ: "assembly", Number: 1, Title: "x"}, assembly.ScheduleSitting{Day: "2026-03-02"})
	g.refused(assembly.OpenSitting{No: 1}, assembly.NobodyVotes)
}

// TestQuorumMissedAtAdoption: a record in which a conclusion was carried
// without a quorum cannot come about; if one is read, it is not adopted.
func TestQuorumMissedAtAdoption(t *testing.T) {
	g := drafted(t, 10, 9, rules())
	g.do(assembly.WaiveCosting{ID: "c1", Reason: "x"})
	g.vote(assembly.OpenVote{On: assembly.OnConclusion, Conclusion: "c1"}, 9, 0, 0)
	g.plenary.Vote("v1").Verdict.QuorumMet = false
	g.refused(assembly.Adopt{ID: "c1", Standing: assembly.Standing{Version: "v1", Next: "v2"}}, assembly.QuorumMissed)
}

// TestNoticeMissing: a plenary without notice adopts nothing.
func TestNoticeMissing(t *testing.T) {
	g := newGame(t, 3, rules())
	g.do(
		assembly.Convene{Organ: "assembly", Number: 1, Title: "x"}, assembly.ScheduleSitting{Day: "2026-03-02"},
		assembly.AddItem{Title: "x"}, assembly.DraftConclusion{Item: 1, Title: "x"}, assembly.AddPoint{Conclusion: "c1", Content: saying("x")},
	)
	g.refused(assembly.Adopt{ID: "c1"}, assembly.NoticeMissing, assembly.NotVoted)
}

// TestReplayRefusesWhatCannotBe: a record whose entries do not follow from
// each other is not read.
func TestReplayRefusesWhatCannotBe(t *testing.T) {
	g := drafted(t, 3, 3, rules())
	for name, steps := range map[string][]assembly.Step{
		"the beginning left out": g.steps[1:],
		"twice":                  append(g.steps[:3:3], g.steps[2]),
		"no such point":          append(g.steps[:len(g.steps):len(g.steps)], assembly.Step{Act: assembly.Act{Seq: 9999}, Event: assembly.PointRevised{ID: "p9"}}),
		"an event of the body":   {g.founded[0]},
	} {
		if _, err := assembly.FoldPlenary("2026-1", steps); !errors.Is(err, assembly.ErrReplay) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := assembly.FoldBody(g.steps[:1]); !errors.Is(err, assembly.ErrReplay) {
		t.Errorf("an event of a plenary in the body: %v", err)
	}
	if b, err := assembly.FoldBody(g.founded); err != nil || len(b.People) != len(g.body.People) || b.Next != g.body.Next {
		t.Errorf("the body replayed: %v", err)
	}
}

func pointer[T any](x T) *T { return &x }
