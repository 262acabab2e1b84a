package ipm

import "math"

// What a column of the standard form may do.
const (
	off   uint8 = iota // takes no part: fixed, or the slack of a row without one
	below              // 0 <= x
	boxed              // 0 <= x <= u
	free
)

// form is the scaled standard form min c'x, A x = b, 0 <= x <= u of a
// presolved problem: the n columns of the structure, then one slack for each
// of the m rows (kind off for an equation). A column with only an upper bound
// is turned round.
//
// With the scales R of rows, C of columns, beta of right-hand sides and gamma
// of costs: scaled x = beta (x - origin) sign / C, scaled y = gamma y / R.
type form struct {
	s     *numbers
	q     *presolved
	m, n  int
	a     []float64 // values, zero in rows and columns that take no part
	slack []float64 // coefficient of the slack of each row: 1, -1, 0 without one
	rowOn []bool
	kind  []uint8 // n + m
	b     []float64
	c, u  []float64 // n + m; u is 0 where there is none

	origin      []float64 // n + m: the bound that scaled 0 stands for
	sign        []float64 // n: -1 where turned round
	beta, gamma float64
	active      int // complementarity products, without tau kappa
}

func newForm(s *numbers, q *presolved) *form {
	f := &form{
		s: s, q: q, m: s.m, n: s.n,
		a: append([]float64(nil), s.scaled...), slack: make([]float64, s.m), rowOn: make([]bool, s.m),
		kind: make([]uint8, s.n+s.m), b: make([]float64, s.m),
		c: make([]float64, s.n+s.m), u: make([]float64, s.n+s.m),
		origin: make([]float64, s.n+s.m), sign: ones(s.n),
	}
	f.columns()
	f.rows()
	f.magnitudes()
	for _, k := range f.kind {
		switch k {
		case below:
			f.active++
		case boxed:
			f.active += 2
		}
	}
	return f
}

// columns sets kind, origin, bounds and costs of the columns, and zeros in
// the entries that take no part.
func (f *form) columns() {
	q, s := f.q, f.s
	for i, orig := range s.rows {
		f.rowOn[i] = !q.rowOff[orig]
	}
	for j := range f.n {
		l, u := q.lower[j], q.upper[j]
		f.c[j] = q.cost[j] * s.colScale[j]
		switch {
		case q.fixed[j]:
			f.kind[j], f.origin[j], f.c[j] = off, q.x[j], 0
		case math.IsInf(l, -1) && math.IsInf(u, 1):
			f.kind[j] = free
		case math.IsInf(l, -1):
			f.kind[j], f.origin[j], f.sign[j] = below, u, -1
			f.c[j] = -f.c[j]
		case math.IsInf(u, 1):
			f.kind[j], f.origin[j] = below, l
		default:
			f.kind[j], f.origin[j], f.u[j] = boxed, l, (u-l)/s.colScale[j]
		}
		for k := s.start[j]; k < s.start[j+1]; k++ {
			if f.kind[j] == off || !f.rowOn[s.index[k]] {
				f.a[k] = 0
			} else {
				f.a[k] *= f.sign[j]
			}
		}
	}
}

// rows sets slacks and right-hand sides.
func (f *form) rows() {
	q, s := f.q, f.s
	for i, orig := range s.rows {
		if !f.rowOn[i] {
			continue
		}
		l, u := q.rowLower[orig], q.rowUpper[orig]
		at, r := f.n+i, s.rowScale[i]
		switch {
		case l == u:
			f.b[i] = l
		case math.IsInf(u, 1):
			f.b[i], f.slack[i], f.kind[at] = l, -1, below
		case math.IsInf(l, -1):
			f.b[i], f.slack[i], f.kind[at] = u, 1, below
		default:
			f.b[i], f.slack[i], f.kind[at], f.u[at] = l, -1, boxed, (u-l)*r
		}
	}
	for j := range f.n {
		x := f.origin[j]
		if x == 0 {
			continue
		}
		for k := s.start[j]; k < s.start[j+1]; k++ {
			f.b[s.index[k]] -= s.value[k] * x
		}
	}
	for i, r := range s.rowScale {
		if f.rowOn[i] {
			f.b[i] *= r
		} else {
			f.b[i] = 0
		}
	}
}

// magnitudes scales right-hand sides and costs as a whole.
func (f *form) magnitudes() {
	f.beta, f.gamma = 1, 1
	if l := largest(f.b); l > 0 {
		f.beta = powerOfTwo(1 / l)
	} else if l := largest(f.u); l > 0 {
		f.beta = powerOfTwo(1 / l)
	}
	if l := largest(f.c); l > 0 {
		f.gamma = powerOfTwo(1 / l)
	}
	for i := range f.b {
		f.b[i] *= f.beta
	}
	for j := range f.u {
		f.u[j] *= f.beta
		f.c[j] *= f.gamma
	}
}

// primal returns the columns in the problem's units, for scaled x / tau,
// within their bounds.
func (f *form) primal(x []float64, tau float64) []float64 {
	out := make([]float64, f.n)
	for j := range out {
		switch f.kind[j] {
		case off:
			out[j] = f.origin[j]
			continue
		case free:
			out[j] = x[j] / tau * f.s.colScale[j] / f.beta
			continue
		}
		v := f.origin[j] + f.sign[j]*(x[j]/tau)*f.s.colScale[j]/f.beta
		out[j] = math.Min(math.Max(v, f.q.lower[j]), f.q.upper[j])
	}
	return out
}

// dual returns the multipliers of all rows in the problem's units (of a
// minimisation), for scaled y / tau, with the signs that one-sided rows want.
func (f *form) dual(y []float64, tau float64) []float64 {
	out := make([]float64, len(f.q.rowLower))
	for i, orig := range f.s.rows {
		if !f.rowOn[i] {
			continue
		}
		v := y[i] / tau * f.s.rowScale[i] / f.gamma
		if math.IsInf(f.q.rowUpper[orig], 1) {
			v = math.Max(v, 0)
		}
		if math.IsInf(f.q.rowLower[orig], -1) {
			v = math.Min(v, 0)
		}
		out[orig] = v
	}
	return out
}

// multiply adds scale * A x to out.
func (f *form) multiply(x []float64, scale float64, out []float64) {
	s := f.s
	for j := range f.n {
		v := scale * x[j]
		if v == 0 {
			continue
		}
		from, to := s.start[j], s.start[j+1]
		a := f.a[from:to]
		for k, i := range s.index[from:to] {
			out[i] += a[k] * v
		}
	}
	for i, c := range f.slack {
		out[i] += scale * c * x[f.n+i]
	}
}

// transpose adds scale * A'y to out.
func (f *form) transpose(y []float64, scale float64, out []float64) {
	s := f.s
	for j := range f.n {
		from, to := s.start[j], s.start[j+1]
		a := f.a[from:to]
		var sum float64
		for k, i := range s.index[from:to] {
			sum += a[k] * y[i]
		}
		out[j] += scale * sum
	}
	for i, c := range f.slack {
		out[f.n+i] += scale * c * y[i]
	}
}

// largest returns the largest magnitude; NaN if v holds one.
func largest(v []float64) float64 {
	var out float64
	for _, x := range v {
		if x = math.Abs(x); x > out {
			out = x
		} else if x != x {
			return x
		}
	}
	return out
}

func dot(a, b []float64) float64 {
	var sum float64
	for i, x := range a {
		sum += x * b[i]
	}
	return sum
}
