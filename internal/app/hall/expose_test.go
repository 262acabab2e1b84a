package hall

import (
	"context"

	"github.com/openplenum/plenum/internal/assembly"
)

// PlanFor is the plan that a plenary decides on.
func (h *Hall) PlanFor(ctx context.Context, r Reader, p *assembly.Plenary) (PlanID, error) {
	return h.planFor(ctx, r, p)
}

// FoldIn is the plenary as a reader or writer sees it.
func (h *Hall) FoldIn(ctx context.Context, r Ledger, id assembly.PlenaryID) (*assembly.Plenary, error) {
	return h.fold(ctx, r, id)
}
