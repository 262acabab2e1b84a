package iotable

import (
	"testing"

	"github.com/openplenum/plenum/internal/plan"
)

// The plan of every table at hand is calibrated, and has no fault.
func TestPlansOfRealTables(t *testing.T) {
	for _, name := range []string{"us-1997-12", "us-1997-131", "us-2012-71", "germany-1995"} {
		t.Run(name, func(t *testing.T) {
			tbl := readData(t, name).Table
			o := DefaultOptions()
			o.Unit = "million USD"
			p, cal, err := Plan(tbl, o)
			if err != nil {
				t.Fatal(err)
			}
			if !cal.OK {
				t.Error("not calibrated")
			}
			t.Logf("%+v", *cal)
			if _, faults := plan.Resolve(p); len(faults) > 0 {
				t.Error(faults[:min(len(faults), 10)])
			}
			base, err := BasePlan(tbl, o)
			if err != nil {
				t.Fatal(err)
			}
			if _, faults := plan.Resolve(base); len(faults) > 0 {
				t.Error(faults[:min(len(faults), 10)])
			}
			t.Logf("goods %d processes %d inputs %d asset inputs %d targets %d final use %d supply %d", len(p.Goods), len(p.Processes), len(p.Inputs), len(p.AssetInputs), len(p.Targets), len(p.FinalUse), len(p.Supply))
			for _, a := range p.Assumptions {
				t.Log(a)
			}
			for _, x := range p.Tiers {
				t.Log(x)
			}
			for _, x := range p.Categories {
				t.Log(x)
			}
		})
	}
}
