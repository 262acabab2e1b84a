package engine

import (
	"errors"
	"math"
	"slices"

	"github.com/openplenum/plenum/internal/formulate"
	"github.com/openplenum/plenum/internal/lp"
	"github.com/openplenum/plenum/internal/outcome"
)

// tiers solves tier after tier, each within what those before it reached.
func (r *run) tiers() error {
	for k := r.from; k < len(r.form.Tiers); k++ {
		r.hold()
		if err := r.oneTier(k); err != nil {
			return err
		}
	}
	r.hold()
	if err := r.headroom(); err != nil {
		return err
	}
	_, err := r.solveOn(outcome.Phase{Kind: outcome.PhaseTidy}, (*formulate.Phase).UseTidy)
	if r.stuck(err) && r.last != nil {
		// The plan before tidying reaches the same; it is only less neat.
		r.phases[len(r.phases)-1].Again = true
		return nil
	}
	return err
}

// oneTier raises the fulfilments of a tier and holds what was reached.
func (r *run) oneTier(k int) error {
	t := &tierRun{run: r, k: k, place: r.form.Tiers[k], minimum: math.NaN()}
	t.free = slices.Clone(t.place.Promises)
	for _, q := range t.free {
		r.activate(q, math.Inf(-1), 1)
	}
	if err := t.raiseMinimum(); err != nil {
		return err
	}
	if err := t.raiseSum(); err != nil {
		return err
	}
	r.tier = append(r.tier, t.record())
	return nil
}

// tierRun is one tier in progress.
type tierRun struct {
	*run
	k       int
	place   formulate.TierPlace
	free    []int   // targets that may still rise
	aside   []int   // targets that cannot rise even alone
	minimum float64 // least fulfilment of the targets not set aside
	met     bool    // all that are not set aside are met
	sum     float64 // weighted sum reached
}

// raiseMinimum raises the least fulfilment round by round.
func (t *tierRun) raiseMinimum() error {
	for round := 1; round <= t.rounds() && len(t.free) > 0; {
		what := outcome.Phase{Kind: outcome.PhaseMinimum, Tier: t.place.Number, Round: round}
		res, err := t.solveOn(what, func(ph *formulate.Phase) { ph.MaximiseMinimum(t.k, round, t.free, 1) })
		if err != nil {
			return err
		}
		least := math.Min(res.Objective, 1)
		if least >= 1-Met {
			t.holdMet(round)
			return nil
		}
		if least <= Rise {
			done, err := t.setAside(res)
			if err != nil {
				return err
			}
			if done {
				continue
			}
		}
		blocking, err := t.blocking(round, least, res)
		if err != nil {
			return err
		}
		if round == 1 {
			t.minimum = least
			t.takePrices()
		}
		t.keep(res, t.free, func(int) float64 { return least })
		t.free = without(t.free, blocking)
		round++
	}
	return nil
}

// rounds is how often the plan wants the minimum of a tier raised.
func (t *tierRun) rounds() int {
	if n := t.form.Figures.Plan.Rounds; n > 0 {
		return min(n, Rounds)
	}
	return Rounds
}

// holdMet ends a tier whose free targets are all met: each is held at its own
// amount, and its fulfilment leaves the problem.
func (t *tierRun) holdMet(round int) {
	if round == 1 {
		t.minimum, t.met = 1, true
	}
	for _, q := range t.free {
		t.activate(q, 1-Freeze, 1-Freeze)
	}
	t.free = nil
}

// raiseSum raises the weighted sum of the targets that may still rise, with
// those set aside, and holds it.
func (t *tierRun) raiseSum() error {
	rest := slices.Concat(t.free, t.aside)
	if len(t.form.Whole) > 0 && (!t.met || len(t.aside) > 0) {
		rest = t.place.Promises // what one choice of projects holds down another may raise
	}
	if len(rest) > 0 {
		what := outcome.Phase{Kind: outcome.PhaseSum, Tier: t.place.Number}
		res, err := t.solveOn(what, func(ph *formulate.Phase) { ph.MaximiseSum(rest) })
		if err != nil {
			return err
		}
		t.takePrices()
		if t.relaxed == nil && t.k == len(t.form.Tiers)-1 {
			// What is still to come only tidies: of choices that are equally
			// good one is taken.
			t.relaxed, t.relaxation = t.asStarted(t.lastPhase, res), res
		}
		t.keep(res, rest, func(q int) float64 { return res.X[t.form.Promises[q].Fulfilment] })
	}
	t.sum = 0
	for _, q := range t.place.Promises {
		t.sum += t.form.Figures.Promises[q].Weight * math.Min(1, t.last.X[t.form.Promises[q].Fulfilment])
	}
	return nil
}

