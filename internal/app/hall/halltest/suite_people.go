package halltest

import (
	"errors"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/assembly"
)

// people: persons, accounts, sessions and links come back as they were kept;
// a login belongs to one; a link works once, whoever is at it; what is erased
// is gone.
func people(t *testing.T, open opener) {
	s, _ := open(t)
	ann := hall.PersonRow{ID: "person-a", Name: "Ann Äpfel", Contact: "ann@example.org", Salt: []byte{0, 1, 255}, Commitment: "c"}
	bob := hall.PersonRow{ID: "person-b", Name: "Bob", Commitment: "d"}
	account := hall.Account{Login: "ann", Person: "person-a", Password: "$argon2id$x", Administrator: true, Created: Noon, Disabled: Noon.Add(time.Hour)}
	write(t, s, func(w hall.Writer) error {
		return errors.Join(
			w.SavePerson(ctx, bob), w.SavePerson(ctx, ann), w.SaveAccount(ctx, account),
			w.SaveAccount(ctx, hall.Account{Login: "bob", Person: "person-b", Created: Noon}),
		)
	})
	read(t, s, func(r hall.Reader) error {
		persons, err := r.Persons(ctx)
		same(t, "persons", []hall.PersonRow{ann, bob}, persons)
		got, err2 := r.Account(ctx, "ann")
		same(t, "an account by login", account, got)
		got, err3 := r.AccountOf(ctx, "person-a")
		same(t, "an account by person", account, got)
		all, err4 := r.Accounts(ctx)
		if len(all) != 2 || all[0].Login != "ann" || all[1].Login != "bob" {
			t.Errorf("accounts %+v", all)
		}
		_, none := r.Person(ctx, "person-x")
		notFound(t, "a person", none)
		_, none = r.Account(ctx, "x")
		notFound(t, "an account", none)
		_, none = r.AccountOf(ctx, "person-x")
		notFound(t, "an account", none)
		return errors.Join(err, err2, err3, err4)
	})
	err := s.Write(ctx, func(w hall.Writer) error {
		return w.SaveAccount(ctx, hall.Account{Login: "ann", Person: "person-b", Created: Noon})
	})
	if !errors.Is(err, hall.ErrExists) {
		t.Errorf("a login was given to a second person: %v", err)
	}
	write(t, s, func(w hall.Writer) error {
		account.Disabled, account.Login, account.Password = time.Time{}, "ann2", ""
		return w.SaveAccount(ctx, account)
	})
	read(t, s, func(r hall.Reader) error {
		_, none := r.Account(ctx, "ann")
		notFound(t, "an account under its old login", none)
		got, err := r.Account(ctx, "ann2")
		same(t, "an account that changed", account, got)
		return err
	})
	sessions(t, s)
	invites(t, s)
	erased(t, s)
}

func sessions(t *testing.T, s hall.Store) {
	session := func(token string, kind hall.SessionKind, person assembly.PersonID, after time.Duration) hall.Session {
		return hall.Session{Token: token, Kind: kind, Person: person, Name: "n", Scope: "read", Created: Noon.Add(after), Expires: Noon.Add(after + time.Hour)}
	}
	one, two, three := session("s1", hall.SessionBrowser, "person-a", 2*time.Minute), session("s2", hall.SessionBrowser, "person-a", time.Minute), session("s3", hall.SessionToken, "person-a", 0)
	write(t, s, func(w hall.Writer) error {
		return errors.Join(w.SaveSession(ctx, one), w.SaveSession(ctx, two), w.SaveSession(ctx, three), w.SaveSession(ctx, session("s4", hall.SessionBrowser, "person-b", 0)))
	})
	list := func(what string, want ...hall.Session) {
		t.Helper()
		read(t, s, func(r hall.Reader) error {
			got, err := r.Sessions(ctx, "person-a")
			same(t, what, want, got)
			return err
		})
	}
	list("sessions, the oldest first", three, two, one)
	write(t, s, func(w hall.Writer) error { return w.EndSessions(ctx, "person-a", hall.SessionBrowser, "s1") })
	list("sessions after those of browsers but one ended", three, one)
	write(t, s, func(w hall.Writer) error { return errors.Join(w.EndSession(ctx, "s1"), w.EndSession(ctx, "s1")) })
	list("sessions after one ended", three)
	write(t, s, func(w hall.Writer) error { return w.EndSessions(ctx, "person-a", "", "") })
	list("sessions after all ended")
	read(t, s, func(r hall.Reader) error {
		if _, err := r.Session(ctx, "s4"); err != nil {
			t.Errorf("the session of another ended too: %v", err)
		}
		return nil
	})
	write(t, s, func(w hall.Writer) error { return w.DropExpired(ctx, Noon.Add(24*time.Hour)) })
	read(t, s, func(r hall.Reader) error {
		_, err := r.Session(ctx, "s4")
		notFound(t, "a session that expired", err)
		return nil
	})
}

