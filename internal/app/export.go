package app

import (
	"io"

	"github.com/openplenum/plenum/internal/engine"
	"github.com/openplenum/plenum/internal/lp"
)

// FirstProblem returns the first linear program that solving a plan poses:
// its objective, or the least fulfilment of the first tier.
func FirstProblem(f *Folder, d Decides) (*lp.Problem, error) {
	if err := f.decidable(d); err != nil {
		return nil, err
	}
	_, problem, err := engine.FirstProblem(f.Figures, SolveOptions{Decides: d}.engine())
	return problem, err
}

// VerifySolution reads a solution file of FirstProblem and checks it with
// lp.Verify, duals and all. The check is in the result.
func VerifySolution(f *Folder, d Decides, solution io.Reader) (*lp.Problem, *lp.Result, error) {
	problem, err := FirstProblem(f, d)
	if err != nil {
		return nil, nil, err
	}
	res, err := lp.ReadSolution(solution, problem)
	if err != nil {
		return nil, nil, err
	}
	res.Check = lp.Verify(problem, res, lp.Options{})
	return problem, res, nil
}
