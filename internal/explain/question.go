package explain

import (
	"context"
	"fmt"
	"math"

	"github.com/openplenum/plenum/internal/formulate"
	"github.com/openplenum/plenum/internal/lp"
)

// held is what a fulfilment that a question holds may give up, so that there
// is room to ask in.
const held = 1e-5

// Explainer asks questions about one solved plan.
type Explainer struct {
	Form   *formulate.Form
	X      []float64 // levels of the solved plan, by column
	Solver lp.Solver
	LP     lp.Options
}

// question is a solved linear program about a plan, maximised.
type question struct {
	problem *lp.Problem
	result  *lp.Result
	sign    float64 // 1 where the problem maximises, -1 where it minimises
}

// value is the objective, as something to raise.
func (q question) value() float64 { return q.sign * q.result.Objective }

// ErrNoAnswer means that the program behind a question could not be solved.
// The plan itself is not in doubt: it was solved and checked before.
var ErrNoAnswer = fmt.Errorf("explain: the question could not be solved")

// ask solves a problem.
func (e *Explainer) ask(ctx context.Context, p *lp.Problem) (question, error) {
	res, err := e.Solver.Solve(ctx, p, e.LP)
	if err != nil {
		return question{}, err
	}
	if err := ctx.Err(); err != nil {
		return question{}, err
	}
	check := lp.Verify(p, res, lp.Options{Gap: 1e-6, Feasibility: 1e-6})
	if res.Primal != lp.Point || res.Dual != lp.Point || !check.OK {
		return question{}, fmt.Errorf("%w: %s", ErrNoAnswer, res.Termination)
	}
	sign := 1.0
	if p.Sense == lp.Minimize {
		sign = -1
	}
	return question{p, res, sign}, nil
}

// fulfilment reads what a promise reaches at the plan's levels.
func (e *Explainer) fulfilment(q int) float64 {
	p := e.Form.Figures.Promises[q]
	return (e.Form.Promises[q].Value.Value(e.X) - p.Baseline) / (p.Amount - p.Baseline)
}

// aboutTarget is the program that raises one target by itself, with all
// targets of higher tiers and the others of its own tier held at what the
// plan gives them.
func (e *Explainer) aboutTarget(q int) *formulate.Phase {
	promises := e.Form.Figures.Promises
	ph := e.Form.NewPhase()
	for other, p := range promises {
		if other != q && p.Tier <= promises[q].Tier {
			ph.Activate(other, math.Min(1, e.fulfilment(other))-held, math.Inf(1))
		}
	}
	ph.Activate(q, math.Inf(-1), 1)
	ph.MaximiseSum([]int{q})
	weight := promises[q].Weight
	for j := range ph.Problem.Cost { // in fulfilment, whatever the weight
		ph.Problem.Cost[j] /= weight
	}
	return ph
}

// aboutObjective is the plan's linear objective.
func (e *Explainer) aboutObjective() *formulate.Phase {
	ph := e.Form.NewPhase()
	ph.UseObjective()
	return ph
}
