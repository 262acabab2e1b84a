package explain

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"

	"github.com/openplenum/plenum/internal/formulate"
	"github.com/openplenum/plenum/internal/lp"
)

// giveUp is what a fulfilment that a question holds may give up, so that there
// is room to ask in: the least that the solver can work with.
var giveUp = []float64{2e-6, 1e-5, 1e-4}

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

// beyond is how far a question lets a target rise. It is above 1, so that
// what holds a target back still has a price where the traces that the others
// give up already suffice to meet it; and it is finite, so that every
// question has an answer.
func beyond(fulfilment float64) float64 { return 1.5 + math.Max(0, 1-fulfilment) }

// about is a question, about the plan or about the plan with a change that is
// tried: the program that answers it.
type about func(form *formulate.Form) *formulate.Phase

// aboutTargets raises the least fulfilment of some targets of one tier, with
// all targets of higher tiers and the others of their own tier held at what
// the plan gives them, less a trace.
func (e *Explainer) aboutTargets(together []int, less float64) about {
	first := together[0]
	promises := e.Form.Figures.Promises
	return func(form *formulate.Form) *formulate.Phase {
		ph := e.phase(form)
		for other, p := range promises {
			if !slices.Contains(together, other) && p.Tier <= promises[first].Tier {
				ph.Activate(other, math.Min(1, e.fulfilment(other))-less, math.Inf(1))
			}
		}
		if len(together) == 1 {
			ph.Activate(first, math.Inf(-1), beyond(e.fulfilment(first)))
			ph.MaximiseSum(together)
			weight := form.Figures.Promises[first].Weight
			for j := range ph.Problem.Cost { // in fulfilment, whatever the weight
				ph.Problem.Cost[j] /= weight
			}
			return ph
		}
		for _, q := range together {
			ph.Activate(q, math.Inf(-1), math.Inf(1))
		}
		tier := slices.IndexFunc(form.Tiers, func(t formulate.TierPlace) bool { return t.Number == promises[first].Tier })
		ph.MaximiseMinimum(tier, 1, together, beyond(e.fulfilment(first)))
		return ph
	}
}

// askAbout asks about one target by itself, or, where the traces that others
// give up would already meet it, about all targets of its tier that stand no
// higher: then it is they who hold each other back.
func (e *Explainer) askAbout(ctx context.Context, promise int) (q question, a about, together []int, err error) {
	for _, less := range giveUp {
		together = []int{promise}
		a = e.aboutTargets(together, less)
		if q, err = e.ask(ctx, a(e.Form).Problem); err == nil && q.value() >= 1 || errors.Is(err, ErrNoAnswer) {
			together = e.level(promise)
			a = e.aboutTargets(together, less)
			q, err = e.ask(ctx, a(e.Form).Problem)
		}
		if !errors.Is(err, ErrNoAnswer) {
			return q, a, together, err
		}
	}
	return q, a, together, err
}

// level lists the targets of a promise's tier that stand no higher than it,
// itself first.
func (e *Explainer) level(promise int) []int {
	const near = 1e-4
	out := []int{promise}
	for q, p := range e.Form.Figures.Promises {
		if q != promise && p.Tier == e.Form.Figures.Promises[promise].Tier && e.fulfilment(q) <= e.fulfilment(promise)+near {
			out = append(out, q)
		}
	}
	return out
}

// phase begins a question. Whole projects are as the plan chose them: half a
// bridge relieves nothing.
func (e *Explainer) phase(form *formulate.Form) *formulate.Phase {
	ph := form.NewPhase()
	for _, w := range e.Form.Whole {
		for _, j := range w.Columns {
			k, ok := form.Index.Column(e.Form.Index.Columns[j])
			if !ok {
				continue
			}
			started := math.Round(e.X[j])
			ph.Problem.ColLower[k], ph.Problem.ColUpper[k] = started, started
		}
	}
	return ph
}

// aboutObjective is the plan's linear objective.
func (e *Explainer) aboutObjective(form *formulate.Form) *formulate.Phase {
	ph := e.phase(form)
	ph.UseObjective()
	return ph
}
