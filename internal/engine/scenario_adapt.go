package engine

import (
	"errors"
	"math"

	"github.com/openplenum/plenum/internal/outcome"
)

// adapt runs the phases that fulfilments need: all but the headroom.
//
// With openings held there are draws in which the plans that keep to the tiers
// have no interior left, so that a phase finds them excluded by the last
// digits, even among all plans that reach the fulfilments less Freeze (see
// solveOn). The point that reached the tiers shows that they are not. Then the
// step is tried again with a little more room.
func (r *run) adapt() error {
	if r.form.Objective != nil && !r.opt.Tiers {
		return r.objective()
	}
	reached := make([]float64, len(r.form.Promises))
	for k := range r.form.Tiers {
		err := r.oneTier(k)
		if r.last != nil && excluded(err) { // not the first phase of all: that one tells what is owed
			r.loosen(k, reached)
			err = r.oneTier(k)
		}
		if err != nil {
			return err
		}
		for _, q := range r.form.Tiers[k].Promises {
			reached[q] = math.Min(1, r.last.X[r.form.Promises[q].Fulfilment])
		}
	}
	last, lastLP := r.last, r.lastLP
	r.opt.LP.MaxIterations = mostTidy
	tidy := r.ph.Clone()
	tidy.UseTidy()
	res, err := r.solve(outcome.Phase{Kind: outcome.PhaseTidy}, tidy)
	var stop *stopped
	unfinished := errors.As(err, &stop) || err == nil && !res.Check.OK
	if unfinished && r.ctx.Err() == nil { // the plan that the last tier reached is one, if not the tidiest
		r.last, r.lastLP, err = last, lastLP, nil
	}
	return err
}

// mostTidy is how many iterations tidying a draw is worth. Most take less than
// twenty; those that take more have hardly anything left to choose.
const mostTidy = 40

// excluded tells whether a step ended because what is held excludes each other.
func excluded(err error) bool {
	var stop *stopped
	return errors.As(err, &stop) && stop.status == outcome.Conflict
}

// roomFor is what fulfilments reached may give up so that a phase has room:
// less than Met, so that what holds goes on holding.
const roomFor = 4 * Freeze

// loosen holds what the first k tiers reached by their fulfilments, less
// roomFor, and nothing else.
func (r *run) loosen(k int, reached []float64) {
	r.ph, r.byValue, r.careful = r.form.NewPhase(), r.form.NewPhase(), nil
	for _, tier := range r.form.Tiers[:k] {
		for _, q := range tier.Promises {
			r.activate(q, reached[q]-roomFor, 1)
		}
	}
}
