package hall

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/openplenum/plenum/internal/app"
	"github.com/openplenum/plenum/internal/assembly"
)

// reasonKey is the key of why targets fell in a costing.
func reasonKey(costing string) string { return keyOf("reasons", costing, itoa(WhyCosted)) }

// reasonsOf adds why targets fell to a costing, if it has been found out.
func reasonsOf(ctx context.Context, r Results, c *Costing) (bool, error) {
	row, err := r.Costing(ctx, reasonKey(c.Key))
	switch {
	case errors.Is(err, ErrNotFound):
		return false, nil
	case err != nil:
		return false, err
	}
	if err := json.Unmarshal(row.Body, &c.Comparison.Why); err != nil {
		return false, fmt.Errorf("hall: reading the reasons of the costing %s: %w", c.Key, err)
	}
	return true, nil
}

// Reasons finds out why targets fell in the costing of a subject, which is made
// if it is not there. For each target some programs are solved: it takes
// several times as long as the costing.
func (h *Hall) Reasons(ctx context.Context, actor Actor, id assembly.PlenaryID, s assembly.Subject) (Costed, error) {
	sub, err := h.costable(ctx, actor, id, s)
	if err != nil {
		return Costed{}, err
	}
	if err := h.solving.take(ctx); err != nil {
		return Costed{}, err
	}
	defer h.solving.give()
	cmp, err := h.compute(ctx, sub, nil)
	if err != nil {
		return Costed{}, plain(err)
	}
	if err := h.attach(ctx, actor, id, sub); err != nil {
		return Costed{}, err
	}
	if err := h.computeReasons(ctx, sub, cmp, nil); err != nil {
		return Costed{}, plain(err)
	}
	return h.Costing(ctx, actor, id, s)
}

// computeReasons finds out why targets fell and keeps it, unless it is there.
// The comparison is made again if it is not at hand.
func (h *Hall) computeReasons(ctx context.Context, sub *subject, cmp *app.Comparison, progress func(app.Event)) error {
	there, err := h.kept(ctx, reasonKey(sub.key))
	if there || err != nil {
		return err
	}
	if cmp == nil {
		if cmp, _, _, err = h.compare(ctx, sub, progress); err != nil {
			return err
		}
	}
	if err := cmp.Explain(ctx, app.CompareOptions{SolveOptions: h.solving.options(progress), Why: WhyCosted}); err != nil {
		return unsolvable(err)
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	body, err := json.Marshal(cmp.Why)
	if err != nil {
		return fmt.Errorf("hall: writing the reasons of a costing: %w", err)
	}
	return h.store.Write(ctx, func(w Writer) error {
		return w.SaveCosting(ctx, CostingRow{Key: reasonKey(sub.key), Base: sub.version.ID, Body: body, Created: h.now()})
	})
}
