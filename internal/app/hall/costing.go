package hall

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/openplenum/plenum/internal/app"
	"github.com/openplenum/plenum/internal/assembly"
	"github.com/openplenum/plenum/internal/outcome"
	"github.com/openplenum/plenum/internal/planfile"
)

// WhyCosted is how many targets that fall a costing explains, as the command
// compare does.
const WhyCosted = 3

// Costing is what changes of figures do to a plan: the plan as it stands
// against the plan with the changes, both solved. It is app.Compare's answer,
// kept under the hash of what it follows from. Why targets fell takes longer to
// find out; it is added when it is there (Costed.Reasons).
type Costing struct {
	Key        string                `json:"key"`
	Base       VersionID             `json:"base"`
	Draft      VersionID             `json:"draft,omitempty"` // that the changes are set in; empty: in the base
	Changes    []assembly.Change     `json:"changes"`
	Comparison *app.Comparison       `json:"comparison"`
	Conflict   []outcome.ConflictRow `json:"conflict,omitempty"` // when no plan satisfies the changes: what excludes each other
	Relief     []outcome.Change      `json:"relief,omitempty"`   // and what would have to give
	Answer     string                `json:"answer"`             // key of the answer to the changed plan
}

// Costed is a costing of a subject, with how it stands.
type Costed struct {
	Subject   assembly.Subject
	Changes   []assembly.Change // as they are now
	Key       string            // of the costing that would be fresh; empty: there is nothing to cost
	Freshness assembly.Freshness
	Costing   *Costing // the latest, fresh or stale; nil: none
	Reasons   bool     // it tells why targets fell, too
	Job       JobState // of the fresh one
	Progress  Progress
}

// CostingKey is the key of the costing of changes to a plan.
func (h *Hall) CostingKey(planHash string, changes []assembly.Change) string {
	parts := []string{"costing", planHash, h.solving.version}
	for _, c := range changes {
		parts = append(parts, c.Address, c.New)
	}
	return keyOf(parts...)
}

// subject is what a costing is about, as it stands in one snapshot.
type subject struct {
	assembly.Subject
	plenary *assembly.Plenary
	version PlanVersion // that holds
	folder  *app.Folder
	draft   VersionID   // that the changes are set in; empty: in the version that holds
	after   *app.Folder // with the changes; nil: to be made
	changes []assembly.Change
	key     string
}

// subjectOf reads what a costing is about.
func (h *Hall) subjectOf(ctx context.Context, r Reader, actor Actor, what Action, id assembly.PlenaryID, s assembly.Subject) (*subject, error) {
	p, err := h.plenary(ctx, r, id)
	if err != nil {
		return nil, err
	}
	b, err := h.body(ctx, r)
	if err != nil {
		return nil, err
	}
	organ := p.Organ
	if what == SeePlenary {
		organ = "" // who sees the plenary sees what it costs
	}
	if err := allow(b, actor, what, organ, h.today()); err != nil {
		return nil, err
	}
	if p.Conclusion(s.Conclusion) == nil {
		return nil, refuse(Unknown, "conclusion", string(s.Conclusion))
	}
	out := &subject{Subject: s, plenary: p, changes: p.ChangesOf(s), draft: VersionID(p.DraftOf(s))}
	if len(out.changes) == 0 && out.draft == "" {
		return out, nil
	}
	plan, err := h.planFor(ctx, r, p)
	if err != nil {
		return nil, err
	}
	if out.version, err = current(ctx, r, plan); err != nil {
		return nil, err
	}
	if out.folder, err = h.folder(ctx, r, out.version); err != nil {
		return nil, err
	}
	if err := h.onDraft(ctx, r, out); err != nil {
		return nil, err
	}
	out.key, err = h.wholeKey(out.version, out.draft, out.after, out.changes)
	return out, err
}

// onDraft makes the plan after a subject that puts a draft in force.
func (h *Hall) onDraft(ctx context.Context, r Reader, sub *subject) error {
	if sub.draft == "" {
		return nil
	}
	_, f, err := h.draftOn(ctx, r, sub.version, sub.draft)
	if err == nil {
		sub.after, err = withChanges(f, sub.changes)
	}
	return err
}

