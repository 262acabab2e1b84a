package hall

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/openplenum/plenum/internal/assembly"
	"github.com/openplenum/plenum/internal/intake"
)

// Dispatches are those that were read in, the newest first.
func (h *Hall) Dispatches(ctx context.Context, actor Actor) (all []Dispatch, err error) {
	err = h.look(ctx, actor, SeeDispatch, "", func(r Reader) error {
		all, err = dispatches(ctx, r)
		slices.Reverse(all)
		return err
	})
	return all, err
}

// Dispatch is one of them, with the draft record and the text that it rests on.
func (h *Hall) Dispatch(ctx context.Context, actor Actor, id DispatchID) (d Dispatch, draft *intake.Draft, err error) {
	err = h.look(ctx, actor, SeeDispatch, "", func(r Reader) error {
		all, err := dispatches(ctx, r)
		if err != nil {
			return err
		}
		at := slices.IndexFunc(all, func(d Dispatch) bool { return d.ID == id })
		if at < 0 {
			return refuse(Unknown, "dispatch", string(id))
		}
		d = all[at]
		draft, err = draftOf(ctx, r, d)
		return err
	})
	return d, draft, err
}

// Origin is the point of a dispatch that became a point of a conclusion.
type Origin struct {
	Dispatch DispatchID
	Name     string // of the file
	Point    int    // of the draft
	Quote    intake.Quote
}

// OriginOf tells which words of which dispatch a point of a conclusion rests
// on; nil when it was not made from one.
func (h *Hall) OriginOf(ctx context.Context, actor Actor, plenary assembly.PlenaryID, point assembly.PointID) (from *Origin, err error) {
	err = h.look(ctx, actor, SeeDispatch, "", func(r Reader) error {
		all, err := dispatches(ctx, r)
		if err != nil {
			return err
		}
		for _, d := range all {
			for _, j := range d.Points {
				if j.Tabled == nil || j.Tabled.Plenary != plenary || j.Tabled.Point != point {
					continue
				}
				draft, err := draftOf(ctx, r, d)
				if err != nil {
					return err
				}
				from = &Origin{Dispatch: d.ID, Name: d.Name, Point: j.Point, Quote: draft.Points[j.Point-1].Quote}
				return nil
			}
		}
		return nil
	})
	return from, err
}

// dispatches folds the stream, oldest first.
func dispatches(ctx context.Context, r Ledger) ([]Dispatch, error) {
	entries, err := r.Entries(ctx, StreamDispatch, 0)
	if err != nil {
		return nil, err
	}
	var all []Dispatch
	for _, e := range entries {
		if all, err = applyDispatch(all, e); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// draftOf reads what a dispatch was read into.
func draftOf(ctx context.Context, r Plans, d Dispatch) (*intake.Draft, error) {
	files, err := r.Files(ctx, d.files)
	if err != nil {
		return nil, fmt.Errorf("hall: files of dispatch %s: %w", d.ID, err)
	}
	draft := &intake.Draft{}
	for _, f := range files {
		switch f.Name {
		case draftFile:
			if err := json.Unmarshal(f.Data, draft); err != nil {
				return nil, fmt.Errorf("hall: draft record of dispatch %s: %w", d.ID, err)
			}
		case textFile:
			draft.Text = string(f.Data)
		}
	}
	if len(draft.Points) != len(d.Points) {
		return nil, fmt.Errorf("hall: dispatch %s has %d points in the record and %d in its file", d.ID, len(d.Points), len(draft.Points))
	}
	return draft, nil
}

// findDispatch is all dispatches and the place of one among them.
func (t *transaction) findDispatch(id DispatchID) ([]Dispatch, int, error) {
	all, err := dispatches(t.ctx, t)
	if err != nil {
		return nil, 0, err
	}
	at := slices.IndexFunc(all, func(d Dispatch) bool { return d.ID == id })
	if at < 0 {
		return nil, 0, refuse(Unknown, "dispatch", string(id))
	}
	return all, at, nil
}

// dispatch appends an event and answers with the dispatch as it stands then.
func (t *transaction) dispatch(all []Dispatch, id DispatchID, e event) (Dispatch, error) {
	entries, err := t.appendEntries(StreamDispatch, t.actor.by(), e)
	if err != nil {
		return Dispatch{}, err
	}
	if all, err = applyDispatch(all, entries[0]); err != nil {
		return Dispatch{}, err
	}
	return all[slices.IndexFunc(all, func(d Dispatch) bool { return d.ID == id })], nil
}

// sameWords compares names as people write them: case, "the" and spaces do not
// count.
func sameWords(a, b string) bool {
	plain := func(s string) string {
		return strings.TrimPrefix(strings.ToLower(strings.Join(strings.Fields(s), " ")), "the ")
	}
	return plain(a) == plain(b)
}
