package engine

import (
	"context"
	"fmt"
	"math"

	"github.com/openplenum/plenum/internal/formulate"
	"github.com/openplenum/plenum/internal/lp"
	"github.com/openplenum/plenum/internal/outcome"
)

// run is one solve in progress.
type run struct {
	ctx  context.Context
	form *formulate.Form
	opt  Options

	ph      *formulate.Phase // what holds for the phases to come
	byValue *formulate.Phase // the same, holding fulfilments instead of what is optimal
	careful *formulate.Phase // the same as ph, holding only what is not in doubt; nil when there is none
	phases  []outcome.Phase
	last    *lp.Result  // result of the last phase
	lastLP  *lp.Problem // its problem
	solver  string      // that solved it

	// The phase whose optimal plans hold all that are as good as the last one,
	// and its result: the last phase before projects were chosen, or with the
	// choice that alone is best; nil when several choices may be, and none does
	// as well as shares of projects.
	relaxed    *formulate.Phase
	relaxation *lp.Result
	lastPhase  *formulate.Phase // the last phase, with projects chosen

	priced []outcome.Priced // the phases whose prices are shown
	side   []bool           // by promise: set aside
	tier   []outcome.Tier
	value  *float64 // of the linear objective

	from    int                  // first tier to solve: those above it are taken over, see Resume
	reached map[asked]*lp.Result // by phase
	known   map[asked]*lp.Result // of a plan solved before
	held    []held               // as the run stood before each tier, and after the last
}

func newRun(ctx context.Context, form *formulate.Form, opt Options) *run {
	return &run{ctx: ctx, form: form, opt: opt, ph: form.NewPhase(), byValue: form.NewPhase(), side: make([]bool, len(form.Promises)), reached: map[asked]*lp.Result{}}
}

// stopped ends a run whose phase has no solution to go on from.
type stopped struct {
	status  outcome.Status
	problem *lp.Problem
	result  *lp.Result
}

func (s *stopped) Error() string { return "engine: " + string(s.status) }

// solve solves and checks one phase, and records it.
func (r *run) solve(what outcome.Phase, ph *formulate.Phase) (*lp.Result, error) {
	number := len(r.phases) + 1
	r.report(Event{Number: number, Phase: what})

	options := r.opt.LP.WithDefaults()
	sharp := options
	sharp.Gap = options.Gap * Sharp
	sharp.Progress = func(p lp.Progress) { r.report(Event{Number: number, Phase: what, LP: p}) }
	sharp.Near = r.near(what)
	if what.Kind == outcome.PhaseTidy {
		options = r.shownOptions() // tidying decides nothing: it is judged as the figures shown are
	}
	res, err := r.solveLP(ph.Problem, sharp)
	if err != nil {
		return nil, fmt.Errorf("engine: phase %d (%s, tier %d): %w", number, what.Kind, what.Tier, err)
	}
	check := r.verify(ph.Problem, res, options)
	r.relaxed, r.relaxation = ph, res
	if len(r.form.Whole) > 0 && res.Termination == lp.Optimal && usable(check) {
		chosen, err := r.whole(ph, res, sharp)
		if err != nil {
			return nil, fmt.Errorf("engine: phase %d (%s, tier %d): %w", number, what.Kind, what.Tier, err)
		}
		if chosen != nil {
			what.Nodes, what.WholeGap = chosen.nodes, chosen.gap
			if chosen.res == nil { // no choice of whole projects keeps the floors and limits
				chosen.res, chosen.phase = &lp.Result{Termination: lp.Infeasible, Objective: math.NaN()}, ph
			}
			res, ph = chosen.res, chosen.phase
			switch {
			case chosen.alone:
				r.relaxed, r.relaxation = r.asStarted(ph, res), res
			case !chosen.tight:
				r.relaxed, r.relaxation = nil, nil
			}
			check = res.Check
		}
	}

	what.Value = res.Objective
	what.Status = res.Termination.String()
	what.Iterations = res.Iterations
	what.Seconds = res.Elapsed.Seconds()
	what.Gap, what.Primal, what.Dual, what.OK = check.GapRel, check.PrimalResidualRel, check.DualResidualRel, check.OK
	r.phases = append(r.phases, what)
	r.report(Event{Number: number, Phase: what, Done: true})

	switch {
	case res.Termination == lp.Infeasible:
		return nil, &stopped{outcome.Conflict, ph.Problem, res}
	case res.Termination == lp.Unbounded, res.Termination == lp.InfeasibleOrUnbounded:
		return nil, &stopped{outcome.Unbounded, ph.Problem, res}
	case r.ctx.Err() != nil, res.Primal != lp.Point, !usable(check):
		return nil, &stopped{outcome.Stopped, ph.Problem, res}
	}
	r.last, r.lastPhase, r.lastLP, r.solver = res, ph, ph.Problem, res.Solver
	r.reached[question(what)] = res
	return res, nil
}

// verify checks a result. A solver that could not reach the sharper gap asked
// of it has still solved the phase if the check agrees with its point at the
// gap wanted.
func (r *run) verify(p *lp.Problem, res *lp.Result, options lp.Options) lp.Check {
	if res.Termination == lp.Stopped && res.Limit == lp.NumericalLimit && res.Primal == lp.Point && res.Dual == lp.Point {
		claimed := *res
		claimed.Termination, claimed.Limit = lp.Optimal, lp.NoLimit
		if check := lp.Verify(p, &claimed, options); check.OK {
			claimed.Check = check
			*res = claimed
			return check
		}
	}
	res.Check = lp.Verify(p, res, options)
	return res.Check
}

// usable tells whether a point that missed the tolerances is still good
// enough to go on from. The outcome then says that the check failed.
func usable(c lp.Check) bool { return c.PrimalResidualRel < 1e-5 && c.GapRel < 1e-4 }

func (r *run) report(e Event) {
	if r.opt.Progress != nil {
		r.opt.Progress(e)
	}
}

// takePrices marks the last phase as one whose prices are shown.
func (r *run) takePrices() {
	r.priced = append(r.priced, outcome.Priced{Phase: len(r.phases) - 1, Problem: r.lastLP, RowDual: r.last.RowDual})
}
