package explain_test

import (
	"context"
	"fmt"
	"math"
	"testing"

	"github.com/openplenum/plenum/internal/explain"
	"github.com/openplenum/plenum/internal/formulate"
	"github.com/openplenum/plenum/internal/lp"
	"github.com/openplenum/plenum/internal/lp/ipm"
	"github.com/openplenum/plenum/internal/outcome"
	"github.com/openplenum/plenum/internal/plan"
	"github.com/openplenum/plenum/internal/plan/plantest"
)

// TestReliefIsConcave: whatever is widened, solving again never brings less
// than nothing, nor more than the price promises; and what holds is listed
// before what does not.
func TestReliefIsConcave(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine is at work: the short tests are for the race detector")
	}
	ctx := context.Background()
	for seed := range seedCount(t, 4, 40) {
		_, e := solvedPlan(t, plantest.Plan(uint64(seed), plantest.Options{}))
		short := e.Short(1e-3)
		for _, q := range short[:min(len(short), 3)] {
			x, err := e.Target(ctx, q, explain.Depth{Reliefs: 4})
			if err != nil {
				t.Errorf("seed %d, target %d: %v", seed, q, err)
				continue
			}
			if x.Reach < x.Value-1e-3 && len(x.Together) == 1 {
				t.Errorf("seed %d, target %d: by itself it reaches %v, in the plan %v", seed, q, x.Reach, x.Value)
			}
			held := true
			for _, r := range x.Relief {
				if r.Confirmed < -1e-6 || r.Confirmed > r.Predicted+1e-6*math.Max(1, r.Predicted) {
					t.Errorf("seed %d, target %d: predicted %v, confirmed %v of %v", seed, q, r.Predicted, r.Confirmed, r.Row)
				}
				if r.Holds() && !held {
					t.Errorf("seed %d, target %d: a relief that holds stands behind one that does not", seed, q)
				}
				held = r.Holds()
			}
		}
	}
}

// TestSpan: within the span a change brings the price, beyond it less.
func TestSpan(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine is at work: the short tests are for the race detector")
	}
	_, e := solved(t, capacityPlan)
	ctx := context.Background()
	answer, err := e.Objective(ctx, explain.Depth{Reliefs: 1, Spans: 1})
	if err != nil {
		t.Fatal(err)
	}
	r := answer.Relief[0]
	for _, x := range []struct {
		value string
		holds bool
	}{{"489", true}, {"230", true}, {"495", false}, {"220", false}} {
		changed, _ := unsolved(t, capacityPlan, [2]string{"supply:manpower:4", x.value})
		trial, err := e.Try(ctx, answer, changed)
		if err != nil {
			t.Fatal(err)
		}
		if holds := math.Abs(trial.Confirmed-trial.Predicted) < 1e-5; holds != x.holds {
			t.Errorf("%s: %+v, though the price holds from %v to %v", x.value, trial, r.Span.Lower, r.Span.Upper)
		}
	}
}

// TestConflictIsIrreducible: on random plans whose labour is cut until there
// is none: together the members exclude each other, without any one they do
// not; and with the least relief there is a plan.
func TestConflictIsIrreducible(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine is at work: the short tests are for the race detector")
	}
	ctx := context.Background()
	for seed := range seedCount(t, 4, 40) {
		p := plantest.Plan(uint64(seed), plantest.Options{})
		for i := range p.Supply {
			p.Supply[i].Amount.Value *= 0.3
		}
		a, e := solvedPlan(t, p)
		if a.Outcome.Status != outcome.Conflict {
			t.Fatalf("seed %d: %s", seed, a.Outcome.Status)
		}
		problem := a.Form.NewPhase().Problem
		c, err := e.Conflict(ctx, problem)
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		keys := map[formulate.RowKey]bool{}
		for _, m := range c.Members {
			keys[m.Row] = true
		}
		only := func(without formulate.RowKey) *lp.Problem {
			q := problem.WithBounds()
			for i, k := range a.Form.Index.Rows {
				if !keys[k] || k == without {
					q.RowLower[i], q.RowUpper[i] = -lp.Inf, lp.Inf
				}
			}
			return q
		}
		if got := feasible(t, only(formulate.RowKey{})); got {
			t.Errorf("seed %d: the %d members do not exclude each other", seed, len(c.Members))
		}
		for _, m := range c.Members {
			if m.Row.Kind != "" && !feasible(t, only(m.Row)) {
				t.Errorf("seed %d: without %v they still exclude each other", seed, m.Row)
			}
		}
		if len(c.Least) == 0 {
			t.Errorf("seed %d: no least relief", seed)
		}
		for _, m := range c.Least {
			kind, change := "supply", m.Change*1.001 // no plan has room to spare with the least
			if !m.Upper {                            // less of what is asked
				kind, change = "final_use", -change
			}
			address := fmt.Sprintf("%s:%s:%d", kind, m.Row.Of, m.Row.Year)
			if err := plan.Set(p, address, fmt.Sprintf("+%g", change)); err != nil {
				t.Fatalf("seed %d: %+v: %v", seed, m, err)
			}
		}
		figs, faults := plan.Resolve(p)
		if len(faults) > 0 {
			t.Fatal(faults)
		}
		if !feasible(t, formulate.Build(figs).Problem) {
			t.Errorf("seed %d: with the least relief there is still no plan: %+v", seed, c.Least)
		}
	}
}

func feasible(t *testing.T, p *lp.Problem) bool {
	t.Helper()
	p = p.WithBounds()
	clear(p.Cost)
	res, err := ipm.New().Solve(context.Background(), p, lp.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if res.Termination != lp.Infeasible && res.Termination != lp.Optimal {
		t.Fatalf("the program is neither feasible nor not: %s", res.Termination)
	}
	return res.Termination == lp.Optimal
}

// TestNothingToRelieve: a target that is met lacks nothing, so nothing is tried
// to help it, whatever holds it where it is.
func TestNothingToRelieve(t *testing.T) {
	_, e := solvedPlan(t, plantest.Plan(3, plantest.Options{}))
	ctx := context.Background()
	asked := 0
	for q := range e.Form.Promises {
		x, err := e.Target(ctx, q, explain.Depth{Reliefs: 1})
		if err != nil {
			t.Fatal(err)
		}
		if x.Value < 1-2e-6 {
			continue
		}
		asked++
		if len(x.Relief) > 0 {
			t.Errorf("target %d is fulfilled to %v, and is to be helped by %+v", q, x.Value, x.Relief[0])
		}
	}
	if asked == 0 {
		t.Fatal("no target of the plan is met")
	}
}
