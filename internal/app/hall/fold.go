package hall

import (
	"context"
	"fmt"
	"sync"
	"time"

	"github.com/openplenum/plenum/internal/assembly"
	"github.com/openplenum/plenum/internal/delivery"
	"github.com/openplenum/plenum/internal/record"
)

// StreamBody and the others name the streams of the record.
const (
	StreamBody    record.Stream = "body"
	StreamPlan    record.Stream = "plan"
	StreamTask    record.Stream = "delivery"
	StreamAccount record.Stream = "account"
	StreamSystem  record.Stream = "system"
)

// StreamOf is the stream of a plenary.
func StreamOf(id assembly.PlenaryID) record.Stream { return record.Stream("plenary/" + string(id)) }

// folds keeps the folded states of streams. A state that was handed out never
// changes: new entries are folded into a copy, which takes its place.
type folds struct {
	mu        sync.Mutex
	body      *assembly.Body
	plenaries map[assembly.PlenaryID]*assembly.Plenary
	tasks     *delivery.Register
	collide   map[collisionKey][]assembly.Collision
	back      time.Time // up to which a clock that went back has been noted
}

// keep takes over the states that a transaction led to, once it is committed:
// writers come one after another, so nothing lies between.
func (f *folds) keep(t *transaction) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if b := t.bodyNow; b != nil && (f.body == nil || f.body.Next < b.Next) {
		f.body = b
	}
	for id, p := range t.plenaries {
		if old := f.plenaries[id]; p.State != assembly.NotConvened && (old == nil || old.Next < p.Next) {
			if f.plenaries == nil {
				f.plenaries = map[assembly.PlenaryID]*assembly.Plenary{}
			}
			f.plenaries[id] = p
		}
	}
}

// noteBack tells whether it is new that the clock lies before a time.
func (f *folds) noteBack(last time.Time) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	if !f.back.IsZero() && last.Sub(f.back) < time.Minute {
		return false
	}
	f.back = last
	return true
}

// writes tells whether a reader is in the middle of a write. What it reads may
// never come about, so nothing of it is kept for others; when it has, keep
// takes it over.
func writes(r Ledger) bool {
	_, ok := r.(LedgerWriter)
	return ok
}

// body is the body as it stands in the snapshot of a reader. It is read only.
func (h *Hall) body(ctx context.Context, r Ledger) (*assembly.Body, error) {
	h.folds.mu.Lock()
	b := h.folds.body
	h.folds.mu.Unlock()
	if b == nil {
		b = &assembly.Body{}
	}
	steps, err := stepsFrom(ctx, r, StreamBody, b.Next)
	if err != nil || len(steps) == 0 {
		return b, err
	}
	b = b.Clone()
	for _, s := range steps {
		if err := b.Apply(s); err != nil {
			return nil, err
		}
	}
	if writes(r) {
		return b, nil
	}
	h.folds.mu.Lock()
	defer h.folds.mu.Unlock()
	if h.folds.body == nil || h.folds.body.Next < b.Next {
		h.folds.body = b
	}
	return b, nil
}

// plenary is a plenary as it stands in the snapshot of a reader, refused if
// there is none. It is read only.
func (h *Hall) plenary(ctx context.Context, r Ledger, id assembly.PlenaryID) (*assembly.Plenary, error) {
	p, err := h.fold(ctx, r, id)
	if err == nil && p.State == assembly.NotConvened {
		return nil, refuse(Code(assembly.PlenaryUnknown), string(id))
	}
	return p, err
}

// fold is plenary, with one that is not convened where there is none.
func (h *Hall) fold(ctx context.Context, r Ledger, id assembly.PlenaryID) (*assembly.Plenary, error) {
	h.folds.mu.Lock()
	p := h.folds.plenaries[id]
	h.folds.mu.Unlock()
	if p == nil {
		p = assembly.NewPlenary(id)
	}
	steps, err := stepsFrom(ctx, r, StreamOf(id), p.Next)
	if err != nil || len(steps) == 0 {
		return p, err
	}
	p = p.Clone()
	for _, s := range steps {
		if err := p.Apply(s); err != nil {
			return nil, err
		}
	}
	if writes(r) {
		return p, nil
	}
	h.folds.mu.Lock()
	defer h.folds.mu.Unlock()
	if h.folds.plenaries == nil {
		h.folds.plenaries = map[assembly.PlenaryID]*assembly.Plenary{}
	}
	if old := h.folds.plenaries[id]; old == nil || old.Next < p.Next {
		h.folds.plenaries[id] = p
	}
	return p, nil
}

// stepsFrom reads the entries of a stream as steps.
func stepsFrom(ctx context.Context, r Ledger, stream record.Stream, from int64) ([]assembly.Step, error) {
	entries, err := r.Entries(ctx, stream, from)
	if err != nil {
		return nil, err
	}
	steps := make([]assembly.Step, len(entries))
	for i, e := range entries {
		event, err := assembly.Decode(e.Kind, e.Body)
		if err != nil {
			return nil, fmt.Errorf("hall: entry %d of the record: %w", e.Seq, err)
		}
		steps[i] = assembly.Step{Act: actOf(e), Event: event}
	}
	return steps, nil
}

func actOf(e record.Entry) assembly.Act {
	return assembly.Act{Seq: e.Seq, At: e.At, By: assembly.PersonID(e.By)}
}
