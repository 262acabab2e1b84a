package assembly_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/openplenum/plenum/internal/assembly"
)

// TestPlenaryDay plays a plenary from its notice to the adopted conclusion and
// the item put off to the next day.
func TestPlenaryDay(t *testing.T) {
	g := drafted(t, 111, 77, rules())
	g.do(
		assembly.AddItem{Title: "Fishing"},
		assembly.AskFloor{Person: person(1)},
		assembly.AskFloor{Person: person(2)},
		assembly.GiveFloor{Person: person(1)},
		assembly.NoteStatement{Item: 1, Person: person(1), Text: "Steel needs power first."},
		assembly.LeaveFloor{Person: person(1)},
		assembly.MoveAmendment{
			Conclusion: "c1", Sort: assembly.Revise, Point: "p1", Base: 1, Mover: person(3), Reason: "Too little scrap.",
			Content: assembly.Content{
				Text: "Steel output is raised to 4.5 Mt a year by 2027.", Sort: assembly.TaskPoint, Fields: []string{"isic:24"}, Responsible: "energy", Due: "2027-12-31",
				Changes: []assembly.Change{{Address: "target:steel:2027", Old: "4", New: "4.5"}},
			},
		},
	)
	g.refused(assembly.AdmitAmendment{ID: "a1"}, assembly.NeedsSeconders)
	g.do(assembly.SecondAmendment{ID: "a1", Person: person(4)}, assembly.AdmitAmendment{ID: "a1"})
	g.refused(assembly.OpenVote{On: assembly.OnConclusion, Conclusion: "c1"}, assembly.AmendmentsFirst)
	if v := g.vote(assembly.OpenVote{On: assembly.OnAmendment, Amendment: "a1"}, 40, 30, 7); v.Result != assembly.Carried {
		t.Fatalf("amendment: %+v", v)
	}
	point := g.plenary.Point("p1")
	if point.Version() != 2 || point.Content().Changes[0].New != "4.5" || point.Versions[1].By != "a1" {
		t.Errorf("the point after the amendment: %+v", point)
	}

	changes := g.plenary.ChangesOf(assembly.Subject{Conclusion: "c1"})
	g.do(assembly.AttachCosting{Subject: assembly.Subject{Conclusion: "c1"}, Key: "k1", Version: "v1", Changes: changes})
	adopt := assembly.Adopt{ID: "c1", Standing: assembly.Standing{Version: "v1", Next: "v2"}}
	g.refused(adopt, assembly.NotVoted)

	v := g.vote(assembly.OpenVote{On: assembly.OnConclusion, Conclusion: "c1"}, 61, 12, 4)
	want := assembly.Verdict{
		Tally: assembly.Tally{For: 61, Against: 12, Abstain: 4, Ballots: 77}, Rule: rules().Votes[assembly.OnConclusion],
		Present: 77, Entitled: 111, PresentVotes: 77, EntitledVotes: 111, QuorumNeeded: 56, QuorumPresent: 77, QuorumMet: true,
		BaseVotes: 73, Needed: 49, Result: assembly.Carried, Because: assembly.ReachedThreshold,
	}
	if diff := cmp.Diff(want, v); diff != "" {
		t.Errorf("61 for, 12 against, 4 abstaining; 77 of 111 present; quorum 56 met; 2/3 of votes cast = 49; carried:\n%s", diff)
	}

	adopt.Standing.Version = "v1b"
	adopt.Standing.Moved = []assembly.Change{{Address: "target:steel:2027", Old: "4.2"}}
	g.refused(adopt, assembly.CostingStale, assembly.ValueMoved)
	adopt.Standing = assembly.Standing{Version: "v1", Next: "v2"}
	g.do(adopt)
	c := g.plenary.Conclusion("c1")
	if c.State != assembly.ConclusionAdopted || c.Version != "v2" || c.Adopted == nil {
		t.Errorf("the conclusion: %+v", c)
	}
	g.refused(adopt, assembly.NotDraft)

	g.do(
		assembly.DecideItem{No: 1},
		assembly.TakeItem{No: 2},
		assembly.DeferItem{No: 2, Sitting: 2, Reason: "It is late."},
		assembly.CloseSitting{},
		assembly.Adjourn{Until: "2026-03-03"},
	)
	g.refused(assembly.ClosePlenary{}, assembly.ItemsOpen)
	g.do(
		assembly.OpenSitting{No: 2},
		assembly.CallRoll{Present: persons(60)},
		assembly.TakeItem{No: 2},
		assembly.DeferItem{No: 2, Plenary: "the second plenary"},
		assembly.CloseSitting{},
		assembly.ClosePlenary{},
	)
	g.refused(assembly.AddItem{Title: "More"}, assembly.PlenaryIsClosed)
	if diff := cmp.Diff(g.plenary, g.replayed()); diff != "" {
		t.Errorf("the record replays to something else:\n%s", diff)
	}
}

