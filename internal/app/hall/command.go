package hall

import (
	"context"
	"encoding/json"

	"github.com/openplenum/plenum/internal/assembly"
)

// Did is what a command did.
type Did struct {
	Events  []assembly.Event
	Plenary *assembly.Plenary // as it stands after it; read only
}

// Do gives a plenary a command in the name of the actor, in one transaction:
// convene, give notice, plan and open sittings, call the roll, put items on the
// agenda, draft points, move amendments, open and close votes, adjourn. The
// commands are values of package assembly. Figures that a point or amendment
// changes are checked against the plan and take the values that stand there
// now. For secret ballots see Ballot, for costings Cost, for adoption Adopt.
func (h *Hall) Do(ctx context.Context, actor Actor, id assembly.PlenaryID, c assembly.PlenaryCommand) (out Did, err error) {
	err = h.actOnce(ctx, actor, []any{id, c}, func(t *transaction) (any, error) {
		out, err = t.command(id, c)
		return t.appended(StreamOf(id)), err
	}, func(t *transaction, kept json.RawMessage) error {
		if out.Events, err = t.eventsAt(kept); err != nil {
			return err
		}
		out.Plenary, err = t.plenary(id)
		return err
	})
	return out, err
}

// command gives a plenary a command, if the actor may.
func (t *transaction) command(id assembly.PlenaryID, c assembly.PlenaryCommand) (out Did, err error) {
	p, err := t.plenary(id)
	if err != nil {
		return out, err
	}
	c, what := own(p, t.actor, c)
	if what == "" {
		return out, refuse(Forbidden, "", "")
	}
	organ := p.Organ
	if convene, ok := c.(assembly.Convene); ok {
		organ = convene.Organ
	}
	if err := t.allow(what, organ); err != nil {
		return out, err
	}
	if c, err = t.figures(p, c); err != nil {
		return out, err
	}
	if c, err = t.count(p, c); err != nil {
		return out, err
	}
	if out.Events, err = t.do(id, c); err != nil {
		return out, err
	}
	out.Plenary, err = t.plenary(id)
	return out, err
}

// DoBody gives the body a command: organs, memberships, rules of procedure.
// Persons are entered with EnterPerson and erased with ErasePerson.
func (h *Hall) DoBody(ctx context.Context, actor Actor, c assembly.BodyCommand) (events []assembly.Event, err error) {
	err = h.actOnce(ctx, actor, []any{c}, func(t *transaction) (any, error) {
		events, err = t.bodyCommand(c)
		return t.appended(StreamBody), err
	}, func(t *transaction, kept json.RawMessage) error {
		events, err = t.eventsAt(kept)
		return err
	})
	return events, err
}

// bodyCommand gives the body a command, if the actor may.
func (t *transaction) bodyCommand(c assembly.BodyCommand) ([]assembly.Event, error) {
	b, err := t.body()
	if err != nil {
		return nil, err
	}
	asks := bodyRights(b, c)
	if len(asks) == 0 {
		return nil, refuse(Forbidden, string(KeepPersons), "")
	}
	for _, ask := range asks {
		if err := t.allow(ask.what, ask.organ); err != nil {
			return nil, err
		}
	}
	return t.doBody(c)
}

// count adds the ballots of a secret vote to the command that closes it.
func (t *transaction) count(p *assembly.Plenary, c assembly.PlenaryCommand) (assembly.PlenaryCommand, error) {
	closing, ok := c.(assembly.CloseVote)
	if !ok {
		return c, nil
	}
	closing.Secret = nil // nobody counts but the box
	v := p.Vote(closing.ID)
	if v == nil || v.Rule.Method != assembly.Secret || len(v.Voted) < assembly.SecretMinimum {
		return closing, nil
	}
	tally, err := t.tally(BallotBox{p.ID, closing.ID})
	closing.Secret = &tally
	return closing, err
}

func (t *transaction) tally(box BallotBox) (assembly.Tally, error) {
	counts, err := t.BallotTally(t.ctx, box)
	var out assembly.Tally
	for _, c := range counts {
		switch c.Choice {
		case assembly.For:
			out.For += c.Count * c.Weight
		case assembly.Against:
			out.Against += c.Count * c.Weight
		case assembly.Abstain:
			out.Abstain += c.Count * c.Weight
		}
		out.Ballots += c.Count
	}
	return out, err
}
