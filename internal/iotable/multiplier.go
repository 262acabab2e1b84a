package iotable

import "gonum.org/v1/gonum/mat"

// Measure says what a multiplier counts.
type Measure string

// The measures of multipliers.
const (
	MeasureOutput     Measure = "output"
	MeasureIncome     Measure = "income"      // compensation of employees
	MeasureValueAdded Measure = "value_added" // primary inputs without imports and other rows
	MeasureImports    Measure = "imports"     // complementary imports
	MeasurePrimary    Measure = "primary"     // all primary inputs; 1 where the table is complete
	MeasureEmployment Measure = "employment"
	MeasureEmission   Measure = "emission"
)

// Multiplier is what a unit of final use of each sector's product sets in
// motion in all sectors: type I, in which households are not part of the
// system, and type II, in which they are.
type Multiplier struct {
	Measure Measure   `json:"measure"`
	Name    string    `json:"name,omitempty"` // of the account, for employment and emissions
	Direct  []float64 `json:"direct"`         // v, by the sector itself, per unit of its output
	Total   []float64 `json:"total"`          // v L, by all sectors, per unit of final use
	Ratio   []float64 `json:"ratio"`          // total / direct; 0 where direct is 0

	// With households in the system; nil unless asked for, see Closure.
	TypeII  []float64 `json:"total_type2,omitempty"`
	RatioII []float64 `json:"ratio_type2,omitempty"`
}

// Linkages compare sectors by how they depend on others and others on them
// (Rasmussen 1956): above 1 in the normalised form is above the average.
type Linkages struct {
	Backward     []float64 `json:"backward"`              // column sums of L
	BackwardNorm []float64 `json:"backward_norm"`         // over their average: power of dispersion
	Forward      []float64 `json:"forward"`               // row sums of L
	ForwardNorm  []float64 `json:"forward_norm"`          // over their average: sensitivity of dispersion
	Supply       []float64 `json:"supply"`                // row sums of the Ghosh inverse x^-1 L x
	SupplyNorm   []float64 `json:"supply_norm,omitempty"` // over their average; nil unless asked for
}

// Multipliers are all multipliers and linkages of a table.
type Multipliers struct {
	Sectors  []Sector     `json:"sectors"`
	All      []Multiplier `json:"multipliers"`
	Linkages Linkages     `json:"linkages"`
	Inverse  *Inverse     `json:"-"`
	Closure  *Closure     `json:"closure,omitempty"` // nil without type II
	Ghosh    *Inverse     `json:"-"`                 // nil unless asked for
}

// Multiply computes the multipliers of a table.
func Multiply(t *Table) (*Multipliers, error) {
	inv, err := Invert(t.Coefficients())
	if err != nil {
		return nil, err
	}
	m := &Multipliers{Sectors: t.Sectors, Inverse: inv}
	ones := make([]float64, t.size())
	for j := range ones {
		ones[j] = 1
	}
	m.add(MeasureOutput, "", ones)
	m.addRows(t, MeasureIncome, Pay.isIncome)
	m.addRows(t, MeasureValueAdded, Pay.isValueAdded)
	m.addRows(t, MeasureImports, Pay.isImports)
	m.addRows(t, MeasurePrimary, func(Pay) bool { return true })
	for _, a := range t.Employment {
		m.add(MeasureEmployment, a.name(), perOutput(t, a.Amounts))
	}
	for _, a := range t.Emissions {
		m.add(MeasureEmission, a.name(), perOutput(t, a.Amounts))
	}
	m.Linkages = link(inv, t.Output)
	return m, nil
}

func (p Pay) isIncome() bool  { return p == PayLabour }
func (p Pay) isImports() bool { return p == PayImports }

// isValueAdded tells whether a row is part of gross value added at basic
// prices. Taxes on production belong to it and taxes on products do not; a
// row for taxes on products is read as PayProductTaxes.
func (p Pay) isValueAdded() bool {
	switch p {
	case PayLabour, PayTaxes, PayDepreciation, PaySurplus, PayValueAdded:
		return true
	}
	return false
}

// addRows adds the multiplier of the primary rows that are wanted, if there
// are any.
func (m *Multipliers) addRows(t *Table, what Measure, wanted func(Pay) bool) {
	sum, found := make([]float64, t.size()), false
	for _, row := range t.Primary {
		if wanted(row.Pay) {
			found = true
			for j, v := range row.Amounts {
				sum[j] += v
			}
		}
	}
	if found {
		m.add(what, "", perOutput(t, sum))
	}
}

// add computes v L and the ratio.
func (m *Multipliers) add(what Measure, name string, direct []float64) {
	n := len(direct)
	total := mat.NewVecDense(n, nil)
	total.MulVec(m.Inverse.L.T(), mat.NewVecDense(n, direct))
	out := Multiplier{Measure: what, Name: name, Direct: direct, Total: total.RawVector().Data, Ratio: make([]float64, n)}
	for j, d := range direct {
		out.Ratio[j] = over(out.Total[j], d)
	}
	m.All = append(m.All, out)
}

// Find gives the first multiplier of a measure.
func (m *Multipliers) Find(what Measure) (Multiplier, bool) {
	for _, a := range m.All {
		if a.Measure == what {
			return a, true
		}
	}
	return Multiplier{}, false
}

func perOutput(t *Table, amounts []float64) []float64 {
	out := make([]float64, t.size())
	for j := range out {
		out[j] = over(amounts[j], t.Output[j])
	}
	return out
}

func link(inv *Inverse, x []float64) Linkages {
	n := len(x)
	k := Linkages{Backward: make([]float64, n), Forward: make([]float64, n), Supply: make([]float64, n)}
	for i := range n {
		for j, v := range inv.L.RawRowView(i) {
			k.Backward[j] += v
			k.Forward[i] += v
			k.Supply[i] += over(v*x[j], x[i])
		}
	}
	k.BackwardNorm, k.ForwardNorm = overAverage(k.Backward), overAverage(k.Forward)
	return k
}

// overAverage divides by the average of all.
func overAverage(v []float64) []float64 {
	average := sum(v) / float64(len(v))
	out := make([]float64, len(v))
	for i, x := range v {
		out[i] = over(x, average)
	}
	return out
}
