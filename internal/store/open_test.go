package store_test

import (
	"context"
	"crypto/rand"
	"path/filepath"
	"sync"
	"testing"

	"github.com/openplenum/plenum/internal/record"
	"github.com/openplenum/plenum/internal/store"
	"github.com/openplenum/plenum/internal/store/storetest"
)

// eachDatabase runs a test on every database there is: always on SQLite, on
// PostgreSQL where PLENUM_POSTGRES names a server. fresh gives the address of
// an empty database.
func eachDatabase(t *testing.T, run func(t *testing.T, fresh func(t *testing.T) string)) {
	t.Parallel()
	t.Run("sqlite", func(t *testing.T) {
		t.Parallel()
		run(t, freshFile)
	})
	t.Run("postgres", func(t *testing.T) {
		t.Parallel()
		server := storetest.Server(t)
		run(t, func(t *testing.T) string { return storetest.Schema(t, server) })
	})
}

func freshFile(t *testing.T) string { return filepath.Join(t.TempDir(), "plenum test?.db") } // a name that URLs have to escape

// testKey signs the records of tests.
func testKey(t testing.TB) record.Key {
	t.Helper()
	key, err := oneKey()
	if err != nil {
		t.Fatal(err)
	}
	return key
}

var oneKey = sync.OnceValues(func() (record.Key, error) { return record.NewKey(rand.Reader, "test.example") })

// open opens a database, makes it if it is not there, and closes it with the
// test.
func open(t testing.TB, address string) *store.DB {
	t.Helper()
	db, err := store.Open(context.Background(), address, store.Options{Create: true, Key: testKey(t)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return db
}
