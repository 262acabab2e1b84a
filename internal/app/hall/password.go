package hall

import (
	"context"
	"unicode/utf8"
)

// ChangePassword sets a new password, given the present one; an account
// without a password, opened by a link, needs none. Then the session of the
// link is what shows that its owner asks, so a token for the API cannot do it:
// whoever found one would own the account. Other sessions end.
func (h *Hall) ChangePassword(ctx context.Context, actor Actor, present, next, remote string) error {
	if err := checkNewPassword(next); err != nil {
		return err
	}
	try := attempt{login: actor.Login, remote: remote, known: "session " + actor.Session} // who is in need not wait for strangers
	if wait := h.gate.take(try, h.now()); wait > 0 {
		return refuse(TooFast, itoa(int(wait.Seconds())+1))
	}
	var old Account
	err := h.look(ctx, actor, OwnAccount, "", func(r Reader) (err error) {
		old, err = r.AccountOf(ctx, actor.Person)
		return missing(err, "account", actor.Login)
	})
	if err != nil {
		return err
	}
	switch {
	case old.Password == "" && actor.Scope != "":
		return refuse(TokenFirst)
	case old.Password != "":
		switch ok, err := h.checkPassword(old.Password, present); {
		case err != nil:
			return err
		case !ok:
			return refuseField(PasswordWrong, "present")
		}
	}
	h.gate.putBack(try, h.now())
	hashed, err := h.hashPassword(next)
	if err != nil {
		return err
	}
	return h.act(ctx, actor, func(t *transaction) error {
		a, err := t.ownAccount()
		if err != nil {
			return err
		}
		if a.Password != old.Password {
			return refuseField(PasswordWrong, "present") // changed meanwhile
		}
		a.Password = hashed
		if err := t.SaveAccount(ctx, a); err != nil {
			return err
		}
		if err := t.DropInvites(ctx, a.Person); err != nil {
			return err
		}
		if err := t.ForgetPlaces(ctx, a.Person); err != nil {
			return err
		}
		return t.EndSessions(ctx, a.Person, SessionBrowser, actor.Session)
	})
}

func checkNewPassword(password string) error {
	switch {
	case utf8.RuneCountInString(password) < passwordLeast:
		return refuseField(PasswordShort, "password", itoa(passwordLeast))
	case len(password) > passwordMost:
		return refuseField(TooLong, "password", "password", itoa(passwordMost))
	}
	return nil
}
