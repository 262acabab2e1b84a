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
		here := organ == "" || m.Organ == organ
		switch m.Post {
		case PostPlanner:
			add(Planner)
		case PostVerifier:
			add(Verifier)
		case PostAuditor:
			add(Auditor)
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

func hasSecretary(b *assembly.Body, day assembly.Date) bool {
	for _, m := range b.Memberships {
		if m.Post == PostSecretary && (m.From == "" || m.From <= day) && (m.To == "" || day <= m.To) {
			return true
		}
	}
	return false
}

// May tells whether an actor may do something, seen from an organ (empty: in
// any organ). The use cases ask again.
func (h *Hall) May(ctx context.Context, a Actor, what Action, organ assembly.OrganID) (bool, error) {
	err := h.store.Read(ctx, func(r Reader) error {
		b, err := h.body(ctx, r)
		if err != nil {
			return err
		}
		return allow(b, a, what, organ, h.now())
	})
	if _, refused := AsRefusals(err); refused {
		return false, nil
	}
	return err == nil, err
}

// allow refuses what the policy does not allow.
func allow(b *assembly.Body, a Actor, what Action, organ assembly.OrganID, at time.Time) error {
	roles := RolesOf(b, a, organ, dayOf(at))
	switch {
	case Allows(what, roles...) && (a.mayChange() || !what.changes()):
		return nil
	case Allows(what, roles...):
		return refuse(ReadOnlyToken)
	case !a.SignedIn():
		return refuse(SignInFirst, string(what))
	}
	var may []string
	for _, r := range policy[what] {
		may = append(may, string(r))
	}
	return refuse(Forbidden, string(what), strings.Join(may, " "))
}

// dayOf is the day of a time, in UTC.
func dayOf(at time.Time) assembly.Date { return assembly.Date(at.UTC().Format(time.DateOnly)) }
