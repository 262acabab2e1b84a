package engine_test

import (
	"context"
	"math"
	"slices"
	"testing"

	"github.com/openplenum/plenum/internal/engine"
	"github.com/openplenum/plenum/internal/lp/ipm"
	"github.com/openplenum/plenum/internal/outcome"
	"github.com/openplenum/plenum/internal/plan"
	"github.com/openplenum/plenum/internal/plan/plantest"
	"github.com/openplenum/plenum/internal/planfile"
)

// TestWholeProjects compares branch and bound with trying every choice: three
// projects, each started in one of three years or not at all.
func TestWholeProjects(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine is at work: the short tests are for the race detector")
	}
	for seed := range uint64(4) {
		best := math.Inf(-1)
		for choice := range 4 * 4 * 4 {
			figs := withProjects(t, seed)
			for j, rest := 0, choice; j < 3; j, rest = j+1, rest/4 {
				year := rest % 4
				p := &figs.Projects[j]
				p.Divisible = true // nothing to decide: the window and the amounts say it all
				if year == 3 {
					p.Amount, p.Inputs = 0, nil
					continue
				}
				p.Earliest, p.Latest, p.Compulsory = year, year, true
			}
			if out := solveFigures(t, figs); out.Status == outcome.Solved {
				best = math.Max(best, out.Tiers[0].Minimum)
			}
		}
		out := solveFigures(t, withProjects(t, seed))
		if out.Status != outcome.Solved || math.Abs(out.Tiers[0].Minimum-best) > 1e-5 {
			t.Errorf("seed %d: branch and bound reached %g (%s), trying every choice %g", seed, out.Tiers[0].Minimum, out.Status, best)
		}
		for _, a := range out.Activities {
			if a.Kind != "start" {
				continue
			}
			for _, v := range a.Levels {
				if v != 0 && math.Abs(v-1) > 1e-6 {
					t.Errorf("seed %d: project %s starts by %g", seed, a.Of, v)
				}
			}
		}
	}
}

// TestProjectLaterDeliversLater moves a compulsory project by a year.
func TestProjectLaterDeliversLater(t *testing.T) {
	var opened [2][]float64
	for late := range 2 {
		figs := withProjects(t, 1)
		figs.Projects = figs.Projects[:1]
		p := &figs.Projects[0]
		p.Compulsory, p.Earliest, p.Latest, p.Delay = true, late, late, 1
		for _, a := range solveFigures(t, figs).Balances {
			for _, line := range a.Uses {
				if line.Kind == "start" {
					opened[late] = line.Amounts
				}
			}
		}
	}
	if opened[0] == nil || opened[1] == nil || opened[0][0] == 0 || opened[1][0] != 0 || opened[1][1] != opened[0][0] {
		t.Errorf("inputs of a project started a year later: %v, against %v", opened[1], opened[0])
	}
}

// TestOneUndecidedProject: evening schools of the republic's coast, three times
// as large, begun as a whole, in which year or at all is open. What shares of
// them would reach no choice does. The year that alone is best is kept for the
// phases after it, which then have nothing to choose, and a set of plans that
// is not as thin as the tolerance: the last of them used to end without an
// answer that the check agrees with.
func TestOneUndecidedProject(t *testing.T) {
	if testing.Short() {
		t.Skip("a whole plan with branch and bound takes some seconds")
	}
	folder, err := planfile.Read("../../examples/republic")
	if err != nil {
		t.Fatal(err)
	}
	p := folder.Plan
	k := slices.IndexFunc(p.Projects, func(j plan.Project) bool { return j.ID == "readers_coast" })
	if k < 0 {
		t.Fatal("the republic has no project readers_coast")
	}
	p.Projects[k].Divisible = false
	p.Projects[k].Amount.Value *= 3
	for i := range p.ProjectInputs {
		if p.ProjectInputs[i].Project == "readers_coast" {
			p.ProjectInputs[i].Amount.Value *= 3
		}
	}
	out := solve(t, p)
	branched, last := 0, 0
	for i, ph := range out.Phases {
		if ph.WholeGap != 0 {
			t.Errorf("phase %d (%s): a gap of %g is left", i, ph.Kind, ph.WholeGap)
		}
		if ph.Nodes > 0 {
			branched, last = branched+ph.Nodes, i
		}
	}
	if tidy := len(out.Phases) - 1; branched == 0 || last == tidy {
		t.Errorf("%d programs of branch and bound, the last in phase %d of %d: want some, and none while tidying", branched, last, tidy)
	}
	for _, a := range out.Activities {
		for t1, v := range a.Levels {
			if a.Kind == "start" && a.Of == "readers_coast" && math.Min(math.Abs(v), math.Abs(v-1)) > 1e-6 {
				t.Errorf("%g of the schools are begun in %d", v, out.Years[t1])
			}
		}
	}
}

// withProjects is a random plan of one tier with three large projects, each
// for the plant of another good.
func withProjects(t *testing.T, seed uint64) *plan.Figures {
	t.Helper()
	p := plantest.Plan(seed, plantest.Options{Goods: 5, Tiers: 1, Growth: 0.8})
	for i := range p.Assets { // no other way to build
		p.Assets[i].Retirement = 0
	}
	p.AssetInputs = nil
	figs, faults := plan.Resolve(p)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	for j := range 3 {
		h := (j + int(seed)) % len(figs.Assets)
		figs.Projects = append(figs.Projects, plan.ProjectFigures{
			Project: plan.Project{ID: plan.ProjectID(rune('a' + j)), Delay: 1},
			Latest:  2, Asset: h, Good: -1, Amount: 0.3 * figs.Assets[h].Capacity,
			Inputs: []plan.ProjectUse{{Good: 0, Amount: 12}, {Good: 2 + (j+1)%5, Amount: 5, After: 0}},
		})
	}
	return figs
}

func solveFigures(t *testing.T, figs *plan.Figures) *outcome.Outcome {
	t.Helper()
	answer, err := engine.Solve(context.Background(), figs, engine.Options{Solver: ipm.New(), Tiers: true})
	if err != nil {
		t.Fatal(err)
	}
	return answer.Outcome
}
