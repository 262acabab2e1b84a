package store

import (
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/openplenum/plenum/internal/record"
)

// LoadKey reads the key that signs the record, or makes one for a log of that
// origin and keeps it in the file, which only its owner may read. Two lines:
// the secret signer and the public verifier. The key is not in the database,
// so that whoever gets a copy of that cannot sign.
func LoadKey(file, origin string) (record.Key, error) {
	text, err := os.ReadFile(file)
	if errors.Is(err, os.ErrNotExist) {
		return newKey(file, origin)
	}
	if err != nil {
		return record.Key{}, err
	}
	lines := strings.Fields(string(text))
	if len(lines) != 2 {
		return record.Key{}, fault(ErrNoKey, fmt.Sprintf("%s has %d lines, not two", file, len(lines)))
	}
	key := record.Key{Signer: lines[0], Verifier: lines[1]}
	note, err := record.Head{}.Sign(key.Signer) // do the two belong together?
	if err == nil {
		_, err = record.OpenHead(note, key.Verifier)
	}
	if err != nil {
		return record.Key{}, fault(ErrNoKey, file, err)
	}
	return key, nil
}

func newKey(file, origin string) (record.Key, error) {
	key, err := record.NewKey(rand.Reader, origin)
	if err != nil {
		return record.Key{}, err
	}
	f, err := os.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		if errors.Is(err, os.ErrExist) { // another program was faster
			return LoadKey(file, origin)
		}
		return record.Key{}, err
	}
	_, err = f.WriteString(key.Signer + "\n" + key.Verifier + "\n")
	return key, errors.Join(err, f.Sync(), f.Close())
}
