package store

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/openplenum/plenum/internal/app/hall"
)

// Restore fills an empty database from a backup: one of Export, or a copy of
// a file. Then it reads every table back and holds it against the backup.
// Sessions and one-time links are left out: those that were ended or used since
// the backup would hold again. All rows are written in one transaction; a mark stands until the last check, so
// that a database that was restored by half is not opened.
func Restore(ctx context.Context, file, address string, o Options) (Backup, error) {
	info, err := os.Stat(file)
	if err != nil {
		return Backup{}, err
	}
	o.Create, o.Unready = true, true
	db, err := Open(ctx, address, o)
	if err != nil {
		return Backup{}, err
	}
	tables, err := db.restore(ctx, file)
	return Backup{File: file, Bytes: info.Size(), Tables: tables}, errors.Join(err, db.Close())
}

func (db *DB) restore(ctx context.Context, file string) ([]TableCopy, error) {
	schema, err := db.Schema(ctx)
	if err != nil {
		return nil, err
	}
	if schema.State != SchemaEmpty {
		return nil, fault(ErrNotEmpty, db.Where())
	}
	from, err := openBackup(ctx, file)
	if err != nil {
		return nil, err
	}
	defer func() { _ = from.close() }() // it was read
	if from.schema > db.target() {
		return nil, Schema{State: SchemaNewer, Have: from.schema, Want: db.target()}.fault(file)
	}
	if err := db.mark(ctx, markRestore); err != nil {
		return nil, err
	}
	if err := db.upTo(ctx, from.schema); err != nil {
		return nil, err
	}
	var want []TableCopy
	if err := db.write(ctx, func(w *writer) error {
		want, err = from.tables(func(t tableHead) (func(row []any) error, error) { return w.receive(ctx, t) })
		return err
	}); err != nil {
		return nil, fmt.Errorf("store: restoring %s: %w", file, err)
	}
	got, err := db.same(ctx, from.schema, want)
	if err != nil {
		return nil, err
	}
	return got, db.migrate(ctx)
}

// receive prepares a table for its rows.
func (w *writer) receive(ctx context.Context, head tableHead) (func(row []any) error, error) {
	var t table
	for _, x := range allTables() {
		if x.name == head.Name {
			t = x
		}
	}
	columns, err := w.columnsOf(ctx, head.Name)
	if t.name == "" || err != nil {
		return nil, errors.Join(fault(ErrBackup, "table "+head.Name), err)
	}
	if fmt.Sprint(columns) != fmt.Sprint(head.Columns) {
		return nil, fault(ErrBackup, fmt.Sprintf("table %s has the columns %v, wanted are %v", head.Name, head.Columns, columns))
	}
	if t.stays {
		return func([]any) error { return nil }, nil
	}
	statement, err := w.tx.PrepareContext(ctx, t.insert(columns))
	if err != nil {
		return nil, err
	}
	return func(row []any) error {
		_, err := statement.ExecContext(ctx, row...)
		return err
	}, nil
}

// same holds the tables against what was carried, and says what is there.
func (db *DB) same(ctx context.Context, schema int64, want []TableCopy) (out []TableCopy, err error) {
	tables := tablesAt(schema)
	if len(want) != len(tables) {
		return nil, fault(ErrBackup, fmt.Sprintf("%d tables of %d", len(want), len(tables)))
	}
	err = db.Read(ctx, func(r hall.Reader) error {
		for i, t := range tables {
			got, err := r.(*reader).digest(ctx, t)
			if err != nil {
				return err
			}
			carried := want[i]
			if t.stays {
				carried = newTally().copy(t.name)
			}
			if got != carried {
				return fault(ErrBackup, fmt.Sprintf("table %s differs after restoring: %d rows of %d", t.name, got.Rows, carried.Rows))
			}
			out = append(out, got)
		}
		return nil
	})
	return out, err
}

// backupFile is a backup that is read.
type backupFile struct {
	schema int64
	// tables gives the rows of every table to what receive returns for it.
	tables func(receive func(tableHead) (func(row []any) error, error)) ([]TableCopy, error)
	close  func() error
}

// openBackup opens either kind of backup.
func openBackup(ctx context.Context, file string) (backupFile, error) {
	f, err := os.Open(file)
	if err != nil {
		return backupFile{}, err
	}
	defer f.Close()
	start := make([]byte, len(sqliteMagic))
	n, err := io.ReadFull(f, start)
	switch {
	case err != nil && !errors.Is(err, io.ErrUnexpectedEOF) && !errors.Is(err, io.EOF):
		return backupFile{}, err
	case string(start) == sqliteMagic:
		return openCopy(ctx, file)
	case n < 2 || start[0] != 0x1f || start[1] != 0x8b:
		return backupFile{}, fault(ErrBackup, file)
	}
	return openExport(file)
}

