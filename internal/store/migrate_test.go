package store_test

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/jackc/pgx/v5/pgxpool"

	"github.com/openplenum/plenum/internal/store"
)

func TestOpenRefuses(t *testing.T) {
	ctx := context.Background()
	eachDatabase(t, func(t *testing.T, fresh func(*testing.T) string) {
		tests := []struct {
			name string
			harm string // done to a good database
			want error
		}{
			{"nothing wrong", `SELECT 1`, nil},
			{"made by a later program", `INSERT INTO schema_version (version_id, is_applied) VALUES (99, 'true')`, store.ErrNewer},
			{"a migration is missing at the end", `DELETE FROM schema_version WHERE version_id = 3`, store.ErrOlder},
			{"a migration is missing before others", `DELETE FROM schema_version WHERE version_id = 1`, store.ErrHalf},
			{"a migration was interrupted", `INSERT INTO schema_mark VALUES ('migrate', '')`, store.ErrHalf},
			{"a restore was interrupted", `INSERT INTO schema_mark VALUES ('restore', '')`, store.ErrRestore},
			{"tables of another program", `DROP TABLE schema_version`, store.ErrForeign},
		}
		for _, tt := range tests {
			t.Run(tt.name, func(t *testing.T) {
				address := fresh(t)
				db, err := store.Open(ctx, address, store.Options{Create: true})
				if err != nil {
					t.Fatal(err)
				}
				if _, err := db.Raw().Exec(tt.harm); err != nil {
					t.Fatal(err)
				}
				if errors.Is(tt.want, store.ErrForeign) {
					if _, err := db.Raw().Exec(`DROP TABLE schema_mark`); err != nil {
						t.Fatal(err)
					}
				}
				if err := db.Close(); err != nil {
					t.Fatal(err)
				}
				db, err = store.Open(ctx, address, store.Options{Create: true})
				if !errors.Is(err, tt.want) || (err == nil) != (tt.want == nil) {
					t.Errorf("Open = %v, want %v", err, tt.want)
				}
				if err == nil {
					db.Close()
				}
			})
		}
	})
}

// TestFromTheFuture: a program that finds the tables of a later one changes
// nothing of them, whatever it is asked to do; the later program goes on with
// all that there was.
func TestFromTheFuture(t *testing.T) {
	ctx := context.Background()
	eachDatabase(t, func(t *testing.T, fresh func(*testing.T) string) {
		address := fresh(t)
		later := open(t, address)
		fill(t, later)
		before, err := later.Digests(ctx)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := later.Raw().Exec(`INSERT INTO schema_version (version_id, is_applied) VALUES (99, 'true')`); err != nil {
			t.Fatal(err)
		}
		if _, err := store.Open(ctx, address, store.Options{Create: true, Key: testKey(t)}); !errors.Is(err, store.ErrNewer) {
			t.Errorf("Open = %v, want ErrNewer", err)
		}
		keeper, err := store.Open(ctx, address, store.Options{Create: true, Unready: true})
		if err != nil {
			t.Fatal(err)
		}
		defer keeper.Close()
		if _, err := keeper.Migrate(ctx); !errors.Is(err, store.ErrNewer) {
			t.Errorf("Migrate = %v, want ErrNewer", err)
		}
		if _, err := keeper.Export(ctx, filepath.Join(t.TempDir(), "b")); !errors.Is(err, store.ErrNewer) {
			t.Errorf("Export = %v, want ErrNewer: it would leave out what it does not know", err)
		}
		if _, err := later.Raw().Exec(`DELETE FROM schema_version WHERE version_id = 99`); err != nil { // as if this were the later program
			t.Fatal(err)
		}
		after, err := later.Digests(ctx)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(before, after); diff != "" {
			t.Errorf("it was changed (-before +after):\n%s", diff)
		}
		sound(t, later)
		if err := adopt(t, later, "v3", "v2"); err != nil {
			t.Error(err)
		}
	})
}

