package dense

import "context"

// Update subtracts A S A' from the lower triangle of the n x n matrix c, where A is
// n x k and S = diag(sign) (nil: identity). The strict upper triangle of c is scratch memory.
func (t *Team) Update(ctx context.Context, n, k int, a []float64, lda int, sign []int8, c []float64, ldc int) error {
	return t.multiply(ctx, n, n, k, a, lda, a, lda, weights{sign: sign}, c, ldc, true)
}

// Subtract does C -= A S B' for A m x k, B n x k, C m x n and S = diag(sign) (nil: identity).
func (t *Team) Subtract(ctx context.Context, m, n, k int, a []float64, lda int, b []float64, ldb int, sign []int8, c []float64, ldc int) error {
	return t.multiply(ctx, m, n, k, a, lda, b, ldb, weights{sign: sign}, c, ldc, false)
}

// AddScaled adds B diag(d) B' to the lower triangle of the n x n matrix c, where B is n x k:
// what many columns with one set of rows add to a normal matrix A D A'. The strict upper
// triangle of c is scratch memory.
func (t *Team) AddScaled(ctx context.Context, n, k int, b []float64, ldb int, d []float64, c []float64, ldc int) error {
	if len(t.minus) < k {
		t.minus = make([]float64, k)
	}
	for p, v := range d[:k] {
		t.minus[p] = -v
	}
	return t.multiply(ctx, n, n, k, b, ldb, b, ldb, weights{number: t.minus[:k]}, c, ldc, true)
}
