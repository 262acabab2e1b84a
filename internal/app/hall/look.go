package hall

import (
	"context"
	"strconv"

	"github.com/openplenum/plenum/internal/assembly"
)

// look reads what an actor may see, in one snapshot.
func (h *Hall) look(ctx context.Context, actor Actor, what Action, organ assembly.OrganID, work func(Reader) error) error {
	return plain(h.store.Read(ctx, func(r Reader) error {
		b, err := h.body(ctx, r)
		if err != nil {
			return err
		}
		if err := allow(b, actor, what, organ, h.today()); err != nil {
			return err
		}
		return work(r)
	}))
}

func itoa(n int) string { return strconv.Itoa(n) }
