package app

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/openplenum/plenum/internal/engine"
	"github.com/openplenum/plenum/internal/explain"
	"github.com/openplenum/plenum/internal/formulate"
	"github.com/openplenum/plenum/internal/outcome"
)

// Words of the package explain, for those who show them.
type (
	Obstacle = explain.Finding
	Place    = explain.Place
	Hold     = explain.Hold
	Tried    = explain.Tried
	Priority = explain.Priority
)

// Explanation says what holds a plan back.
type Explanation struct {
	Plan        string                `json:"plan"`
	Status      outcome.Status        `json:"status"`
	Met         int                   `json:"met"` // targets
	Of          int                   `json:"of"`
	Objective   *Obstacle             `json:"objective,omitempty"`
	Targets     []Obstacle            `json:"targets,omitempty"`
	Priorities  []Priority            `json:"priorities,omitempty"`
	Conflict    []outcome.ConflictRow `json:"conflict,omitempty"`
	LeastRelief []outcome.Change      `json:"least_relief,omitempty"`
	Check       bool                  `json:"check"` // the plan itself was checked

	Outcome *outcome.Outcome `json:"-"`
	Short   int              `json:"-"` // questions that there were to ask
}

// ExplainOptions say what to explain, and how much to try.
type ExplainOptions struct {
	SolveOptions
	Targets  []string // ID or ID:YEAR; empty: every short target, in its worst year
	AllYears bool     // every short year of a target, not only the worst
	Most     int      // questions that are asked at most, the worst targets first; 0: no bound
	Reliefs  int      // bottlenecks that are widened and solved again for each question
	Try      []string // changes of figures that are tried, ADDRESS=VALUE
	Asking   func(number, of int, f Obstacle)
}

// TargetError names a target that the plan does not have in that year.
type TargetError struct{ Target string }

func (e *TargetError) Error() string { return fmt.Sprintf("app: no target %q", e.Target) }

// Explain solves a plan and says what holds it back.
func Explain(ctx context.Context, f *Folder, opt ExplainOptions) (*Explanation, error) {
	if err := f.triable(opt.Try); err != nil {
		return nil, err
	}
	answer, err := Solve(ctx, f, opt.SolveOptions)
	if err != nil {
		return nil, err
	}
	return ExplainAnswer(ctx, f, answer, opt)
}

// triable tells whether the changes to try can be made, before anything is
// solved.
func (f *Folder) triable(changes []string) error {
	for _, change := range changes {
		if _, err := f.With(Changes{Set: []string{change}}); err != nil {
			return err
		}
	}
	return nil
}

// ExplainAnswer says what holds a plan back that is solved already. It must
// have been solved as opt says.
func ExplainAnswer(ctx context.Context, f *Folder, answer *Answer, opt ExplainOptions) (*Explanation, error) {
	changed := make([]*Folder, len(opt.Try))
	for i, change := range opt.Try {
		var err error
		if changed[i], err = f.With(Changes{Set: []string{change}}); err != nil {
			return nil, err
		}
	}
	o := answer.Outcome
	var err error
	out := &Explanation{
		Plan: o.Plan, Status: o.Status, Of: len(o.Targets), Conflict: o.Conflict, LeastRelief: o.LeastRelief,
		Check: o.Check.OK, Outcome: o,
	}
	for _, t := range o.Targets {
		if t.Met {
			out.Met++
		}
	}
	if o.Status != outcome.Solved {
		return out, ctx.Err()
	}
	q := &asking{Explainer: explainer(answer, opt.SolveOptions), opt: opt, outcome: o}
	for i := range changed {
		q.changed = append(q.changed, formulate.Build(changed[i].Figures))
	}
	if answer.Form.Objective != nil && opt.Decides != ByTiers && len(opt.Targets) == 0 {
		out.Objective, err = q.objective(ctx)
		return out, err
	}
	which, err := q.choose()
	if err != nil {
		return nil, err
	}
	out.Short = len(which)
	if opt.Most > 0 {
		which = which[:min(len(which), opt.Most)]
	}
	if out.Targets, err = q.targets(ctx, which); err != nil {
		return nil, err
	}
	if len(opt.Targets) == 0 && opt.Most == 0 {
		out.Priorities, err = q.Priorities(ctx)
	}
	return out, err
}

func explainer(a *Answer, opt SolveOptions) *explain.Explainer {
	return &explain.Explainer{Form: a.Form, X: a.X, Solver: opt.Solver, LP: opt.LP}
}

