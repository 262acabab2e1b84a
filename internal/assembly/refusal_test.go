package assembly_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/openplenum/plenum/internal/assembly"
)

// saying is a point that can be voted on.
func saying(text string, changes ...assembly.Change) assembly.Content {
	return assembly.Content{Text: text, Sort: assembly.Measure, Changes: changes}
}

func fields(names ...string) assembly.Content {
	c := saying("x")
	c.Fields = names
	return c
}

func steel(address string) assembly.Change { return assembly.Change{Address: address, New: "5"} }

// withRule is the rules of the game with another rule for points.
func withRule(change func(*assembly.VoteRule)) assembly.Rules {
	r := rules()
	v := r.Votes[assembly.OnProcedure]
	change(&v)
	r.Votes[assembly.OnProcedure] = v
	return r
}

func method(m assembly.Method) assembly.Rules {
	return withRule(func(v *assembly.VoteRule) { v.Method = m; v.Tie = assembly.TieChair })
}

var onProcedure = assembly.OpenVote{On: assembly.OnProcedure, Text: "Close the debate?"}

func amend(point assembly.PointID, text string) assembly.MoveAmendment {
	return assembly.MoveAmendment{Conclusion: "c1", Sort: assembly.Revise, Point: point, Base: 1, Mover: person(1), Content: saying(text)}
}

type commands = []assembly.PlenaryCommand

