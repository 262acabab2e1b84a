package chol

// scatter says, supernode by supernode, where the entries of the pattern go.
type scatter struct {
	start  []int   // entries of supernode s: start[s]..start[s+1]
	source []int32 // place among the values
	target []int   // place in the factor
	diag   []int32 // for each column, the place of its diagonal among the values, or -1
}

func (s *Symbolic) planScatter(p Pattern) {
	count := s.count()
	sc := scatter{
		start:  make([]int, count+1),
		source: make([]int32, len(p.Index)),
		target: make([]int, len(p.Index)),
		diag:   make([]int32, s.n),
	}
	for k := range sc.diag {
		sc.diag[k] = -1
	}
	column := func(i, j int) int32 { return min(s.place[i], s.place[j]) }
	for j := range s.n {
		for _, i := range p.Index[p.Start[j]:p.Start[j+1]] {
			sc.start[s.owner[column(i, j)]+1]++
		}
	}
	for k := range count {
		sc.start[k+1] += sc.start[k]
	}
	// First the pair (row, column) packed into target, then its place once all of a supernode are known.
	next := make([]int, count)
	copy(next, sc.start)
	for j := range s.n {
		for at := p.Start[j]; at < p.Start[j+1]; at++ {
			a, b := s.place[p.Index[at]], s.place[j]
			if a == b {
				sc.diag[a] = int32(at)
			}
			k := s.owner[min(a, b)]
			sc.source[next[k]] = int32(at)
			sc.target[next[k]] = int(max(a, b))*s.n + int(min(a, b))
			next[k]++
		}
	}
	at := make([]int, s.n)
	for k := range count {
		first, w := int(s.first[k]), s.width(k)
		for i := range w {
			at[first+i] = i
		}
		for r, i := range s.below(k) {
			at[i] = w + r
		}
		rows := w + len(s.below(k))
		for t := sc.start[k]; t < sc.start[k+1]; t++ {
			i, j := sc.target[t]/s.n, sc.target[t]%s.n
			sc.target[t] = s.panel[k] + (j-first)*rows + at[i]
		}
	}
	s.scatter = sc
}

// planArenas places the update matrices. Those of nodes of even depth and those of odd
// depth form a stack each: when a front is assembled, its children are the top of one
// stack and its own update matrix goes on top of the other, so nothing is ever moved.
func (s *Symbolic) planArenas() {
	count := s.count()
	s.update = make([]int, count)
	s.depth = make([]int32, count)
	for k := count - 1; k >= 0; k-- {
		if p := s.parent[k]; p >= 0 {
			s.depth[k] = s.depth[p] + 1
		}
	}
	var top [2]int
	children := make([]int, count) // total size of the children's update matrices
	for k := range count {
		side := s.depth[k] & 1
		size := len(s.below(k))
		size *= size
		s.update[k] = top[side]
		top[side] += size
		s.arena[side] = max(s.arena[side], top[side])
		top[1-side] -= children[k]
		if p := s.parent[k]; p >= 0 {
			children[p] += size
		}
	}
}