// Costing is how the costing of a subject stands.
func (h *Hall) Costing(ctx context.Context, actor Actor, id assembly.PlenaryID, s assembly.Subject) (out Costed, err error) {
	err = h.store.Read(ctx, func(r Reader) error {
		sub, err := h.subjectOf(ctx, r, actor, SeePlenary, id, s)
		if err != nil {
			return err
		}
		out, err = h.costed(ctx, r, sub)
		return err
	})
	if err == nil && out.Key != "" && out.Freshness != assembly.Fresh && h.queue != nil {
		out.Job, err = h.queue.State(ctx, out.Key)
	}
	return out, plain(err)
}

func (h *Hall) costed(ctx context.Context, r Reader, sub *subject) (Costed, error) {
	out := Costed{Subject: sub.Subject, Changes: sub.changes, Key: sub.key, Freshness: assembly.NotNeeded}
	if sub.key == "" {
		return out, nil
	}
	attached, fresh := sub.plenary.CostingOf(sub.Subject, string(sub.version.ID))
	out.Freshness = fresh
	key := sub.key
	row, err := r.Costing(ctx, key)
	switch {
	case err == nil:
		out.Freshness = assembly.Fresh // for this subject or for another with the same changes
	case !errors.Is(err, ErrNotFound):
		return out, err
	case attached != nil:
		row, err = r.Costing(ctx, attached.Key)
	}
	if err != nil && !errors.Is(err, ErrNotFound) {
		return out, err
	}
	if err == nil {
		out.Costing = &Costing{}
		if err := json.Unmarshal(row.Body, out.Costing); err != nil {
			return out, fmt.Errorf("hall: reading the costing %s: %w", row.Key, err)
		}
		if out.Reasons, err = reasonsOf(ctx, r, out.Costing); err != nil {
			return out, err
		}
	}
	out.Progress, err = r.Progress(ctx, sub.key)
	if errors.Is(err, ErrNotFound) {
		err = nil
	}
	return out, err
}

// Cost costs a subject now, or takes the costing that is there, and attaches
// it. It takes about a second when the plan as it stands has been solved.
func (h *Hall) Cost(ctx context.Context, actor Actor, id assembly.PlenaryID, s assembly.Subject) (Costed, error) {
	sub, err := h.costable(ctx, actor, id, s)
	if err != nil {
		return Costed{}, err
	}
	if err := h.computeNow(ctx, sub); err != nil {
		return Costed{}, plain(err)
	}
	if err := h.attach(ctx, actor, id, sub); err != nil {
		return Costed{}, err
	}
	return h.Costing(ctx, actor, id, s)
}

// costable is the subject, if the actor may have it costed and it has figures
// to change.
func (h *Hall) costable(ctx context.Context, actor Actor, id assembly.PlenaryID, s assembly.Subject) (sub *subject, err error) {
	err = h.store.Read(ctx, func(r Reader) error {
		sub, err = h.subjectOf(ctx, r, actor, Cost, id, s)
		return err
	})
	if err == nil && sub.key == "" {
		err = refuse(CostingEmpty)
	}
	return sub, plain(err)
}

// computeNow is compute for somebody who waits for it, in turn with others.
func (h *Hall) computeNow(ctx context.Context, sub *subject) error {
	if there, err := h.kept(ctx, sub.key); there || err != nil {
		return err // needs no turn
	}
	if err := h.solving.take(ctx); err != nil {
		return err
	}
	defer h.solving.give()
	_, err := h.compute(ctx, sub, nil)
	return err
}

