package store

import (
	"context"
	"encoding/json"
	"time"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/assembly"
)

const onceColumns = `person, key, asked, kept, at`

// Once is what a person asked for under a key.
func (r *reader) Once(ctx context.Context, person assembly.PersonID, key string) (hall.OnceRow, error) {
	return one(ctx, r.tx, "key", func(scan func(...any) error) (o hall.OnceRow, err error) {
		var kept string
		err = scan(&o.Person, &o.Key, &o.Asked, &kept, moment{&o.At})
		o.Kept = json.RawMessage(kept)
		return o, err
	}, `SELECT `+onceColumns+` FROM once WHERE person = $1 AND key = $2`, person, key)
}

// SaveOnce keeps what came of it.
func (w *writer) SaveOnce(ctx context.Context, o hall.OnceRow) error {
	return w.add(ctx, "key", `INSERT INTO once (`+onceColumns+`) VALUES ($1, $2, $3, $4, $5)`,
		o.Person, o.Key, o.Asked, string(o.Kept), stamp(o.At))
}

// DropOnce forgets what was asked before.
func (w *writer) DropOnce(ctx context.Context, before time.Time) error {
	_, err := w.exec(ctx, `DELETE FROM once WHERE at < $1`, stamp(before))
	return err
}

// KnowsPlace tells whether a person has signed in from a place.
func (r *reader) KnowsPlace(ctx context.Context, person assembly.PersonID, place string) (bool, error) {
	n, err := column[int64](ctx, r.tx, `SELECT count(*) FROM place WHERE person = $1 AND place = $2`, person, place)
	return err == nil && n[0] > 0, err
}

// SavePlace notes that a person has signed in from a place.
func (w *writer) SavePlace(ctx context.Context, person assembly.PersonID, place string, at time.Time) error {
	_, err := w.exec(ctx, `INSERT INTO place (person, place, at) VALUES ($1, $2, $3)
		ON CONFLICT (person, place) DO UPDATE SET at = excluded.at`, person, place, stamp(at))
	return err
}

// DropPlaces forgets places from which nobody has signed in since.
func (w *writer) DropPlaces(ctx context.Context, before time.Time) error {
	_, err := w.exec(ctx, `DELETE FROM place WHERE at < $1`, stamp(before))
	return err
}

// ForgetPlaces forgets all places of a person.
func (w *writer) ForgetPlaces(ctx context.Context, person assembly.PersonID) error {
	_, err := w.exec(ctx, `DELETE FROM place WHERE person = $1`, person)
	return err
}
