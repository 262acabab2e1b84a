package iotable

import (
	"errors"
	"math"
	"testing"

	"gonum.org/v1/gonum/mat"
	"pgregory.net/rapid"
)

// closed is the example of Miller and Blair with households as third sector
// (2nd edition 2009, section 2.5): they earn 300 and 500 from the sectors, 50
// from each other and 150 from the rest of final use, and buy 50 and 400.
func closed() *Table {
	t := millerBlair()
	t.Final = []Final{
		{Label: Sector{Name: "Households"}, Use: Households, Amounts: []float64{50, 400}},
		{Label: Sector{Name: "Other"}, Use: OtherUse, Amounts: []float64{300, 1300}},
	}
	t.Primary = []Primary{
		{Label: Sector{Name: "Labour"}, Pay: PayLabour, Amounts: []float64{300, 500}, Final: []float64{50, 150}},
		{Label: Sector{Name: "Surplus"}, Pay: PaySurplus, Amounts: []float64{350, 900}},
	}
	return t
}

func TestMillerBlairHouseholds(t *testing.T) {
	tbl := closed()
	a, c, ok := tbl.close(0)
	if !ok || c.Earned != 1000 || c.Spent != 500 || c.Income != 1000 {
		t.Fatalf("%+v", c)
	}
	if want := mat.NewDense(3, 3, []float64{.15, .25, .05, .20, .05, .40, .30, .25, .05}); !mat.EqualApprox(a, want, 1e-15) {
		t.Errorf("%v", mat.Formatted(a))
	}
	inv, err := Invert(a)
	if err != nil {
		t.Fatal(err)
	}
	for k, want := range []float64{1.365, .425, .251, .527, 1.348, .595, .570, .489, 1.289} {
		if got := inv.L.At(k/3, k%3); math.Abs(got-want) > 6e-4 {
			t.Errorf("cell %d,%d is %.4f, published %.3f", k/3, k%3, got, want)
		}
	}
	m, err := Multiply(tbl)
	if err != nil {
		t.Fatal(err)
	}
	if err := m.TypeII(tbl, 0); err != nil {
		t.Fatal(err)
	}
	output, _ := m.Find(MeasureOutput)
	for j, want := range []float64{1.365 + .527, .425 + 1.348} {
		if math.Abs(output.TypeII[j]-want) > 1.2e-3 {
			t.Errorf("output multiplier of type II %d is %.4f, published %.3f", j, output.TypeII[j], want)
		}
	}
}

// A table that says nothing of wages, or of households, is not closed.
func TestNoClosure(t *testing.T) {
	m, err := Multiply(millerBlair())
	if err != nil {
		t.Fatal(err)
	}
	if err := m.TypeII(millerBlair(), 0); !errors.Is(err, ErrNoClosure) || m.Closure != nil {
		t.Error(err)
	}
}

// Laws of type II: it is never below type I, its ratio to type I is the same
// for the income of all sectors, and without spending it is type I.
func TestTypeIILaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tbl := drawTable(t)
		tbl.Final[0].Use = Households
		m, err := Multiply(tbl)
		if err != nil {
			t.Fatal(err)
		}
		earned := sum(tbl.Primary[0].Amounts)
		if earned == 0 {
			t.Skip("no wages")
		}
		spent := sum(tbl.Final[0].Amounts) // a table without imports that spends it all has no end
		if err := m.TypeII(tbl, 1.2*max(earned, spent)); err != nil {
			t.Fatal(err)
		}
		ratio := 0.0
		for _, x := range m.All {
			for j := range x.Total {
				if x.TypeII[j] < x.Total[j]-1e-9 {
					t.Fatalf("%s of %d: type II %g, type I %g", x.Measure, j, x.TypeII[j], x.Total[j])
				}
				if x.Measure == MeasureIncome && x.Total[j] > 1e-6 {
					if got := x.TypeII[j] / x.Total[j]; ratio == 0 {
						ratio = got
					} else if math.Abs(got-ratio) > 1e-6*ratio {
						t.Fatalf("ratio of type II to I: %g and %g", got, ratio)
					}
				}
			}
		}
		if err := m.TypeII(tbl, 1e9*max(earned, spent)); err != nil {
			t.Fatal(err)
		}
		output, _ := m.Find(MeasureOutput)
		for j := range output.Total {
			if math.Abs(output.TypeII[j]-output.Total[j]) > 1e-6*output.Total[j] {
				t.Fatalf("nothing is spent, yet type II of %d is %g and type I %g", j, output.TypeII[j], output.Total[j])
			}
		}
	})
}

// The Ghosh inverse is x^-1 L x.
func TestGhoshIsLeontiefTurned(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tbl := drawTable(t)
		m, err := Multiply(tbl)
		if err != nil {
			t.Fatal(err)
		}
		before := m.Linkages.Supply
		if err := m.SupplySide(tbl); err != nil {
			t.Fatal(err)
		}
		for i := range tbl.Sectors {
			for j, x := range tbl.Output {
				want := m.Inverse.L.At(i, j) * x / tbl.Output[i]
				if math.Abs(m.Ghosh.L.At(i, j)-want) > 1e-9*(1+want) {
					t.Fatalf("G[%d,%d] is %g, x^-1 L x is %g", i, j, m.Ghosh.L.At(i, j), want)
				}
			}
			if math.Abs(before[i]-m.Linkages.Supply[i]) > 1e-9*(1+before[i]) {
				t.Fatalf("forward linkage %d: %g and %g", i, before[i], m.Linkages.Supply[i])
			}
		}
	})
}

// Eurostat Manual (2008): the first column of the Ghosh inverse of Germany
// 1995. Its type II multipliers are not published; the closure is shown.
func TestGermanyGhosh(t *testing.T) {
	tbl := readData(t, "germany-1995").Table
	g, err := Ghosh(tbl)
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []float64{1.0339, .0118, .0037, .0103, .0117, .0043} {
		if got := g.L.At(i, 0); math.Abs(got-want) > 1e-4 {
			t.Errorf("cell %d is %.5f, published %.4f", i, got, want)
		}
	}
	m, err := Multiply(tbl)
	if err != nil {
		t.Fatal(err)
	}
	if err := m.TypeII(tbl, 0); err != nil {
		t.Fatal(err)
	}
	output, _ := m.Find(MeasureOutput)
	t.Logf("%+v, output of type II %.4f", *m.Closure, output.TypeII)
}
