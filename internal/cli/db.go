package cli

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"github.com/openplenum/plenum/internal/job"
	"github.com/openplenum/plenum/internal/store"
)

// newDB is the parent of the commands on the database of an installation.
func newDB(s *shell) *cobra.Command {
	return parent(s, "db", s.text("db.short"), newDBStatus(s), newDBMigrate(s), newDBBackup(s), newDBRestore(s), newDBVerify(s))
}

// dbGuests are the tables of the queue, beside those of the store.
func dbGuests() []store.Guest {
	return []store.Guest{{Name: "queue", Migrate: job.Migrate, Version: job.Version}}
}

// withDB opens a database for a command and closes it again.
func withDB(ctx context.Context, address string, o store.Options, run func(db *store.DB) (Exit, error)) (Exit, error) {
	o.Guests = dbGuests()
	db, err := store.Open(ctx, address, o)
	if err != nil {
		return 0, databaseFailure(err)
	}
	exit, err := run(db)
	return exit, databaseFailure(errors.Join(err, db.Close()))
}

// databaseFailure says what is wrong with a database, and what can be done.
func databaseFailure(err error) error {
	var f *store.Fault
	var said *failure
	if err == nil || errors.As(err, &said) || !errors.As(err, &f) {
		return err
	}
	out := badInput("db.address", f.About)
	switch {
	case errors.Is(err, store.ErrAddress):
		out = out.hint("db.address")
	case errors.Is(err, store.ErrMissing):
		out = badInput("db.missing", f.About).hint("db.missing")
	case errors.Is(err, store.ErrEmpty):
		out = badInput("db.empty", f.About).hint("db.empty")
	case errors.Is(err, store.ErrOlder):
		out = badInput("db.older", f.About).hint("db.older")
	case errors.Is(err, store.ErrNewer):
		out = badInput("db.newer", f.About).hint("db.newer")
	case errors.Is(err, store.ErrHalf):
		out = badInput("db.half", f.About).hint("db.half")
	case errors.Is(err, store.ErrRestore):
		out = badInput("db.restore", f.About).hint("db.restore")
	case errors.Is(err, store.ErrForeign):
		out = badInput("db.foreign", f.About).hint("db.foreign")
	case errors.Is(err, store.ErrNotEmpty):
		out = badInput("db.taken", f.About).hint("db.taken")
	case errors.Is(err, store.ErrBackup):
		out = badInput("db.backup", f.About).hint("db.backup")
	case errors.Is(err, store.ErrWrongKey):
		out = badInput("db.other_key", f.About).hint("db.other_key")
	case errors.Is(err, store.ErrOldKey):
		out = badInput("db.old_key", f.About).hint("db.old_key")
	case errors.Is(err, store.ErrNoKey):
		out = badInput("db.key", f.About).hint("db.other_key")
	case errors.Is(err, store.ErrUnreachable):
		out = broken("db.unreachable", nil, f.About).hint("db.unreachable")
	case errors.Is(err, store.ErrBusy):
		out = broken("db.busy", nil, f.About).hint("db.busy")
	case errors.Is(err, store.ErrFull):
		out = broken("db.full", nil, f.About).hint("db.full")
	case errors.Is(err, store.ErrReadOnly):
		out = broken("db.readonly", nil, f.About).hint("db.readonly")
	case errors.Is(err, store.ErrCorrupt):
		out = broken("db.corrupt", nil, f.About).hint("db.corrupt")
	default:
		return err
	}
	if f.Cause != nil {
		out = out.because(f.Cause)
	}
	return out
}