// compute makes the costing of changes and keeps it, unless it is there. It
// answers with the comparison if it was made now.
func (h *Hall) compute(ctx context.Context, sub *subject, progress func(app.Event)) (*app.Comparison, error) {
	there, err := h.kept(ctx, sub.key)
	if there || err != nil {
		return nil, err
	}
	cmp, before, after, err := h.compare(ctx, sub, progress)
	if err != nil {
		return nil, err
	}
	hash, err := planfile.Hash(after.Plan)
	if err != nil {
		return nil, err
	}
	c := Costing{
		Key: sub.key, Base: sub.version.ID, Draft: sub.draft, Changes: sub.changes, Comparison: cmp,
		Conflict: cmp.Outcome.Conflict, Relief: cmp.Outcome.LeastRelief, Answer: h.AnswerKey(hash),
	}
	body, err := json.Marshal(c)
	if err != nil {
		return nil, fmt.Errorf("hall: writing a costing: %w", err)
	}
	blob, err := packOutcome(cmp.Outcome)
	if err != nil {
		return nil, err
	}
	asItStands, err := packOutcome(before.Outcome)
	if err != nil {
		return nil, err
	}
	return cmp, h.store.Write(ctx, func(w Writer) error {
		if err := w.SaveAnswer(ctx, c.Answer, blob); err != nil {
			return err
		}
		if err := w.SaveAnswer(ctx, h.AnswerKey(sub.version.Hash), asItStands); err != nil {
			return err
		}
		return w.SaveCosting(ctx, CostingRow{Key: sub.key, Base: sub.version.ID, Body: body, Created: h.now()})
	})
}

// kept tells whether there is a costing, or reasons, under a key.
func (h *Hall) kept(ctx context.Context, key string) (bool, error) {
	err := h.store.Read(ctx, func(r Reader) error {
		_, err := r.Costing(ctx, key)
		return err
	})
	if errors.Is(err, ErrNotFound) {
		return false, nil
	}
	return err == nil, err
}

// compare solves both plans, the one that holds from what is kept of it.
func (h *Hall) compare(ctx context.Context, sub *subject, progress func(app.Event)) (*app.Comparison, *app.Answer, *app.Folder, error) {
	after, err := sub.after, error(nil)
	if after == nil {
		after, err = withChanges(sub.folder, sub.changes)
	}
	if err != nil {
		return nil, nil, nil, err
	}
	before, err := h.solved(ctx, sub.version.Hash, sub.folder, progress)
	if err != nil {
		return nil, nil, nil, err
	}
	cmp, err := app.Compare(ctx, app.Side{Answer: before}, app.Side{Folder: after}, app.CompareOptions{SolveOptions: h.solving.options(progress)})
	if err == nil {
		err = ctx.Err() // what came of a solve that was broken off is not kept
	}
	return cmp, before, after, unsolvable(err)
}

// attach notes in the record of the plenary that a subject was costed.
func (h *Hall) attach(ctx context.Context, actor Actor, id assembly.PlenaryID, sub *subject) error {
	return h.act(ctx, actor, func(t *transaction) error {
		p, err := t.plenary(id)
		if err != nil {
			return err
		}
		if err := t.allow(Cost, p.Organ); err != nil {
			return err
		}
		return t.attach(id, sub.Subject, sub.version.ID, sub.draft, sub.key, sub.changes)
	})
}

func (t *transaction) attach(id assembly.PlenaryID, s assembly.Subject, version, draft VersionID, key string, changes []assembly.Change) error {
	p, err := t.plenary(id)
	if err != nil {
		return err
	}
	if c, fresh := p.CostingOf(s, string(version)); fresh == assembly.Fresh && c.Key == key {
		return nil // somebody else did
	}
	_, err = t.do(id, assembly.AttachCosting{Subject: s, Key: key, Version: string(version), Draft: string(draft), Changes: changes})
	return err
}

// withChanges is a plan with changes. What is wrong with them is refused.
func withChanges(f *app.Folder, changes []assembly.Change) (*app.Folder, error) {
	var c app.Changes
	for _, x := range changes {
		c.Set = append(c.Set, x.Address+"="+x.New)
	}
	out, err := f.With(c)
	var faults app.ChangeFaults
	var placed planfile.Faults
	switch {
	case errors.As(err, &faults):
		var r Refusals
		for i := range faults {
			r = append(r, Refusal{Code: ChangeFaulty, Args: []string{faults[i].Value, faults[i].Field}, Fault: &faults[i].Fault})
		}
		return nil, r
	case errors.As(err, &placed):
		var r Refusals
		for i := range placed {
			r = append(r, Refusal{Code: ChangeFaulty, Args: []string{placed[i].Value, placed[i].Field}, Fault: &placed[i].Fault})
		}
		return nil, r
	}
	return out, err
}
