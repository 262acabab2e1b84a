package hall_test

import (
	"testing"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/app/hall/halltest"
	"github.com/openplenum/plenum/internal/assembly"
	"github.com/openplenum/plenum/internal/delivery"
)

// TestTaskOfAnother: the organ that has a task says that it knows of it; only
// the assembly that gave it changes its due day or takes it back. The chair of
// the mill does not, nor does its secretary, by whatever command.
func TestTaskOfAnother(t *testing.T) {
	s := stage(t, 2)
	seat := func(name, post string) hall.Actor {
		id, err := s.Hall.EnterPerson(ctx, s.Secretary, name, "")
		if err != nil {
			t.Fatal(err)
		}
		if _, err := s.Hall.DoBody(ctx, s.Secretary, assembly.BeginMembership{Person: id, Organ: halltest.MillOffice, Post: post}); err != nil {
			t.Fatal(err)
		}
		return hall.Actor{Person: id}
	}
	chair, secretary := seat("Mill Chair", hall.PostChair), seat("Mill Secretary", hall.PostSecretary)
	c := s.Table(assembly.Content{Text: "Mend the mill.", Sort: assembly.TaskPoint, Responsible: halltest.MillOffice, Due: "2027-12-31"})
	s.Open()
	s.Vote(assembly.OpenVote{On: assembly.OnConclusion, Conclusion: c})
	done, err := s.Hall.Adopt(ctx, s.Secretary, halltest.Plenary1, hall.Adoption{Conclusion: c})
	if err != nil {
		t.Fatal(err)
	}
	id := done.Tasks[0].ID
	tests := []struct {
		command delivery.Command
		may     []hall.Actor
		mayNot  []hall.Actor
	}{
		{delivery.Acknowledge{ID: id, Seen: 1}, []hall.Actor{s.Officer}, []hall.Actor{{}, chair, secretary, s.Chair, s.Secretary}},
		{delivery.ChangeDue{ID: id, Seen: 2, Due: "2028-06-30", Reason: "The flood."}, []hall.Actor{s.Chair}, []hall.Actor{{}, chair, secretary, s.Officer, s.Members[1]}},
		{delivery.Withdraw{ID: id, Seen: 3, Reason: "No wish."}, []hall.Actor{s.Secretary}, []hall.Actor{{}, chair, secretary, s.Officer, s.Members[1]}},
	}
	for _, tt := range tests {
		for _, who := range tt.mayNot {
			if may, err := s.Hall.MayTask(ctx, who, tt.command); may || err != nil {
				t.Errorf("%T by %s %s: may %v, %v", tt.command, who.Person, who.Name, may, err)
			}
			if _, err := s.Hall.DoTask(ctx, who, tt.command); !hall.Refused(err, hall.Forbidden) && !hall.Refused(err, hall.SignInFirst) {
				t.Errorf("%T by %s %s: %v", tt.command, who.Person, who.Name, err)
			}
		}
		for _, who := range tt.may {
			if may, err := s.Hall.MayTask(ctx, who, tt.command); !may || err != nil {
				t.Errorf("%T by %s: may %v, %v", tt.command, who.Name, may, err)
			}
			if _, err := s.Hall.DoTask(ctx, who, tt.command); err != nil {
				t.Errorf("%T by %s: %v", tt.command, who.Name, err)
			}
		}
	}
	if _, err := s.Hall.DoTask(ctx, s.Secretary, delivery.Withdraw{ID: "t99", Reason: "?"}); !hall.Refused(err, hall.Unknown) {
		t.Errorf("a task that is not there is withdrawn: %v", err)
	}
}
