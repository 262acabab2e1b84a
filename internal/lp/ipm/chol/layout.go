package chol

// scatter says, column by column of L, where the entries of the pattern go.
type scatter struct {
	start  []int   // entries of column j: start[j]..start[j+1]
	source []int32 // place among the values
	row    []int32 // row in the front of the column's supernode
	diag   []int32 // for each column, the place of its diagonal among the values, or -1
}

func (s *Symbolic) planScatter(p Pattern) {
	sc := scatter{
		start:  make([]int, s.n+1),
		source: make([]int32, len(p.Index)),
		row:    make([]int32, len(p.Index)),
		diag:   filled(s.n, -1),
	}
	for j := range s.n {
		for _, i := range p.Index[p.Start[j]:p.Start[j+1]] {
			sc.start[min(s.place[i], s.place[j])+1]++
		}
	}
	for j := range s.n {
		sc.start[j+1] += sc.start[j]
	}
	// First the label of the row, then its place in the front.
	next := make([]int, s.n)
	copy(next, sc.start)
	for j := range s.n {
		for at := p.Start[j]; at < p.Start[j+1]; at++ {
			a, b := s.place[p.Index[at]], s.place[j]
			if a == b {
				sc.diag[a] = int32(at)
			}
			to := &next[min(a, b)]
			sc.source[*to] = int32(at)
			sc.row[*to] = max(a, b)
			*to++
		}
	}
	in := make([]int32, s.n) // place of a row in the front at hand
	for k := range s.count() {
		first, end := s.first[k], s.first[k+1]
		for i := first; i < end; i++ {
			in[i] = i - first
		}
		for r, i := range s.below(k) {
			in[i] = end - first + int32(r)
		}
		for t := sc.start[first]; t < sc.start[end]; t++ {
			sc.row[t] = in[sc.row[t]]
		}
	}
	s.scatter = sc
}
