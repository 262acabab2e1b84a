package record

import (
	"encoding/json"
	"fmt"
	"io"
	"time"

	"golang.org/x/mod/sumdb/tlog"
)

// Draft is an entry before it has its place in the log.
type Draft struct {
	Stream Stream
	At     time.Time // when by the clock; the entry gets a later time if the clock went back
	By     string
	Kind   string
	Body   json.RawMessage // any JSON; made canonical here
}

// Appended is what an append writes, all of it or nothing.
type Appended struct {
	Entries []Entry
	From    int64  // index of the first of Hashes among the stored hashes
	Hashes  []Hash // to be stored one after another
	Size    int64  // of the log with Entries
	Root    Hash   // of the log with Entries
}

// Append gives drafts their places behind the last entry (nil: the log is
// empty) and says what must be stored. Each entry gets a salt from random,
// which is crypto/rand.Reader except in tests. It reads hashes stored before
// through r and writes nothing. Times are cut to milliseconds, and one that lies before
// that of the entry before it is raised to it, so that a clock that went back
// cannot break the order.
func Append(last *Entry, drafts []Draft, random io.Reader, r HashReader) (Appended, error) {
	var size int64
	if last != nil {
		size = last.Seq + 1
	}
	out := Appended{From: tlog.StoredHashCount(size), Size: size}
	var prev Hash
	var before time.Time
	if last != nil {
		var err error
		if prev, err = last.Leaf(); err != nil {
			return Appended{}, err
		}
		before = last.At
	}
	seen := func(indexes []int64) ([]Hash, error) { return out.read(indexes, r) }
	for _, d := range drafts {
		body, err := Canonicalize(d.Body)
		if err != nil {
			return Appended{}, fmt.Errorf("%w (entry of kind %s)", err, d.Kind)
		}
		at := d.At.UTC().Truncate(time.Millisecond)
		if at.Before(before) {
			at = before
		}
		salt, err := NewSalt(random)
		if err != nil {
			return Appended{}, err
		}
		e := Entry{Seq: out.Size, Stream: d.Stream, At: at, By: d.By, Kind: d.Kind, Body: body, Prev: prev, Salt: salt}
		leaf, err := e.Leaf()
		if err != nil {
			return Appended{}, err
		}
		hashes, err := tlog.StoredHashesForRecordHash(out.Size, leaf, HashReader(seen))
		if err != nil {
			return Appended{}, fmt.Errorf("record: hashes of entry %d: %w", e.Seq, err)
		}
		out.Entries, out.Hashes, out.Size = append(out.Entries, e), append(out.Hashes, hashes...), out.Size+1
		prev, before = leaf, at
	}
	root, err := tlog.TreeHash(out.Size, HashReader(seen))
	if err != nil {
		return Appended{}, fmt.Errorf("record: root of %d entries: %w", out.Size, err)
	}
	out.Root = root
	return out, nil
}

// read takes hashes from those that are about to be stored, and others from r.
func (a *Appended) read(indexes []int64, r HashReader) ([]Hash, error) {
	out := make([]Hash, len(indexes))
	var old []int64
	for i, index := range indexes {
		if index >= a.From {
			out[i] = a.Hashes[index-a.From]
			continue
		}
		old = append(old, index)
	}
	if len(old) == 0 {
		return out, nil
	}
	stored, err := r(old)
	if err != nil {
		return nil, err
	}
	if len(stored) != len(old) {
		return nil, fmt.Errorf("record: asked for %d hashes, got %d", len(old), len(stored))
	}
	for i, index := range indexes {
		if index < a.From {
			out[i], stored = stored[0], stored[1:]
		}
	}
	return out, nil
}
