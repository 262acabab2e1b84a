package hall

import (
	"context"
	"time"

	"github.com/openplenum/plenum/internal/assembly"
	"github.com/openplenum/plenum/internal/record"
)

// transaction is one act of a person: what it reads, what it appends, what
// else it writes. All of it is kept or nothing.
type transaction struct {
	Writer
	ctx   context.Context
	hall  *Hall
	actor Actor
	at    time.Time // of its entries: never before that of the last entry
	now   time.Time // by the clock: for rights, sessions and links, which a clock that once ran ahead must not end

	bodyNow   *assembly.Body // as this transaction has it
	plenaries map[assembly.PlenaryID]*assembly.Plenary
	changed   []Changed
}

// act runs one act of a person in a transaction.
func (h *Hall) act(ctx context.Context, actor Actor, work func(*transaction) error) error {
	var t *transaction
	err := h.store.Write(ctx, func(w Writer) error {
		t = &transaction{Writer: w, ctx: ctx, hall: h, actor: actor, plenaries: map[assembly.PlenaryID]*assembly.Plenary{}}
		if err := t.setTime(); err != nil {
			return err
		}
		return work(t)
	})
	if err != nil {
		return plain(err)
	}
	h.folds.keep(t)
	h.notify.tell(t.changed)
	return nil
}

// plain makes refusals of package assembly those of this one, and leaves other
// errors alone.
func plain(err error) error {
	if r, ok := AsRefusals(err); ok {
		return r
	}
	return err
}

// setTime takes the time of the clock, or that of the last entry when the
// clock went back. That it did is noted in the record once for each time.
func (t *transaction) setTime() error {
	t.now = t.hall.now()
	t.at = t.now
	last, err := t.Last(t.ctx)
	if err != nil || last == nil || !last.At.After(t.at) {
		return err
	}
	behind := last.At.Sub(t.at)
	t.at = last.At
	if behind < time.Second || last.Stream == StreamSystem || !t.hall.folds.noteBack(last.At) {
		return nil
	}
	return t.append(StreamSystem, Program, clockBehind{Milliseconds: behind.Milliseconds()})
}

// clockBehind notes that the clock of the machine showed an earlier time than
// the last entry.
type clockBehind struct {
	Milliseconds int64 `json:"milliseconds"`
}

// Kind of the event.
func (clockBehind) Kind() string { return "clock.behind" }

// event is anything that has a kind in the record.
type event interface{ Kind() string }

// append writes events of one stream to the record.
func (t *transaction) append(stream record.Stream, by string, events ...event) error {
	_, err := t.appendEntries(stream, by, events...)
	return err
}

func (t *transaction) appendEntries(stream record.Stream, by string, events ...event) ([]record.Entry, error) {
	drafts := make([]record.Draft, len(events))
	for i, e := range events {
		body, err := record.Canonical(e)
		if err != nil {
			return nil, err
		}
		drafts[i] = record.Draft{Stream: stream, At: t.at, By: by, Kind: e.Kind(), Body: body}
	}
	entries, err := t.Append(t.ctx, drafts)
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		t.changed = append(t.changed, Changed{e.Stream, e.Seq})
	}
	return entries, nil
}

// body is the body with what this transaction did to it.
func (t *transaction) body() (*assembly.Body, error) {
	if t.bodyNow == nil {
		b, err := t.hall.body(t.ctx, t)
		if err != nil {
			return nil, err
		}
		t.bodyNow = b
	}
	return t.bodyNow, nil
}

// doBody gives the body a command and appends what follows from it.
func (t *transaction) doBody(c assembly.BodyCommand) ([]assembly.Event, error) {
	b, err := t.body()
	if err != nil {
		return nil, err
	}
	events, err := b.Do(t.ask(b), c)
	if err != nil || len(events) == 0 {
		return nil, err
	}
	entries, err := t.appendEntries(StreamBody, t.actor.by(), asEvents(events)...)
	if err != nil {
		return nil, err
	}
	b = b.Clone() // the state that others hold stays as it is
	for i, e := range entries {
		if err := b.Apply(assembly.Step{Act: actOf(e), Event: events[i]}); err != nil {
			return nil, err
		}
	}
	t.bodyNow = b
	return events, nil
}

// plenary is a plenary with what this transaction did to it.
func (t *transaction) plenary(id assembly.PlenaryID) (*assembly.Plenary, error) {
	if p := t.plenaries[id]; p != nil {
		return p, nil
	}
	p, err := t.hall.fold(t.ctx, t, id)
	if err != nil {
		return nil, err
	}
	t.plenaries[id] = p
	return p, nil
}

// do gives a plenary a command and appends what follows from it.
func (t *transaction) do(id assembly.PlenaryID, c assembly.PlenaryCommand) ([]assembly.Event, error) {
	p, err := t.plenary(id)
	if err != nil {
		return nil, err
	}
	b, err := t.body()
	if err != nil {
		return nil, err
	}
	ask := t.ask(b)
	if convene, ok := c.(assembly.Convene); ok {
		if ask.Plan, ask.Version, err = t.planAt(convene.Organ); err != nil {
			return nil, err
		}
	}
	events, err := p.Do(ask, c)
	if err != nil || len(events) == 0 {
		return nil, err
	}
	entries, err := t.appendEntries(StreamOf(id), t.actor.by(), asEvents(events)...)
	if err != nil {
		return nil, err
	}
	p = p.Clone() // the state that others hold stays as it is
	for i, e := range entries {
		if err := p.Apply(assembly.Step{Act: actOf(e), Event: events[i]}); err != nil {
			return nil, err
		}
	}
	t.plenaries[id] = p
	return events, nil
}

// planAt is the plan that an organ decides on, and the version that holds; both
// empty while there is none.
func (t *transaction) planAt(organ assembly.OrganID) (plan, version string, err error) {
	id, err := t.hall.planOf(t.ctx, t, organ)
	if Refused(err, PlanUnknown) {
		return "", "", nil
	}
	if err != nil {
		return "", "", err
	}
	v, err := current(t.ctx, t, id)
	return string(id), string(v.ID), err
}

func (t *transaction) ask(b *assembly.Body) assembly.Ask {
	return assembly.Ask{By: assembly.PersonID(t.actor.by()), At: t.at, Body: b}
}

// allow refuses what the policy does not allow, seen from an organ.
func (t *transaction) allow(what Action, organ assembly.OrganID) error {
	b, err := t.body()
	if err != nil {
		return err
	}
	return allow(b, t.actor, what, organ, t.hall.dayOf(t.now))
}

func asEvents(events []assembly.Event) []event {
	out := make([]event, len(events))
	for i, e := range events {
		out[i] = e
	}
	return out
}
