package hall

import (
	"context"
	"encoding/hex"
	"time"
)

// Beginning names the record: the hash of its first entry, which no other record
// has, and when that was written. Everybody may know it: every copy has it.
// Empty while there is no entry.
func (h *Hall) Beginning(ctx context.Context) (name string, at time.Time, err error) {
	err = h.store.Read(ctx, func(r Reader) error {
		first, err := r.Log(ctx, 0, 1)
		if err != nil || len(first) == 0 {
			return err
		}
		leaf, err := first[0].Leaf()
		name, at = hex.EncodeToString(leaf[:]), first[0].At
		return err
	})
	return name, at, plain(err)
}
