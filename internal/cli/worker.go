package cli

import (
	"context"
	"runtime"

	"github.com/spf13/cobra"

	"github.com/openplenum/plenum/internal/serve"
)

type workerOptions struct {
	databaseOptions
	Jobs int    // at once
	Log  string // text, json or none
	solverOptions
}

func newWorker(s *shell) *cobra.Command {
	var opt workerOptions
	c := &cobra.Command{
		Use:     "worker [flags]",
		Short:   s.text("db.worker.short"),
		Long:    s.text("db.worker.long"),
		Example: s.text("db.worker.example"),
		Args:    args(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return s.run(cmd, func(ctx context.Context, env *Env) (Exit, error) { return runWorker(ctx, opt, env) })
		},
	}
	addDatabaseFlag(c, s, &opt.databaseOptions)
	c.Flags().IntVar(&opt.Jobs, "jobs", max(1, runtime.NumCPU()/2), s.text("db.worker.flag.jobs"))
	c.Flags().StringVar(&opt.Log, "log", "text", s.text("serve.flag.log"))
	addSolverFlags(c, s, &opt.solverOptions)
	return c
}

// runWorker works until it is told to stop; jobs that run then are put back
// for the next worker.
func runWorker(ctx context.Context, opt workerOptions, env *Env) (Exit, error) {
	if opt.Jobs < 1 {
		return 0, badInput("usage.few", "--jobs")
	}
	log, err := logger(opt.Log, env)
	if err != nil {
		return 0, err
	}
	solver, err := opt.choose(env)
	if err != nil {
		return 0, err
	}
	office, err := serve.Open(ctx, serve.Options{
		Database: opt.Address, Workers: opt.Jobs, Solver: solver, SolverVersion: env.Version.Version, Log: log,
	})
	if err != nil {
		return 0, databaseFailure(err)
	}
	env.Print.note("db.worker.works", opt.Jobs, office.DB.Where())
	<-ctx.Done()
	return Solved, office.Close()
}
