package engine

import (
	"github.com/openplenum/plenum/internal/lp"
	"github.com/openplenum/plenum/internal/outcome"
)

// asked says what a phase asked.
type asked struct {
	kind        outcome.PhaseKind
	tier, round int
	target      string
	year        int
}

func question(p outcome.Phase) asked { return asked{p.Kind, p.Tier, p.Round, p.Target, p.Year} }

// near is a result from which a phase is begun: that of the same phase of a
// plan solved before, or else that of the phase before, among whose plans
// this one looks further.
func (r *run) near(what outcome.Phase) *lp.Result {
	if res := r.known[question(what)]; res != nil && (r.last == nil || !r.opt.draw) {
		return res
	}
	return r.last
}
