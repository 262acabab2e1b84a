package engine

import (
	"math"

	"github.com/openplenum/plenum/internal/formulate"
	"github.com/openplenum/plenum/internal/lp"
)

// Limits of branch and bound over whole projects.
const (
	// mostNodes is how many linear programs one phase may take. Eight
	// undecided projects seldom need a tenth of it.
	mostNodes = 400
	// wholeGap is how near to the bound a choice of projects counts as best.
	wholeGap = 1e-6
	// wholeTight is how near to the relaxation's value, as a share, a choice
	// counts as reaching it.
	wholeTight = 1e-9
	// fraction is how far from 0 and 1 a start counts as undecided.
	fraction = 1e-5
)

// branched is a phase solved over whole projects.
type branched struct {
	phase *formulate.Phase // with the chosen starts fixed
	res   *lp.Result
	nodes int
	gap   float64 // between the value and the best that was not ruled out
	tight bool    // the value is that of the relaxation, so that every best choice is among its optimal plans
	alone bool    // no other choice comes near
}

// node is a phase with some starts fixed, and a bound on its value.
type node struct {
	phase *formulate.Phase
	bound float64
}

// whole solves a phase in which projects are started as a whole or not at
// all: best bound first, after the choice of the phase before or, where that
// does not do, a dive to a first choice. root is the solved relaxation. It returns nil when the relaxation is whole already.
func (r *run) whole(ph *formulate.Phase, root *lp.Result, options lp.Options) (*branched, error) {
	best := &branched{nodes: 1}
	if at := r.undecided(ph, root.X); at == nil {
		return nil, nil
	}
	better := func(a, b float64) bool { return a > b }
	if ph.Problem.Sense == lp.Minimize {
		better = func(a, b float64) bool { return a < b }
	}
	options.Near = root
	if before := r.asChosen(ph); before != nil {
		res, err := r.solveLP(before.Problem, options)
		if err != nil {
			return nil, err
		}
		best.nodes++
		if r.solved(before, res) {
			best.phase, best.res = before, res
		}
	}
	worst := math.Inf(-1)
	if ph.Problem.Sense == lp.Minimize {
		worst = math.Inf(1)
	}
	rival := worst // the best that a choice other than the best one may reach
	resign := func(objective float64) {
		if better(objective, rival) {
			rival = objective
		}
	}
	open := []node{{ph, root.Objective}}
	results := map[*formulate.Phase]*lp.Result{ph: root}
	for len(open) > 0 && best.nodes < mostNodes {
		// The newest first until there is a choice, then the best bound.
		k := len(open) - 1
		if best.res != nil {
			for i := range open {
				if better(open[i].bound, open[k].bound) {
					k = i
				}
			}
		}
		n := open[k]
		open = append(open[:k], open[k+1:]...)
		if best.res != nil && !better(n.bound, best.res.Objective+r.wholeSlack(ph, best.res.Objective)) {
			resign(n.bound)
			continue
		}
		options.Near = results[n.phase]
		at := r.undecided(n.phase, options.Near.X)
		delete(results, n.phase)
		for _, child := range at.children(n.phase) {
			res, err := r.solveLP(child.Problem, options)
			if err != nil {
				return nil, err
			}
			best.nodes++
			if !r.solved(child, res) {
				if res.Limit == lp.Cancelled {
					return &branched{phase: child, res: res}, nil
				}
				continue
			}
			switch {
			case r.undecided(child, res.X) != nil:
				open = append(open, node{child, res.Objective})
				results[child] = res
			case best.res == nil:
				best.phase, best.res = child, res
			case better(res.Objective, best.res.Objective):
				if !r.sameChoice(res.X, best.res.X) {
					resign(best.res.Objective)
				}
				best.phase, best.res = child, res
			case !r.sameChoice(res.X, best.res.X):
				resign(res.Objective)
			}
		}
	}
	if best.res == nil {
		return best, nil
	}
	difference := math.Abs(best.res.Objective - root.Objective)
	best.tight = difference <= wholeTight*math.Max(1, math.Abs(root.Objective))
	for _, n := range open {
		best.gap = math.Max(best.gap, math.Abs(n.bound-best.res.Objective))
		resign(n.bound)
	}
	best.alone = better(best.res.Objective, rival) && math.Abs(best.res.Objective-rival) > slack(best.res.Objective)
	if best.gap <= wholeGap*math.Max(1, math.Abs(best.res.Objective)) {
		best.gap = 0
	}
	return best, nil
}

// solved tells whether a node has a plan that the check agrees with.
func (r *run) solved(ph *formulate.Phase, res *lp.Result) bool {
	check := r.verify(ph.Problem, res, r.opt.LP.WithDefaults())
	return res.Termination == lp.Optimal && usable(check)
}

// asChosen fixes all starts as in the plan before, where that is whole and
// within the bounds of the phase; otherwise it is nil.
func (r *run) asChosen(ph *formulate.Phase) *formulate.Phase {
	if r.last == nil || r.undecided(ph, r.last.X) != nil {
		return nil
	}
	out := r.asStarted(ph, r.last)
	for _, w := range r.form.Whole {
		for _, j := range w.Columns {
			start := out.Problem.ColLower[j]
			if start < ph.Problem.ColLower[j] || start > ph.Problem.ColUpper[j] {
				return nil
			}
		}
	}
	return out
}

// asStarted fixes all starts as in a result.
func (r *run) asStarted(ph *formulate.Phase, res *lp.Result) *formulate.Phase {
	out := ph.Branch()
	for _, w := range r.form.Whole {
		for _, j := range w.Columns {
			start := math.Round(res.X[j])
			out.Problem.ColLower[j], out.Problem.ColUpper[j] = start, start
		}
	}
	return out
}

// sameChoice tells whether two plans start the same projects in the same years.
func (r *run) sameChoice(x, y []float64) bool {
	for _, w := range r.form.Whole {
		for _, j := range w.Columns {
			if math.Round(x[j]) != math.Round(y[j]) {
				return false
			}
		}
	}
	return true
}

// wholeSlack is what a node must promise beyond the best choice, in the sense
// of the problem.
func (r *run) wholeSlack(ph *formulate.Phase, value float64) float64 {
	s := wholeGap * math.Max(1, math.Abs(value))
	if ph.Problem.Sense == lp.Minimize {
		return -s
	}
	return s
}

// choice is a project whose starts are not whole in some solution.
type choice struct {
	columns []int
	column  int // the largest start
}

// undecided finds the project that is least decided at x, or nil.
func (r *run) undecided(ph *formulate.Phase, x []float64) *choice {
	var out *choice
	worst := fraction
	for _, w := range r.form.Whole {
		largest, loose := w.Columns[0], 0.0
		for _, j := range w.Columns {
			loose = math.Max(loose, math.Min(x[j], 1-x[j]))
			if x[j] > x[largest] {
				largest = j
			}
		}
		if loose > worst {
			worst, out = loose, &choice{w.Columns, largest}
		}
	}
	return out
}

// children fixes the start at 0, and at 1 with the project's other starts at
// 0. The last one is tried first when the search dives.
func (c *choice) children(ph *formulate.Phase) []*formulate.Phase {
	without, with := ph.Branch(), ph.Branch()
	without.Problem.ColUpper[c.column] = 0
	for _, j := range c.columns {
		with.Problem.ColUpper[j] = 0
	}
	with.Problem.ColLower[c.column], with.Problem.ColUpper[c.column] = 1, 1
	return []*formulate.Phase{without, with}
}
