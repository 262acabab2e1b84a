package hall_test

import (
	"cmp"
	"os"
	"testing"
	"time"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/app/hall/halltest"
	"github.com/openplenum/plenum/internal/assembly"
	"github.com/openplenum/plenum/internal/iotable"
	"github.com/openplenum/plenum/internal/planfile"
)

// TestCostingTime measures a costing at 131 industries and five years, from
// the question to the attached answer, after the plan that holds was solved;
// and what the reasons take when they are asked for later.
func TestCostingTime(t *testing.T) {
	if os.Getenv("PLENUM_SLOW") != "1" {
		t.Skip("a plan of 131 industries is solved several times: set PLENUM_SLOW=1")
	}
	folder := cmp.Or(os.Getenv("PLENUM_DATA"), "../../../../shared/data") + "/us-1997-131"
	if _, err := os.Stat(folder); err != nil {
		t.Skip("the table us-1997-131 is not at hand: set PLENUM_DATA")
	}
	read, err := iotable.Read(iotable.Source{Path: folder})
	if err != nil {
		t.Fatal(err)
	}
	p, _, err := iotable.Plan(read.Table, iotable.DefaultOptions())
	if err != nil {
		t.Fatal(err)
	}
	files, err := planfile.Encode(p)
	if err != nil {
		t.Fatal(err)
	}
	s := stage(t, 1)
	if _, err := s.Hall.ImportPlan(ctx, s.Planner, "village", files, "131 industries"); err != nil {
		t.Fatal(err)
	}
	low := p.Targets[len(p.Targets)-1]
	tests := []struct{ what, address, value string }{
		{"the plan that holds, and a costing", "target:" + string(p.Targets[0].ID) + ":weight", "2"},
		{"a target of the first tier", "target:" + string(p.Targets[0].ID), "+2%"},
		{"a target of the last tier", "target:" + string(low.ID), "+2%"},
		{"another of the last tier", "target:" + string(p.Targets[len(p.Targets)/2].ID), "+5%"},
		{"labour", "supply:" + string(p.Supply[0].Good), "-2%"},
	}
	for _, tt := range tests {
		c := s.Table(assembly.Content{Text: tt.what, Sort: assembly.Measure, Changes: []assembly.Change{{Address: tt.address, New: tt.value}}})
		begin := time.Now()
		got, err := s.Hall.Cost(ctx, s.Chair, halltest.Plenary1, assembly.Subject{Conclusion: c})
		if hall.Refused(err, hall.CostingEmpty) {
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		quick := time.Since(begin).Seconds()
		begin = time.Now()
		if _, err := s.Hall.Reasons(ctx, s.Chair, halltest.Plenary1, assembly.Subject{Conclusion: c}); err != nil {
			t.Fatal(err)
		}
		t.Logf("%-36s %6.2f s, %d phases taken over, %d targets moved; with the reasons, made anew, %6.2f s more", tt.what, quick,
			got.Costing.Comparison.Resumed, len(got.Costing.Comparison.Difference.Targets), time.Since(begin).Seconds())
	}
}
