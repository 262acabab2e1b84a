package store

import (
	"context"
	"io"
	"slices"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/record"
)

// CopyRecord writes the whole record of one moment, every entry in full, as
// record.Verify takes it. It answers with the number of entries. The public
// key is that which heads were signed with; before the first, that of
// Options.Key.
func (db *DB) CopyRecord(ctx context.Context, w io.Writer) (entries int64, err error) {
	err = db.Read(ctx, func(r hall.Reader) error {
		keys, err := r.(*reader).keys(ctx)
		if err != nil {
			return err
		}
		if len(keys) == 0 {
			if keys = []string{db.key.Load().Verifier}; keys[0] == "" {
				return fault(ErrNoKey, db.Where())
			}
		}
		out, err := record.NewCopyWriter(w, keys...)
		if err != nil {
			return err
		}
		if entries, err = copyRecord(ctx, r, out); err != nil {
			return err
		}
		return out.Close()
	})
	return entries, err
}

// copyRecord writes entries, and each signed head behind the last that it
// covers.
func copyRecord(ctx context.Context, r hall.Reader, out *record.CopyWriter) (entries int64, err error) {
	heads, err := r.Heads(ctx, 0)
	if err != nil {
		return 0, err
	}
	for {
		some, err := r.Log(ctx, entries, 1000)
		if err != nil || len(some) == 0 {
			return entries, err
		}
		for _, e := range some {
			if err := out.Entry(e); err != nil {
				return entries, err
			}
			entries = e.Seq + 1
			if at := slices.IndexFunc(heads, func(h hall.LogHead) bool { return h.Size == entries }); at >= 0 {
				if err := out.Head(heads[at].Note); err != nil {
					return entries, err
				}
				heads = heads[at+1:]
			}
		}
	}
}
