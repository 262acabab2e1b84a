package chol

import "slices"

// A partition groups the columns of an elimination into supernodes: columns
// first[s]..first[s+1]-1 are eliminated together in one dense front.
type partition struct {
	perm   []int32 // perm[k] is the original index eliminated k-th
	place  []int32
	first  []int32 // first column of each supernode, and n at the end
	owner  []int32 // owner[k] is the supernode of column k
	parent []int32 // supernodal elimination tree, postordered; -1 at roots
}

func (p *partition) count() int { return len(p.first) - 1 }

func (p *partition) width(s int) int { return int(p.first[s+1] - p.first[s]) }

// fundamental finds the supernodes without fill: chains in which each column has the
// structure of the one before less itself.
func fundamental(e *elimination) *partition {
	n := int32(len(e.perm))
	p := &partition{perm: e.perm, place: e.place, owner: make([]int32, n)}
	for j := range n {
		if j == 0 || e.parent[j-1] != j || e.count[j-1] != e.count[j]+1 {
			p.first = append(p.first, j)
		}
		p.owner[j] = int32(len(p.first) - 1)
	}
	count := len(p.first)
	p.first = append(p.first, n)
	p.parent = make([]int32, count)
	for s := range count {
		p.parent[s] = -1
		if q := e.parent[p.first[s+1]-1]; q >= 0 {
			p.parent[s] = p.owner[q]
		}
	}
	return p
}

// amalgamate joins supernodes into the fronts of the factorization.
func amalgamate(s *structure) *partition {
	count := s.count()
	m := &merger{
		structure: s,
		width:     make([]float64, count),
		rest:      make([]float64, count),
		alone:     make([]float64, count),
		into:      identity(count),
		mark:      filled(len(s.perm), -1),
	}
	for k := range count {
		m.width[k] = float64(s.width(k))
		m.rest[k] = float64(len(s.below(k)))
	}
	m.run()
	return regroup(s.partition, m)
}

// regroup relabels the columns so that those of one amalgamated supernode are
// neighbours and supernodes are postordered.
func regroup(old *partition, m *merger) *partition {
	parent, into := old.parent, m.into
	count := len(parent)
	// Parents have larger numbers, so one pass from the top resolves chains of mergers.
	final := make([]int32, count)
	kept := 0
	for s := count - 1; s >= 0; s-- {
		if into[s] == int32(s) {
			final[s] = int32(s)
			kept++
		} else {
			final[s] = final[into[s]]
		}
	}
	compact := make([]int32, count)
	k := int32(0)
	for s := range count {
		if into[s] == int32(s) {
			compact[s] = k
			k++
		}
	}
	up := make([]int32, kept)
	for s := range count {
		if into[s] != int32(s) {
			continue
		}
		up[compact[s]] = -1
		if p := parent[s]; p >= 0 {
			up[compact[s]] = compact[final[p]]
		}
	}
	rest := make([]float64, kept)
	for s := range count {
		if into[s] == int32(s) {
			rest[compact[s]] = m.rest[s]
		}
	}
	// Parents have larger numbers here too, so peaks come from below in one pass.
	post := postorderBy(up, peaks(up, rest))
	where := inverse(post)
	p := &partition{
		first:  make([]int32, kept+1),
		parent: make([]int32, kept),
		perm:   make([]int32, len(old.perm)),
		owner:  make([]int32, len(old.perm)),
	}
	for s, q := range up {
		p.parent[where[s]] = -1
		if q >= 0 {
			p.parent[where[s]] = where[q]
		}
	}
	group := make([]int32, len(old.owner))
	for j, s := range old.owner {
		group[j] = where[compact[final[s]]]
		p.first[group[j]+1]++
	}
	for s := range kept {
		p.first[s+1] += p.first[s]
	}
	fill := slices.Clone(p.first)
	for j, s := range group {
		p.perm[fill[s]] = old.perm[j]
		p.owner[fill[s]] = s
		fill[s]++
	}
	p.place = inverse(p.perm)
	return p
}
