package hall

import (
	"context"
	"errors"
	"time"

	"github.com/openplenum/plenum/internal/assembly"
)

// SessionLasts is how long a sign-in lasts: a long day of sittings.
const SessionLasts = 16 * time.Hour

// SignedSession is a session with its token, which is told once.
type SignedSession struct {
	Token   string
	Actor   Actor
	Expires time.Time
	Device  string // for the browser to keep, and to send with the next sign-in
}

// From is where somebody signs in from.
type From struct {
	Remote string // address
	Device string // what an earlier sign-in gave the browser to keep; empty: nothing
}

// SignIn begins a session with login and password, from an address.
func (h *Hall) SignIn(ctx context.Context, login, password, remote string) (SignedSession, error) {
	return h.SignInFrom(ctx, login, password, From{Remote: remote})
}

// SignInFrom begins a session with login and password. Failures are limited in
// rate: for who has signed in before from that device or address by their own
// failures there, for strangers by those of all of them. That an account is not
// there takes as long to find out as that a password is wrong.
func (h *Hall) SignInFrom(ctx context.Context, login, password string, from From) (SignedSession, error) {
	login = normalLogin(login)
	if len(login) > 4*mostLogin || len(password) > passwordMost || len(from.Device) > mostName {
		return SignedSession{}, refuse(WrongSignIn)
	}
	var a Account
	try := attempt{login: login, remote: from.Remote}
	err := h.store.Read(ctx, func(r Reader) (err error) {
		if a, err = r.Account(ctx, login); err != nil {
			return err
		}
		for _, place := range from.places(a) {
			known, err := r.KnowsPlace(ctx, a.Person, place)
			if err != nil {
				return err
			}
			if known {
				try.known = place
				return nil
			}
		}
		return nil
	})
	if err != nil && !errors.Is(err, ErrNotFound) {
		return SignedSession{}, err
	}
	if wait := h.gate.take(try, h.now()); wait > 0 {
		return SignedSession{}, refuse(TooFast, itoa(int(wait/time.Second)+1))
	}
	ok, err := h.checkPassword(a.Password, password)
	switch {
	case err != nil:
		return SignedSession{}, err
	case !ok:
		return SignedSession{}, refuse(WrongSignIn)
	case !a.Disabled.IsZero():
		return SignedSession{}, refuse(Disabled)
	}
	h.gate.putBack(try, h.now())
	var out SignedSession
	err = h.act(ctx, Actor{Person: a.Person}, func(t *transaction) error {
		now, err := t.Account(ctx, login) // it may have changed while the password was hashed
		if err != nil || now.Password != a.Password || !now.Disabled.IsZero() {
			return refuse(WrongSignIn)
		}
		if out, err = t.beginSession(now); err != nil {
			return err
		}
		out.Device, err = t.knowPlace(now, from)
		return err
	})
	return out, err
}

// PlaceLasts is how long a place is known after the last sign-in from it.
const PlaceLasts = 180 * 24 * time.Hour

// places are the hashes under which a device and an address are known, the
// device first. The password takes part, so that a new one forgets them all,
// and so that an address cannot be read off its hash alone.
func (f From) places(a Account) []string {
	var out []string
	if f.Device != "" {
		out = append(out, hashOf("device\n"+string(a.Person)+"\n"+a.Password+"\n"+f.Device))
	}
	if f.Remote != "" {
		out = append(out, hashOf("address\n"+string(a.Person)+"\n"+a.Password+"\n"+f.Remote))
	}
	return out
}

// knowPlace keeps from where somebody has signed in, and answers with what the
// browser is to keep.
func (t *transaction) knowPlace(a Account, f From) (device string, err error) {
	if f.Device == "" {
		if f.Device, _, err = t.hall.newToken(); err != nil {
			return "", err
		}
	}
	if err := t.DropPlaces(t.ctx, t.now.Add(-PlaceLasts)); err != nil {
		return "", err
	}
	for _, place := range f.places(a) {
		if err := t.SavePlace(t.ctx, a.Person, place, t.now); err != nil {
			return "", err
		}
	}
	return f.Device, nil
}

// beginSession begins a session of a browser.
func (t *transaction) beginSession(a Account) (SignedSession, error) {
	token, hashed, err := t.hall.newToken()
	if err != nil {
		return SignedSession{}, err
	}
	if err := t.DropExpired(t.ctx, t.now.Add(-30*24*time.Hour)); err != nil {
		return SignedSession{}, err
	}
	s := Session{Token: hashed, Kind: SessionBrowser, Person: a.Person, Created: t.now, Expires: t.now.Add(SessionLasts)}
	if err := t.SaveSession(t.ctx, s); err != nil {
		return SignedSession{}, err
	}
	actor, err := actorOf(t.ctx, t, a, s)
	return SignedSession{Token: token, Actor: actor, Expires: s.Expires}, err
}

func actorOf(ctx context.Context, r People, a Account, s Session) (Actor, error) {
	p, err := r.Person(ctx, a.Person)
	if err != nil {
		return Actor{}, err
	}
	return Actor{
		Person: a.Person, Name: p.Name, Login: a.Login, Administrator: a.Administrator, Session: s.Token, Scope: s.Scope,
	}, nil
}

// Recognise finds who holds a token: of a session, or of the API. A token that
// is not known or has expired is the public.
func (h *Hall) Recognise(ctx context.Context, token string) (Actor, error) {
	if token == "" {
		return Actor{}, nil
	}
	var out Actor
	err := h.store.Read(ctx, func(r Reader) error {
		s, err := r.Session(ctx, hashToken(token))
		if err != nil || !h.now().Before(s.Expires) {
			return err
		}
		a, err := r.AccountOf(ctx, s.Person)
		if err != nil || !a.Disabled.IsZero() {
			return err
		}
		out, err = actorOf(ctx, r, a, s)
		return err
	})
	if errors.Is(err, ErrNotFound) {
		return Actor{}, nil
	}
	return out, err
}

// SignOut ends the session of an actor.
func (h *Hall) SignOut(ctx context.Context, actor Actor) error {
	return h.act(ctx, actor, func(t *transaction) error { return t.EndSession(ctx, actor.Session) })
}

// SignOutEverywhere ends all sessions and tokens of a person but the one that
// asks, and links that were not used.
func (h *Hall) SignOutEverywhere(ctx context.Context, actor Actor) error {
	return h.act(ctx, actor, func(t *transaction) error {
		if err := t.allow(OwnAccount, ""); err != nil {
			return err
		}
		if err := t.DropInvites(ctx, actor.Person); err != nil {
			return err
		}
		if err := t.ForgetPlaces(ctx, actor.Person); err != nil {
			return err
		}
		return t.EndSessions(ctx, actor.Person, "", actor.Session)
	})
}

// ownAccount is the account of the actor.
func (t *transaction) ownAccount() (Account, error) {
	if err := t.allow(OwnAccount, ""); err != nil {
		return Account{}, err
	}
	a, err := t.AccountOf(t.ctx, t.actor.Person)
	return a, missing(err, "account", string(assembly.PersonID(t.actor.Login)))
}
