package iotable

import (
	"context"
	"math"
	"os"
	"testing"
	"time"

	"github.com/openplenum/plenum/internal/engine"
	"github.com/openplenum/plenum/internal/lp/ipm"
	"github.com/openplenum/plenum/internal/outcome"
	"github.com/openplenum/plenum/internal/plan"
)

// solve solves a plan and insists on a checked answer.
func solve(t *testing.T, p *plan.Plan) *outcome.Outcome {
	t.Helper()
	figs, faults := plan.Resolve(p)
	if len(faults) > 0 {
		t.Fatal(faults[:min(len(faults), 5)])
	}
	start := time.Now()
	answer, err := engine.Solve(context.Background(), figs, engine.Options{Solver: ipm.New()})
	if err != nil {
		t.Fatal(err)
	}
	out := answer.Outcome
	if out.Status != outcome.Solved || !out.Check.OK {
		t.Fatalf("status %s, check %v %v", out.Status, out.Check.OK, out.Check.Reasons)
	}
	t.Logf("%d rows, %d columns, %d nonzeros, %d phases, %.2f s, gap %.1e", out.Check.Rows, out.Check.Columns, out.Check.Nonzeros,
		len(out.Phases), time.Since(start).Seconds(), out.Check.Gap)
	return out
}

// realTables are the tables at hand; the large one is left out of short runs.
func realTables(t *testing.T, large bool) []string {
	names := []string{"germany-1995", "us-1997-12", "us-2012-71"}
	if !large {
		t.Log("us-1997-131 is left out: set PLENUM_SLOW=1")
		return names
	}
	if testing.Short() {
		t.Log("us-1997-131 is left out of short runs")
		return names
	}
	return append(names, "us-1997-131")
}

// The base year, solved as a plan, has the outputs of the table: the solver
// and the calibration agree.
func TestSolvedBaseYearIsTheTable(t *testing.T) {
	for _, name := range realTables(t, true) {
		t.Run(name, func(t *testing.T) {
			p, err := BasePlan(readData(t, name).Table, DefaultOptions())
			if err != nil {
				t.Fatal(err)
			}
			level := map[string]float64{}
			for _, a := range solve(t, p).Activities {
				if a.Kind == "produce" {
					level[a.Of] = a.Levels[0]
				}
			}
			for _, x := range p.Processes {
				if d := math.Abs(level[string(x.ID)]-x.Base.Value) / x.Base.Value; d > CalibratedTo {
					t.Errorf("%s: %g, the table says %g (%.1e)", x.Name, level[string(x.ID)], x.Base.Value, d)
				}
			}
		})
	}
}

// A plan in which nothing grows and nothing may fall is the table, year after
// year: capacity, labour and imports of the base year are just enough.
func TestStillPlanIsTheTable(t *testing.T) {
	if testing.Short() {
		t.Skip("real tables: left to the run that is not short")
	}
	for _, name := range realTables(t, os.Getenv("PLENUM_SLOW") != "") {
		t.Run(name, func(t *testing.T) {
			p, _, err := Plan(readData(t, name).Table, DefaultOptions().Still())
			if err != nil {
				t.Fatal(err)
			}
			out := solve(t, p)
			for _, q := range out.Targets {
				if !q.Met {
					t.Errorf("%s of %v: %g", q.ID, q.Years, q.Fulfilment)
				}
			}
			base := map[string]float64{}
			for _, x := range p.Processes {
				base[string(x.ID)] = x.Base.Value
			}
			worst := 0.0
			for _, a := range out.Activities {
				for _, v := range a.Levels {
					if a.Kind == "produce" {
						worst = math.Max(worst, math.Abs(v-base[a.Of])/base[a.Of])
					}
				}
			}
			t.Logf("largest difference of an output in any year: %.1e", worst)
			if worst > CalibratedTo {
				t.Errorf("an output differs by %.1e", worst)
			}
		})
	}
}

// The default plan of a real table is neither hopeless nor trivial: it is
// solved and checked, its first tier is met, and something lower is short.
func TestDefaultPlansOfRealTables(t *testing.T) {
	if testing.Short() {
		t.Skip("real tables: left to the run that is not short")
	}
	for _, name := range realTables(t, true) {
		t.Run(name, func(t *testing.T) {
			p, cal, err := Plan(readData(t, name).Table, DefaultOptions())
			if err != nil || !cal.OK {
				t.Fatal(err, cal)
			}
			out := solve(t, p)
			short := 0
			for _, q := range out.Targets {
				switch {
				case q.Tier == 1 && !q.Met:
					t.Errorf("%s of %v: %g", q.ID, q.Years, q.Fulfilment)
				case !q.Met:
					short++
				}
				if q.Fulfilment < 0.8 || q.Fulfilment > 1+1e-6 {
					t.Errorf("%s of %v is fulfilled to %g", q.ID, q.Years, q.Fulfilment)
				}
			}
			if short == 0 {
				t.Error("everything is met: the plan asks for too little to show anything")
			}
			for _, x := range out.Tiers {
				t.Logf("tier %d: least %.4f, sum %.3f of %.0f", x.Number, x.Minimum, x.Sum, x.Most)
			}
		})
	}
}
