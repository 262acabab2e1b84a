// Package dense holds the dense kernels of sparse factorization: matrices are slices of
// float64 by columns, entry (i, j) at [i + j*ld] with leading dimension ld >= rows.
package dense
