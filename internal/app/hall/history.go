package hall

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"github.com/openplenum/plenum/internal/plan"
)

// FigureHistory is a figure of one year through the versions of a plan that
// led to one of them: what it was at first, and every time it changed.
type FigureHistory struct {
	Address  string // in the one way in which it is written
	Original string // in the first version; empty: it was not there
	First    PlanVersion
	Value    string // now
	Steps    []FigureStep
}

// FigureStep is one change of a figure: who set it, when, by which point,
// under which vote, and what was it before. A change by a planner's draft has
// no act of the assembly.
type FigureStep struct {
	FigureAct
	Kind VersionKind
	Note string // of the version
}

// History tells, of every single figure at an address, who set it, when, by
// which point, under which vote, and what it was before. Version empty is the
// one that holds.
func (h *Hall) History(ctx context.Context, actor Actor, id PlanID, version VersionID, address string) (out []FigureHistory, err error) {
	err = h.store.Read(ctx, func(r Reader) error {
		if version == "" {
			v, err := current(ctx, r, id)
			if err != nil {
				return err
			}
			version = v.ID
		}
		chain, err := h.chain(ctx, r, actor, version)
		if err != nil {
			return err
		}
		last, err := h.folder(ctx, r, chain[len(chain)-1])
		if err != nil {
			return err
		}
		single, err := plan.Single(last.Plan, address)
		var fault plan.Fault
		switch {
		case errors.As(err, &fault):
			return Refusals{{Code: ChangeFaulty, Args: []string{address, ""}, Fault: &fault}}
		case err != nil:
			return err
		}
		for _, one := range single {
			fig, err := h.historyOf(ctx, r, chain, one)
			if err != nil {
				return err
			}
			out = append(out, fig)
		}
		return nil
	})
	return out, plain(err)
}

// chain is the versions that led to one, the first one first. The public sees
// the history of what was adopted, drafts before it included: they were put in
// force by it.
func (h *Hall) chain(ctx context.Context, r Reader, actor Actor, id VersionID) ([]PlanVersion, error) {
	v, err := h.seen(ctx, r, actor, id)
	if err != nil {
		return nil, err
	}
	out := []PlanVersion{v}
	for v.Parent != "" {
		if v, err = r.Version(ctx, v.Parent); err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	slices.Reverse(out)
	return out, nil
}

// historyOf follows one figure. Acts of the assembly are taken from their
// table; drafts are read, and versions that put one in force, whose figures are
// all by the point that named the draft.
func (h *Hall) historyOf(ctx context.Context, r Reader, chain []PlanVersion, address string) (FigureHistory, error) {
	out := FigureHistory{Address: address, First: chain[0]}
	value, err := h.valueIn(ctx, r, chain[0], address)
	if err != nil {
		return out, err
	}
	out.Original, out.Value = value, value
	acts, err := r.Acts(ctx, ActFilter{Plan: chain[0].Plan, Address: address})
	if err != nil {
		return out, err
	}
	for _, v := range chain[1:] {
		if v.Kind == VersionAdopted {
			for _, a := range acts {
				if a.Version == v.ID {
					out.Steps = append(out.Steps, FigureStep{FigureAct: a, Kind: v.Kind, Note: v.Note})
					out.Value = a.New
				}
			}
			if err := h.byDraft(ctx, r, v, &out); err != nil {
				return out, err
			}
			continue
		}
		is, err := h.valueIn(ctx, r, v, address)
		if err != nil {
			return out, err
		}
		if is != out.Value {
			out.Steps = append(out.Steps, FigureStep{Kind: v.Kind, Note: v.Note, FigureAct: FigureAct{
				Plan: v.Plan, Version: v.ID, Seq: v.Act, At: v.Created, By: v.Author, Address: address, Old: out.Value, New: is,
			}})
			out.Value = is
		}
	}
	return out, nil
}

// byDraft adds the step of a figure that an adoption changed by putting a draft
// in force.
func (h *Hall) byDraft(ctx context.Context, r Reader, v PlanVersion, out *FigureHistory) error {
	entries, err := r.Log(ctx, v.Act, 1)
	if err != nil || len(entries) == 0 {
		return err
	}
	var x versionAdopted
	if err := json.Unmarshal(entries[0].Body, &x); err != nil {
		return fmt.Errorf("hall: entry %d of the record: %w", v.Act, err)
	}
	if x.Draft == "" {
		return nil
	}
	is, err := h.valueIn(ctx, r, v, out.Address)
	if err != nil || is == out.Value {
		return err
	}
	out.Steps = append(out.Steps, FigureStep{Kind: v.Kind, Note: v.Note, FigureAct: FigureAct{
		Plan: v.Plan, Version: v.ID, Seq: v.Act, At: v.Created, By: v.Author, Address: out.Address, Old: out.Value, New: is,
		Plenary: x.Plenary, Conclusion: x.Conclusion, Point: x.Point, Vote: x.Vote,
	}})
	out.Value = is
	return nil
}

// valueIn is a figure in a version, empty where it is not there.
func (h *Hall) valueIn(ctx context.Context, r Plans, v PlanVersion, address string) (string, error) {
	f, err := h.folder(ctx, r, v)
	if err != nil {
		return "", err
	}
	value, err := plan.Get(f.Plan, address)
	var fault plan.Fault
	if errors.As(err, &fault) {
		return "", nil // the good, the target or the year was not in the plan yet
	}
	return value, err
}

// Acts lists changes of figures by the assembly, the oldest first.
func (h *Hall) Acts(ctx context.Context, actor Actor, f ActFilter) (out []FigureAct, err error) {
	err = h.look(ctx, actor, SeePublic, "", func(r Reader) error {
		out, err = r.Acts(ctx, f)
		return err
	})
	return out, err
}

// RebuildVersions makes the table of versions from the record, and RebuildActs
// that of the acts, sorted as Acts.
func RebuildVersions(ctx context.Context, r Reader) ([]PlanVersion, error) {
	v, _, err := rebuild(ctx, r)
	return v, err
}

// RebuildActs makes the table of acts from the record, sorted as Acts.
func RebuildActs(ctx context.Context, r Reader) ([]FigureAct, error) {
	_, a, err := rebuild(ctx, r)
	return a, err
}

func rebuild(ctx context.Context, r Reader) ([]PlanVersion, []FigureAct, error) {
	entries, err := r.Entries(ctx, StreamPlan, 0)
	if err != nil {
		return nil, nil, err
	}
	var versions []PlanVersion
	var acts []FigureAct
	for _, e := range entries {
		v, a, err := versionOf(e)
		if err != nil {
			return nil, nil, err
		}
		versions, acts = append(versions, v), append(acts, a...)
	}
	return versions, acts, nil
}
