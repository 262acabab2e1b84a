package outcome_test

import (
	"bytes"
	"encoding/json"
	"math"
	"path/filepath"
	"testing"

	"github.com/openplenum/plenum/internal/engine"
	"github.com/openplenum/plenum/internal/lp/ipm"
	"github.com/openplenum/plenum/internal/outcome"
	"github.com/openplenum/plenum/internal/plan"
	"github.com/openplenum/plenum/internal/planfile"
)

// solve reads and solves a shipped example.
func solve(t *testing.T, example string) *outcome.Outcome {
	t.Helper()
	folder, err := planfile.Read(filepath.Join("..", "..", "examples", filepath.FromSlash(example)))
	if err != nil {
		t.Fatal(err)
	}
	figs, faults := plan.Resolve(folder.Plan)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	answer, err := engine.Solve(t.Context(), figs, engine.Options{Solver: ipm.New()})
	if err != nil {
		t.Fatal(err)
	}
	return answer.Outcome
}

// TestRealAnswers holds answers of the whole engine to what the tables
// promise: the schema, accounts that close, capacity that suffices, targets
// whose fulfilment follows from their value.
func TestRealAnswers(t *testing.T) {
	for _, example := range []string{"republic", "toy-five-year", "williams/capacity"} {
		t.Run(example, func(t *testing.T) {
			if example == "republic" && testing.Short() {
				t.Skip("the republic: left to the run that is not short")
			}
			o := solve(t, example)
			if o.Status != outcome.Solved || !o.Check.OK {
				t.Fatalf("%s, check %+v", o.Status, o.Check)
			}
			outcome.HoldToSchema(t, o)
			accounts(t, o)
			for _, a := range o.Assets {
				for y, used := range a.Used {
					if used > a.Capacity[y]+1e-6*(1+a.Capacity[y]) {
						t.Errorf("%s uses %g of %g in %d", a.ID, used, a.Capacity[y], o.Years[y])
					}
				}
			}
			for _, x := range o.Targets {
				if want := (x.Value - x.Baseline) / (x.Amount - x.Baseline); math.Abs(x.Fulfilment-want) > 1e-12*(1+math.Abs(want)) {
					t.Errorf("%s %v: fulfilment %g, the value says %g", x.ID, x.Years, x.Fulfilment, want)
				}
			}
		})
	}
}

// accounts holds every balance to its sum, with nothing used that is not
// there.
func accounts(t *testing.T, o *outcome.Outcome) {
	t.Helper()
	for _, b := range o.Balances {
		used := b.Used()
		for y, total := range b.Total {
			if gap := total - used[y] - b.Unused[y]; math.Abs(gap) > 1e-6*(1+total) {
				t.Errorf("%s in %d: sources and uses with the rest differ by %g of %g", b.Good, o.Years[y], gap, total)
			}
			if b.Unused[y] < -1e-6*(1+total) {
				t.Errorf("%s in %d: %g more is used than there is", b.Good, o.Years[y], -b.Unused[y])
			}
		}
	}
}

// TestSameBytes: solving again gives the same JSON, but for the seconds.
func TestSameBytes(t *testing.T) {
	var first []byte
	for range 2 {
		o := solve(t, "toy-five-year")
		for i := range o.Phases {
			o.Phases[i].Seconds = 0
		}
		data, err := json.Marshal(o)
		if err != nil {
			t.Fatal(err)
		}
		if first != nil && !bytes.Equal(first, data) {
			t.Error("two solves of one plan differ")
		}
		first = data
	}
}
