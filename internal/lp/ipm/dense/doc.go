// Package dense holds the dense kernels of sparse factorization, in double precision.
//
// A matrix is a slice of float64 by columns: entry (i, j) lies at [i + j*ld], with a leading
// dimension ld at least the number of rows. S stands for a diagonal of signs +1 and -1, given
// as []int8; nil is the identity. The letters are those of the literature: A, B, C matrices,
// L a lower triangle, D and W diagonals, m, n, k numbers of rows and columns.
//
// A [Team] computes
//
//	Subtract       C -= A S B'                         (gemm)
//	Update         C -= A S A', lower triangle         (syrk)
//	AddScaled      C += B D B', lower triangle
//	Factor         A  = L S L', m x n panel, m >= n    (potrf, and trsm for the rows below)
//	Solve          X := X (S L')^-1                    (trsm)
//	Forward        x := L^-1 x for one vector, and Backward for L'
//	AddProduct     y += A x, and AddTransposed x += A' y
//
// Everything of third order comes down to one kernel, a tile of C of a few rows by eight
// columns that is kept in registers while the depth of the product runs by: C -= A B', then
// possibly C := C T^-1 for a small triangle T, which makes the same kernel solve triangular
// systems at the speed of products. The right factor is packed into panels of eight rows
// (and multiplied by S or D on the way, so signs cost nothing); the left one is packed for
// the larger products and read in place otherwise, since in C -= A B' with columns at a
// stretch both factors are already read along columns. Blocking for the caches follows Goto
// & van de Geijn, Anatomy of High-Performance Matrix Multiplication, 2008; the kernel that
// multiplies and solves at once is the idea of Van Zee & van de Geijn, BLIS, 2015.
//
// There are three kernels: AVX-512 (24 x 8 in 24 registers, ragged rows by masks), AVX2 with FMA
// (12 x 8 in two halves) and portable Go. The fastest that the processor offers is taken when a
// team is made; the build tag purego leaves only the portable one. Kernels agree to rounding,
// not bitwise. With one kernel, results are the same bitwise for any number of goroutines, since work is
// divided by rows of the result and each entry is summed by one goroutine in one order.
package dense
