package app

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/openplenum/plenum/internal/plan"
	"github.com/openplenum/plenum/internal/planfile"
)

// Changes are figures that differ from the folder's for one run.
type Changes struct {
	Set      []string // ADDRESS=VALUE, see plan.Set
	Terminal string   // rule for the years after the last; empty: the plan's own
}

// any tells whether there is a change.
func (c Changes) any() bool { return len(c.Set) > 0 || c.Terminal != "" }

// Errors of changes. What wraps them says which.
var (
	ErrTerminal = errors.New("app: not a terminal rule")
	ErrChange   = errors.New("app: not a change")
)

// ChangeFaults are changes that cannot be made, all of them. They are an
// ErrChange.
type ChangeFaults []ChangeFault

// ChangeFault is what is wrong with a change: in its address or value, or in
// the plan that it would make.
type ChangeFault struct {
	Change string // ADDRESS=VALUE
	plan.Fault
}

// Error lists the faults, one a line.
func (f ChangeFaults) Error() string {
	lines := make([]string, len(f))
	for i := range f {
		lines[i] = f[i].Error()
	}
	return strings.Join(lines, "\n")
}

// Is says that these are an ErrChange.
func (f ChangeFaults) Is(target error) bool { return target == ErrChange }

// Taken is an address that was taken for another one: people write
// limit:labour where labour is no limit but something that is supplied.
type Taken struct{ Asked, As string }

// change applies changes to a folder that was read, and resolves its plan.
func change(f *planfile.Folder, err error, c Changes) (*Folder, error) {
	if err != nil {
		return nil, err
	}
	out := &Folder{Plan: f.Plan, Figures: f.Figures, Warnings: f.Warnings, file: f}
	if !c.any() {
		return out, nil
	}
	return out.With(c)
}

// With is the folder with changes, which are made in a copy. Faults that a
// changed figure brings come as ChangeFaults, those of another rule for the
// years after the last as planfile.Faults.
func (f *Folder) With(c Changes) (*Folder, error) {
	out := &Folder{Plan: f.Plan.Clone(), Warnings: f.Warnings, Taken: slices.Clone(f.Taken), file: f.file}
	if c.Terminal != "" {
		rule, ok := planfile.ParseTerminal(c.Terminal)
		if !ok {
			return nil, fmt.Errorf("%w: %q", ErrTerminal, c.Terminal)
		}
		out.Plan.Terminal = rule
	}
	var faults ChangeFaults
	for _, change := range c.Set {
		if err := out.set(change); err != nil {
			var fault plan.Fault
			if !errors.As(err, &fault) {
				return nil, fmt.Errorf("%w: %w", ErrChange, err)
			}
			faults = append(faults, ChangeFault{change, fault})
		}
	}
	if len(faults) > 0 {
		return nil, faults
	}
	figs, wrong := plan.Resolve(out.Plan)
	if len(wrong) > 0 {
		return nil, f.blame(c, wrong)
	}
	out.Figures = figs
	return out, nil
}

// blame finds out which changes brought the faults of a changed plan, and
// names each fault once: a change may have set it in several years.
func (f *Folder) blame(c Changes, wrong plan.Faults) error {
	if len(c.Set) == 0 {
		return f.file.Locate(wrong)
	}
	now := &Folder{Plan: f.Plan.Clone(), file: f.file}
	if rule, ok := planfile.ParseTerminal(c.Terminal); ok {
		now.Plan.Terminal = rule
	}
	if _, wrong := plan.Resolve(now.Plan); len(wrong) > 0 {
		return f.file.Locate(wrong)
	}
	var out ChangeFaults
	for _, change := range c.Set {
		next := &Folder{Plan: now.Plan.Clone(), file: f.file}
		if err := next.set(change); err != nil {
			continue // it rests on a change that is blamed already
		}
		_, wrong := plan.Resolve(next.Plan)
		if len(wrong) == 0 {
			now = next
			continue
		}
		seen := map[string]bool{}
		for i, placed := range f.file.Locate(wrong) {
			fault := placed.Fault
			fault.Value = wrong[i].Value // what was set, not what stands in the file
			key := string(fault.Code) + fault.Value + fmt.Sprint(fault.Args...)
			if !seen[key] {
				out = append(out, ChangeFault{change, fault})
			}
			seen[key] = true
		}
	}
	return out
}

// set makes one change. A limit that is none, of a good that is supplied, is
// taken for its supply, and noted.
func (f *Folder) set(change string) error {
	address, value, ok := strings.Cut(change, "=")
	if !ok {
		return plan.Fault{Code: plan.SetForm, Row: -1, Value: change, Args: []any{"supply:labour:2028=90"}}
	}
	address = strings.TrimSpace(address)
	err := plan.Set(f.Plan, address, value)
	var fault plan.Fault
	rest, isLimit := strings.CutPrefix(address, "limit:")
	if !isLimit || !errors.As(err, &fault) || fault.Code != plan.SetName {
		return err
	}
	name, _, _ := strings.Cut(rest, ":")
	name, _, _ = strings.Cut(name, "@")
	supplied := slices.ContainsFunc(f.Plan.Supply, func(s plan.Supply) bool { return string(s.Good) == name })
	if !supplied {
		return err
	}
	as := "supply:" + rest
	if plan.Set(f.Plan, as, value) != nil {
		return err
	}
	f.Taken = append(f.Taken, Taken{Asked: address, As: as})
	return nil
}
