package iotable

import "gonum.org/v1/gonum/mat"

// supplyUse is a pair of tables: who makes which product, and who uses it.
// There are n industries, c products ("commodities") and k columns of final
// use.
type supplyUse struct {
	make  *mat.Dense // V, n x c: industry i makes product j
	use   *mat.Dense // U, c x n: product i is used by industry j
	final *mat.Dense // Y, c x k
	scrap int        // position of the product that is scrap and set aside; -1: none
}

// output is g, what each industry makes of all products.
func (s supplyUse) output() []float64 {
	n, _ := s.make.Dims()
	out := make([]float64, n)
	for i := range out {
		out[i] = sum(s.make.RawRowView(i))
	}
	return out
}

// made is q, what all industries make of each product.
func (s supplyUse) made() []float64 {
	n, c := s.make.Dims()
	out := make([]float64, c)
	for i := range n {
		for j, v := range s.make.RawRowView(i) {
			out[j] += v
		}
	}
	return out
}

// shares is W, n x c: what each industry must make for a unit of each product.
// It rests on the industry technology assumption with fixed market shares: an
// industry makes all of its products by one technology, and whoever uses a
// product takes it from the industries in the proportions in which they make
// it,
//
//	D = V q^-1
//
// (Miller and Blair 2009, section 5.3; the fixed product sales structure of
// the Eurostat Manual). Scrap is nobody's aim: it comes with other products,
// so nothing is made for its sake. Its column is left out, and industries make
// that much more of everything else (Bureau of Economic Analysis, Mathematical
// Derivation of the Total Requirements Tables):
//
//	p = scrap / g,  W = (I - p^)^-1 D
//
// The column of a product that nobody makes is zero.
func (s supplyUse) shares() *mat.Dense {
	n, c := s.make.Dims()
	g, q := s.output(), s.made()
	w := mat.NewDense(n, c, nil)
	for i := range n {
		main := 1.0
		if s.scrap >= 0 {
			main = 1 - over(s.make.At(i, s.scrap), g[i])
		}
		for j := range c {
			if j != s.scrap {
				w.Set(i, j, over(over(s.make.At(i, j), q[j]), main))
			}
		}
	}
	return w
}

// square is the table of industries by industries: Z = W U and F = W Y. What
// the columns of W do not sum to is the adjustment: what an industry (or a
// final use) pays for products beyond what the industries receive for them,
// negative where they receive more. It is zero without scrap.
func (s supplyUse) square() (flows, final *mat.Dense, flowsGap, finalGap []float64) {
	w := s.shares()
	flows, final = &mat.Dense{}, &mat.Dense{}
	flows.Mul(w, s.use)
	final.Mul(w, s.final)
	n, c := w.Dims()
	lost := make([]float64, c)
	for j, q := range s.made() {
		if q != 0 && j != s.scrap {
			lost[j] = 1
		}
	}
	for i := range n {
		for j, share := range w.RawRowView(i) {
			lost[j] -= share
		}
	}
	return flows, final, weighted(lost, s.use), weighted(lost, s.final)
}

// weighted is v M, the columns of a matrix summed with weights.
func weighted(v []float64, m *mat.Dense) []float64 {
	_, columns := m.Dims()
	out := make([]float64, columns)
	for i, weight := range v {
		for j, x := range m.RawRowView(i) {
			out[j] += weight * x
		}
	}
	return out
}
