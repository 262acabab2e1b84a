package iotable

import (
	"math"
	"testing"

	"gonum.org/v1/gonum/mat"
	"pgregory.net/rapid"
)

// millerBlair is the two-sector example of Miller and Blair, Input-Output
// Analysis, 2nd edition 2009, section 2.3.
func millerBlair() *Table {
	return &Table{
		Name:    "Miller and Blair",
		Sectors: []Sector{{Name: "Sector 1"}, {Name: "Sector 2"}},
		Flows:   mat.NewDense(2, 2, []float64{150, 500, 200, 100}),
		Final:   []Final{{Label: Sector{Name: "Final demand"}, Use: OtherUse, Amounts: []float64{350, 1700}}},
		Primary: []Primary{{Label: Sector{Name: "Value added"}, Pay: PayValueAdded, Amounts: []float64{650, 1400}}},
		Output:  []float64{1000, 2000},
		Step:    1,
	}
}

func TestMillerBlair(t *testing.T) {
	tbl := millerBlair()
	inv, err := Invert(tbl.Coefficients())
	if err != nil {
		t.Fatal(err)
	}
	for k, want := range []float64{1.2541, 0.3300, 0.2640, 1.1221} {
		if got := inv.L.At(k/2, k%2); math.Abs(got-want) > 5e-5 {
			t.Errorf("L[%d,%d] = %.5f, want %.4f", k/2, k%2, got, want)
		}
	}
	x := inv.Needs([]float64{600, 1500})
	for i, want := range []float64{1247.5, 1841.6} {
		if math.Abs(x[i]-want) > 0.05 {
			t.Errorf("x[%d] = %.3f, want %.1f", i, x[i], want)
		}
	}
	if inv.Residual > 1e-14 || inv.Negative != 0 {
		t.Errorf("residual %g, negative cells %d", inv.Residual, inv.Negative)
	}
}

// A group of sectors that uses all it makes has no inverse.
func TestNoInverse(t *testing.T) {
	if _, err := Invert(mat.NewDense(2, 2, []float64{0.5, 0.5, 0.5, 0.5})); err == nil {
		t.Error("an inverse of a table that leaves nothing for final use")
	}
}

// drawTable draws a balanced table: outputs, coefficients whose columns sum
// to less than one, the rest split into imports and wages.
func drawTable(t *rapid.T) *Table {
	n := rapid.IntRange(1, 8).Draw(t, "sectors")
	cell := rapid.Float64Range(0, 1)
	tbl := &Table{Name: "drawn", Flows: mat.NewDense(n, n, nil), Output: make([]float64, n)}
	final, wages, imports := make([]float64, n), make([]float64, n), make([]float64, n)
	for j := range n {
		tbl.Sectors = append(tbl.Sectors, Sector{Name: string(rune('a' + j))})
		tbl.Output[j] = rapid.Float64Range(1, 1000).Draw(t, "output")
	}
	for j := range n {
		used := 0.0
		for i := range n {
			a := cell.Draw(t, "a") * 0.9 / float64(n)
			used += a
			tbl.Flows.Set(i, j, a*tbl.Output[j])
		}
		share := cell.Draw(t, "imported")
		imports[j], wages[j] = share*(1-used)*tbl.Output[j], (1-share)*(1-used)*tbl.Output[j]
	}
	for i := range n {
		final[i] = tbl.Output[i]
		for j := range n {
			final[i] -= tbl.Flows.At(i, j)
		}
	}
	tbl.Final = []Final{{Label: Sector{Name: "use"}, Use: OtherUse, Amounts: final}}
	tbl.Primary = []Primary{
		{Label: Sector{Name: "wages"}, Pay: PayLabour, Amounts: wages},
		{Label: Sector{Name: "imports"}, Pay: PayImports, Amounts: imports},
	}
	return tbl
}

// Laws of a complete table: a unit of final use needs at least a unit of
// output, and what it costs is paid to somebody: value added and imports sum
// to one. The table's own final use needs the table's own output.
func TestMultiplierLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tbl := drawTable(t)
		m, err := Multiply(tbl)
		if err != nil {
			t.Fatal(err)
		}
		output, _ := m.Find(MeasureOutput)
		value, _ := m.Find(MeasureValueAdded)
		imports, _ := m.Find(MeasureImports)
		x := m.Inverse.Needs(tbl.Final[0].Amounts)
		for j := range tbl.Sectors {
			if output.Total[j] < 1 {
				t.Fatalf("output multiplier %d is %g", j, output.Total[j])
			}
			if sum := value.Total[j] + imports.Total[j]; math.Abs(sum-1) > 1e-9 {
				t.Fatalf("value added and imports of %d sum to %.12g", j, sum)
			}
			if math.Abs(x[j]-tbl.Output[j]) > 1e-9*(1+tbl.Output[j]) {
				t.Fatalf("output %d is %g, the table says %g", j, x[j], tbl.Output[j])
			}
		}
	})
}

// Changing the order of sectors changes the order of the answers only.
func TestMultipliersDoNotKnowTheOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tbl := drawTable(t)
		n := tbl.size()
		order := rapid.Permutation(indices(n)).Draw(t, "order")
		turned := &Table{Sectors: make([]Sector, n), Flows: mat.NewDense(n, n, nil), Output: make([]float64, n), Primary: []Primary{{Pay: PayLabour, Amounts: make([]float64, n)}}}
		for i, from := range order {
			turned.Sectors[i], turned.Output[i] = tbl.Sectors[from], tbl.Output[from]
			turned.Primary[0].Amounts[i] = tbl.Primary[0].Amounts[from]
			for j, other := range order {
				turned.Flows.Set(i, j, tbl.Flows.At(from, other))
			}
		}
		a, errA := Multiply(tbl)
		b, errB := Multiply(turned)
		if errA != nil || errB != nil {
			t.Fatal(errA, errB)
		}
		income, _ := a.Find(MeasureIncome)
		again, _ := b.Find(MeasureIncome)
		for i, from := range order {
			for _, pair := range [][2]float64{
				{income.Total[from], again.Total[i]},
				{a.Linkages.Backward[from], b.Linkages.Backward[i]},
				{a.Linkages.ForwardNorm[from], b.Linkages.ForwardNorm[i]},
				{a.Linkages.Supply[from], b.Linkages.Supply[i]},
			} {
				if math.Abs(pair[0]-pair[1]) > 1e-9*(1+math.Abs(pair[0])) {
					t.Fatalf("sector %d: %g and %g", from, pair[0], pair[1])
				}
			}
		}
	})
}

func indices(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = i
	}
	return out
}

func BenchmarkMultiply400(b *testing.B) {
	n := 400
	tbl := &Table{Sectors: make([]Sector, n), Flows: mat.NewDense(n, n, nil), Output: make([]float64, n)}
	for j := range n {
		tbl.Output[j] = float64(100 + j)
		for i := range n {
			tbl.Flows.Set(i, j, tbl.Output[j]*float64((i*7+j*13)%17)/17/float64(n))
		}
	}
	for b.Loop() {
		if _, err := Multiply(tbl); err != nil {
			b.Fatal(err)
		}
	}
}
