package outcome

import (
	"bytes"
	"encoding/json"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/openplenum/plenum/internal/formulate"
	"github.com/openplenum/plenum/internal/lp"
	"github.com/openplenum/plenum/internal/plan"
)

// near compares figures to 12 digits.
var near = cmpopts.EquateApprox(1e-12, 1e-12)

// TestBalances holds the tables of a small plan against figures made by hand.
// The station uses a tenth of its own power: both sides must show.
func TestBalances(t *testing.T) {
	o := New(station(t))
	want := []Balance{
		{
			Good: "power", Name: "Power", Kind: plan.Product, Unit: "MWh",
			Sources: []Line{{Kind: "produce", Of: "station", Name: "Station", Amounts: []float64{50, 80}}},
			Uses: []Line{
				{Kind: "standing_use", Category: "homes", Name: "Homes", Amounts: []float64{20, 20}},
				{Kind: "produce", Of: "station", Name: "Station", Amounts: []float64{5, 8}},
				{Kind: "produce", Of: "mine", Name: "Mine", Amounts: []float64{8, 8}},
				{Kind: "extra_use", Of: "power", Category: "homes", Name: "Homes", Amounts: []float64{0, 44}},
			},
			Unused: []float64{17, 0}, Total: []float64{50, 80}, Price: []float64{0, 0.5},
		},
		{
			Good: "coal", Name: "Coal", Kind: plan.Product, Unit: "t",
			Sources: []Line{
				{Kind: "opening_stock", Name: "", Amounts: []float64{10, 0}},
				{Kind: "produce", Of: "mine", Name: "Mine", Amounts: []float64{40, 40}},
				{Kind: "store", Of: "coal", Name: "Coal", Amounts: []float64{0, 9}},
			},
			Uses: []Line{
				{Kind: "produce", Of: "station", Name: "Station", Amounts: []float64{25, 40}},
				{Kind: "open", Of: "plant", Name: "Plant", Amounts: []float64{5, 0}},
				{Kind: "store", Of: "coal", Name: "Coal", Amounts: []float64{10, 0}},
			},
			Unused: []float64{10, 9}, Total: []float64{50, 49}, Price: []float64{0, 0},
		},
		{
			Good: "labour", Name: "Labour", Kind: plan.Labour, Unit: "h",
			Sources: []Line{{Kind: "supply", Amounts: []float64{300, 300}}},
			Uses: []Line{
				{Kind: "produce", Of: "station", Name: "Station", Amounts: []float64{50, 80}},
				{Kind: "produce", Of: "mine", Name: "Mine", Amounts: []float64{80, 80}},
			},
			Unused: []float64{170, 140}, Total: []float64{300, 300}, Price: []float64{0, 0},
		},
		{
			Good: "water", Name: "water", Kind: plan.Water, Unit: "m3",
			Sources: []Line{{Kind: "supply", Amounts: []float64{100, 160}, Unlimited: true}},
			Uses:    []Line{{Kind: "produce", Of: "station", Name: "Station", Amounts: []float64{100, 160}}},
			Unused:  []float64{0, 0}, Total: []float64{100, 160}, Price: []float64{0, 0},
		},
	}
	if diff := cmp.Diff(want, o.Balances, near); diff != "" {
		t.Errorf("balances (-want +got):\n%s", diff)
	}
}

// TestSourcesEqualUses: every account closes.
func TestSourcesEqualUses(t *testing.T) {
	for _, b := range New(station(t)).Balances {
		for y := range b.Total {
			if gap := sum(b.Sources, y) - sum(b.Uses, y) - b.Unused[y]; math.Abs(gap) > 1e-12 {
				t.Errorf("%s, year %d: sources and uses with the rest differ by %g", b.Good, y, gap)
			}
		}
	}
}

