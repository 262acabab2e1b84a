package iotable

import (
	"math"
	"os"
	"testing"

	"github.com/openplenum/plenum/internal/plan"
)

// Imports and exports as activities: each table calibrates, its plan is solved
// and checked, and what is bought abroad is paid.
func TestTradeAbroad(t *testing.T) {
	if testing.Short() {
		t.Skip("real tables: left to the run that is not short")
	}
	names := realTables(t, false)
	if os.Getenv("PLENUM_SLOW") != "" {
		names = append(names, "finland-2014-mrio-5x12")
	}
	for _, name := range names {
		t.Run(name, func(t *testing.T) {
			o := DefaultOptions()
			o.Abroad = true
			p, cal, err := Plan(readData(t, name).Table, o)
			if err != nil || !cal.OK {
				t.Fatalf("%+v %v", cal, err)
			}
			tradeIsPaid(t, p)
		})
	}
	for _, regions := range []string{OneRegion, mark} {
		t.Run("small "+regions, func(t *testing.T) {
			o := DefaultOptions()
			o.Abroad = true
			tbl := readTwoRegions(t, regions)
			if tbl.Multi != nil {
				tbl.Multi.FinalIn[4] = 1 // exports leave from South
			}
			p, _ := mustPlan(t, tbl, o)
			tradeIsPaid(t, p)
		})
	}
}

// tradeIsPaid solves a plan and compares what trade earns and costs with the
// inflow of currency.
func tradeIsPaid(t *testing.T, p *plan.Plan) {
	t.Helper()
	inflow := make([]float64, 5)
	for _, s := range p.Supply {
		for k := range inflow {
			if s.Good == "foreign_currency" && s.Span.Has(p.Horizon.First+k) {
				inflow[k] = s.Amount.Value
			}
		}
	}
	earned, paid := make([]float64, 5), make([]float64, 5)
	for _, a := range solve(t, p).Activities {
		for k, v := range a.Levels {
			switch a.Kind {
			case "import":
				paid[k] += v
			case "export":
				earned[k] += v
			}
		}
	}
	for k := range paid {
		if paid[k] == 0 || earned[k] == 0 {
			t.Fatalf("nothing is traded: imports %v, exports %v", paid, earned)
		}
		if paid[k] > (earned[k]+inflow[k])*(1+1e-6) {
			t.Errorf("year %d: imports cost %g, exports earn %g, the inflow is %g", k+1, paid[k], earned[k], inflow[k])
		}
	}
	t.Logf("imports %.0f, exports %.0f, inflow %.0f", paid, earned, inflow)
}

// What a table of known figures becomes: 100 of exports at their base, 105 of
// imports that cost currency, and the 5 between them as inflow.
func TestTradeOfKnownFigures(t *testing.T) {
	o := DefaultOptions()
	o.Abroad, o.DebtLimit, o.Growth[string(Exports)] = true, 20, 0.04
	p, _ := mustPlan(t, readTwoRegions(t, OneRegion), o)
	exports := 0.0
	for _, tr := range p.Trade {
		switch {
		case tr.Import && (tr.Good != "imports" || tr.ByDefault || tr.Price.Value != 1):
			t.Errorf("%+v", tr)
		case !tr.Import:
			exports += tr.Base.Value
			if tr.Growth != 0.04 || tr.Margin != 0.1 || tr.Currency != "foreign_currency" {
				t.Errorf("%+v", tr)
			}
		}
	}
	if exports != 100 {
		t.Errorf("exports of the base year: %g", exports)
	}
	for _, s := range p.Supply {
		if s.Good == "imports" || s.Good == "foreign_currency" && s.Span.Has(1) && math.Abs(s.Amount.Value-5*1.03) > 1e-9 {
			t.Errorf("%+v", s)
		}
	}
	if len(p.Debts) != 1 || p.Debts[0].Limit.Value != 20 || p.Debts[0].Interest != 0.03 {
		t.Errorf("%+v", p.Debts)
	}
	for _, x := range p.Targets {
		if x.ID == "exports" {
			t.Error("exports are traded and a target as well")
		}
	}
	solve(t, p)
}
