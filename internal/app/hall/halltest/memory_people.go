package halltest

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"time"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/assembly"
)

func (m *memory) Person(_ context.Context, id assembly.PersonID) (hall.PersonRow, error) {
	return find(m.persons, id)
}

func (m *memory) Persons(context.Context) ([]hall.PersonRow, error) {
	var out []hall.PersonRow
	for _, id := range slices.Sorted(maps.Keys(m.persons)) {
		out = append(out, m.persons[id])
	}
	return out, nil
}

func (m *memory) Account(_ context.Context, login string) (hall.Account, error) {
	return find(m.accounts, login)
}

func (m *memory) AccountOf(_ context.Context, person assembly.PersonID) (hall.Account, error) {
	for _, a := range m.accounts {
		if a.Person == person {
			return a, nil
		}
	}
	return hall.Account{}, hall.ErrNotFound
}

func (m *memory) Accounts(context.Context) ([]hall.Account, error) {
	var out []hall.Account
	for _, login := range slices.Sorted(maps.Keys(m.accounts)) {
		out = append(out, m.accounts[login])
	}
	return out, nil
}

func (m *memory) Session(_ context.Context, token string) (hall.Session, error) {
	return find(m.sessions, token)
}

func (m *memory) Sessions(_ context.Context, person assembly.PersonID) ([]hall.Session, error) {
	var out []hall.Session
	for _, s := range m.sessions {
		if s.Person == person {
			out = append(out, s)
		}
	}
	slices.SortFunc(out, func(a, b hall.Session) int {
		return cmp.Or(a.Created.Compare(b.Created), cmp.Compare(a.Token, b.Token))
	})
	return out, nil
}

func (m *memory) Invite(_ context.Context, token string) (hall.Invite, error) {
	return find(m.invites, token)
}

func (m *memory) SavePerson(_ context.Context, p hall.PersonRow) error {
	m.persons[p.ID] = p
	return nil
}

func (m *memory) ErasePerson(ctx context.Context, id assembly.PersonID, at time.Time) error {
	p, err := m.Person(ctx, id)
	if err != nil {
		return err
	}
	p.Name, p.Contact, p.Salt, p.Erased = "", "", nil, at
	m.persons[id] = p
	maps.DeleteFunc(m.accounts, func(_ string, a hall.Account) bool { return a.Person == id })
	maps.DeleteFunc(m.sessions, func(_ string, s hall.Session) bool { return s.Person == id })
	maps.DeleteFunc(m.invites, func(_ string, i hall.Invite) bool { return i.Person == id })
	maps.DeleteFunc(m.repeats, func(k onceKey, _ hall.OnceRow) bool { return k.person == id })
	return m.ForgetPlaces(ctx, id)
}

func (m *memory) SaveAccount(_ context.Context, a hall.Account) error {
	if old, there := m.accounts[a.Login]; there && old.Person != a.Person {
		return hall.ErrExists
	}
	maps.DeleteFunc(m.accounts, func(_ string, old hall.Account) bool { return old.Person == a.Person })
	m.accounts[a.Login] = a
	return nil
}

func (m *memory) SaveSession(_ context.Context, s hall.Session) error {
	m.sessions[s.Token] = s
	return nil
}

func (m *memory) EndSession(_ context.Context, token string) error {
	delete(m.sessions, token)
	return nil
}

func (m *memory) EndSessions(_ context.Context, person assembly.PersonID, kind hall.SessionKind, spare string) error {
	maps.DeleteFunc(m.sessions, func(token string, s hall.Session) bool {
		return s.Person == person && (kind == "" || s.Kind == kind) && token != spare
	})
	return nil
}

func (m *memory) SaveInvite(_ context.Context, i hall.Invite) error {
	m.invites[i.Token] = i
	return nil
}

func (m *memory) DropInvites(_ context.Context, person assembly.PersonID) error {
	maps.DeleteFunc(m.invites, func(_ string, i hall.Invite) bool { return i.Person == person && i.Used.IsZero() })
	return nil
}

func (m *memory) UseInvite(_ context.Context, token string, at time.Time) (hall.Invite, error) {
	i, there := m.invites[token]
	if !there || !i.Used.IsZero() || !at.Before(i.Expires) {
		return hall.Invite{}, hall.ErrNotFound
	}
	i.Used = at
	m.invites[token] = i
	return i, nil
}

func (m *memory) DropExpired(_ context.Context, before time.Time) error {
	maps.DeleteFunc(m.sessions, func(_ string, s hall.Session) bool { return s.Expires.Before(before) })
	maps.DeleteFunc(m.invites, func(_ string, i hall.Invite) bool { return i.Expires.Before(before) })
	return nil
}
