package lp_test

import (
	"bytes"
	"testing"

	"github.com/openplenum/plenum/internal/lp"
	"github.com/openplenum/plenum/internal/lp/lptest"
)

// A plan of 200 sectors over 5 years: 4,005 rows, 169,000 entries.
func benchProblem() *lp.Problem { return lptest.Plan(1, 200, 5) }

func BenchmarkBuild(b *testing.B) {
	for b.Loop() {
		benchProblem()
	}
}

func BenchmarkWriteMPS(b *testing.B) {
	p := benchProblem()
	var out bytes.Buffer
	for b.Loop() {
		out.Reset()
		if err := lp.WriteMPS(&out, p, lp.WriteOptions{}); err != nil {
			b.Fatal(err)
		}
	}
	b.SetBytes(int64(out.Len()))
}

func BenchmarkReadMPS(b *testing.B) {
	var out bytes.Buffer
	if err := lp.WriteMPS(&out, benchProblem(), lp.WriteOptions{}); err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(out.Len()))
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := lp.ReadMPS(bytes.NewReader(out.Bytes()), lp.ReadOptions{}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkVerify(b *testing.B) {
	p := benchProblem()
	zero := func(n int) []float64 { return make([]float64, n) }
	r := &lp.Result{
		Termination: lp.Optimal, Primal: lp.Point, Dual: lp.Point,
		X: zero(p.Cols()), RowActivity: zero(p.Rows()), RowDual: zero(p.Rows()), ReducedCost: zero(p.Cols()),
	}
	for j := range r.X {
		r.X[j] = 1
	}
	for i := range r.RowDual {
		r.RowDual[i] = 1
	}
	for b.Loop() {
		lp.Verify(p, r, lp.Options{})
	}
}
