package hall

import (
	"context"
	"slices"

	"github.com/openplenum/plenum/internal/assembly"
)

// Ballot casts a ballot in an electronic vote, named or secret, or as proxy
// for another. In a secret vote the record notes that the voter has voted, and
// the choice goes into a count that keeps nothing else. Ballots of several
// voters at a time never conflict.
func (h *Hall) Ballot(ctx context.Context, actor Actor, id assembly.PlenaryID, c assembly.CastBallot) error {
	return h.act(ctx, actor, func(t *transaction) error {
		p, err := t.plenary(id)
		if err != nil {
			return err
		}
		if c.Voter == "" {
			c.Voter = actor.Person
		}
		what := CastVote
		v := p.Vote(c.Vote)
		if v != nil && v.Rule.Method == assembly.RollCall {
			what = HoldVote
		}
		if err := t.allow(what, p.Organ); err != nil {
			return err
		}
		if v == nil || v.Rule.Method != assembly.Secret {
			_, err := t.do(id, c)
			return err
		}
		choices := []assembly.Choice{assembly.For, assembly.Against, assembly.Abstain}
		if !slices.Contains(choices, c.Choice) {
			return refuseField(Code(assembly.BadWord), "choice", "choice", string(c.Choice), "for, against, abstain")
		}
		choice := c.Choice
		c.Choice = "" // it lies in the box
		if _, err := t.do(id, c); err != nil {
			return err
		}
		return t.BallotAdd(ctx, BallotBox{id, c.Vote}, choice, 1)
	})
}

// TurnOut is how far a vote has come: without choices, which nobody sees while
// the vote is open.
type TurnOut struct {
	Vote     assembly.VoteID
	State    assembly.VoteState
	Voted    int // members whose ballot is there
	MayVote  int // members who are in the hall, or for whom someone there votes
	Entitled int
}

// TurnOut is cheap: it is for a display that is asked often.
func (h *Hall) TurnOut(ctx context.Context, actor Actor, id assembly.PlenaryID, vote assembly.VoteID) (out TurnOut, err error) {
	p, err := h.Plenary(ctx, actor, id)
	if err != nil {
		return out, err
	}
	v := p.Vote(vote)
	if v == nil {
		return out, refuse(Unknown, "vote", string(vote))
	}
	out = TurnOut{Vote: v.ID, State: v.State, Voted: len(v.Ballots) + len(v.Voted), Entitled: len(v.Roll.Voters)}
	for _, each := range v.Roll.Voters {
		if each.Present || each.Holder != "" {
			out.MayVote++
		}
	}
	return out, nil
}
