package hall_test

import (
	"slices"
	"testing"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/app/hall/halltest"
	"github.com/openplenum/plenum/internal/assembly"
)

// TestPolicyReach holds every action against every post in every place: an act
// concerns the council of a town, and the post is held in the state above it,
// in the council, in a committee below it, in the next town, or in an assembly
// of its own.
func TestPolicyReach(t *testing.T) {
	organs := []assembly.Organ{
		{ID: "state"}, {ID: "council", Parent: "state"}, {ID: "committee", Parent: "council"}, {ID: "next", Parent: "state"}, {ID: "league"},
	}
	reaches := map[hall.Reach][]assembly.OrganID{ // the places that count
		hall.Here:        {"council"},
		hall.HereOrAbove: {"council", "state"},
		hall.AtTop:       {"state", "league"},
		hall.Anywhere:    {"state", "council", "committee", "next", "league"},
	}
	everywhere := []hall.Role{hall.Planner, hall.Verifier, hall.Auditor}
	for _, a := range hall.Actions() {
		places, ok := reaches[a.Reach()]
		if !ok {
			t.Errorf("%s has the reach %q", a, a.Reach())
		}
		for _, role := range hall.Roles() {
			for _, o := range organs {
				b := &assembly.Body{Organs: organs, Memberships: []assembly.Membership{
					{ID: "m1", Person: "keeper", Organ: "state", Post: hall.PostSecretary}, // so that nobody is founder
				}}
				who := hall.Actor{Person: "someone"}
				has := []hall.Role{hall.Public, hall.SignedIn} // that count for the action
				counts := slices.Contains(places, o.ID) || slices.Contains(everywhere, role)
				switch role {
				case hall.Public:
					who, has = hall.Actor{}, has[:1]
				case hall.SignedIn:
				case hall.Administrator:
					who.Administrator = true
					has = append(has, role)
				case hall.Founder:
					who.Administrator, b.Memberships = true, nil
					has = append(has, hall.Administrator, role)
				case hall.Member:
					b.Memberships = append(b.Memberships, assembly.Membership{ID: "m2", Person: "someone", Organ: o.ID, Votes: true})
					if counts {
						has = append(has, role)
					}
				default:
					b.Memberships = append(b.Memberships, assembly.Membership{ID: "m2", Person: "someone", Organ: o.ID, Post: string(role)})
					if counts {
						has = append(has, role)
					}
				}
				if got, want := hall.Permits(b, who, a, "council", "2026-03-02"), hall.Allows(a, has...); got != want {
					t.Errorf("%s of %s may %s for the council: %v, want %v", role, o.ID, a, got, want)
				}
				who.Scope = hall.ScopeRead
				if hall.Permits(b, who, a, "council", "2026-03-02") && !slices.Contains(readOnly, a) {
					t.Errorf("%s of %s may %s with a token for reading", role, o.ID, a)
				}
			}
		}
	}
}

var readOnly = []hall.Action{hall.SeePublic, hall.SeePlenary, hall.SeePlan, hall.SeeTasks, hall.SeeDispatch, hall.AuditLog}

// TestFounderWithoutTop: the secretary of a lower organ does not keep the body,
// so an administrator founds while there is none at the top.
func TestFounderWithoutTop(t *testing.T) {
	b := &assembly.Body{
		Organs:      []assembly.Organ{{ID: "state"}, {ID: "council", Parent: "state"}},
		Memberships: []assembly.Membership{{ID: "m1", Person: "keeper", Organ: "council", Post: hall.PostSecretary}},
	}
	admin := hall.Actor{Person: "admin", Administrator: true}
	if !hall.Permits(b, admin, hall.KeepTop, "", "2026-03-02") {
		t.Error("nobody can appoint a secretary of the state")
	}
	b.Memberships[0].Organ = "state"
	if hall.Permits(b, admin, hall.KeepTop, "", "2026-03-02") {
		t.Error("an administrator keeps the body beside its secretary")
	}
}

