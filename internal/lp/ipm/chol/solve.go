package chol

// Solve replaces the right-hand side x, in the original order, by the solution of A x = b
// for the matrix last factorized (with replaced pivots, of the matrix so changed).
func (f *Factor) Solve(x []float64) {
	s := f.sym
	y := f.x
	for k, j := range s.perm {
		y[k] = x[j]
	}
	for k := range s.count() {
		f.forward(k, y)
	}
	if f.sign != nil {
		for k, sg := range f.sign {
			if sg < 0 {
				y[k] = -y[k]
			}
		}
	}
	for k := s.count() - 1; k >= 0; k-- {
		f.backward(k, y)
	}
	for k, j := range s.perm {
		x[j] = y[k]
	}
}

// forward solves with the columns of supernode k of L.
func (f *Factor) forward(k int, y []float64) {
	s := f.sym
	first, w, rows := int(s.first[k]), s.width(k), s.height(k)
	z := f.z[:rows]
	copy(z, y[first:first+w])
	clear(z[w:])
	f.hands[0].alone.Forward(rows, w, f.l[s.panel[k]:s.panel[k+1]], rows, z)
	copy(y[first:], z[:w])
	for i, r := range s.below(k) {
		y[r] += z[w+i]
	}
}

// backward solves with the same columns as rows of L'.
func (f *Factor) backward(k int, y []float64) {
	s := f.sym
	first, w, rows := int(s.first[k]), s.width(k), s.height(k)
	z := f.z[:rows]
	copy(z, y[first:first+w])
	for i, r := range s.below(k) {
		z[w+i] = y[r]
	}
	f.hands[0].alone.Backward(rows, w, f.l[s.panel[k]:s.panel[k+1]], rows, z)
	copy(y[first:], z[:w])
}