// TestMinutes tells a short sitting, line by line.
func TestMinutes(t *testing.T) {
	g := drafted(t, 3, 3, rules())
	begin := len(g.steps)
	g.do(
		assembly.AskFloor{Person: person(1)}, assembly.GiveFloor{Person: person(1)},
		assembly.NoteStatement{Item: 1, Person: person(1), Text: "Power first."},
		amend("p1", "Less steel."), assembly.SecondAmendment{ID: "a1", Person: person(2)}, assembly.AdmitAmendment{ID: "a1"},
	)
	g.vote(assembly.OpenVote{On: assembly.OnAmendment, Amendment: "a1"}, 2, 1, 0)
	g.do(assembly.Leave{Persons: persons(1)}, assembly.CloseSitting{})
	lines, err := assembly.Minutes("2026-1", g.steps)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, m := range lines {
		if m.Seq > g.steps[begin].Seq {
			got = append(got, m.String()[len("00 "):])
		}
	}
	want := []string{
		"floor.given sitting 1 item 1  (0)   [m001]",
		"statement.noted sitting 1 item 1  (0)   [m001]",
		"amendment.moved sitting 1 item 1 c1 p1(1) a1  [m001]",
		"amendment.seconded sitting 1 item 1 c1 p1(1) a1  [m002]",
		"amendment.admitted sitting 1 item 1 c1 p1(1) a1  []",
		"vote.opened sitting 1 item 1 c1 (0) a1 v1 []",
		"vote.closed sitting 1 item 1 c1 (0) a1 v1 []",
		"amendment.accepted sitting 1 item 1 c1 p1(1) a1 v1 []",
		"point.revised sitting 1 item 1 c1 p1(1) a1  []",
		"attendance.left sitting 1 item 1  (0)   [m000]",
		"item.paused sitting 1 item 1  (0)   []",
		"sitting.closed sitting 1 item 0  (0)   []",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("minutes (-want +got):\n%s", diff)
	}
	if v := lines[len(lines)-6].Verdict; v == nil || v.For != 2 {
		t.Errorf("the line of the vote has the verdict %+v", v)
	}
}

// TestAdoptionLacksEverything: all that is missing is told at once.
func TestAdoptionLacksEverything(t *testing.T) {
	g := newGame(t, 10, rules())
	g.do(
		assembly.Convene{Organ: "assembly", Number: 1, Title: "First"},
		assembly.ScheduleSitting{Day: "2026-03-02"},
		assembly.GiveNotice{On: "2026-02-28"},
		assembly.AddItem{Title: "Late"},
		assembly.DraftConclusion{Item: 1, Title: "Conclusion"},
		assembly.AddPoint{Conclusion: "c1", Content: assembly.Content{
			Text: "More.", Sort: assembly.Measure, Changes: []assembly.Change{{Address: "target:steel", Old: "1", New: "2"}},
		}},
	)
	adopt := assembly.Adopt{ID: "c1", Standing: assembly.Standing{Version: "v1", Moved: []assembly.Change{{Address: "target:steel", Old: "3"}}}}
	g.refused(adopt, assembly.NoticeShort, assembly.ItemLate, assembly.NotVoted, assembly.CostingMissing, assembly.ValueMoved, assembly.VersionMissing)

	// With reasons to do without, and a vote, it can be adopted.
	g.do(
		assembly.WaiveNotice{No: 1, Reason: "A flood."},
		assembly.WaiveCosting{ID: "c1", Reason: "A flood."},
		assembly.GiveNotice{On: "2026-02-23"}, // seven days, as the rules ask
		assembly.OpenSitting{No: 1},
		assembly.CallRoll{Present: persons(10)},
		assembly.TakeItem{No: 1},
	)
	g.vote(assembly.OpenVote{On: assembly.OnConclusion, Conclusion: "c1"}, 10, 0, 0)
	adopt.Standing = assembly.Standing{Version: "v1", Next: "v2"}
	g.do(adopt)
}
