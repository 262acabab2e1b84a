package record

import (
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"golang.org/x/mod/sumdb/note"
)

// System is the stream of what the program notes about the record itself.
const System Stream = "system"

// KeyChanged is the kind of the entry, in the stream System, with which a log
// passes to another key. The head directly after it covers no entry more and
// is signed with both keys: with the old one, so that who knows it can follow,
// and with the new one, so that nobody can name a key that is not theirs. All
// heads after that are signed with the new key alone.
const KeyChanged = "key.changed"

// KeyChange is the body of such an entry.
type KeyChange struct {
	Key      string `json:"key"`      // public, in force from here on
	Previous string `json:"previous"` // public, in force up to here
}

// KeyUse is a key with the part of the log that it signs.
type KeyUse struct {
	Key  string    `json:"key"`         // public
	From int64     `json:"from"`        // it signs heads of more entries than these
	At   time.Time `json:"at,omitzero"` // when it came into force; zero: from the beginning
}

// ChangeOf reads the change of keys that an entry is, if it is one.
func ChangeOf(e Entry) (c KeyChange, is bool, err error) {
	if e.Stream != System || e.Kind != KeyChanged {
		return KeyChange{}, false, nil
	}
	if err := json.Unmarshal(e.Body, &c); err != nil {
		return c, true, fmt.Errorf("record: entry %d: %w", e.Seq, err)
	}
	return c, true, nil
}

// KeysOf lists the keys of a log, the first one first. Entries are those of
// the stream System, in order; now is the key that is in force without them.
func KeysOf(system []Entry, now string) ([]string, error) {
	keys := []string{now}
	for _, e := range system {
		c, is, err := ChangeOf(e)
		if err != nil {
			return nil, err
		}
		if !is {
			continue
		}
		if len(keys) == 1 {
			keys[0] = c.Previous
		}
		keys = append(keys, c.Key)
	}
	return keys, nil
}

// Keys knows which key is in force, while the entries of a log and its heads
// pass in order.
type Keys struct {
	Used []KeyUse // so far; the last one is in force

	now  note.Verifier
	next note.Verifier // named by the entry before, until a head confirms it; nil: none
	use  KeyUse        // of next
}

// FollowKeys begins with the first key of a log.
func FollowKeys(first string) (*Keys, error) {
	v, err := note.NewVerifier(first)
	if err != nil {
		return nil, fmt.Errorf("record: the public key cannot be read: %w", err)
	}
	return &Keys{Used: []KeyUse{{Key: first}}, now: v}, nil
}

// InForce is the key that signs the heads.
func (k *Keys) InForce() string { return k.Used[len(k.Used)-1].Key }

// errUnconfirmed says that a change of keys is not followed by its head.
var errUnconfirmed = errors.New("record: the head with both keys must follow the change of keys directly")

// Entry takes the next entry. An error says that it changes the key, and not as
// it must, or that the change before it was not confirmed.
func (k *Keys) Entry(e Entry) error {
	if err := k.Withheld(); err != nil {
		return err
	}
	c, is, err := ChangeOf(e)
	if err != nil || !is {
		return err
	}
	next, err := note.NewVerifier(c.Key)
	switch {
	case err != nil:
		return fmt.Errorf("record: the key that entry %d names cannot be read: %w", e.Seq, err)
	case c.Previous != k.InForce():
		return fmt.Errorf("record: entry %d replaces the key %s, in force is %s", e.Seq, c.Previous, k.InForce())
	case next.Name() != k.now.Name():
		return fmt.Errorf("record: the key that entry %d names is one of %q", e.Seq, next.Name())
	case c.Key == c.Previous:
		return fmt.Errorf("record: entry %d names the key that is in force", e.Seq)
	}
	k.next, k.use = next, KeyUse{Key: c.Key, From: e.Seq + 1, At: e.At}
	return nil
}

// Withheld takes an entry that cannot be read. It is none that changes the key:
// those are never withheld.
func (k *Keys) Withheld() error {
	if k.next != nil {
		k.next = nil
		return errUnconfirmed
	}
	return nil
}

// Open opens the head that stands after the entries so far, and confirms a
// change of keys if the last of them was one.
func (k *Keys) Open(signed []byte) (Head, error) {
	h, err := openHead(signed, k.now)
	if err != nil || k.next == nil {
		return h, err
	}
	if h, err = openHead(signed, k.next); err != nil {
		return h, err
	}
	k.Used = append(k.Used, k.use)
	k.now, k.next = k.next, nil
	return h, nil
}
