package cli

import (
	"maps"
	"math"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/openplenum/plenum/internal/lp"
)

// solverOptions are the flags of every command that solves.
type solverOptions struct {
	Solver     string
	Gap        float64
	Iterations int
	TimeLimit  time.Duration
}

// addSolverFlags adds the flags that choose and steer the solver.
func addSolverFlags(cmd *cobra.Command, s *shell, opt *solverOptions) {
	flags := cmd.Flags()
	flags.StringVar(&opt.Solver, "solver", "ipm", s.text("cli.flag.solver", strings.Join(solverNames(s.env), ", ")))
	flags.Float64Var(&opt.Gap, "gap", 0, s.text("cli.flag.gap"))
	flags.IntVar(&opt.Iterations, "iterations", 0, s.text("cli.flag.iterations"))
	flags.DurationVar(&opt.TimeLimit, "time-limit", 0, s.text("cli.flag.time_limit"))
	must(cmd.RegisterFlagCompletionFunc("solver", cobra.FixedCompletions(solverNames(s.env), cobra.ShellCompDirectiveNoFileComp)))
}

// choose finds the solver that --solver names.
func (o solverOptions) choose(env *Env) (lp.Solver, error) {
	for name, value := range map[string]float64{
		"--gap": o.Gap, "--iterations": float64(o.Iterations), "--time-limit": o.TimeLimit.Seconds(),
	} {
		if value < 0 || math.IsNaN(value) {
			return nil, badInput("usage.negative", name)
		}
	}
	find, ok := env.Solvers[o.Solver]
	if !ok {
		return nil, badInput("solver.unknown", o.Solver).hint("mean", strings.Join(solverNames(env), ", "))
	}
	s, err := find()
	if err != nil {
		return nil, broken("solver.absent", err, o.Solver).hint("solver")
	}
	return s, nil
}

// limits are the options that the solver is given.
func (o solverOptions) limits() lp.Options {
	return lp.Options{Gap: o.Gap, MaxIterations: o.Iterations, TimeLimit: o.TimeLimit}
}

func solverNames(env *Env) []string { return slices.Sorted(maps.Keys(env.Solvers)) }
