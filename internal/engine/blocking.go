package engine

import (
	"errors"
	"math"
	"slices"

	"github.com/openplenum/plenum/internal/lp"
	"github.com/openplenum/plenum/internal/outcome"
)

// standing is how near to the minimum a fulfilment counts as standing at it.
const standing = 1e-5

// blocking finds the free targets that hold the minimum down: those that
// cannot rise above it while the minimum is kept, less Freeze. It does not
// depend on where the solver began, nor on which of several optimal prices it
// ended with. A price of more than Freeze proves that a target blocks: a
// minimum that gives up Freeze does not buy the target its whole promise. What
// stands above the minimum does not block. What does neither is tried.
func (t *tierRun) blocking(round int, least float64, res *lp.Result) ([]int, error) {
	var priced, doubtful []int
	for _, q := range t.free {
		switch price := math.Abs(res.RowDual[t.form.Promises[q].Minimum[round-1]]); {
		case price > Freeze:
			priced = append(priced, q)
		case t.fulfilled(q, res)-least <= standing:
			doubtful = append(doubtful, q)
		}
	}
	if len(doubtful) == 0 {
		return priced, nil
	}
	held, err := t.cannotRise(doubtful, round, least)
	if err != nil {
		return nil, err
	}
	if blocking := slices.Concat(priced, held); len(blocking) > 0 {
		slices.Sort(blocking)
		return blocking, nil
	}
	return doubtful, nil
}

// cannotRise lists those of some targets that do not rise among the plans that are
// optimal in the last phase, when the sum of their first rises is raised again
// and again. Where that cannot be asked, none is listed.
func (t *tierRun) cannotRise(doubtful []int, round int, least float64) ([]int, error) {
	if t.relaxed == nil {
		return nil, nil
	}
	last, lastLP, relaxed, relaxation := t.last, t.lastLP, t.relaxed, t.relaxation
	defer func() { t.last, t.lastLP, t.relaxed, t.relaxation = last, lastLP, relaxed, relaxation }()
	open := t.run.face(relaxed, relaxation, 1)
	for before := len(doubtful) + 1; 0 < len(doubtful) && len(doubtful) < before; {
		before = len(doubtful)
		step := open.Clone()
		for _, q := range doubtful {
			step.Problem.ColUpper[t.form.Promises[q].Fulfilment] = math.Min(1, least+10*Rise)
		}
		step.MaximiseSum(doubtful)
		res, err := t.solve(outcome.Phase{Kind: outcome.PhaseTogether, Tier: t.place.Number, Round: round}, step)
		var stop *stopped
		if errors.As(err, &stop) && t.ctx.Err() == nil {
			t.phases[len(t.phases)-1].Again = true
			return nil, nil
		}
		if err != nil {
			return nil, err
		}
		doubtful = slices.DeleteFunc(slices.Clone(doubtful), func(q int) bool { return t.fulfilled(q, res) > least+Rise })
	}
	return doubtful, nil
}
