package ipm

import (
	"context"
	"math"
	"runtime"
	"slices"
	"sync"

	"github.com/openplenum/plenum/internal/lp"
)

// cache keeps matrices seen before, the most recent first, with what was
// derived from them, and working memory. It is safe for concurrent use. What a
// solve finds in it never changes its result: what is kept depends on nothing
// but its key.
type cache struct {
	mu      sync.Mutex
	entries []*cached
}

// cached is a matrix with its numbers.
type cached struct {
	matrix *lp.Problem
	key    key
	shape  *shape
	once   sync.Once
	ready  chan struct{} // closed when s or err is there
	s      *numbers
	err    error
}

// shape is the structure that matrices with entries in the same places share,
// as do a plan and the same plan with another amount of a target.
type shape struct {
	explicit []int32
	kind     systemKind
	once     sync.Once
	s        *structure
	err      error
	idle     []*workspace
}

// cacheSize bounds the structures kept, idleSize the workspaces for each, and
// idleMost the bytes of all of them beside the one used last.
const (
	cacheSize = 6
	idleSize  = 2
	idleMost  = 512 << 20
)

// collectFrom is the size in bytes of a workspace before which what the
// analysis left over is collected: the two together would be the peak.
const collectFrom = 128 << 20

// get returns the entry of the matrix of p with these explicit columns, new or
// known. The matrix is recognised by its contents, so that one built again is
// found too, and one changed in place is not mistaken for what it was.
func (c *cache) get(p *lp.Problem, explicit []int32, kind systemKind) *cached {
	k := keyOf(p)
	c.mu.Lock()
	defer c.mu.Unlock()
	var like *shape
	for at, e := range c.entries {
		if e.key.places != k.places || e.shape.kind != kind || !slices.Equal(e.shape.explicit, explicit) || !samePlaces(e.matrix, p) {
			continue
		}
		if e.key == k && slices.Equal(e.matrix.Value, p.Value) {
			c.entries = append(append(slices.Clone([]*cached{e}), c.entries[:at]...), c.entries[at+1:]...)
			return e
		}
		like = e.shape
	}
	if like == nil {
		like = &shape{explicit: explicit, kind: kind}
	}
	// Only the matrix is kept, not the bounds and names of the problem.
	e := &cached{ready: make(chan struct{}), key: k, shape: like, matrix: &lp.Problem{
		Start: p.Start, Index: p.Index, Value: p.Value,
		RowLower: make([]float64, p.Rows()), ColLower: make([]float64, p.Cols())}}
	c.entries = append([]*cached{e}, c.entries[:min(len(c.entries), cacheSize-1)]...)
	return e
}

// samePlaces tells whether two matrices have their entries that are not zero in
// the same places, stored in the same order.
func samePlaces(a, b *lp.Problem) bool {
	return a.Rows() == b.Rows() && slices.Equal(a.Start, b.Start) && slices.Equal(a.Index, b.Index) &&
		slices.EqualFunc(a.Value, b.Value, func(v, w float64) bool { return (v == 0) == (w == 0) })
}

// key is what a matrix is recognised by before it is compared: of the places
// of its entries that are not zero, and of these with their values. Only a key
// tells a matrix from what it was before it was changed in place.
type key struct{ places, values uint64 }

func keyOf(p *lp.Problem) key {
	const prime = 0x9e3779b97f4a7c15
	mix := func(h *uint64, v uint64) {
		*h ^= v
		*h *= prime
		*h ^= *h >> 29
	}
	size := uint64(p.Rows())*prime + uint64(p.Cols())
	k := key{size, size}
	for _, v := range p.Start {
		mix(&k.places, uint64(v))
	}
	for at, i := range p.Index {
		place := uint64(i) << 1
		if p.Value[at] != 0 {
			place |= 1
		}
		mix(&k.places, place)
		mix(&k.values, math.Float64bits(p.Value[at]))
	}
	return k
}

// numbers analyses the matrix when first asked for. Analysis cannot be
// interrupted; a caller who is cancelled leaves, and it ends by itself, of use
// to the next one.
func (e *cached) numbers(ctx context.Context) (*numbers, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	e.once.Do(func() {
		go func() {
			defer close(e.ready)
			h := e.shape
			h.once.Do(func() { h.s, h.err = newStructure(e.matrix, h.explicit, h.kind) })
			if e.err = h.err; e.err == nil {
				e.s = h.s.numbered(e.matrix)
			}
		}()
	})
	select {
	case <-e.ready:
		return e.s, e.err
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// take and give lend working memory.
func (c *cache) take(h *shape) *workspace {
	c.mu.Lock()
	if k := len(h.idle); k > 0 {
		ws := h.idle[k-1]
		h.idle = slices.Delete(h.idle, k-1, k) // clears the place, so that nothing holds on to the memory
		c.mu.Unlock()
		return ws
	}
	c.dropIdle(idleMost - h.s.memory())
	c.mu.Unlock()
	if h.s.memory() > collectFrom {
		runtime.GC()
	}
	return newWorkspace(h.s)
}

func (c *cache) give(h *shape, ws *workspace) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.dropIdle(idleMost)
	if len(h.idle) < idleSize {
		h.idle = append(h.idle, ws)
	}
}

// dropIdle lets idle workspaces go, those of the matrices met longest ago
// first, until no more than so many bytes are kept.
func (c *cache) dropIdle(most int) {
	kept := 0
	for _, h := range c.shapes() {
		for k := range h.idle {
			if kept += h.s.memory(); kept > most {
				h.idle = slices.Delete(h.idle, k, len(h.idle))
				kept -= h.s.memory()
				break
			}
		}
	}
}

// shapes lists the shapes of the matrices kept, the one met last first.
func (c *cache) shapes() []*shape {
	var out []*shape
	for _, e := range c.entries {
		if !slices.Contains(out, e.shape) {
			out = append(out, e.shape)
		}
	}
	return out
}
