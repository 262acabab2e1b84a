package hall

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/openplenum/plenum/internal/assembly"
)

// Most characters of what people write about themselves.
const (
	mostLogin   = 100
	mostName    = 200
	mostContact = 500
)

// The events of the stream "account": who may keep accounts, and whose account
// is open. They name persons by identifier only.
type (
	accountOpened struct {
		Person        assembly.PersonID `json:"person"`
		Administrator bool              `json:"administrator,omitempty"`
	}
	accountChanged struct {
		Person        assembly.PersonID `json:"person"`
		Administrator bool              `json:"administrator"`
		Disabled      bool              `json:"disabled"`
	}
	linkMade struct {
		Person assembly.PersonID `json:"person"`
	}
	linkFollowed struct {
		Person   assembly.PersonID `json:"person"`
		Password bool              `json:"password,omitempty"` // it set a new one
	}
)

// Kinds of the events above.
func (accountOpened) Kind() string  { return "account.opened" }
func (accountChanged) Kind() string { return "account.changed" }
func (linkMade) Kind() string       { return "account.link_made" }
func (linkFollowed) Kind() string   { return "account.link_followed" }

// AccountEvent is something that was done with an account.
type AccountEvent struct {
	Kind string // such as account.link_made
	assembly.Act
}

// Key is the key of the catalogue for what it is.
func (e AccountEvent) Key() string { return "hall." + e.Kind }

// AccountHistory is what was done with the actor's own account, the latest
// first: who opened or changed it, and who made and followed links to it.
func (h *Hall) AccountHistory(ctx context.Context, actor Actor) (out []AccountEvent, err error) {
	err = h.look(ctx, actor, OwnAccount, "", func(r Reader) error {
		entries, err := r.Entries(ctx, StreamAccount, 0)
		for _, e := range slices.Backward(entries) {
			var about struct{ Person assembly.PersonID }
			if err := json.Unmarshal(e.Body, &about); err != nil {
				return fmt.Errorf("hall: entry %d of the record: %w", e.Seq, err)
			}
			if about.Person == actor.Person {
				out = append(out, AccountEvent{e.Kind, actOf(e)})
			}
		}
		return err
	})
	return out, err
}

// NewAccount is a person to enter with an account, or an account for one who
// is there.
type NewAccount struct {
	Person        assembly.PersonID // empty: someone new
	Name          string            // of someone new
	Contact       string
	Login         string
	Administrator bool
}

// OpenAccount opens an account and makes the link with which its owner signs
// in for the first time. The link is shown once; only its hash is kept.
func (h *Hall) OpenAccount(ctx context.Context, actor Actor, n NewAccount) (a Account, link string, err error) {
	err = h.act(ctx, actor, func(t *transaction) error {
		if err := t.allow(KeepAccounts, ""); err != nil {
			return err
		}
		person := n.Person
		if person == "" {
			if person, err = t.enterPerson(n.Name, n.Contact); err != nil {
				return err
			}
		}
		if a, err = t.openAccount(person, n.Login, n.Administrator); err != nil {
			return err
		}
		link, err = t.newLink(a)
		return err
	})
	return a, link, err
}

// openAccount opens an account for a person who is there.
func (t *transaction) openAccount(person assembly.PersonID, login string, administrator bool) (Account, error) {
	login, err := checkLogin(login)
	if err != nil {
		return Account{}, err
	}
	b, err := t.body()
	if err != nil {
		return Account{}, err
	}
	switch p := b.Person(person); {
	case p == nil:
		return Account{}, refuse(Unknown, "person", string(person))
	case p.Erased:
		return Account{}, refuse(Code(assembly.PersonErasure), string(person))
	}
	if old, err := t.AccountOf(t.ctx, person); !errors.Is(err, ErrNotFound) {
		if err != nil {
			return Account{}, err
		}
		return Account{}, refuse(Exists, "account", old.Login)
	}
	a := Account{Login: login, Person: person, Administrator: administrator, Created: t.now}
	switch err := t.SaveAccount(t.ctx, a); {
	case errors.Is(err, ErrExists):
		return Account{}, refuseField(Exists, "login", "login", login)
	case err != nil:
		return Account{}, err
	}
	return a, t.append(StreamAccount, t.actor.by(), accountOpened{person, administrator})
}

func checkLogin(login string) (string, error) {
	login = normalLogin(login)
	switch {
	case login == "":
		return "", refuseField(NeedText, "login", "login")
	case utf8.RuneCountInString(login) > mostLogin:
		return "", refuseField(TooLong, "login", "login", itoa(mostLogin))
	}
	return login, nil
}

func normalLogin(login string) string { return strings.ToLower(strings.TrimSpace(login)) }

// Accounts lists the accounts.
func (h *Hall) Accounts(ctx context.Context, actor Actor) (out []Account, err error) {
	err = h.look(ctx, actor, KeepAccounts, "", func(r Reader) error {
		out, err = r.Accounts(ctx)
		for i := range out {
			out[i].Password = ""
		}
		return err
	})
	return out, err
}

// AccountUpdate changes an account; nil fields stay.
type AccountUpdate struct {
	Administrator *bool
	Disabled      *bool // disabling ends all sessions and tokens
}

// UpdateAccount changes an account. Someone who can keep accounts is always
// left.
func (h *Hall) UpdateAccount(ctx context.Context, actor Actor, login string, u AccountUpdate) error {
	return h.act(ctx, actor, func(t *transaction) error {
		if err := t.allow(KeepAccounts, ""); err != nil {
			return err
		}
		a, err := t.Account(ctx, normalLogin(login))
		if err != nil {
			return missing(err, "account", login)
		}
		if u.Administrator != nil {
			a.Administrator = *u.Administrator
		}
		switch {
		case u.Disabled == nil:
		case !*u.Disabled:
			a.Disabled = time.Time{}
		case a.Disabled.IsZero():
			a.Disabled = t.now
		}
		if err := t.SaveAccount(ctx, a); err != nil {
			return err
		}
		if err := t.keepAdministrator(); err != nil {
			return err
		}
		if !a.Disabled.IsZero() {
			if err := t.EndSessions(ctx, a.Person, "", ""); err != nil {
				return err
			}
		}
		return t.append(StreamAccount, actor.by(), accountChanged{a.Person, a.Administrator, !a.Disabled.IsZero()})
	})
}

// keepAdministrator refuses to leave nobody who can keep accounts.
func (t *transaction) keepAdministrator() error {
	there, err := t.hasAdministrator()
	if err == nil && !there {
		return refuse(LastAdmin)
	}
	return err
}

func (t *transaction) hasAdministrator() (bool, error) {
	all, err := t.Accounts(t.ctx)
	return slices.ContainsFunc(all, func(a Account) bool { return a.Administrator && a.Disabled.IsZero() }), err
}