func TestOpenWithoutDatabase(t *testing.T) {
	ctx := context.Background()
	missing := filepath.Join(t.TempDir(), "none.db")
	garbage := filepath.Join(t.TempDir(), "garbage.db")
	if err := os.WriteFile(garbage, []byte("this is a letter and no database, long enough to have a head"), 0o600); err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		address string
		want    error
	}{
		{missing, store.ErrMissing},
		{garbage, store.ErrCorrupt},
		{"", store.ErrAddress},
		{"mysql://localhost/plenum", store.ErrAddress},
		{"postgres://nobody@127.0.0.1:1/none?connect_timeout=2", store.ErrUnreachable},
	}
	for _, tt := range tests {
		_, err := store.Open(ctx, tt.address, store.Options{})
		if !errors.Is(err, tt.want) {
			t.Errorf("Open(%q) = %v, want %v", tt.address, err, tt.want)
		}
	}
	if _, err := os.Stat(missing); err == nil {
		t.Error("asking for a database that is not there made one")
	}
}

// TestEmptyIsNotMadeUnasked opens an empty database without Create.
func TestEmptyIsNotMadeUnasked(t *testing.T) {
	ctx := context.Background()
	eachDatabase(t, func(t *testing.T, fresh func(*testing.T) string) {
		address := fresh(t)
		db, err := store.Open(ctx, address, store.Options{Create: true, Unready: true})
		if err != nil {
			t.Fatal(err)
		}
		if s, err := db.Schema(ctx); err != nil || s.State != store.SchemaEmpty || s.Have != 0 || s.Want != 3 {
			t.Errorf("Schema = %+v, %v", s, err)
		}
		db.Close()
		if _, err := store.Open(ctx, address, store.Options{}); !errors.Is(err, store.ErrEmpty) {
			t.Errorf("Open = %v, want ErrEmpty", err)
		}
	})
}

// TestMigrateGoesOn stops a migration at every step; the database is refused,
// and Migrate brings it to its end.
func TestMigrateGoesOn(t *testing.T) {
	ctx := context.Background()
	stop := errors.New("stopped")
	eachDatabase(t, func(t *testing.T, fresh func(*testing.T) string) {
		for _, at := range []string{"tables", "guest"} {
			guestVersion := 0 // one for each database: they are tested side by side
			guest := store.Guest{Name: "guest",
				Migrate: func(context.Context, *sql.DB, *pgxpool.Pool) error { guestVersion = 3; return nil },
				Version: func(context.Context, *sql.DB, *pgxpool.Pool) (int, int, error) { return guestVersion, 3, nil },
			}
			address := fresh(t)
			options := store.Options{Create: true, Unready: true, Guests: []store.Guest{guest}}
			db, err := store.Open(ctx, address, options)
			if err != nil {
				t.Fatal(err)
			}
			db.SetStep(func(name string) error {
				if name == at {
					return stop
				}
				return nil
			})
			if _, err := db.Migrate(ctx); !errors.Is(err, stop) {
				t.Fatalf("Migrate = %v", err)
			}
			if s, err := db.Schema(ctx); err != nil || s.State != store.SchemaHalf {
				t.Errorf("stopped at %s: %+v, %v", at, s, err)
			}
			if _, err := store.Open(ctx, address, store.Options{Guests: []store.Guest{guest}}); !errors.Is(err, store.ErrHalf) {
				t.Errorf("Open = %v, want ErrHalf", err)
			}
			db.SetStep(func(string) error { return nil })
			if _, err := db.Migrate(ctx); err != nil {
				t.Fatal(err)
			}
			if s, err := db.Schema(ctx); err != nil || s.State != store.SchemaReady || guestVersion != 3 {
				t.Errorf("went on: %+v, %v", s, err)
			}
			db.Close()
		}
	})
}

// TestTablesAlike holds the tables of all databases against the list that
// backups go by, and against each other.
func TestTablesAlike(t *testing.T) {
	ctx := context.Background()
	want := append(store.TableNames(), "schema_mark", "schema_version")
	slices.Sort(want)
	columns := map[string][]string{}
	eachDatabase(t, func(t *testing.T, fresh func(*testing.T) string) {
		db := open(t, fresh(t))
		got, err := db.TablesInDatabase(ctx)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("tables (-listed +there):\n%s", diff)
		}
		for _, name := range store.TableNames() {
			c, err := db.ColumnsOf(ctx, name)
			if err != nil {
				t.Fatal(err)
			}
			if columns[name] == nil {
				columns[name] = c
			}
			if diff := cmp.Diff(columns[name], c); diff != "" {
				t.Errorf("columns of %s differ between databases:\n%s", name, diff)
			}
		}
	})
}
