package engine

import (
	"context"
	"math"

	"github.com/openplenum/plenum/internal/lp"
)

// Limits of how long a phase is sharpened: how many iterations a solver is
// given from where the gap wanted is reached to the sharper one that it is
// asked for, and then, where the check does not agree yet, to an answer that
// it agrees with. One or two take most phases there. Where the plans still
// open are a thin set, hundreds do not.
const (
	patience     = 8
	morePatience = 40
	drawPatience = 3 // in a draw, of which there are many
)

// solveLP solves a phase's program to a gap of Sharp times the one wanted, for
// clear prices, and is content with the gap wanted where the sharper one is
// not near. In a draw it is content with what is then the best point.
func (r *run) solveLP(p *lp.Problem, sharp lp.Options) (*lp.Result, error) {
	if r.opt.draw {
		res, _, err := r.patiently(p, sharp, drawPatience)
		return res, err
	}
	wanted := r.opt.LP.WithDefaults()
	res, given, err := r.patiently(p, sharp, patience)
	if err != nil || !given || r.verify(p, res, wanted).OK {
		return res, err
	}
	spent := res.Iterations
	content := sharp
	content.Gap = wanted.Gap
	if res, given, err = r.patiently(p, content, morePatience); err != nil {
		return nil, err
	}
	res.Iterations += spent
	if !given || r.verify(p, res, wanted).OK {
		return res, nil
	}
	spent = res.Iterations
	if res, err = r.opt.Solver.Solve(r.ctx, p, sharp); err != nil {
		return nil, err
	}
	res.Iterations += spent
	return res, nil
}

// patiently ends a solve so many iterations after the gap and residuals wanted
// are first reached, by the solver's own figures, and tells whether it did.
func (r *run) patiently(p *lp.Problem, opt lp.Options, iterations int) (*lp.Result, bool, error) {
	wanted := r.opt.LP.WithDefaults()
	ctx, stop := context.WithCancel(r.ctx)
	defer stop()
	report, since := opt.Progress, -1
	opt.Progress = func(at lp.Progress) {
		if report != nil {
			report(at)
		}
		gap := math.Abs(at.Primal-at.Dual) / (1 + math.Abs(at.Primal))
		switch residual := math.Max(at.PrimalResidual, at.DualResidual); {
		case since >= 0 && at.Iteration >= since+iterations:
			stop()
		case since < 0 && gap <= wanted.Gap && residual <= wanted.Feasibility:
			since = at.Iteration
		}
	}
	res, err := r.opt.Solver.Solve(ctx, p, opt)
	if err != nil || r.ctx.Err() != nil || res.Limit != lp.Cancelled {
		return res, false, err
	}
	res.Limit = lp.NumericalLimit
	return res, true, nil
}
