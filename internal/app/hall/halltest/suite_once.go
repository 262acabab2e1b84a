package halltest

import (
	"encoding/json"
	"errors"
	"testing"
	"time"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/assembly"
)

// repeats: what was done under a key is kept once, until it is dropped; places
// are known until they are dropped or the person is erased.
func repeats(t *testing.T, open opener) {
	s, _ := open(t)
	row := hall.OnceRow{Person: "person-a", Key: "k", Asked: "x", Kept: json.RawMessage(`{"a":[1,2]}`), At: Noon}
	other := hall.OnceRow{Person: "person-b", Key: "k", Asked: "y", Kept: json.RawMessage(`null`), At: Noon.Add(time.Hour)}
	write(t, s, func(w hall.Writer) error {
		return errors.Join(
			w.SavePerson(ctx, hall.PersonRow{ID: "person-a", Name: "Ann"}), w.SaveOnce(ctx, row), w.SaveOnce(ctx, other),
			w.SavePlace(ctx, "person-a", "p", Noon), w.SavePlace(ctx, "person-a", "q", Noon), w.SavePlace(ctx, "person-b", "p", Noon),
			w.SavePlace(ctx, "person-a", "q", Noon.Add(time.Hour)),
		)
	})
	if err := s.Write(ctx, func(w hall.Writer) error { return w.SaveOnce(ctx, row) }); !errors.Is(err, hall.ErrExists) {
		t.Errorf("a key was kept twice: %v", err)
	}
	knows := func(person, place string, want bool) {
		t.Helper()
		read(t, s, func(r hall.Reader) error {
			got, err := r.KnowsPlace(ctx, assembly.PersonID("person-"+person), place)
			if got != want {
				t.Errorf("place %s of %s is known: %v", place, person, got)
			}
			return err
		})
	}
	read(t, s, func(r hall.Reader) error {
		got, err := r.Once(ctx, "person-a", "k")
		same(t, "what was done under a key", row, got)
		_, none := r.Once(ctx, "person-a", "l")
		notFound(t, "a key", none)
		return err
	})
	knows("a", "p", true)
	knows("b", "q", false)
	write(t, s, func(w hall.Writer) error {
		return errors.Join(w.DropOnce(ctx, Noon.Add(time.Minute)), w.DropPlaces(ctx, Noon.Add(time.Minute)))
	})
	read(t, s, func(r hall.Reader) error {
		_, none := r.Once(ctx, "person-a", "k")
		notFound(t, "a key that was dropped", none)
		got, err := r.Once(ctx, "person-b", "k")
		same(t, "a key that is younger", other, got)
		return err
	})
	knows("a", "p", false)
	knows("a", "q", true)
	knows("b", "p", false)
	write(t, s, func(w hall.Writer) error {
		row.At = Noon.Add(2 * time.Hour)
		return errors.Join(w.SaveOnce(ctx, row), w.ErasePerson(ctx, "person-a", Noon))
	})
	knows("a", "q", false)
	read(t, s, func(r hall.Reader) error {
		_, none := r.Once(ctx, "person-a", "k")
		notFound(t, "a key of a person who was erased", none)
		return nil
	})
}
