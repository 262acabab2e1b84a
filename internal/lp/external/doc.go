// Package external solves linear programs with another program that reads MPS
// and writes a solution: HiGHS (https://highs.dev) or GLPK's glpsol. It is a
// second opinion for users and the oracle of tests; nothing depends on it.
//
// Find looks for one: a highs executable on PATH; then the npm package highs
// in the folder that PLENUM_HIGHS_NODE names, run by Node.js (npm ci in
// tool/highs installs it); then glpsol on PATH.
//
// Of the other program's answer only the status, the point and the row duals
// are taken. Activities, reduced costs and the objective are recomputed, and
// an "optimal" that lp.Verify does not confirm is reported as stopped.
package external