func invites(t *testing.T, s hall.Store) {
	i := hall.Invite{Token: "i", Person: "person-a", Login: "ann2", Created: Noon, Expires: Noon.Add(time.Hour)}
	write(t, s, func(w hall.Writer) error {
		return errors.Join(w.SaveInvite(ctx, i), w.SaveInvite(ctx, hall.Invite{Token: "first", Administrator: true, Created: Noon, Expires: Noon.Add(time.Hour)}))
	})
	read(t, s, func(r hall.Reader) error {
		got, err := r.Invite(ctx, "i")
		same(t, "a link", i, got)
		first, err2 := r.Invite(ctx, "first")
		if !first.Administrator || first.Person != "" {
			t.Errorf("the first link is %+v", first)
		}
		return errors.Join(err, err2)
	})
	var used atomic.Int64
	var all sync.WaitGroup
	for range 5 {
		all.Go(func() {
			if err := s.Write(ctx, func(w hall.Writer) error {
				_, err := w.UseInvite(ctx, "i", Noon.Add(time.Minute))
				return err
			}); err == nil {
				used.Add(1)
			} else if !errors.Is(err, hall.ErrNotFound) {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if used.Load() != 1 {
		t.Errorf("a link was used %d times", used.Load())
	}
	err := s.Write(ctx, func(w hall.Writer) error {
		_, err := w.UseInvite(ctx, "first", Noon.Add(time.Hour))
		return err
	})
	notFound(t, "a link that expired", err)
	write(t, s, func(w hall.Writer) error {
		return errors.Join(
			w.SaveInvite(ctx, hall.Invite{Token: "open", Person: "person-a", Login: "ann2", Created: Noon, Expires: Noon.Add(time.Hour)}),
			w.SaveInvite(ctx, hall.Invite{Token: "other", Person: "person-b", Login: "ben", Created: Noon, Expires: Noon.Add(time.Hour)}),
			w.DropInvites(ctx, "person-a"),
		)
	})
	read(t, s, func(r hall.Reader) error {
		_, gone := r.Invite(ctx, "open")
		notFound(t, "a link that was dropped", gone)
		was, err := r.Invite(ctx, "i")
		if was.Used.IsZero() {
			t.Error("a link that was used is gone")
		}
		_, err2 := r.Invite(ctx, "other")
		return errors.Join(err, err2)
	})
}

// erased: an erased person keeps identifier and commitment, and nothing else.
func erased(t *testing.T, s hall.Store) {
	at := Noon.Add(5 * time.Hour)
	write(t, s, func(w hall.Writer) error {
		return errors.Join(
			w.SaveSession(ctx, hall.Session{Token: "s9", Kind: hall.SessionBrowser, Person: "person-a", Created: Noon, Expires: at}),
			w.SaveInvite(ctx, hall.Invite{Token: "i9", Person: "person-a", Login: "ann2", Created: Noon, Expires: at}),
			w.ErasePerson(ctx, "person-a", at),
		)
	})
	read(t, s, func(r hall.Reader) error {
		got, err := r.Person(ctx, "person-a")
		same(t, "an erased person", hall.PersonRow{ID: "person-a", Commitment: "c", Erased: at}, got)
		_, none := r.AccountOf(ctx, "person-a")
		notFound(t, "the account of an erased person", none)
		_, none = r.Session(ctx, "s9")
		notFound(t, "the session of an erased person", none)
		_, none = r.Invite(ctx, "i9")
		notFound(t, "the link of an erased person", none)
		return err
	})
	err := s.Write(ctx, func(w hall.Writer) error { return w.ErasePerson(ctx, "person-x", at) })
	notFound(t, "a person to erase", err)
}
