package hall

import (
	"context"
	"errors"
	"strings"

	"github.com/openplenum/plenum/internal/app"
	"github.com/openplenum/plenum/internal/planfile"
)

// The most that a plan folder may hold.
const (
	mostPlanBytes = 64 << 20
	mostPlanFiles = 200
)

// Trial is what files would make of a plan, before anything is kept.
type Trial struct {
	Base     PlanVersion // that they were compared to; zero of a first plan
	Faults   planfile.Faults
	Warnings planfile.Faults
	Changes  []RowChange // row by row; empty if nothing would change
	Hash     string      // of what the plan would say; empty with faults
}

// Keepable tells whether the files can be kept as a version.
func (t Trial) Keepable() bool { return len(t.Faults) == 0 && (t.Base.ID == "" || len(t.Changes) > 0) }

// TryPlan reads the files of a whole plan folder as a first version of a plan,
// and keeps nothing.
func (h *Hall) TryPlan(ctx context.Context, actor Actor, files []planfile.File) (Trial, error) {
	var out Trial
	err := h.look(ctx, actor, DraftPlan, "", func(Reader) error {
		_, trial, err := tryFiles(files)
		out = trial
		return err
	})
	return out, err
}

// ImportPlan keeps the files of a whole plan folder as the first version of a
// plan, or as one more version of a plan that is there.
func (h *Hall) ImportPlan(ctx context.Context, actor Actor, plan PlanID, files []planfile.File, note string) (v PlanVersion, err error) {
	plan = PlanID(strings.TrimSpace(string(plan)))
	switch {
	case plan == "":
		return v, refuseField(NeedText, "plan", "plan")
	case len(plan) > mostName:
		return v, refuseField(TooLong, "plan", "plan", itoa(mostName))
	case len(note) > 4*mostName:
		return v, refuseField(TooLong, "note", "note", itoa(4*mostName))
	}
	if ok, err := h.May(ctx, actor, DraftPlan, ""); err != nil || !ok {
		return v, h.look(ctx, actor, DraftPlan, "", func(Reader) error { return nil })
	}
	_, trial, err := tryFiles(files)
	if err != nil {
		return v, err
	}
	if len(trial.Faults) > 0 {
		return v, refuse(PlanFaulty, itoa(len(trial.Faults)))
	}
	err = actValue(ctx, h, actor, []any{FilesHash(files), note, plan}, &v, func(t *transaction) error {
		if err := t.allow(DraftPlan, ""); err != nil {
			return err
		}
		id, err := t.nextVersion()
		if err != nil {
			return err
		}
		hash, err := t.SaveFiles(ctx, sortedFiles(files))
		if err != nil {
			return err
		}
		v, err = t.addVersion(versionImported{ID: id, Plan: plan, Hash: trial.Hash, Files: hash, Note: note})
		return err
	})
	return v, err
}

// tryFiles reads files as a plan. Faults are in the trial.
func tryFiles(files []planfile.File) (*app.Folder, Trial, error) {
	total, there := 0, map[string]bool{}
	var twice Refusals
	for _, f := range files {
		if there[f.Name] {
			twice = append(twice, Refusal{Code: FileTwice, Field: "files", Args: []string{f.Name}})
		}
		there[f.Name] = true
		total += len(f.Data)
		if f.Name == "" || strings.ContainsAny(f.Name, "/\\\x00") {
			return nil, Trial{}, refuse(Code("bad_name"), "file", f.Name)
		}
	}
	if total > mostPlanBytes || len(files) > mostPlanFiles {
		return nil, Trial{}, refuse(PlanTooLarge, itoa(mostPlanBytes))
	}
	if len(twice) > 0 {
		return nil, Trial{}, twice
	}
	var out Trial
	f, err := app.Read(fileSystem(sortedFiles(files)), app.Changes{})
	switch {
	case errors.As(err, &out.Faults):
		return nil, out, nil
	case err != nil:
		return nil, out, err
	}
	out.Warnings = f.Warnings
	out.Hash, err = planfile.Hash(f.Plan)
	return f, out, err
}
