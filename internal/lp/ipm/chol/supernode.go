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

// Time model of a front, in nanoseconds, from which amalgamation decides. The constants
// were fitted on one core with the AVX-512 kernels; they need only be right to a factor of two.
const (
	frontTime    = 250.0 // taking up a front at all
	panelTime    = 1.0   // per entry of the panel: clearing, packing, solving with it
	assemblyTime = 1.2   // per entry of the update matrix: clearing, adding to the parent
	flopTime     = 0.06  // per multiplication and addition
)

// frontCost estimates the time of eliminating width columns in a front of the given rows.
func frontCost(width, rows float64) float64 {
	rest := rows - width
	// Sum of squares from rest+1 to rows.
	sum := func(r float64) float64 { return r * (r + 1) * (2*r + 1) / 6 }
	return frontTime + panelTime*width*rows + assemblyTime*rest*rest/2 + flopTime*(sum(rows)-sum(rest))/2
}

// newPartition finds the supernodes without fill (chains in which each column has the
// structure of the one before less itself) and then amalgamates a child with its parent
// wherever the time model says that storing zeros is cheaper than one more front
// (the idea of Ashcraft & Grimes 1989, with time in place of a count of zeros).
func newPartition(e *elimination) *partition {
	n := int32(len(e.perm))
	var first []int32
	owner := make([]int32, n)
	for j := range n {
		if j == 0 || e.parent[j-1] != j || e.count[j-1] != e.count[j]+1 {
			first = append(first, j)
		}
		owner[j] = int32(len(first) - 1)
	}
	count := len(first)
	first = append(first, n)
	parent := make([]int32, count)
	width := make([]float64, count)
	rows := make([]float64, count)
	head := make([]int32, count) // children as linked lists
	next := make([]int32, count)
	for s := range count {
		parent[s], head[s] = -1, -1
		if q := e.parent[first[s+1]-1]; q >= 0 {
			parent[s] = owner[q]
		}
		width[s] = float64(first[s+1] - first[s])
		rows[s] = float64(e.count[first[s]])
	}
	into := make([]int32, count) // the supernode s was merged into; itself if none
	var children []int32
	for s := range count {
		into[s] = int32(s)
		children = children[:0]
		for c := head[s]; c >= 0; c = next[c] {
			children = append(children, c)
		}
		// Those that would bring the fewest zeros first.
		slices.SortFunc(children, func(a, b int32) int {
			if ra, rb := rows[a]-width[a], rows[b]-width[b]; ra != rb {
				if ra > rb {
					return -1
				}
				return 1
			}
			return int(a - b)
		})
		cost := frontCost(width[s], rows[s])
		for _, c := range children {
			merged := frontCost(width[s]+width[c], rows[s]+width[c])
			if merged < cost+frontCost(width[c], rows[c]) {
				width[s] += width[c]
				rows[s] += width[c]
				into[c] = int32(s)
				cost = merged
			}
		}
		if p := parent[s]; p >= 0 {
			next[s] = head[p]
			head[p] = int32(s)
		}
	}
	return regroup(e, owner, parent, into)
}

// regroup relabels the columns so that those of one amalgamated supernode are
// neighbours and supernodes are postordered.
func regroup(e *elimination, owner, parent, into []int32) *partition {
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
	post := postorder(up)
	where := inverse(post)
	p := &partition{
		first:  make([]int32, kept+1),
		parent: make([]int32, kept),
		perm:   make([]int32, len(e.perm)),
		owner:  make([]int32, len(e.perm)),
	}
	for s, q := range up {
		p.parent[where[s]] = -1
		if q >= 0 {
			p.parent[where[s]] = where[q]
		}
	}
	group := make([]int32, len(owner))
	for j, s := range owner {
		group[j] = where[compact[final[s]]]
		p.first[group[j]+1]++
	}
	for s := range kept {
		p.first[s+1] += p.first[s]
	}
	fill := slices.Clone(p.first)
	for j, s := range group {
		p.perm[fill[s]] = e.perm[j]
		p.owner[fill[s]] = s
		fill[s]++
	}
	p.place = inverse(p.perm)
	return p
}
