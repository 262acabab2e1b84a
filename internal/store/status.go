package store

import (
	"context"
	"io/fs"
	"os"
	"runtime"
	"time"

	"github.com/openplenum/plenum/internal/app/hall"
)

// Status is what a look at a database shows.
type Status struct {
	Database string // SQLite or PostgreSQL
	Where    string // without a password
	Schema   Schema
	Bytes    int64       // of the file; 0 where it is none
	Wide     []WideFile  // files of it that others on the machine may read
	Last     time.Time   // of the newest entry of the record; zero if there is none
	Rows     []TableRows // empty unless the tables are ready
}

// WideFile is a file that not only its owner may read or write.
type WideFile struct {
	File string
	Mode fs.FileMode
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
		s.Wide = wideFiles(db.address)
	}
	if s.Schema.State != SchemaReady {
		return s, nil
	}
	err = db.Read(ctx, func(r hall.Reader) error {
		last, err := r.Last(ctx)
		if err != nil {
			return err
		}
		if last != nil {
			s.Last = last.At
		}
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

// wideFiles are the files of a database that others may read or write. Where a
// system has no such modes, there are none.
func wideFiles(file string) []WideFile {
	var out []WideFile
	for _, end := range []string{"", "-wal", "-shm"} {
		info, err := os.Stat(file + end)
		if err == nil && runtime.GOOS != "windows" && info.Mode().Perm()&0o077 != 0 {
			out = append(out, WideFile{file + end, info.Mode().Perm()})
		}
	}
	return out
}

// Ahead is how much later than a clock the newest entry is: hall.AheadOf.
func (s Status) Ahead(now time.Time) time.Duration { return hall.AheadOf(s.Last, now) }

// Ready tells whether a program may work with the database, and if not, why.
func (s Status) Ready() error { return s.Schema.fault(s.Where) }
