package chol

import (
	"cmp"
	"slices"
)

// Time model of a front, in nanoseconds, from which amalgamation decides. The constants
// were fitted on one core with the AVX-512 kernels and count a factorization and about
// four solves with it; they need only be right to a factor of two.
const (
	frontTime    = 500.0 // taking up a front at all
	panelTime    = 4.0   // per entry of the panel: clearing, packing, solving with it
	assemblyTime = 1.2   // per entry of the update matrix: clearing, adding to the parent
	flopTime     = 0.06  // per multiplication and addition
)

// eliminationTime is what a front of the given rows costs for its pivots.
func eliminationTime(width, rows float64) float64 {
	squares := func(r float64) float64 { return r * (r + 1) * (2*r + 1) / 6 }
	return panelTime*width*rows + flopTime*(squares(rows)-squares(rows-width))/2
}

// overhead is what a front costs for being one, with rest rows below its pivots.
func overhead(rest float64) float64 { return frontTime + assemblyTime*rest*rest/2 }

func frontCost(width, rows float64) float64 {
	return eliminationTime(width, rows) + overhead(rows-width)
}

// A merger amalgamates supernodes where the time model says that computing with zeros is
// cheaper than one more front (the idea of Ashcraft & Grimes 1989, with time in place of a
// count of zeros). Besides children with their parent it joins siblings: many narrow
// children with large update matrices, which no merger with their parent can take in,
// would each pay for assembling the whole matrix.
type merger struct {
	parent      []int32
	width, rows []float64
	into        []int32 // the supernode s was merged into, s itself if none; always larger
}

func (m *merger) run() {
	count := len(m.parent)
	head := filled(count, -1)
	next := make([]int32, count)
	var children []int32
	for s := range int32(count) {
		children = children[:0]
		for c := head[s]; c >= 0; c = next[c] {
			children = append(children, c)
		}
		children = m.joinSiblings(children, m.rows[s])
		m.joinParent(children, s)
		if p := m.parent[s]; p >= 0 {
			next[s] = head[p]
			head[p] = s
		}
	}
}

func (m *merger) rest(s int32) float64 { return m.rows[s] - m.width[s] }

// joinSiblings groups children, those with the most rows first. A group is full when the
// time for its zeros exceeds the overhead of its front: the two sums are equal where
// their total over all groups is least. The rows of a group are bounded by those of the
// parent and by the sum. It returns the groups' representatives, in descending order of rows.
func (m *merger) joinSiblings(children []int32, parentRows float64) []int32 {
	m.sort(children)
	kept := children[:0]
	for i := 0; i < len(children); {
		group := children[i]
		width, rest := m.width[group], m.rest(group)
		alone := eliminationTime(width, width+rest)
		i++
		for i < len(children) {
			c := children[i]
			w := width + m.width[c]
			r := min(parentRows, rest+m.rest(c))
			sum := alone + eliminationTime(m.width[c], m.rows[c])
			// Never worse than two fronts, and not past the balance of zeros and overhead.
			if eliminationTime(w, w+r)-sum > overhead(r) || frontCost(w, w+r) > frontCost(width, width+rest)+frontCost(m.width[c], m.rows[c]) {
				break
			}
			group, c = max(group, c), min(group, c)
			m.into[c] = group
			width, rest, alone = w, r, sum
			i++
		}
		m.width[group], m.rows[group] = width, width+rest
		kept = append(kept, group)
	}
	return kept
}

// joinParent merges children into s, those that bring the fewest zeros first.
func (m *merger) joinParent(children []int32, s int32) {
	m.sort(children)
	cost := frontCost(m.width[s], m.rows[s])
	for _, c := range children {
		merged := frontCost(m.width[s]+m.width[c], m.rows[s]+m.width[c])
		if merged < cost+frontCost(m.width[c], m.rows[c]) {
			m.width[s] += m.width[c]
			m.rows[s] += m.width[c]
			m.into[c] = s
			cost = merged
		}
	}
}

// sort puts those with the most rows below their pivots first.
func (m *merger) sort(children []int32) {
	slices.SortFunc(children, func(a, b int32) int {
		if c := cmp.Compare(m.rest(b), m.rest(a)); c != 0 {
			return c
		}
		return cmp.Compare(a, b)
	})
}
