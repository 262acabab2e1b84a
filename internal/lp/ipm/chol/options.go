package chol

import (
	"fmt"
	"math"
	"runtime"
)

// Ordering says how the order of elimination is found.
type Ordering int

const (
	// Best tries the orders that promise something and takes the one with the fewest flops.
	Best Ordering = iota
	// MinimumDegree is approximate minimum degree.
	MinimumDegree
	// Natural keeps the order of the pattern.
	Natural
	// Given takes Options.Perm.
	Given
)

// Options steer Analyze. The zero value is a good choice.
type Options struct {
	Ordering Ordering
	// Perm, with Ordering Given: Perm[k] is the index to eliminate k-th.
	Perm []int
	// Workers is the number of goroutines a factorization may use; 0 means GOMAXPROCS.
	Workers int
}

func (o Options) workers() int {
	if o.Workers > 0 {
		return o.Workers
	}
	return runtime.GOMAXPROCS(0)
}

func (o Options) check(n int) error {
	switch o.Ordering {
	case Best, MinimumDegree, Natural:
		return nil
	case Given:
		if len(o.Perm) != n {
			return fmt.Errorf("chol: the given order has %d indices, want %d", len(o.Perm), n)
		}
		seen := make([]bool, n)
		for k, j := range o.Perm {
			if j < 0 || j >= n || seen[j] {
				return fmt.Errorf("chol: the given order is no permutation: index %d at place %d", j, k)
			}
			seen[j] = true
		}
		return nil
	}
	return fmt.Errorf("chol: unknown ordering %d", o.Ordering)
}

// choose returns the elimination with the least work among those asked for, and its name.
func choose(g graph, opt Options) (string, *elimination) {
	switch opt.Ordering {
	case Given:
		perm := make([]int32, g.n)
		for k, j := range opt.Perm {
			perm[k] = int32(j)
		}
		return "given", newElimination(g, perm)
	case Natural:
		return "natural", newElimination(g, identity(g.n))
	}
	h := &hunt{g: g}
	small := compress(g)
	h.try("minimum degree", small.expand(minimumDegree(small.graph, nil, math.MaxInt)))
	if opt.Ordering == MinimumDegree {
		return h.name, h.best
	}
	if small.members != nil {
		h.try("minimum degree", minimumDegree(g, nil, orderingBudget(g)))
	}
	h.try("natural", identity(g.n))
	if _, flops := h.best.work(); flops > worthDissecting {
		h.try("nested dissection", small.expand(nestedDissection(small.graph, orderingBudget(small.graph))))
	}
	return h.name, h.best
}

const (
	// worthDissecting is the number of flops from which one more ordering is tried.
	worthDissecting = 1e7
)

// orderingBudget bounds the steps of an ordering that is only one among several.
func orderingBudget(g graph) int { return 3*len(g.adj) + 1_000_000 }

// A hunt keeps the best elimination so far.
type hunt struct {
	g    graph
	best *elimination
	name string
}

// try looks at one more order; nil is none.
func (h *hunt) try(name string, perm []int32) {
	if len(perm) != h.g.n {
		return
	}
	if e := newElimination(h.g, perm); h.best == nil || less(e, h.best) {
		h.best, h.name = e, name
	}
}

func less(a, b *elimination) bool {
	_, fa := a.work()
	_, fb := b.work()
	return fa < fb
}

func identity(n int) []int32 {
	perm := make([]int32, n)
	for k := range perm {
		perm[k] = int32(k)
	}
	return perm
}
