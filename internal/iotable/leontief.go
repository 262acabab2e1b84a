package iotable

import (
	"errors"
	"fmt"
	"math"

	"gonum.org/v1/gonum/mat"
)

// ErrNoInverse is returned when I - A has no inverse: some sectors together
// use all that they make.
var ErrNoInverse = errors.New("iotable: the table has no Leontief inverse")

// ErrNoClosure is returned when a table does not say what households earn by
// labour, or what they spend.
var ErrNoClosure = errors.New("iotable: households cannot be made a sector")

// Coefficients is A, n x n: A[i,j] = Z[i,j] / x[j], what a unit of output of j
// uses of i. The column of a sector without output is zero.
func (t *Table) Coefficients() *mat.Dense {
	n := t.size()
	a := mat.NewDense(n, n, nil)
	a.Apply(func(_, j int, z float64) float64 { return over(z, t.Output[j]) }, t.Flows)
	return a
}

// over divides, and gives zero for a sector without output.
func over(a, x float64) float64 {
	if x == 0 {
		return 0
	}
	return a / x
}

// Inverse is the Leontief inverse with the proof that it is one.
type Inverse struct {
	L *mat.Dense // (I - A)^-1, n x n: output of i that a unit of final use of j needs
	// Residual is the largest cell of (I - A) L - I, without sign.
	Residual float64
	// Condition is an estimate of the condition number of I - A in the
	// 1-norm; about that many units in the last place may be lost.
	Condition float64
	// Negative counts cells of L below -1e-9. A table in which every group
	// of sectors makes more than it uses has none (Hawkins and Simon 1949).
	Negative int
}

// Invert computes the Leontief inverse by LU factors with partial pivoting.
func Invert(a *mat.Dense) (*Inverse, error) {
	n, _ := a.Dims()
	b := identity(n)
	b.Sub(b, a)
	var lu mat.LU
	lu.Factorize(b)
	condition := lu.Cond()
	if math.IsInf(condition, 1) || math.IsNaN(condition) {
		return nil, ErrNoInverse
	}
	inv := &Inverse{L: mat.NewDense(n, n, nil), Condition: condition}
	var ill mat.Condition
	if err := lu.SolveTo(inv.L, false, identity(n)); err != nil && !errors.As(err, &ill) {
		return nil, fmt.Errorf("%w: %w", ErrNoInverse, err)
	}
	var r mat.Dense
	r.Mul(b, inv.L)
	r.Sub(&r, identity(n))
	for i := range n {
		for j, v := range r.RawRowView(i) {
			inv.Residual = math.Max(inv.Residual, math.Abs(v))
			if inv.L.At(i, j) < -1e-9 {
				inv.Negative++
			}
		}
	}
	if inv.Residual > 1e-6 || math.IsNaN(inv.Residual) {
		return nil, fmt.Errorf("%w: residual %.3g", ErrNoInverse, inv.Residual)
	}
	return inv, nil
}

// Needs is x = L f, the output of each sector that final use f needs.
func (inv *Inverse) Needs(f []float64) []float64 {
	x := mat.NewVecDense(len(f), nil)
	x.MulVec(inv.L, mat.NewVecDense(len(f), f))
	return x.RawVector().Data
}

func identity(n int) *mat.Dense {
	m := mat.NewDense(n, n, nil)
	for i := range n {
		m.Set(i, i, 1)
	}
	return m
}
