package store_test

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/record"
	"github.com/openplenum/plenum/internal/store"
)

// keyed opens a database as a server does, with a key in a file.
func keyed(t *testing.T, address, file string) *store.DB {
	t.Helper()
	key, err := store.LoadKey(file, "test.example")
	if err != nil {
		t.Fatal(err)
	}
	db, err := store.Open(context.Background(), address, store.Options{Create: true, Key: key, Renew: store.KeyIn(file)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return db
}

func appendOneTo(db *store.DB) error {
	ctx := context.Background()
	return db.Write(ctx, func(w hall.Writer) error {
		_, err := w.Append(ctx, []record.Draft{draft("system", "x", `{}`)})
		return err
	})
}

// copied takes a copy of the record out and has it verified with every key that
// was ever in force.
func copied(t *testing.T, db *store.DB, keys ...string) []byte {
	t.Helper()
	var out, public bytes.Buffer
	if _, err := db.CopyRecord(context.Background(), &out); err != nil {
		t.Fatal(err)
	}
	room, err := hall.New(hall.Options{Store: db, Verifier: keys[0]}) // as a server that was started before the changes
	if err != nil {
		t.Fatal(err)
	}
	if err := room.ExportRecord(context.Background(), hall.Actor{}, &public); err != nil {
		t.Fatal(err)
	}
	for _, key := range keys {
		for _, text := range [][]byte{out.Bytes(), public.Bytes()} {
			got, err := record.Verify(bytes.NewReader(text), record.VerifyOptions{Key: key})
			if err != nil || !got.Trusted || len(got.Keys) != len(keys) || got.Key != keys[len(keys)-1] {
				t.Errorf("the copy, by who knows %s: %+v, %v", key, got, err)
			}
		}
	}
	return out.Bytes()
}

func keyIn(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func verifierIn(t *testing.T, file string) string { return strings.Fields(keyIn(t, file))[1] }

// TestRotateKey changes the key of a record twice, while a server works on it,
// which goes on under the new key; one that cannot find that is refused. Every
// key verifies the whole record, and a backup carries it.
func TestRotateKey(t *testing.T) {
	ctx := context.Background()
	eachDatabase(t, func(t *testing.T, fresh func(*testing.T) string) {
		address, file := fresh(t), filepath.Join(t.TempDir(), "council.key")
		server := keyed(t, address, file)
		fill(t, server)
		first := keyIn(t, file)
		elsewhere := filepath.Join(t.TempDir(), "other machine.key")
		if err := os.WriteFile(elsewhere, []byte(first), 0o600); err != nil {
			t.Fatal(err)
		}
		other := keyed(t, address, elsewhere)
		keys := []string{verifierIn(t, file)}
		for i := range 2 {
			change, err := keyed(t, address, file).RotateKey(ctx, file, noon)
			if err != nil {
				t.Fatal(err)
			}
			keys = append(keys, verifierIn(t, file))
			if change.Key != keys[i+1] || change.Previous != keys[i] || verifierIn(t, change.OldFile) != keys[i] {
				t.Errorf("change %d: %+v of %v", i, change, keys)
			}
			if info, err := os.Stat(file); err != nil || info.Mode().Perm() != 0o600 {
				t.Errorf("the new key: %v, %v", info, err)
			}
			if err := appendOneTo(server); err != nil {
				t.Errorf("the server that runs: %v", err)
			}
		}
		if left, err := os.ReadDir(filepath.Dir(file)); err != nil || len(left) != 3 {
			t.Errorf("%v are left (%v)", left, err)
		}
		if err := appendOneTo(other); !errors.Is(err, store.ErrOldKey) || !errors.Is(err, hall.ErrNoKey) {
			t.Errorf("who has the first key only appends: %v", err)
		}
		sound(t, server)
		was := copied(t, server, keys...)

		for _, secret := range []string{first, keyIn(t, elsewhere)} {
			if _, err := store.Open(ctx, address, store.Options{Key: record.Key{Signer: strings.Fields(secret)[0], Verifier: keys[0]}}); !errors.Is(err, store.ErrOldKey) {
				t.Errorf("opened with the first key: %v", err)
			}
		}
		if _, err := store.Open(ctx, address, store.Options{Key: testKey(t)}); !errors.Is(err, store.ErrWrongKey) {
			t.Errorf("opened with the key of another record: %v", err)
		}
		backup, restored := filepath.Join(t.TempDir(), "b.plenum"), fresh(t)
		if _, err := server.Export(ctx, backup); err != nil {
			t.Fatal(err)
		}
		if _, err := store.Restore(ctx, backup, restored, store.Options{}); err != nil {
			t.Fatal(err)
		}
		again := keyed(t, restored, file)
		sound(t, again)
		if now := copied(t, again, keys...); !bytes.Equal(was, now) {
			t.Error("the record is another one after restoring")
		}
		if err := appendOneTo(again); err != nil {
			t.Error(err)
		}
		sound(t, again)
	})
}

// TestRotateKeyInterrupted breaks a change of keys off at every step. Whoever
// starts then works under the key that is in force, and who asks again ends it:
// the record names one new key, once.
func TestRotateKeyInterrupted(t *testing.T) {
	ctx := context.Background()
	stop := errors.New("stopped")
	for _, empty := range []bool{true, false} {
		for _, at := range []string{"begin", "head", "commit", "kept", "placed"} {
			address, file := freshFile(t), filepath.Join(t.TempDir(), "council.key")
			db := keyed(t, address, file)
			if !empty {
				if err := appendOneTo(db); err != nil {
					t.Fatal(err)
				}
			}
			keys := []string{verifierIn(t, file)}
			db.SetStep(func(name string) error {
				if name == at {
					return stop
				}
				return nil
			})
			if _, err := db.RotateKey(ctx, file, noon); !errors.Is(err, stop) {
				t.Fatalf("%s: %v", at, err)
			}
			if verifierIn(t, file) != keys[0] {
				t.Errorf("%s: the file has the new key before it holds", at)
			}
			next := keyed(t, address, file) // started again
			if err := appendOneTo(next); err != nil {
				t.Errorf("%s: %v", at, err)
			}
			sound(t, next)
			change, err := next.RotateKey(ctx, file, noon.Add(time.Hour))
			if err != nil {
				t.Fatalf("%s: %v", at, err)
			}
			keys = append(keys, verifierIn(t, file))
			if change.Key != keys[1] || change.Previous != keys[0] {
				t.Errorf("%s: %+v of %v", at, change, keys)
			}
			if _, err := os.Stat(file + ".new"); !errors.Is(err, fs.ErrNotExist) {
				t.Errorf("%s: the new key still lies beside its place: %v", at, err)
			}
			sound(t, next)
			copied(t, next, keys...)
		}
	}
}

// TestVerifyFollowsKeys: db verify finds a head that was signed with a key that
// was not in force any more, and a key that no entry names.
func TestVerifyFollowsKeys(t *testing.T) {
	ctx := context.Background()
	address, file := freshFile(t), filepath.Join(t.TempDir(), "council.key")
	db := keyed(t, address, file)
	change, err := db.RotateKey(ctx, file, noon)
	if err != nil {
		t.Fatal(err)
	}
	if err := appendOneTo(db); err != nil {
		t.Fatal(err)
	}
	tests := map[string]func(w hall.Writer) error{
		"signed anyhow": func(w hall.Writer) error {
			head, err := headOf(ctx, w)
			if err != nil {
				return err
			}
			old, err := head.Sign(strings.Fields(keyIn(t, change.OldFile))[0])
			if err != nil {
				return err
			}
			return store.SetHead(ctx, w, head.Size, old)
		},
		"a key more": func(w hall.Writer) error {
			return store.ExecIn(ctx, w, `INSERT INTO log_key (verifier) VALUES ('`+testKey(t).Verifier+`')`)
		},
	}
	undo := errors.New("undo")
	for name, harm := range tests {
		if err := db.Write(ctx, func(w hall.Writer) error {
			if err := harm(w); err != nil {
				return err
			}
			r, err := store.VerifyIn(ctx, w, store.Projections{})
			if err != nil {
				return err
			}
			if r.OK() {
				t.Errorf("%s: nothing is found", name)
			}
			return undo
		}); !errors.Is(err, undo) {
			t.Fatalf("%s: %v", name, err)
		}
	}
	sound(t, db)
}

// headOf is the head of the record as it is, unsigned.
func headOf(ctx context.Context, w hall.Writer) (record.Head, error) {
	size, err := w.Size(ctx)
	if err != nil {
		return record.Head{}, err
	}
	root, err := record.Root(size, func(indexes []int64) ([]record.Hash, error) { return w.Hashes(ctx, indexes) })
	return record.Head{Size: size, Root: root}, err
}
