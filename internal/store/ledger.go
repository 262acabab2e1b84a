package store

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/record"
)

const entryColumns = `seq, stream, at, actor, kind, body, prev, salt`

func scanEntry(scan func(...any) error) (record.Entry, error) {
	var e record.Entry
	err := scan(&e.Seq, &e.Stream, moment{&e.At}, &e.By, &e.Kind, (*[]byte)(&e.Body), digest(e.Prev[:]), digest(e.Salt[:]))
	return e, err
}

// Entries are those of one stream from a position on.
func (r *reader) Entries(ctx context.Context, stream record.Stream, from int64) ([]record.Entry, error) {
	return list(ctx, r.tx, scanEntry, `SELECT `+entryColumns+` FROM entry WHERE stream = $1 AND seq >= $2 ORDER BY seq`, stream, from)
}

// Log is at most n entries of all streams.
func (r *reader) Log(ctx context.Context, from int64, n int) ([]record.Entry, error) {
	return list(ctx, r.tx, scanEntry, `SELECT `+entryColumns+` FROM entry WHERE seq >= $1 ORDER BY seq LIMIT $2`, from, n)
}

// Entry is the one at a position.
func (r *reader) Entry(ctx context.Context, seq int64) (record.Entry, error) {
	return one(ctx, r.tx, "entry "+strconv.FormatInt(seq, 10), scanEntry, `SELECT `+entryColumns+` FROM entry WHERE seq = $1`, seq)
}

// Streams lists the streams.
func (r *reader) Streams(ctx context.Context) ([]hall.StreamSize, error) {
	return list(ctx, r.tx, func(scan func(...any) error) (hall.StreamSize, error) {
		var s hall.StreamSize
		err := scan(&s.Stream, &s.Entries, &s.Last)
		return s, err
	}, `SELECT stream, count(*), max(seq) FROM entry GROUP BY stream ORDER BY stream`)
}

// Size is the number of entries.
func (r *reader) Size(ctx context.Context) (int64, error) {
	var n int64
	err := r.tx.QueryRowContext(ctx, `SELECT coalesce(max(seq) + 1, 0) FROM entry`).Scan(&n)
	return n, err
}

// Head is the newest signed head.
func (r *reader) Head(ctx context.Context) ([]byte, error) {
	notes, err := column[[]byte](ctx, r.tx, `SELECT note FROM log_head ORDER BY size DESC LIMIT 1`)
	if err != nil || len(notes) == 0 {
		return nil, err
	}
	return notes[0], nil
}

// Heads are all signed heads from a size on.
func (r *reader) Heads(ctx context.Context, from int64) ([]hall.LogHead, error) {
	return list(ctx, r.tx, func(scan func(...any) error) (hall.LogHead, error) {
		var h hall.LogHead
		err := scan(&h.Size, &h.Note)
		return h, err
	}, `SELECT size, note FROM log_head WHERE size >= $1 ORDER BY size`, from)
}

// Hashes are stored hashes of the tree, in the order asked for.
func (r *reader) Hashes(ctx context.Context, indexes []int64) ([]record.Hash, error) {
	out := make([]record.Hash, 0, len(indexes))
	for len(indexes) > 0 {
		part := indexes[:min(len(indexes), 500)] // far below the number of parameters that databases take
		indexes = indexes[len(part):]
		found, err := r.hashes(ctx, part)
		if err != nil {
			return nil, err
		}
		for _, i := range part {
			h, ok := found[i]
			if !ok {
				return nil, fmt.Errorf("store: stored hash %d: %w", i, hall.ErrNotFound)
			}
			out = append(out, h)
		}
	}
	return out, nil
}

func (r *reader) hashes(ctx context.Context, indexes []int64) (map[int64]record.Hash, error) {
	places, args := make([]string, len(indexes)), make([]any, len(indexes))
	for k, i := range indexes {
		places[k], args[k] = "$"+strconv.Itoa(k+1), i
	}
	found := make(map[int64]record.Hash, len(indexes))
	_, err := list(ctx, r.tx, func(scan func(...any) error) (struct{}, error) {
		var i int64
		var h record.Hash
		err := scan(&i, digest(h[:]))
		found[i] = h
		return struct{}{}, err
	}, `SELECT idx, hash FROM log_hash WHERE idx IN (`+strings.Join(places, ", ")+`)`, args...)
	return found, err
}

// Append stores drafts as entries behind the last one, the hashes of the tree, and the
// new head, signed.
func (w *writer) Append(ctx context.Context, drafts []record.Draft) ([]record.Entry, error) {
	if len(drafts) == 0 {
		return nil, nil
	}
	key, err := w.signer(ctx)
	if err != nil {
		return nil, err
	}
	return w.append(ctx, drafts, key)
}

// append signs the head with all of the keys.
func (w *writer) append(ctx context.Context, drafts []record.Draft, keys ...record.Key) ([]record.Entry, error) {
	last, err := w.Last(ctx)
	if err != nil {
		return nil, err
	}
	a, err := record.Append(last, drafts, rand.Reader, func(indexes []int64) ([]record.Hash, error) { return w.Hashes(ctx, indexes) })
	if err != nil {
		return nil, err
	}
	for _, e := range a.Entries {
		if _, err := w.exec(ctx, `INSERT INTO entry (`+entryColumns+`) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
			e.Seq, e.Stream, stamp(e.At), e.By, e.Kind, string(e.Body), e.Prev[:], e.Salt[:]); err != nil {
			return nil, fmt.Errorf("store: entry %d: %w", e.Seq, err)
		}
	}
	for i, h := range a.Hashes {
		if _, err := w.exec(ctx, `INSERT INTO log_hash (idx, hash) VALUES ($1, $2)`, a.From+int64(i), h[:]); err != nil {
			return nil, fmt.Errorf("store: hash %d: %w", a.From+int64(i), err)
		}
	}
	if err := w.db.step("head"); err != nil {
		return nil, err
	}
	signers := make([]string, len(keys))
	for i, key := range keys {
		signers[i] = key.Signer
		if _, err := w.exec(ctx, `INSERT INTO log_key (verifier) VALUES ($1) ON CONFLICT DO NOTHING`, key.Verifier); err != nil {
			return nil, err
		}
	}
	note, err := record.Head{Size: a.Size, Root: a.Root}.Sign(signers...)
	if err != nil {
		return nil, err
	}
	_, err = w.exec(ctx, `INSERT INTO log_head (size, note) VALUES ($1, $2)`, a.Size, note)
	return a.Entries, err
}

// Last is the newest entry, nil without any.
func (r *reader) Last(ctx context.Context) (*record.Entry, error) {
	e, err := one(ctx, r.tx, "last entry", scanEntry, `SELECT `+entryColumns+` FROM entry ORDER BY seq DESC LIMIT 1`)
	if errors.Is(err, hall.ErrNotFound) {
		return nil, nil //nolint:nilnil // no entry is no error: the log begins
	}
	return &e, err
}

// digest reads a hash or a salt as a destination of Scan.
type digest []byte

func (d digest) Scan(value any) error {
	raw, ok := value.([]byte)
	if !ok || len(raw) != len(d) {
		return fmt.Errorf("store: a hash or a salt is stored as %T of %d bytes", value, len(raw))
	}
	copy(d, raw)
	return nil
}
