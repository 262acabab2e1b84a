package store_test

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/record"
	"github.com/openplenum/plenum/internal/store"
)

// TestOnlyTheOwnerReads: the file of a database, its log and its index are for
// their owner alone; where somebody opened them, a look at the database says so.
func TestOnlyTheOwnerReads(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the system has no modes of files")
	}
	ctx := context.Background()
	file := filepath.Join(t.TempDir(), "plenum.db")
	db, err := store.Open(ctx, file, store.Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if err := db.Write(ctx, func(w hall.Writer) error { return w.SavePerson(ctx, hall.PersonRow{ID: "p1", Name: "Ada"}) }); err != nil {
		t.Fatal(err)
	}
	for _, end := range []string{"", "-wal", "-shm"} {
		info, err := os.Stat(file + end)
		if err != nil {
			t.Fatal(err)
		}
		if info.Mode().Perm() != 0o600 {
			t.Errorf("%s has the mode %v", "plenum.db"+end, info.Mode())
		}
	}
	status := func() []store.WideFile {
		t.Helper()
		s, err := db.Status(ctx)
		if err != nil {
			t.Fatal(err)
		}
		return s.Wide
	}
	if wide := status(); len(wide) > 0 {
		t.Errorf("said to be open to others: %v", wide)
	}
	for end, mode := range map[string]os.FileMode{"": 0o644, "-shm": 0o660} {
		if err := os.Chmod(file+end, mode); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff([]store.WideFile{{File: file, Mode: 0o644}, {File: file + "-shm", Mode: 0o660}}, status()); diff != "" {
		t.Error(diff)
	}
}

// TestNewestEntryAndClock: a record whose newest entry is later than the clock
// is worth a word, from five minutes on.
func TestNewestEntryAndClock(t *testing.T) {
	ctx := context.Background()
	db := open(t, freshFile(t))
	s, err := db.Status(ctx)
	if err != nil || s.Ahead(noon) != 0 {
		t.Errorf("an empty record is ahead by %v (%v)", s.Ahead(noon), err)
	}
	if err := db.Write(ctx, func(w hall.Writer) error {
		_, err := w.Append(ctx, []record.Draft{{Stream: "body", At: noon, By: "p1", Kind: "x", Body: json.RawMessage(`{}`)}})
		return err
	}); err != nil {
		t.Fatal(err)
	}
	if s, err = db.Status(ctx); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ behind, want time.Duration }{
		{-time.Hour, 0}, {0, 0}, {5 * time.Minute, 0}, {5*time.Minute + time.Second, 5*time.Minute + time.Second}, {time.Hour, time.Hour},
	} {
		if got := s.Ahead(noon.Add(-tt.behind)); got != tt.want {
			t.Errorf("a clock that is %v slow: %v, want %v", tt.behind, got, tt.want)
		}
	}
}
