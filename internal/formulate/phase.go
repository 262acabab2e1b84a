package formulate

import "github.com/openplenum/plenum/internal/lp"

// Phase is one linear program of a solve: the form's matrix with costs and
// bounds of its own. A new phase keeps limits, floors and balances, and has
// no active promise and no cost.
type Phase struct {
	form    *Form
	Problem *lp.Problem
}

// NewPhase begins a phase.
func (f *Form) NewPhase() *Phase {
	return &Phase{form: f, Problem: f.Problem.WithBounds()}
}

// Branch returns a copy with its cost, whose bounds can be changed alone.
func (p *Phase) Branch() *Phase {
	return &Phase{form: p.form, Problem: p.Problem.WithBounds()}
}

// Clone begins a phase from another one, without its cost.
func (p *Phase) Clone() *Phase {
	q := &Phase{form: p.form, Problem: p.Problem.WithBounds()}
	clear(q.Problem.Cost)
	q.Problem.Offset, q.Problem.Sense = 0, lp.Minimize
	return q
}

// Activate puts a promise in force: its fulfilment may lie from lower (which
// may be -Inf) to upper (1, or +Inf where it is not capped).
func (p *Phase) Activate(promise int, lower, upper float64) {
	place := p.form.Promises[promise]
	p.Problem.RowLower[place.Row] = place.Lower
	p.Problem.ColLower[place.Fulfilment] = lower
	p.Problem.ColUpper[place.Fulfilment] = upper
}

// MaximiseMinimum raises the least fulfilment of the given promises of a
// tier, up to a cap (1, or +Inf). Each round has a least fulfilment of its
// own, so that those of earlier rounds can be held.
func (p *Phase) MaximiseMinimum(tier, round int, promises []int, upper float64) {
	m := p.form.Tiers[tier].Minimum[round-1]
	p.Problem.ColLower[m], p.Problem.ColUpper[m] = -lp.Inf, upper
	p.Problem.Sense = lp.Maximize
	p.Problem.Cost[m] = 1
	for _, q := range promises {
		p.Problem.RowLower[p.form.Promises[q].Minimum[round-1]] = 0
	}
}

// MaximiseSum raises the weighted sum of fulfilments of the given promises.
func (p *Phase) MaximiseSum(promises []int) {
	p.Problem.Sense = lp.Maximize
	for _, q := range promises {
		p.Problem.Cost[p.form.Promises[q].Fulfilment] = p.form.Figures.Promises[q].Weight
	}
}

// UseObjective sets the plan's linear objective. Promises count only where it
// names the year's worst fulfilment, uncapped.
func (p *Phase) UseObjective() {
	p.useCost(*p.form.Objective)
	for t, m := range p.form.Worst {
		if p.Problem.Cost[m] == 0 {
			continue
		}
		p.Problem.ColLower[m], p.Problem.ColUpper[m] = -lp.Inf, lp.Inf
		for q, place := range p.form.Promises {
			years := p.form.Figures.Promises[q].Years
			if years[len(years)-1] == t {
				p.Activate(q, -lp.Inf, lp.Inf)
				p.Problem.RowLower[place.Worst] = 0
			}
		}
	}
}

// HoldObjective keeps the plan's linear objective at a value, less (or, for a
// minimisation, plus) what it may give up.
func (p *Phase) HoldObjective(value, slack float64) {
	o := p.form.Objective
	if o.Maximise {
		p.Problem.RowLower[p.form.Held] = value - o.Constant - slack
	} else {
		p.Problem.RowUpper[p.form.Held] = value - o.Constant + slack
	}
}

// UseTidy sets the cost of the last phase.
func (p *Phase) UseTidy() { p.useCost(p.form.Tidy) }

func (p *Phase) useCost(c Cost) {
	copy(p.Problem.Cost, c.Coef)
	p.Problem.Offset = c.Constant
	p.Problem.Sense = lp.Minimize
	if c.Maximise {
		p.Problem.Sense = lp.Maximize
	}
}
