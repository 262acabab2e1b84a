package engine

import (
	"math"

	"github.com/openplenum/plenum/internal/outcome"
)

// objective solves the plan's linear objective, then tidies among the plans
// that reach it.
func (r *run) objective() error {
	ph := r.form.NewPhase()
	ph.UseObjective()
	res, err := r.solve(outcome.Phase{Kind: outcome.PhaseObjective}, ph)
	if err != nil {
		return err
	}
	value := res.Objective
	r.value = &value
	r.takePrices()

	tidy := ph.Clone()
	tidy.HoldObjective(value, slack(value))
	tidy.UseTidy()
	_, err = r.solve(outcome.Phase{Kind: outcome.PhaseTidy}, tidy)
	return err
}

// slack is what a frozen value gives up: Freeze of its size, or of 1.
func slack(value float64) float64 { return Freeze * math.Max(1, math.Abs(value)) }
