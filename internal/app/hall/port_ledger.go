package hall

import (
	"context"
	"errors"

	"github.com/openplenum/plenum/internal/record"
)

// ErrNoKey is what Append answers when the store was opened without the key
// that signs the record, as by a worker. Errors of a store wrap it.
var ErrNoKey = errors.New("hall: no key to sign the record with")

// Ledger reads the record.
type Ledger interface {
	// Entries are those of one stream with Seq >= from, in order.
	Entries(ctx context.Context, stream record.Stream, from int64) ([]record.Entry, error)
	// Log is at most n entries of all streams with Seq >= from, in order.
	Log(ctx context.Context, from int64, n int) ([]record.Entry, error)
	// Entry is the one at a position; ErrNotFound beyond the end.
	Entry(ctx context.Context, seq int64) (record.Entry, error)
	// Last is the last entry; nil if there is none.
	Last(ctx context.Context) (*record.Entry, error)
	// Streams lists the streams that have entries, sorted, with how many.
	Streams(ctx context.Context) ([]StreamSize, error)
	// Size is the number of entries.
	Size(ctx context.Context) (int64, error)
	// Head is the newest signed head of the log (a note); nil without entries.
	Head(ctx context.Context) ([]byte, error)
	// Heads are all signed heads from a tree size on, oldest first.
	Heads(ctx context.Context, from int64) ([]LogHead, error)
	// Hashes are stored hashes of the tree at tlog's indexes, for proofs.
	Hashes(ctx context.Context, indexes []int64) ([]record.Hash, error)
}

// LedgerWriter appends to the record.
type LedgerWriter interface {
	// Append gives drafts their places behind the last entry (record.Append),
	// stores the entries and the hashes of the tree, and signs the new head
	// with the key of the installation. It returns the entries as stored.
	Append(ctx context.Context, drafts []record.Draft) ([]record.Entry, error)
}

// StreamSize is a stream with its number of entries and the last of them.
type StreamSize struct {
	Stream  record.Stream
	Entries int64
	Last    int64 // Seq
}

// LogHead is a signed head: the size of the tree that it signs, and the note.
type LogHead struct {
	Size int64
	Note []byte
}
