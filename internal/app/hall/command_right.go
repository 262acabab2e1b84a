package hall

import (
	"cmp"

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
		assembly.AddPoint, assembly.RevisePoint, assembly.MovePoint, assembly.RemovePoint, assembly.SeparatePoint, assembly.JoinPoint:
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

func moverOf(p *assembly.Plenary, id assembly.AmendmentID) assembly.PersonID {
	if m := p.Amendment(id); m != nil {
		return m.Mover
	}
	return ""
}
