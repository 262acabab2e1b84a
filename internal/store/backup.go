package store

import (
	"bufio"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/openplenum/plenum/internal/app/hall"
)

// Backup is what a backup carries.
type Backup struct {
	File   string
	Bytes  int64
	Tables []TableCopy // empty for a copy of the file
}

// backupHead is the first line of a portable backup.
type backupHead struct {
	Plenum string    `json:"plenum"` // "backup"
	Format int       `json:"format"`
	Schema int64     `json:"schema"` // version of the tables
	From   string    `json:"from"`
	Made   time.Time `json:"made"`
}

// tableHead stands before the rows of a table, and TableCopy behind them.
type tableHead struct {
	Name    string   `json:"table"`
	Columns []string `json:"columns"`
}

const (
	backupMark   = "backup"
	backupFormat = 1
)

// CopyFile writes a whole copy of the database to a new file while others go
// on working. Only a database that is a file can do that; others, and the copy
// that another database can read, are for Export.
func (db *DB) CopyFile(ctx context.Context, file string) (Backup, error) {
	if db.dialect.copies == "" {
		return db.Export(ctx, file)
	}
	return db.toFile(file, func(part string) ([]TableCopy, error) {
		_, err := db.pools.write.ExecContext(ctx, db.dialect.copies, part)
		return nil, db.settle(err)
	})
}

// Export writes every table to a new file that either kind of database can be
// restored from: compressed JSON, a line a row. All rows are of one moment.
func (db *DB) Export(ctx context.Context, file string) (Backup, error) {
	schema, err := db.Schema(ctx)
	if err != nil {
		return Backup{}, err
	}
	if err := schema.fault(db.Where()); err != nil && !errors.Is(err, ErrOlder) {
		return Backup{}, err
	}
	return db.toFile(file, func(part string) (out []TableCopy, err error) {
		f, err := os.OpenFile(part, os.O_WRONLY|os.O_TRUNC, 0o600)
		if err != nil {
			return nil, err
		}
		defer func() { err = errors.Join(err, f.Close()) }()
		packed := gzip.NewWriter(f)
		w := &lineWriter{w: bufio.NewWriterSize(packed, 1<<16)}
		w.json(backupHead{backupMark, backupFormat, schema.Have, db.dialect.name, time.Now().UTC().Truncate(time.Second)})
		err = db.Read(ctx, func(r hall.Reader) error {
			out, err = r.(*reader).export(ctx, schema.Have, w)
			return err
		})
		w.json(map[string]bool{"end": true})
		return out, errors.Join(err, w.err, w.w.Flush(), packed.Close(), f.Sync())
	})
}

// export writes all tables.
func (r *reader) export(ctx context.Context, schema int64, w *lineWriter) ([]TableCopy, error) {
	var out []TableCopy
	for _, t := range tablesAt(schema) {
		columns, err := r.columnsOf(ctx, t.name)
		if err != nil {
			return nil, err
		}
		w.json(tableHead{t.name, columns})
		sum := newTally()
		if err := r.rows(ctx, t, columns, func(row []any) error {
			text, err := line(row)
			sum.add(text)
			w.line(text)
			return errors.Join(err, w.err)
		}); err != nil {
			return nil, fmt.Errorf("store: table %s: %w", t.name, err)
		}
		out = append(out, sum.copy(t.name))
		w.json(out[len(out)-1])
	}
	return out, nil
}

// toFile has a backup made beside its place and puts it there when it is
// whole. A file that is there is not touched.
func (db *DB) toFile(file string, write func(part string) ([]TableCopy, error)) (Backup, error) {
	if _, err := os.Stat(file); err == nil {
		return Backup{}, fault(ErrNotEmpty, file)
	}
	part, err := os.CreateTemp(filepath.Dir(file), filepath.Base(file)+".part-*")
	if err != nil {
		return Backup{}, err
	}
	defer func() { _ = os.Remove(part.Name()) }() // it is not there any more when it was moved
	if err := part.Close(); err != nil {
		return Backup{}, err
	}
	tables, err := write(part.Name())
	if err != nil {
		return Backup{}, err
	}
	if err := os.Chmod(part.Name(), 0o600); err != nil { // it has personal data
		return Backup{}, err
	}
	info, err := os.Stat(part.Name())
	if err != nil {
		return Backup{}, err
	}
	if err := os.Link(part.Name(), file); err != nil { // unlike Rename, it does not replace
		if errors.Is(err, os.ErrExist) {
			return Backup{}, fault(ErrNotEmpty, file)
		}
		if err := os.Rename(part.Name(), file); err != nil { // a disk without links
			return Backup{}, err
		}
	}
	return Backup{File: file, Bytes: info.Size(), Tables: tables}, nil
}

// lineWriter writes lines and keeps the first error.
type lineWriter struct {
	w   *bufio.Writer
	err error
}

func (w *lineWriter) line(text []byte) {
	if w.err == nil {
		_, w.err = w.w.Write(append(text, '\n'))
	}
}

func (w *lineWriter) json(value any) {
	text, err := json.Marshal(value)
	if w.err == nil {
		w.err = err
	}
	w.line(text)
}
