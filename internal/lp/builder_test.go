package lp_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/openplenum/plenum/internal/lp"
)

func TestBuilder(t *testing.T) {
	b := lp.Builder{Name: "b"}
	b.Add(1, 1, 4) // before its row and column
	r0, r1 := b.Row("r0", 0, 10), b.Row("r1", -lp.Inf, 5)
	x, y := b.Col("x", 0, lp.Inf, 1), b.Col("y", -5, 5, 0)
	b.Add(r1, x, 2)
	b.Add(r0, x, 1)
	b.Add(r1, x, 0.5)
	b.Add(r0, y, 3)
	b.Add(r0, y, -3) // sums to nothing
	b.AddCost(y, 7)
	b.ShiftRow(r0, 1)
	b.BoundCol(y, -lp.Inf, 2)
	want := &lp.Problem{
		Name: "b", Cost: []float64{1, 7},
		ColLower: []float64{0, -5}, ColUpper: []float64{lp.Inf, 2},
		RowLower: []float64{1, -lp.Inf}, RowUpper: []float64{11, 5},
		Start: []int{0, 2, 3}, Index: []int{0, 1, 1}, Value: []float64{1, 2.5, 4},
		RowName: []string{"r0", "r1"}, ColName: []string{"x", "y"},
	}
	p := b.Problem()
	if diff := cmp.Diff(want, p); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if err := p.Validate(); err != nil {
		t.Error(err)
	}
	if b.Rows() != p.Rows() || b.Cols() != p.Cols() || p.Nonzeros() != 3 {
		t.Errorf("%d rows, %d columns, %d entries", b.Rows(), b.Cols(), p.Nonzeros())
	}
	b.FreeRow(r1)
	if b.Problem().RowUpper[r1] != lp.Inf || p.RowUpper[r1] != 5 {
		t.Error("FreeRow changes the problem made before, or does not change the next")
	}
}

func TestBuilderPanics(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("an entry without its row is taken")
		}
	}()
	b := lp.Builder{}
	b.Add(0, b.Col("x", 0, 1, 1), 1)
	b.Problem()
}

func TestValidate(t *testing.T) {
	for _, c := range []struct {
		name  string
		spoil func(*lp.Problem)
	}{
		{"cost length", func(p *lp.Problem) { p.Cost = p.Cost[:1] }},
		{"row length", func(p *lp.Problem) { p.RowUpper = p.RowUpper[:1] }},
		{"names", func(p *lp.Problem) { p.RowName = p.RowName[:1] }},
		{"matrix length", func(p *lp.Problem) { p.Value = p.Value[:1] }},
		{"offset", func(p *lp.Problem) { p.Offset = lp.Inf }},
		{"start", func(p *lp.Problem) { p.Start[1] = 9 }},
		{"cost", func(p *lp.Problem) { p.Cost[0] = -lp.Inf }},
		{"column bounds", func(p *lp.Problem) { p.ColLower[0] = lp.Inf }},
		{"row bounds", func(p *lp.Problem) { p.RowUpper[0] = -lp.Inf }},
		{"order", func(p *lp.Problem) { p.Index[2], p.Index[3] = p.Index[3], p.Index[2] }},
		{"range", func(p *lp.Problem) { p.Index[0] = 3 }},
		{"value", func(p *lp.Problem) { p.Value[0] = lp.Inf }},
	} {
		p, _ := small()
		if err := p.Validate(); err != nil {
			t.Fatal(err)
		}
		c.spoil(p)
		if p.Validate() == nil {
			t.Errorf("%s: the fault is not found", c.name)
		}
	}
}
