package app

import (
	"context"
	"errors"

	"github.com/openplenum/plenum/internal/engine"
	"github.com/openplenum/plenum/internal/explain"
	"github.com/openplenum/plenum/internal/formulate"
	"github.com/openplenum/plenum/internal/outcome"
	"github.com/openplenum/plenum/internal/plan"
)

// Words of a comparison, for those who show them.
type (
	Difference  = explain.Difference
	TargetMoved = explain.TargetMoved
	SeriesMoved = explain.SeriesMoved
)

// Comparison is what moved from one plan to another, and why.
type Comparison struct {
	Before     PlanReached `json:"before"`
	After      PlanReached `json:"after"`
	Difference *Difference `json:"difference"`
	Why        []Obstacle  `json:"why,omitempty"` // of targets that fell; needs the plan, not only its answer
	Resumed    int         `json:"resumed"`       // phases of the first plan that hold for the second and were not solved again

	Outcome *outcome.Outcome `json:"-"` // of the second plan

	second *Answer
}

// PlanReached says how a plan ended.
type PlanReached struct {
	Plan   string         `json:"plan"`
	Status outcome.Status `json:"status"`
	Met    int            `json:"met"`
	Of     int            `json:"of"`
	Check  bool           `json:"check"`
}

// Side is one plan of a comparison: a folder, which is solved, or an answer:
// one that was read, or one that was solved before and that others can go on
// from.
type Side struct {
	Folder  *Folder
	Outcome *outcome.Outcome
	Answer  *Answer
}

// CompareOptions say how to compare.
type CompareOptions struct {
	SolveOptions
	Why int // most targets that fell to explain
}

// Compare tells what moved from one plan to another. Of two folders, the
// phases that hold for both are solved once.
func Compare(ctx context.Context, before, after Side, opt CompareOptions) (*Comparison, error) {
	first, err := before.solve(ctx, nil, opt.SolveOptions)
	if err != nil {
		return nil, err
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	second, err := after.solve(ctx, first, opt.SolveOptions)
	if err != nil {
		return nil, err
	}
	out := &Comparison{
		Before: reached(first.Outcome), After: reached(second.Outcome),
		Difference: explain.Compare(first.Outcome, second.Outcome),
		Resumed:    second.Resumed, Outcome: second.Outcome, second: second,
	}
	if opt.Why == 0 {
		return out, ctx.Err()
	}
	return out, out.Explain(ctx, opt)
}

// Explain fills in why targets fell, for a comparison that was made without.
// Of a second plan that was not solved, there is nothing to tell.
func (c *Comparison) Explain(ctx context.Context, opt CompareOptions) (err error) {
	if c.second == nil || c.second.X == nil {
		return ctx.Err()
	}
	c.Why, err = why(ctx, c.second, c.Difference, opt)
	return err
}

func (s Side) solve(ctx context.Context, previous *Answer, opt SolveOptions) (*Answer, error) {
	switch {
	case s.Answer != nil:
		return s.Answer, nil
	case s.Folder == nil:
		return &Answer{Outcome: s.Outcome}, nil
	}
	if previous == nil || previous.Form == nil {
		return Solve(ctx, s.Folder, opt)
	}
	if err := s.Folder.decidable(opt.Decides); err != nil {
		return nil, err
	}
	answer, err := engine.Resume(ctx, previous, s.Folder.Figures, opt.engine())
	if err != nil {
		return nil, err
	}
	return answer, conflict(ctx, answer, opt)
}

func reached(o *outcome.Outcome) PlanReached {
	p := PlanReached{Plan: o.Plan, Status: o.Status, Of: len(o.Targets), Check: o.Check.OK}
	for _, t := range o.Targets {
		if t.Met {
			p.Met++
		}
	}
	return p
}

// why explains the targets that fell most.
func why(ctx context.Context, a *Answer, d *Difference, opt CompareOptions) ([]Obstacle, error) {
	e := explainer(a, opt.SolveOptions)
	var out []Obstacle
	for _, t := range d.Targets {
		if len(out) == opt.Why || t.Fulfilment.By() >= 0 {
			break
		}
		q := position(a.Form, t)
		if q < 0 {
			continue
		}
		answer, err := e.Target(ctx, q, explain.Depth{Reliefs: 1})
		switch {
		case errors.Is(err, explain.ErrNoAnswer) && ctx.Err() == nil:
			continue
		case err != nil:
			return nil, err
		}
		out = append(out, e.Words(answer))
	}
	return out, nil
}

// position finds the promise that a moved target is; -1 when it is none.
func position(form *formulate.Form, t TargetMoved) int {
	for q, p := range form.Figures.Promises {
		last := form.Figures.Years[p.Years[len(p.Years)-1]]
		region := plan.RegionID("")
		if p.Measure.Region >= 0 {
			region = form.Figures.Regions[p.Measure.Region]
		}
		if p.ID == t.ID && region == t.Region && last == t.Year {
			return q
		}
	}
	return -1
}
