package lp

import (
	"context"
	"time"
)

// Solver solves linear programs. An error means that machinery failed (no
// memory, a malformed problem, a missing executable); infeasible, unbounded
// and stopped are results. A cancelled context gives a Stopped result with
// limit Cancelled, within 200 ms on the sizes this project solves.
type Solver interface {
	Solve(ctx context.Context, p *Problem, opt Options) (*Result, error)
}

// Options steer a solve. The zero value asks for the defaults.
type Options struct {
	// Gap is the relative duality gap wanted, measured in the problem's own
	// units: |primal - dual| <= Gap (1 + |primal|). Default 1e-8.
	Gap float64
	// Feasibility is the residual wanted, relative to 1 + the largest term
	// of the row or column concerned. Default 1e-8.
	Feasibility   float64
	MaxIterations int           // default 500
	TimeLimit     time.Duration // default none
	// Bound asks for Result.Bound, which takes about as long as an iteration
	// or two.
	Bound    bool
	Progress func(Progress)
	// Near is a result, with primal and dual points, of a problem with as
	// many rows and columns whose answer may be near. A solver may begin
	// there; what it finds is judged like any other result.
	Near *Result
}

// Progress is one report of an iterative solver.
type Progress struct {
	Iteration      int
	Primal, Dual   float64 // objective values in the problem's sense
	PrimalResidual float64 // relative
	DualResidual   float64 // relative
	Elapsed        time.Duration
}

// WithDefaults returns the options with every zero field set to its default.
func (o Options) WithDefaults() Options {
	if o.Gap == 0 {
		o.Gap = 1e-8
	}
	if o.Feasibility == 0 {
		o.Feasibility = 1e-8
	}
	if o.MaxIterations == 0 {
		o.MaxIterations = 500
	}
	return o
}
