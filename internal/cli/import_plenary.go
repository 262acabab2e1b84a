package cli

import (
	"context"
	"errors"
	"os"

	"github.com/spf13/cobra"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/app/setup"
	"github.com/openplenum/plenum/internal/planfile"
	"github.com/openplenum/plenum/internal/plenaryfile"
	"github.com/openplenum/plenum/internal/serve"
)

type importPlenaryOptions struct {
	File   string
	Folder string // of the plan; empty: the plan is there
	Plan   string // its name
	databaseOptions
	solverOptions
}

func newImportPlenary(s *shell) *cobra.Command {
	var opt importPlenaryOptions
	c := &cobra.Command{
		Use:     "plenary FILE [flags]",
		Short:   s.text("serve.plenary.short"),
		Long:    s.text("serve.plenary.long"),
		Example: s.text("serve.plenary.example"),
		Args:    args(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			opt.File = args[0]
			return s.run(cmd, func(ctx context.Context, env *Env) (Exit, error) { return runImportPlenary(ctx, opt, env) })
		},
	}
	addDatabaseFlags(c, s, &opt.databaseOptions)
	c.Flags().StringVar(&opt.Folder, "plan", "", s.text("serve.plenary.flag.plan"))
	c.Flags().StringVar(&opt.Plan, "name", "", s.text("serve.plenary.flag.name"))
	addSolverFlags(c, s, &opt.solverOptions)
	return c
}

// importPlenaryAnswer is what `plenum import plenary --json` writes. A link is
// the path of a page, to be put behind the address of the server.
type importPlenaryAnswer struct {
	Plenary string       `json:"plenary"`
	Version string       `json:"version,omitempty"` // of the plan that was imported
	Links   []setup.Link `json:"links"`
}

// runImportPlenary plays a plenary file into an installation, made if there is
// none.
func runImportPlenary(ctx context.Context, opt importPlenaryOptions, env *Env) (Exit, error) {
	text, err := os.ReadFile(opt.File)
	if err != nil {
		return 0, asFailure(err)
	}
	zone, err := zoneNamed(env.getenv(environment("time-zone")))
	if err != nil {
		return 0, badInput("settings").because(err)
	}
	file, err := plenaryfile.Read(opt.File, text, env.Now().In(zone))
	if err != nil {
		return 0, plenaryFailure(opt.File, err, env)
	}
	solver, err := opt.choose(env)
	if err != nil {
		return 0, err
	}
	office, err := serve.Open(ctx, serve.Options{
		Database: opt.Address, Key: opt.key(), Create: true, Workers: -1,
		Solver: solver, SolverVersion: env.Version.Version, Zone: zone,
	})
	if err != nil {
		return 0, databaseFailure(err)
	}
	o := setup.Options{
		Hall: office.Hall, Store: office.DB, File: file, Plan: hall.PlanID(opt.Plan), Now: env.Now(),
		Done: func(step, of int) { env.Progress.tick(env.Text("serve.progress", step, of)) },
	}
	if opt.Folder != "" {
		o.Source = os.DirFS(opt.Folder)
		if opt.Plan == "" {
			o.Plan = hall.PlanID(file.Plenary.Organ)
		}
	}
	ready, err := setup.Run(ctx, o)
	if err := errors.Join(plenaryFailure(opt.File, folderOf(opt.Folder, err, env), env), office.Close()); err != nil {
		return 0, err
	}
	answer := importPlenaryAnswer{Plenary: string(ready.Plenary), Links: ready.Links}
	if ready.Version != nil {
		answer.Version = string(ready.Version.ID)
	}
	env.Progress.done()
	return Solved, env.Print.result(answer, func(p *page) error {
		p.say("serve.plenary.done", answer.Plenary)
		if len(answer.Links) == 0 {
			return nil
		}
		p.printf("\n")
		p.say("serve.plenary.links")
		p.printf("\n")
		var rows [][]string
		for _, l := range answer.Links {
			rows = append(rows, []string{"  " + l.Name, l.Post, string(l.Organ)}, []string{"    /link/" + l.Token})
		}
		showLinks(p, rows)
		return nil
	})
}

// folderOf shows faults of the plan folder as those of any.
func folderOf(folder string, err error, env *Env) error {
	var faults planfile.Faults
	if errors.As(err, &faults) {
		return folderFailure(folder, err, env)
	}
	return err
}
