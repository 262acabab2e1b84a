package hall

import (
	"context"

	"github.com/openplenum/plenum/internal/app"
)

// Original is the plan as it stood in the first of the versions that led to
// one. Who sees a version sees what it came from, as in History.
func (h *Hall) Original(ctx context.Context, actor Actor, id VersionID) (f *app.Folder, v PlanVersion, err error) {
	err = h.store.Read(ctx, func(r Reader) error {
		chain, err := h.chain(ctx, r, actor, id)
		if err != nil {
			return err
		}
		v = chain[0]
		f, err = h.folder(ctx, r, v)
		return err
	})
	return f, v, plain(err)
}
