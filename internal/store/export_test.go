package store

import (
	"context"
	"database/sql"
	"io/fs"

	"github.com/openplenum/plenum/internal/app/hall"
)

// SetStep has a function called between the steps of a write: begin, version,
// tasks, head, commit, kept; and of a migration: tables, guest.
func (db *DB) SetStep(step func(name string) error) { db.step = step }

// Raw is the connection that writes, for tests that do harm.
func (db *DB) Raw() *sql.DB { return db.pools.write }

// Named tells whether the database is the default one.
func (db *DB) IsFile() bool { return db.dialect == &sqliteFile }

// Digests are those of all tables.
func (db *DB) Digests(ctx context.Context) (out []TableCopy, err error) {
	err = db.Read(ctx, func(r hall.Reader) error {
		for _, t := range allTables() {
			d, err := r.(*reader).digest(ctx, t)
			if err != nil {
				return err
			}
			out = append(out, d)
		}
		return nil
	})
	return out, err
}

// TablesInDatabase lists what tables there are, and TableNames those we know.
func (db *DB) TablesInDatabase(ctx context.Context) ([]string, error) {
	return column[string](ctx, db.pools.read, db.dialect.tables)
}

// ColumnsOf lists the columns of a table.
func (db *DB) ColumnsOf(ctx context.Context, name string) (out []string, err error) {
	err = db.Read(ctx, func(r hall.Reader) error {
		out, err = r.(*reader).columnsOf(ctx, name)
		return err
	})
	return out, err
}

// TableNames lists the tables that backups carry.
func TableNames() []string {
	var out []string
	for _, t := range allTables() {
		out = append(out, t.name)
	}
	return out
}

// GrowingTables lists those whose rows never change.
func GrowingTables() []string {
	var out []string
	for _, t := range allTables() {
		if t.grows {
			out = append(out, t.name)
		}
	}
	return out
}

// VerifyIn verifies what a transaction sees, so that a test can undo the harm.
func VerifyIn(ctx context.Context, w hall.Writer, p Projections) (Report, error) {
	return w.(*writer).verify(ctx, p)
}

// ExecIn does harm in a transaction.
func ExecIn(ctx context.Context, w hall.Writer, text string) error {
	_, err := w.(*writer).exec(ctx, text)
	return err
}

// UpTo runs the migrations up to a version.
func (db *DB) UpTo(ctx context.Context, version int64) error { return db.upTo(ctx, version) }

// Migrations are the files of all migrations.
func Migrations() fs.FS { return migrations }

// SetHead replaces a signed head, although its table only grows.
func SetHead(ctx context.Context, w hall.Writer, size int64, note []byte) error {
	if err := ExecIn(ctx, w, `DROP TRIGGER log_head_no_update`); err != nil {
		return err
	}
	_, err := w.(*writer).exec(ctx, `UPDATE log_head SET note = $1 WHERE size = $2`, note, size)
	return err
}
