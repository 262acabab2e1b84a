package chol

import "slices"

// A structure is a partition with its tree downwards and the rows of its fronts.
type structure struct {
	*partition
	childStart []int // children of supernode s: childList[childStart[s]:childStart[s+1]], ascending
	childList  []int32
	rowStart   []int   // rows below the pivots of supernode s: rows[rowStart[s]:rowStart[s+1]]
	rows       []int32 // column labels, ascending
}

func newStructure(g graph, p *partition) *structure {
	s := &structure{partition: p}
	s.findChildren()
	s.findRows(g)
	return s
}

func (s *structure) children(k int) []int32 { return s.childList[s.childStart[k]:s.childStart[k+1]] }

func (s *structure) below(k int) []int32 { return s.rows[s.rowStart[k]:s.rowStart[k+1]] }

// height returns the rows of front k, pivots included.
func (s *structure) height(k int) int { return s.width(k) + s.rowStart[k+1] - s.rowStart[k] }

// findChildren inverts the parents.
func (s *structure) findChildren() {
	count := s.count()
	s.childStart = make([]int, count+1)
	for _, p := range s.parent {
		if p >= 0 {
			s.childStart[p+1]++
		}
	}
	for k := range count {
		s.childStart[k+1] += s.childStart[k]
	}
	s.childList = make([]int32, s.childStart[count])
	next := slices.Clone(s.childStart)
	for c, p := range s.parent {
		if p >= 0 {
			s.childList[next[p]] = int32(c)
			next[p]++
		}
	}
}

// findRows computes the rows below the pivots of each front: those of the matrix and
// those of the children's fronts, less the pivots.
func (s *structure) findRows(g graph) {
	count := s.count()
	s.rowStart = make([]int, count+1)
	mark := filled(len(s.perm), -1)
	for k := range count {
		from := len(s.rows)
		end := s.first[k+1]
		add := func(i int32) {
			if i >= end && mark[i] != int32(k) {
				mark[i] = int32(k)
				s.rows = append(s.rows, i)
			}
		}
		for j := s.first[k]; j < end; j++ {
			for _, old := range g.neighbours(s.perm[j]) {
				add(s.place[old])
			}
		}
		for _, c := range s.children(k) {
			for _, i := range s.below(int(c)) {
				add(i)
			}
		}
		slices.Sort(s.rows[from:])
		s.rowStart[k+1] = len(s.rows)
	}
}
