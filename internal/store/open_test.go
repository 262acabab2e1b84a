package store_test

import (
	"context"
	"crypto/rand"
	"database/sql"
	"encoding/hex"
	"net/url"
	"os"
	"path/filepath"
	"sync"
	"testing"

	_ "github.com/jackc/pgx/v5/stdlib" // to make and drop schemas

	"github.com/openplenum/plenum/internal/record"
	"github.com/openplenum/plenum/internal/store"
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
		server := os.Getenv("PLENUM_POSTGRES")
		if server == "" {
			t.Skip("PLENUM_POSTGRES names no PostgreSQL server: .ci/postgres start DIR makes one")
		}
		run(t, func(t *testing.T) string { return freshSchema(t, server) })
	})
}

func freshFile(t *testing.T) string { return filepath.Join(t.TempDir(), "plenum test?.db") } // a name that URLs have to escape

// freshSchema makes an empty schema, which goes away with the test.
func freshSchema(t testing.TB, server string) string {
	t.Helper()
	db, err := sql.Open("pgx", server)
	if err != nil {
		t.Fatal(err)
	}
	var random [6]byte
	if _, err := rand.Read(random[:]); err != nil {
		t.Fatal(err)
	}
	schema := "plenum_" + hex.EncodeToString(random[:])
	if _, err := db.Exec(`CREATE SCHEMA ` + schema); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if _, err := db.Exec(`DROP SCHEMA ` + schema + ` CASCADE`); err != nil {
			t.Error(err)
		}
		db.Close()
	})
	u, err := url.Parse(server)
	if err != nil {
		t.Fatal(err)
	}
	q := u.Query()
	q.Set("search_path", schema)
	u.RawQuery = q.Encode()
	return u.String()
}

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
