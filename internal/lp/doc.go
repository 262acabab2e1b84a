// Package lp holds linear programs, their results, and the check of a result.
//
// A problem is
//
//	minimise or maximise  c'x + offset
//	subject to            rowLower <= A x <= rowUpper
//	                      colLower <=  x  <= colUpper
//
// with A stored by columns. Bounds may be infinite (math.Inf). The package
// knows no word of planning, and no solver: solvers live in sub-packages and
// implement Solver. Whatever a solver says of a problem is checked by Verify,
// which is written apart from every solver.
package lp
