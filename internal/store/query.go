package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/openplenum/plenum/internal/app/hall"
)

// queries is what a transaction and a pool have in common.
type queries interface {
	QueryContext(ctx context.Context, text string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, text string, args ...any) *sql.Row
}

// list reads all rows of a query.
func list[T any](ctx context.Context, q queries, scan func(scan func(into ...any) error) (T, error), text string, args ...any) ([]T, error) {
	rows, err := q.QueryContext(ctx, text, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []T
	for rows.Next() {
		x, err := scan(rows.Scan)
		if err != nil {
			return nil, err
		}
		out = append(out, x)
	}
	return out, rows.Err()
}

// column reads a query of one column.
func column[T any](ctx context.Context, q queries, text string, args ...any) ([]T, error) {
	return list(ctx, q, func(scan func(...any) error) (T, error) {
		var x T
		err := scan(&x)
		return x, err
	}, text, args...)
}

// one reads the first row of a query; hall.ErrNotFound, with what was looked
// for, when there is none.
func one[T any](ctx context.Context, q queries, what string, scan func(scan func(into ...any) error) (T, error), text string, args ...any) (T, error) {
	x, err := scan(q.QueryRowContext(ctx, text, args...).Scan)
	if errors.Is(err, sql.ErrNoRows) {
		return x, fmt.Errorf("store: %s: %w", what, hall.ErrNotFound)
	}
	return x, err
}

// layout is how times are stored: UTC to the millisecond. The texts sort as
// the times do.
const layout = "2006-01-02T15:04:05.000Z"

// stamp writes a time; the zero time is the empty text.
func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(layout)
}

// moment reads a stamp as a destination of Scan.
type moment struct{ into *time.Time }

func (m moment) Scan(value any) error {
	text, ok := value.(string)
	if !ok {
		return fmt.Errorf("store: a time is stored as %T", value)
	}
	if text == "" {
		*m.into = time.Time{}
		return nil
	}
	t, err := time.Parse(layout, text)
	*m.into = t
	return err
}

// truth reads 0 or 1 as a destination of Scan, and number writes it.
type truth struct{ into *bool }

func (t truth) Scan(value any) error {
	n, ok := value.(int64)
	if !ok {
		return fmt.Errorf("store: a truth value is stored as %T", value)
	}
	*t.into = n == 1
	return nil
}

func number(b bool) int64 {
	if b {
		return 1
	}
	return 0
}

// settle gives errors of the driver our sentinels.
func (db *DB) settle(err error) error {
	var settled *Fault
	if err == nil || errors.As(err, &settled) {
		return err
	}
	return db.dialect.settle(err)
}
