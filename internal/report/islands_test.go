package report

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/openplenum/plenum/internal/explain"
	"github.com/openplenum/plenum/internal/locale"
	"github.com/openplenum/plenum/internal/outcome"
	"github.com/openplenum/plenum/internal/plan"
)

// islands is an answer made without a solver that has everything a plan can
// have: two regions, trade and debt, routes, projects, a living stock, land,
// emissions with a limit, indicators, what holds it back, and draws. Every
// free text is name, where one is given.
func islands(name string) (*outcome.Outcome, Options) {
	say := func(text string) string {
		if name != "" {
			return name
		}
		return text
	}
	num := func(v float64) *float64 { return &v }
	none := []*float64{nil, nil, nil}
	o := &outcome.Outcome{
		Plan: say("Two islands"), Status: outcome.Solved, Years: []int{2026, 2027, 2028},
		Tiers: []outcome.Tier{{Number: 1, Name: say("Needs"), Minimum: 0.8, Sum: 3.3, Most: 4, Headroom: math.NaN()}},
		Regions: []outcome.Region{
			{ID: "north", Name: say("North"), Population: outcome.Series{2000, 2010, 2020}},
			{ID: "south", Name: say("South"), Population: outcome.Series{3000, math.NaN(), 3100}},
		},
		Trade: []outcome.Trade{
			{Good: "fish", Name: say("Fish"), Region: "north", Unit: "t", Currency: "crown", Amounts: []float64{50, 55, 60}, Price: []float64{1000, 1000, 1100},
				Value: []float64{50000, 55000, 66000}, Lower: none, Upper: []*float64{nil, num(55), nil}},
			{Import: true, Good: "fuel", Name: say("Fuel"), Region: "south", Unit: "t", Currency: "crown", Amounts: []float64{90, 80, 70}, Price: []float64{700, 700, 700},
				Value: []float64{63000, 56000, 49000}, Lower: none, Upper: none},
		},
		Debts: []outcome.Debt{{Currency: "crown", Name: say("Crowns"), Unit: "crown", Opening: 20000, Rate: 0.05, Interest: []float64{1000, 1700, 1835},
			Borrowed: []float64{13000, 1000, 0}, Repaid: []float64{0, 0, 17000}, Owed: []float64{34000, 36700, 21535}, Limit: []*float64{nil, num(36700), nil}}},
		Routes: []outcome.Route{{Good: "fish", Name: say("Fish"), Unit: "t", From: "north", To: "south", Loss: 0.02, Sent: []float64{90, 91, 92},
			Arrived: []float64{88.2, 89.18, 90.16}, Lower: none, Upper: []*float64{nil, nil, num(92)}}},
		Projects: []outcome.Project{
			{ID: "pier", Name: say("A pier"), Region: "north", Earliest: 2026, Latest: 2028, Asset: "ferry", Delivers: say("Ferries"), Unit: "tkm", Amount: 4000,
				Delay: 1, Lasts: 1, Works: 2, Started: []float64{0, 1, 0}, Delivered: []float64{0, 0, 4000}},
			{ID: "school", Name: say("A school"), Region: "south", Earliest: 2026, Latest: 2026, Compulsory: true, Divisible: true, Good: "books", Delivers: say("Books"),
				Unit: "1", Amount: 100, Delay: 1, Lasts: 2, Works: 1, Started: []float64{0.75, 0, 0}, Delivered: []float64{0, 75, 75}},
			{ID: "dam", Name: say("A dam"), Region: "south", Earliest: 2027, Latest: 2028, Asset: "dam", Delivers: say("Dams"), Unit: "MW", Amount: 9,
				Delay: 3, Lasts: 1, Works: 3, Started: []float64{0, 0, 0}, Delivered: []float64{0, 0, 0}},
		},
		Renewables: []outcome.Renewable{{ID: "shoal", Name: say("The shoal"), Region: "north", Good: "fish", Unit: "t", Opening: 1000, Closing: 950,
			Growth: []float64{210, 209, 207}, Harvest: []float64{220, 230, 226}, Biomass: []float64{990, 969, 950}}},
		Check:  outcome.Check{OK: true, Solver: "none"},
		Phases: []outcome.Phase{{Kind: outcome.PhaseMinimum, Tier: 1, Round: 1, Value: 0.8, OK: true}},
		Prices: []outcome.Price{
			{Kind: "balance", Of: "crown", Name: say("Crowns"), Year: 2027, Unit: "crown", Value: 2e-5, Amount: 56000, Percent: 2e-5 * 560},
			{Kind: "limit", Of: "co2", Name: say("Carbon"), Year: 2026, Unit: "kt", Value: 0.03, Amount: 9, Percent: 0.0027},
		},
		Limits: []outcome.Limit{{ID: "co2", Name: say("Carbon"), Measure: plan.MeasureUse, Of: "co2", Unit: "kt", Values: outcome.Series{9, 8, 7},
			Lower: none, Upper: []*float64{num(9), num(9), num(9)}, Price: []float64{0.03, 0, 0}}},
	}
	account := func(good, text string, kind plan.Kind, region plan.RegionID, unit string, made, used []float64) {
		b := outcome.Balance{Good: plan.GoodID(good), Name: say(text), Kind: kind, Region: region, Unit: unit, Price: []float64{0, 0, 0}, Total: made,
			Sources: []outcome.Line{{Kind: "produce", Of: "p", Name: say("Making"), Amounts: made}},
			Uses:    []outcome.Line{{Kind: "produce", Of: "q", Name: say("Using"), Amounts: used}}}
		for y := range made {
			b.Unused = append(b.Unused, made[y]-used[y])
		}
		o.Balances = append(o.Balances, b)
	}
	account("fish", "Fish", plan.Product, "north", "t", []float64{200, 205, 210}, []float64{200, 205, 210})
	account("fields", "Fields", plan.Land, "south", "ha", []float64{800, 800, 800}, []float64{700, 800, 640})
	account("co2", "Carbon dioxide", plan.Emission, "", "kt", []float64{9, 8, 7}, []float64{2, 2, 2})
	account("crown", "Crowns", plan.Currency, "", "crown", []float64{63000, 56000, 66000}, []float64{63000, 56000, 66000})
	// An input that keeps its origin: south takes grain of the north.
	account("grain", "Grain", plan.Product, "north", "t", []float64{40, 41, 42}, []float64{40, 41, 42})
	o.Balances[4].Uses[0].Region = "south"
	for y, year := range o.Years[1:] {
		o.Targets = append(o.Targets, outcome.Target{ID: "reading", Name: say("Reading"), Years: []int{year}, Tier: 1, Weight: 1, Sense: plan.AtLeast,
			Measure: plan.MeasureIndicator, Of: "literacy", Region: "south", Unit: "per 100", Baseline: 60, Amount: 65 + 5*float64(y), Value: 60 + 4*float64(y+1),
			Fulfilment: 0.8})
	}
	point := func(year int, share float64, drivers ...outcome.Driver) outcome.RiskPoint {
		return outcome.RiskPoint{Year: year, Years: []int{year}, Amount: 70, Baseline: 60, Planned: outcome.Reached{Value: 70, Fulfilment: 1, Holds: true}, Drivers: drivers,
			Spread: outcome.Spread{Holds: outcome.Probability{Share: share, Low: share - 0.1, High: min(1, share+0.1)},
				Value: outcome.Quantiles{61, 63, 66, 68, 70}, Fulfilment: outcome.Quantiles{0.1, 0.3, 0.6, 0.8, 1}}}
	}
	opt := Options{
		Explained: &Explained{Of: 3, Targets: []explain.Finding{
			{Target: "reading", Name: say("Reading"), Region: "south", Year: 2027, Tier: 1, Unit: "per 100", Amount: 65, Level: 64, Value: 0.8,
				Holds: []explain.Hold{{Place: explain.Place{Kind: "limit", Of: "co2", Name: say("Carbon"), Year: 2026, Unit: "kt"}, Amount: 9, Price: 0.03, PerPercent: 0.0027}},
				Chain: []explain.Step{{Place: explain.Place{Kind: "balance", Of: "fish", Name: say("Fish"), Year: 2026}}, {Place: explain.Place{Kind: "balance", Of: "fuel", Name: say("Fuel"), Year: 2026}}},
				Reliefs: []explain.Tried{{Hold: explain.Hold{Place: explain.Place{Kind: "limit", Of: "co2", Name: say("Carbon"), Year: 2026, Unit: "kt"}, Amount: 9, Price: 0.03},
					Change: 0.9, Share: 0.1, Predicted: 0.027, Confirmed: 0.02, Held: true, Span: &explain.SpanWords{Lower: num(8.5), Upper: num(10.25)}}}},
			{Target: "reading", Name: say("Reading"), Region: "south", Year: 2028, Tier: 1, Unit: "per 100", Amount: 70, Level: 68, Value: 0.8,
				Holds: []explain.Hold{{Place: explain.Place{Kind: "balance", Of: "crown", Name: say("Crowns"), Year: 2027, Unit: "crown"}, Amount: 56000, Price: 2e-5}},
				Reliefs: []explain.Tried{{Hold: explain.Hold{Place: explain.Place{Kind: "balance", Of: "crown", Name: say("Crowns"), Year: 2027, Unit: "crown"}, Amount: 56000, Price: 2e-5},
					Change: 560, Share: 0.01, Predicted: 0.0112, Confirmed: 0.001, Span: &explain.SpanWords{Degenerate: true}}}},
		}},
		Risk: &outcome.Risk{Plan: o.Plan, Seed: 7, Draws: 40, Levels: outcome.RiskLevels, Relaxed: 2, Unsolved: 1,
			Risks: []outcome.RiskDrawn{{ID: "harvest", Name: say("The harvest"), Years: []int{2026, 2027}, MeanDrawn: 1.02, Factor: outcome.Quantiles{0.7, 0.9, 1, 1.1, 1.2}}},
			Targets: []outcome.TargetRisk{{ID: "reading", Name: say("Reading"), Region: "south", Tier: 1, Unit: "per 100", Points: []outcome.RiskPoint{
				point(2027, 0.45, outcome.Driver{Risk: "harvest", Name: say("The harvest"), Year: 2026, Correlation: 0.9}), point(2028, 1)}}},
			Given: []outcome.GivenUp{{Kind: "limit", Of: "co2", Year: 2027, Unit: "kt", Asked: 9, Share: outcome.Probability{Share: 0.05}, Mean: 0.5, Most: 0.75}},
			Worst: []outcome.WorstDraw{
				{Number: 12, Status: outcome.Conflict, Factors: []outcome.FactorDrawn{{Risk: "harvest", Name: say("The harvest"), Year: 2026, Factor: 0.55, Mean: 1}}},
				{Number: 33, Status: outcome.Solved, Short: 1, Least: &outcome.LeastKept{ID: "reading", Name: say("Reading"), Year: 2027, Planned: 1, Fulfilment: 0.25},
					Factors: []outcome.FactorDrawn{{Risk: "harvest", Name: say("The harvest"), Year: 2026, Factor: 0.65, Mean: 1}}},
			}},
	}
	return o, opt
}

