package halltest

import (
	"context"
	"maps"
	"time"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/assembly"
)

func (m *memory) Once(_ context.Context, person assembly.PersonID, key string) (hall.OnceRow, error) {
	return find(m.repeats, onceKey{person, key})
}

func (m *memory) SaveOnce(_ context.Context, o hall.OnceRow) error {
	key := onceKey{o.Person, o.Key}
	if _, there := m.repeats[key]; there {
		return hall.ErrExists
	}
	m.repeats[key] = o
	return nil
}

func (m *memory) DropOnce(_ context.Context, before time.Time) error {
	maps.DeleteFunc(m.repeats, func(_ onceKey, o hall.OnceRow) bool { return o.At.Before(before) })
	return nil
}

func (m *memory) KnowsPlace(_ context.Context, person assembly.PersonID, place string) (bool, error) {
	_, there := m.places[onceKey{person, place}]
	return there, nil
}

func (m *memory) SavePlace(_ context.Context, person assembly.PersonID, place string, at time.Time) error {
	m.places[onceKey{person, place}] = at
	return nil
}

func (m *memory) DropPlaces(_ context.Context, before time.Time) error {
	maps.DeleteFunc(m.places, func(_ onceKey, at time.Time) bool { return at.Before(before) })
	return nil
}

func (m *memory) ForgetPlaces(_ context.Context, person assembly.PersonID) error {
	maps.DeleteFunc(m.places, func(k onceKey, _ time.Time) bool { return k.person == person })
	return nil
}