func TestAssetsTargetsLimits(t *testing.T) {
	o := New(station(t))
	wantAsset := Asset{
		ID: "plant", Name: "Plant", Process: "station", Unit: "MWh",
		Capacity: []float64{100, 107}, Opened: []float64{0, 7}, Used: []float64{50, 80}, Price: []float64{0, 0.25},
	}
	if diff := cmp.Diff([]Asset{wantAsset}, o.Assets, near); diff != "" {
		t.Errorf("assets (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]Target{{
		ID: "light", Name: "Light for homes", Years: []int{2031}, Tier: 1, Weight: 2, Sense: plan.AtLeast,
		Measure: plan.MeasureFinalUse, Of: "power", Organ: "ministry", Unit: "MWh",
		Baseline: 24, Amount: 104, Value: 64, Fulfilment: 0.5,
	}}, o.Targets, near); diff != "" {
		t.Errorf("targets (-want +got):\n%s", diff)
	}
	upper := 90.0
	wantLimit := Limit{
		ID: "smoke", Name: "Smoke", Measure: plan.MeasureUse, Of: "coal", Unit: "t", Values: Series{missing, 40},
		Lower: []*float64{nil, nil}, Upper: []*float64{nil, &upper}, Price: []float64{0, 0},
	}
	if diff := cmp.Diff([]Limit{wantLimit}, o.Limits, near, cmpopts.EquateNaNs()); diff != "" {
		t.Errorf("limits (-want +got):\n%s", diff)
	}
}

