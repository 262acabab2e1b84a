// Package chol factorizes sparse symmetric matrices P A P' = L S L', S = diag(+1 or -1):
// positive definite ones (S = I) and quasi-definite ones, whose signs are known beforehand.
package chol
