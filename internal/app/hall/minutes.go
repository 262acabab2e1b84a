package hall

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/openplenum/plenum/internal/assembly"
	"github.com/openplenum/plenum/internal/record"
)

// Minutes are the minutes of a sitting, published: the entries of the plenary
// up to one of them are open to everybody. The words are made from the record
// when they are read, so names can still be erased.
type Minutes struct {
	Plenary assembly.PlenaryID
	Sitting int
	From    int64 // Seq of the opening of the sitting
	Through int64 // Seq of the last entry that belongs to it
	assembly.Act
}

// minutesPublished is the event of the stream "minutes/ID".
type minutesPublished struct {
	Sitting int   `json:"sitting"`
	From    int64 `json:"from"`
	Through int64 `json:"through"`
}

// Kind of the event.
func (minutesPublished) Kind() string { return "minutes.published" }

const minutesStreams = "minutes/"

func minutesStream(id assembly.PlenaryID) record.Stream {
	return record.Stream(minutesStreams + string(id))
}

// PublishMinutes publishes the minutes of a sitting that was closed. What is
// corrected later is published by doing so again: the minutes then go through
// the corrections.
func (h *Hall) PublishMinutes(ctx context.Context, actor Actor, id assembly.PlenaryID, sitting int) (m Minutes, err error) {
	err = actValue(ctx, h, actor, []any{id, sitting, m}, &m, func(t *transaction) error {
		p, err := t.plenary(id)
		if err != nil {
			return err
		}
		if err := t.allow(RunSitting, p.Organ); err != nil {
			return err
		}
		s := p.Sitting(sitting)
		switch {
		case s == nil:
			return refuse(Unknown, "sitting", itoa(sitting))
		case s.Closed == nil:
			return refuse(Code(assembly.SittingOpen), itoa(sitting))
		}
		steps, err := stepsFrom(ctx, t, StreamOf(id), s.Opened.Seq)
		if err != nil {
			return err
		}
		e := minutesPublished{Sitting: sitting, From: s.Opened.Seq, Through: lastOf(steps, p, s)}
		entries, err := t.appendEntries(minutesStream(id), actor.by(), e)
		if err != nil {
			return err
		}
		m = Minutes{Plenary: id, Sitting: sitting, From: e.From, Through: e.Through, Act: actOf(entries[0])}
		return nil
	})
	return m, err
}

// lastOf is the last entry that belongs to a sitting: its closing, and the
// corrections of its votes since.
func lastOf(steps []assembly.Step, p *assembly.Plenary, s *assembly.Sitting) int64 {
	last := s.Closed.Seq
	for _, step := range steps {
		if corrects(step, p, s.No) && step.Seq > last {
			last = step.Seq
		}
	}
	return last
}

// corrects tells whether a step corrects a vote of a sitting.
func corrects(step assembly.Step, p *assembly.Plenary, sitting int) bool {
	e, ok := step.Event.(assembly.VoteCorrected)
	if !ok {
		return false
	}
	v := p.Vote(e.ID)
	return v != nil && v.Sitting == sitting
}

// PublishedMinutes lists the minutes of a plenary that were published, the
// latest of each sitting, in the order of sittings.
func (h *Hall) PublishedMinutes(ctx context.Context, id assembly.PlenaryID) (out []Minutes, err error) {
	err = h.store.Read(ctx, func(r Reader) error {
		out, err = publishedMinutes(ctx, r, id)
		return err
	})
	return out, err
}

func publishedMinutes(ctx context.Context, r Ledger, id assembly.PlenaryID) ([]Minutes, error) {
	entries, err := r.Entries(ctx, minutesStream(id), 0)
	if err != nil {
		return nil, err
	}
	latest := map[int]Minutes{}
	for _, e := range entries {
		var x minutesPublished
		if err := json.Unmarshal(e.Body, &x); err != nil {
			return nil, fmt.Errorf("hall: entry %d of the record: %w", e.Seq, err)
		}
		latest[x.Sitting] = Minutes{Plenary: id, Sitting: x.Sitting, From: x.From, Through: x.Through, Act: actOf(e)}
	}
	var out []Minutes
	for _, m := range latest {
		out = append(out, m)
	}
	sortBy(out, func(m Minutes) int { return m.Sitting })
	return out, nil
}

// ReadMinutes are the entries of a sitting whose minutes were published, for
// everybody: from its opening to its closing, and corrections of votes since.
func (h *Hall) ReadMinutes(ctx context.Context, id assembly.PlenaryID, sitting int) (m Minutes, steps []assembly.Step, err error) {
	err = h.store.Read(ctx, func(r Reader) error {
		all, err := publishedMinutes(ctx, r, id)
		if err != nil {
			return err
		}
		for _, each := range all {
			if each.Sitting == sitting {
				m = each
			}
		}
		if m.Sitting == 0 {
			return refuse(Unknown, "minutes", string(id)+" "+itoa(sitting))
		}
		p, err := h.plenary(ctx, r, id)
		if err != nil {
			return err
		}
		found, err := stepsFrom(ctx, r, StreamOf(id), m.From)
		closed := p.Sitting(sitting).Closed.Seq
		for _, s := range found {
			if s.Seq <= closed || s.Seq <= m.Through && corrects(s, p, sitting) {
				steps = append(steps, s)
			}
		}
		return err
	})
	return m, steps, plain(err)
}

// isMinutes tells whether a stream is about published minutes.
func isMinutes(s record.Stream) bool { return strings.HasPrefix(string(s), minutesStreams) }
