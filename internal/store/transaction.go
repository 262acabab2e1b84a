package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/openplenum/plenum/internal/app/hall"
)

// reader reads one snapshot.
type reader struct {
	db *DB
	tx *sql.Tx
}

// writer reads and writes in one transaction.
type writer struct {
	reader
	erased bool // somebody: traces are to be removed when it is kept
}

var (
	_ hall.Reader = (*reader)(nil)
	_ hall.Writer = (*writer)(nil)
)

// Read gives work one snapshot.
func (db *DB) Read(ctx context.Context, work func(hall.Reader) error) error {
	tx, err := db.pools.read.BeginTx(ctx, &db.dialect.read)
	if err != nil {
		return fmt.Errorf("store: beginning to read: %w", db.settle(err))
	}
	defer func() { _ = tx.Rollback() }() // nothing was written
	return db.settle(work(&reader{db, tx}))
}

// Write keeps all that work writes, or nothing. One writes at a time.
func (db *DB) Write(ctx context.Context, work func(hall.Writer) error) error {
	return db.write(ctx, func(w *writer) error { return work(w) })
}

func (db *DB) write(ctx context.Context, work func(*writer) error) (err error) {
	select {
	case db.turn <- struct{}{}:
		defer func() { <-db.turn }()
	case <-ctx.Done():
		return fmt.Errorf("store: waiting to write: %w", ctx.Err())
	}
	tx, err := db.pools.write.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("store: beginning to write: %w", db.settle(err))
	}
	kept := false
	defer func() {
		if !kept { // also when work panics
			_ = tx.Rollback()
		}
	}()
	if db.dialect.begin != "" {
		if _, err := tx.ExecContext(ctx, db.dialect.begin); err != nil {
			return fmt.Errorf("store: waiting to write: %w", db.settle(err))
		}
	}
	w := &writer{reader: reader{db, tx}}
	if err := errors.Join(db.step("begin"), work(w)); err != nil {
		return db.settle(err)
	}
	if err := db.step("commit"); err != nil {
		return err
	}
	if err := tx.Commit(); err != nil {
		return fmt.Errorf("store: keeping what was written: %w", db.settle(err))
	}
	kept = true
	db.forget(ctx, w.erased)
	return db.step("kept")
}

// forget removes the traces of who was erased. What was written is kept, so a
// fault is no fault of the act: the next one tries again.
func (db *DB) forget(ctx context.Context, erased bool) {
	db.traces = db.traces || erased
	if !db.traces || db.dialect.forget == nil {
		return
	}
	if done, err := db.dialect.forget(ctx, db.pools.write); err == nil && done {
		db.traces = false
	}
}

// exec runs a statement that writes.
func (w *writer) exec(ctx context.Context, text string, args ...any) (rows int64, err error) {
	result, err := w.tx.ExecContext(ctx, text, args...)
	if err != nil {
		return 0, w.db.settle(err)
	}
	return result.RowsAffected()
}

// add runs an INSERT that does nothing when the row is there; then it answers
// hall.ErrExists, with what it is. The transaction goes on either way.
func (w *writer) add(ctx context.Context, what, text string, args ...any) error {
	rows, err := w.exec(ctx, text+` ON CONFLICT DO NOTHING`, args...)
	if err == nil && rows == 0 {
		return fmt.Errorf("store: %s: %w", what, hall.ErrExists)
	}
	return err
}
