package assembly

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Limits of what a person writes, in characters.
const (
	mostTitle = 300
	mostText  = 20000
	mostField = 100
)

// mostFields is how many fields of work a point may have.
const mostFields = 40

// checks gathers what is wrong with a command, all at once.
type checks struct{ Refusals }

// text checks a text that must be there.
func (k *checks) text(field, value string, most int) {
	if strings.TrimSpace(value) == "" {
		k.add(NeedText, field)
	}
	k.length(field, value, most)
}

func (k *checks) length(field, value string, most int) {
	if utf8.RuneCountInString(value) > most {
		k.add(TooLong, field, most)
	}
}

func (k *checks) date(field string, d Date, needed bool) {
	switch {
	case needed && d == "":
		k.add(NeedText, field)
	case !d.Valid():
		k.add(BadDate, field, d)
	}
}

// word checks that a value is one of those possible.
func word[T ~string](k *checks, field string, value T, possible []T) {
	for _, p := range possible {
		if p == value {
			return
		}
	}
	k.add(BadWord, field, value, strings.Trim(fmt.Sprint(possible), "[]"))
}

// name checks an identifier that a person or a use case made up.
func (k *checks) name(kind, id string) {
	ok := id != "" && len(id) <= 64
	for _, r := range id {
		ok = ok && (r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("_-.", r))
	}
	if !ok {
		k.add(BadName, kind, id)
	}
}

// seen checks that the actor saw what holds.
func (k *checks) seen(kind, id string, seen, holds int, changed Act) {
	if seen != holds {
		r := refusal(Conflict, kind, id, seen, holds)
		r.Act = &changed
		k.Refusals = append(k.Refusals, r)
	}
}

// then answers with events if nothing is wrong.
func (k *checks) then(events ...Event) ([]Event, error) {
	if err := k.orNil(); err != nil {
		return nil, err
	}
	return events, nil
}
