package job_test

import (
	"database/sql"
	"net/url"
	"testing"
	"time"

	"github.com/openplenum/plenum/internal/store/storetest"
)

// TestClockOfTheServer: on a server, its clock and not that of a worker says
// who was silent. The schema of the test has a clock that is a day ahead.
func TestClockOfTheServer(t *testing.T) {
	server := storetest.Server(t)
	u, err := url.Parse(storetest.Schema(t, server))
	if err != nil {
		t.Fatal(err)
	}
	values := u.Query()
	values.Set("search_path", values.Get("search_path")+",pg_catalog")
	u.RawQuery = values.Encode()
	db, err := sql.Open("pgx", u.String())
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.ExecContext(t.Context(), `CREATE FUNCTION clock_timestamp() RETURNS timestamptz LANGUAGE sql
		AS 'SELECT pg_catalog.clock_timestamp() + interval ''1 day'''`); err != nil {
		t.Fatal(err)
	}
	now, err := opened(t, u.String()).Now(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if ahead := time.Until(now); ahead < 12*time.Hour {
		t.Errorf("the server is a day ahead, and the queue %v", ahead)
	}
}
