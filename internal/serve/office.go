package serve

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/job"
	"github.com/openplenum/plenum/internal/lp"
	"github.com/openplenum/plenum/internal/store"
)

// Options say what an installation stands on.
type Options struct {
	Database string // a file, or postgres://...
	Create   bool   // make it where there is none
	Key      string // file with the key that signs the record, made where there is none; empty: nothing can be recorded
	Origin   string // name of the record, for its key; empty: "plenum"
	Workers  int    // jobs at once; 0: one, below 0: none, others do the work

	Solver        lp.Solver
	SolverVersion string
	Clock         hall.Clock     // nil: that of the machine
	Zone          *time.Location // in which a day begins and ends; nil: UTC
	Log           *slog.Logger   // nil: none
}

// Office is an installation at work.
type Office struct {
	DB    *store.DB
	Queue *job.Queue
	Hall  *hall.Hall
	log   *slog.Logger
	works bool

	verifier string // public key of the record; empty without the secret one
}

// Open opens the database and the queue, and starts to work on jobs.
func Open(ctx context.Context, o Options) (*Office, error) {
	log := o.Log
	if log == nil {
		log = slog.New(slog.DiscardHandler)
	}
	origin := o.Origin
	if origin == "" {
		origin = "plenum"
	}
	options := store.Options{Create: o.Create, Guests: []store.Guest{{Name: "queue", Migrate: job.Migrate, Version: job.Version}}}
	if o.Key != "" {
		key, err := store.LoadKey(o.Key, origin)
		if err != nil {
			return nil, err
		}
		options.Key = key
		options.Renew = store.KeyIn(o.Key)
	}
	db, err := store.Open(ctx, o.Database, options)
	if err != nil {
		return nil, err
	}
	office := &Office{DB: db, log: log, verifier: options.Key.Verifier}
	if err := office.staff(ctx, o); err != nil {
		return nil, errors.Join(err, office.Close())
	}
	if err := office.lookAtClock(ctx); err != nil {
		return nil, errors.Join(err, office.Close())
	}
	return office, nil
}

// lookAtClock warns of a clock that shows an earlier time than the record.
func (f *Office) lookAtClock(ctx context.Context) error {
	ahead, err := f.Hall.Ahead(ctx)
	if err == nil && ahead > 0 {
		f.log.WarnContext(ctx, "clock", "problem", "the newest entry of the record is later than the clock of this machine", "by", ahead.String(),
			"remedy", "set the clock if it is wrong, before anybody works; if a clock ran ahead when that entry was written, new entries get its time until this clock has caught up, and mandates, sessions and due dates go by the clock")
	}
	return err
}

// staff puts the hall and the queue over the database.
func (f *Office) staff(ctx context.Context, o Options) (err error) {
	sqldb, pool := f.DB.Queue()
	f.Queue, err = job.Open(sqldb, pool, job.Options{Workers: max(o.Workers, 1), Logger: o.Log})
	if err != nil {
		return fmt.Errorf("serve: queue: %w", err)
	}
	f.Hall, err = hall.New(hall.Options{
		Store: f.DB, Queue: f.Queue, Clock: o.Clock, Zone: o.Zone,
		Solver: o.Solver, SolverVersion: o.SolverVersion, Verifier: f.verifier,
	})
	if err != nil {
		return err
	}
	if o.Workers < 0 {
		return nil
	}
	if err := f.Queue.Start(ctx, f.Hall); err != nil {
		return fmt.Errorf("serve: queue: %w", err)
	}
	f.works = true
	return nil
}

// Patience is how long those who are at work are waited for.
const Patience = 10 * time.Second

// Close puts running jobs back and closes the database. What was acknowledged
// is kept in any case; what was not, is not there.
func (f *Office) Close() error {
	var stopped error
	if f.works {
		ctx, cancel := context.WithTimeout(context.Background(), Patience)
		defer cancel()
		stopped = f.Queue.Stop(ctx)
		f.works = false
	}
	return errors.Join(stopped, f.DB.Close())
}

// FirstLink is the one-time link of the first administrator; empty when there
// is one.
func (f *Office) FirstLink(ctx context.Context) (string, error) {
	link, err := f.Hall.FirstLink(ctx)
	if hall.Refused(err, hall.FirstIsThere) {
		return "", nil
	}
	return link, err
}
