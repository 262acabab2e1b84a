package engine

import (
	"math"
	"slices"

	"github.com/openplenum/plenum/internal/formulate"
	"github.com/openplenum/plenum/internal/lp"
)

// rounded returns the levels of the last phase with what is too small to
// matter set to zero: the level of an activity that is less than Round of
// every row that it enters. The solver ends in the middle of the
// optimal face, where everything unused is tiny rather than zero.
func (r *run) rounded() []float64 {
	x := slices.Clone(r.last.X)
	for _, pair := range r.form.Opposed { // borrowed and repaid in one year: only the difference is meant
		both := math.Max(0, math.Min(x[pair[0]], x[pair[1]]))
		x[pair[0]] -= both
		x[pair[1]] -= both
	}
	turnover := turnovers(r.form.Problem, x)
	for j, key := range r.form.Index.Columns {
		switch key.Kind {
		case formulate.Fulfilment, formulate.Minimum, formulate.Worst, formulate.Capacity:
			continue
		}
		lower, upper := r.lastLP.ColLower[j], r.lastLP.ColUpper[j]
		if lower > 0 || upper < 0 || x[j] == 0 {
			continue
		}
		rows, values := r.form.Problem.Column(j)
		entered, small := false, true
		for k, i := range rows {
			kind := r.form.Index.Rows[i].Kind
			entered = entered || kind == formulate.Balance || kind == formulate.CapacityKept
			small = small && math.Abs(values[k]*x[j]) <= Round*(1+turnover[i])
		}
		if entered && small {
			x[j] = 0
		}
	}
	return x
}

// turnovers is the sum of absolute terms of each row, known quantities in its
// bounds included.
func turnovers(p *lp.Problem, x []float64) []float64 {
	out := make([]float64, p.Rows())
	for j := range x {
		rows, values := p.Column(j)
		for k, i := range rows {
			out[i] += math.Abs(values[k] * x[j])
		}
	}
	for i := range out {
		switch known := math.Min(math.Abs(p.RowLower[i]), math.Abs(p.RowUpper[i])); {
		case !math.IsInf(known, 0):
			out[i] += known
		}
	}
	return out
}

// checked is the independent check of the figures shown: the last phase's
// result with the rounded levels in place of the solver's.
func (r *run) checked(x []float64) lp.Check {
	shown := *r.last
	shown.X = x
	shown.RowActivity = r.lastLP.Activity(x)
	shown.Objective = r.lastLP.Objective(x)
	return lp.Verify(r.lastLP, &shown, r.shownOptions())
}

// shownOptions are those by which the figures shown are judged.
func (r *run) shownOptions() lp.Options {
	options := r.opt.LP.WithDefaults()
	options.Feasibility = max(options.Feasibility, Freeze)
	options.Gap = max(options.Gap, Freeze)
	return options
}

// kept tells whether the figures shown still reach what each tier reached in
// its own phases, within ten times Freeze.
func (r *run) kept(x []float64) bool {
	for k, reached := range r.tier {
		least, sum := math.Inf(1), 0.0
		for _, q := range r.form.Tiers[k].Promises {
			f := r.fulfilment(q, x)
			sum += r.form.Figures.Promises[q].Weight * math.Min(1, f)
			if !r.side[q] {
				least = math.Min(least, f)
			}
		}
		if least < reached.Minimum-10*Freeze || sum < reached.Sum-10*Freeze*math.Max(1, reached.Most) {
			return false
		}
	}
	return true
}

// fulfilment reads the fulfilment of a promise off the levels: 0 at the
// baseline, 1 at the amount.
func (r *run) fulfilment(q int, x []float64) float64 {
	p := r.form.Figures.Promises[q]
	return (r.form.Promises[q].Value.Value(x) - p.Baseline) / (p.Amount - p.Baseline)
}
