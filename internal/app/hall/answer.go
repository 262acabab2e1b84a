package hall

import (
	"context"
	"errors"
	"slices"
	"sync"

	"github.com/openplenum/plenum/internal/app"
	"github.com/openplenum/plenum/internal/explain"
	"github.com/openplenum/plenum/internal/outcome"
)

// Answered is the answer to the plan of a version, or how far it is.
type Answered struct {
	Key      string
	Version  PlanVersion
	Outcome  *outcome.Outcome // nil: it was not solved yet
	Job      JobState
	Progress Progress
}

// Outcome is the answer to the plan of a version as far as there is one.
func (h *Hall) Outcome(ctx context.Context, actor Actor, id VersionID) (out Answered, err error) {
	err = h.store.Read(ctx, func(r Reader) error {
		if out.Version, err = h.seen(ctx, r, actor, id); err != nil {
			return err
		}
		out.Key = h.AnswerKey(out.Version.Hash)
		out.Outcome, err = h.answers.get(ctx, r, out.Key)
		if err != nil && !errors.Is(err, ErrNotFound) {
			return err
		}
		out.Progress, err = r.Progress(ctx, out.Key)
		if errors.Is(err, ErrNotFound) {
			err = nil
		}
		return err
	})
	if err == nil && out.Outcome == nil && h.queue != nil {
		out.Job, err = h.queue.State(ctx, out.Key)
	}
	return out, plain(err)
}

// SolveState is Outcome without the outcome: how far the answer is. Job is
// JobDone when there is one.
func (h *Hall) SolveState(ctx context.Context, actor Actor, id VersionID) (out Answered, err error) {
	err = h.store.Read(ctx, func(r Reader) error {
		if out.Version, err = h.seen(ctx, r, actor, id); err != nil {
			return err
		}
		out.Key = h.AnswerKey(out.Version.Hash)
		out.Progress, err = r.Progress(ctx, out.Key)
		if err != nil && !errors.Is(err, ErrNotFound) {
			return err
		}
		_, err := r.Answer(ctx, out.Key)
		switch {
		case err == nil:
			out.Job = JobDone
		case !errors.Is(err, ErrNotFound):
			return err
		}
		return nil
	})
	if err == nil && out.Job == JobNone && h.queue != nil {
		out.Job, err = h.queue.State(ctx, out.Key)
	}
	return out, plain(err)
}

// CostedOutcome is the whole answer to the plan that a costing was about.
func (h *Hall) CostedOutcome(ctx context.Context, actor Actor, c *Costing) (o *outcome.Outcome, err error) {
	err = h.look(ctx, actor, SeePlan, "", func(r Reader) error {
		o, err = h.answers.get(ctx, r, c.Answer)
		return missing(err, "answer", c.Answer)
	})
	return o, err
}

// answerCache keeps the answers that were read last. They are read only.
type answerCache struct {
	mu   sync.Mutex
	keys []string // the latest last
	kept map[string]*outcome.Outcome
}

const answersKept = 6

func (c *answerCache) get(ctx context.Context, r Results, key string) (*outcome.Outcome, error) {
	c.mu.Lock()
	o := c.kept[key]
	c.mu.Unlock()
	if o != nil {
		return o, nil
	}
	blob, err := r.Answer(ctx, key)
	if err != nil {
		return nil, err
	}
	if o, err = unpackOutcome(blob); err != nil {
		return nil, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.kept == nil {
		c.kept = map[string]*outcome.Outcome{}
	}
	if !slices.Contains(c.keys, key) {
		c.keys = append(c.keys, key)
	}
	c.kept[key] = o
	if len(c.keys) > answersKept {
		delete(c.kept, c.keys[0])
		c.keys = c.keys[1:]
	}
	return o, nil
}

// VersionsCompared is what differs between two versions.
type VersionsCompared struct {
	Before, After PlanVersion
	Rows          []RowChange         // of their tables
	Difference    *explain.Difference // of their answers; nil until both are solved
}

// CompareRows lists what differs between the tables of two versions.
func (h *Hall) CompareRows(ctx context.Context, actor Actor, before, after VersionID) ([]RowChange, error) {
	a, _, err := h.Folder(ctx, actor, before)
	if err != nil {
		return nil, err
	}
	b, _, err := h.Folder(ctx, actor, after)
	if err != nil {
		return nil, err
	}
	return compareRows(a.Plan, b.Plan)
}

// CompareVersions tells what differs between two versions: row by row, and, if
// both have been solved, in what they reach.
func (h *Hall) CompareVersions(ctx context.Context, actor Actor, before, after VersionID) (out VersionsCompared, err error) {
	err = h.store.Read(ctx, func(r Reader) error {
		var folders [2]*app.Folder
		var answers [2]*outcome.Outcome
		for i, id := range []VersionID{before, after} {
			v, err := h.seen(ctx, r, actor, id)
			if err != nil {
				return err
			}
			if folders[i], err = h.folder(ctx, r, v); err != nil {
				return err
			}
			if answers[i], err = h.answers.get(ctx, r, h.AnswerKey(v.Hash)); err != nil && !errors.Is(err, ErrNotFound) {
				return err
			}
			*[]*PlanVersion{&out.Before, &out.After}[i] = v
		}
		if out.Rows, err = compareRows(folders[0].Plan, folders[1].Plan); err != nil {
			return err
		}
		if answers[0] != nil && answers[1] != nil {
			out.Difference = explain.Compare(answers[0], answers[1])
		}
		return nil
	})
	return out, plain(err)
}
