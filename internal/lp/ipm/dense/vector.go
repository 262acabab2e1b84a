package dense

// Add does y += x.
func (t *Team) Add(y, x []float64) { t.kernel.add(y, x) }

// AddProduct does y += A x for A m x n.
func (t *Team) AddProduct(m, n int, a []float64, lda int, x, y []float64) {
	if m == 0 {
		return
	}
	j := 0
	for ; j+4 <= n; j += 4 {
		t.kernel.add4(m, a[j*lda:], lda, (*[4]float64)(x[j:]), y[:m])
	}
	for ; j < n; j++ {
		f := x[j]
		for i, v := range a[j*lda : j*lda+m] {
			y[i] += f * v
		}
	}
}

// AddTransposed does x += A' y for A m x n.
func (t *Team) AddTransposed(m, n int, a []float64, lda int, y, x []float64) {
	if m == 0 {
		return
	}
	j := 0
	sum := &t.four
	for ; j+4 <= n; j += 4 {
		t.kernel.dot4(m, a[j*lda:], lda, y[:m], sum)
		x[j] += sum[0]
		x[j+1] += sum[1]
		x[j+2] += sum[2]
		x[j+3] += sum[3]
	}
	for ; j < n; j++ {
		s := 0.0
		for i, v := range a[j*lda : j*lda+m] {
			s += v * y[i]
		}
		x[j] += s
	}
}

// Forward solves with the first n columns of L, an m x n panel as Factor leaves it: x[:n] becomes
// L1^-1 x[:n], and x[n:m] loses L2 times it. S is not applied.
func (t *Team) Forward(m, n int, l []float64, ldl int, x []float64) {
	minus := &t.part
	for j := 0; j < n; j += tileWidth {
		cols := min(tileWidth, n-j)
		for k := j; k < j+cols; k++ {
			col := l[k*ldl : k*ldl+j+cols]
			v := x[k] / col[k]
			x[k] = v
			minus[k-j] = -v
			for i := k + 1; i < j+cols; i++ {
				x[i] -= v * col[i]
			}
		}
		next := j + cols
		if next < m {
			t.AddProduct(m-next, cols, l[next+j*ldl:], ldl, minus[:cols], x[next:m])
		}
	}
}

// Backward solves with the rows of L' that are the columns of the panel: x[:n] becomes
// L1'^-1 (x[:n] - L2' x[n:m]).
func (t *Team) Backward(m, n int, l []float64, ldl int, x []float64) {
	for j := (n - 1) / tileWidth * tileWidth; j >= 0; j -= tileWidth {
		cols := min(tileWidth, n-j)
		next := j + cols
		sum := &t.part
		clear(sum[:])
		if next < m {
			t.AddTransposed(m-next, cols, l[next+j*ldl:], ldl, x[next:m], sum[:cols])
		}
		for k := next - 1; k >= j; k-- {
			col := l[k*ldl : k*ldl+next]
			v := x[k] - sum[k-j]
			for i := k + 1; i < next; i++ {
				v -= col[i] * x[i]
			}
			x[k] = v / col[k]
		}
	}
}

// addPortable does y += x.
func addPortable(y, x []float64) {
	y = y[:len(x)]
	for i, v := range x {
		y[i] += v
	}
}

// add4Portable does y += A x for four columns.
func add4Portable(m int, a []float64, lda int, x *[4]float64, y []float64) {
	a0, a1, a2, a3 := a[:m], a[lda:lda+m], a[2*lda:2*lda+m], a[3*lda:3*lda+m]
	y = y[:m]
	for i := range y {
		y[i] += x[0]*a0[i] + x[1]*a1[i] + (x[2]*a2[i] + x[3]*a3[i])
	}
}

// dot4Portable does x = A' y for four columns.
func dot4Portable(m int, a []float64, lda int, y []float64, x *[4]float64) {
	a0, a1, a2, a3 := a[:m], a[lda:lda+m], a[2*lda:2*lda+m], a[3*lda:3*lda+m]
	var s0, s1, s2, s3 float64
	for i, v := range y[:m] {
		s0 += v * a0[i]
		s1 += v * a1[i]
		s2 += v * a2[i]
		s3 += v * a3[i]
	}
	*x = [4]float64{s0, s1, s2, s3}
}
