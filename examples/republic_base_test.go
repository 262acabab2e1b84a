package examples

import (
	"math"
	"testing"

	"github.com/openplenum/plenum/internal/plan"
)

// Assumptions of the base year that stand in republic/README.md.
const baseGrowth = 0.02 // new capacity beside what replaces the retired

var (
	baseFood  = map[plan.RegionID]float64{"capital": 1.56, "plain": 2.39, "hills": 2.01, "coast": 1.74} // million persons fed in full
	basePosts = map[plan.RegionID]float64{"capital": 16, "plain": 18, "hills": 20, "coast": 16}         // thousand posts of the defence line
)

// cell is a good in a region; a national one is in the region "all".
type cell struct{ good, region string }

// Columns of the balance of goods in the README.
const (
	made = iota
	given
	arrived
	bought
	production
	newCapacity
	finalUse
	sent
	sold
	left
	columns
)

var columnNames = [columns]string{"made", "given", "arrived", "bought", "production", "new capacity", "final use", "sent", "sold", "left"}

// base is the account of a year, put together from the folder.
type base struct {
	figs *plan.Figures
	sums map[cell]*[columns]float64
}

func (b *base) add(good, region, column int, amount float64) {
	at := cell{string(b.figs.Goods[good].ID), string(b.figs.Regions[region])}
	if b.figs.Goods[good].Scope == plan.National {
		at.region = "all"
	}
	if b.sums[at] == nil {
		b.sums[at] = new([columns]float64)
	}
	b.sums[at][column] += amount
}

// TestRepublicBaseYear recomputes the tables of the README from the folder:
// what 2025 made, moved, traded and took of every good in every region, at
// the coefficients of 2026, and that it balances.
func TestRepublicBaseYear(t *testing.T) {
	said := readmeTables(t)
	b := &base{figs: republic(t), sums: map[cell]*[columns]float64{}}
	b.processes(t, said["process"])
	b.assets()
	b.routes(t, said["moved"])
	b.trade(t, said["abroad"])
	for _, s := range b.figs.Supply {
		b.add(s.Good, s.Region, given, s.Amount[0])
	}
	seen := map[cell]bool{}
	for _, row := range said["good"] {
		at := cell{row[0], row[1]}
		seen[at] = true
		got := b.sums[at]
		if got == nil {
			t.Fatalf("README: %v is not in the folder", at)
		}
		var says [columns]float64
		for k := range says {
			says[k] = figure(t, row[3+k])
		}
		got[finalUse], got[left] = says[finalUse], says[left] // final use was chosen, what is left follows
		b.fish(t, at, says[given])
		for k, name := range columnNames {
			if math.Abs(says[k]-got[k]) > 1e-3*math.Abs(got[k]) {
				t.Errorf("%v, %s: README %g, folder %g", at, name, says[k], got[k])
			}
		}
		sources := got[made] + got[given] + got[arrived] + got[bought]
		uses := got[production] + got[newCapacity] + got[finalUse] + got[sent] + got[sold]
		if math.Abs(sources-uses-says[left]) > 1e-3*sources {
			t.Errorf("%v: made, given, arrived and bought %g, used %g, left %g", at, sources, uses, says[left])
		}
		if says[left] < 0 {
			t.Errorf("%v: 2025 used more than there was: %g", at, says[left])
		}
	}
	for at, sums := range b.sums {
		if !seen[at] && *sums != [columns]float64{} {
			t.Errorf("README: %v is missing", at)
		}
	}
	b.owed(t, said["good"])
}

// processes enters what the README's activities make and take.
func (b *base) processes(t *testing.T, rows [][]string) {
	t.Helper()
	activity := map[cell]float64{}
	for _, row := range rows {
		activity[cell{row[0], row[1]}] = figure(t, row[3])
	}
	known := 0
	for _, p := range b.figs.Processes {
		for r, region := range b.figs.Regions {
			x, ok := activity[cell{string(p.ID), string(region)}]
			if !ok {
				continue
			}
			known++
			for _, out := range p.Outputs {
				b.add(out.Good, r, made, out.Amount[0]*x)
			}
			for _, in := range p.Inputs {
				b.add(in.Good, in.At(r), production, in.Amount[0]*x)
			}
		}
	}
	if known != len(activity) {
		t.Errorf("README: %d rows of processes, %d of them in the folder", len(activity), known)
	}
	for _, a := range b.figs.Assets {
		if _, ok := activity[cell{string(b.figs.Processes[a.Process].ID), string(b.figs.Regions[a.Region])}]; !ok {
			t.Errorf("README: %s in %s is missing", b.figs.Processes[a.Process].ID, b.figs.Regions[a.Region])
		}
	}
}

