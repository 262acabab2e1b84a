//go:build unix

package bench

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/openplenum/plenum/internal/formulate"
	"github.com/openplenum/plenum/internal/iotable"
	"github.com/openplenum/plenum/internal/lp"
	"github.com/openplenum/plenum/internal/lp/lptest"
	"github.com/openplenum/plenum/internal/plan"
	"github.com/openplenum/plenum/internal/plan/plantest"
	"github.com/openplenum/plenum/internal/planfile"
)

// problem is one linear program of the comparison.
type problem struct {
	name  string
	note  string
	limit time.Duration // for each peer, raised to three times what Plenum took
	// alone leaves the peers out where they were stopped before: the name of
	// a smaller problem of the same kind, measured earlier.
	alone string
	make  func(t *testing.T) (p *lp.Problem, missing string)
}

// problems lists them in the order of the page.
func problems() []problem {
	return []problem{
		full(50), full(200), full(400),
		ofPlan("us-1997-131, 5 years", "plan made from the table of 131 industries", tablePlan("us-1997-131")),
		ofPlan("us-2012-71, 5 years", "plan made from the table of 71 industries", tablePlan("us-2012-71")),
		ofPlan("the republic", "examples/republic", republic),
		sparse(1000, 0, ""), sparse(1000, band, ""),
		sparse(2000, 0, sparseName(1000, 0)), sparse(2000, band, sparseName(1000, band)),
	}
}

func full(sectors int) problem {
	return problem{
		name:  fmt.Sprintf("random, %d sectors, 5 years", sectors),
		note:  "dense random economy, discounted consumption",
		limit: limit(3 * time.Minute),
		make:  func(*testing.T) (*lp.Problem, string) { return lptest.Plan(1, sectors, 5), "" },
	}
}

// sparseInputs is the number of inputs of a good, and of its plant, in the
// sparse economies, and band how far away these lie in the banded ones.
const (
	sparseInputs = 20
	band         = 50
)

func sparseName(goods, band int) string {
	if band > 0 {
		return fmt.Sprintf("sparse and banded, %d goods, 5 years", goods)
	}
	return fmt.Sprintf("sparse, %d goods, 5 years", goods)
}

func sparse(goods, band int, alone string) problem {
	where := "any of all goods"
	if band > 0 {
		where = fmt.Sprintf("goods at most %d places away", band)
	}
	p := ofPlan(sparseName(goods, band),
		fmt.Sprintf("random economy; %d inputs of every good and %d of its plant, drawn from %s", sparseInputs, sparseInputs, where),
		sparsePlan(goods, band))
	p.limit, p.alone = limit(time.Minute), alone
	return p
}

// planMaker makes a plan, or says what is missing for it.
type planMaker func(t *testing.T) (p *plan.Plan, missing string)

// sparsePlan has all targets in one tier: of three, the last may get nothing
// at all, and then every target of it is asked by itself.
func sparsePlan(goods, band int) planMaker {
	return func(*testing.T) (*plan.Plan, string) {
		return plantest.Plan(1, plantest.Options{Goods: goods, Years: 5, Inputs: sparseInputs, Band: band, Tiers: 1}), ""
	}
}

func republic(t *testing.T) (*plan.Plan, string) {
	t.Helper()
	folder, err := planfile.Read(filepath.Join("..", "..", "examples", "republic"))
	if err != nil {
		t.Fatal(err)
	}
	return folder.Plan, ""
}

// tablePlan makes the plan of a table below PLENUM_DATA.
func tablePlan(table string) planMaker {
	return func(t *testing.T) (*plan.Plan, string) {
		t.Helper()
		data := os.Getenv("PLENUM_DATA")
		folder := filepath.Join(data, table)
		if _, err := os.Stat(folder); data == "" || err != nil {
			return nil, "the table " + table + " is not at hand (PLENUM_DATA)"
		}
		read, err := iotable.Read(iotable.Source{Path: folder})
		if err != nil {
			t.Fatal(err)
		}
		p, _, err := iotable.Plan(read.Table, iotable.DefaultOptions())
		if err != nil {
			t.Fatal(err)
		}
		return p, ""
	}
}

// ofPlan is the linear program that asks of a plan the largest sum of the
// fulfilments of all its targets, so that every good and year counts.
func ofPlan(name, note string, from planMaker) problem {
	return problem{
		name: name, note: note + "; the sum of the fulfilments of all targets", limit: limit(3 * time.Minute),
		make: func(t *testing.T) (*lp.Problem, string) {
			t.Helper()
			p, missing := from(t)
			if p == nil {
				return nil, missing
			}
			form := formulate.Build(figuresOf(t, p))
			ph := form.NewPhase()
			all := make([]int, len(form.Promises))
			for q := range all {
				all[q] = q
				ph.Activate(q, math.Inf(-1), 1)
			}
			ph.MaximiseSum(all)
			return ph.Problem, ""
		},
	}
}

// limit is how long a solver may take; PLENUM_BENCH_LIMIT (a duration) sets
// less, and the page then says that a solver was stopped.
func limit(most time.Duration) time.Duration {
	if less, err := time.ParseDuration(os.Getenv("PLENUM_BENCH_LIMIT")); err == nil && less < most {
		return less
	}
	return most
}
