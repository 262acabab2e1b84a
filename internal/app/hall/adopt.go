package hall

import (
	"context"
	"encoding/json"
	"errors"
	"slices"

	"github.com/openplenum/plenum/internal/app"
	"github.com/openplenum/plenum/internal/assembly"
	"github.com/openplenum/plenum/internal/delivery"
	"github.com/openplenum/plenum/internal/planfile"
)

// The steps of an adoption, as Options.Between is told of them.
const (
	StepVersion = "version" // the files and the version with its acts
	StepTasks   = "tasks"
	StepCommit  = "commit" // everything is written, and nothing kept yet
)

// Adoption asks to adopt a carried conclusion.
type Adoption struct {
	Conclusion assembly.ConclusionID
	// Draft is the draft of the whole plan that the conclusion puts in force,
	// before its own figures are set: the one that its carried points name. It
	// may be left out; if it is given, it is refused when it is another one. It
	// must have been there when the vote was opened, and have been made from the
	// version that holds.
	Draft VersionID
}

// Adopted is what an adoption did.
type Adopted struct {
	Version *PlanVersion // nil: no figure changed
	Acts    []FigureAct
	Tasks   []delivery.Task
	Plenary *assembly.Plenary
}

// Missing lists all that a conclusion lacks to be adopted now; empty: it can
// be.
func (h *Hall) Missing(ctx context.Context, actor Actor, id assembly.PlenaryID, a Adoption) (Refusals, error) {
	var out Refusals
	err := h.store.Read(ctx, func(r Reader) error {
		p, err := h.plenary(ctx, r, id)
		if err != nil {
			return err
		}
		b, err := h.body(ctx, r)
		if err != nil {
			return err
		}
		if err := allow(b, actor, SeePlenary, "", h.today()); err != nil {
			return err
		}
		next, err := h.nextPlan(ctx, r, p, a)
		if err != nil {
			return err
		}
		if err := next.voted(p); err != nil {
			return err
		}
		_, err = r.Costing(ctx, next.key)
		switch {
		case next.key == "" || errors.Is(err, ErrNotFound):
		case err != nil:
			return err
		default:
			p = p.Clone() // it would be attached first
			if err := p.Apply(assembly.Step{Act: assembly.Act{Seq: p.Next, At: h.now()}, Event: next.attached()}); err != nil {
				return err
			}
		}
		out = fromAssembly(p.Missing(a.Conclusion, next.standing(), b))
		return nil
	})
	if refused, ok := AsRefusals(err); ok {
		return refused, nil // the figures themselves cannot be set
	}
	return out, err
}

// Adopt adopts a carried conclusion: it makes the next version of the plan,
// with every figure that changed as an act, gives the organs their tasks, and
// writes the record. All of it, or nothing.
func (h *Hall) Adopt(ctx context.Context, actor Actor, id assembly.PlenaryID, a Adoption) (out Adopted, err error) {
	err = h.actOnce(ctx, actor, []any{id, a}, func(t *transaction) (any, error) {
		err := h.adopt(ctx, t, id, a, &out)
		kept := out
		kept.Plenary = nil // it is there
		return kept, err
	}, func(t *transaction, kept json.RawMessage) error {
		if err := json.Unmarshal(kept, &out); err != nil {
			return err
		}
		out.Plenary, err = t.plenary(id)
		return err
	})
	return out, err
}

// adopt is Adopt within a transaction.
func (h *Hall) adopt(ctx context.Context, t *transaction, id assembly.PlenaryID, a Adoption, out *Adopted) error {
	*out = Adopted{}
	p, err := t.plenary(id)
	if err != nil {
		return err
	}
	if err := t.allow(Adopt, p.Organ); err != nil {
		return err
	}
	next, err := h.nextPlan(ctx, t, p, a)
	if err != nil {
		return err
	}
	if err := next.voted(p); err != nil {
		return err
	}
	if err := t.attachKept(p.ID, next); err != nil {
		return err
	}
	if _, err := t.do(id, assembly.Adopt{ID: a.Conclusion, Standing: next.standing()}); err != nil {
		return err
	}
	if out.Plenary, err = t.plenary(id); err != nil {
		return err
	}
	if err := h.before(StepVersion); err != nil {
		return err
	}
	if next.id != "" {
		if err := t.enact(next, out.Plenary, out); err != nil {
			return err
		}
	}
	if err := h.before(StepTasks); err != nil {
		return err
	}
	if out.Tasks, err = t.doTasks(delivery.CreateTasks{Plenary: out.Plenary, Conclusion: a.Conclusion}); err != nil {
		return err
	}
	return h.before(StepCommit)
}

