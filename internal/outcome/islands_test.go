package outcome_test

import (
	"math"
	"testing"

	"github.com/openplenum/plenum/internal/outcome"
)

// TestIslands holds the tables of trade, debt, regions, routes, projects and
// living stocks to the accounts that they are an extract of.
func TestIslands(t *testing.T) {
	o := solve(t, "islands")
	outcome.HoldToSchema(t, o)
	equal := func(what string, got, want float64) {
		t.Helper()
		if math.Abs(got-want) > 1e-6*(1+math.Abs(want)) {
			t.Errorf("%s: %.9g, want %.9g", what, got, want)
		}
	}
	if len(o.Regions) != 2 || o.Regions[1].Name != "South Island" || o.Regions[1].Population[2] != 3100 {
		t.Errorf("regions: %+v", o.Regions)
	}
	if len(o.Trade) != 5 || len(o.Debts) != 1 || len(o.Routes) != 2 || len(o.Projects) != 2 || len(o.Renewables) != 1 {
		t.Fatalf("%d trade, %d debts, %d routes, %d projects, %d renewables",
			len(o.Trade), len(o.Debts), len(o.Routes), len(o.Projects), len(o.Renewables))
	}
	d, school, shoal := o.Debts[0], o.Projects[1], o.Renewables[0]
	before, alive := d.Opening, shoal.Opening
	for y := range o.Years {
		earned := 0.0
		for _, x := range o.Trade {
			equal("value of trade", x.Value[y], x.Price[y]*x.Amounts[y])
			if x.Import {
				earned -= x.Value[y]
			} else {
				earned += x.Value[y]
			}
		}
		equal("what is paid beyond what is earned is borrowed", d.Borrowed[y]-d.Repaid[y], -earned)
		equal("interest", d.Interest[y], 0.05*before)
		equal("debt", d.Owed[y], before+d.Interest[y]+d.Borrowed[y]-d.Repaid[y])
		before = d.Owed[y]
		equal("biomass", shoal.Biomass[y], alive+shoal.Growth[y]-shoal.Harvest[y])
		alive = shoal.Biomass[y]
		equal("fish that arrives", o.Routes[0].Arrived[y], 0.98*o.Routes[0].Sent[y])
		if y > 0 {
			equal("the school stands the year after its start", school.Delivered[y], 150*school.Started[y-1])
		}
	}
	if alive < shoal.Closing-1e-6 {
		t.Errorf("biomass %g at the end, at least %g was asked", alive, shoal.Closing)
	}
	if o.Limits[0].Of != "crown" || o.Limits[0].Measure != "debt" {
		t.Errorf("the limit is of %s %s", o.Limits[0].Measure, o.Limits[0].Of)
	}
	for _, x := range o.Targets {
		if x.ID == "literacy" && x.Of != "literacy" {
			t.Errorf("the target of an indicator names %q", x.Of)
		}
	}
}
