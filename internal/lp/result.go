package lp

import "time"

// Termination says how a solve ended.
type Termination int

// How a solve can end. Infeasible and Unbounded are results, with a
// certificate in the result's vectors; they are not errors.
const (
	// Stopped: a limit was reached; Result.Limit says which.
	Stopped Termination = iota
	// Optimal: a primal and dual solution within the tolerances.
	Optimal
	// Infeasible: no x satisfies the bounds; RowDual and ReducedCost hold a
	// Farkas certificate.
	Infeasible
	// Unbounded: X holds a ray along which the objective improves for ever.
	Unbounded
	// InfeasibleOrUnbounded: one of the two, not known which.
	InfeasibleOrUnbounded
)

// String gives the word used in files and JSON.
func (t Termination) String() string {
	return [...]string{"stopped", "optimal", "infeasible", "unbounded", "infeasible or unbounded"}[t]
}

// Limit says which limit stopped a solve that is Stopped.
type Limit int

// The limits.
const (
	NoLimit Limit = iota
	IterationLimit
	TimeLimit
	Cancelled
	NumericalLimit // the solver could make no further progress
)

// String gives the word used in files and JSON.
func (l Limit) String() string {
	return [...]string{"none", "iterations", "time", "cancelled", "numerical"}[l]
}

// Content says what the vectors of one side of a result are.
type Content int

// What a vector may hold.
const (
	Nothing     Content = iota
	Point               // a point, feasible within the check's tolerances or not: see Result.Check
	Certificate         // a ray: Farkas certificate (dual side) or unbounded direction (primal side)
)

// String gives the word used in files and JSON.
func (c Content) String() string { return [...]string{"nothing", "point", "certificate"}[c] }

// Result is what a solver found for a problem with m rows and n columns, in
// the problem's own units.
//
// Signs: RowDual[i] is the change of the optimal objective per unit of the
// right-hand side of row i, in the problem's own sense. ReducedCost[j] =
// Cost[j] - A[:,j]'RowDual. So for a minimisation a dual is >= 0 where the
// lower bound holds and <= 0 where the upper bound holds; for a maximisation
// the other way round.
//
// A Farkas certificate (RowDual y, ReducedCost z = -A'y, in the signs of a
// minimisation with zero cost) proves infeasibility by
// sum of y+ rowLower - y- rowUpper + z+ colLower - z- colUpper > 0.
// A ray d in X proves unboundedness: A d stays within the recession cone of
// the row bounds, d within that of the column bounds, and Cost'd improves.
type Result struct {
	Termination Termination
	Limit       Limit
	Primal      Content // what X and RowActivity hold
	Dual        Content // what RowDual and ReducedCost hold

	Objective float64 // c'x + offset at X, when Primal is Point
	Bound     float64 // best certified bound on the optimum, where it was asked for; NaN when none

	X           []float64 // n
	RowActivity []float64 // m, A x
	RowDual     []float64 // m
	ReducedCost []float64 // n

	Iterations int
	Elapsed    time.Duration
	Solver     string // name and variant, for the record
	Check      Check  // filled by Verify
}
