package hall

import (
	"context"
	"errors"
	"strings"
	"unicode/utf8"

	"github.com/openplenum/plenum/internal/assembly"
	"github.com/openplenum/plenum/internal/record"
)

// personal is what the commitment of a person is about.
type personal struct {
	Name    string `json:"name"`
	Contact string `json:"contact"`
}

// EnterPerson adds a person to the body: the record gets an identifier and a
// commitment, the name stays outside.
func (h *Hall) EnterPerson(ctx context.Context, actor Actor, name, contact string) (id assembly.PersonID, err error) {
	err = actValue(ctx, h, actor, []any{"enter a person", name, contact}, &id, func(t *transaction) error {
		if err := t.allow(KeepPersons, ""); err != nil {
			return err
		}
		id, err = t.enterPerson(name, contact)
		return err
	})
	return id, err
}

func (t *transaction) enterPerson(name, contact string) (assembly.PersonID, error) {
	name, contact = strings.TrimSpace(name), strings.TrimSpace(contact)
	switch {
	case name == "":
		return "", refuseField(NeedText, "name", "name")
	case utf8.RuneCountInString(name) > mostName:
		return "", refuseField(TooLong, "name", "name", itoa(mostName))
	case utf8.RuneCountInString(contact) > mostContact:
		return "", refuseField(TooLong, "contact", "contact", itoa(mostContact))
	}
	id, err := t.hall.newPerson()
	if err != nil {
		return "", err
	}
	salt, err := record.NewSalt(t.hall.random)
	if err != nil {
		return "", err
	}
	commitment, err := record.Commit(salt, personal{name, contact})
	if err != nil {
		return "", err
	}
	if _, err := t.doBody(assembly.EnterPerson{ID: id, Commitment: commitment.String()}); err != nil {
		return "", err
	}
	row := PersonRow{ID: id, Name: name, Contact: contact, Salt: salt[:], Commitment: commitment.String()}
	return id, t.SavePerson(t.ctx, row)
}

// ErasePerson forgets who a person is: name, contact, salt, account, sessions
// and links. The record keeps the identifier and a commitment that nobody can
// open any more, so every proof still holds.
func (h *Hall) ErasePerson(ctx context.Context, actor Actor, id assembly.PersonID) error {
	return h.act(ctx, actor, func(t *transaction) error {
		if err := t.allow(ErasePersons, ""); err != nil {
			return err
		}
		account, err := t.AccountOf(ctx, id)
		if err != nil && !errors.Is(err, ErrNotFound) {
			return err
		}
		if _, err := t.doBody(assembly.ErasePerson{ID: id}); err != nil {
			return err
		}
		if err := t.Writer.ErasePerson(ctx, id, t.now); err != nil {
			return missing(err, "person", string(id))
		}
		if account.Administrator {
			return t.keepAdministrator()
		}
		return nil
	})
}

// Names are the names of persons, for those who may see a plenary; an erased
// or unknown person has none. The public sees identifiers.
func (h *Hall) Names(ctx context.Context, actor Actor) (map[assembly.PersonID]string, error) {
	out := map[assembly.PersonID]string{}
	err := h.store.Read(ctx, func(r Reader) error {
		b, err := h.body(ctx, r)
		if err != nil {
			return err
		}
		if day := h.today(); !Permits(b, actor, SeePlenary, "", day) && !Permits(b, actor, KeepPersons, "", day) {
			return nil
		}
		rows, err := r.Persons(ctx)
		for _, p := range rows {
			if p.Erased.IsZero() {
				out[p.ID] = p.Name
			}
		}
		return err
	})
	return out, err
}
