package app

import (
	"context"

	"github.com/openplenum/plenum/internal/lp"
)

// SolveLinear solves any linear program and has the answer checked by
// lp.Verify, which shares no code with the solver. The check is in the
// result.
func SolveLinear(ctx context.Context, p *lp.Problem, solver lp.Solver, opt lp.Options) (*lp.Result, error) {
	res, err := solver.Solve(ctx, p, opt)
	if err != nil {
		return nil, err
	}
	res.Check = lp.Verify(p, res, opt)
	return res, nil
}
