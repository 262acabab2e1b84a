package ipm

import (
	"context"
	"math"

	"github.com/openplenum/plenum/internal/lp/ipm/dense"
)

// buffers are the working memory of assembly.
type buffers struct {
	values []float64
	panel  []float64
	block  []float64
	minus  []int8 // signs that turn the dense update's subtraction into addition
	team   *dense.Team
}

func newBuffers(a *assembly, workers int) *buffers {
	widest := 0
	for g := range a.groups {
		widest = max(widest, len(a.groups[g].cols))
	}
	b := &buffers{
		values: make([]float64, a.size), panel: make([]float64, a.panel), block: make([]float64, a.block),
		minus: make([]int8, widest), team: dense.NewTeam(workers),
	}
	for k := range b.minus {
		b.minus[k] = -1
	}
	return b
}

// assemble forms the values of the linear system for the column weights d of
// the form (n + m, zero where a column takes no part) and the diagonal delta.
// Rows that take no part get the equation y = 0.
func (b *buffers) assemble(ctx context.Context, f *form, d []float64, delta float64) error {
	s, a := f.s, &f.s.plan
	clear(b.values)
	for i, on := range f.rowOn {
		if on {
			b.values[a.diagonal[i]] = d[f.n+i] + delta
		} else {
			b.values[a.diagonal[i]] = 1
		}
	}
	at := 0
	for e, j := range s.explicit {
		from, to := s.start[j], s.start[j+1]
		for k := from; k < to; k++ {
			b.values[a.entries[at]] = f.a[k]
			at++
		}
		pivot := -1.0
		if d[j] > 0 {
			pivot = -1 / d[j]
		}
		b.values[a.diagonal[s.m+e]] = pivot
	}
	b.addRests(f, d)
	for g := range a.groups {
		if err := b.addGroup(ctx, f, &a.groups[g], d); err != nil {
			return err
		}
	}
	return nil
}

// addRests adds the products that no block covers.
func (b *buffers) addRests(f *form, d []float64) {
	s, a := f.s, &f.s.plan
	at := 0
	for t := range a.rest {
		r := &a.rest[t]
		v := f.a[s.start[r.col]:s.start[r.col+1]]
		weight, next := d[r.col], 0
		for e := range v {
			isRest := next < len(r.entries) && int(r.entries[next]) == e
			if isRest {
				next++
			}
			w := weight * v[e]
			for _, left := range r.entries {
				if !isRest || int32(e) <= left {
					b.values[a.products[at]] += w * v[left]
					at++
				}
			}
		}
	}
}

// addGroup adds the block of a group: B B' with B the columns times sqrt(d).
func (b *buffers) addGroup(ctx context.Context, f *form, g *group, d []float64) error {
	s, n := f.s, len(g.rows)
	panel, block := b.panel[:n*len(g.cols)], b.block[:n*n]
	clear(panel)
	clear(block)
	used := 0
	for t := range g.cols {
		c := &g.cols[t]
		root := math.Sqrt(d[c.col])
		if root == 0 {
			continue
		}
		v, to := f.a[s.start[c.col]:s.start[c.col+1]], panel[used*n:(used+1)*n]
		for k, e := range c.entries {
			to[c.local[k]] = root * v[e]
		}
		used++
	}
	if used == 0 {
		return nil
	}
	if err := b.team.Update(ctx, n, used, panel, n, b.minus[:used], block, n); err != nil {
		return err
	}
	at := 0
	for j := range n {
		column := block[j*n+j : (j+1)*n]
		target := g.target[at : at+len(column)]
		for i, v := range column {
			b.values[target[i]] += v
		}
		at += len(column)
	}
	return nil
}
