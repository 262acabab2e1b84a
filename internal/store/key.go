package store

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/openplenum/plenum/internal/record"
)

// LoadKey reads the key that signs the record, or makes one for a log of that
// origin and keeps it in the file, which only its owner may read. Two lines:
// the secret signer and the public verifier. The key is not in the database,
// so that whoever gets a copy of that cannot sign.
func LoadKey(file, origin string) (record.Key, error) {
	key, err := readKey(file)
	if errors.Is(err, os.ErrNotExist) {
		return newKey(file, origin)
	}
	return key, err
}

func readKey(file string) (record.Key, error) {
	text, err := os.ReadFile(file)
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
	// It is written beside its place and put there whole: nobody may find half
	// a key, not even after a crash.
	part, err := os.CreateTemp(filepath.Dir(file), filepath.Base(file)+".part-*") // only its owner may read it
	if err != nil {
		return record.Key{}, atFolder(err, file)
	}
	defer func() { _ = os.Remove(part.Name()) }()
	_, err = part.WriteString(key.Signer + "\n" + key.Verifier + "\n")
	if err := errors.Join(err, part.Sync(), part.Close()); err != nil {
		return record.Key{}, err
	}
	err = os.Link(part.Name(), file) // unlike Rename, it does not replace
	if errors.Is(err, os.ErrExist) { // another program was faster
		return LoadKey(file, origin)
	}
	return key, err
}

// atFolder says that a file cannot be made in its folder: the name of the part
// means nothing to anybody.
func atFolder(err error, file string) error {
	var at *fs.PathError
	if errors.As(err, &at) {
		return &fs.PathError{Op: at.Op, Path: filepath.Dir(file), Err: at.Err}
	}
	return err
}
