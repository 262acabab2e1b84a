package chol

import (
	"cmp"
	"slices"
)

// Time model of a front, in nanoseconds, from which amalgamation decides. The constants
// were fitted on one core with the AVX-512 kernels and count a factorization and about
// four solves with it; they need only be right to a factor of two.
const (
	frontTime    = 500  // taking up a front at all
	panelTime    = 5.0  // per entry of the panel: clearing, packing, solving with it
	assemblyTime = 2.0  // per entry of the update matrix: clearing, adding to the parent
	flopTime     = 0.06 // per multiplication and addition
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
// children with large update matrices would each pay for assembling the whole matrix.
//
// A merger must save time, and the front so made must not spend more on its zeros
// than on its overhead. The second rule is what keeps a series of mergers, each of which saves
// something, from ending in one front full of zeros: for columns that could be grouped in
// any number, zeros grow with the size of a group and overhead with the number of groups, and their
// sum is least where both are equal.
type merger struct {
	*structure
	width []float64 // of what a supernode has become
	rest  []float64 // rows below it
	alone []float64 // elimination time of its members without zeros
	into  []int32   // the supernode s was merged into, s itself if none; always larger
	mark  []int32   // rows of the group being joined, by its first member
}

func (m *merger) run() {
	var children []int32
	for s := range m.count() {
		m.alone[s] = eliminationTime(m.width[s], m.width[s]+m.rest[s])
		children = append(children[:0], m.children(s)...)
		m.joinParent(m.joinSiblings(children), int32(s))
	}
}

func (m *merger) cost(s int32) float64 { return frontCost(m.width[s], m.width[s]+m.rest[s]) }

// pays reports whether a front of the given size may replace supernodes a and b.
func (m *merger) pays(a, b int32, width, rest float64) bool {
	zeros := eliminationTime(width, width+rest) - m.alone[a] - m.alone[b]
	return zeros <= overhead(rest) && frontCost(width, width+rest) < m.cost(a)+m.cost(b)
}

// join makes a, the larger number, a front of the given size that includes b.
func (m *merger) join(a, b int32, width, rest float64) {
	m.width[a], m.rest[a] = width, rest
	m.alone[a] += m.alone[b]
	m.into[b] = a
}

// joinSiblings groups children, those with the most rows first, and returns the
// representatives of the groups.
func (m *merger) joinSiblings(children []int32) []int32 {
	m.sort(children)
	kept := children[:0]
	for i := 0; i < len(children); {
		group := children[i]
		stamp := group
		m.stamp(group, stamp)
		for i++; i < len(children); i++ {
			c := children[i]
			width, rest := m.width[group]+m.width[c], m.rest[group]+m.unmarked(c, stamp)
			if !m.pays(group, c, width, rest) {
				break
			}
			m.stamp(c, stamp)
			group, c = max(group, c), min(group, c)
			m.join(group, c, width, rest)
		}
		kept = append(kept, group)
	}
	return kept
}

func (m *merger) stamp(s, stamp int32) {
	for _, i := range m.below(int(s)) {
		m.mark[i] = stamp
	}
}

// unmarked counts the rows below s that the group does not have yet.
func (m *merger) unmarked(s, stamp int32) float64 {
	n := 0
	for _, i := range m.below(int(s)) {
		if m.mark[i] != stamp {
			n++
		}
	}
	return float64(n)
}

// joinParent merges children into s, those that bring the fewest zeros first.
func (m *merger) joinParent(children []int32, s int32) {
	m.sort(children)
	for _, c := range children {
		if width := m.width[s] + m.width[c]; m.pays(s, c, width, m.rest[s]) {
			m.join(s, c, width, m.rest[s])
		}
	}
}

// sort puts those with the most rows below their pivots first.
func (m *merger) sort(children []int32) {
	slices.SortFunc(children, func(a, b int32) int {
		if c := cmp.Compare(m.rest[b], m.rest[a]); c != 0 {
			return c
		}
		return cmp.Compare(a, b)
	})
}