// refusals are the reasons why a plenary refuses: what was done before, the
// command, and every reason at once. Unless the rules are given, the game is
// that of drafted, with 9 of 10 members in the hall.
var refusals = []struct {
	rules  *assembly.Rules
	before commands
	do     assembly.PlenaryCommand
	want   string // codes
}{
	// What somebody saw is not what holds any more.
	{nil, nil, assembly.CallRoll{Seen: 1, Present: persons(3)}, "conflict"},
	{ruled(assembly.Hands), commands{onProcedure, assembly.RecordCounts{Vote: "v1", Count: assembly.Tally{For: 5}}, assembly.RecordCounts{Vote: "v1", Count: assembly.Tally{For: 6}}}, assembly.RecordCounts{Vote: "v1", Seen: 1, Count: assembly.Tally{For: 7}}, "conflict"},
	{ruled(assembly.Hands), commands{onProcedure, assembly.RecordCounts{Vote: "v1", Count: assembly.Tally{For: 5}}, assembly.RecordCounts{Vote: "v1", Count: assembly.Tally{For: 6}}}, assembly.CloseVote{ID: "v1", Seen: 1}, "conflict"},
	{ruled(assembly.Hands), commands{onProcedure, assembly.RecordCounts{Vote: "v1", Count: assembly.Tally{For: 5}}, assembly.CloseVote{ID: "v1"}, assembly.CorrectVote{ID: "v1", Count: &assembly.Tally{For: 6}, Reason: "x"}}, assembly.CorrectVote{ID: "v1", Seen: 1, Count: &assembly.Tally{For: 7}, Reason: "y"}, "conflict"},
	{nil, commands{assembly.AddPoint{Conclusion: "c1", Content: saying("x")}}, assembly.WaiveCosting{ID: "c1", Seen: 2, Reason: "x"}, "conflict"},
	{nil, commands{amend("p1", "x"), assembly.SecondAmendment{ID: "a1", Person: person(2)}, assembly.RebaseAmendment{ID: "a1", Seen: 1}}, assembly.AcceptAmendment{ID: "a1", Seen: 1}, "conflict"},

	// Any command.
	{nil, nil, assembly.RevisePoint{ID: "p1", Seen: 7, Content: saying("x")}, "conflict"},
	{nil, nil, assembly.RevisePoint{ID: "p9", Content: saying("x")}, "unknown"},
	{nil, nil, assembly.AddItem{Title: " "}, "need_text"},
	{nil, nil, assembly.AddItem{Title: strings.Repeat("x", 301)}, "too_long"},
	{nil, nil, assembly.GiveNotice{On: "2026-02-30"}, "bad_date"},
	{nil, nil, assembly.OpenVote{On: "election"}, "bad_word"},
	{nil, nil, assembly.AddItem{Title: "x", Place: 5}, "bad_place"},
	{nil, nil, assembly.AddPoint{Conclusion: "c1", Content: assembly.Content{Text: "x", Sort: assembly.RulePoint, Supporting: make([]assembly.OrganID, 101)}}, "too_many"},
	{nil, nil, assembly.Convene{Organ: "assembly", Number: 1, Title: "x"}, "plenary_exists"},
	// Sittings.
	{nil, nil, assembly.OpenSitting{No: 2}, "sitting_open"},
	{nil, nil, assembly.MoveSitting{No: 1, Day: "2026-03-01"}, "sitting_held"},
	{nil, nil, assembly.ScheduleSitting{Day: "2026-03-01"}, "sitting_order"},
	{nil, commands{assembly.CloseSitting{}}, assembly.CallRoll{}, "no_sitting"},
	{nil, commands{assembly.CloseSitting{}}, onProcedure, "no_sitting"},
	{nil, commands{onProcedure}, assembly.CloseSitting{}, "vote_running"},
	{nil, commands{assembly.CloseSitting{}}, assembly.ClosePlenary{}, "items_open"},
	{nil, nil, assembly.CallRoll{Present: []assembly.PersonID{"clerk"}}, "not_member"},
	{nil, nil, assembly.Leave{Persons: []assembly.PersonID{person(9)}}, "not_present"},
	{noProxies(), nil, assembly.GiveProxy{Sitting: 1, From: person(1), To: person(2)}, "no_proxies"},
	{nil, nil, assembly.GiveProxy{Sitting: 1, From: person(1), To: person(1)}, "proxy_self"},
	{nil, nil, assembly.GiveProxy{Sitting: 1, From: "clerk", To: person(1)}, "not_voter"},
	{nil, commands{assembly.GiveProxy{Sitting: 1, From: person(1), To: person(2)}}, assembly.GiveProxy{Sitting: 1, From: person(2), To: person(3)}, "proxy_onward"},
	{nil, commands{
		assembly.GiveProxy{Sitting: 1, From: person(1), To: person(9)}, assembly.GiveProxy{Sitting: 1, From: person(2), To: person(9)},
	}, assembly.GiveProxy{Sitting: 1, From: person(3), To: person(9)}, "proxy_full"},
	{nil, commands{assembly.CloseSitting{}, assembly.WithdrawItem{No: 1}, assembly.ClosePlenary{}}, assembly.AddItem{Title: "x"}, "plenary_closed"},
	// Agenda and speakers.
	{nil, commands{assembly.WithdrawItem{No: 1}}, assembly.DecideItem{No: 1}, "item_settled not_discussed drafts_open"},
	{nil, commands{assembly.AddItem{Title: "x"}}, assembly.TakeItem{No: 2}, "other_item"},
	{nil, commands{assembly.AddItem{Title: "x"}}, assembly.PauseItem{No: 2}, "not_discussed"},
	{nil, nil, assembly.DecideItem{No: 1}, "drafts_open"},
	{nil, nil, assembly.DeferItem{No: 1}, "defer_nowhere"},
	{nil, nil, assembly.DeferItem{No: 1, Sitting: 1}, "defer_back"},
	{nil, nil, assembly.WaiveNotice{No: 1, Reason: "x"}, "not_late"},
	{nil, nil, assembly.LeaveFloor{Person: person(1)}, "not_on_list"},
	{nil, commands{assembly.AskFloor{Person: person(1)}}, assembly.AskFloor{Person: person(1)}, "on_list"},
	{nil, commands{assembly.OpenVote{On: assembly.OnConclusion, Conclusion: "c1"}}, assembly.WithdrawItem{No: 1}, "item_under_vote"},
	// Conclusions, points, amendments.
	{nil, commands{assembly.WithdrawConclusion{ID: "c1"}}, assembly.AddPoint{Conclusion: "c1", Content: saying("x")}, "not_draft"},
	{nil, commands{
		assembly.SeparatePoint{ID: "p2"}, assembly.OpenVote{On: assembly.OnPoint, Points: []assembly.PointID{"p2"}},
		assembly.RecordCounts{Vote: "v1", Count: assembly.Tally{Against: 9}}, assembly.CloseVote{ID: "v1"},
	}, assembly.RemovePoint{ID: "p2", Seen: 1}, "point_decided"},
	{nil, commands{assembly.SeparatePoint{ID: "p2"}, assembly.OpenVote{On: assembly.OnPoint, Points: []assembly.PointID{"p2"}}}, assembly.JoinPoint{ID: "p2"}, "point_under_vote"},
	{nil, commands{
		assembly.AddPoint{Conclusion: "c1", Content: assembly.Content{Text: "x", Sort: assembly.TaskPoint}},
	}, assembly.OpenVote{On: assembly.OnConclusion, Conclusion: "c1"}, "task_lacks task_lacks"},
	{nil, nil, assembly.AddPoint{Conclusion: "c1", Content: saying("x", steel("target:steel"), steel("target:steel:2027"))}, "figure_twice"},
	{nil, nil, assembly.AddPoint{Conclusion: "c1", Content: fields("metal", "energy", "metal")}, "field_twice"},
	{nil, nil, assembly.AddPoint{Conclusion: "c1", Content: fields("metal", " ", "a, b")}, "need_text bad_name"},
	{nil, nil, assembly.AddPoint{Conclusion: "c1", Content: fields(make([]string, 41)...)}, "too_many"},
	{nil, nil, assembly.AddPoint{Conclusion: "c1", Content: saying("x", steel("steel"))}, "bad_address"},
	{nil, nil, assembly.AddPoint{Conclusion: "c1", Content: assembly.Content{Text: "x", Sort: assembly.Measure, Responsible: "army"}}, "organ_unknown"},
	{nil, commands{assembly.SeparatePoint{ID: "p1"}}, assembly.SeparatePoint{ID: "p1"}, "nothing_changed"},
	{nil, commands{amend("p1", "x")}, assembly.OpenVote{On: assembly.OnAmendment, Amendment: "a1"}, "amendment_is"},
	{nil, nil, assembly.MoveAmendment{Conclusion: "c1", Sort: assembly.Delete, Point: "p1", Base: 1}, "may_not_move"},
	{nil, commands{amend("p1", "x")}, assembly.SecondAmendment{ID: "a1", Person: person(1)}, "seconds_own"},
	{nil, commands{amend("p1", "x"), assembly.SecondAmendment{ID: "a1", Person: person(2)}}, assembly.SecondAmendment{ID: "a1", Person: person(2)}, "seconded"},
	{nil, commands{amend("p1", "x")}, assembly.AcceptAmendment{ID: "a1"}, "needs_seconders"},
	{nil, commands{amend("p1", "x"), assembly.RevisePoint{ID: "p1", Seen: 1, Content: saying("y")}}, assembly.RebaseAmendment{ID: "a1", Seen: 1}, "base_moved"},
	{nil, commands{amend("p1", "x"), amend("p1", "y")}, assembly.MergeAmendments{IDs: []assembly.AmendmentID{"a1", "a2"}}, "collide"},
	{nil, commands{amend("p1", "x")}, assembly.MergeAmendments{IDs: []assembly.AmendmentID{"a1", "a1"}}, "merge_one"},
	{nil, commands{amend("p1", "x"), amend("p2", "y")}, assembly.MergeAmendments{IDs: []assembly.AmendmentID{"a1", "a2"}}, "merge_other"},
	{nil, nil, assembly.ReopenConclusion{ID: "c1", Reason: "x"}, "not_reopened"},
	// Votes.
	{nil, commands{onProcedure}, assembly.TightenVote{ID: "v1", Rule: assembly.VoteRule{
		Method: assembly.Hands, Base: assembly.Valid, Threshold: fraction(1, 3), Tie: assembly.TieAgain,
	}}, "rule_looser"},
	{nil, commands{onProcedure, assembly.CallOffVote{ID: "v1", Reason: "x"}}, assembly.RecordCounts{Vote: "v1"}, "vote_is"},
	{nil, commands{assembly.CallRoll{Present: persons(5)}}, onProcedure, "no_quorum"},
	{nil, commands{amend("p1", "x")}, assembly.OpenVote{On: assembly.OnConclusion, Conclusion: "c1"}, "amendments_first"},
	{nil, commands{assembly.SeparatePoint{ID: "p1"}}, assembly.OpenVote{On: assembly.OnConclusion, Conclusion: "c1"}, "apart_first"},
	{nil, nil, assembly.OpenVote{On: assembly.OnPoint, Points: []assembly.PointID{"p1"}}, "not_apart"},
	{nil, commands{assembly.DraftConclusion{Item: 1, Title: "x"}}, assembly.OpenVote{On: assembly.OnConclusion, Conclusion: "c2"}, "nothing_to_vote"},
	{ruled(assembly.Named), commands{onProcedure}, assembly.CastBallot{Vote: "v1", Voter: person(9), Choice: assembly.For}, "not_on_roll"},
	{ruled(assembly.Named), commands{onProcedure}, assembly.CastBallot{Vote: "v1", Voter: person(1), Choice: assembly.For}, "votes_for_other"},
	{ruled(assembly.RollCall), commands{onProcedure, assembly.Leave{Persons: persons(1)}}, assembly.CastBallot{Vote: "v1", Voter: person(0), Choice: assembly.For}, "not_present"},
	{nil, commands{onProcedure}, assembly.CastBallot{Vote: "v1", Voter: person(1), Choice: assembly.For}, "counts_only votes_for_other"},
	{ruled(assembly.RollCall), commands{onProcedure}, assembly.RecordCounts{Vote: "v1"}, "ballots_only"},
	{ruled(assembly.Hands), commands{onProcedure}, assembly.RecordCounts{Vote: "v1", Count: assembly.Tally{For: 5, Invalid: 1}}, "bad_number"}, // a hand is never invalid
	{nil, commands{onProcedure}, assembly.RecordCounts{Vote: "v1", Count: assembly.Tally{For: 10}}, "count_too_high"},
	{nil, commands{onProcedure}, assembly.RecordCounts{Vote: "v1", Count: assembly.Tally{For: -1}}, "bad_number"},
	{nil, commands{onProcedure}, assembly.CloseVote{ID: "v1"}, "count_missing"},
	{ruled(assembly.Secret), commands{onProcedure}, assembly.CloseVote{ID: "v1", Secret: &assembly.Tally{For: 4}}, "too_few_ballots"},
	{nil, commands{onProcedure}, assembly.DecideTie{ID: "v1", Choice: assembly.For}, "no_tie"},
	{nil, commands{
		assembly.WaiveCosting{ID: "c1", Reason: "x"}, assembly.OpenVote{On: assembly.OnConclusion, Conclusion: "c1"},
		assembly.RecordCounts{Vote: "v1", Count: assembly.Tally{For: 9}}, assembly.CloseVote{ID: "v1"},
		assembly.Adopt{ID: "c1", Standing: assembly.Standing{Version: "v1", Next: "v2"}},
	}, assembly.CorrectVote{ID: "v1", Count: &assembly.Tally{Against: 9}, Reason: "x"}, "correction_late"},
	// Adoption; see also TestAdoptionLacksEverything.
	{nil, commands{
		assembly.OpenVote{On: assembly.OnConclusion, Conclusion: "c1"},
		assembly.RecordCounts{Vote: "v1", Count: assembly.Tally{Against: 9}}, assembly.CloseVote{ID: "v1"},
	}, assembly.Adopt{ID: "c1", Standing: assembly.Standing{Next: "v2"}}, "not_carried"},
}

