// Package ipm solves linear programs by an interior-point method: Mehrotra's
// predictor-corrector on the homogeneous self-dual embedding, with primal-dual
// regularisation, implicit upper bounds and a supernodal sparse Cholesky of
// the normal equations (or of the part of the augmented system that is better
// left explicit). docs/solver.md states the algorithm with the letters used
// here.
//
// Letters: the scaled problem is min c'x, A x = b, 0 <= x <= u (or x free);
// y are the multipliers of the rows, z of x >= 0, w of x <= u; v = u - x are
// the slacks of upper bounds; tau and kappa are the homogenising pair; mu is
// the mean of the complementarity products.
package ipm