// TestLowerSecretary gives every command to the body by the secretary of the
// mill, of whom the village is the organ above: the mill's own affairs are
// theirs; those of the village, of the neighbour, what the mill is and posts
// that count everywhere are not.
func TestLowerSecretary(t *testing.T) {
	s := stage(t, 2)
	mill, village, smithy := halltest.MillOffice, halltest.Village1, assembly.OrganID("smithy")
	enter := func(name string) assembly.PersonID {
		id, err := s.Hall.EnterPerson(ctx, s.Secretary, name, "")
		if err != nil {
			t.Fatal(err)
		}
		return id
	}
	do := func(by hall.Actor, c assembly.BodyCommand) []assembly.Event {
		t.Helper()
		events, err := s.Hall.DoBody(ctx, by, c)
		if err != nil {
			t.Fatalf("%T: %v", c, err)
		}
		return events
	}
	lower := hall.Actor{Person: enter("Mill Secretary")}
	hand, verifier := enter("Mill Hand"), enter("Mill Verifier")
	do(s.Secretary, assembly.BeginMembership{Person: lower.Person, Organ: mill, Post: hall.PostSecretary})
	do(s.Secretary, assembly.FoundOrgan{ID: smithy, Parent: village, Sort: assembly.Organization, Name: "The smithy"})
	seat := do(s.Secretary, assembly.BeginMembership{Person: verifier, Organ: mill, Post: hall.PostVerifier})[0].(assembly.MembershipBegan).ID
	b, err := s.Hall.Body(ctx, s.Secretary)
	if err != nil {
		t.Fatal(err)
	}
	var member assembly.MembershipID
	for _, m := range b.Memberships {
		if m.Person == s.Members[1].Person {
			member = m.ID
		}
	}
	denied := []assembly.BodyCommand{
		assembly.FoundOrgan{ID: "own", Sort: assembly.AssemblyOrgan, Name: "An assembly of my own"},
		assembly.FoundOrgan{ID: "shop", Parent: village, Sort: assembly.Organization, Name: "Shop"},
		assembly.FoundOrgan{ID: "shop", Parent: smithy, Sort: assembly.Organization, Name: "Shop"},
		assembly.ChangeOrgan{ID: mill, Seen: 1, Sort: assembly.AssemblyOrgan, Name: "The mill rises to the top"},
		assembly.ChangeOrgan{ID: mill, Seen: 1, Parent: village, Sort: assembly.Organization, Name: "The mighty mill"},
		assembly.ChangeOrgan{ID: village, Seen: 1, Sort: assembly.AssemblyOrgan, Name: "The mill's village"},
		assembly.ChangeOrgan{ID: smithy, Seen: 1, Parent: mill, Sort: assembly.Organization, Name: "The mill's smithy"},
		assembly.EndOrgan{ID: mill, Seen: 1, On: "2026-12-31"},
		assembly.EndOrgan{ID: village, Seen: 1, On: "2026-12-31"},
		assembly.BeginMembership{Person: lower.Person, Organ: village, Post: hall.PostChair, Votes: true},
		assembly.BeginMembership{Person: lower.Person, Organ: smithy},
		assembly.BeginMembership{Person: hand, Organ: mill, Post: hall.PostPlanner},
		assembly.BeginMembership{Person: hand, Organ: mill, Post: hall.PostVerifier},
		assembly.BeginMembership{Person: hand, Organ: mill, Post: hall.PostAuditor},
		assembly.EndMembership{ID: member, On: "2026-03-02"},
		assembly.EndMembership{ID: seat, On: "2026-03-02"},
		assembly.SetRules{Organ: village, Seen: 1, Rules: halltest.Rules()},
		assembly.SetRules{Organ: smithy, Rules: halltest.Rules()},
		assembly.EnterPerson{ID: "person-1"},
		assembly.ErasePerson{ID: hand},
	}
	size, err := s.Hall.Size(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range denied {
		if _, err := s.Hall.DoBody(ctx, lower, c); !hall.Refused(err, hall.Forbidden) {
			t.Errorf("the secretary of the mill: %T%+v: %v", c, c, err)
		}
	}
	if err := s.Hall.ErasePerson(ctx, lower, s.Members[1].Person); !hall.Refused(err, hall.Forbidden) {
		t.Errorf("the secretary of the mill erases a member of the assembly: %v", err)
	}
	if _, err := s.Hall.EnterPerson(ctx, lower, "A straw man", ""); !hall.Refused(err, hall.Forbidden) {
		t.Errorf("the secretary of the mill enters a person: %v", err)
	}
	if now, err := s.Hall.Size(ctx); err != nil || now != size {
		t.Errorf("the record grew from %d to %d entries, %v", size, now, err)
	}
	own := do(lower, assembly.BeginMembership{Person: hand, Organ: mill, Post: hall.PostOfficer})[0].(assembly.MembershipBegan).ID
	do(lower, assembly.EndMembership{ID: own, On: "2026-12-31"})
	do(lower, assembly.SetRules{Organ: mill, Rules: halltest.Rules()})
	do(lower, assembly.FoundOrgan{ID: "sacks", Parent: mill, Sort: assembly.Organization, Name: "The sack store"})
	do(lower, assembly.ChangeOrgan{ID: "sacks", Seen: 1, Parent: mill, Sort: assembly.Organization, Name: "Store of sacks"})
	do(lower, assembly.EndOrgan{ID: "sacks", Seen: 2, On: "2026-12-31"})
	do(s.Secretary, assembly.BeginMembership{Person: hand, Organ: smithy, Post: hall.PostVerifier}) // from above
}
