package job

import (
	"context"
	"database/sql"
	"fmt"
	"log/slog"
	"strings"

	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/riverqueue/river/riverdriver"
	"github.com/riverqueue/river/riverdriver/riverpgxv5"
	"github.com/riverqueue/river/riverdriver/riversqlite"
	"github.com/riverqueue/river/rivermigrate"
)

// Migrate brings the tables of the queue up to date. One of db and pool is nil.
func Migrate(ctx context.Context, db *sql.DB, pool *pgxpool.Pool) error {
	if pool != nil {
		return migrate(ctx, riverpgxv5.New(pool))
	}
	return migrate(ctx, riversqlite.New(db))
}

// Version is the version of the tables of the queue, and the one wanted.
func Version(ctx context.Context, db *sql.DB, pool *pgxpool.Pool) (have, want int, err error) {
	if pool != nil {
		return version(ctx, riverpgxv5.New(pool))
	}
	return version(ctx, riversqlite.New(db))
}

func migrator[T any](driver riverdriver.Driver[T]) (*rivermigrate.Migrator[T], error) {
	return rivermigrate.New(driver, &rivermigrate.Config{Logger: slog.New(slog.DiscardHandler)})
}

func migrate[T any](ctx context.Context, driver riverdriver.Driver[T]) error {
	m, err := migrator(driver)
	if err != nil {
		return err
	}
	if _, err := m.Migrate(ctx, rivermigrate.DirectionUp, nil); err != nil {
		return fmt.Errorf("job: making the tables of the queue: %w", err)
	}
	return nil
}

func version[T any](ctx context.Context, driver riverdriver.Driver[T]) (have, want int, err error) {
	m, err := migrator(driver)
	if err != nil {
		return 0, 0, err
	}
	for _, v := range m.AllVersions() {
		want = max(want, v.Version)
	}
	done, err := m.ExistingVersions(ctx)
	if err != nil && strings.Contains(err.Error(), "not found in migrator bundle") {
		return want + 1, want, nil // the database knows one that this program does not
	}
	for _, v := range done {
		have = max(have, v.Version)
	}
	return have, want, err
}
