package store

import (
	"bytes"
	"context"
	"errors"

	"golang.org/x/mod/sumdb/tlog"

	"github.com/openplenum/plenum/internal/record"
)

// batch is how many entries are held in memory at once.
const batch = 1000

// entries gives every entry in order.
func (r *reader) entries(ctx context.Context, each func(record.Entry) error) error {
	for from := int64(0); ; {
		part, err := r.Log(ctx, from, batch)
		if err != nil || len(part) == 0 {
			return err
		}
		for _, e := range part {
			if err := each(e); err != nil {
				return err
			}
		}
		from = part[len(part)-1].Seq + 1
	}
}

// checkChain holds every entry against the one before it.
func (r *reader) checkChain(ctx context.Context, c *Check) error {
	var last *record.Entry
	var prev record.Hash
	return r.entries(ctx, func(e record.Entry) error {
		if e.Seq != c.Looked {
			c.found("entry %d follows entry %d: what was between is gone", e.Seq, c.Looked-1)
			c.Looked = e.Seq
		}
		c.Looked++
		if e.Prev != prev {
			c.found("entry %d does not carry the hash of the entry before it: one of them was changed", e.Seq)
		}
		if last != nil && e.At.Before(last.At) {
			c.found("entry %d is of %s, before entry %d", e.Seq, stamp(e.At), last.Seq)
		}
		if canonical, err := record.Canonicalize(e.Body); err != nil || !bytes.Equal(canonical, e.Body) {
			c.found("the body of entry %d is not canonical JSON", e.Seq)
		}
		var err error
		last, prev = &e, record.Hash{}
		if prev, err = e.Leaf(); err != nil {
			c.found("entry %d has no hash: %v", e.Seq, err)
		}
		return nil
	})
}

// checkTree makes the hashes of the tree again.
func (r *reader) checkTree(ctx context.Context, c *Check) error {
	tree := grown{}
	if err := r.entries(ctx, func(e record.Entry) error {
		leaf, err := e.Leaf()
		if err != nil {
			return err
		}
		return tree.add(leaf)
	}); err != nil {
		return err
	}
	_, err := list(ctx, r.tx, func(scan func(...any) error) (struct{}, error) {
		var index int64
		var h record.Hash
		if err := scan(&index, digest(h[:])); err != nil {
			return struct{}{}, err
		}
		switch {
		case index != c.Looked:
			c.found("stored hash %d follows %d", index, c.Looked-1)
			c.Looked = index
		case index >= int64(len(tree.hashes)):
			c.found("stored hash %d belongs to no entry", index)
		case h != tree.hashes[index]:
			c.found("stored hash %d is not that of the entries", index)
		}
		c.Looked++
		return struct{}{}, nil
	}, `SELECT idx, hash FROM log_hash ORDER BY idx`)
	if err == nil && c.Looked < int64(len(tree.hashes)) {
		c.found("%d hashes are stored, %d belong to the entries", c.Looked, len(tree.hashes))
	}
	return err
}

// checkHeads holds every signed head against the entries it signs.
func (r *reader) checkHeads(ctx context.Context, c *Check) error {
	keys, err := column[string](ctx, r.tx, `SELECT verifier FROM log_key ORDER BY verifier`)
	if err != nil {
		return err
	}
	heads, err := r.Heads(ctx, 0)
	if err != nil {
		return err
	}
	roots := map[int64]record.Hash{}
	for _, h := range heads {
		roots[h.Size] = record.Hash{}
	}
	tree := grown{}
	if err := r.entries(ctx, func(e record.Entry) error {
		leaf, err := e.Leaf()
		if err == nil {
			err = tree.add(leaf)
		}
		if _, ok := roots[tree.size]; ok && err == nil {
			roots[tree.size], err = record.Root(tree.size, tree.read)
		}
		return err
	}); err != nil {
		return err
	}
	var newest int64
	for _, h := range heads {
		c.Looked++
		newest = h.Size
		head, err := openHead(h.Note, keys)
		switch {
		case err != nil:
			c.found("head of %d entries: %v", h.Size, err)
		case head.Size != h.Size:
			c.found("the head stored for %d entries signs %d", h.Size, head.Size)
		case h.Size > tree.size:
			c.found("a head signs %d entries, there are %d", h.Size, tree.size)
		case head.Root != roots[h.Size]:
			c.found("the head of %d entries was signed over other entries", h.Size)
		}
	}
	if newest < tree.size {
		c.found("the last head signs %d entries of %d", newest, tree.size)
	}
	return nil
}

// openHead opens a note with the key that fits.
func openHead(note []byte, keys []string) (record.Head, error) {
	var all error
	for _, key := range keys {
		h, err := record.OpenHead(note, key)
		if err == nil {
			return h, nil
		}
		all = errors.Join(all, err)
	}
	if all == nil {
		all = errors.New("no key is known that it could be signed with")
	}
	return record.Head{}, all
}

// grown is the tree as the entries make it, in memory: 64 bytes an entry.
type grown struct {
	size   int64
	hashes []record.Hash
}

func (g *grown) add(leaf record.Hash) error {
	more, err := tlog.StoredHashesForRecordHash(g.size, leaf, record.HashReader(g.read))
	g.hashes, g.size = append(g.hashes, more...), g.size+1
	return err
}

func (g *grown) read(indexes []int64) ([]record.Hash, error) {
	out := make([]record.Hash, len(indexes))
	for i, index := range indexes {
		if index >= int64(len(g.hashes)) {
			return nil, errors.New("the tree is not that large")
		}
		out[i] = g.hashes[index]
	}
	return out, nil
}
