package store

import (
	"context"
	"fmt"
	"time"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/assembly"
)

const personColumns = `id, name, contact, salt, commitment, erased`

func scanPerson(scan func(...any) error) (hall.PersonRow, error) {
	var p hall.PersonRow
	err := scan(&p.ID, &p.Name, &p.Contact, &p.Salt, &p.Commitment, moment{&p.Erased})
	if len(p.Salt) == 0 {
		p.Salt = nil
	}
	return p, err
}

// Person is what is known of one person.
func (r *reader) Person(ctx context.Context, id assembly.PersonID) (hall.PersonRow, error) {
	return one(ctx, r.tx, "person "+string(id), scanPerson, `SELECT `+personColumns+` FROM person WHERE id = $1`, id)
}

// Persons are all of them.
func (r *reader) Persons(ctx context.Context) ([]hall.PersonRow, error) {
	return list(ctx, r.tx, scanPerson, `SELECT `+personColumns+` FROM person ORDER BY id`)
}

// SavePerson adds a person or replaces what is known of one.
func (w *writer) SavePerson(ctx context.Context, p hall.PersonRow) error {
	_, err := w.exec(ctx, `INSERT INTO person (`+personColumns+`) VALUES ($1, $2, $3, $4, $5, $6)
		ON CONFLICT (id) DO UPDATE SET name = excluded.name, contact = excluded.contact, salt = excluded.salt,
		commitment = excluded.commitment, erased = excluded.erased`,
		p.ID, p.Name, p.Contact, append([]byte{}, p.Salt...), p.Commitment, stamp(p.Erased))
	return err
}

// ErasePerson removes what is known of a person, but the identifier and the
// commitment that the record holds.
func (w *writer) ErasePerson(ctx context.Context, id assembly.PersonID, at time.Time) error {
	rows, err := w.exec(ctx, `UPDATE person SET name = '', contact = '', salt = $2, erased = $3 WHERE id = $1`, id, []byte{}, stamp(at))
	if err != nil {
		return err
	}
	if rows == 0 {
		return fmt.Errorf("store: person %s: %w", id, hall.ErrNotFound)
	}
	w.erased = true
	for _, table := range []string{"account", "session", "invite", "once", "place"} {
		if _, err := w.exec(ctx, `DELETE FROM `+table+` WHERE person = $1`, id); err != nil {
			return err
		}
	}
	return nil
}

const accountColumns = `login, person, password, administrator, created, disabled`

func scanAccount(scan func(...any) error) (hall.Account, error) {
	var a hall.Account
	err := scan(&a.Login, &a.Person, &a.Password, truth{&a.Administrator}, moment{&a.Created}, moment{&a.Disabled})
	return a, err
}

// Account is the one with a login.
func (r *reader) Account(ctx context.Context, login string) (hall.Account, error) {
	return one(ctx, r.tx, "account "+login, scanAccount, `SELECT `+accountColumns+` FROM account WHERE login = $1`, login)
}

// AccountOf is the account of a person.
func (r *reader) AccountOf(ctx context.Context, person assembly.PersonID) (hall.Account, error) {
	return one(ctx, r.tx, "account of "+string(person), scanAccount, `SELECT `+accountColumns+` FROM account WHERE person = $1`, person)
}

// Accounts are all of them.
func (r *reader) Accounts(ctx context.Context) ([]hall.Account, error) {
	return list(ctx, r.tx, scanAccount, `SELECT `+accountColumns+` FROM account ORDER BY login`)
}

// SaveAccount adds or replaces the account of a person.
func (w *writer) SaveAccount(ctx context.Context, a hall.Account) error {
	if _, err := w.exec(ctx, `DELETE FROM account WHERE person = $1 AND NOT EXISTS
		(SELECT 1 FROM account other WHERE other.login = $2 AND other.person <> $1)`, a.Person, a.Login); err != nil {
		return err
	}
	return w.add(ctx, "account "+a.Login, `INSERT INTO account (`+accountColumns+`) VALUES ($1, $2, $3, $4, $5, $6)`,
		a.Login, a.Person, a.Password, number(a.Administrator), stamp(a.Created), stamp(a.Disabled))
}
