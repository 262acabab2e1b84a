package explain

import (
	"context"
	"math"
	"slices"

	"github.com/openplenum/plenum/internal/formulate"
)

// Answer says what holds back a target, or the plan's linear objective.
type Answer struct {
	Promise    int     // position in Figures.Promises; -1: the objective
	Value      float64 // in the plan: fulfilment, or the objective
	Reach      float64 // by itself, with what is held held
	Bottleneck []Bottleneck
	Chain      []Link   // from the target to what holds it back
	Relief     []Relief // cheapest first: the least share of what there is
	Span       *Span    // how far the price of the cheapest relief holds; nil without one
}

// Depth says how much is tried for each question.
type Depth struct {
	Reliefs int  // bottlenecks that are widened and solved again; at least 1
	Span    bool // find how far the first price holds
}

// Short lists the promises that fall short by more than tolerance, the worst
// first.
func (e *Explainer) Short(tolerance float64) []int {
	var out []int
	for q := range e.Form.Figures.Promises {
		if e.fulfilment(q) < 1-tolerance {
			out = append(out, q)
		}
	}
	slices.SortStableFunc(out, func(a, b int) int {
		pa, pb := e.Form.Figures.Promises[a], e.Form.Figures.Promises[b]
		if pa.Tier != pb.Tier {
			return pa.Tier - pb.Tier
		}
		switch fa, fb := e.fulfilment(a), e.fulfilment(b); {
		case fa < fb:
			return -1
		case fa > fb:
			return 1
		}
		return 0
	})
	return out
}

// Target explains one promise.
func (e *Explainer) Target(ctx context.Context, promise int, depth Depth) (*Answer, error) {
	q, err := e.ask(ctx, e.aboutTarget(promise).Problem)
	if err != nil {
		return nil, err
	}
	out := &Answer{Promise: promise, Value: e.fulfilment(promise), Reach: q.value()}
	out.Bottleneck = e.bottlenecks(q)
	if from := e.dearestOf(q, e.wanted(promise)); from >= 0 {
		out.Chain = e.chain(q, from)
	}
	// The target lacks 1 - reach: that is what relief has to bring.
	return out, e.relieve(ctx, q, out, 1-q.value(), depth)
}

// Objective explains the plan's linear objective. Relief is tried with one
// per cent of each bottleneck.
func (e *Explainer) Objective(ctx context.Context, depth Depth) (*Answer, error) {
	q, err := e.ask(ctx, e.aboutObjective().Problem)
	if err != nil {
		return nil, err
	}
	out := &Answer{Promise: -1, Value: q.value(), Reach: q.value()}
	out.Bottleneck = e.bottlenecks(q)
	return out, e.relieve(ctx, q, out, math.Inf(1), depth)
}

// Change tries one change of a bottleneck that a user names.
func (e *Explainer) Change(ctx context.Context, promise int, row formulate.RowKey, by float64) (*Relief, error) {
	ph := e.aboutObjective
	if promise >= 0 {
		ph = func() *formulate.Phase { return e.aboutTarget(promise) }
	}
	q, err := e.ask(ctx, ph().Problem)
	if err != nil {
		return nil, err
	}
	for _, b := range e.bottlenecks(q) {
		if b.Row == row {
			r, err := e.try(ctx, q, b, by)
			return &r, err
		}
	}
	return nil, nil
}

// Shares of a bottleneck that relief tries at the most, and at the least.
const (
	largestRelief  = 0.10
	smallestRelief = 0.001
)

// relieve tries the cheapest bottlenecks: those of which the smallest share
// more would make up what is missing. A change that solving does not confirm
// is tried again with a quarter of it, down to a thousandth of what there is.
func (e *Explainer) relieve(ctx context.Context, q question, out *Answer, missing float64, depth Depth) error {
	for _, b := range e.cheapest(out.Bottleneck, max(depth.Reliefs, 1)) {
		size := math.Abs(b.Size)
		change := math.Min(missing/b.Price, largestRelief*size)
		if math.IsInf(missing, 1) {
			change = 0.01 * size
		}
		for {
			r, err := e.try(ctx, q, b, change)
			if err != nil {
				return err
			}
			if r.Holds() || change/4 < smallestRelief*size {
				out.Relief = append(out.Relief, r)
				break
			}
			change /= 4
		}
	}
	slices.SortStableFunc(out.Relief, func(a, b Relief) int {
		switch {
		case a.Holds() != b.Holds() && a.Holds():
			return -1
		case a.Holds() != b.Holds():
			return 1
		}
		return 0
	})
	if !depth.Span || len(out.Relief) == 0 {
		return nil
	}
	span, err := e.span(ctx, q, out.Relief[0].Bottleneck)
	if err != nil {
		return err
	}
	out.Span = &span
	return nil
}

// cheapest returns the bottlenecks of which one per cent more brings most,
// leaving out those of which there is none.
func (e *Explainer) cheapest(all []Bottleneck, count int) []Bottleneck {
	var out []Bottleneck
	for _, b := range all {
		if b.Size != 0 && len(out) < count {
			out = append(out, b)
		}
	}
	return out
}
