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