// next is the plan that an adoption would make.
type next struct {
	Adoption
	plan    PlanID
	current PlanVersion // that holds
	from    PlanVersion // that the figures are set in: the current one, or the draft
	id      VersionID   // empty: the plan stays as it is
	folder  *app.Folder // with the figures set
	base    *app.Folder // that the figures are set in
	before  *app.Folder // the current one
	changes []assembly.Change
	moved   []assembly.Change
	key     string           // of the costing: from the version that holds to all that is adopted
	point   assembly.PointID // that names the draft
	vote    assembly.VoteID  // that carried that point
}

// nextPlan works out what an adoption would make of the plan.
func (h *Hall) nextPlan(ctx context.Context, r Reader, p *assembly.Plenary, a Adoption) (*next, error) {
	if p.Conclusion(a.Conclusion) == nil {
		return nil, refuse(Unknown, "conclusion", string(a.Conclusion))
	}
	whole := assembly.Subject{Conclusion: a.Conclusion}
	n := &next{Adoption: a, changes: p.ChangesOf(whole)}
	n.Draft = VersionID(p.DraftOf(whole))
	if a.Draft != "" && a.Draft != n.Draft {
		return nil, refuse(VersionUnread, string(a.Draft))
	}
	if len(n.changes) == 0 && n.Draft == "" {
		return n, nil
	}
	var err error
	if n.plan, err = h.planFor(ctx, r, p); err != nil {
		return nil, err
	}
	if err := h.decides(ctx, r, p.Organ, n.plan); err != nil {
		return nil, err
	}
	if n.current, err = current(ctx, r, n.plan); err != nil {
		return nil, err
	}
	if n.before, err = h.folder(ctx, r, n.current); err != nil {
		return nil, err
	}
	if n.moved, err = moved(n.before.Plan, n.changes); err != nil {
		return nil, err
	}
	n.from = n.current
	n.base = n.before
	if n.Draft != "" {
		if n.from, n.base, err = h.draftOn(ctx, r, n.current, n.Draft); err != nil {
			return nil, err
		}
	}
	if n.folder, err = withChanges(n.base, n.changes); err != nil {
		return nil, err
	}
	if n.key, err = h.wholeKey(n.current, n.Draft, n.folder, n.changes); err != nil {
		return nil, err
	}
	all, err := r.Versions(ctx, "")
	n.id = VersionID("v" + itoa(len(all)+1))
	return n, err
}

// wholeKey is the key of a costing. With a draft the plan itself stands for the
// draft and the figures set in it.
func (h *Hall) wholeKey(holds PlanVersion, draft VersionID, after *app.Folder, changes []assembly.Change) (string, error) {
	if draft == "" {
		return h.CostingKey(holds.Hash, changes), nil
	}
	hash, err := planfile.Hash(after.Plan)
	return keyOf("costing of a draft", holds.Hash, hash, h.solving.version), err
}

// draftOn is a draft with its plan, if it was made from the version that holds,
// in one step or through other drafts.
func (h *Hall) draftOn(ctx context.Context, r Reader, holds PlanVersion, id VersionID) (PlanVersion, *app.Folder, error) {
	draft, err := r.Version(ctx, id)
	if err != nil {
		return draft, nil, missing(err, "version", string(id))
	}
	at := draft
	for at.Kind == VersionDraft {
		if at, err = r.Version(ctx, at.Parent); err != nil {
			return draft, nil, err
		}
	}
	if at.ID != holds.ID {
		return draft, nil, because(VersionStale, holds, string(id), string(holds.ID))
	}
	f, err := h.folder(ctx, r, draft)
	return draft, f, err
}

