package hall_test

import (
	"testing"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/app/hall/halltest"
	"github.com/openplenum/plenum/internal/assembly"
)

// TestSecondTopOrgan: an organ at the top that is founded beside the first gets
// its secretary from a secretary of the other; from then on it keeps itself.
func TestSecondTopOrgan(t *testing.T) {
	s := stage(t, 3)
	body := func(by hall.Actor, c assembly.BodyCommand) error {
		_, err := s.Hall.DoBody(ctx, by, c)
		return err
	}
	if err := body(s.Secretary, assembly.FoundOrgan{ID: "council", Sort: assembly.AssemblyOrgan, Name: "Council of the valley"}); err != nil {
		t.Fatal(err)
	}
	own := s.Members[1]
	appoint := assembly.BeginMembership{Person: own.Person, Organ: "council", Post: hall.PostSecretary}
	refused(t, body(s.Chair, appoint), hall.Forbidden)
	refused(t, body(s.Admin, appoint), hall.Forbidden)
	if err := body(s.Secretary, appoint); err != nil {
		t.Fatal(err)
	}
	member := assembly.BeginMembership{Person: s.Members[2].Person, Organ: "council", Votes: true}
	refused(t, body(s.Secretary, member), hall.Forbidden)
	if err := body(own, member); err != nil {
		t.Fatal(err)
	}
	refused(t, body(own, assembly.BeginMembership{Person: own.Person, Organ: halltest.Village1, Post: hall.PostChair}), hall.Forbidden)
}
