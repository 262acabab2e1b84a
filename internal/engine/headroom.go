package engine

import (
	"errors"
	"math"
	"slices"

	"github.com/openplenum/plenum/internal/outcome"
)

// noHeadroom is the headroom of a tier that has none to tell.
var noHeadroom = math.NaN()

// headroom says, when every target of every tier is met, how far above its
// targets each tier could go while the others keep theirs.
func (r *run) headroom() error {
	if slices.Contains(r.side, true) || slices.ContainsFunc(r.tier, func(t outcome.Tier) bool { return t.Minimum < 1 }) {
		return nil
	}
	for k, tier := range r.form.Tiers {
		step := r.ph.Clone()
		for _, q := range tier.Promises {
			step.Activate(q, 1-Freeze, math.Inf(1))
		}
		step.MaximiseMinimum(k, 1, tier.Promises, math.Inf(1))
		res, err := r.solve(outcome.Phase{Kind: outcome.PhaseHeadroom, Tier: tier.Number}, step)
		var stop *stopped
		if errors.As(err, &stop) && stop.status == outcome.Unbounded {
			continue // a tier without an upper end has no figure, which is no fault of the plan
		}
		if err != nil {
			return err
		}
		r.tier[k].Headroom = res.Objective - 1
		r.takePrices()
	}
	return nil
}