// keep holds what a phase reached for the phases to come: the plans that are
// optimal in it, with all choices of whole projects that do as well. Where no
// choice reaches what shares of projects would, and no choice is alone, the
// fulfilments reached are held, less Freeze: shares then leave room for them.
func (t *tierRun) keep(res *lp.Result, promises []int, reached func(q int) float64) {
	for _, q := range promises {
		t.byValue.Activate(q, math.Min(reached(q), 1)-Freeze, 1)
	}
	if t.relaxed != nil {
		t.ph = t.run.face(t.relaxed, t.relaxation, 1)
		t.careful = t.run.face(t.relaxed, t.relaxation, clearly)
		for _, q := range promises {
			t.careful.Activate(q, math.Min(reached(q), 1)-Freeze, 1)
		}
		return
	}
	t.careful = nil
	for _, q := range promises {
		t.ph.Activate(q, math.Min(reached(q), 1)-Freeze, 1)
	}
}

// activate puts a promise in force for all phases to come.
func (r *run) activate(q int, lower, upper float64) {
	r.ph.Activate(q, lower, upper)
	if r.careful != nil {
		r.careful.Activate(q, lower, upper)
	}
	r.byValue.Activate(q, lower, upper)
}

// stuck tells whether a phase ended because the solver could make no progress,
// or because it found no plan where the phase before had one: what is held is
// then too tight for its digits.
func (r *run) stuck(err error) bool {
	var stop *stopped
	if !errors.As(err, &stop) || r.ctx.Err() != nil {
		return false
	}
	return stop.result.Limit == lp.NumericalLimit || stop.status == outcome.Conflict && r.last != nil
}

// solveOn solves a phase that asks something of the plans still open. Where
// the solver is stuck among the plans that are optimal so far, it asks again
// with those rows and bounds held of which there is no doubt, and goes on from
// there; and where that does not do either, among all plans that reach the
// fulfilments so far, less Freeze.
func (r *run) solveOn(what outcome.Phase, ask func(*formulate.Phase)) (*lp.Result, error) {
	step := r.ph.Clone()
	ask(step)
	res, err := r.solve(what, step)
	if !r.stuck(err) {
		return res, err
	}
	r.phases[len(r.phases)-1].Again = true
	if r.careful != nil {
		step = r.careful.Clone()
		ask(step)
		if res, err = r.solve(what, step); !r.stuck(err) {
			r.ph, r.careful = r.careful, nil
			return res, err
		}
		r.phases[len(r.phases)-1].Again = true
	}
	step = r.byValue.Clone()
	ask(step)
	return r.solve(what, step)
}

// most is the weighted sum when every target of the tier is met.
func (t *tierRun) most() float64 {
	var sum float64
	for _, q := range t.place.Promises {
		sum += t.form.Figures.Promises[q].Weight
	}
	return sum
}

func (t *tierRun) record() outcome.Tier {
	out := outcome.Tier{
		Number: t.place.Number, Minimum: t.minimum, Sum: t.sum, Most: t.most(), Headroom: noHeadroom,
	}
	if t.met && len(t.aside) == 0 {
		out.Sum = out.Most
	}
	for _, named := range t.form.Figures.Plan.Tiers {
		if named.Number == out.Number {
			out.Name = named.Name
		}
	}
	return out
}

// without returns the members of all that are not in drop, in order.
func without(all, drop []int) []int {
	return slices.DeleteFunc(slices.Clone(all), func(q int) bool { return slices.Contains(drop, q) })
}
