package app

import (
	"context"

	"github.com/openplenum/plenum/internal/engine"
	"github.com/openplenum/plenum/internal/lp"
	"github.com/openplenum/plenum/internal/outcome"
)

// ErrNoRisks means that a plan has no risks to draw.
var ErrNoRisks = engine.ErrNoRisks

// Words of the engine's risk, for those who show them.
type (
	Risk        = engine.Risk
	Draw        = engine.Draw
	Probability = engine.Probability
	Quantiles   = engine.Quantiles
	RiskDrawn   = engine.RiskDrawn
	WorstDraw   = engine.WorstDraw
	GivenUp     = engine.GivenUp
)

// ScenarioOptions say how to try a plan under draws.
type ScenarioOptions struct {
	SolveOptions
	SolverName string                    // as it is known to the user; draws of one solver are not mixed with those of another
	NewSolver  func() (lp.Solver, error) // one for each worker
	Draws      int
	Seed       uint64
	Workers    int // 0: one for each processor
	Foresight  bool
	Out        string      // file that draws are added to, and taken from; empty: none
	Finished   func(n int) // draws that are there, those of the file included
}

// Scenarios is a plan tried under draws.
type Scenarios struct {
	Answer *Answer
	Risk   *Risk  // nil when there is no plan to try
	Draws  []Draw // in order
}

// TryRisks solves a plan and tries it under seeded draws. With a file, draws
// that it holds are not solved again, and every new one is added to it at
// once, so that a run that was killed goes on where it was.
func TryRisks(ctx context.Context, f *Folder, opt ScenarioOptions) (*Scenarios, error) {
	if len(f.Figures.Risks) == 0 {
		return nil, ErrNoRisks
	}
	var file *drawFile
	if opt.Out != "" { // before solving: a file of another plan is refused at once
		var err error
		if file, err = openDraws(opt.Out, f, opt); err != nil {
			return nil, err
		}
		defer file.close() //nolint:errcheck // closed below where it matters
	}
	answer, err := Solve(ctx, f, opt.SolveOptions)
	if err != nil {
		return nil, err
	}
	out := &Scenarios{Answer: answer}
	if answer.Outcome.Status != outcome.Solved {
		return out, nil
	}
	if file != nil {
		out.Draws = file.known[:min(len(file.known), opt.Draws)]
	}
	out.Risk, err = engine.Scenarios(ctx, answer, engine.RiskOptions{
		Solver: opt.NewSolver, LP: opt.LP, Tiers: opt.Decides == ByTiers,
		Draws: opt.Draws, Seed: opt.Seed, Workers: opt.Workers, Foresight: opt.Foresight,
		Known: out.Draws, Finished: opt.Finished,
		Save: func(d Draw) error {
			out.Draws = append(out.Draws, d)
			if file == nil {
				return nil
			}
			return file.add(d)
		},
	})
	if err != nil {
		return nil, err
	}
	if file != nil {
		return out, file.close()
	}
	return out, nil
}
