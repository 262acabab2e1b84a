package iotable

import "gonum.org/v1/gonum/mat"

// Ghosh is the inverse of the output coefficients, n x n:
//
//	B = x^-1 Z,  G = (I - B)^-1
//
// G[i,j] is what a unit more of primary inputs of sector i becomes in the
// output of sector j when sectors go on sharing out their products as in the
// base year (Ghosh 1958; as prices, Dietzenbacher 1997). It is computed by its
// own factors, not from the Leontief inverse. A sector without output passes
// nothing on.
func Ghosh(t *Table) (*Inverse, error) {
	n := t.size()
	b := mat.NewDense(n, n, nil)
	b.Apply(func(i, _ int, z float64) float64 { return over(z, t.Output[i]) }, t.Flows)
	return Invert(b)
}

// SupplySide adds the Ghosh inverse and the forward linkages that are its row
// sums over their average.
func (m *Multipliers) SupplySide(t *Table) error {
	g, err := Ghosh(t)
	if err != nil {
		return err
	}
	m.Ghosh = g
	m.Linkages.Supply = make([]float64, t.size())
	for i := range m.Linkages.Supply {
		m.Linkages.Supply[i] = sum(g.L.RawRowView(i))
	}
	m.Linkages.SupplyNorm = overAverage(m.Linkages.Supply)
	return nil
}