func islandsPage(t testing.TB, o *outcome.Outcome, opt Options) string {
	t.Helper()
	var b strings.Builder
	if err := HTML(&b, New(o, locale.Get("en"), opt)); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestIslandsPage: the page of a plan that has everything is sound, and says
// what the golden text says.
func TestIslandsPage(t *testing.T) {
	o, opt := islands("")
	checkPage(t, islandsPage(t, o, opt))
	var b strings.Builder
	if err := Text(&b, New(o, locale.Get("en"), opt), TextOptions{}); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join("testdata", "islands.txt")
	if *update {
		if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if string(want) != b.String() {
		t.Errorf("differs from %s; if the change is meant, run with -update:\n%s", file, b.String())
	}
}

// TestSectionsPresentAndAbsent: each section is there when the plan has what
// it is of, and only then.
func TestSectionsPresentAndAbsent(t *testing.T) {
	empty := map[string]func(o *outcome.Outcome, opt *Options){
		"why":      func(_ *outcome.Outcome, opt *Options) { opt.Explained = nil },
		"risk":     func(_ *outcome.Outcome, opt *Options) { opt.Risk = nil },
		"trade":    func(o *outcome.Outcome, _ *Options) { o.Trade, o.Debts = nil, nil },
		"regions":  func(o *outcome.Outcome, _ *Options) { o.Regions = o.Regions[:1] },
		"projects": func(o *outcome.Outcome, _ *Options) { o.Projects = nil },
		"nature":   func(o *outcome.Outcome, _ *Options) { o.Renewables, o.Balances = nil, o.Balances[:1] },
		"indicators": func(o *outcome.Outcome, _ *Options) {
			o.Targets[0].Measure, o.Targets[1].Measure = plan.MeasureOutput, plan.MeasureOutput
		},
	}
	ids := func(o *outcome.Outcome, opt Options) []string {
		var out []string
		for _, s := range New(o, locale.Get("en"), opt).Sections {
			out = append(out, s.ID)
		}
		return out
	}
	o, opt := islands("")
	whole := ids(o, opt)
	for id, without := range empty {
		if !slices.Contains(whole, id) {
			t.Errorf("no section %s", id)
		}
		o, opt := islands("")
		without(o, &opt)
		if got := ids(o, opt); slices.Contains(got, id) || len(got) < len(whole)-1 {
			t.Errorf("without what %s is of, there are %v", id, got)
		}
		checkPage(t, islandsPage(t, o, opt))
	}
	plain := ids(demo(8, 3), Options{})
	for id := range empty {
		if slices.Contains(plain, id) {
			t.Errorf("a plan without it has the section %s", id)
		}
	}
}

// cells finds the rows of a table of the document by their first cell.
func cells(t *testing.T, d *Document, table, row string) []string {
	t.Helper()
	var found []string
	var look func(blocks []Block)
	see := func(x *Table) {
		if x == nil || x.ID != table || found != nil {
			return
		}
		for _, r := range x.Rows {
			if len(r.Cells) > 1 && r.Cells[0].Text == row {
				for _, c := range r.Cells[1:] {
					found = append(found, plainFigure(c.Text))
				}
				return
			}
		}
	}
	look = func(blocks []Block) {
		for _, b := range blocks {
			switch x := b.(type) {
			case *Table:
				see(x)
			case *Chart:
				see(x.Table)
			case Fold:
				look(x.Blocks)
			case Finder:
				for _, f := range x.Folds {
					look(f.Blocks)
				}
			}
		}
	}
	for _, s := range d.Sections {
		look(s.Blocks)
	}
	if found == nil {
		t.Errorf("no row %q in %s", row, table)
	}
	return found
}

func plainFigure(s string) string {
	return strings.NewReplacer("\u202f", "", "\u00a0", "", "\u2212", "-", ",", "").Replace(s)
}

// TestSectionFigures: the tables of the sections have the figures of the
// answer, and mark what stands at its limit.
func TestSectionFigures(t *testing.T) {
	o, opt := islands("")
	d := New(o, locale.Get("en"), opt)
	for _, c := range []struct{ table, row, want string }{
		{"trade-accounts", "Exports", "crown 50000 55000 66000"},
		{"trade-accounts", "Imports", "crown 63000 56000 49000"},
		{"trade-accounts", "Exports less imports", "crown -13000 -1000 17000"},
		{"trade-accounts", "Interest", "crown 1000 1700 1835"},
		{"trade-accounts", "Owed at the end of the year", "crown 34000 ■ 36700 21535"},
		{"trade-accounts", "Most that may be owed", "crown – 36700 –"},
		{"trade-accounts", "One per cent more of what comes in would bring", "points · 1.1 ·"},
		{"traded", "Fish (North)", "t 50.00 ■ 55.00 60.00"},
		{"region-glance", "North", "2020 · · · 2 goods 0 goods"},
		{"region-glance", "South", "3100 0 of 2 80% · 0 goods 2 goods"},
		{"flows", "Fish", "North South t 90.00 91.00 ■ 92.00"},
		{"flows", "Grain, as input", "North South t 40.00 41.00 42.00"},
		{"project-years", "A pier (North)", "2026–2028 2027 100.0% 2027 and 2028 2028 4000tkm · Ferries "},
		{"project-years", "A dam (South)", "2027 and 2028 not started 0% · · 9.000MW · Dams "},
		{"living", "Stock at the end of the year", "t 990.0 969.0 950.0"},
		{"living", "Growth", "t 210.0 209.0 207.0"},
		{"living", "Least at the end", "t – – 950.0"},
		{"ground", "Fields (South): used", "ha 700.0 800.0 640.0"},
		{"burdens", "Given off", "kt 9.000 8.000 7.000"},
		{"burdens", "Taken up", "kt 2.000 2.000 2.000"},
		{"indicator-figures", "Reading (South)", "2027 60.00 65.00 64.00 per 100 80%"},
		{"risk-figures", "Reading (South)", "2027 per 100 70.00 70.00 45% 35% to 55% 61.00 63.00 66.00 68.00 70.00"},
		{"given-figures", "limit Carbon dioxide", "2027 9.000 kt 5% 0.500 0.750"},
	} {
		if got := strings.Join(cells(t, d, c.table, c.row), " "); got != c.want {
			t.Errorf("%s, %s:\n got %q\nwant %q", c.table, c.row, got, c.want)
		}
	}
}

// TestSpansInMeanings: a price says how far it holds where an explanation
// tried it at the same price, and not otherwise; a degenerate one says so.
func TestSpansInMeanings(t *testing.T) {
	o, opt := islands("")
	page := plainFigure(islandsPage(t, o, opt))
	for _, want := range []string{
		"One kt more room within “Carbon” in 2026 would raise the least fulfilment in Tier 1 · Needs by 3.0 points.", "That holds while there are 8.500kt to 10.25kt.",
		"One more crown of Crowns in 2027 would raise the least fulfilment in Tier 1 · Needs by 0.0020 points.", "a little more and a little less are not worth the same",
	} {
		if !strings.Contains(page, plainFigure(want)) {
			t.Errorf("the page lacks %q", want)
		}
	}
	opt.Explained.Targets[0].Reliefs[0].Price = 0.05 // the question had another price
	if page := islandsPage(t, o, opt); strings.Contains(page, "That holds while") {
		t.Error("the page gives a price the span of another")
	}
}

// TestFansLieWithin: every point of a fan lies in its picture, the outer band
// holds the inner one, and the middle lies in both.
func TestFansLieWithin(t *testing.T) {
	o, opt := islands("")
	page := islandsPage(t, o, opt)
	points := regexp.MustCompile(`points="([^"]+)"`).FindAllStringSubmatch(page, -1)
	if len(points) < 10 {
		t.Fatalf("only %d lines and areas", len(points))
	}
	for _, p := range points {
		for _, xy := range strings.Fields(p[1]) {
			var x, y float64
			if _, err := fmt.Sscanf(xy, "%f,%f", &x, &y); err != nil || x < 0 || x > 690 || y < 0 || y > 260 {
				t.Errorf("a point at %s: %v", xy, err)
			}
		}
	}
	w := &writer{o: o, c: locale.Get("en")}
	fan := w.fan(&opt.Risk.Targets[0])
	for y := 1; y < 3; y++ {
		wide, narrow, middle := fan.Bands[0], fan.Bands[1], fan.Lines[0].Values[y]
		if !(wide.Low[y] <= narrow.Low[y] && narrow.Low[y] <= middle && middle <= narrow.High[y] && narrow.High[y] <= wide.High[y]) {
			t.Errorf("year %d: %v %v %v", y, wide, narrow, middle)
		}
	}
	if !math.IsNaN(fan.Bands[0].Low[0]) {
		t.Error("the fan has figures for a year without a promise")
	}
}

// TestHostileIslands: names get into no section as markup.
func TestHostileIslands(t *testing.T) {
	for _, name := range hostile {
		if name == "" {
			continue
		}
		o, opt := islands(name)
		page := islandsPage(t, o, opt)
		checkPage(t, page)
		if strings.Count(page, "<script>") != 1 || strings.Contains(page, "<img") {
			t.Errorf("%.40q gets into the page as markup", name)
		}
	}
}
