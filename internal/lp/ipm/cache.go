package ipm

import (
	"context"
	"math"
	"runtime"
	"slices"
	"sync"

	"github.com/openplenum/plenum/internal/lp"
)

// cache keeps structures of matrices seen before, the most recent first, and
// working memory for them. It is safe for concurrent use. What a solve finds
// in it never changes its result: a structure depends on nothing but its key.
type cache struct {
	mu      sync.Mutex
	entries []*cached
}

type cached struct {
	matrix   *lp.Problem
	explicit []int32
	kind     systemKind
	hash     uint64
	once     sync.Once
	ready    chan struct{} // closed when s or err is there
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
	hash := c.hash(p)
	c.mu.Lock()
	defer c.mu.Unlock()
	for k, e := range c.entries {
		if e.hash == hash && e.kind == kind && slices.Equal(e.explicit, explicit) && sameMatrix(e.matrix, p) {
			c.entries = append(append(slices.Clone([]*cached{e}), c.entries[:k]...), c.entries[k+1:]...)
			return e
		}
	}
	// Only the matrix is kept, not the bounds and names of the problem.
	e := &cached{ready: make(chan struct{}), hash: hash, kind: kind, explicit: explicit, matrix: &lp.Problem{
		Start: p.Start, Index: p.Index, Value: p.Value,
		RowLower: make([]float64, p.Rows()), ColLower: make([]float64, p.Cols())}}
	c.entries = append([]*cached{e}, c.entries[:min(len(c.entries), cacheSize-1)]...)
	return e
}

func sameMatrix(a, b *lp.Problem) bool {
	return a.Rows() == b.Rows() && slices.Equal(a.Start, b.Start) &&
		slices.Equal(a.Index, b.Index) && slices.Equal(a.Value, b.Value)
}

func (c *cache) hash(p *lp.Problem) uint64 {
	const prime = 0x9e3779b97f4a7c15
	h := uint64(p.Rows())*prime + uint64(p.Cols())
	mix := func(v uint64) {
		h ^= v
		h *= prime
		h ^= h >> 29
	}
	for _, v := range p.Start {
		mix(uint64(v))
	}
	for k, v := range p.Index {
		mix(uint64(v))
		mix(math.Float64bits(p.Value[k]))
	}
	return h
}

// structure analyses the matrix when first asked for. Analysis cannot be
// interrupted; a caller who is cancelled leaves, and it ends by itself, of use
// to the next one.
func (e *cached) structure(ctx context.Context) (*structure, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	e.once.Do(func() {
		go func() {
			defer close(e.ready)
			e.s, e.err = newStructure(e.matrix, e.explicit, e.kind)
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
func (c *cache) take(e *cached) *workspace {
	c.mu.Lock()
	if k := len(e.idle); k > 0 {
		ws := e.idle[k-1]
		e.idle = slices.Delete(e.idle, k-1, k) // clears the place, so that nothing holds on to the memory
		c.mu.Unlock()
		return ws
	}
	c.dropIdle(idleMost - e.s.memory())
	c.mu.Unlock()
	if e.s.memory() > collectFrom {
		runtime.GC()
	}
	return newWorkspace(e.s)
}

func (c *cache) give(e *cached, ws *workspace) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.dropIdle(idleMost)
	if len(e.idle) < idleSize {
		e.idle = append(e.idle, ws)
	}
}

// dropIdle lets idle workspaces go, those of the matrices met longest ago
// first, until no more than so many bytes are kept.
func (c *cache) dropIdle(most int) {
	kept := 0
	for _, e := range c.entries {
		for k := range e.idle {
			if kept += e.s.memory(); kept > most {
				e.idle = slices.Delete(e.idle, k, len(e.idle))
				kept -= e.s.memory()
				break
			}
		}
	}
}
