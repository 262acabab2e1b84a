package dense

import (
	"context"
	"math"
)

// Team holds the working memory of a group of goroutines that compute together.
// One Team serves one call at a time.
type Team struct {
	workers int
}

// NewTeam returns a team of the given number of goroutines (at least 1).
func NewTeam(workers int) *Team {
	return &Team{workers: max(1, workers)}
}

// Factor turns the m x n panel a (m >= n, column-major, leading dimension lda)
// into the first n columns of the factor L of A = L S L', S = diag(piv.Sign).
// Only the lower triangle of the top n x n block is read and written.
func (t *Team) Factor(ctx context.Context, m, n int, a []float64, lda int, piv Pivots, stats *PivotStats) error {
	for j := range n {
		if err := ctx.Err(); err != nil {
			return err
		}
		col := a[j*lda : j*lda+m]
		for k := range j {
			left := a[k*lda : k*lda+m]
			f := left[j] * piv.sign(k)
			if f == 0 {
				continue
			}
			for i := j; i < m; i++ {
				col[i] -= f * left[i]
			}
		}
		root := piv.take(j, col[j], stats)
		if math.IsNaN(root) || math.IsInf(root, 0) {
			return ErrNotFinite
		}
		col[j] = root
		f := piv.sign(j) / root
		for i := j + 1; i < m; i++ {
			col[i] *= f
		}
	}
	return nil
}

// Update subtracts A S A' from the lower triangle of the n x n matrix c, where A is
// n x k and S = diag(sign) (nil: identity).
func (t *Team) Update(ctx context.Context, n, k int, a []float64, lda int, sign []int8, c []float64, ldc int) error {
	for j := range n {
		if err := ctx.Err(); err != nil {
			return err
		}
		col := c[j*ldc : j*ldc+n]
		for p := range k {
			left := a[p*lda : p*lda+n]
			f := left[j]
			if sign != nil && sign[p] < 0 {
				f = -f
			}
			for i := j; i < n; i++ {
				col[i] -= f * left[i]
			}
		}
	}
	return nil
}
