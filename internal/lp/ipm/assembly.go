package ipm

import (
	"slices"

	"github.com/openplenum/plenum/internal/lp/ipm/chol"
)

// assembly says how the values of the linear system
//
//	S = A D A' + slacks + regularisation    E'
//	E                                       -1/d
//
// are formed, in the order of its pattern (lower triangle by columns). Columns
// with much the same rows form groups: their common rows are a dense block
// that is computed as one symmetric product. What is left of a column (rows
// that few of its group have; all of a column without a group) is multiplied
// out entry by entry.
type assembly struct {
	groups   []group
	rest     []rest
	products []int32 // places of the products of all rests, in their order
	diagonal []int32 // place of every diagonal entry of S and of the explicit columns
	entries  []int32 // place of every entry of explicit columns, column after column
	size     int     // entries of the pattern
	block    int     // the largest number of entries of a group's block
	panel    int     // the largest number of entries of a group's panel
}

// rest lists the entries of a column that are not in a group's block.
type rest struct {
	col     int32
	entries []int32 // offsets within the column, ascending
}

// build finds the groups, and returns the pattern of the system.
func (a *assembly) build(s *structure) chol.Pattern {
	a.groups = findGroups(s)
	a.findRests(s)
	pattern := a.pattern(s)
	a.place(s, pattern)
	return pattern
}

// findRests collects for every eliminated column what no block covers.
func (a *assembly) findRests(s *structure) {
	grouped := make([]*member, s.n)
	for g := range a.groups {
		for k := range a.groups[g].cols {
			grouped[a.groups[g].cols[k].col] = &a.groups[g].cols[k]
		}
	}
	for j := range s.n {
		if s.explicitAt[j] >= 0 || s.start[j] == s.start[j+1] {
			continue
		}
		r := rest{col: int32(j)}
		var block []int32 // covered entries, ascending
		if grouped[j] != nil {
			block = grouped[j].entries
		}
		for e := range int32(s.start[j+1] - s.start[j]) {
			if len(block) > 0 && block[0] == e {
				block = block[1:]
				continue
			}
			r.entries = append(r.entries, e)
		}
		if len(r.entries) > 0 {
			a.rest = append(a.rest, r)
		}
	}
}

// pairs calls visit for every product that a rest stands for, as a pair of
// offsets within the column: a left-over entry with each entry of the block
// and with each left-over entry not after it.
func (r *rest) pairs(length int, visit func(left, with int32)) {
	next := 0
	for e := range int32(length) {
		isRest := next < len(r.entries) && r.entries[next] == e
		if isRest {
			next++
		}
		for _, left := range r.entries {
			if !isRest || e <= left {
				visit(left, e)
			}
		}
	}
}

// eachPair calls visit for the two rows (or row and explicit column) of every
// entry of the system that no block covers.
func (a *assembly) eachPair(s *structure, visit func(i, k int32)) {
	for t := range a.rest {
		r := &a.rest[t]
		rows := s.index[s.start[r.col]:s.start[r.col+1]]
		r.pairs(len(rows), func(left, with int32) { visit(rows[left], rows[with]) })
	}
	for e, j := range s.explicit {
		for _, i := range s.index[s.start[j]:s.start[j+1]] {
			visit(i, int32(s.m+e))
		}
	}
}

// pattern collects the lower triangle column by column: rows of the blocks
// that hold the column, and rows met in products.
func (a *assembly) pattern(s *structure) chol.Pattern {
	n := s.m + len(s.explicit)
	start := make([]int, n+1) // candidates beyond the blocks, by column; may repeat
	a.eachPair(s, func(i, k int32) { start[min(i, k)+1]++ })
	for k := range n {
		start[k+1] += start[k]
	}
	below, next := make([]int32, start[n]), slices.Clone(start)
	a.eachPair(s, func(i, k int32) {
		below[next[min(i, k)]] = max(i, k)
		next[min(i, k)]++
	})
	in := make([][]int32, n) // groups that hold a row
	for g := range a.groups {
		for _, i := range a.groups[g].rows {
			in[i] = append(in[i], int32(g))
		}
	}
	p := chol.Pattern{N: n, Start: make([]int, 1, n+1)}
	mark := make([]int32, n)
	for i := range mark {
		mark[i] = -1
	}
	for k := range int32(n) {
		put := func(i int32) {
			if i >= k && mark[i] != k {
				mark[i] = k
				p.Index = append(p.Index, int(i))
			}
		}
		put(k)
		for _, i := range below[start[k]:start[k+1]] {
			put(i)
		}
		for _, g := range in[k] {
			for _, i := range a.groups[g].rows {
				put(i)
			}
		}
		p.Start = append(p.Start, len(p.Index))
	}
	return sorted(p)
}

// sorted puts the rows of every column in ascending order, by transposing twice.
func sorted(p chol.Pattern) chol.Pattern {
	for range 2 {
		t := chol.Pattern{N: p.N, Start: make([]int, p.N+1), Index: make([]int, len(p.Index))}
		for _, i := range p.Index {
			t.Start[i+1]++
		}
		for i := range p.N {
			t.Start[i+1] += t.Start[i]
		}
		next := slices.Clone(t.Start)
		for k := range p.N {
			for _, i := range p.Index[p.Start[k]:p.Start[k+1]] {
				t.Index[next[i]] = k
				next[i]++
			}
		}
		p = t
	}
	return p
}

// place finds where every product goes.
func (a *assembly) place(s *structure, p chol.Pattern) {
	find := func(i, k int32) int32 {
		i, k = max(i, k), min(i, k)
		at, _ := slices.BinarySearch(p.Index[p.Start[k]:p.Start[k+1]], int(i))
		return int32(p.Start[k] + at)
	}
	a.size = len(p.Index)
	a.diagonal = make([]int32, p.N)
	for k := range a.diagonal {
		a.diagonal[k] = int32(p.Start[k]) // the first of its column
	}
	for t := range a.rest {
		r := &a.rest[t]
		rows := s.index[s.start[r.col]:s.start[r.col+1]]
		r.pairs(len(rows), func(left, with int32) {
			a.products = append(a.products, find(rows[left], rows[with]))
		})
	}
	for e, j := range s.explicit {
		for _, i := range s.index[s.start[j]:s.start[j+1]] {
			a.entries = append(a.entries, find(i, int32(s.m+e)))
		}
	}
	for g := range a.groups {
		gr := &a.groups[g]
		for c, k := range gr.rows {
			at := p.Start[k]
			for _, i := range gr.rows[c:] {
				for p.Index[at] != int(i) {
					at++
				}
				gr.target = append(gr.target, int32(at))
			}
		}
		a.block = max(a.block, len(gr.rows)*len(gr.rows))
		a.panel = max(a.panel, len(gr.rows)*len(gr.cols))
	}
}
