package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"sync/atomic"

	"github.com/jackc/pgx/v5/pgxpool"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/record"
)

// Options of opening a database.
type Options struct {
	// Create makes a database where there is none, and its tables where it is
	// empty. It changes nothing that is there.
	Create bool
	// Unready opens a database whose tables are older, newer or half migrated
	// too, for those who look after it: Status, Migrate, Backup.
	Unready bool
	// Key signs the heads of the record. Without it, Append refuses.
	Key record.Key
	// Renew finds the secret of a public key, if the record is signed with
	// another than Key: somebody changed it. Nil: it is not to be found.
	Renew func(verifier string) (record.Key, error)
	// Guests are the tables of other parts, which live in the same database.
	Guests []Guest
}

// Guest is the tables of another part of the program, with migrations of their
// own. They are told the connections of the queue, one of which is nil.
type Guest struct {
	Name    string
	Migrate func(ctx context.Context, db *sql.DB, pool *pgxpool.Pool) error
	// Version is what the database has, and what the program wants.
	Version func(ctx context.Context, db *sql.DB, pool *pgxpool.Pool) (have, want int, err error)
}

// DB is an open database. It is a hall.Store.
type DB struct {
	dialect *dialect
	address string
	pools   pools
	options Options
	key     atomic.Pointer[record.Key] // that signs; never nil
	turn    chan struct{}              // held by the writer of this process; the others wait without a connection
	step    func(name string) error    // tests stop writes here; never nil
	traces  bool                       // of somebody who was erased may still be in the file; for who has the turn
}

var _ hall.Store = (*DB)(nil)

// Open opens a database by its address: a file, or postgres://... It refuses
// one whose tables are not those of this program, with a Fault that says why.
func Open(ctx context.Context, address string, o Options) (*DB, error) {
	d, err := dialectOf(address)
	if err != nil {
		return nil, err
	}
	p, err := d.open(ctx, address, o.Create)
	if err != nil {
		return nil, named(err, d.where(address))
	}
	db := &DB{dialect: d, address: address, pools: p, options: o,
		turn: make(chan struct{}, 1), step: func(string) error { return nil }}
	db.key.Store(&o.Key)
	if err := db.ready(ctx); err != nil {
		return nil, errors.Join(err, p.close())
	}
	if err := db.fits(ctx); err != nil {
		return nil, errors.Join(err, p.close())
	}
	return db, nil
}

// fits refuses a key that is not the one in force, unless that can be found.
func (db *DB) fits(ctx context.Context) error {
	if db.options.Unready || db.key.Load().Verifier == "" {
		return nil
	}
	return db.Read(ctx, func(r hall.Reader) error {
		_, err := r.(*reader).signer(ctx)
		return err
	})
}

// named adds the address to a fault without one.
func named(err error, address string) error {
	var f *Fault
	if errors.As(err, &f) {
		if f.About == "" {
			f.About = address
		}
		return err
	}
	return fmt.Errorf("store: %s: %w", address, err)
}

// ready makes the tables of an empty database if asked to, and refuses tables
// that are not ours as they should be.
func (db *DB) ready(ctx context.Context) error {
	if db.options.Unready {
		return nil
	}
	s, err := db.Schema(ctx)
	if err != nil {
		return err
	}
	if s.State == SchemaEmpty && db.options.Create {
		_, err := db.Migrate(ctx)
		return err
	}
	return s.fault(db.Where())
}

// Close ends all connections. Of a file, it folds the write-ahead log into it.
func (db *DB) Close() error { return db.pools.close() }

// Where is the address, without a password.
func (db *DB) Where() string { return db.dialect.where(db.address) }

// Queue gives the connections that a queue in the same database uses; exactly
// one of them is not nil.
func (db *DB) Queue() (*sql.DB, *pgxpool.Pool) {
	if db.pools.pgx != nil {
		return nil, db.pools.pgx
	}
	return db.pools.queue, nil
}
