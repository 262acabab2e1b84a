package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/record"
)

// keys are the public keys of the record, the first one first and the one in
// force last; none before the first head.
func (r *reader) keys(ctx context.Context) ([]string, error) {
	known, err := column[string](ctx, r.tx, `SELECT verifier FROM log_key ORDER BY verifier`)
	if err != nil || len(known) < 2 { // a change puts both keys there
		return known, err
	}
	system, err := list(ctx, r.tx, scanEntry, `SELECT `+entryColumns+` FROM entry WHERE stream = $1 AND kind = $2 ORDER BY seq`,
		record.System, record.KeyChanged)
	if err != nil {
		return nil, err
	}
	keys, err := record.KeysOf(system, known[0])
	if err != nil {
		return nil, err
	}
	if ordered := slices.Sorted(slices.Values(keys)); !slices.Equal(slices.Compact(ordered), known) {
		return nil, fault(ErrWrongKey, r.db.Where(), fmt.Errorf("it is signed with %s, and its entries name %s", strings.Join(known, ", "), strings.Join(keys, ", ")))
	}
	return keys, nil
}

// signer is the key that signs the record. Where somebody has changed it, it is
// looked for.
func (r *reader) signer(ctx context.Context) (record.Key, error) {
	key := *r.db.key.Load()
	if key.Signer == "" {
		return key, fault(ErrNoKey, "")
	}
	keys, err := r.keys(ctx)
	if err != nil || len(keys) == 0 {
		return key, err
	}
	now := keys[len(keys)-1]
	if key.Verifier == now {
		return key, nil
	}
	signed := fmt.Errorf("it is signed with %s", now)
	if !slices.Contains(keys, key.Verifier) {
		return key, fault(ErrWrongKey, r.db.Where(), signed)
	}
	if r.db.options.Renew == nil {
		return key, fault(ErrOldKey, r.db.Where(), signed)
	}
	if key, err = r.db.options.Renew(now); err != nil {
		return key, fault(ErrOldKey, r.db.Where(), signed, err)
	}
	r.db.key.Store(&key)
	return key, nil
}

// staged is where a new key lies until the record is signed with it.
func staged(file string) string { return file + ".new" }

// KeyIn is an Options.Renew that looks into the file of the key, and beside it
// where a change of keys was interrupted after the record had it.
func KeyIn(file string) func(verifier string) (record.Key, error) {
	return func(verifier string) (record.Key, error) {
		var all error
		for _, at := range []string{file, staged(file)} {
			key, err := readKey(at)
			if err == nil && key.Verifier == verifier {
				return key, nil
			}
			all = errors.Join(all, err)
		}
		return record.Key{}, errors.Join(fmt.Errorf("%s has not the secret of %s", file, verifier), all)
	}
}

// KeyChange is what came of RotateKey.
type KeyChange struct {
	Entry    int64  // that names the new key
	Key      string // public, in force from there on
	Previous string // public
	OldFile  string // with the previous secret
}

// RotateKey makes a new key, has the record name it in an entry that old and
// new key sign, and puts it into the file. The old one is kept in a file beside
// it. It can be interrupted anywhere: the new key is on the disk before the
// record names it, and called again it goes on. The database must be open with
// the key of the file, and KeyIn as Renew.
func (db *DB) RotateKey(ctx context.Context, file string, now time.Time) (out KeyChange, err error) {
	old, err := readKey(file)
	if err != nil {
		return out, err
	}
	origin, _, _ := strings.Cut(old.Verifier, "+")
	next, err := LoadKey(staged(file), origin) // made, or left from a change that was interrupted
	if err != nil {
		return out, err
	}
	if err := db.write(ctx, func(w *writer) error {
		key, err := w.signer(ctx)
		if err != nil {
			return err
		}
		if key.Verifier != next.Verifier {
			body, err := record.Canonical(record.KeyChange{Key: next.Verifier, Previous: key.Verifier})
			if err != nil {
				return err
			}
			if _, err := w.append(ctx, []record.Draft{
				{Stream: record.System, At: now, By: hall.Program, Kind: record.KeyChanged, Body: body}}, key, next); err != nil {
				return err
			}
		}
		out, err = w.lastChange(ctx)
		return err
	}); err != nil {
		return out, err
	}
	db.key.Store(&next)
	if err := db.step("placed"); err != nil {
		return out, err
	}
	out.OldFile, err = placeKey(file, old)
	return out, err
}

// lastChange is the newest change of keys.
func (r *reader) lastChange(ctx context.Context) (KeyChange, error) {
	e, err := one(ctx, r.tx, "change of keys", scanEntry, `SELECT `+entryColumns+` FROM entry WHERE stream = $1 AND kind = $2 ORDER BY seq DESC LIMIT 1`,
		record.System, record.KeyChanged)
	if err != nil {
		return KeyChange{}, err
	}
	c, _, err := record.ChangeOf(e)
	return KeyChange{Entry: e.Seq, Key: c.Key, Previous: c.Previous}, err
}

// placeKey puts a new key into its place, after the old one was kept beside it
// under a part of its public key.
func placeKey(file string, old record.Key) (kept string, err error) {
	parts := strings.Split(old.Verifier, "+")
	kept = file + "." + parts[1]
	text, err := os.ReadFile(file)
	if err != nil {
		return "", err
	}
	f, err := os.OpenFile(kept, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	switch {
	case errors.Is(err, os.ErrExist): // it was kept before the change was interrupted
		if there, err := os.ReadFile(kept); err != nil || !bytes.Equal(there, text) {
			return "", errors.Join(fmt.Errorf("store: %s is there already and is another key", kept), err)
		}
	case err != nil:
		return "", err
	default:
		_, err := f.Write(text)
		if err := errors.Join(err, f.Sync(), f.Close()); err != nil {
			return "", errors.Join(err, os.Remove(kept))
		}
	}
	if err := os.Rename(staged(file), file); err != nil {
		return "", err
	}
	return kept, syncFolder(filepath.Dir(file))
}

// syncFolder makes names in a folder last.
func syncFolder(folder string) error {
	f, err := os.Open(folder)
	if err != nil {
		return err
	}
	_ = f.Sync() // some systems cannot, and need not
	return f.Close()
}
