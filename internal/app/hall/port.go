package hall

import (
	"context"
	"errors"
	"time"
)

// ErrNotFound is what a store answers when what was asked for is not there.
// Errors of a store wrap it.
var ErrNotFound = errors.New("hall: not found")

// ErrExists is what a store answers when a row that must be new is there
// already. Errors of a store wrap it.
var ErrExists = errors.New("hall: there is one already")

// Store keeps everything that an installation knows. A Reader sees one
// snapshot. Writes are serialised: a Writer sees all that was written before
// it, and what it writes is kept whole or not at all. When work returns an
// error, nothing is kept and that error comes back unchanged (wrapped or as it
// is). A Reader or Writer is used by one goroutine and not after work returned.
type Store interface {
	Read(ctx context.Context, work func(Reader) error) error
	Write(ctx context.Context, work func(Writer) error) error
}

// Reader reads what is stored.
type Reader interface {
	Ledger
	Plans
	People
	Results
	Tasks
	Ballots
	Repeats
}

// Writer reads and writes in one transaction.
type Writer interface {
	Reader
	LedgerWriter
	PlanWriter
	PeopleWriter
	ResultWriter
	TaskWriter
	BallotWriter
	RepeatWriter
}

// Clock tells the time. Uses of it are UTC to the millisecond.
type Clock interface{ Now() time.Time }

// SystemClock is the clock of the machine.
type SystemClock struct{}

// Now is the time in UTC, to the millisecond.
func (SystemClock) Now() time.Time { return time.Now().UTC().Truncate(time.Millisecond) }
