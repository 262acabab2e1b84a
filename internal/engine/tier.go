package engine

import (
	"math"

	"github.com/openplenum/plenum/internal/formulate"
	"github.com/openplenum/plenum/internal/lp"
	"github.com/openplenum/plenum/internal/outcome"
)

// tiers solves tier after tier, each within what those before it reached.
func (r *run) tiers() error {
	ph := r.form.NewPhase()
	for k := range r.form.Tiers {
		if err := r.oneTier(k, ph); err != nil {
			return err
		}
		ph = ph.Clone()
	}
	if err := r.headroom(ph); err != nil {
		return err
	}
	ph.UseTidy()
	_, err := r.solve(outcome.Phase{Kind: outcome.PhaseTidy}, ph)
	return err
}

// oneTier raises the fulfilments of a tier and freezes what was reached in ph.
func (r *run) oneTier(k int, ph *formulate.Phase) error {
	tier := r.form.Tiers[k]
	for _, q := range tier.Promises {
		ph.Activate(q, math.Inf(-1), 1)
	}
	reached, err := r.raiseMinimum(k, ph)
	if err != nil {
		return err
	}

	record := outcome.Tier{Number: tier.Number, Name: r.tierName(tier.Number), Headroom: math.NaN()}
	for _, q := range tier.Promises {
		record.Most += r.form.Figures.Promises[q].Weight
	}
	record.Minimum = reached.first
	record.Sum = record.Most
	if reached.first < 1-Met || r.anyAside(tier.Promises) {
		sum := ph.Clone()
		sum.MaximiseSum(tier.Promises)
		res, err := r.solve(outcome.Phase{Kind: outcome.PhaseSum, Tier: tier.Number}, sum)
		if err != nil {
			return err
		}
		record.Sum = res.Objective
		if r.priced.Problem == nil {
			r.takePrices()
		}
	}
	ph.Freeze(k, record.Sum-Freeze*math.Max(1, record.Most))
	r.tier = append(r.tier, record)
	return nil
}

// minima is what the rounds of a tier reached.
type minima struct {
	first float64 // least fulfilment of all targets not set aside
}

// raiseMinimum raises the least fulfilment round by round. On return ph holds
// every target at what it reached, less Freeze, and no target is joined to
// the minimum.
func (r *run) raiseMinimum(k int, ph *formulate.Phase) (minima, error) {
	tier := r.form.Tiers[k]
	free := append([]int(nil), tier.Promises...)
	out := minima{first: 1}
	for round := 1; round <= Rounds && len(free) > 0; {
		step := ph.Clone()
		for _, q := range free {
			step.JoinMinimum(q)
		}
		step.MaximiseMinimum(k, 1)
		res, err := r.solve(outcome.Phase{Kind: outcome.PhaseMinimum, Tier: tier.Number, Round: round}, step)
		if err != nil {
			return out, err
		}
		least := math.Min(res.Objective, 1)
		blocking := r.blocking(free, least, res)
		if least <= Freeze {
			hopeless, err := r.hopeless(k, ph, blocking, least)
			if err != nil {
				return out, err
			}
			if len(hopeless) > 0 {
				free = without(free, hopeless)
				continue
			}
		}
		if round == 1 {
			out.first = least
		}
		for _, q := range free {
			ph.Raise(q, least-Freeze)
		}
		if least >= 1-Met {
			break
		}
		free = without(free, blocking)
		round++
	}
	return out, nil
}

// blocking finds the targets that hold the minimum down: those with a price
// in the phase that raised it, or, where the solver gave none, those that
// stand at the minimum.
func (r *run) blocking(free []int, least float64, res *lp.Result) []int {
	var priced, standing []int
	for _, q := range free {
		place := r.form.Promises[q]
		if math.Abs(res.RowDual[place.Minimum]) > 1e-5 {
			priced = append(priced, q)
		}
		if res.X[place.Fulfilment] <= least+Freeze {
			standing = append(standing, q)
		}
	}
	if len(priced) > 0 {
		return priced
	}
	return standing
}

// hopeless solves for each blocking target alone whether it can rise above
// the minimum and its baseline. Those that cannot are set aside.
func (r *run) hopeless(k int, ph *formulate.Phase, blocking []int, least float64) ([]int, error) {
	var out []int
	for _, q := range blocking {
		alone := ph.Clone()
		alone.MaximiseSum([]int{q})
		promise := r.form.Figures.Promises[q]
		res, err := r.solve(outcome.Phase{
			Kind: outcome.PhaseAlone, Tier: r.form.Tiers[k].Number, Target: string(promise.ID),
		}, alone)
		if err != nil {
			return nil, err
		}
		if res.X[r.form.Promises[q].Fulfilment] <= math.Max(least, 0)+2*Freeze {
			r.side[q] = true
			out = append(out, q)
		}
	}
	return out, nil
}

// headroom says, when every target is met, how far above its targets the plan
// could go with all of them at once.
func (r *run) headroom(ph *formulate.Phase) error {
	for _, t := range r.tier {
		if t.Minimum < 1-Met {
			return nil
		}
	}
	for _, aside := range r.side {
		if aside {
			return nil
		}
	}
	return r.headrooms(ph)
}

// headrooms raises the least fulfilment of the lowest tier above 1, with the
// higher tiers held at their targets, then that of the tier above it, and so
// on: each figure says what this tier could gain.
func (r *run) headrooms(ph *formulate.Phase) error {
	for k := range r.form.Tiers {
		step := ph.Clone()
		for _, q := range r.form.Tiers[k].Promises {
			step.Activate(q, 1-Freeze, math.Inf(1))
			step.JoinMinimum(q)
		}
		step.MaximiseMinimum(k, math.Inf(1))
		res, err := r.solve(outcome.Phase{Kind: outcome.PhaseHeadroom, Tier: r.form.Tiers[k].Number}, step)
		if err != nil {
			return r.withoutHeadroom(err)
		}
		r.tier[k].Headroom = res.Objective - 1
		if r.priced.Problem == nil {
			r.takePrices()
		}
	}
	return nil
}

// withoutHeadroom goes on when a tier has no upper end: then there is no
// figure for its headroom, which is no fault of the plan.
func (r *run) withoutHeadroom(err error) error {
	if s, ok := err.(*stopped); ok && s.status == outcome.Unbounded {
		return nil
	}
	return err
}

func (r *run) anyAside(promises []int) bool {
	for _, q := range promises {
		if r.side[q] {
			return true
		}
	}
	return false
}

func (r *run) tierName(number int) string {
	for _, t := range r.form.Figures.Plan.Tiers {
		if t.Number == number {
			return t.Name
		}
	}
	return ""
}

// without returns the members of all that are not in drop, in order.
func without(all, drop []int) []int {
	gone := make(map[int]bool, len(drop))
	for _, q := range drop {
		gone[q] = true
	}
	var out []int
	for _, q := range all {
		if !gone[q] {
			out = append(out, q)
		}
	}
	return out
}
