package store

import (
	"context"
	"fmt"
	"time"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/assembly"
)

const sessionColumns = `token, kind, person, name, scope, created, expires`

func scanSession(scan func(...any) error) (hall.Session, error) {
	var s hall.Session
	err := scan(&s.Token, &s.Kind, &s.Person, &s.Name, &s.Scope, moment{&s.Created}, moment{&s.Expires})
	return s, err
}

// Session is the one with a token.
func (r *reader) Session(ctx context.Context, token string) (hall.Session, error) {
	return one(ctx, r.tx, "session", scanSession, `SELECT `+sessionColumns+` FROM session WHERE token = $1`, token)
}

// Sessions are those of a person, oldest first.
func (r *reader) Sessions(ctx context.Context, person assembly.PersonID) ([]hall.Session, error) {
	return list(ctx, r.tx, scanSession, `SELECT `+sessionColumns+` FROM session WHERE person = $1 ORDER BY created, token`, person)
}

// SaveSession adds a session, or replaces the one with its token.
func (w *writer) SaveSession(ctx context.Context, s hall.Session) error {
	_, err := w.exec(ctx, `INSERT INTO session (`+sessionColumns+`) VALUES ($1, $2, $3, $4, $5, $6, $7)
		ON CONFLICT (token) DO UPDATE SET kind = excluded.kind, person = excluded.person, name = excluded.name,
		scope = excluded.scope, created = excluded.created, expires = excluded.expires`,
		s.Token, s.Kind, s.Person, s.Name, s.Scope, stamp(s.Created), stamp(s.Expires))
	return err
}

// EndSession removes a session.
func (w *writer) EndSession(ctx context.Context, token string) error {
	_, err := w.exec(ctx, `DELETE FROM session WHERE token = $1`, token)
	return err
}

// EndSessions removes sessions of a person.
func (w *writer) EndSessions(ctx context.Context, person assembly.PersonID, kind hall.SessionKind, spare string) error {
	var c conditions
	c.add("person = ", person)
	c.equal("kind", string(kind))
	c.add("token <> ", spare)
	_, err := w.exec(ctx, `DELETE FROM session`+c.where(), c.args...)
	return err
}

const inviteColumns = `token, person, login, administrator, created, expires, used`

func scanInvite(scan func(...any) error) (hall.Invite, error) {
	var i hall.Invite
	err := scan(&i.Token, &i.Person, &i.Login, truth{&i.Administrator}, moment{&i.Created}, moment{&i.Expires}, moment{&i.Used})
	return i, err
}

// Invite is the one with a token.
func (r *reader) Invite(ctx context.Context, token string) (hall.Invite, error) {
	return one(ctx, r.tx, "invite", scanInvite, `SELECT `+inviteColumns+` FROM invite WHERE token = $1`, token)
}

// SaveInvite adds an invite, or replaces the one with its token.
func (w *writer) SaveInvite(ctx context.Context, i hall.Invite) error {
	_, err := w.exec(ctx, `INSERT INTO invite (`+inviteColumns+`) VALUES ($1, $2, $3, $4, $5, $6, $7)
		ON CONFLICT (token) DO UPDATE SET person = excluded.person, login = excluded.login,
		administrator = excluded.administrator, created = excluded.created, expires = excluded.expires, used = excluded.used`,
		i.Token, i.Person, i.Login, number(i.Administrator), stamp(i.Created), stamp(i.Expires), stamp(i.Used))
	return err
}

// UseInvite marks an invite as used, if it may be.
func (w *writer) UseInvite(ctx context.Context, token string, at time.Time) (hall.Invite, error) {
	rows, err := w.exec(ctx, `UPDATE invite SET used = $2 WHERE token = $1 AND used = '' AND expires > $2`, token, stamp(at))
	if err != nil {
		return hall.Invite{}, err
	}
	if rows == 0 {
		return hall.Invite{}, fmt.Errorf("store: invite that may be used: %w", hall.ErrNotFound)
	}
	return w.Invite(ctx, token)
}

// DropInvites removes the invites of a person that were not used.
func (w *writer) DropInvites(ctx context.Context, person assembly.PersonID) error {
	_, err := w.exec(ctx, `DELETE FROM invite WHERE person = $1 AND used = ''`, person)
	return err
}

// DropExpired removes sessions and invites that expired before.
func (w *writer) DropExpired(ctx context.Context, before time.Time) error {
	for _, table := range []string{"session", "invite"} {
		if _, err := w.exec(ctx, `DELETE FROM `+table+` WHERE expires < $1`, stamp(before)); err != nil {
			return err
		}
	}
	return nil
}
