package engine

import (
	"context"
	"errors"

	"github.com/openplenum/plenum/internal/formulate"
	"github.com/openplenum/plenum/internal/lp"
	"github.com/openplenum/plenum/internal/outcome"
	"github.com/openplenum/plenum/internal/plan"
)

// ErrNothingAsked means that a plan has neither targets nor an objective.
var ErrNothingAsked = errors.New("engine: the plan has neither targets nor an objective")

// Answer is a solved plan: the outcome, and the linear program it came from.
type Answer struct {
	Outcome *outcome.Outcome
	Form    *formulate.Form
	X       []float64 // levels by column of the form's problem, rounded as stated; nil when there is no plan
	Resumed int       // phases taken over from a previous answer, see Resume

	held    []held // before each tier, and after the last
	priced  []outcome.Priced
	reached map[asked]*lp.Result
}

// Solve solves a plan. A plan that cannot be kept, an objective without limit
// and a cancelled context are outcomes; an error means that machinery failed.
func Solve(ctx context.Context, figs *plan.Figures, opt Options) (*Answer, error) {
	r := newRun(ctx, formulate.Build(figs), opt)
	err := r.all()
	var stop *stopped
	if err != nil && !errors.As(err, &stop) {
		return nil, err
	}
	return r.answer(stop), nil
}

// all runs the phases in order.
func (r *run) all() error {
	switch {
	case r.form.Objective != nil && !r.opt.Tiers:
		return r.objective()
	case len(r.form.Tiers) == 0:
		return ErrNothingAsked
	}
	return r.tiers()
}

// FirstProblem returns the first linear program of a solve, for export: the
// plan's objective, or the least fulfilment of the first tier.
func FirstProblem(figs *plan.Figures, opt Options) (*formulate.Form, *lp.Problem, error) {
	form := formulate.Build(figs)
	switch {
	case form.Objective != nil && !opt.Tiers:
		ph := form.NewPhase()
		ph.UseObjective()
		return form, ph.Problem, nil
	case len(form.Tiers) == 0:
		return nil, nil, ErrNothingAsked
	}
	ph := form.NewPhase()
	for _, q := range form.Tiers[0].Promises {
		ph.Activate(q, -lp.Inf, 1)
	}
	ph.MaximiseMinimum(0, 1, form.Tiers[0].Promises, 1)
	return form, ph.Problem, nil
}
