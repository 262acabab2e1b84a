// Package lptest is the conformance suite of linear-program solvers: small
// problems with known answers, seeded random ones whose answer is planted,
// and laws that hold for every problem (duality, permutation, scaling). It is
// for tests and benchmarks only.
//
// A solver's test is one line:
//
//	func TestConformance(t *testing.T) { lptest.Run(t, ipm.New()) }
//
// The default run takes a sample of the random problems; PLENUM_SLOW=1 takes
// all 5,000. A failing random case is named by kind and seed; Random(kind,
// seed) makes it again, and seeds.go keeps those that once failed.
package lptest
