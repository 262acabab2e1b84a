package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/pressly/goose/v3"
)

// SchemaState says how the tables of a database stand to this program.
type SchemaState string

// The states of the tables.
const (
	SchemaReady   SchemaState = "ready"
	SchemaEmpty   SchemaState = "empty"   // no table at all
	SchemaOlder   SchemaState = "older"   // Migrate brings it up to date
	SchemaNewer   SchemaState = "newer"   // made by a later program
	SchemaHalf    SchemaState = "half"    // a migration was interrupted
	SchemaRestore SchemaState = "restore" // a restore was interrupted
	SchemaForeign SchemaState = "foreign" // tables of another program
)

// Schema is how the tables stand.
type Schema struct {
	State      SchemaState
	Have, Want int64 // version of the tables, and of the program
	Guests     []GuestSchema
}

// GuestSchema is how the tables of a guest stand.
type GuestSchema struct {
	Name       string
	Have, Want int
}

// versionTable and markTable hold which migrations were done, and whether one
// is being done.
const (
	versionTable = "schema_version"
	markTable    = "schema_mark"
)

// Schema reads how the tables stand. It changes nothing.
func (db *DB) Schema(ctx context.Context) (Schema, error) {
	s := Schema{State: SchemaReady, Want: db.target()}
	tables, err := column[string](ctx, db.pools.read, db.dialect.tables)
	if err != nil {
		return Schema{}, db.settle(err)
	}
	have := map[string]bool{}
	for _, t := range tables {
		have[t] = true
	}
	if !have[versionTable] {
		if s.State = SchemaEmpty; len(tables) > 0 {
			s.State = SchemaForeign
		}
		if have[markTable] {
			s.State = SchemaHalf // killed before the first migration: nothing is there yet
		}
		return s, nil
	}
	done, err := column[int64](ctx, db.pools.read, `SELECT version_id FROM `+versionTable+` WHERE version_id > 0 ORDER BY version_id`)
	if err != nil {
		return Schema{}, db.settle(err)
	}
	gap := false
	for i, v := range done {
		s.Have = v
		gap = gap || v != int64(i+1)
	}
	var marks []string
	if have[markTable] {
		if marks, err = column[string](ctx, db.pools.read, `SELECT what FROM `+markTable); err != nil {
			return Schema{}, db.settle(err)
		}
	}
	older, newer, err := db.guests(ctx, &s)
	switch {
	case err != nil:
		return Schema{}, err
	case s.Have > s.Want || newer:
		s.State = SchemaNewer
	case slices.Contains(marks, markRestore):
		s.State = SchemaRestore
	case len(marks) > 0 || gap:
		s.State = SchemaHalf
	case s.Have < s.Want || older:
		s.State = SchemaOlder
	}
	return s, nil
}

// guests adds how the tables of guests stand.
func (db *DB) guests(ctx context.Context, s *Schema) (older, newer bool, err error) {
	sqlDB, pool := db.Queue()
	for _, g := range db.options.Guests {
		have, want, err := g.Version(ctx, sqlDB, pool)
		if err != nil {
			return false, false, fmt.Errorf("store: tables of %s: %w", g.Name, db.settle(err))
		}
		s.Guests = append(s.Guests, GuestSchema{g.Name, have, want})
		older, newer = older || have < want, newer || have > want
	}
	return older, newer, nil
}

// fault is why a database with such tables is not opened.
func (s Schema) fault(where string) error {
	versions := fmt.Errorf("version %d of the tables, and this program is for %d", s.Have, s.Want)
	switch s.State {
	case SchemaEmpty:
		return fault(ErrEmpty, where)
	case SchemaForeign:
		return fault(ErrForeign, where)
	case SchemaOlder:
		return fault(ErrOlder, where, versions)
	case SchemaNewer:
		return fault(ErrNewer, where, versions)
	case SchemaHalf:
		return fault(ErrHalf, where, versions)
	case SchemaRestore:
		return fault(ErrRestore, where)
	}
	return nil
}

// Migrate brings the tables up to date and returns how they stood before. Each
// migration is one transaction. A mark stands while they run, so that a
// program that was killed between two of them leaves a trace; Migrate again
// goes on from there.
func (db *DB) Migrate(ctx context.Context) (Schema, error) {
	before, err := db.Schema(ctx)
	if err != nil {
		return Schema{}, err
	}
	switch before.State {
	case SchemaReady:
		return before, nil
	case SchemaNewer, SchemaForeign, SchemaRestore:
		return before, before.fault(db.Where())
	}
	if err := db.migrate(ctx); err != nil {
		return before, err
	}
	after, err := db.Schema(ctx)
	if err != nil {
		return before, err
	}
	return before, after.fault(db.Where())
}

func (db *DB) migrate(ctx context.Context) error {
	if err := db.mark(ctx, markMigrate); err != nil {
		return err
	}
	if err := db.upTo(ctx, db.target()); err != nil {
		return err
	}
	sqlDB, pool := db.Queue()
	for _, g := range db.options.Guests {
		if err := errors.Join(db.step("guest"), g.Migrate(ctx, sqlDB, pool)); err != nil {
			return fmt.Errorf("store: migrating tables of %s: %w", g.Name, db.settle(err))
		}
	}
	_, err := db.pools.write.ExecContext(ctx, `DELETE FROM `+markTable)
	return db.settle(err)
}

// What a mark says is going on.
const (
	markMigrate = "migrate"
	markRestore = "restore"
)

// mark leaves a trace that stays if the program is killed.
func (db *DB) mark(ctx context.Context, what string) error {
	for _, text := range []string{
		`CREATE TABLE IF NOT EXISTS ` + markTable + ` (what TEXT NOT NULL, since TEXT NOT NULL)`,
		`INSERT INTO ` + markTable + ` VALUES ('` + what + `', '` + stamp(time.Now()) + `')`,
	} {
		if _, err := db.pools.write.ExecContext(ctx, text); err != nil {
			return db.settle(err)
		}
	}
	return nil
}

// upTo runs the migrations up to a version.
func (db *DB) upTo(ctx context.Context, version int64) error {
	folder, err := fs.Sub(migrations, db.dialect.folder)
	if err != nil {
		return err
	}
	lock, err := db.dialect.options()
	if err != nil {
		return err
	}
	options := append(lock, goose.WithTableName(versionTable), goose.WithDisableGlobalRegistry(true))
	provider, err := goose.NewProvider(db.dialect.goose, db.pools.write, folder, options...)
	if err != nil {
		return fmt.Errorf("store: migrations: %w", err)
	}
	if _, err := provider.UpTo(ctx, version); err != nil {
		return fmt.Errorf("store: migrating %s: %w", db.Where(), db.settle(err))
	}
	return db.step("tables")
}

// target is the newest version that this program knows.
func (db *DB) target() int64 {
	entries, err := fs.ReadDir(migrations, db.dialect.folder)
	if err != nil {
		return 0
	}
	var newest int64
	for _, e := range entries {
		number, _, _ := strings.Cut(e.Name(), "_")
		if n, err := strconv.ParseInt(number, 10, 64); err == nil {
			newest = max(newest, n)
		}
	}
	return newest
}
