package halltest

import (
	"context"
	"encoding/json"
	"errors"
	"testing"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/record"
)

// Suite is what every store must pass. Open opens an empty store, with the
// public key with which its heads are signed; the test closes it through
// t.Cleanup. Options need no store: they are for the hall that is set upon it.
func Suite(t *testing.T, open func(t *testing.T) (store hall.Store, verifier string), o hall.Options) {
	t.Run("ledger", func(t *testing.T) { ledger(t, open) })
	t.Run("transaction", func(t *testing.T) { transaction(t, open) })
	t.Run("plan", func(t *testing.T) { plans(t, open) })
	t.Run("people", func(t *testing.T) { people(t, open) })
	t.Run("once", func(t *testing.T) { repeats(t, open) })
	t.Run("result", func(t *testing.T) { results(t, open) })
	t.Run("task", func(t *testing.T) { tasks(t, open) })
	t.Run("ballot", func(t *testing.T) { ballots(t, open) })
	t.Run("two at once", func(t *testing.T) { twoAtOnce(t, open, o) })
	t.Run("adoption breaks off", func(t *testing.T) { breaksOff(t, open, o) })
	t.Run("many ballots", func(t *testing.T) { manyBallots(t, open, o) })
}

// opener opens an empty store.
type opener func(t *testing.T) (hall.Store, string)

var ctx = context.Background()

func read(t testing.TB, s hall.Store, work func(hall.Reader) error) {
	t.Helper()
	if err := s.Read(ctx, work); err != nil {
		t.Fatal(err)
	}
}

func write(t testing.TB, s hall.Store, work func(hall.Writer) error) {
	t.Helper()
	if err := s.Write(ctx, work); err != nil {
		t.Fatal(err)
	}
}

// notFound checks that an answer is that there is nothing.
func notFound(t testing.TB, what string, err error) {
	t.Helper()
	if !errors.Is(err, hall.ErrNotFound) {
		t.Errorf("%s that is not there: %v, want ErrNotFound", what, err)
	}
}

// draft is an entry to append.
func draft(stream record.Stream, kind, body string) record.Draft {
	return record.Draft{Stream: stream, At: Noon, By: "person-a", Kind: kind, Body: json.RawMessage(body)}
}