// voted checks that the members could see what they voted on: the plan that
// holds, unless an adoption made it since, and the draft, which a carried point
// must name.
func (n *next) voted(p *assembly.Plenary) error {
	if n.id == "" {
		return nil
	}
	var opened int64
	for i := range p.Votes {
		if q := p.Votes[i].Question; q.On == assembly.OnConclusion && q.Conclusion == n.Conclusion && p.Votes[i].Verdict != nil {
			opened = p.Votes[i].Opened.Seq
		}
	}
	if opened > 0 && n.current.Kind != VersionAdopted && n.current.Act > opened {
		return because(VersionLater, n.current, string(n.current.ID))
	}
	if n.Draft == "" {
		return nil
	}
	for _, t := range p.PointsOf(n.Conclusion) {
		if t.State == assembly.PointCarried && VersionID(t.Content().Version) == n.Draft {
			n.point, n.vote = t.ID, voteOf(p, t)
		}
	}
	switch {
	case n.point == "":
		return refuse(VersionUnread, string(n.Draft))
	case n.from.Act > opened:
		return because(VersionLater, n.from, string(n.from.ID))
	}
	return nil
}

// because is a refusal because of a version, with who made it and when.
func because(code Code, v PlanVersion, args ...string) error {
	return Refusals{{Code: code, Args: args, By: v.Author, At: v.Created, Seq: v.Act}}
}

func (n *next) standing() assembly.Standing {
	return assembly.Standing{Version: string(n.current.ID), Next: string(n.id), Moved: n.moved}
}

func (n *next) attached() assembly.CostingAttached {
	return assembly.CostingAttached{
		Subject: assembly.Subject{Conclusion: n.Conclusion}, Key: n.key, Version: string(n.current.ID), Draft: string(n.Draft), Changes: n.changes,
	}
}

// attachKept attaches the costing of a conclusion that was made for another
// subject with the same figures.
func (t *transaction) attachKept(id assembly.PlenaryID, n *next) error {
	if n.key == "" {
		return nil
	}
	_, err := t.Costing(t.ctx, n.key)
	if errors.Is(err, ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	return t.attach(id, assembly.Subject{Conclusion: n.Conclusion}, n.current.ID, n.Draft, n.key, n.changes)
}

// enact makes the version.
func (t *transaction) enact(n *next, p *assembly.Plenary, out *Adopted) error {
	old, err := t.Files(t.ctx, n.from.Files)
	if err != nil {
		return err
	}
	files, err := planfile.Revise(old, n.folder.Plan)
	if err != nil {
		return err
	}
	hash, err := planfile.Hash(n.folder.Plan)
	if err != nil {
		return err
	}
	stored, err := t.SaveFiles(t.ctx, sortedFiles(files))
	if err != nil {
		return err
	}
	figures, err := n.figures(p)
	if err != nil {
		return err
	}
	v, err := t.addVersion(versionAdopted{
		ID: n.id, Plan: n.plan, Parent: n.current.ID, Draft: n.Draft, Point: n.point, Vote: n.vote, Hash: hash, Files: stored,
		Plenary: p.ID, Conclusion: n.Conclusion, Figures: figures,
	})
	if err != nil {
		return err
	}
	out.Version = &v
	out.Acts, err = t.Acts(t.ctx, ActFilter{Version: v.ID})
	return err
}

// amendmentOf is the amendment by which a point got a change; empty: it was
// tabled with it.
func amendmentOf(t *assembly.Point, c assembly.Change) assembly.AmendmentID {
	by := assembly.AmendmentID("")
	for i := len(t.Versions) - 1; i >= 0; i-- {
		if !slices.Contains(t.Versions[i].Changes, c) {
			break
		}
		by = t.Versions[i].By
	}
	return by
}

// voteOf is the vote that carried a point.
func voteOf(p *assembly.Plenary, t *assembly.Point) assembly.VoteID {
	for i := len(p.Votes) - 1; i >= 0; i-- {
		v := &p.Votes[i]
		on := slices.ContainsFunc(v.Question.Points, func(r assembly.PointRef) bool { return r.ID == t.ID })
		if on && v.Question.On != assembly.OnAmendment && v.Verdict != nil && v.Verdict.Carried() {
			return v.ID
		}
	}
	return ""
}