func noProxies() *assembly.Rules {
	r := rules()
	r.ProxyLimit = 0
	return &r
}

func ruled(m assembly.Method) *assembly.Rules {
	r := method(m)
	return &r
}

func TestRefusals(t *testing.T) {
	for _, tt := range refusals {
		t.Run(tt.want, func(t *testing.T) {
			r := rules()
			if tt.rules != nil {
				r = *tt.rules
			}
			g := drafted(t, 10, 9, r)
			g.do(tt.before...)
			var want []assembly.Code
			for _, c := range strings.Fields(tt.want) {
				want = append(want, assembly.Code(c))
			}
			g.refused(tt.do, want...)
		})
	}
}

// TestBodyRefusals does the same for the body.
func TestBodyRefusals(t *testing.T) {
	faulty := rules()
	faulty.Votes = map[assembly.QuestionKind]assembly.VoteRule{
		assembly.OnProcedure: {Method: assembly.Hands, Base: assembly.Valid, Threshold: absolute, Tie: assembly.TieLost},
	}
	tests := []struct {
		before []assembly.BodyCommand
		do     assembly.BodyCommand
		want   string
	}{
		{nil, assembly.FoundOrgan{ID: "energy", Sort: assembly.Ministry, Name: "x"}, "exists"},
		{nil, assembly.FoundOrgan{ID: "two words", Sort: "club", Parent: "nowhere"}, "bad_name need_text bad_word unknown"},
		{nil, assembly.ChangeOrgan{ID: "assembly", Seen: 1, Parent: "energy", Sort: assembly.AssemblyOrgan, Name: "x"}, "organ_circle"},
		{nil, assembly.ChangeOrgan{ID: "energy", Seen: 3, Sort: assembly.Ministry, Name: "x"}, "conflict"},
		{nil, assembly.EndMembership{ID: "m1", On: "2025-01-01"}, "wrong_end"},
		{[]assembly.BodyCommand{assembly.EndMembership{ID: "m1", On: "2026-06-30"}}, assembly.EndMembership{ID: "m1", Seen: 1, On: "2026-07-01"}, "ends_sooner"},
		{[]assembly.BodyCommand{assembly.EndMembership{ID: "m1", On: "2026-06-30"}}, assembly.EndMembership{ID: "m1", On: "2026-05-31"}, "conflict"},
		{[]assembly.BodyCommand{assembly.EndOrgan{ID: "energy", Seen: 1, On: "2026-06-30"}}, assembly.BeginMembership{Person: "clerk", Organ: "energy", From: "2026-07-01"}, "organ_ended"},
		{[]assembly.BodyCommand{assembly.ErasePerson{ID: "clerk"}}, assembly.BeginMembership{Person: "clerk", Organ: "energy"}, "person_erased"},
		{nil, assembly.BeginMembership{Person: person(1), Organ: "assembly", Weight: -1}, "bad_number member_already"},
		{nil, assembly.SetRules{Organ: "assembly", Seen: 1, Rules: faulty}, "bad_rule rule_lacks rule_lacks rule_lacks"},
	}
	for _, tt := range tests {
		t.Run(tt.want, func(t *testing.T) {
			g := newGame(t, 3, rules())
			for _, c := range tt.before {
				g.ruled(c)
			}
			before := g.body.Clone()
			_, err := g.body.Do(g.ask(), tt.do)
			var no assembly.Refusals
			if !errors.As(err, &no) {
				t.Fatalf("got %v", err)
			}
			var got []string
			for _, r := range no {
				got = append(got, string(r.Code))
			}
			if diff := cmp.Diff(strings.Fields(tt.want), got); diff != "" {
				t.Errorf("refusals (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(before, g.body); diff != "" {
				t.Errorf("refused and changed:\n%s", diff)
			}
		})
	}
}

// TestEveryCodeIsTried: the tests refuse for every reason there is.
func TestEveryCodeIsTried(t *testing.T) {
	tried := []string{ // by the tests that follow each
		"notice_missing", "notice_short", "item_late", "not_voted", "costing_missing", "costing_stale", "value_moved", "version_missing", // day_test.go
		"two_drafts",                                                               // collision_test.go
		"figures_differ",                                                           // differ_test.go
		"weights_count", "voted", "count_differs", "secret_fixed", "quorum_missed", // vote_test.go
		"no_rules", "nobody_votes", "plenary_unknown", // vote_test.go
	}
	for _, tt := range refusals {
		tried = append(tried, strings.Fields(tt.want)...)
	}
	tried = append(tried, strings.Fields("exists bad_name wrong_end organ_circle organ_ended person_erased bad_rule rule_lacks member_already ends_sooner")...)
	for _, c := range assembly.Codes() {
		if !slices.Contains(tried, string(c)) {
			t.Errorf("no test is refused with %s", c)
		}
	}
}
