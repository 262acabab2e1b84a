package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"

	"golang.org/x/mod/sumdb/tlog"

	"github.com/openplenum/plenum/internal/app/hall"
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

// checkHeads holds every signed head against the entries it signs, and its
// signature against the key that was in force.
func (r *reader) checkHeads(ctx context.Context, c *Check) error {
	keys, err := r.keys(ctx)
	if err != nil {
		return err
	}
	heads, err := r.Heads(ctx, 0)
	if err != nil {
		return err
	}
	if len(keys) == 0 {
		keys = []string{""}
	}
	follow, unknown := record.FollowKeys(keys[0])
	tree := grown{}
	var newest int64
	if err := r.entries(ctx, func(e record.Entry) error {
		leaf, err := e.Leaf()
		if err == nil {
			err = tree.add(leaf)
		}
		if err != nil {
			return err
		}
		if unknown == nil {
			if err := follow.Entry(e); err != nil {
				c.found("at entry %d: %v", e.Seq, err)
			}
		}
		for len(heads) > 0 && heads[0].Size <= tree.size {
			c.Looked++
			newest = heads[0].Size
			if err := checkHead(heads[0], follow, tree); err != nil {
				c.found("head of %d entries: %v", newest, errors.Join(unknown, err))
			}
			heads = heads[1:]
		}
		return nil
	}); err != nil {
		return err
	}
	for _, h := range heads {
		c.found("a head signs %d entries, there are %d", h.Size, tree.size)
	}
	if newest < tree.size {
		c.found("the last head signs %d entries of %d", newest, tree.size)
	}
	return nil
}

// checkHead holds a head against the tree of the entries that it signs.
func checkHead(h hall.LogHead, keys *record.Keys, tree grown) error {
	if keys == nil {
		return errors.New("no key is known that it could be signed with")
	}
	head, err := keys.Open(h.Note)
	if err != nil {
		return err
	}
	root, err := record.Root(tree.size, tree.read)
	switch {
	case err != nil:
		return err
	case head.Size != h.Size:
		return fmt.Errorf("what is stored for it signs %d", head.Size)
	case head.Root != root:
		return errors.New("it was signed over other entries")
	}
	return nil
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
