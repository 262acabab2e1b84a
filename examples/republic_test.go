package examples

import (
	"bufio"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/openplenum/plenum/internal/plan"
	"github.com/openplenum/plenum/internal/planfile"
)

// TestRepublicSize: the republic is as large as it is meant to be, and has
// every kind of thing that a plan can have.
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
	if len(tiers) != 3 || len(figs.Years) != 5 || len(figs.Regions) != 4 {
		t.Errorf("%d tiers over %d years in %d regions, want 3 over 5 in 4", len(tiers), len(figs.Years), len(figs.Regions))
	}
	for what, n := range map[string]int{
		"trade": len(figs.Trade), "debts": len(figs.Debts), "routes": len(figs.Routes),
		"projects": len(figs.Projects), "renewables": len(figs.Renewables),
		"indicators": len(figs.Indicators), "risks": len(figs.Risks), "limits": len(figs.Limits),
	} {
		if n == 0 {
			t.Errorf("no %s", what)
		}
	}
	var whole, parts, compulsory, window bool
	for _, p := range figs.Projects {
		whole = whole || !p.Divisible
		parts = parts || p.Divisible
		compulsory = compulsory || p.Compulsory
		window = window || p.Latest > p.Earliest
	}
	if !whole || !parts || !compulsory || !window {
		t.Errorf("projects: whole %v, divisible %v, compulsory %v, within a window %v", whole, parts, compulsory, window)
	}
}

// TestRepublicFields: every field of work has goods or activities, a target
// or limit, and an organ that answers for it.
func TestRepublicFields(t *testing.T) {
	figs := republic(t)
	organs := map[plan.OrganID]bool{}
	for _, o := range figs.Plan.Organs {
		organs[o.ID] = true
	}
	targets := map[plan.TargetID]bool{}
	for _, p := range figs.Promises {
		targets[p.ID] = true
	}
	for _, l := range figs.Limits {
		targets[plan.TargetID(l.ID)] = true
	}
	goods := map[plan.GoodID]bool{}
	for _, g := range figs.Goods {
		goods[g.ID] = true
	}
	for field, has := range map[string]struct {
		good          plan.GoodID
		target, organ string
	}{
		"metal":             {"steel", "steel", "metal"},
		"chemistry":         {"chemicals", "fertiliser", "chemistry"},
		"power":             {"power", "dams", "energy"},
		"coal":              {"coal", "coal_in_store", "coal"},
		"machinery":         {"equipment", "equipment_abroad", "machinery"},
		"light industry":    {"clothing", "clothing", "light_industry"},
		"construction":      {"construction", "public_works", "construction"},
		"rural development": {"rural_dwellings", "rural_dwellings", "rural"},
		"agriculture":       {"grain", "food", "agriculture"},
		"environment":       {"co2", "air", "environment"},
		"land":              {"farmland", "restoration", "environment"},
		"urban management":  {"refuse", "refuse", "towns"},
		"the capital":       {"homes", "dwelling_space", "capital_council"},
		"regional industry": {"household_goods", "regional_goods", "regional_industry"},
		"fishing":           {"catch", "shoal", "fisheries"},
		"external economy":  {"talers", "credit", "external"},
		"agreements":        {"crude_oil", "vehicles_abroad", "foreign"},
		"science":           {"science", "science", "science"},
		"education":         {"school", "literacy", "education"},
		"public health":     {"health", "treatments_each", "health"},
		"art":               {"art", "art", "writers"},
		"media":             {"media", "media", "broadcasting"},
		"sports":            {"sport", "sport", "sport"},
		"order":             {"order", "order", "interior"},
		"defence line":      {"power", "defence", "defence"},
		"regional councils": {"general", "piped_water", "plain_council"},
		"organizations":     {"general", "food", "farmers"},
	} {
		if !goods[has.good] || !targets[plan.TargetID(has.target)] || !organs[plan.OrganID(has.organ)] {
			t.Errorf("%s: good %s %v, target or limit %s %v, organ %s %v", field, has.good, goods[has.good],
				has.target, targets[plan.TargetID(has.target)], has.organ, organs[plan.OrganID(has.organ)])
		}
	}
}

func republic(t *testing.T) *plan.Figures {
	t.Helper()
	f, err := planfile.ReadFS(Republic())
	if err != nil {
		t.Fatal(err)
	}
	return f.Figures
}

// readmeTables reads the tables of the republic's README: the rows below each
// head, by the first word of the head.
func readmeTables(t *testing.T) map[string][][]string {
	t.Helper()
	file, err := os.Open("republic/README.md")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close() //nolint:errcheck // only read
	out := map[string][][]string{}
	table := ""
	lines := bufio.NewScanner(file)
	for lines.Scan() {
		cells := strings.Split(strings.Trim(lines.Text(), "| "), " | ")
		switch {
		case !strings.HasPrefix(lines.Text(), "|"):
			table = ""
		case table == "":
			table = cells[0]
		case !strings.HasPrefix(lines.Text(), "|---"):
			out[table] = append(out[table], cells)
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}

func figure(t *testing.T, s string) float64 {
	t.Helper()
	v, err := strconv.ParseFloat(s, 64)
	if err != nil {
		t.Fatalf("README: %v", err)
	}
	return v
}
