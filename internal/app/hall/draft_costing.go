package hall

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/openplenum/plenum/internal/assembly"
)

// DraftCosting is how the costing of a conclusion stands that puts a draft of
// the whole plan in force: of the plan that holds against the draft with the
// conclusion's own figures set.
func (h *Hall) DraftCosting(ctx context.Context, actor Actor, id assembly.PlenaryID, a Adoption) (out Costed, err error) {
	err = h.store.Read(ctx, func(r Reader) error {
		sub, err := h.draftSubject(ctx, r, actor, SeePlenary, id, a)
		if err != nil {
			return err
		}
		out = Costed{Subject: sub.Subject, Changes: sub.changes, Key: sub.key, Freshness: assembly.NotCosted}
		row, err := r.Costing(ctx, sub.key)
		if errors.Is(err, ErrNotFound) {
			return nil
		}
		if err != nil {
			return err
		}
		out.Freshness, out.Costing = assembly.Fresh, &Costing{}
		if err := json.Unmarshal(row.Body, out.Costing); err != nil {
			return fmt.Errorf("hall: reading the costing %s: %w", row.Key, err)
		}
		return nil
	})
	return out, plain(err)
}

// CostDraft costs a conclusion that puts a draft in force, now, or takes the
// costing that is there, and attaches it. It can be done before the vote, so
// that members see what they vote on.
func (h *Hall) CostDraft(ctx context.Context, actor Actor, id assembly.PlenaryID, a Adoption) (out Costed, err error) {
	var sub *subject
	err = h.store.Read(ctx, func(r Reader) error {
		sub, err = h.draftSubject(ctx, r, actor, Cost, id, a)
		return err
	})
	if err != nil {
		return out, plain(err)
	}
	if err := h.computeNow(ctx, sub); err != nil {
		return out, plain(err)
	}
	if err := h.attach(ctx, actor, id, sub); err != nil {
		return out, err
	}
	return h.DraftCosting(ctx, actor, id, a)
}

func (h *Hall) draftSubject(ctx context.Context, r Reader, actor Actor, what Action, id assembly.PlenaryID, a Adoption) (*subject, error) {
	p, err := h.plenary(ctx, r, id)
	if err != nil {
		return nil, err
	}
	b, err := h.body(ctx, r)
	if err != nil {
		return nil, err
	}
	if err := allow(b, actor, what, p.Organ, h.now()); err != nil {
		return nil, err
	}
	if a.Draft == "" {
		return nil, refuse(Unknown, "version", "")
	}
	if _, err := h.seen(ctx, r, actor, a.Draft); err != nil {
		return nil, err
	}
	n, err := h.nextPlan(ctx, r, p, a)
	if err != nil {
		return nil, err
	}
	return &subject{
		Subject: assembly.Subject{Conclusion: a.Conclusion}, plenary: p,
		version: n.current, folder: n.before, draft: a.Draft, after: n.folder, changes: n.changes, key: n.key,
	}, nil
}
