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
		covered := map[int32]bool{}
		if grouped[j] != nil {
			for _, e := range grouped[j].entries {
				covered[e] = true
			}
		}
		for e := range int32(s.start[j+1] - s.start[j]) {
			if !covered[e] {
				r.entries = append(r.entries, e)
			}
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

// pattern collects the lower triangle column by column: rows of the blocks
// that hold the column, and rows met in products.
func (a *assembly) pattern(s *structure) chol.Pattern {
	n := s.m + len(s.explicit)
	below := make([][]int32, n) // candidates beyond the blocks, may repeat
	add := func(i, k int32) {
		below[min(i, k)] = append(below[min(i, k)], max(i, k))
	}
	for t := range a.rest {
		r := &a.rest[t]
		rows := s.index[s.start[r.col]:s.start[r.col+1]]
		r.pairs(len(rows), func(left, with int32) { add(rows[left], rows[with]) })
	}
	for e, j := range s.explicit {
		for _, i := range s.index[s.start[j]:s.start[j+1]] {
			add(i, int32(s.m+e))
		}
	}
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
		from := len(p.Index)
		put := func(i int32) {
			if i >= k && mark[i] != k {
				mark[i] = k
				p.Index = append(p.Index, int(i))
			}
		}
		put(k)
		for _, i := range below[k] {
			put(i)
		}
		for _, g := range in[k] {
			for _, i := range a.groups[g].rows {
				put(i)
			}
		}
		slices.Sort(p.Index[from:])
		p.Start = append(p.Start, len(p.Index))
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
