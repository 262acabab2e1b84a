package cli

import (
	"errors"
	"strings"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/app/setup"
	"github.com/openplenum/plenum/internal/planfile"
	"github.com/openplenum/plenum/internal/plenaryfile"
)

// plenaryFailure shows what is wrong with a plenary file: faults of the file,
// or what the assembly refuses, each with its place.
func plenaryFailure(file string, err error, env *Env) error {
	var faults plenaryfile.Faults
	var refused *setup.Fault
	switch {
	case err == nil:
		return nil
	case errors.As(err, &faults):
		f := badInput("plenary", file, len(faults)).hint("plenary")
		for _, x := range faults {
			f.Faults = append(f.Faults, plenaryFault(file, x, env))
		}
		return f
	case errors.As(err, &refused):
		reasons, _ := hall.AsRefusals(refused.Err)
		f := badInput("plenary.refused", file)
		for _, r := range reasons {
			f.Faults = append(f.Faults, fault{
				File: file, Line: refused.Line, Column: refused.Column, Code: string(r.Code),
				Message: env.Text(r.SayKey(), r.Words()...), Remedy: env.Text(r.DoKey(), r.Words()...),
			})
		}
		return f
	case errors.Is(err, setup.ErrNoAdministrator):
		return badInput("plenary.administrator", file).hint("plenary.administrator")
	}
	if reasons, ok := hall.AsRefusals(err); ok {
		f := badInput("plenary.refused", file)
		for _, r := range reasons {
			f.Faults = append(f.Faults, fault{
				File: file, Code: string(r.Code), Message: env.Text(r.SayKey(), r.Words()...), Remedy: env.Text(r.DoKey(), r.Words()...),
			})
		}
		return f
	}
	return err
}

// plenaryFault puts a fault of the file into words.
func plenaryFault(file string, f plenaryfile.Fault, env *Env) fault {
	words := make([]any, len(f.Args))
	for i, a := range f.Args {
		words[i] = a
	}
	out := fault{File: file, Line: f.Line, Column: f.Column, Code: string(f.Code), Message: env.Text(f.Code.Key(), words...)}
	switch {
	case f.Plan != nil:
		more := showFault("", planfile.Fault{Fault: *f.Plan}, env)
		out.Message += " " + more.Message
		out.Remedy = more.Remedy
	case len(f.Near) > 0:
		out.Remedy = env.Text("cli.tip.near", strings.Join(f.Near, ", "))
	}
	return out
}
