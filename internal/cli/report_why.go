package cli

import (
	"context"
	"strconv"

	"github.com/spf13/cobra"

	"github.com/openplenum/plenum/internal/app"
	"github.com/openplenum/plenum/internal/outcome"
	"github.com/openplenum/plenum/internal/report"
)

// explainFew is how many targets --explain asks about when no number is
// given: each takes further solves, so that all of them may take many times
// what the plan took.
const explainFew = 5

// addExplainFlag adds the flag that has the report say what holds the worst
// targets back.
func addExplainFlag(c *cobra.Command, s *shell, most *int) {
	c.Flags().IntVar(most, "explain", 0, s.text("report.flag.explain"))
	c.Flags().Lookup("explain").NoOptDefVal = strconv.Itoa(explainFew)
}

// explained asks what holds an answer back: of the worst targets, at most so
// many; below 0: of all.
func (o planOptions) explained(ctx context.Context, folder *app.Folder, answer *app.Answer, most int, env *Env) (*report.Explained, error) {
	if most == 0 || answer.Outcome.Status != outcome.Solved {
		return nil, nil
	}
	solver, err := o.choose(env)
	if err != nil {
		return nil, err
	}
	decides, err := o.decides()
	if err != nil {
		return nil, err
	}
	e, err := app.ExplainAnswer(ctx, folder, answer, app.ExplainOptions{
		SolveOptions: app.SolveOptions{Solver: solver, LP: o.limits(), Decides: decides},
		Most:         max(most, 0), Reliefs: 1,
		Asking: func(number, of int, about app.Obstacle) { showQuestion(number, of, about, env) },
	})
	if err != nil {
		return nil, solveFailure(o.Solver, err)
	}
	env.Progress.done()
	return explainedOf(e), nil
}

// explainedOf is an explanation as a report takes it.
func explainedOf(e *app.Explanation) *report.Explained {
	return &report.Explained{Objective: e.Objective, Targets: e.Targets, Priorities: e.Priorities, Of: e.Short}
}
