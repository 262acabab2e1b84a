// Package chol factorizes sparse symmetric matrices,
//
//	P A P' = L S L',   S = diag(+1 or -1),
//
// with P a permutation and L lower triangular: positive definite matrices (S = I, Cholesky)
// and quasi-definite ones, whose pivots have signs known beforehand whatever the order
// (Vanderbei, Symmetric quasidefinite matrices, 1995). Pivots that come out too small or of
// the wrong sign are replaced as the caller states ([Regularization]).
//
// The work is in three parts:
//
//	Analyze    from the pattern alone: order, elimination tree, fronts, memory, division of work
//	Factorize  from the values: dense factorizations of the fronts, children first
//	Solve      two sweeps over the fronts
//
// A Symbolic may be shared by many factors. A Factor owns its memory, which Factorize and
// Solve use again each time: after the first, they allocate nothing that grows with the matrix.
//
// # Mathematics
//
// Eliminating column j of A adds, to the entries between the rows of that column, the outer
// product of the column with itself; so the graph of A gains a clique (Rose 1972; George &
// Liu 1981). The order P decides how large the cliques get. The elimination tree joins column j to
// its first row below the diagonal, parent(j) = min {i > j: l_ij != 0}; columns of different
// branches do not touch each other, so branches are eliminated in parallel (Liu 1990).
// Columns in a chain with nearly the same rows form a supernode and are eliminated together in a
// dense front, by the multifrontal method (Duff & Reid 1983; Liu 1992):
//
//	front of k   F = [ A_k  . ] + sum over children c of U_c, at their rows
//	                 [ B_k  0 ]
//	elimination  A_k = L1 S L1',  L2 = B_k (S L1')^-1,  U_k = F_22 - L2 S L2'
//
// DESIGN.md tells what was chosen and why.
package chol
