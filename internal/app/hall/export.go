package hall

import (
	"context"
	"errors"
	"io"

	"github.com/openplenum/plenum/internal/assembly"
	"github.com/openplenum/plenum/internal/record"
)

// ExportRecord writes a copy of the record, as `plenum record verify` takes
// it. Those who audit get every entry, but for ballots of a named vote that is
// open; the public gets what is public, and of
// the rest the hashes, so that the whole can be verified all the same.
func (h *Hall) ExportRecord(ctx context.Context, actor Actor, w io.Writer) error {
	if h.verifier == "" {
		return errors.New("hall: the public key of the record is not known: set Options.Verifier")
	}
	return plain(h.store.Read(ctx, func(r Reader) error {
		b, err := h.body(ctx, r)
		if err != nil {
			return err
		}
		whole := allow(b, actor, AuditLog, "", h.today()) == nil
		if err := allow(b, actor, SeePublic, "", h.today()); err != nil {
			return err
		}
		system, err := r.Entries(ctx, StreamSystem, 0)
		if err != nil {
			return err
		}
		keys, err := record.KeysOf(system, h.verifier)
		if err != nil {
			return err
		}
		out, err := record.NewCopyWriter(w, keys...)
		if err != nil {
			return err
		}
		heads, err := r.Heads(ctx, 0)
		if err != nil {
			return err
		}
		sealed := h.sealing(ctx, r)
		open := func(e record.Entry) (bool, error) {
			shut, err := sealed(e)
			return !shut && (whole || isPublic(e)), err
		}
		if err := copyEntries(ctx, r, out, heads, open); err != nil {
			return err
		}
		return out.Close()
	}))
}

// Head is the newest signed head of the record, for everybody, with the number
// of entries that it covers; empty while there are none.
func (h *Hall) Head(ctx context.Context) (size int64, note []byte, err error) {
	err = h.store.Read(ctx, func(r Reader) error {
		if size, err = r.Size(ctx); err != nil {
			return err
		}
		note, err = r.Head(ctx)
		return err
	})
	return size, note, plain(err)
}

// copyEntries writes entries and, after the last entry that each signs, the
// signed heads.
func copyEntries(ctx context.Context, r Ledger, out *record.CopyWriter, heads []LogHead, open func(record.Entry) (bool, error)) error {
	for from := int64(0); ; {
		entries, err := r.Log(ctx, from, mostLog)
		if err != nil || len(entries) == 0 {
			return err
		}
		for _, e := range entries {
			shown, err := open(e)
			switch {
			case err != nil:
			case shown:
				err = out.Entry(e)
			default:
				err = out.Withhold(e)
			}
			if err != nil {
				return err
			}
			from = e.Seq + 1
			for len(heads) > 0 && heads[0].Size <= from {
				if heads[0].Size == from {
					if err := out.Head(heads[0].Note); err != nil {
						return err
					}
				}
				heads = heads[1:]
			}
		}
	}
}

// isPublic tells whether everybody may read an entry: the body, plans that
// were adopted, and of plenaries that they were convened and what they
// adopted.
func isPublic(e record.Entry) bool {
	switch e.Stream {
	case StreamBody, StreamSystem:
		return true
	case StreamPlan:
		return e.Kind == versionAdopted{}.Kind()
	case StreamAccount, StreamTask, StreamDispatch:
		return false
	}
	if isMinutes(e.Stream) {
		return true
	}
	switch e.Kind {
	case assembly.PlenaryConvened{}.Kind(), assembly.SittingScheduled{}.Kind(), assembly.SittingOpened{}.Kind(),
		assembly.SittingClosed{}.Kind(), assembly.ConclusionEnacted{}.Kind(), assembly.PlenaryEnded{}.Kind():
		return true
	}
	return false
}
