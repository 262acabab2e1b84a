package cli

import (
	"context"
	"os"
	"path/filepath"

	"github.com/openplenum/plenum/internal/app"
)

// writeFolder writes the republic's plan folder, if it is asked for.
func (opt demoOptions) writeFolder(env *Env) error {
	if opt.Folder == "" {
		return nil
	}
	err := writeFolder(opt.Folder, func(dir string) error { return os.CopyFS(dir, env.Demo) })
	if err == nil {
		env.Print.note("cli.written", opt.Folder)
	}
	return err
}

// runDemoReport solves the republic and writes its report. The plan has targets that cannot all be met;
// that the demonstration ran is what its exit code says.
func runDemoReport(ctx context.Context, opt demoOptions, env *Env) (Exit, error) {
	solver, err := opt.choose(env)
	if err != nil {
		return 0, err
	}
	// Nobody wants to hear after a minute of solving that there is no such folder.
	switch about, err := os.Stat(filepath.Dir(opt.Report)); {
	case err != nil:
		return 0, asFailure(err)
	case !about.IsDir():
		return 0, badInput("file.notfolder", filepath.Dir(opt.Report))
	}
	if err := opt.writeFolder(env); err != nil {
		return 0, err
	}
	folder, err := app.Read(env.Demo, app.Changes{})
	if err != nil {
		return 0, folderFailure("republic", err, env)
	}
	answer, err := opt.solveFolder(ctx, folder, solver, env)
	if err != nil {
		return 0, err
	}
	o := answer.Outcome
	exit := answerExit(ctx, o)
	if exit == Interrupted {
		return 0, ctx.Err()
	}
	if err := env.Print.result(o, func(p *page) error { return writeText(p.w, o, p.style, env) }); err != nil {
		return 0, err
	}
	path, err := filepath.Abs(opt.Report)
	if err != nil {
		path = opt.Report
	}
	if err := writeHTML(path, o, env); err != nil {
		return 0, err
	}
	env.Print.note("cli.demo.next")
	if exit == Short {
		exit = Solved
	}
	return exit, nil
}
