package hall

import (
	"context"
	"slices"
	"strings"

	"github.com/openplenum/plenum/internal/assembly"
	"github.com/openplenum/plenum/internal/record"
)

// Body is the body as it stands: organs, memberships and rules are public, and
// persons are identifiers. It is read only.
func (h *Hall) Body(ctx context.Context, _ Actor) (b *assembly.Body, err error) {
	err = h.store.Read(ctx, func(r Reader) error {
		b, err = h.body(ctx, r)
		return err
	})
	return b, err
}

// Plenary is a plenary as it stands, for those who may see it before its
// decisions. It is read only. For the public see Public.
func (h *Hall) Plenary(ctx context.Context, actor Actor, id assembly.PlenaryID) (p *assembly.Plenary, err error) {
	err = h.store.Read(ctx, func(r Reader) error {
		if p, err = h.plenary(ctx, r, id); err != nil {
			return err
		}
		b, err := h.body(ctx, r)
		if err != nil {
			return err
		}
		return allow(b, actor, SeePlenary, "", h.today())
	})
	if err != nil {
		return nil, plain(err)
	}
	return p, nil
}

// Plenaries lists the plenaries that the actor may see, in the order in which
// they were convened. They are read only.
func (h *Hall) Plenaries(ctx context.Context, actor Actor) (out []*assembly.Plenary, err error) {
	err = h.look(ctx, actor, SeePlenary, "", func(r Reader) error {
		out, err = h.allPlenaries(ctx, r)
		return err
	})
	return out, err
}

func (h *Hall) allPlenaries(ctx context.Context, r Reader) ([]*assembly.Plenary, error) {
	streams, err := r.Streams(ctx)
	if err != nil {
		return nil, err
	}
	var out []*assembly.Plenary
	for _, s := range streams {
		id, ok := strings.CutPrefix(string(s.Stream), string(StreamOf("")))
		if !ok {
			continue
		}
		p, err := h.plenary(ctx, r, assembly.PlenaryID(id))
		if err != nil {
			return nil, err
		}
		out = append(out, p)
	}
	sortBy(out, func(p *assembly.Plenary) int64 { return p.Made.Seq })
	return out, nil
}

// Entries are the entries of the record about one plenary, as steps, for its
// minutes. Ballots of a named vote have no choice while it is open.
func (h *Hall) Entries(ctx context.Context, actor Actor, id assembly.PlenaryID) (out []assembly.Step, err error) {
	err = h.look(ctx, actor, SeePlenary, "", func(r Reader) error {
		if out, err = stepsFrom(ctx, r, StreamOf(id), 0); err != nil || len(out) == 0 {
			return err
		}
		p, err := h.plenary(ctx, r, id)
		if err != nil {
			return err
		}
		for i, s := range out {
			if b, ok := s.Event.(assembly.BallotCast); ok && isSealed(p, b.Vote) {
				b.Choice = ""
				out[i].Event = b
			}
		}
		return nil
	})
	return out, err
}

// Log is at most n entries of the record from a position on, for those who may
// see what they are about. Ballots of a named vote are withheld while it is
// open: they have a body that says so, and no salt; see Leaf.
func (h *Hall) Log(ctx context.Context, actor Actor, from int64, n int) (out []record.Entry, err error) {
	err = h.look(ctx, actor, SeePlenary, "", func(r Reader) error {
		if out, err = r.Log(ctx, from, min(n, mostLog)); err != nil {
			return err
		}
		out = slices.Clone(out)
		sealed := h.sealing(ctx, r)
		for i, e := range out {
			shut, err := sealed(e)
			if err != nil {
				return err
			}
			if shut {
				if out[i], err = seal(e); err != nil {
					return err
				}
			}
		}
		return nil
	})
	return out, err
}

const mostLog = 1000
