package cli

import (
	"context"
	"errors"
	"slices"
	"strconv"

	"github.com/spf13/cobra"

	"github.com/openplenum/plenum/internal/app"
	"github.com/openplenum/plenum/internal/plan"
	"github.com/openplenum/plenum/internal/planfile"
)

type checkOptions struct {
	Folder string
}

func newCheck(s *shell) *cobra.Command {
	var opt checkOptions
	return &cobra.Command{
		Use:     "check FOLDER [flags]",
		Short:   s.text("cli.check.short"),
		Long:    s.text("cli.check.long"),
		Example: s.text("cli.check.example"),
		Args:    args(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			opt.Folder = args[0]
			return s.run(cmd, func(ctx context.Context, env *Env) (Exit, error) { return runCheck(ctx, opt, env) })
		},
	}
}

// checkAnswer is what `plenum check --json` writes.
type checkAnswer struct {
	OK        bool    `json:"ok"`
	Plan      string  `json:"plan,omitempty"`
	Years     []int   `json:"years,omitempty"`
	Goods     int     `json:"goods"`
	Processes int     `json:"processes"`
	Assets    int     `json:"assets"`
	Limits    int     `json:"limits"`
	Targets   int     `json:"targets"`  // rows of targets.csv
	Promises  int     `json:"promises"` // targets by year
	Tiers     int     `json:"tiers"`
	Decides   string  `json:"decides"` // tiers, plan or nothing
	Terminal  string  `json:"terminal"`
	Faults    []fault `json:"faults"`
	Warnings  []fault `json:"warnings"`
}

// runCheck reads a folder. Its faults are the answer of this command, so they
// go to standard output.
func runCheck(_ context.Context, opt checkOptions, env *Env) (Exit, error) {
	folder, err := app.Open(opt.Folder, app.Changes{})
	answer := checkAnswer{Faults: []fault{}, Warnings: []fault{}}
	var faults planfile.Faults
	switch {
	case errors.As(err, &faults):
		answer.Faults = showFaults(opt.Folder, faults, env)
		answer.Warnings = showFaults(opt.Folder, unread(opt.Folder), env)
		return BadInput, env.Print.result(answer, answer.page)
	case err != nil:
		return 0, folderFailure(opt.Folder, err, env)
	}
	answer.OK = true
	answer.Warnings = showFaults(opt.Folder, folder.Warnings, env)
	answer.count(folder.Figures)
	return Solved, env.Print.result(answer, answer.page)
}

// unread lists the tables of a folder that nothing reads. With a name misspelt
// much else is at fault, and only this says why.
func unread(dir string) planfile.Faults {
	folder, err := planfile.Read(dir)
	if folder == nil || err == nil {
		return nil
	}
	return slices.DeleteFunc(folder.Warnings, func(f planfile.Fault) bool { return f.Code != planfile.UnknownFile })
}

// count says what the plan holds.
func (a *checkAnswer) count(f *plan.Figures) {
	p := f.Plan
	a.Plan, a.Years = p.Name, f.Years
	a.Goods, a.Processes, a.Assets, a.Limits = len(f.Goods), len(f.Processes), len(f.Assets), len(f.Limits)
	a.Targets, a.Promises, a.Tiers = len(p.Targets), len(f.Promises), len(p.Tiers)
	switch {
	case f.Objective != nil:
		a.Decides = "plan"
	case len(f.Promises) > 0:
		a.Decides = "tiers"
	default:
		a.Decides = "nothing"
	}
	a.Terminal = string(p.Terminal.Rule)
	if p.Terminal.Rule == plan.Sustain {
		a.Terminal += " " + strconv.FormatFloat(p.Terminal.Growth, 'g', -1, 64)
	}
}

func (a checkAnswer) page(p *page) error {
	for _, f := range a.Faults {
		p.printf("%s\n", faultLine(f, p.style))
	}
	for _, f := range a.Warnings {
		p.printf("%s\n", p.warn(p.text("cli.word.warning"))+" "+faultLine(f, p.style))
	}
	if !a.OK {
		p.printf("%s\n", p.bad(p.text("cli.check.faults", len(a.Faults))))
		return nil
	}
	number := strconv.Itoa
	p.printf("%s\n", p.strong(a.Plan))
	p.table("ll", [][]string{
		{p.text("cli.check.years"), number(a.Years[0]) + ".." + number(a.Years[len(a.Years)-1])},
		{p.text("cli.check.goods"), number(a.Goods)},
		{p.text("cli.check.processes"), number(a.Processes)},
		{p.text("cli.check.assets"), number(a.Assets)},
		{p.text("cli.check.limits"), number(a.Limits)},
		{p.text("cli.check.targets"), number(a.Promises)},
		{p.text("cli.check.tiers"), number(a.Tiers)},
		{p.text("cli.check.terminal"), a.Terminal},
		{p.text("cli.check.decides"), p.text("cli.check.decides." + a.Decides)},
	})
	p.printf("%s\n", p.good(p.text("cli.check.ok")))
	return nil
}
