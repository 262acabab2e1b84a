package hall

import (
	"context"
	"crypto/rand"
	"errors"
	"io"
	"runtime"
	"time"

	"github.com/openplenum/plenum/internal/lp"
)

// Options are what the hall is built from.
type Options struct {
	Store  Store
	Queue  Queue     // nil: nothing can be done in the background
	Clock  Clock     // nil: that of the machine
	Random io.Reader // nil: crypto/rand; for tokens, salts and identifiers

	// PasswordCost is that of new passwords; zero: the usual one. Tests take
	// the least, halltest.LeastCost.
	PasswordCost PasswordCost

	// Zone is where the installation is: mandates, notices and due dates are
	// judged by its days. The record is in UTC. Nil: UTC.
	Zone *time.Location

	Solver        lp.Solver
	LP            lp.Options
	SolverVersion string // part of the key of what is solved
	AtOnce        int    // costings that are solved at once while somebody waits; 0: one for each processor

	// Verifier is the public key of the record, which a copy begins with.
	Verifier string

	// Between, if set, is called between the steps of an adoption, with the
	// name of the step that comes next. An error ends it. It is for tests of
	// what is left when a process dies there.
	Between func(step string) error
}

// Hall is what the assembly can do. It is safe for use by many goroutines, and
// several processes may share one store.
type Hall struct {
	store    Store
	queue    Queue
	clock    Clock
	zone     *time.Location
	random   io.Reader
	cost     PasswordCost
	before   func(step string) error
	verifier string

	solving solving
	folds   folds
	notify  notifier
	gate    gate
	plans   planCache
	bases   baseCache
	answers answerCache
}

// New is a hall over a store.
func New(o Options) (*Hall, error) {
	if o.Store == nil {
		return nil, errors.New("hall: a store is needed")
	}
	h := &Hall{
		store: o.Store, queue: o.Queue, clock: o.Clock, random: o.Random, cost: o.PasswordCost, before: o.Between, verifier: o.Verifier,
		solving: solving{solver: o.Solver, lp: o.LP, version: o.SolverVersion},
	}
	if o.AtOnce < 1 {
		o.AtOnce = runtime.GOMAXPROCS(0)
	}
	h.solving.slots = make(chan struct{}, o.AtOnce)
	if h.clock == nil {
		h.clock = SystemClock{}
	}
	if h.zone = o.Zone; h.zone == nil {
		h.zone = time.UTC
	}
	if h.before == nil {
		h.before = func(string) error { return nil }
	}
	if h.random == nil {
		h.random = rand.Reader
	}
	if h.cost == (PasswordCost{}) {
		h.cost = usualCost
	}
	return h, nil
}

// Use gives the hall its queue, where the queue needs the hall first, as the
// runner of its jobs. It is called once, before the hall is used.
func (h *Hall) Use(q Queue) { h.queue = q }

// Size is the number of entries of the record. Whoever waits for what other
// processes do asks for it now and then.
func (h *Hall) Size(ctx context.Context) (int64, error) {
	var size int64
	err := h.store.Read(ctx, func(r Reader) (err error) {
		size, err = r.Size(ctx)
		return err
	})
	return size, err
}

func (h *Hall) now() time.Time { return h.clock.Now().UTC().Truncate(time.Millisecond) }