// TestGainSigns holds the sign rules: a unit more of a good or of room is a
// gain whichever way the phase optimises; a burden only where surplus is kept;
// nothing where the dual is only the price of holding an earlier phase.
func TestGainSigns(t *testing.T) {
	for _, c := range []struct {
		name  string
		sense lp.Sense
		keep  bool
		power float64 // dual of the balance in 2031
		plant float64 // dual of the use of capacity in 2031
		smoke float64 // dual of the limit, which has an upper bound only
		want  map[string]float64
	}{
		{"maximise", lp.Maximize, false, -0.5, 0.25, 0.125, map[string]float64{"power": 0.5, "plant": 0.25, "smoke": 0.125}},
		{"minimise cost", lp.Minimize, false, 0.5, -0.25, -0.125, map[string]float64{"power": 0.5, "plant": 0.25, "smoke": 0.125}},
		{"burden", lp.Maximize, true, 0.5, 0, 0, map[string]float64{"power": -0.5}},
		{"held", lp.Maximize, false, 0.5, -0.25, -0.125, map[string]float64{}},
	} {
		in := station(t)
		if c.keep {
			row, _ := in.Form.Index.Row(formulate.RowKey{Kind: formulate.Balance, Of: "power", Year: 2031})
			in.Form.Problem.RowUpper[row] = in.Form.Problem.RowLower[row]
		}
		in.Priced[0].Problem.Sense = c.sense
		for key, dual := range map[formulate.RowKey]float64{
			{Kind: formulate.Balance, Of: "power", Year: 2031}:     c.power,
			{Kind: formulate.CapacityUse, Of: "plant", Year: 2031}: c.plant,
			{Kind: formulate.LimitRow, Of: "smoke", Year: 2031}:    c.smoke,
		} {
			row, _ := in.Form.Index.Row(key)
			in.Priced[0].RowDual[row] = dual
		}
		got := map[string]float64{}
		for _, p := range New(in).Prices {
			got[p.Of] = p.Value
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
}

// TestFirstPhasePrices: with several priced phases the list has all, and the
// tables have the first price of each row.
func TestFirstPhasePrices(t *testing.T) {
	in := station(t)
	in.Phases = append(in.Phases, Phase{Kind: PhaseMinimum, Tier: 2, OK: true})
	second := in.Priced[0]
	second.Phase, second.RowDual = 1, make([]float64, len(second.RowDual))
	for key, dual := range map[formulate.RowKey]float64{
		{Kind: formulate.Balance, Of: "power", Year: 2031}: -3,
		{Kind: formulate.Balance, Of: "coal", Year: 2030}:  -2,
	} {
		row, _ := in.Form.Index.Row(key)
		second.RowDual[row] = dual
	}
	in.Priced = append(in.Priced, second)
	o := New(in)
	if len(o.Prices) != 4 || o.Prices[0].Phase != 0 || o.Prices[3].Phase != 1 {
		t.Errorf("prices: %+v", o.Prices)
	}
	if power, coal := o.Balances[0].Price[1], o.Balances[1].Price[0]; power != 0.5 || coal != 2 {
		t.Errorf("power has %g in its table, want 0.5; coal %g, want 2", power, coal)
	}
}

func TestPricesOrderedWithoutNoise(t *testing.T) {
	o := New(station(t))
	if len(o.Prices) != 2 {
		t.Fatalf("%d prices, want 2: %+v", len(o.Prices), o.Prices)
	}
	if o.Prices[0].Of != "power" || o.Prices[0].Percent < o.Prices[1].Percent {
		t.Errorf("not ordered by what a percent brings: %+v", o.Prices)
	}
}

// TestCheckSeesWhatIsWrong: each kind of fault fails the check with its reason.
func TestCheckSeesWhatIsWrong(t *testing.T) {
	if o := New(station(t)); !o.Check.OK || o.Check.Balance != 0 {
		t.Fatalf("a sound answer fails: %+v", o.Check)
	}
	in := station(t)
	in.X[column(t, in.Form, formulate.ColumnKey{Kind: formulate.ExtraUse, Of: "power", Category: "homes", Year: 2031})] = 50
	if o := New(in); o.Check.OK || o.Check.Balance < 0.05 || !strings.Contains(strings.Join(o.Check.Reasons, " "), ReasonBalance) {
		t.Errorf("6 MWh out of nowhere pass: %+v", o.Check)
	}
	in = station(t)
	in.Check.OK, in.Check.WorstRow = false, 0
	in.Check.PrimalResidual = 3
	if o := New(in); o.Check.OK || o.Check.WorstRow != "balance power 2030" || o.Check.WorstUnit != "MWh" {
		t.Errorf("a failed check of the figures passes: %+v", o.Check)
	}
	in = station(t)
	in.Phases[0].OK = false
	if o := New(in); o.Check.OK {
		t.Errorf("a failed phase passes: %+v", o.Check)
	}
}

func TestConflict(t *testing.T) {
	in := station(t)
	in.Status, in.X = Conflict, nil
	duals := make([]float64, in.Form.Problem.Rows())
	row, _ := in.Form.Index.Row(formulate.RowKey{Kind: formulate.LimitRow, Of: "smoke", Year: 2031})
	duals[row], duals[0] = -4, 2
	in.Proof = Proof{Problem: in.Form.Problem, RowDual: duals}
	o := New(in)
	if len(o.Conflict) != 2 || o.Conflict[0].Name != "Smoke" || o.Conflict[0].Weight != 1 || o.Conflict[1].Weight != 0.5 {
		t.Errorf("conflict: %+v", o.Conflict)
	}
	if o.Conflict[0].Upper == nil || *o.Conflict[0].Upper != 90 || o.Conflict[0].Lower != nil {
		t.Errorf("bounds of the limit: %+v", o.Conflict[0])
	}
}

// TestJSON: no NaN gets out, the same outcome is the same bytes, and reading
// gives back what was written.
func TestJSON(t *testing.T) {
	o := New(station(t))
	o.Tiers[0].Headroom = math.NaN()
	o.Phases[0].Dual = math.Inf(1)
	first, err := json.Marshal(o)
	if err != nil {
		t.Fatal(err)
	}
	second, err := json.Marshal(New(station(t)))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(first, []byte(`"headroom":null`)) || !bytes.Contains(first, []byte(`"dual":null`)) {
		t.Errorf("NaN or infinity is not null: %s", first)
	}
	back, err := Read(bytes.NewReader(first))
	if err != nil {
		t.Fatal(err)
	}
	again, err := json.Marshal(back)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(first), string(again)); diff != "" {
		t.Errorf("reading and writing changes it:\n%s", diff)
	}
	if bytes.Equal(first, second) {
		t.Error("different outcomes are the same bytes")
	}
}

// TestParts: the sums that reports show are those of the lines.
func TestParts(t *testing.T) {
	o := New(station(t))
	power, coal := o.Balances[0], o.Balances[1]
	for _, c := range []struct {
		name      string
		got, want []float64
	}{
		{"output of power", power.Output(), []float64{50, 80}},
		{"output of coal", coal.Output(), []float64{40, 40}},
		{"investment of coal", coal.Investment(), []float64{5, 0}},
		{"use of coal", coal.Used(), []float64{40, 40}},
		{"share of power", power.Shares(), []float64{33.0 / 50, 1}},
		{"share of the plant", o.Assets[0].Shares(), []float64{0.5, 80.0 / 107}},
		{"share of nothing", Asset{Used: []float64{0}, Capacity: []float64{0}}.Shares(), []float64{math.NaN()}},
	} {
		if diff := cmp.Diff(c.want, c.got, near, cmpopts.EquateNaNs()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
}