// assets enters what replaces the retired capacity and adds to it.
func (b *base) assets() {
	for _, a := range b.figs.Assets {
		for _, in := range a.Inputs {
			b.add(in.Good, in.At(a.Region), newCapacity, in.Amount[0]*a.Capacity*(a.Retirement+baseGrowth))
		}
	}
}

// routes enters what the README says was moved; moving takes freight.
func (b *base) routes(t *testing.T, rows [][]string) {
	t.Helper()
	moved := map[[3]string]float64{}
	for _, row := range rows {
		moved[[3]string{row[0], row[1], row[2]}] = figure(t, row[4])
	}
	found := 0
	for _, route := range b.figs.Routes {
		key := [3]string{string(b.figs.Goods[route.Good].ID), string(b.figs.Regions[route.From]), string(b.figs.Regions[route.To])}
		v, ok := moved[key]
		if !ok {
			continue
		}
		found++
		if v > route.Upper[0] {
			t.Errorf("%v: 2025 moved %g, and the route has room for %g", key, v, route.Upper[0])
		}
		b.add(route.Good, route.From, sent, v)
		b.add(route.Good, route.To, arrived, v*(1-route.Loss))
		b.add(route.Freight, route.From, production, v*route.FreightPer[0])
	}
	if found != len(moved) {
		t.Errorf("README: %d routes, %d of them in the folder", len(moved), found)
	}
}

// trade enters what was bought and sold abroad, at the prices of 2026.
func (b *base) trade(t *testing.T, rows [][]string) {
	t.Helper()
	amounts := map[[2]string]float64{}
	for _, row := range rows {
		amounts[[2]string{row[0], row[1]}] = figure(t, row[3])
	}
	for _, tr := range b.figs.Trade {
		direction, column, pays := "export", sold, made
		if tr.Import {
			direction, column, pays = "import", bought, production
		}
		v := amounts[[2]string{string(b.figs.Goods[tr.Good].ID), direction}]
		b.add(tr.Good, tr.Region, column, v)
		b.add(tr.Currency, tr.Region, pays, v*tr.Price[0])
		if !tr.Import && tr.Upper[0] > 0 && v > tr.Upper[0] {
			t.Errorf("%s: 2025 sold %g, and 2026 may sell %g", b.figs.Goods[tr.Good].ID, v, tr.Upper[0])
		}
	}
}

// fish holds that what was caught in 2025 could grow again.
func (b *base) fish(t *testing.T, at cell, caught float64) {
	t.Helper()
	for _, n := range b.figs.Renewables {
		if string(b.figs.Goods[n.Harvest].ID) != at.good {
			continue
		}
		b.sums[at][given] = caught
		for _, piece := range n.Growth {
			if grows := piece.Intercept + piece.Slope*n.Opening; caught > grows {
				t.Errorf("%v: 2025 caught %g, and %g grew", at, caught, grows)
			}
		}
	}
}

// owed holds that 2026 owes nothing that 2025 did not have: standing final
// use, and the baskets at the level of 2025.
func (b *base) owed(t *testing.T, rows [][]string) {
	t.Helper()
	owes := &base{figs: b.figs, sums: map[cell]*[columns]float64{}}
	for _, u := range b.figs.FinalUse {
		owes.add(u.Good, u.Region, finalUse, u.Amount[0])
	}
	for _, basket := range b.figs.Baskets {
		level := map[plan.CategoryID]map[plan.RegionID]float64{"food": baseFood, "defence": basePosts}[basket.Category]
		for _, share := range basket.Goods {
			for r, region := range b.figs.Regions {
				owes.add(share.Good, r, finalUse, level[region]*share.Amount[0])
			}
		}
	}
	for _, row := range rows {
		at := cell{row[0], row[1]}
		if o := owes.sums[at]; o != nil && o[finalUse] > figure(t, row[3+finalUse])*1.001 {
			t.Errorf("%v: 2026 owes %g, which is more than the %s of 2025", at, o[finalUse], row[3+finalUse])
		}
	}
}
