package hall

import (
	"container/list"
	"context"
	"errors"
	"sync"

	"github.com/openplenum/plenum/internal/app"
	"github.com/openplenum/plenum/internal/assembly"
	"github.com/openplenum/plenum/internal/planfile"
)

// planCache keeps the plans that were read last, by the hash of their files.
// They are read only.
type planCache struct {
	mu    sync.Mutex
	order list.List // of *cachedPlan, the latest first
}

type cachedPlan struct {
	files  string
	folder *app.Folder
}

const plansKept = 8

func (c *planCache) get(files string) *app.Folder {
	c.mu.Lock()
	defer c.mu.Unlock()
	for e := c.order.Front(); e != nil; e = e.Next() {
		if p := e.Value.(*cachedPlan); p.files == files {
			c.order.MoveToFront(e)
			return p.folder
		}
	}
	return nil
}

func (c *planCache) put(files string, f *app.Folder) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.order.PushFront(&cachedPlan{files, f})
	for c.order.Len() > plansKept {
		c.order.Remove(c.order.Back())
	}
}

// folder reads the plan of a version.
func (h *Hall) folder(ctx context.Context, r Plans, v PlanVersion) (*app.Folder, error) {
	if f := h.plans.get(v.Files); f != nil {
		return f, nil
	}
	files, err := r.Files(ctx, v.Files)
	if err != nil {
		return nil, err
	}
	f, err := app.Read(fileSystem(files), app.Changes{})
	if err != nil {
		return nil, err
	}
	h.plans.put(v.Files, f)
	return f, nil
}

// Current is the version of a plan that holds: the one adopted last, or, while
// none is, the one imported last. A draft never holds by itself: a conclusion
// puts it in force. Refused if there is no plan.
func (h *Hall) Current(ctx context.Context, plan PlanID) (v PlanVersion, err error) {
	err = h.store.Read(ctx, func(r Reader) error {
		v, err = current(ctx, r, plan)
		return err
	})
	return v, plain(err)
}

func current(ctx context.Context, r Plans, plan PlanID) (PlanVersion, error) {
	all, err := r.Versions(ctx, plan)
	if err != nil {
		return PlanVersion{}, err
	}
	if len(all) == 0 {
		return PlanVersion{}, refuse(PlanUnknown)
	}
	for _, kind := range []VersionKind{VersionAdopted, VersionImported} {
		for i := len(all) - 1; i >= 0; i-- {
			if all[i].Kind == kind {
				return all[i], nil
			}
		}
	}
	return PlanVersion{}, refuse(PlanUnknown) // a plan begins with an import
}

// PlanState is a plan with the version that holds.
type PlanState struct {
	Plan     PlanID
	Current  PlanVersion
	Versions int
}

// Plans lists the plans of the installation, the oldest first. The public sees
// those that were adopted.
func (h *Hall) Plans(ctx context.Context, actor Actor) ([]PlanState, error) {
	var out []PlanState
	err := h.store.Read(ctx, func(r Reader) error {
		b, err := h.body(ctx, r)
		if err != nil {
			return err
		}
		all, err := r.Versions(ctx, "")
		if err != nil {
			return err
		}
		seesDrafts := allow(b, actor, SeePlan, "", h.today()) == nil
		seen := map[PlanID]bool{}
		for _, v := range all {
			if seen[v.Plan] {
				continue
			}
			seen[v.Plan] = true
			now, err := current(ctx, r, v.Plan)
			if err != nil {
				return err
			}
			if !seesDrafts && now.Kind != VersionAdopted {
				continue
			}
			s := PlanState{Plan: v.Plan, Current: now}
			for _, w := range all {
				if w.Plan == v.Plan {
					s.Versions++
				}
			}
			out = append(out, s)
		}
		return nil
	})
	return out, plain(err)
}

