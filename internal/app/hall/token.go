package hall

import (
	"context"
	"strings"
	"time"
	"unicode/utf8"
)

// TokenLasts is the longest life of a token for the API.
const TokenLasts = 366 * 24 * time.Hour

// MakeToken makes a token with which programs use the API in the name of the
// actor. It is told once.
func (h *Hall) MakeToken(ctx context.Context, actor Actor, name string, act bool, lasts time.Duration) (token string, err error) {
	name = strings.TrimSpace(name)
	switch {
	case name == "":
		return "", refuseField(NeedText, "name", "name")
	case utf8.RuneCountInString(name) > mostName:
		return "", refuseField(TooLong, "name", "name", itoa(mostName))
	}
	scope := ScopeRead
	if act {
		scope = ScopeRead + " " + ScopeAct
	}
	if lasts <= 0 || lasts > TokenLasts {
		lasts = TokenLasts
	}
	err = h.act(ctx, actor, func(t *transaction) error {
		if _, err := t.ownAccount(); err != nil {
			return err
		}
		if actor.Scope != "" {
			return refuse(TokenScope, actor.Scope) // a token makes no tokens
		}
		var hashed string
		if token, hashed, err = h.newToken(); err != nil {
			return err
		}
		return t.SaveSession(ctx, Session{
			Token: hashed, Kind: SessionToken, Person: actor.Person, Name: name, Scope: scope, Created: t.now, Expires: t.now.Add(lasts),
		})
	})
	return token, err
}

// Tokens lists the sessions and tokens of the actor, oldest first.
func (h *Hall) Tokens(ctx context.Context, actor Actor) (out []Session, err error) {
	err = h.look(ctx, actor, OwnAccount, "", func(r Reader) error {
		out, err = r.Sessions(ctx, actor.Person)
		return err
	})
	return out, err
}

// EndToken ends a session or token of the actor's own, named by the hash that
// Tokens lists.
func (h *Hall) EndToken(ctx context.Context, actor Actor, hashed string) error {
	return h.act(ctx, actor, func(t *transaction) error {
		if _, err := t.ownAccount(); err != nil {
			return err
		}
		s, err := t.Session(ctx, hashed)
		if err != nil || s.Person != actor.Person {
			return refuse(Unknown, "token", hashed)
		}
		return t.EndSession(ctx, hashed)
	})
}
