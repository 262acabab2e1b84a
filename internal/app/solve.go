package app

import (
	"context"
	"errors"

	"github.com/openplenum/plenum/internal/engine"
	"github.com/openplenum/plenum/internal/lp"
)

// Decides says what decides a plan that has both tiers and an objective.
type Decides string

// What can decide.
const (
	ByPlan      Decides = "" // the plan's own objective where it has one, else the tiers
	ByTiers     Decides = "tiers"
	ByObjective Decides = "plan"
)

// Errors of plans that cannot be solved as asked.
var (
	ErrNothingAsked = engine.ErrNothingAsked
	ErrNoObjective  = errors.New("app: the plan has no objective of its own")
	ErrNoTargets    = errors.New("app: the plan has no targets, so there are no tiers")
)

// Answer is a solved plan: the outcome, and the linear program it came from.
type Answer = engine.Answer

// Event is one report of progress.
type Event = engine.Event

// SolveOptions say how to solve.
type SolveOptions struct {
	Solver   lp.Solver // required
	LP       lp.Options
	Decides  Decides
	Progress func(Event)
}

func (o SolveOptions) engine() engine.Options {
	return engine.Options{Solver: o.Solver, LP: o.LP, Tiers: o.Decides == ByTiers, Progress: o.Progress}
}

// Solve solves a plan folder. See engine.Solve for what is an outcome and
// what an error.
func Solve(ctx context.Context, f *Folder, opt SolveOptions) (*Answer, error) {
	if err := f.decidable(opt.Decides); err != nil {
		return nil, err
	}
	answer, err := engine.Solve(ctx, f.Figures, opt.engine())
	if err != nil {
		return nil, err
	}
	return answer, conflict(ctx, answer, opt)
}

// decidable tells whether the plan has what is asked to decide it.
func (f *Folder) decidable(d Decides) error {
	switch {
	case d == ByObjective && f.Figures.Objective == nil:
		return ErrNoObjective
	case d == ByTiers && len(f.Figures.Promises) == 0:
		return ErrNoTargets
	}
	return nil
}
