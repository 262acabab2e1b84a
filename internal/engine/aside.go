package engine

import (
	"math"
	"slices"

	"github.com/openplenum/plenum/internal/formulate"
	"github.com/openplenum/plenum/internal/lp"
	"github.com/openplenum/plenum/internal/outcome"
)

// setAside sets aside the free targets that cannot rise above their baseline
// even alone, so that one hopeless target does not decide for all. It tells
// whether there was one. Which targets these are depends on nothing but the
// plans that are still open. It is found with as few programs as will do:
// a target that rises in any plan seen is not hopeless, those that rise
// together need no program of their own, and the prices at which nothing rises
// together often prove of each that it cannot rise alone (see hopeless). What
// is left is tried alone. res is the result of the phase that raised the
// minimum.
func (t *tierRun) setAside(res *lp.Result) (bool, error) {
	last, lastLP := t.last, t.lastLP
	defer func() { t.last, t.lastLP = last, lastLP }() // what one target could do alone is no plan to go on from
	var aside []int
	for doubtful := t.notRisen(t.free, res); len(doubtful) > 0; {
		var err error
		if res, err = t.together(doubtful); err != nil {
			return false, err
		}
		left := t.notRisen(doubtful, res)
		if len(left) < len(doubtful) {
			doubtful = left
			continue
		}
		proven := t.hopeless(doubtful, res)
		aside = append(aside, proven...)
		if doubtful = without(doubtful, proven); len(doubtful) == 0 {
			break
		}
		q := doubtful[0]
		if res, err = t.alone(q); err != nil {
			return false, err
		}
		if t.fulfilled(q, res) <= Rise {
			aside = append(aside, q)
		}
		doubtful = t.notRisen(doubtful[1:], res)
	}
	slices.Sort(aside)
	for _, q := range aside {
		t.side[q] = true
	}
	t.free = without(t.free, aside)
	t.aside = append(t.aside, aside...)
	return len(aside) > 0, nil
}

// fulfilled is the fulfilment of a promise in a result.
func (t *tierRun) fulfilled(q int, res *lp.Result) float64 {
	return res.X[t.form.Promises[q].Fulfilment]
}

// notRisen lists those of some targets that do not rise above their baseline
// in a result.
func (t *tierRun) notRisen(targets []int, res *lp.Result) []int {
	return slices.DeleteFunc(slices.Clone(targets), func(q int) bool { return t.fulfilled(q, res) > Rise })
}

// together raises the sum of the first rises of some targets.
func (t *tierRun) together(targets []int) (*lp.Result, error) {
	return t.solveOn(outcome.Phase{Kind: outcome.PhaseTogether, Tier: t.place.Number}, func(ph *formulate.Phase) {
		for _, q := range targets {
			ph.Problem.ColUpper[t.form.Promises[q].Fulfilment] = 10 * Rise
		}
		ph.MaximiseSum(targets)
	})
}

// alone raises the fulfilment of one target, whatever becomes of the others of
// its tier.
func (t *tierRun) alone(q int) (*lp.Result, error) {
	promise := t.form.Figures.Promises[q]
	return t.solveOn(outcome.Phase{
		Kind: outcome.PhaseAlone, Tier: t.place.Number, Target: string(promise.ID),
		Year: t.form.Figures.Years[promise.Years[len(promise.Years)-1]],
	}, func(ph *formulate.Phase) { ph.MaximiseSum([]int{q}) })
}

// farAway is how many times larger than in the plan at hand nothing will be.
const farAway = 1e3

// hopeless lists the targets of which the prices of the phase together prove
// that they cannot rise above Rise alone. Any multipliers y of the rows bound
// an objective (see lp.CertifiedBound). Those of the sum, without what they
// pay for the other targets, bound the fulfilment of one: what the others
// would use has the same prices, and no reward. What the others have anyway,
// such as capacity that stands, must not count as something to be had: so the
// least levels that the rows imply are found first. The bound is over all plans in
// which nothing is farAway times as large as in this one: a price that is only
// rounding then proves nothing and spoils nothing.
func (t *tierRun) hopeless(targets []int, res *lp.Result) []int {
	if len(t.form.Whole) > 0 {
		return nil // the prices are those of one choice of projects
	}
	prices := slices.Clone(res.RowDual)
	for _, q := range targets {
		t.unpaid(prices, res.RowDual, q, 1)
	}
	problem := t.ph.Clone().Problem
	problem.Sense = lp.Maximize
	implyLower(problem)
	turnover := turnovers(problem, res.X)
	for j := range problem.ColLower {
		far := farAway * t.reach(j, res.X[j], turnover)
		problem.ColLower[j], problem.ColUpper[j] = math.Max(problem.ColLower[j], -far), math.Min(problem.ColUpper[j], far)
	}
	var out []int
	for _, q := range targets {
		place := t.form.Promises[q]
		weight := t.form.Figures.Promises[q].Weight
		t.unpaid(prices, res.RowDual, q, -1)
		problem.Cost[place.Fulfilment] = weight
		if bound := lp.CertifiedBound(problem, prices); !math.IsNaN(bound) && bound <= Rise*weight {
			out = append(out, q)
		}
		t.unpaid(prices, res.RowDual, q, 1)
		problem.Cost[place.Fulfilment] = 0
	}
	return out
}

// unpaid takes what is paid for a target out of some prices, or puts it back
// (sign -1). A target with a floor must reach that anyway, so its floor takes
// the price over.
func (t *tierRun) unpaid(prices, paid []float64, q int, sign float64) {
	place := t.form.Promises[q]
	if place.Floor >= 0 {
		prices[place.Floor] += sign * paid[place.Row]
	}
	prices[place.Row] -= sign * paid[place.Row]
}

// implyLower raises the lower bounds of columns to what the rows imply, such
// as capacity that stands whatever is opened: from a x[j] >= rowLower - (most
// of the other terms). One pass through the columns takes a bound from year to
// year; a second one finds hardly more.
func implyLower(p *lp.Problem) {
	// The most of -row and of row: the finite part, and how many terms are infinite.
	type most struct {
		sum      float64
		infinite int
	}
	up, down := make([]most, p.Rows()), make([]most, p.Rows())
	count := func(j int, sign float64) {
		rows, values := p.Column(j)
		for k, i := range rows {
			high, low := values[k]*p.ColUpper[j], values[k]*p.ColLower[j]
			if values[k] < 0 {
				high, low = low, high
			}
			for _, end := range []struct {
				at    *most
				value float64
			}{{&up[i], high}, {&down[i], -low}} {
				if math.IsInf(end.value, 0) {
					end.at.infinite += int(sign)
				} else if values[k] != 0 {
					end.at.sum += sign * end.value
				}
			}
		}
	}
	for j := range p.ColLower {
		count(j, 1)
	}
	for j := range p.ColLower {
		rows, values := p.Column(j)
		count(j, -1)
		lower := p.ColLower[j]
		for k, i := range rows {
			a, side, bound := values[k], up[i], p.RowLower[i]
			if a < 0 {
				a, side, bound = -a, down[i], -p.RowUpper[i]
			}
			if a > 0 && side.infinite == 0 && !math.IsInf(bound, 0) {
				const rounding = 1e-9
				lower = math.Max(lower, (bound-side.sum-rounding*(math.Abs(bound)+math.Abs(side.sum)))/a)
			}
		}
		p.ColLower[j] = math.Min(lower, p.ColUpper[j])
		count(j, 1)
	}
}
