package store

import (
	"context"
	"os"

	"github.com/openplenum/plenum/internal/app/hall"
)

// Status is what a look at a database shows.
type Status struct {
	Database string // SQLite or PostgreSQL
	Where    string // without a password
	Schema   Schema
	Bytes    int64       // of the file; 0 where it is none
	Rows     []TableRows // empty unless the tables are ready
}

// TableRows is how many rows a table has.
type TableRows struct {
	Table string
	Rows  int64
}

// Status looks at the database without changing it.
func (db *DB) Status(ctx context.Context) (Status, error) {
	s := Status{Database: db.dialect.name, Where: db.Where()}
	var err error
	if s.Schema, err = db.Schema(ctx); err != nil {
		return s, err
	}
	if db.dialect.copies != "" {
		if info, err := os.Stat(db.address); err == nil {
			s.Bytes = info.Size()
		}
	}
	if s.Schema.State != SchemaReady {
		return s, nil
	}
	err = db.Read(ctx, func(r hall.Reader) error {
		for _, t := range allTables() {
			row := TableRows{Table: t.name}
			if err := r.(*reader).tx.QueryRowContext(ctx, `SELECT count(*) FROM `+t.name).Scan(&row.Rows); err != nil {
				return err
			}
			s.Rows = append(s.Rows, row)
		}
		return nil
	})
	return s, err
}

// Ready tells whether a program may work with the database, and if not, why.
func (s Status) Ready() error { return s.Schema.fault(s.Where) }