// openCopy reads a copy of a database file.
func openCopy(ctx context.Context, file string) (backupFile, error) {
	db, err := Open(ctx, file, Options{Unready: true})
	if err != nil {
		return backupFile{}, err
	}
	schema, err := db.Schema(ctx)
	if err == nil && schema.State != SchemaOlder {
		err = schema.fault(file)
	}
	if err != nil {
		return backupFile{}, errors.Join(err, db.Close())
	}
	return backupFile{schema: schema.Have, close: db.Close,
		tables: func(receive func(tableHead) (func([]any) error, error)) (out []TableCopy, err error) {
			err = db.Read(ctx, func(r hall.Reader) error {
				out, err = r.(*reader).send(ctx, schema.Have, receive)
				return err
			})
			return out, err
		}}, nil
}

func (r *reader) send(ctx context.Context, schema int64, receive func(tableHead) (func([]any) error, error)) ([]TableCopy, error) {
	var out []TableCopy
	for _, t := range tablesAt(schema) {
		columns, err := r.columnsOf(ctx, t.name)
		if err != nil {
			return nil, err
		}
		put, err := receive(tableHead{t.name, columns})
		if err != nil {
			return nil, err
		}
		sum := newTally()
		if err := r.rows(ctx, t, columns, func(row []any) error {
			text, err := line(row)
			sum.add(text)
			return errors.Join(err, put(row))
		}); err != nil {
			return nil, fmt.Errorf("table %s: %w", t.name, err)
		}
		out = append(out, sum.copy(t.name))
	}
	return out, nil
}

// openExport reads a portable backup.
func openExport(file string) (backupFile, error) {
	f, err := os.Open(file)
	if err != nil {
		return backupFile{}, err
	}
	fail := func(err error) (backupFile, error) {
		return backupFile{}, errors.Join(fault(ErrBackup, file, err), f.Close())
	}
	packed, err := gzip.NewReader(bufio.NewReader(f))
	if err != nil {
		return fail(err)
	}
	lines := bufio.NewReaderSize(packed, 1<<16)
	var head backupHead
	text, err := lines.ReadBytes('\n')
	if err == nil {
		err = json.Unmarshal(text, &head)
	}
	switch {
	case err != nil:
		return fail(err)
	case head.Plenum != backupMark:
		return fail(errors.New("it is something else"))
	case head.Format != backupFormat:
		return backupFile{}, errors.Join(fault(ErrNewer, file, fmt.Errorf("format %d of backups", head.Format)), f.Close())
	}
	return backupFile{schema: head.Schema, close: f.Close,
		tables: func(receive func(tableHead) (func([]any) error, error)) ([]TableCopy, error) {
			out, err := readExport(lines, receive)
			if err != nil {
				return nil, fault(ErrBackup, file, err)
			}
			return out, nil
		}}, nil
}

// readExport reads tables until the end mark, and holds each against its tally.
func readExport(lines *bufio.Reader, receive func(tableHead) (func([]any) error, error)) ([]TableCopy, error) {
	var out []TableCopy
	for {
		text, err := lines.ReadBytes('\n')
		if err != nil {
			return nil, fmt.Errorf("it is cut off: %w", err)
		}
		var head struct {
			tableHead
			End bool `json:"end"`
		}
		if err := json.Unmarshal(text, &head); err != nil {
			return nil, err
		}
		if head.End {
			return out, nil
		}
		put, err := receive(head.tableHead)
		if err != nil {
			return nil, err
		}
		c, err := readTable(lines, head.Name, put)
		if err != nil {
			return nil, fmt.Errorf("table %s: %w", head.Name, err)
		}
		out = append(out, c)
	}
}

func readTable(lines *bufio.Reader, name string, put func([]any) error) (TableCopy, error) {
	sum := newTally()
	for {
		text, err := lines.ReadBytes('\n')
		if err != nil {
			return TableCopy{}, fmt.Errorf("it is cut off: %w", err)
		}
		text = bytes.TrimSuffix(text, []byte{'\n'})
		if bytes.HasPrefix(text, []byte{'{'}) {
			var want TableCopy
			if err := json.Unmarshal(text, &want); err != nil {
				return TableCopy{}, err
			}
			if got := sum.copy(name); got != want {
				return TableCopy{}, fmt.Errorf("%d rows with the sum %s, but it says %d with %s", got.Rows, got.SHA256, want.Rows, want.SHA256)
			}
			return want, nil
		}
		row, err := parseLine(text)
		if err != nil {
			return TableCopy{}, err
		}
		sum.add(text)
		if err := put(row); err != nil {
			return TableCopy{}, err
		}
	}
}
