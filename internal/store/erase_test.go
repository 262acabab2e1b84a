package store_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/openplenum/plenum/internal/app/hall"
)

// TestErasedIsGone reads the files of the database as a thief would: nothing is
// left of a person who was erased, neither in the tables nor in the log that
// was written ahead. A reader that still sees the moment before holds it up;
// then the next act ends it.
func TestErasedIsGone(t *testing.T) {
	for _, tt := range []struct {
		name string
		read bool
	}{{"nobody reads", false}, {"somebody reads", true}} {
		t.Run(tt.name, func(t *testing.T) { eraseBeside(t, tt.read) })
	}
}

func eraseBeside(t *testing.T, read bool) {
	ctx := context.Background()
	address := freshFile(t)
	db := open(t, address)
	fill(t, db)
	secrets := []string{"Ada Müller 김", "argon2id-of-ada", "ada@council.example"}
	write := func(work func(w hall.Writer) error) {
		t.Helper()
		if err := db.Write(ctx, work); err != nil {
			t.Fatal(err)
		}
	}
	write(func(w hall.Writer) error {
		return w.SaveAccount(ctx, hall.Account{Login: secrets[2], Person: "p1", Password: secrets[1], Created: noon})
	})
	if found := inFiles(t, address, secrets); found != len(secrets) {
		t.Fatalf("%d of %d are there before", found, len(secrets))
	}
	erase := func() {
		write(func(w hall.Writer) error { return w.ErasePerson(ctx, "p1", noon.Add(time.Hour)) })
	}
	if !read {
		erase()
	} else if err := db.Read(ctx, func(r hall.Reader) error {
		if _, err := r.Person(ctx, "p1"); err != nil {
			return err
		}
		erase()
		return nil
	}); err != nil {
		t.Fatal(err)
	} else {
		write(func(w hall.Writer) error { return w.SaveProgress(ctx, hall.Progress{Key: "next", At: noon}) })
	}
	if found := inFiles(t, address, secrets); found != 0 {
		t.Errorf("%d of %d are still in the files", found, len(secrets))
	}
}

// inFiles counts the texts that stand in a file of the database.
func inFiles(t *testing.T, address string, texts []string) (found int) {
	t.Helper()
	files, err := filepath.Glob(address + "*")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	var all []byte
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, data...)
	}
	for _, text := range texts {
		if bytes.Contains(all, []byte(text)) {
			found++
		}
	}
	return found
}
