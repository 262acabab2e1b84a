package cli

import (
	"errors"
	"os"
	"path/filepath"
	"strings"

	"github.com/openplenum/plenum/internal/app"
	"github.com/openplenum/plenum/internal/planfile"
)

// folderFailure shows the faults of a plan folder, each with its place, and
// what is wrong with a change that was asked for.
func folderFailure(dir string, err error, env *Env) error {
	var faults planfile.Faults
	var changes app.ChangeFaults
	info, missing := os.Stat(dir)
	switch {
	case missing == nil && !info.IsDir():
		return badInput("file.notfolder", dir).hint("begin")
	case errors.As(err, &faults):
		f := badInput("folder", dir, len(faults)).hint("folder")
		f.Faults = showFaults(dir, faults, env)
		return f
	case errors.Is(err, app.ErrTerminal):
		return badInput("usage.terminal").because(err).hint("terminal")
	case errors.As(err, &changes):
		f := badInput("usage.set").hint("set")
		for _, c := range changes {
			f.Faults = append(f.Faults, showFault("--set "+c.Change, planfile.Fault{Fault: c.Fault}, env))
		}
		return f
	case errors.Is(err, app.ErrChange):
		return badInput("usage.set").because(err).hint("set")
	}
	return asFailure(err)
}

// showFaults puts faults into words: what is wrong, and what to do.
func showFaults(dir string, faults planfile.Faults, env *Env) []fault {
	out := make([]fault, len(faults))
	for i, f := range faults {
		out[i] = showFault(filepath.ToSlash(filepath.Join(dir, f.File)), f, env)
	}
	return out
}

// showFault puts a fault of a file, or of a change where there is no file,
// into words.
func showFault(file string, f planfile.Fault, env *Env) fault {
	out := fault{
		File: file, Line: f.Line, Column: f.Column, Code: string(f.Code), Value: f.Value,
		Message: env.Text(f.SayKey(), f.Words()...),
	}
	if len(f.Near) > 0 {
		out.Remedy = env.Text("cli.tip.near", strings.Join(f.Near, ", "))
	} else if env.Words.Has(f.DoKey()) {
		out.Remedy = env.Text(f.DoKey(), f.Words()...)
	}
	return out
}
