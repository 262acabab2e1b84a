package chol

import (
	"context"
	"errors"
	"math"
)

// An Order is an order of elimination with what it costs.
type Order struct {
	Perm  []int   // the index to eliminate k-th, as in Options.Perm
	Flops float64 // of a factorization, see Symbolic.Flops
	Name  string
}

// Arrange finds an order without planning the factorization, for callers who
// compare systems; Analyze with Ordering Given then takes what it found.
func Arrange(ctx context.Context, p Pattern, opt Options) (Order, error) {
	if err := errors.Join(p.check(), opt.check(p.N)); err != nil {
		return Order{}, err
	}
	name, e := choose(ctx, newGraph(p), opt)
	if err := ctx.Err(); err != nil {
		return Order{}, err
	}
	o := Order{Perm: make([]int, p.N), Name: name}
	for k, j := range e.perm {
		o.Perm[k] = int(j)
	}
	_, o.Flops = e.work()
	return o, nil
}

// choose returns the elimination with the least work among those asked for, and its name.
// A cancelled context gives none.
func choose(ctx context.Context, g graph, opt Options) (string, *elimination) {
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
	unlimited := newPatience(ctx, math.MaxInt)
	small := compress(g)
	h.try("minimum degree", small.expand(minimumDegree(small.graph, nil, unlimited)))
	if opt.Ordering == MinimumDegree || ctx.Err() != nil {
		return h.name, h.best
	}
	if small.members != nil {
		h.try("minimum degree", minimumDegree(g, nil, newPatience(ctx, extraSteps(g))))
	}
	h.try("natural", identity(g.n))
	if _, flops := h.best.work(); flops > worthDissecting {
		h.try("nested dissection", small.expand(nestedDissection(small.graph, newPatience(ctx, extraSteps(small.graph)))))
	}
	return h.name, h.best
}

// worthDissecting is the number of flops from which one more ordering is tried.
const worthDissecting = 1e7

// extraSteps bounds the steps of an ordering that is only one among several.
func extraSteps(g graph) int { return 3*len(g.adj) + 1_000_000 }

// A patience says when to give up an ordering: after so many steps, or on cancellation.
type patience struct {
	ctx   context.Context
	steps int // left; negative when it is at an end
	check int // steps until the context is looked at again
}

// stepsPerCheck takes about a millisecond.
const stepsPerCheck = 200_000

func newPatience(ctx context.Context, steps int) *patience {
	return &patience{ctx: ctx, steps: steps, check: stepsPerCheck}
}

func (p *patience) spend(steps int) {
	p.steps -= steps
	if p.check -= steps; p.check < 0 {
		p.check = stepsPerCheck
		if p.ctx.Err() != nil {
			p.steps = -1
		}
	}
}

func (p *patience) isOver() bool { return p.steps < 0 }

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
