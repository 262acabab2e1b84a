package hall

import (
	"context"
	"slices"

	"github.com/openplenum/plenum/internal/app"
	"github.com/openplenum/plenum/internal/planfile"
)

// Upload is files that replace those of the same name in a version of a plan.
type Upload struct {
	Base   VersionID       // that the planner saw
	Files  []planfile.File // new or changed ones
	Remove []string        // names of files that are to go
	Note   string
	Beside bool // knowingly beside other drafts, from the version that holds
}

// TryTables reads a version with some files replaced, and tells every change
// and every fault. Nothing is kept.
func (h *Hall) TryTables(ctx context.Context, actor Actor, u Upload) (out Trial, err error) {
	err = h.look(ctx, actor, DraftPlan, "", func(r Reader) error {
		_, out, _, err = h.tryUpload(ctx, r, actor, u)
		return err
	})
	return out, err
}

// tryUpload is TryTables with what would be kept.
func (h *Hall) tryUpload(ctx context.Context, r Reader, actor Actor, u Upload) (*app.Folder, Trial, []planfile.File, error) {
	base, err := h.seen(ctx, r, actor, u.Base)
	if err != nil {
		return nil, Trial{}, nil, err
	}
	old, err := r.Files(ctx, base.Files)
	if err != nil {
		return nil, Trial{}, nil, err
	}
	before, err := h.folder(ctx, r, base)
	if err != nil {
		return nil, Trial{}, nil, err
	}
	files := slices.Clone(u.Files)
	for _, f := range old {
		replaced := slices.ContainsFunc(u.Files, func(n planfile.File) bool { return n.Name == f.Name })
		if !replaced && !slices.Contains(u.Remove, f.Name) {
			files = append(files, f)
		}
	}
	folder, trial, err := tryFiles(files)
	trial.Base = base
	if err != nil || folder == nil {
		return nil, trial, nil, err
	}
	trial.Changes, err = compareRows(before.Plan, folder.Plan)
	return folder, trial, sortedFiles(files), err
}

// KeepTables keeps a version with some files replaced as a draft.
func (h *Hall) KeepTables(ctx context.Context, actor Actor, u Upload) (v PlanVersion, err error) {
	if len(u.Note) > 4*mostName {
		return v, refuseField(TooLong, "note", "note", itoa(4*mostName))
	}
	var files []planfile.File
	var trial Trial
	err = h.look(ctx, actor, DraftPlan, "", func(r Reader) error { // read before the store is held
		_, trial, files, err = h.tryUpload(ctx, r, actor, u)
		return err
	})
	switch {
	case err != nil:
		return v, err
	case len(trial.Faults) > 0:
		return v, refuse(PlanFaulty, itoa(len(trial.Faults)))
	case len(trial.Changes) == 0:
		return v, refuse(VersionSame, string(u.Base))
	}
	err = actValue(ctx, h, actor, []any{FilesHash(u.Files), u.Remove, u.Note, u.Beside, u.Base}, &v, func(t *transaction) error {
		if err := t.allow(DraftPlan, ""); err != nil {
			return err
		}
		if err := t.latest(trial.Base, u.Beside); err != nil {
			return err
		}
		id, err := t.nextVersion()
		if err != nil {
			return err
		}
		hash, err := t.SaveFiles(ctx, files)
		if err != nil {
			return err
		}
		v, err = t.addVersion(versionDrafted{ID: id, Plan: trial.Base.Plan, Parent: trial.Base.ID, Hash: trial.Hash, Files: hash, Note: u.Note})
		return err
	})
	return v, err
}

// latest refuses a base after which another version was made in the meantime:
// two planners who edit at once. One may draft from the version that holds all
// the same, if one says so.
func (t *transaction) latest(base PlanVersion, beside bool) error {
	all, err := t.Versions(t.ctx, base.Plan)
	if err != nil {
		return err
	}
	last := all[len(all)-1]
	if last.ID == base.ID {
		return nil
	}
	if now, err := current(t.ctx, t, base.Plan); err != nil || beside && now.ID == base.ID {
		return err
	}
	return Refusals{{
		Code: VersionStale, Args: []string{string(base.ID), string(last.ID)}, By: last.Author, At: last.Created, Seq: last.Act,
	}}
}
