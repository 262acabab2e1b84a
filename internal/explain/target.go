package explain

import (
	"cmp"
	"context"
	"math"
	"slices"
)

// Answer says what holds back a target, or the plan's linear objective.
type Answer struct {
	Promise    int     // position in Figures.Promises; -1: the objective
	Together   []int   // the promises asked about: the one, or it and those that share its level
	Value      float64 // in the plan: fulfilment, or the objective
	Reach      float64 // by itself, with what is held held
	Bottleneck []Bottleneck
	Chain      []Link   // from the target to what holds it back
	Relief     []Relief // tried; what holds first, see relieve

	about about
	asked question
}

// Depth says how much is tried for each question.
type Depth struct {
	Reliefs int // bottlenecks to widen and solve again until so many hold; at least 1
	Spans   int // of how many it is found how far the price holds
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
	q, about, together, err := e.askAbout(ctx, promise)
	if err != nil {
		return nil, err
	}
	out := &Answer{Promise: promise, Together: together, Value: e.fulfilment(promise), Reach: q.value(), about: about, asked: q}
	out.Bottleneck = e.bottlenecks(q)
	if from := e.wanted(q, promise); from >= 0 {
		out.Chain = e.chain(q, from)
	}
	missing := 1 - out.Value
	if missing <= met {
		return out, nil // nothing is missing
	}
	return out, e.relieve(ctx, q, out, missing, depth)
}

// met is the share of its amount that a target may lack before a relief is
// looked for: solvers leave a millionth, and nobody can decide on so little.
const met = 1e-5

// Objective explains the plan's linear objective. Relief is tried with one
// per cent of each bottleneck.
func (e *Explainer) Objective(ctx context.Context, depth Depth) (*Answer, error) {
	q, err := e.ask(ctx, e.aboutObjective(e.Form).Problem)
	if err != nil {
		return nil, err
	}
	out := &Answer{Promise: -1, Value: q.value(), Reach: q.value(), about: e.aboutObjective, asked: q}
	out.Bottleneck = e.bottlenecks(q)
	return out, e.relieve(ctx, q, out, math.Inf(1), depth)
}

// What relief tries at the most: a share of what there is, how often a change
// that did not hold is tried again with a quarter of it, and how many
// bottlenecks beyond those that were to hold.
const (
	largestRelief = 0.10
	quarterings   = 3
	spareTries    = 2
)

// relieve widens the cheapest bottlenecks, those of which the smallest share
// more would make up what is missing, and solves again. A change that solving
// does not confirm is tried again with a quarter of it. What holds comes
// first; among what holds, what can still be decided comes before capacity
// that would have to be standing already (see decidable), and a smaller share
// before a larger.
func (e *Explainer) relieve(ctx context.Context, q question, out *Answer, missing float64, depth Depth) error {
	wanted, hold := max(depth.Reliefs, 1), 0
	for _, b := range e.cheapest(out.Bottleneck, missing, wanted+spareTries) {
		if hold == wanted {
			break
		}
		size := math.Abs(b.Size)
		change := math.Min(missing/b.Price, largestRelief*size)
		if math.IsInf(missing, 1) {
			change = size / 100
		}
		r, err := e.try(ctx, q, b, change)
		for k := 0; err == nil && !r.Holds() && k < quarterings; k++ {
			change /= 4
			r, err = e.try(ctx, q, b, change)
		}
		if err != nil {
			return err
		}
		out.Relief = append(out.Relief, r)
		if r.Holds() {
			hold++
		}
	}
	if hold == 0 {
		if err := e.together(ctx, q, out, missing); err != nil {
			return err
		}
	}
	slices.SortStableFunc(out.Relief, func(a, b Relief) int {
		return cmp.Or(compareBool(b.Holds(), a.Holds()), compareBool(!a.decidable(missing), !b.decidable(missing)),
			cmp.Compare(a.fullShare(missing), b.fullShare(missing)))
	})
	for i := range out.Relief {
		if i >= depth.Spans {
			break
		}
		if len(out.Relief[i].With) > 0 {
			continue // a span is of one figure
		}
		span, err := e.span(ctx, q, out.Relief[i].Bottleneck)
		if err != nil {
			return err
		}
		out.Relief[i].Span = &span
	}
	return nil
}

// mostTogether is how many bottlenecks are widened together.
const mostTogether = 4

// together tries, where no bottleneck by itself brings what its price
// promises, the first one with what holds the answer back after it, all by
// the same share: two ovens of one bakery do not help one without the other.
func (e *Explainer) together(ctx context.Context, q question, out *Answer, missing float64) error {
	if len(out.Relief) == 0 || math.IsInf(missing, 1) {
		return nil
	}
	first := out.Relief[0].Bottleneck
	last := out.Relief[0]
	var with []Bottleneck
	for last.Then != nil && len(with)+1 < mostTogether {
		if last.Then.Size == 0 {
			return nil
		}
		with = append(slices.Clone(with), *last.Then)
		gain := first.PerPercent
		for _, b := range with {
			gain += q.price(b.Grant) * math.Abs(b.Size) / 100
		}
		share := math.Min(missing/(100*gain), largestRelief)
		for range quarterings + 1 {
			r, err := e.try(ctx, q, first, share*math.Abs(first.Size), with...)
			if err != nil {
				return err
			}
			if last = r; r.Holds() {
				out.Relief = append(out.Relief, r)
				return nil
			}
			share /= 4
		}
	}
	return nil
}

// decidable tells whether a bottleneck can still be widened by a decision, and
// promises a good part of what is missing within the largest relief.
func (b Bottleneck) decidable(missing float64) bool {
	return !b.Late && !math.IsInf(missing, 1) && 100*largestRelief*b.PerPercent >= missing/2
}

// fullShare is the share of what there is that would make up all that is
// missing, were the price to hold; for an objective, what one unit of gain
// takes.
func (r Relief) fullShare(missing float64) float64 {
	if math.IsInf(missing, 1) {
		missing = 1
	}
	return missing / (r.Price * math.Abs(r.Size))
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// worthTrying is the least part of what is missing that the largest relief of
// a bottleneck must promise.
const worthTrying = 0.01

// cheapest returns the bottlenecks to try: those that can still be decided and
// would do, then those of which one per cent more brings most. Those of which
// there is none are left out, and those that promise next to nothing; where all
// do, the first is tried, so that the answer says what it brings.
func (e *Explainer) cheapest(all []Bottleneck, missing float64, count int) []Bottleneck {
	var out, little []Bottleneck
	for _, b := range all {
		enough := math.IsInf(missing, 1) || 100*largestRelief*b.PerPercent >= worthTrying*missing
		switch {
		case b.Size == 0:
		case enough:
			out = append(out, b)
		default:
			little = append(little, b)
		}
	}
	if len(out) == 0 {
		return little[:min(1, len(little))]
	}
	slices.SortStableFunc(out, func(a, b Bottleneck) int {
		return compareBool(!a.decidable(missing), !b.decidable(missing))
	})
	return out[:min(count, len(out))]
}
