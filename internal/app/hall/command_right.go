package hall

import (
	"cmp"
	"reflect"

	"github.com/openplenum/plenum/internal/assembly"
)

// own says which right a command asks for. What people do for themselves (move
// an amendment, ask for the floor) asks for their own right; what is noted for
// others asks for that of the secretary. Persons that are not named are the
// actor. Commands that only other use cases may give have no right ("").
func own(p *assembly.Plenary, a Actor, c assembly.PlenaryCommand) (assembly.PlenaryCommand, Action) {
	self := func(person assembly.PersonID, mine, others Action) Action {
		if person == a.Person && a.SignedIn() {
			return mine
		}
		return others
	}
	switch x := c.(type) {
	case assembly.Convene, assembly.GiveNotice, assembly.ScheduleSitting, assembly.MoveSitting, assembly.Adjourn, assembly.ClosePlenary:
		return c, Convene
	case assembly.AddItem, assembly.RetitleItem, assembly.MoveItem, assembly.DecideItem, assembly.DeferItem, assembly.WithdrawItem:
		return c, KeepAgenda
	case assembly.OpenSitting, assembly.CloseSitting, assembly.CallRoll, assembly.Arrive, assembly.Leave,
		assembly.TakeItem, assembly.PauseItem, assembly.GiveFloor, assembly.NoteStatement:
		return c, RunSitting
	case assembly.AskFloor:
		x.Person = cmp.Or(x.Person, a.Person)
		return x, self(x.Person, AskFloor, RunSitting)
	case assembly.LeaveFloor:
		x.Person = cmp.Or(x.Person, a.Person)
		return x, self(x.Person, AskFloor, RunSitting)
	case assembly.GiveProxy:
		x.From = cmp.Or(x.From, a.Person)
		return x, self(x.From, GiveProxy, RunSitting)
	case assembly.TakeProxy:
		x.From = cmp.Or(x.From, a.Person)
		return x, self(x.From, GiveProxy, RunSitting)
	case assembly.DraftConclusion, assembly.RetitleConclusion, assembly.WithdrawConclusion, assembly.ReopenConclusion,
		assembly.AddPoint, assembly.MovePoint, assembly.RemovePoint, assembly.SeparatePoint, assembly.JoinPoint:
		return c, TablePoints
	case assembly.RevisePoint:
		if t := p.Point(x.ID); t != nil && onlyFigures(t.Content(), x.Content) {
			return c, SetFigures
		}
		return c, TablePoints
	case assembly.MoveAmendment:
		x.Mover = cmp.Or(x.Mover, a.Person)
		return x, self(x.Mover, Amend, Admit)
	case assembly.RebaseAmendment:
		return x, self(moverOf(p, x.ID), Amend, Admit)
	case assembly.WithdrawAmendment:
		return x, self(moverOf(p, x.ID), Amend, Admit)
	case assembly.SecondAmendment:
		x.Person = cmp.Or(x.Person, a.Person)
		return x, self(x.Person, Second, Admit)
	case assembly.AdmitAmendment, assembly.RejectAmendment, assembly.MergeAmendments, assembly.AcceptAmendment:
		return c, Admit
	case assembly.WaiveCosting, assembly.WaiveNotice:
		return c, Waive
	case assembly.OpenVote, assembly.TightenVote, assembly.RecordCounts, assembly.CloseVote, assembly.CallOffVote, assembly.CorrectVote:
		return c, HoldVote
	case assembly.DecideTie:
		return c, CastingVote
	case assembly.CastBallot:
		x.Voter = cmp.Or(x.Voter, a.Person)
		if v := p.Vote(x.Vote); v != nil && v.Rule.Method == assembly.RollCall {
			return x, HoldVote // the secretary notes what was called out
		}
		if v := p.Vote(x.Vote); v != nil && v.Rule.Method == assembly.Secret {
			return x, "" // see Ballot
		}
		return x, CastVote
	}
	return c, "" // Adopt and AttachCosting have use cases of their own
}

// onlyFigures tells whether a point that is rewritten keeps everything but the
// figures that it changes.
func onlyFigures(before, after assembly.Content) bool {
	before.Changes, after.Changes = nil, nil
	return reflect.DeepEqual(plainContent(before), plainContent(after))
}

// plainContent has no list that is empty and not nil.
func plainContent(c assembly.Content) assembly.Content {
	if len(c.Fields) == 0 {
		c.Fields = nil
	}
	if len(c.Supporting) == 0 {
		c.Supporting = nil
	}
	return c
}

func moverOf(p *assembly.Plenary, id assembly.AmendmentID) assembly.PersonID {
	if m := p.Amendment(id); m != nil {
		return m.Mover
	}
	return ""
}

// ask is a right that a command asks for, and the organ that it concerns.
type ask struct {
	what  Action
	organ assembly.OrganID
}

// bodyRights are the rights that a command to the body asks for: all of them.
// What lies in an organ (members, rules, organs below) is kept from it or from
// above; what an organ is (name, kind, place, end) from above only. Commands
// that only other use cases may give have none.
func bodyRights(b *assembly.Body, c assembly.BodyCommand) []ask {
	under := func(parent assembly.OrganID) ask {
		if parent == "" {
			return ask{KeepTop, ""}
		}
		return ask{KeepBody, parent}
	}
	above := func(id assembly.OrganID) ask {
		if o := b.Organ(id); o != nil {
			return ask{KeepBody, cmp.Or(o.Parent, id)}
		}
		return ask{KeepBody, id}
	}
	seat := func(organ assembly.OrganID, post string) []ask {
		if everywhere(post) {
			return []ask{{KeepBody, organ}, {KeepTop, ""}}
		}
		return []ask{{KeepBody, organ}}
	}
	switch x := c.(type) {
	case assembly.FoundOrgan:
		return []ask{under(x.Parent)}
	case assembly.ChangeOrgan:
		if o := b.Organ(x.ID); o != nil && o.Parent != x.Parent {
			return []ask{above(x.ID), under(x.Parent)}
		}
		return []ask{above(x.ID)}
	case assembly.EndOrgan:
		return []ask{above(x.ID)}
	case assembly.BeginMembership:
		return seat(x.Organ, x.Post)
	case assembly.EndMembership:
		if m := b.Membership(x.ID); m != nil {
			return seat(m.Organ, m.Post)
		}
		return []ask{{KeepBody, ""}} // refused as unknown
	case assembly.SetRules:
		return []ask{{KeepBody, x.Organ}}
	}
	return nil // EnterPerson and ErasePerson
}
