package record

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
)

// Salt hides what a hash is of: without it, nobody can try names or votes
// until one fits. That of a commitment is kept beside the personal data,
// outside the record; that of an entry stands in the entry.
type Salt [32]byte

// NewSalt draws a salt.
func NewSalt(random io.Reader) (Salt, error) {
	var s Salt
	if _, err := io.ReadFull(random, s[:]); err != nil {
		return Salt{}, fmt.Errorf("record: drawing a salt: %w", err)
	}
	return s, nil
}

// MarshalText writes a salt in base64.
func (s Salt) MarshalText() ([]byte, error) {
	return base64.StdEncoding.AppendEncode(nil, s[:]), nil
}

// UnmarshalText reads what MarshalText wrote.
func (s *Salt) UnmarshalText(text []byte) error {
	raw, err := base64.StdEncoding.Strict().DecodeString(string(text))
	if err != nil || len(raw) != len(s) {
		return fmt.Errorf("record: %q is no salt of %d bytes", text, len(s))
	}
	copy(s[:], raw)
	return nil
}

// Commit is what the record keeps of personal data: HMAC-SHA-256 of their
// canonical JSON under the salt. To erase a person, forget salt and data; the
// commitment then says nothing, and every proof still holds.
func Commit(s Salt, data any) (Hash, error) {
	text, err := Canonical(data)
	if err != nil {
		return Hash{}, err
	}
	mac := hmac.New(sha256.New, s[:])
	mac.Write([]byte("plenum commitment 1\n"))
	mac.Write(text)
	return Hash(mac.Sum(nil)), nil
}

// Opens tells whether salt and data are those of a commitment.
func Opens(commitment Hash, s Salt, data json.RawMessage) bool {
	found, err := Commit(s, data)
	return err == nil && hmac.Equal(found[:], commitment[:])
}
