package formulate

import (
	"testing"

	"github.com/openplenum/plenum/internal/plan"
)

// TestNationalUseIsOneColumn: a use of a national good that is of no region
// needs one column, not one for each region; a use of one region has its own,
// and both count where no region is named.
func TestNationalUseIsOneColumn(t *testing.T) {
	figs := islands()
	const salt = 1
	figs.Goods[salt].Scope = plan.National
	whole := plan.MeasureFigures{
		Kind: plan.MeasureFinalUse, Good: salt, Process: -1, Asset: -1, Basket: -1, Region: -1,
		Categories: []plan.CategoryID{"meals"}, Unit: "t",
	}
	north := whole
	north.Region = 0
	of := func(id plan.TargetID, m plan.MeasureFigures) plan.Promise {
		return plan.Promise{ID: id, Measure: m, Sense: plan.AtLeast, Years: []int{1}, Amount: 2, Tier: 1, Weight: 1}
	}
	figs.Promises = []plan.Promise{of("whole", whole), of("north", north)}
	form := Build(figs)
	columns := map[plan.RegionID]int{}
	for j, key := range form.Index.Columns {
		if key.Kind == ExtraUse {
			columns[key.Region]++
			rows, values := form.Problem.Column(j)
			balances := 0
			for k, i := range rows {
				if row := form.Index.Rows[i]; row.Kind == Balance && row.Of == "salt" && values[k] == -1 {
					balances++
				}
			}
			if balances != 1 {
				t.Errorf("column %v takes from %d balances", key, balances)
			}
		}
	}
	if len(columns) != 2 || columns[""] != 1 || columns["north"] != 1 {
		t.Errorf("columns by region: %v, want one of none and one of the north", columns)
	}
	for q, want := range []int{2, 1} {
		if got := len(form.Promises[q].Value.Entries); got != want {
			t.Errorf("%s counts %d columns, want %d", figs.Promises[q].ID, got, want)
		}
	}
}
