package explain_test

import (
	"context"
	"math"
	"testing"

	"github.com/openplenum/plenum/internal/formulate"
	"github.com/openplenum/plenum/internal/outcome"
)

// TestWilliamsConflict: with 140 of manpower a year there is no plan. What
// excludes each other is the manpower of year 6 and the three outputs that it
// is asked for; ten more in that year make a plan possible.
func TestWilliamsConflict(t *testing.T) {
	a, e := solved(t, capacityPlan, [2]string{"supply:manpower", "140"})
	if a.Outcome.Status != outcome.Conflict {
		t.Fatalf("status %s", a.Outcome.Status)
	}
	c, err := e.Conflict(context.Background(), a.Form.NewPhase().Problem)
	if err != nil {
		t.Fatal(err)
	}
	want := map[formulate.RowKey]bool{
		{Kind: formulate.Balance, Of: "manpower", Year: 6}:             true,
		{Kind: formulate.LimitRow, Of: "coal_in_year_6", Year: 6}:      true,
		{Kind: formulate.LimitRow, Of: "steel_in_year_6", Year: 6}:     true,
		{Kind: formulate.LimitRow, Of: "transport_in_year_6", Year: 6}: true,
	}
	if len(c.Members) != len(want) {
		t.Errorf("%d rows: %v", len(c.Members), c.Members)
	}
	for _, r := range c.Members {
		if !want[r.Row] {
			t.Errorf("%v does not belong to the conflict", r)
		}
	}
	if len(c.Least) != 1 || c.Least[0].Row != (formulate.RowKey{Kind: formulate.Balance, Of: "manpower", Year: 6}) ||
		math.Abs(c.Least[0].Change-10) > 1e-5 {
		t.Errorf("least relief %+v", c.Least)
	}
}
