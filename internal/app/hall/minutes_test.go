package hall_test

import (
	"testing"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/app/hall/halltest"
	"github.com/openplenum/plenum/internal/assembly"
)

// TestMinutes: the minutes of a sitting are published once it is closed, are
// then open to everybody and hold what happened in it and nothing else, and go
// on to the corrections when they are published again.
func TestMinutes(t *testing.T) {
	s := stage(t, 3)
	c := s.Table(assembly.Content{Text: "Bread comes first.", Sort: assembly.Orientation})
	s.Open()
	_, err := s.Hall.PublishMinutes(ctx, s.Secretary, halltest.Plenary1, 1)
	refused(t, err, hall.Code(assembly.SittingOpen))
	p := s.Vote(assembly.OpenVote{On: assembly.OnConclusion, Conclusion: c})
	s.Do(s.Chair, assembly.CloseSitting{})
	s.Do(s.Secretary, assembly.AddItem{Title: "Something for the next sitting"})
	_, _, err = s.Hall.ReadMinutes(ctx, halltest.Plenary1, 1)
	refused(t, err, hall.Unknown)
	_, err = s.Hall.PublishMinutes(ctx, s.Members[1], halltest.Plenary1, 1)
	refused(t, err, hall.Forbidden)
	if _, err := s.Hall.PublishMinutes(ctx, s.Secretary, halltest.Plenary1, 1); err != nil {
		t.Fatal(err)
	}
	kinds := func() (first, last string, n int) {
		t.Helper()
		_, steps, err := s.Hall.ReadMinutes(ctx, halltest.Plenary1, 1)
		if err != nil {
			t.Fatal(err)
		}
		return steps[0].Event.Kind(), steps[len(steps)-1].Event.Kind(), len(steps)
	}
	first, last, n := kinds()
	if first != "sitting.opened" || last != "sitting.closed" {
		t.Errorf("the minutes go from %s to %s", first, last)
	}
	s.Do(s.Secretary, assembly.CorrectVote{ID: p.Votes[0].ID, Voter: s.Members[1].Person, Choice: assembly.Abstain, Reason: "misheard"})
	if _, _, again := kinds(); again != n {
		t.Error("a correction was published by itself")
	}
	if _, err := s.Hall.PublishMinutes(ctx, s.Secretary, halltest.Plenary1, 1); err != nil {
		t.Fatal(err)
	}
	if _, last, again := kinds(); again != n+1 || last != "vote.corrected" {
		t.Errorf("published again the minutes have %d entries up to %s, before it was %d", again, last, n)
	}
	list, err := s.Hall.PublishedMinutes(ctx, halltest.Plenary1)
	if err != nil || len(list) != 1 || list[0].By != s.Secretary.Person {
		t.Errorf("published: %+v (%v)", list, err)
	}
	checkRecord(t, s)
}

// TestMinutesOfOneSitting: a correction of a vote of a later sitting, whose
// minutes are not published, is not in those of an earlier one.
func TestMinutesOfOneSitting(t *testing.T) {
	s := stage(t, 3)
	first := s.Table(assembly.Content{Text: "Bread comes first.", Sort: assembly.Orientation})
	second := s.Table(assembly.Content{Text: "Then cake.", Sort: assembly.Orientation})
	s.Open()
	s.Vote(assembly.OpenVote{On: assembly.OnConclusion, Conclusion: first})
	s.Do(s.Chair, assembly.PauseItem{No: 1}, assembly.CloseSitting{}, assembly.ScheduleSitting{Day: "2026-03-10", Place: "Town hall"})
	s.Clock.Advance(24 * 3600e9)
	var all []assembly.PersonID
	for _, m := range s.Members {
		all = append(all, m.Person)
	}
	s.Do(s.Chair, assembly.OpenSitting{No: 2}, assembly.CallRoll{Present: all}, assembly.TakeItem{No: 1})
	p := s.Vote(assembly.OpenVote{On: assembly.OnConclusion, Conclusion: second})
	s.Do(s.Chair, assembly.CloseSitting{})
	late := p.Votes[len(p.Votes)-1].ID
	s.Do(s.Secretary, assembly.CorrectVote{ID: late, Voter: s.Members[1].Person, Choice: assembly.Abstain, Reason: "misheard"})
	s.Do(s.Secretary, assembly.CorrectVote{ID: p.Votes[0].ID, Voter: s.Members[2].Person, Choice: assembly.Against, Reason: "misheard"})
	if _, err := s.Hall.PublishMinutes(ctx, s.Secretary, halltest.Plenary1, 1); err != nil {
		t.Fatal(err)
	}
	_, steps, err := s.Hall.ReadMinutes(ctx, halltest.Plenary1, 1)
	if err != nil {
		t.Fatal(err)
	}
	var corrected []assembly.VoteID
	for _, step := range steps {
		if e, ok := step.Event.(assembly.VoteCorrected); ok {
			corrected = append(corrected, e.ID)
		}
	}
	if len(corrected) != 1 || corrected[0] != p.Votes[0].ID {
		t.Errorf("the minutes of the first sitting correct the votes %v, want %s only", corrected, p.Votes[0].ID)
	}
}

// TestSubscribe: those who wait for news of a stream are told once it is
// committed, and of nothing else; one who does not listen stops nobody.
func TestSubscribe(t *testing.T) {
	s := stage(t, 1)
	changes, stop := s.Hall.Subscribe(hall.StreamOf(halltest.Plenary1))
	deaf, stopDeaf := s.Hall.Subscribe()
	defer stopDeaf()
	s.Do(s.Secretary, assembly.AddItem{Title: "One"})
	size, err := s.Hall.Size(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if got := <-changes; got.Stream != hall.StreamOf(halltest.Plenary1) || got.Seq != size-1 {
		t.Errorf("told of %+v, want entry %d", got, size-1)
	}
	if _, err := s.Hall.EnterPerson(ctx, s.Secretary, "Somebody", ""); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Hall.Do(ctx, s.Secretary, halltest.Plenary1, assembly.TakeItem{No: 9}); err == nil {
		t.Fatal("an item that is not there was taken")
	}
	select {
	case got := <-changes:
		t.Errorf("told of %+v, which is of another stream or was refused", got)
	default:
	}
	for range 40 {
		s.Do(s.Secretary, assembly.AddItem{Title: "More"})
	}
	stop()
	for len(changes) > 0 {
		<-changes
	}
	s.Do(s.Secretary, assembly.AddItem{Title: "Last"})
	if len(changes) > 0 || len(deaf) == 0 {
		t.Errorf("after it stopped a subscriber has %d news; one that did not listen has %d", len(changes), len(deaf))
	}
}

// TestClockGoesBack: the record keeps its order, and says what happened.
func TestClockGoesBack(t *testing.T) {
	s := stage(t, 1)
	s.Do(s.Secretary, assembly.AddItem{Title: "One"})
	s.Clock.Advance(-3600e9)
	s.Do(s.Secretary, assembly.AddItem{Title: "Two"}, assembly.AddItem{Title: "Three"})
	var notes int
	read(t, s, func(r hall.Reader) error {
		log, err := r.Log(ctx, 0, 1000)
		for i, e := range log {
			if i > 0 && e.At.Before(log[i-1].At) {
				t.Errorf("entry %d is of before entry %d", i, i-1)
			}
			if e.Kind == "clock.behind" {
				notes++
			}
		}
		return err
	})
	if notes != 1 {
		t.Errorf("the record says %d times that the clock went back", notes)
	}
	checkRecord(t, s)
}
