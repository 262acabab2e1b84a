package hall

import (
	"context"
	"encoding/json"
	"time"

	"github.com/openplenum/plenum/internal/assembly"
)

// OnceRow is what a person asked for under a key, and what came of it.
type OnceRow struct {
	Person assembly.PersonID
	Key    string          // SHA-256 of the key in hexadecimal
	Asked  string          // hash of what was asked for
	Kept   json.RawMessage // what the answer is made from again
	At     time.Time
}

// Repeats reads what was done under keys, and from where persons have signed
// in. Both are kept outside the record, for some days and months.
type Repeats interface {
	// Once is what was done under a key; ErrNotFound if nothing was.
	Once(ctx context.Context, person assembly.PersonID, key string) (OnceRow, error)
	// KnowsPlace tells whether a person has signed in from a place: the hash of
	// a device or of an address.
	KnowsPlace(ctx context.Context, person assembly.PersonID, place string) (bool, error)
}

// RepeatWriter writes them. ErasePerson removes those of a person.
type RepeatWriter interface {
	// SaveOnce keeps what came of it; ErrExists if there is one with the key.
	SaveOnce(ctx context.Context, o OnceRow) error
	// DropOnce forgets what was done before a time.
	DropOnce(ctx context.Context, before time.Time) error
	// SavePlace notes a place, or that it was used again.
	SavePlace(ctx context.Context, person assembly.PersonID, place string, at time.Time) error
	// DropPlaces forgets places that were used last before a time.
	DropPlaces(ctx context.Context, before time.Time) error
	// ForgetPlaces forgets all places of a person.
	ForgetPlaces(ctx context.Context, person assembly.PersonID) error
}