// asking is an explanation in progress.
type asking struct {
	*explain.Explainer
	opt     ExplainOptions
	outcome *outcome.Outcome
	changed []*formulate.Form // by change to try
}

func (q *asking) depth(spans int) explain.Depth {
	return explain.Depth{Reliefs: max(q.opt.Reliefs, 1), Spans: spans}
}

func (q *asking) objective(ctx context.Context) (*Obstacle, error) {
	q.tell(0, 1, Obstacle{})
	answer, err := q.Objective(ctx, q.depth(q.opt.Reliefs))
	if err != nil {
		return nil, err
	}
	return q.finding(ctx, answer)
}

// choose lists the promises to explain, as positions.
func (q *asking) choose() ([]int, error) {
	if len(q.opt.Targets) == 0 {
		short := q.Short(engine.Met)
		if q.opt.AllYears {
			return short, nil
		}
		seen := map[string]bool{}
		return slices.DeleteFunc(short, func(i int) bool { // the worst comes first
			t := q.outcome.Targets[i]
			series := string(t.ID) + "\x00" + string(t.Region)
			again := seen[series]
			seen[series] = true
			return again
		}), nil
	}
	var out []int
	for _, name := range q.opt.Targets {
		id, year, dated := strings.Cut(name, ":")
		var found []int
		for i, t := range q.outcome.Targets {
			last := strconv.Itoa(t.Years[len(t.Years)-1])
			if string(t.ID) == id && (!dated || year == last) {
				found = append(found, i)
			}
		}
		if len(found) == 0 {
			return nil, &TargetError{name}
		}
		if !dated && !q.opt.AllYears { // the worst year
			found = []int{slices.MinFunc(found, func(a, b int) int {
				return cmp.Compare(q.outcome.Targets[a].Fulfilment, q.outcome.Targets[b].Fulfilment)
			})}
		}
		out = append(out, found...)
	}
	return out, nil
}

// targets asks about promises, as many at a time as there are processors. The
// questions do not depend on each other.
func (q *asking) targets(ctx context.Context, which []int) ([]Obstacle, error) {
	out := make([]Obstacle, len(which))
	errs := make([]error, len(which))
	next := make(chan int)
	var wait sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(which)) {
		wait.Go(func() {
			for k := range next {
				out[k], errs[k] = q.target(ctx, which[k])
			}
		})
	}
	for k, i := range which {
		q.tell(k, len(which), q.Unanswered(i))
		next <- k
	}
	close(next)
	wait.Wait()
	return out, errors.Join(errs...)
}

// target asks about one promise.
func (q *asking) target(ctx context.Context, promise int) (Obstacle, error) {
	if err := ctx.Err(); err != nil {
		return Obstacle{}, err
	}
	answer, err := q.Target(ctx, promise, q.depth(1))
	switch {
	case errors.Is(err, explain.ErrNoAnswer) && ctx.Err() == nil:
		return q.Unanswered(promise), nil
	case err != nil:
		return Obstacle{}, err
	}
	f, err := q.finding(ctx, answer)
	if err != nil {
		return Obstacle{}, err
	}
	return *f, nil
}

// finding puts an answer into words, with the changes that were to be tried.
func (q *asking) finding(ctx context.Context, a *explain.Answer) (*Obstacle, error) {
	f := q.Words(a)
	for i, form := range q.changed {
		trial, err := q.Try(ctx, a, form)
		if err != nil {
			return nil, err
		}
		f.Trials = append(f.Trials, trial.Words(q.opt.Try[i]))
	}
	return &f, nil
}

func (q *asking) tell(number, of int, f Obstacle) {
	if q.opt.Asking != nil {
		q.opt.Asking(number+1, of, f)
	}
}

// conflict says, of a plan that cannot be, what excludes each other and the
// least relief. Where that cannot be found, the rows of the proof stay.
func conflict(ctx context.Context, a *Answer, opt SolveOptions) error {
	if a.Outcome.Status != outcome.Conflict {
		return nil
	}
	e := explainer(a, opt)
	problem := a.Form.NewPhase().Problem
	c, err := e.Conflict(ctx, problem)
	switch {
	case errors.Is(err, explain.ErrNoAnswer):
		return nil
	case err != nil:
		return err
	}
	a.Outcome.Conflict, a.Outcome.LeastRelief = e.ConflictWords(c, problem)
	return nil
}
