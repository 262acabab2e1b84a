package chol

import (
	"context"

	"github.com/openplenum/plenum/internal/lp/ipm/dense"
)

// A hand is one goroutine at work on a factor, with its memory.
type hand struct {
	f      *Factor
	alone  *dense.Team // for the fronts of runs
	team   *dense.Team // of all, for the fronts above them (first hand only)
	arena  [2][]float64
	pivots dense.PivotStats
	err    error
	add    extension
	start  beginning
}

// newHand returns a hand with room for both of two arenas, one at a time.
func newHand(f *Factor, workers int, a, b arena) *hand {
	h := &hand{f: f, alone: dense.NewTeam(1)}
	h.team = h.alone
	if workers > 1 {
		h.team = dense.NewTeam(workers)
	}
	for side := range h.arena {
		h.arena[side] = make([]float64, max(a[side], b[side]))
	}
	return h
}

// runs takes runs until none is left or one fails.
func (h *hand) runs(ctx context.Context) {
	for h.err == nil {
		at := int(h.f.next.Add(1)) - 1
		if at >= len(h.f.sym.plan.runs) {
			return
		}
		r := h.f.sym.plan.runs[at]
		for k := r.first; k <= r.last && h.err == nil; k++ {
			h.err = h.front(ctx, h.alone, int(k))
		}
	}
}

// update returns the update matrix of front k.
func (h *hand) update(k int) []float64 {
	s := h.f.sym
	size := s.updateSize(k)
	if at := s.slot[k]; at >= 0 {
		return h.f.slots[at : at+size]
	}
	at := s.update[k]
	return h.arena[s.depth[k]&1][at : at+size]
}

// front completes front k: eliminates its pivots and adds what is left to the parent,
// unless that is for another hand.
func (h *hand) front(ctx context.Context, team *dense.Team, k int) error {
	s, f := h.f.sym, h.f
	if err := h.addChildren(ctx, team, k, s.count()); err != nil {
		return err
	}
	first, w, rows := int(s.first[k]), s.width(k), s.height(k)
	panel := f.l[s.panel[k]:s.panel[k+1]]
	piv := dense.Pivots{Floor: f.floor[first : first+w], Value: f.value}
	if f.sign != nil {
		piv.Sign = f.sign[first : first+w]
	}
	if err := team.Factor(ctx, rows, w, panel, rows, piv, &h.pivots); err != nil {
		return err
	}
	if rest := rows - w; rest > 0 {
		if err := team.Update(ctx, rest, w, panel[w:], rows, piv.Sign, h.update(k), rest); err != nil {
			return err
		}
	}
	if p := s.parent[k]; p >= 0 && s.slot[k] < 0 {
		return h.addChildren(ctx, team, int(p), k)
	}
	return nil
}

// addChildren begins front k if need be and adds its children up to number last to it, in
// ascending order, so that the sums do not depend on who computes them when.
func (h *hand) addChildren(ctx context.Context, team *dense.Team, k, last int) error {
	s, f := h.f.sym, h.f
	children := s.children(k)
	if f.ready[k] < 0 {
		f.ready[k] = 0
		c := -1
		if len(children) > 0 && int(children[0]) <= last {
			c = int(children[0])
			f.ready[k] = 1
		}
		if err := h.begin(ctx, team, k, c); err != nil {
			return err
		}
	}
	for int(f.ready[k]) < len(children) {
		c := int(children[f.ready[k]])
		if c > last {
			break
		}
		if err := h.extend(ctx, team, c, k); err != nil {
			return err
		}
		f.ready[k]++
	}
	return nil
}
