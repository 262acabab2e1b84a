package store_test

import (
	"context"
	"crypto/rand"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"

	"github.com/openplenum/plenum/internal/record"
	"github.com/openplenum/plenum/internal/store"
)

// TestLoadKeyWithoutFolder: what is said to be missing is the folder.
func TestLoadKeyWithoutFolder(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "nowhere")
	_, err := store.LoadKey(filepath.Join(folder, "plenum.key"), "council.example")
	var at *fs.PathError
	if !errors.As(err, &at) || at.Path != folder || !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("%v", err)
	}
}

// TestLoadKey makes a key once, keeps it to its owner, and refuses a damaged
// one rather than making another.
func TestLoadKey(t *testing.T) {
	file := filepath.Join(t.TempDir(), "plenum.key")
	made, err := store.LoadKey(file, "council.example")
	if err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(file)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the key may be read by others: %v, %v", info.Mode(), err)
	}
	again, err := store.LoadKey(file, "another.example")
	if err != nil || again != made {
		t.Errorf("read again: %v, %v", again.Verifier, err)
	}
	other, err := store.LoadKey(file+"2", "council.example")
	if err != nil || other == made {
		t.Errorf("two installations have one key (%v)", err)
	}
	for name, text := range map[string]string{
		"cut off":   made.Signer + "\n",
		"a letter":  "Dear plenum",
		"mixed":     made.Signer + "\n" + other.Verifier + "\n",
		"no signer": made.Verifier + "\n" + made.Verifier + "\n",
		"empty":     "",
	} {
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := store.LoadKey(file, "council.example"); !errors.Is(err, store.ErrNoKey) {
			t.Errorf("%s: %v, want ErrNoKey", name, err)
		}
		if left, err := os.ReadFile(file); err != nil || string(left) != text {
			t.Errorf("%s: the file was changed to %q (%v)", name, left, err)
		}
	}
}

// TestLoadKeyAtOnce: programs that start at once get one key, and none finds
// half of it.
func TestLoadKeyAtOnce(t *testing.T) {
	for range 20 {
		file := filepath.Join(t.TempDir(), "plenum.key")
		keys := make([]record.Key, 16)
		var all sync.WaitGroup
		for i := range keys {
			all.Go(func() {
				var err error
				if keys[i], err = store.LoadKey(file, "council.example"); err != nil {
					t.Error(err)
				}
			})
		}
		all.Wait()
		if alike := slices.Compact(keys); len(alike) != 1 {
			t.Fatalf("%d keys at once", len(alike))
		}
		if left, err := os.ReadDir(filepath.Dir(file)); err != nil || len(left) != 1 {
			t.Fatalf("left over: %v, %v", left, err)
		}
	}
}

// TestAnotherKey refuses to go on with a record under another key, as when the
// key file was lost and a new one was made. Without a key it may be read.
func TestAnotherKey(t *testing.T) {
	ctx := context.Background()
	eachDatabase(t, func(t *testing.T, fresh func(*testing.T) string) {
		address := fresh(t)
		fill(t, open(t, address))
		other, err := record.NewKey(rand.Reader, "test.example")
		if err != nil {
			t.Fatal(err)
		}
		if _, err := store.Open(ctx, address, store.Options{Key: other}); !errors.Is(err, store.ErrWrongKey) {
			t.Errorf("Open with another key = %v, want ErrWrongKey", err)
		}
		db, err := store.Open(ctx, address, store.Options{})
		if err != nil {
			t.Fatal(err)
		}
		sound(t, db)
		db.Close()
	})
}
