package engine

import (
	"github.com/openplenum/plenum/internal/formulate"
	"github.com/openplenum/plenum/internal/lp"
	"github.com/openplenum/plenum/internal/outcome"
)

// Constants of the method, stated in every report that shows them.
const (
	// Rounds is how often the minimum of a tier is raised, unless the plan
	// asks for fewer.
	Rounds = formulate.Rounds
	// Freeze is what a fulfilment that is held, or the linear objective, may
	// give up for the phases after it, so that these have room to work in.
	Freeze = 1e-6
	// Rise is the fulfilment that a target must reach by itself so as not to
	// be set aside. It is far above what held tiers may give up.
	Rise = 1e-3
	// Sharp is the share of the wanted gap that the solver is asked for: the
	// sharper the optimum, the clearer which rows and bounds hold it.
	Sharp = 1e-2
	// Met is how near to 1 a fulfilment counts as met.
	Met = 1e-5
	// Round is the share of every balance that it enters below which a level
	// is set to zero, before the check.
	Round = 1e-7
)

// Options say how to solve.
type Options struct {
	Solver lp.Solver  // required
	LP     lp.Options // passed to the solver; Progress is replaced
	// Tiers asks for the tiers even when the plan has a linear objective.
	Tiers bool
	// Progress is told of every phase when it begins, now and then while it
	// runs, and when it ends. It is called from one goroutine.
	Progress func(Event)

	draw bool // one course of events of many: see solveLP
}

// Event is one report of progress.
type Event struct {
	Number int           // of the phase, from 1
	Phase  outcome.Phase // kind, tier and round; figures once Done
	LP     lp.Progress   // state of the solver
	Done   bool
}
