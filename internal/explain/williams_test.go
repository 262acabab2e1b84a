package explain_test

import (
	"context"
	"math"
	"testing"

	"github.com/openplenum/plenum/internal/engine"
	"github.com/openplenum/plenum/internal/explain"
	"github.com/openplenum/plenum/internal/formulate"
	"github.com/openplenum/plenum/internal/lp/ipm"
	"github.com/openplenum/plenum/internal/plan"
	"github.com/openplenum/plenum/internal/planfile"
)

// solved solves an example with changes, and hands over what asks questions
// about it.
func solved(t *testing.T, dir string, set ...[2]string) (*engine.Answer, *explain.Explainer) {
	t.Helper()
	_, p := unsolved(t, dir, set...)
	return solvedPlan(t, p)
}

// unsolved reads an example with changes.
func unsolved(t *testing.T, dir string, set ...[2]string) (*formulate.Form, *plan.Plan) {
	t.Helper()
	f, err := planfile.Read(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range set {
		if err := plan.Set(f.Plan, s[0], s[1]); err != nil {
			t.Fatal(err)
		}
	}
	figs, faults := plan.Resolve(f.Plan)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	return formulate.Build(figs), f.Plan
}

func solvedPlan(t *testing.T, p *plan.Plan) (*engine.Answer, *explain.Explainer) {
	t.Helper()
	figs, faults := plan.Resolve(p)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	solver := ipm.New()
	a, err := engine.Solve(context.Background(), figs, engine.Options{Solver: solver})
	if err != nil {
		t.Fatal(err)
	}
	return a, &explain.Explainer{Form: a.Form, X: a.X, Solver: solver}
}

const capacityPlan = "../../examples/williams/capacity"

// TestWilliamsPrices: the published prices of the capacity plan, how far they
// hold, and what ten more of manpower brings (docs/examples.md).
func TestWilliamsPrices(t *testing.T) {
	_, e := solved(t, capacityPlan)
	answer, err := e.Objective(context.Background(), explain.Depth{Reliefs: 100, Spans: 100})
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		row          formulate.RowKey
		price        float64
		lower, upper float64 // NaN: not published
	}{
		{formulate.RowKey{Kind: formulate.Balance, Of: "manpower", Year: 4}, 0.99791, 228.214, 490.289},
		{formulate.RowKey{Kind: formulate.CapacityUse, Of: "coal_works", Year: 3}, 0.114702, math.NaN(), 316.154},
	}
	for _, x := range tests {
		var r *explain.Relief
		for i := range answer.Relief {
			if answer.Relief[i].Row == x.row {
				r = &answer.Relief[i]
			}
		}
		if r == nil {
			t.Errorf("%v has no price", x.row)
			continue
		}
		if math.Abs(r.Price-x.price) > 1e-5 {
			t.Errorf("%v: price %v, want %v", x.row, r.Price, x.price)
		}
		if math.Abs(r.Span.Upper-x.upper) > 0.5 || math.Abs(r.Span.Lower-x.lower) > 0.5 {
			t.Errorf("%v: holds from %v to %v, want %v to %v", x.row, r.Span.Lower, r.Span.Upper, x.lower, x.upper)
		}
		if !r.Holds() || math.Abs(r.Confirmed-r.Predicted) > 1e-5 {
			t.Errorf("%v: predicted %v, confirmed %v", x.row, r.Predicted, r.Confirmed)
		}
	}
	for _, r := range answer.Relief {
		if r.Confirmed > r.Predicted+1e-6 {
			t.Errorf("%v: more confirmed than predicted, though the value is concave: %+v", r.Row, r)
		}
		if r.Confirmed < -1e-6 {
			t.Errorf("%v: more of it lowers the value: %+v", r.Row, r)
		}
	}
}

// TestWilliamsTrials: changes of manpower in year 4, tried; also two that no
// price speaks of.
func TestWilliamsTrials(t *testing.T) {
	_, e := solved(t, capacityPlan)
	ctx := context.Background()
	answer, err := e.Objective(ctx, explain.Depth{})
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range []struct {
		address, value       string
		predicted, confirmed float64
	}{
		{"supply:manpower:4", "+10", 9.979103, 9.979103},
		{"supply:manpower:4", "480", 9.979103, 9.979103},
		{"supply:manpower:4", "500", 29.937308, 27.715241},
		{"final_use:coal:demand:3", "61", math.NaN(), math.NaN()}, // prices and trial agree for one unit
		{"input:steel:coal", "0.501", math.NaN(), math.NaN()},
	} {
		changed, _ := unsolved(t, capacityPlan, [2]string{x.address, x.value})
		got, err := e.Try(ctx, answer, changed)
		if err != nil {
			t.Fatal(err)
		}
		if math.IsNaN(x.predicted) {
			if math.Abs(got.Predicted-got.Confirmed) > 0.05*math.Abs(got.Confirmed) || got.Confirmed >= 0 {
				t.Errorf("%s=%s: %+v", x.address, x.value, got)
			}
			continue
		}
		if math.Abs(got.Predicted-x.predicted) > 1e-4 || math.Abs(got.Confirmed-x.confirmed) > 1e-5 {
			t.Errorf("%s=%s: %+v, want %v and %v", x.address, x.value, got, x.predicted, x.confirmed)
		}
	}
}
