package hall

import (
	"context"
	"slices"
	"strings"
	"time"

	"github.com/openplenum/plenum/internal/assembly"
)

// Posts in an organ that give roles. Other posts are titles.
const (
	PostChair     = "chair"
	PostSecretary = "secretary"
	PostPlanner   = "planner"
	PostOfficer   = "officer"
	PostVerifier  = "verifier"
	PostAuditor   = "auditor"
)

// RolesOf are the roles of a person, seen from an organ on a day: member,
// chair and secretary of that organ; officer of that organ; planner, verifier
// and auditor wherever they were appointed. With no organ (""), the posts in
// any organ count. A person with the right to vote is a member, whatever the
// post.
func RolesOf(b *assembly.Body, a Actor, organ assembly.OrganID, day assembly.Date) []Role {
	return rolesIn(b, a, day, func(o assembly.OrganID) bool { return organ == "" || o == organ })
}

// rolesIn is RolesOf with the organs whose posts count.
func rolesIn(b *assembly.Body, a Actor, day assembly.Date, counts func(assembly.OrganID) bool) []Role {
	roles := []Role{Public}
	if !a.SignedIn() {
		return roles
	}
	roles = append(roles, SignedIn)
	add := func(r Role) {
		if !slices.Contains(roles, r) {
			roles = append(roles, r)
		}
	}
	for _, m := range b.MembershipsOf(a.Person, day) {
		here := counts(m.Organ)
		switch m.Post {
		case PostPlanner, PostVerifier, PostAuditor:
			add(Role(m.Post))
		case PostChair, PostSecretary, PostOfficer:
			if here {
				add(Role(m.Post))
			}
		default:
			if here {
				add(Member)
			}
		}
		if m.Votes && here {
			add(Member)
		}
	}
	if a.Administrator {
		add(Administrator)
		if !hasSecretary(b, day) {
			add(Founder)
		}
	}
	return roles
}

// everywhere tells whether a post counts in every organ, wherever it is held.
func everywhere(post string) bool {
	return post == PostPlanner || post == PostVerifier || post == PostAuditor
}

// hasSecretary tells whether there is someone who can keep the body as a
// whole: a secretary of an organ with none above it.
func hasSecretary(b *assembly.Body, day assembly.Date) bool {
	for _, m := range b.Memberships {
		if m.Post == PostSecretary && isTop(b, m.Organ) && b.Holds(m, day) {
			return true
		}
	}
	return false
}

// isOrphan tells whether an organ that is there has no secretary, and none of
// those above it. A secretary of another organ at the top then appoints one:
// else an organ that is founded beside the first could never be staffed.
func isOrphan(b *assembly.Body, organ assembly.OrganID, day assembly.Date) bool {
	if b.Organ(organ) == nil {
		return false
	}
	for _, m := range b.Memberships {
		if m.Post == PostSecretary && isAbove(b, m.Organ, organ) && b.Holds(m, day) {
			return false
		}
	}
	return true
}

// isTop tells whether an organ has none above it.
func isTop(b *assembly.Body, id assembly.OrganID) bool {
	o := b.Organ(id)
	return o != nil && o.Parent == ""
}

// isAbove tells whether an organ is another one, or above it.
func isAbove(b *assembly.Body, id, of assembly.OrganID) bool {
	for range len(b.Organs) + 1 {
		if id == of {
			return true
		}
		o := b.Organ(of)
		if o == nil || o.Parent == "" {
			return false
		}
		of = o.Parent
	}
	return false
}

// Permits tells whether an actor may do something that concerns an organ, on a
// day. With no organ (""), it tells whether there is any in which they may.
func Permits(b *assembly.Body, a Actor, what Action, organ assembly.OrganID, day assembly.Date) bool {
	return Allows(what, rolesFor(b, a, what, organ, day)...) && (a.mayChange() || !what.changes())
}

// rolesFor are the roles that count for an action, after where its posts must
// be held.
func rolesFor(b *assembly.Body, a Actor, what Action, organ assembly.OrganID, day assembly.Date) []Role {
	return rolesIn(b, a, day, func(o assembly.OrganID) bool {
		switch what.Reach() {
		case Anywhere:
			return true
		case AtTop:
			return isTop(b, o)
		case HereOrAbove:
			return organ == "" || isAbove(b, o, organ) || isTop(b, o) && isOrphan(b, organ, day)
		case Here:
			return organ == "" || o == organ
		}
		return false
	})
}

// May tells whether an actor may do something, seen from an organ (empty: in
// any organ). The use cases ask again.
func (h *Hall) May(ctx context.Context, a Actor, what Action, organ assembly.OrganID) (bool, error) {
	err := h.store.Read(ctx, func(r Reader) error {
		b, err := h.body(ctx, r)
		if err != nil {
			return err
		}
		return allow(b, a, what, organ, h.today())
	})
	if _, refused := AsRefusals(err); refused {
		return false, nil
	}
	return err == nil, err
}

// allow refuses what the policy does not allow.
func allow(b *assembly.Body, a Actor, what Action, organ assembly.OrganID, day assembly.Date) error {
	switch {
	case Permits(b, a, what, organ, day):
		return nil
	case Allows(what, rolesFor(b, a, what, organ, day)...):
		return refuse(ReadOnlyToken)
	case !a.SignedIn():
		return refuse(SignInFirst, string(what))
	}
	var may []string
	for _, r := range policy[what].roles {
		may = append(may, string(r))
	}
	return refuse(Forbidden, string(what), strings.Join(may, " "))
}

// Zone is the time zone of the installation: its days begin and end there.
func (h *Hall) Zone() *time.Location { return h.zone }

// dayOf is the day of a time where the installation is.
func (h *Hall) dayOf(at time.Time) assembly.Date {
	return assembly.Date(at.In(h.zone).Format(time.DateOnly))
}

// today is the day by the clock: for mandates and due dates.
func (h *Hall) today() assembly.Date { return h.dayOf(h.now()) }
