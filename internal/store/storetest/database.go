// Package storetest gives tests an empty database of each kind that there is.
package storetest

import (
	"crypto/rand"
	"database/sql"
	"net/url"
	"os"
	"strings"
	"testing"

	_ "github.com/jackc/pgx/v5/stdlib" // to make and drop schemas
)

// Server is the address of the PostgreSQL server that the tests may use; a test
// that finds none is skipped.
func Server(t testing.TB) string {
	t.Helper()
	server := os.Getenv("PLENUM_POSTGRES")
	if server == "" {
		t.Skip("PLENUM_POSTGRES names no PostgreSQL server: .ci/postgres start DIR makes one")
	}
	return server
}

// Schema makes an empty schema on a server, which goes away with the test, and
// gives its address.
func Schema(t testing.TB, server string) string {
	t.Helper()
	u, err := url.Parse(server)
	if err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("pgx", server)
	if err != nil {
		t.Fatal(err)
	}
	schema := "plenum_" + strings.ToLower(rand.Text())
	if _, err := db.Exec(`CREATE SCHEMA ` + schema); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if _, err := db.Exec(`DROP SCHEMA ` + schema + ` CASCADE`); err != nil {
			t.Error(err)
		}
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	q := u.Query()
	q.Set("search_path", schema)
	u.RawQuery = q.Encode()
	return u.String()
}
