package cli

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"github.com/openplenum/plenum/internal/app"
	"github.com/openplenum/plenum/internal/lp"
	"github.com/openplenum/plenum/internal/outcome"
	"github.com/openplenum/plenum/internal/report"
)

// planOptions are the flags of every command that solves a plan folder.
type planOptions struct {
	app.Changes
	Objective string
	solverOptions
}

func addPlanFlags(cmd *cobra.Command, s *shell, opt *planOptions) {
	addChangeFlags(cmd, s, opt)
	addSolverFlags(cmd, s, &opt.solverOptions)
}

// addChangeFlags adds the flags that change a plan for one run.
func addChangeFlags(cmd *cobra.Command, s *shell, opt *planOptions) {
	flags := cmd.Flags()
	flags.StringArrayVar(&opt.Set, "set", nil, s.text("cli.flag.set"))
	flags.StringVar(&opt.Terminal, "terminal", "", s.text("cli.flag.terminal"))
	flags.StringVar(&opt.Objective, "objective", "", s.text("cli.flag.objective"))
	must(cmd.RegisterFlagCompletionFunc("objective",
		cobra.FixedCompletions([]string{string(app.ByTiers), string(app.ByObjective)}, cobra.ShellCompDirectiveNoFileComp)))
}

// decides is what --objective says.
func (o planOptions) decides() (app.Decides, error) {
	switch d := app.Decides(o.Objective); d {
	case app.ByPlan, app.ByTiers, app.ByObjective:
		return d, nil
	}
	return "", badInput("usage.objective", o.Objective).hint("mean", "tiers, plan")
}

// solve reads a plan folder with the changes asked for, and solves it.
func (o planOptions) solve(ctx context.Context, path string, env *Env) (*app.Answer, error) {
	answer, _, err := o.solveAndExplain(ctx, path, 0, env)
	return answer, err
}

// solveAndExplain solves, and asks what holds the worst targets back, at most
// so many; see explained.
func (o planOptions) solveAndExplain(ctx context.Context, path string, most int, env *Env) (*app.Answer, *report.Explained, error) {
	solver, err := o.choose(env)
	if err != nil {
		return nil, nil, err
	}
	folder, err := o.open(path, env)
	if err != nil {
		return nil, nil, err
	}
	for _, t := range folder.Taken {
		env.Print.note("cli.taken", t.Asked, t.As)
	}
	answer, err := o.solveFolder(ctx, folder, solver, env)
	if err != nil {
		return nil, nil, err
	}
	why, err := o.explained(ctx, folder, answer, most, env)
	return answer, why, err
}

// solveFolder solves a plan that is read already.
func (o planOptions) solveFolder(ctx context.Context, folder *app.Folder, solver lp.Solver, env *Env) (*app.Answer, error) {
	decides, err := o.decides()
	if err != nil {
		return nil, err
	}
	answer, err := app.Solve(ctx, folder, app.SolveOptions{
		Solver: solver, LP: o.limits(), Decides: decides,
		Progress: func(e app.Event) { showPhase(e, env) },
	})
	if err != nil {
		return nil, solveFailure(o.Solver, err)
	}
	env.Progress.done()
	return answer, nil
}

// solveFailure says what kept a plan from being solved.
func solveFailure(solver string, err error) error {
	switch {
	case errors.Is(err, app.ErrNothingAsked):
		return badInput("nothing").hint("nothing")
	case errors.Is(err, app.ErrNoObjective):
		return badInput("no_objective").hint("no_objective")
	case errors.Is(err, app.ErrNoTargets):
		return badInput("no_targets").hint("no_targets")
	}
	return solverFailure(solver, err)
}

// showPhase says what the engine is doing.
func showPhase(e app.Event, env *Env) {
	phase := e.Phase
	what := env.Text("cli.phase."+string(phase.Kind), phase.Tier, phase.Round, phase.Target)
	switch {
	case e.Done:
		env.Progress.step(env.Text("cli.progress.done", e.Number, what, report.StatusWord(env.Words, phase.Status), phase.Iterations, phase.Seconds))
	case e.LP.Iteration > 0:
		env.Progress.tick(env.Text("cli.progress.iteration", e.Number, what, e.LP.Iteration))
	default:
		env.Progress.tick(env.Text("cli.progress.phase", e.Number, what))
	}
}

// answerExit is the exit code of a solved plan. What the independent check
// does not confirm counts as failed.
func answerExit(ctx context.Context, o *outcome.Outcome) Exit {
	switch {
	case o.Status == outcome.Conflict, o.Status == outcome.Unbounded:
		return NoPlan
	case ctx.Err() != nil:
		return Interrupted
	case o.Status != outcome.Solved, !o.Check.OK:
		return Failed
	}
	for _, t := range o.Targets {
		if !t.Met {
			return Short
		}
	}
	return Solved
}
