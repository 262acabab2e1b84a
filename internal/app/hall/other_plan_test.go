package hall_test

import (
	"testing"
	"time"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/app/hall/halltest"
	"github.com/openplenum/plenum/internal/assembly"
)

// TestPlanOfAnother: a plenary of the mill may carry what it likes: the plan of
// the village stays as it is.
func TestPlanOfAnother(t *testing.T) {
	const organ = halltest.MillOffice
	s := stage(t, 2)
	body := func(c assembly.BodyCommand, by hall.Actor) {
		t.Helper()
		if _, err := s.Hall.DoBody(ctx, by, c); err != nil {
			t.Fatalf("%T: %v", c, err)
		}
	}
	id, err := s.Hall.EnterPerson(ctx, s.Secretary, "Own Secretary", "")
	if err != nil {
		t.Fatal(err)
	}
	own := hall.Actor{Person: id}
	body(assembly.BeginMembership{Person: id, Organ: organ, Post: hall.PostSecretary, Votes: true}, s.Secretary)
	id, err = s.Hall.EnterPerson(ctx, s.Secretary, "Own Chair", "")
	if err != nil {
		t.Fatal(err)
	}
	chair := hall.Actor{Person: id}
	body(assembly.BeginMembership{Person: id, Organ: organ, Post: hall.PostChair, Votes: true}, s.Secretary)
	body(assembly.SetRules{Organ: organ, Rules: halltest.Rules()}, own)

	const plenary = "own-1"
	do := func(by hall.Actor, c assembly.PlenaryCommand) *assembly.Plenary {
		t.Helper()
		if p, err := s.Hall.Plenary(ctx, by, plenary); err == nil {
			c = assembly.AsSeen(p, c)
		}
		did, err := s.Hall.Do(ctx, by, plenary, c)
		if err != nil {
			t.Fatalf("%T: %v", c, err)
		}
		return did.Plenary
	}
	do(own, assembly.Convene{Organ: organ, Number: 1, Title: "A plenary of our own"})
	do(own, assembly.ScheduleSitting{Day: "2026-03-09", Place: "Mill"})
	do(own, assembly.AddItem{Title: "Flour"})
	do(own, assembly.GiveNotice{On: "2026-03-02", How: "by letter"})
	do(own, assembly.DraftConclusion{Item: 1, Title: "More flour"})
	do(own, assembly.AddPoint{Conclusion: "c1", Content: halltest.MoreFlour()})
	s.Clock.Advance(7 * 24 * time.Hour)
	do(chair, assembly.OpenSitting{No: 1})
	do(chair, assembly.CallRoll{Present: []assembly.PersonID{own.Person, chair.Person}})
	do(chair, assembly.TakeItem{No: 1})
	vote := do(chair, assembly.OpenVote{On: assembly.OnConclusion, Conclusion: "c1"}).VoteNow().ID
	for _, m := range []hall.Actor{own, chair} {
		if err := s.Hall.Ballot(ctx, m, plenary, assembly.CastBallot{Vote: vote, Choice: assembly.For}); err != nil {
			t.Fatal(err)
		}
	}
	do(chair, assembly.CloseVote{ID: vote})
	do(own, assembly.WaiveCosting{ID: "c1", Reason: "we know what flour costs"})

	_, err = s.Hall.Adopt(ctx, own, plenary, hall.Adoption{Conclusion: "c1"})
	refused(t, err, hall.PlanOfAnother)
	missing, err := s.Hall.Missing(ctx, own, plenary, hall.Adoption{Conclusion: "c1"})
	if err != nil || len(missing) != 1 || missing[0].Code != hall.PlanOfAnother {
		t.Errorf("missing: %v, %v", missing, err)
	}
	if v, err := s.Hall.Current(ctx, hall.PlanID(halltest.Village1)); err != nil || v.ID != "v1" {
		t.Errorf("the plan of the village is %s, %v", v.ID, err)
	}
}
