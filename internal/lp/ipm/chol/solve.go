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
	first, w := int(s.first[k]), s.width(k)
	below := s.below(k)
	rows := w + len(below)
	gap := f.gap[:len(below)]
	clear(gap)
	for j := range w {
		col := f.l[s.panel[k]+j*rows : s.panel[k]+(j+1)*rows]
		v := y[first+j] / col[j]
		y[first+j] = v
		for i := j + 1; i < w; i++ {
			y[first+i] -= v * col[i]
		}
		for i, a := range col[w:] {
			gap[i] += v * a
		}
	}
	for i, r := range below {
		y[r] -= gap[i]
	}
}

// backward solves with the same columns as rows of L'.
func (f *Factor) backward(k int, y []float64) {
	s := f.sym
	first, w := int(s.first[k]), s.width(k)
	below := s.below(k)
	rows := w + len(below)
	gap := f.gap[:len(below)]
	for i, r := range below {
		gap[i] = y[r]
	}
	for j := w - 1; j >= 0; j-- {
		col := f.l[s.panel[k]+j*rows : s.panel[k]+(j+1)*rows]
		v := y[first+j]
		for i := j + 1; i < w; i++ {
			v -= y[first+i] * col[i]
		}
		for i, a := range col[w:] {
			v -= gap[i] * a
		}
		y[first+j] = v / col[j]
	}
}
