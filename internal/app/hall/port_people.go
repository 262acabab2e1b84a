package hall

import (
	"context"
	"time"

	"github.com/openplenum/plenum/internal/assembly"
)

// PersonRow is what is known of a person. It stays outside the record, which
// holds only Commitment, so that it can be erased.
type PersonRow struct {
	ID         assembly.PersonID
	Name       string
	Contact    string    // an address for letters or mail; may be empty
	Salt       []byte    // of the commitment; erased with the name
	Commitment string    // salted hash of name and contact, as the record holds it
	Erased     time.Time // zero: not erased
}

// Account is a way to sign in.
type Account struct {
	Login         string // lower case, unique
	Person        assembly.PersonID
	Password      string // argon2id in its usual text form; empty: none set, sign in by link only
	Administrator bool   // may manage accounts, and nothing else
	Created       time.Time
	Disabled      time.Time // zero: not disabled
}

// SessionKind says what a session is for.
type SessionKind string

// The kinds of session.
const (
	SessionBrowser SessionKind = "browser"
	SessionToken   SessionKind = "token" // for the API, with Scope
)

// Session is a person who signed in, or a token for the API.
type Session struct {
	Token   string // SHA-256 of the token in hexadecimal; the token itself is not stored
	Kind    SessionKind
	Person  assembly.PersonID
	Name    string // given by its owner, for tokens
	Scope   string // words with spaces: read, act; for tokens
	Created time.Time
	Expires time.Time
}

// Invite is a one-time link: to sign in, or to become the first administrator.
type Invite struct {
	Token         string            // SHA-256 of the token in hexadecimal
	Person        assembly.PersonID // empty: the first administrator, who names himself
	Login         string            // of the account; empty for the first administrator
	Administrator bool
	Created       time.Time
	Expires       time.Time
	Used          time.Time // zero: not used
}

// People reads persons, accounts, sessions and invites. All of them answer
// ErrNotFound for what is not there.
type People interface {
	Person(ctx context.Context, id assembly.PersonID) (PersonRow, error)
	Persons(ctx context.Context) ([]PersonRow, error) // sorted by identifier
	Account(ctx context.Context, login string) (Account, error)
	AccountOf(ctx context.Context, person assembly.PersonID) (Account, error)
	Accounts(ctx context.Context) ([]Account, error) // sorted by login
	Session(ctx context.Context, token string) (Session, error)
	Sessions(ctx context.Context, person assembly.PersonID) ([]Session, error) // oldest first
	Invite(ctx context.Context, token string) (Invite, error)
}

// PeopleWriter writes persons, accounts, sessions and invites.
type PeopleWriter interface {
	// SavePerson adds a person or replaces what is known of one.
	SavePerson(ctx context.Context, p PersonRow) error
	// ErasePerson removes name, contact and salt, account, sessions and
	// invites, and keeps identifier, commitment and when it was.
	ErasePerson(ctx context.Context, id assembly.PersonID, at time.Time) error
	// SaveAccount adds or replaces the account of a person; ErrExists if the
	// login belongs to another.
	SaveAccount(ctx context.Context, a Account) error
	SaveSession(ctx context.Context, s Session) error
	// EndSession removes a session; none is no error.
	EndSession(ctx context.Context, token string) error
	// EndSessions removes all sessions of a person, of a kind ("": all), but
	// the one given (""): none is spared.
	EndSessions(ctx context.Context, person assembly.PersonID, kind SessionKind, spare string) error
	SaveInvite(ctx context.Context, i Invite) error
	// UseInvite marks an invite as used; ErrNotFound if it is not there, was
	// used, or expired at that time.
	UseInvite(ctx context.Context, token string, at time.Time) (Invite, error)
	// DropInvites removes the invites of a person that were not used.
	DropInvites(ctx context.Context, person assembly.PersonID) error
	// DropExpired removes sessions and invites that expired before.
	DropExpired(ctx context.Context, before time.Time) error
}