// Versions lists the versions of a plan, the oldest first. The public sees
// those that were adopted.
func (h *Hall) Versions(ctx context.Context, actor Actor, plan PlanID) (out []PlanVersion, err error) {
	err = h.store.Read(ctx, func(r Reader) error {
		all, err := r.Versions(ctx, plan)
		if err != nil {
			return err
		}
		for _, v := range all {
			switch err := h.sees(ctx, r, actor, v); {
			case err == nil:
				out = append(out, v)
			default:
				if _, refused := AsRefusals(err); !refused {
					return err
				}
			}
		}
		return nil
	})
	return out, plain(err)
}

// sees refuses a version that the actor may not see: all see what was
// adopted.
func (h *Hall) sees(ctx context.Context, r Reader, actor Actor, v PlanVersion) error {
	what := SeePlan
	if v.Kind == VersionAdopted {
		what = SeePublic
	}
	b, err := h.body(ctx, r)
	if err != nil {
		return err
	}
	return allow(b, actor, what, "", h.today())
}

// seen finds a version that the actor may see.
func (h *Hall) seen(ctx context.Context, r Reader, actor Actor, id VersionID) (PlanVersion, error) {
	v, err := r.Version(ctx, id)
	if err != nil {
		return v, missing(err, "version", string(id))
	}
	return v, h.sees(ctx, r, actor, v)
}

// Folder is the plan of a version, read only.
func (h *Hall) Folder(ctx context.Context, actor Actor, id VersionID) (f *app.Folder, v PlanVersion, err error) {
	err = h.store.Read(ctx, func(r Reader) error {
		if v, err = h.seen(ctx, r, actor, id); err != nil {
			return err
		}
		f, err = h.folder(ctx, r, v)
		return err
	})
	return f, v, plain(err)
}

// Files are the files of a version, to the byte as they were imported or
// written.
func (h *Hall) Files(ctx context.Context, actor Actor, id VersionID) (files []planfile.File, v PlanVersion, err error) {
	err = h.store.Read(ctx, func(r Reader) error {
		if v, err = h.seen(ctx, r, actor, id); err != nil {
			return err
		}
		files, err = r.Files(ctx, v.Files)
		return err
	})
	return files, v, plain(err)
}

// planFor is the plan that a plenary decides on: the one that it was convened
// on, whatever is imported since. One that was convened before there was a plan
// decides on that of its organ.
func (h *Hall) planFor(ctx context.Context, r Reader, p *assembly.Plenary) (PlanID, error) {
	if p.Plan != "" {
		return PlanID(p.Plan), nil
	}
	return h.planOf(ctx, r, p.Organ)
}

// planOf is the plan that the plenaries of an organ decide on: the one that is
// named for the organ or for the nearest organ above it, or the first plan.
func (h *Hall) planOf(ctx context.Context, r Reader, organ assembly.OrganID) (PlanID, error) {
	all, err := r.Versions(ctx, "")
	if err != nil {
		return "", err
	}
	if len(all) == 0 {
		return "", refuse(PlanUnknown)
	}
	b, err := h.body(ctx, r)
	if err != nil {
		return "", err
	}
	for range len(b.Organs) + 1 {
		for _, v := range all {
			if string(v.Plan) == string(organ) {
				return v.Plan, nil
			}
		}
		o := b.Organ(organ)
		if o == nil || o.Parent == "" {
			break
		}
		organ = o.Parent
	}
	return all[0].Plan, nil
}

// decides checks that an organ decides on a plan, and not only follows it: a
// plan that is named for an organ is that organ's, and every other one is of
// the organs that have none above them.
func (h *Hall) decides(ctx context.Context, r Reader, organ assembly.OrganID, plan PlanID) error {
	b, err := h.body(ctx, r)
	if err != nil {
		return err
	}
	o, named := b.Organ(organ), b.Organ(assembly.OrganID(plan))
	if string(organ) == string(plan) || named == nil && o != nil && o.Parent == "" {
		return nil
	}
	return refuse(PlanOfAnother, string(organ), string(plan))
}

// isRefusal tells whether an error is a refusal, and not a failure.
func isRefusal(err error) bool {
	var r Refusals
	return errors.As(err, &r)
}
