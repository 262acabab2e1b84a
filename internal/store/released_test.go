package store_test

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/app/hall/halltest"
	"github.com/openplenum/plenum/internal/assembly"
	"github.com/openplenum/plenum/internal/record"
	"github.com/openplenum/plenum/internal/store"
)

// released holds every migration as it was released. A line is added with a
// migration and never changed: databases have been made with it.
var released = map[string]string{
	"migration/postgres/0001_tables.sql":     "b95c79ab4828566d06ac828ded7e67bf1408ef31b612a2afbb895b8198841f41",
	"migration/postgres/0002_only_grows.sql": "4e27202731d2aae9571fbc2a3f4f925ce955cf3cc1415167c0ffa5b9cfcf730d",
	"migration/postgres/0003_once.sql":       "369fff648ea6c1306223720fe85c9b5d1a46802cef2492cf24c879ce9c1511d2",
	"migration/sqlite/0001_tables.sql":       "2d179dd8d896b07649fbea5f6d11df72a63a9e9be048a07c32811d0b40d3d1d6",
	"migration/sqlite/0002_only_grows.sql":   "6bc54c143618f786601482e591292caf4819f5b243a86f0f8a24e783bcea90d2",
	"migration/sqlite/0003_once.sql":         "16b74033b1f9717b80e301942096197e73fd52f58fbebe2f825dc0f7d90bf287",
}

// TestMigrationsAreOnlyAdded holds the files against that list.
func TestMigrationsAreOnlyAdded(t *testing.T) {
	got := map[string]string{}
	err := fs.WalkDir(store.Migrations(), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := fs.ReadFile(store.Migrations(), name)
		sum := sha256.Sum256(text)
		got[name] = hex.EncodeToString(sum[:])
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(released, got); diff != "" {
		t.Errorf("migrations (-released +here):\n%s", diff)
	}
}

// old opens a database as an earlier program left it, its tables not migrated
// yet, with the key of its record and its secretary.
func old(t *testing.T, file string) (*store.DB, record.Key, hall.Actor) {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", "schema2.sql"))
	if err != nil {
		t.Fatal(err)
	}
	key := regexp.MustCompile(`(?m)^-- key (\S+) (\S+)$`).FindSubmatch(text)
	secretary := regexp.MustCompile(`(?m)^-- secretary (\S+)$`).FindSubmatch(text)
	db, err := store.Open(t.Context(), file, store.Options{Create: true, Unready: true})
	if err != nil {
		t.Fatal(err)
	}
	if err := db.UpTo(t.Context(), 2); err != nil {
		t.Fatal(err)
	}
	if _, err := db.Raw().Exec(string(text)); err != nil {
		t.Fatal(err)
	}
	return db, record.Key{Signer: string(key[1]), Verifier: string(key[2])}, hall.Actor{Person: assembly.PersonID(secretary[1])}
}

// TestOlderDatabase: a database of an earlier program is refused, migrated,
// verified, and used: what was decided reads as it was, and goes on.
func TestOlderDatabase(t *testing.T) {
	file := freshFile(t)
	db, key, secretary := old(t, file)
	portable := filepath.Join(t.TempDir(), "portable")
	if _, err := db.Export(t.Context(), portable); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := store.Open(t.Context(), file, store.Options{Key: key}); !errors.Is(err, store.ErrOlder) {
		t.Fatalf("opened as it is: %v", err)
	}
	if db, _ = store.Open(t.Context(), file, store.Options{Unready: true}); db == nil {
		t.Fatal("it cannot be looked after")
	}
	if before, err := db.Migrate(t.Context()); err != nil || before.Have != 2 {
		t.Fatalf("migrated from %+v, %v", before, err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	goesOn(t, file, key, secretary)

	restored := filepath.Join(t.TempDir(), "restored.db")
	if _, err := store.Restore(t.Context(), portable, restored, store.Options{}); err != nil {
		t.Fatal(err)
	}
	goesOn(t, restored, key, secretary)
}

// goesOn uses a database that an earlier program left.
func goesOn(t *testing.T, file string, key record.Key, secretary hall.Actor) {
	t.Helper()
	db, err := store.Open(t.Context(), file, store.Options{Key: key})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	sound := func() {
		t.Helper()
		if r, err := db.Verify(context.Background(), store.FromRecord()); err != nil || !r.OK() {
			t.Fatalf("verified: %+v, %v", r, err)
		}
	}
	sound()
	h, err := hall.New(hall.Options{Store: db, Clock: halltest.NewClock(halltest.Noon), Verifier: key.Verifier})
	if err != nil {
		t.Fatal(err)
	}
	p, err := h.Plenary(t.Context(), secretary, halltest.Plenary1)
	if err != nil {
		t.Fatal(err)
	}
	point, m := p.Point("p1"), p.Amendment("a1")
	if point.State != assembly.PointCarried || !slices.Equal(point.Content().Fields, []string{"isic:10"}) || point.Content().Changes[0].New != "2150 t" {
		t.Errorf("the point reads %+v", point)
	}
	if m.State != assembly.Accepted || m.Content.Text != "Very much more flour in 2027." || p.Conclusion("c1").State != assembly.ConclusionAdopted {
		t.Errorf("the amendment reads %+v", m)
	}
	got, err := h.History(t.Context(), hall.Actor{}, "village", "", "target:flour:2027")
	if err != nil || len(got) != 1 || got[0].Value != "2150 t" || got[0].Steps[0].Point != "p1" || got[0].Steps[0].Amendment != "a1" {
		t.Errorf("the history reads %+v, %v", got, err)
	}
	content := p.Point("p2").Content()
	content.Fields = append(content.Fields, "grain")
	for _, c := range []assembly.PlenaryCommand{
		assembly.AddItem{Title: "Bread"}, assembly.RevisePoint{ID: "p2", Seen: 1, Content: content},
	} {
		if _, err := h.Do(hall.Once(t.Context(), "k"), secretary, halltest.Plenary1, c); err != nil && !hall.Refused(err, hall.OnceOther) {
			t.Fatal(err)
		}
		if _, err := h.Do(t.Context(), secretary, halltest.Plenary1, c); err != nil && !hall.Refused(err, hall.Conflict) {
			t.Fatal(err)
		}
	}
	if p, err = h.Plenary(t.Context(), secretary, halltest.Plenary1); err != nil || !slices.Equal(p.Point("p2").Content().Fields, []string{"isic:10", "grain"}) {
		t.Errorf("after a change: %+v, %v", p.Point("p2"), err)
	}
	sound()
}
