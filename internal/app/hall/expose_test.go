package hall

import (
	"context"

	"github.com/openplenum/plenum/internal/assembly"
)

// FoldIn is the plenary as a reader or writer sees it.
func (h *Hall) FoldIn(ctx context.Context, r Ledger, id assembly.PlenaryID) (*assembly.Plenary, error) {
	return h.fold(ctx, r, id)
}
