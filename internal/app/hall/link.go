package hall

import (
	"context"
	"errors"
	"time"
)

// How long links can be used.
const (
	LinkLasts  = 14 * 24 * time.Hour
	FirstLasts = 24 * time.Hour
)

// newLink makes a one-time link for an account: its token. Whoever makes a link
// for another could follow it, so that it was made stands in the record.
func (t *transaction) newLink(a Account) (string, error) {
	token, hashed, err := t.hall.newToken()
	if err != nil {
		return "", err
	}
	i := Invite{Token: hashed, Person: a.Person, Login: a.Login, Created: t.now, Expires: t.now.Add(LinkLasts)}
	if err := t.SaveInvite(t.ctx, i); err != nil {
		return "", err
	}
	return token, t.append(StreamAccount, t.actor.by(), linkMade{a.Person})
}

// NewLink makes another one-time link to sign in for an account, for someone
// who lost the password.
func (h *Hall) NewLink(ctx context.Context, actor Actor, login string) (link string, err error) {
	err = h.act(ctx, actor, func(t *transaction) error {
		if err := t.allow(KeepAccounts, ""); err != nil {
			return err
		}
		a, err := t.Account(ctx, normalLogin(login))
		if err != nil {
			return missing(err, "account", login)
		}
		link, err = t.newLink(a)
		return err
	})
	return link, err
}

// Link is what a one-time link is for.
type Link struct {
	Login   string // empty: of the first administrator
	Name    string
	First   bool // it makes the first administrator
	Renews  bool // the account has a password: the link is followed only with a new one
	Expires time.Time
}

// PeekLink tells what a link is for, without using it, so that a page can ask
// before it does.
func (h *Hall) PeekLink(ctx context.Context, link string) (out Link, err error) {
	err = h.store.Read(ctx, func(r Reader) error {
		i, err := r.Invite(ctx, hashToken(link))
		if errors.Is(err, ErrNotFound) || err == nil && (!i.Used.IsZero() || !h.now().Before(i.Expires)) {
			return refuse(LinkUsed)
		}
		if err != nil {
			return err
		}
		out = Link{Login: i.Login, First: i.Person == "", Expires: i.Expires}
		if i.Person != "" {
			p, err := r.Person(ctx, i.Person)
			if err != nil {
				return missing(err, "person", string(i.Person))
			}
			out.Name = p.Name
			a, err := r.AccountOf(ctx, i.Person)
			if err != nil {
				return missing(err, "account", i.Login)
			}
			out.Renews = a.Password != ""
		}
		return nil
	})
	return out, plain(err)
}

// FollowLink uses a one-time link: it begins a session and, if one is given,
// sets the password. An account that has a password must be given a new one, so
// that its owner finds out if it was somebody else: the old one is gone, and so
// are other sessions and links.
func (h *Hall) FollowLink(ctx context.Context, link, password string) (out SignedSession, err error) {
	hashed := ""
	if password != "" {
		if err := checkNewPassword(password); err != nil {
			return out, err
		}
		if _, err := h.PeekLink(ctx, link); err != nil {
			return out, err // before anything is hashed
		}
		if hashed, err = h.hashPassword(password); err != nil {
			return out, err
		}
	}
	err = h.act(ctx, Actor{}, func(t *transaction) error {
		i, err := t.UseInvite(ctx, hashToken(link), t.now)
		if errors.Is(err, ErrNotFound) || err == nil && i.Person == "" {
			return refuse(LinkUsed)
		}
		if err != nil {
			return err
		}
		a, err := t.AccountOf(ctx, i.Person)
		if err != nil {
			return missing(err, "account", i.Login)
		}
		if !a.Disabled.IsZero() {
			return refuse(Disabled)
		}
		switch {
		case hashed != "":
			a.Password = hashed
			if err := t.SaveAccount(ctx, a); err != nil {
				return err
			}
			if err := t.EndSessions(ctx, a.Person, SessionBrowser, ""); err != nil {
				return err
			}
			if err := t.DropInvites(ctx, a.Person); err != nil {
				return err
			}
		case a.Password != "":
			return refuseField(PasswordShort, "password", itoa(passwordLeast))
		}
		if err := t.append(StreamAccount, string(a.Person), linkFollowed{a.Person, hashed != ""}); err != nil {
			return err
		}
		out, err = t.beginSession(a)
		return err
	})
	return out, err
}

// FirstLink makes the one-time link of the first administrator, while there is
// none. It is printed where the server was started.
func (h *Hall) FirstLink(ctx context.Context) (link string, err error) {
	err = h.act(ctx, Actor{}, func(t *transaction) error {
		switch there, err := t.hasAdministrator(); {
		case err != nil:
			return err
		case there:
			return refuse(FirstIsThere)
		}
		token, hashed, err := h.newToken()
		if err != nil {
			return err
		}
		link = token
		return t.SaveInvite(ctx, Invite{Token: hashed, Administrator: true, Created: t.now, Expires: t.now.Add(FirstLasts)})
	})
	return link, err
}

// FirstAdministrator is who follows the first link.
type FirstAdministrator struct {
	Login, Name, Password string
}

// BeginFirst uses the first link: it enters the person, opens the account of
// an administrator, and begins a session.
func (h *Hall) BeginFirst(ctx context.Context, link string, f FirstAdministrator) (out SignedSession, err error) {
	if err := checkNewPassword(f.Password); err != nil {
		return out, err
	}
	if _, err := h.PeekLink(ctx, link); err != nil {
		return out, err
	}
	hashed, err := h.hashPassword(f.Password)
	if err != nil {
		return out, err
	}
	err = h.act(ctx, Actor{}, func(t *transaction) error {
		i, err := t.UseInvite(ctx, hashToken(link), t.now)
		if errors.Is(err, ErrNotFound) || err == nil && i.Person != "" {
			return refuse(LinkUsed)
		}
		if err != nil {
			return err
		}
		switch there, err := t.hasAdministrator(); {
		case err != nil:
			return err
		case there:
			return refuse(FirstIsThere)
		}
		person, err := t.enterPerson(f.Name, "")
		if err != nil {
			return err
		}
		a, err := t.openAccount(person, f.Login, true)
		if err != nil {
			return err
		}
		a.Password = hashed
		if err := t.SaveAccount(ctx, a); err != nil {
			return err
		}
		out, err = t.beginSession(a)
		return err
	})
	return out, err
}
