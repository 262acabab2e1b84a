package examples

import (
	"bufio"
	"math"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/openplenum/plenum/internal/plan"
	"github.com/openplenum/plenum/internal/planfile"
)

// Assumptions of the base year that stand in republic/README.md.
const (
	baseGrowth = 0.02 // new capacity beside what replaces the retired
	baseFood   = 7.7  // million persons fed in full
	basePosts  = 70.0 // thousand posts of the defence line
)

// baseYear is what the README says of 2025.
type baseYear struct {
	activity map[string]float64    // by process
	balance  map[string][6]float64 // by good: made, given, production, new capacity, final use, left
}

// TestRepublicSize: the republic is as large as it is meant to be.
func TestRepublicSize(t *testing.T) {
	figs := republic(t)
	kinds := map[plan.Kind]int{}
	for _, g := range figs.Goods {
		kinds[g.Kind]++
	}
	if n := kinds[plan.Product] + kinds[plan.Service]; n < 40 {
		t.Errorf("%d products and services, want 40 at least", n)
	}
	if kinds[plan.Labour] != 3 {
		t.Errorf("%d skills, want 3", kinds[plan.Labour])
	}
	tiers := map[int]int{}
	for _, p := range figs.Promises {
		tiers[p.Tier]++
		if p.Organ == "" {
			t.Errorf("%s: no organ answers for it", p.ID)
		}
	}
	if len(tiers) != 3 || len(figs.Years) != 5 {
		t.Errorf("%d tiers over %d years, want 3 over 5", len(tiers), len(figs.Years))
	}
}

// TestRepublicBaseYear recomputes the tables of the README from the folder:
// what 2025 made and took of every good, at the coefficients of 2026, and
// that it balances.
func TestRepublicBaseYear(t *testing.T) {
	figs, said := republic(t), readBaseYear(t)
	got := make([][6]float64, len(figs.Goods))
	for _, p := range figs.Processes {
		x, ok := said.activity[string(p.ID)]
		if !ok {
			t.Fatalf("README: process %s is missing", p.ID)
		}
		for _, out := range p.Outputs {
			got[out.Good][0] += out.Amount[0] * x
		}
		for _, in := range p.Inputs {
			got[in.Good][2] += in.Amount[0] * x
		}
	}
	for _, s := range figs.Supply {
		got[s.Good][1] += s.Amount[0]
	}
	for _, a := range figs.Assets {
		for _, in := range a.Inputs {
			got[in.Good][3] += in.Amount[0] * a.Capacity * (a.Retirement + baseGrowth)
		}
	}
	for g, good := range figs.Goods {
		row, ok := said.balance[string(good.ID)]
		if !ok {
			t.Fatalf("README: good %s is missing", good.ID)
		}
		for k, name := range []string{"made", "given", "production", "new capacity"} {
			if math.Abs(row[k]-got[g][k]) > 1e-3*math.Abs(got[g][k]) {
				t.Errorf("%s, %s: README %g, folder %g", good.ID, name, row[k], got[g][k])
			}
		}
		got[g][4] = row[4]
		sources, uses := got[g][0]+got[g][1], got[g][2]+got[g][3]+got[g][4]
		if math.Abs(sources-uses-row[5]) > 1e-3*sources {
			t.Errorf("%s: made and given %g, used %g, left %g", good.ID, sources, uses, row[5])
		}
		if row[5] < 0 {
			t.Errorf("%s: 2025 used more than there was: %g", good.ID, row[5])
		}
	}
	for g, owed := range owed(figs) {
		id := string(figs.Goods[g].ID)
		if final := said.balance[id][4]; owed > final*1.001 {
			t.Errorf("%s: 2026 owes %g, which is more than the %g of 2025", id, owed, final)
		}
	}
}

// owed is what 2026 owes of each good: standing final use, and the baskets at
// the level of 2025.
func owed(figs *plan.Figures) []float64 {
	out := make([]float64, len(figs.Goods))
	for _, u := range figs.FinalUse {
		out[u.Good] += u.Amount[0]
	}
	level := map[plan.CategoryID]float64{"food": baseFood, "defence": basePosts}
	for _, b := range figs.Baskets {
		for _, share := range b.Goods {
			out[share.Good] += level[b.Category] * share.Amount[0]
		}
	}
	return out
}

func republic(t *testing.T) *plan.Figures {
	t.Helper()
	f, err := planfile.ReadFS(Republic())
	if err != nil {
		t.Fatal(err)
	}
	return f.Figures
}

// readBaseYear reads the two tables of the README.
func readBaseYear(t *testing.T) baseYear {
	t.Helper()
	file, err := os.Open("republic/README.md")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close() //nolint:errcheck // only read
	out := baseYear{activity: map[string]float64{}, balance: map[string][6]float64{}}
	number := func(s string) float64 {
		v, err := strconv.ParseFloat(s, 64)
		if err != nil {
			t.Fatalf("README: %v", err)
		}
		return v
	}
	table := ""
	lines := bufio.NewScanner(file)
	for lines.Scan() {
		cells := strings.Split(strings.Trim(lines.Text(), "| "), " | ")
		switch {
		case !strings.HasPrefix(lines.Text(), "|"):
			table = ""
		case table == "":
			table = cells[0]
		case strings.HasPrefix(lines.Text(), "|---"):
		case table == "process":
			out.activity[cells[0]] = number(cells[2])
		case table == "good":
			var row [6]float64
			for k := range row {
				row[k] = number(cells[2+k])
			}
			out.balance[cells[0]] = row
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}
