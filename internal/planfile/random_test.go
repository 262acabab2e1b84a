package planfile

import (
	"bytes"
	"errors"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/openplenum/plenum/internal/plan"
	"github.com/openplenum/plenum/internal/plan/plantest"
)

// readAll reads a folder without the rules of plans: what round trips need.
func readAll(r *reader) (*plan.Plan, error) {
	r.head()
	for _, c := range codecs() {
		c.read(r)
	}
	return r.Plan, r.faults.orNil()
}

// drawn makes plans that a folder can hold, right or wrong.
type drawn struct{ t *rapid.T }

func (d drawn) text(label string) string {
	return rapid.OneOf(
		rapid.SampledFrom([]string{"", "coal", "a, b", `say "so"`, "# no comment", "two\nlines", " spaces ", "ä=€", "-", "sep=;", "true", "2026", "null", "1.5", "a: b", "\u2028", "''"}),
		rapid.StringMatching(`[a-zA-Z0-9 ,;"'#\t\n\r:{}\[\]|>&*!%@\\-]{0,12}`),
	).Draw(d.t, label)
}

func (d drawn) id(label string) string {
	return rapid.SampledFrom([]string{"a", "b_1", "c-2", "d.e", "größe", "2026", "x"}).Draw(d.t, label)
}

func (d drawn) maybe(label string) string {
	return rapid.SampledFrom([]string{"", "a", "b_1", "#x"}).Draw(d.t, label)
}

func (d drawn) number(label string) float64 {
	return rapid.OneOf(rapid.Float64Range(-1e300, 1e300), rapid.Float64Range(-10, 10), rapid.SampledFrom([]float64{0, 1, 0.1, 1e-9, 1e15, 123456.789})).Draw(d.t, label)
}

func (d drawn) positive(label string) float64 { return rapid.Float64Range(1e-9, 1e9).Draw(d.t, label) }

func (d drawn) quantity(label string) plan.Quantity {
	return plan.Quantity{Value: d.number(label), Unit: rapid.SampledFrom([]string{"", "t", "1000 persons/(million EUR)", "%"}).Draw(d.t, label+" unit")}
}

func (d drawn) span(label string) plan.Span {
	if rapid.Bool().Draw(d.t, label+" set") {
		return plan.Years(rapid.IntRange(-5, 3000).Draw(d.t, label), rapid.IntRange(-5, 3000).Draw(d.t, label))
	}
	return plan.Every
}

func (d drawn) measure(label string) plan.Measure {
	m := plan.Measure{Kind: plan.MeasureKind(d.id(label)), Of: d.maybe(label), Region: plan.RegionID(d.maybe(label))}
	for range rapid.IntRange(0, 2).Draw(d.t, label) {
		m.Categories = append(m.Categories, plan.CategoryID(d.id(label)))
	}
	return m
}

func (d drawn) terms(label string) []plan.Term {
	var out []plan.Term
	for range rapid.IntRange(0, 2).Draw(d.t, label) {
		out = append(out, plan.Term{Measure: d.measure(label), Span: d.span(label), Weight: d.number(label)})
	}
	return out
}

// rows draws up to three rows.
func rows[T any](d drawn, label string, row func() T) []T {
	var out []T
	for range rapid.IntRange(0, 3).Draw(d.t, label) {
		out = append(out, row())
	}
	return out
}

func (d drawn) plan() *plan.Plan {
	whole := func(label string) int { return rapid.IntRange(-3, 3000).Draw(d.t, label) }
	yes := func(label string) bool { return rapid.Bool().Draw(d.t, label) }
	p := &plan.Plan{
		Schema: 1, Name: d.text("name"), Note: d.text("note"),
		Horizon:  plan.Horizon{First: whole("first"), Last: whole("last")},
		Terminal: plan.Terminal{Rule: plan.Sustain, Growth: d.number("growth")},
		Tidy:     d.terms("tidy"),
		Rounds:   rapid.IntRange(0, 3).Draw(d.t, "rounds"),
	}
	if yes("none") {
		p.Terminal = plan.Terminal{Rule: plan.NoTerminal}
	}
	if yes("objective") {
		p.Objective = &plan.Objective{Maximise: yes("maximise"), Terms: d.terms("objective")}
	}
	p.Tiers = rows(d, "tiers", func() plan.Tier { return plan.Tier{Number: whole("tier"), Name: d.text("tier")} })
	p.Goods = rows(d, "goods", func() plan.Good {
		kind := rapid.SampledFrom([]plan.Kind{plan.Product, plan.Labour, plan.Waste, "odd"}).Draw(d.t, "kind")
		return plan.Good{ID: plan.GoodID(d.id("good")), Name: d.text("good"), Unit: d.maybe("unit"), Kind: kind, Scope: plan.National, Keep: yes("keep"), Code: d.text("code")}
	})
	p.Processes = rows(d, "processes", func() plan.Process {
		x := plan.Process{ID: plan.ProcessID(d.id("process")), Name: d.text("process"), Unit: d.maybe("unit"), Makes: plan.GoodID(d.maybe("makes")), Code: d.text("code")}
		if yes("base") {
			x.Base = plan.Quantity{Value: d.positive("base"), Unit: d.maybe("base unit")}
		}
		return x
	})
	p.Inputs = rows(d, "inputs", func() plan.Input {
		return plan.Input{Process: plan.ProcessID(d.id("process")), Good: plan.GoodID(d.id("good")), Origin: plan.RegionID(d.maybe("origin")), Amount: d.quantity("amount"), Lead: whole("lead"), Span: d.span("year")}
	})
	p.Outputs = rows(d, "outputs", func() plan.Output {
		return plan.Output{Process: plan.ProcessID(d.id("process")), Good: plan.GoodID(d.id("good")), Amount: d.quantity("amount"), Span: d.span("year")}
	})
	p.Assets = rows(d, "assets", func() plan.Asset {
		a := plan.Asset{ID: plan.AssetID(d.id("asset")), Name: d.text("asset"), Process: plan.ProcessID(d.id("process")), Region: plan.RegionID(d.maybe("region")), Retirement: d.number("retirement")}
		if a.CapacityGiven = yes("given"); a.CapacityGiven {
			a.Capacity = d.quantity("capacity")
		}
		return a
	})
	p.AssetInputs = rows(d, "asset inputs", func() plan.AssetInput {
		return plan.AssetInput{Asset: plan.AssetID(d.id("asset")), Region: plan.RegionID(d.maybe("region")), Good: plan.GoodID(d.id("good")), Amount: d.quantity("amount"), Lead: whole("lead"), Span: d.span("year")}
	})
	p.UnderWay = rows(d, "under way", func() plan.UnderWay {
		return plan.UnderWay{Asset: plan.AssetID(d.id("asset")), Region: plan.RegionID(d.maybe("region")), Opens: whole("opens"), Amount: d.quantity("amount")}
	})
	p.UnderWayInputs = rows(d, "under way inputs", func() plan.UnderWayInput {
		return plan.UnderWayInput{Asset: plan.AssetID(d.id("asset")), Good: plan.GoodID(d.id("good")), Opens: whole("opens"), Year: whole("year"), Amount: d.quantity("amount")}
	})
	p.Supply = rows(d, "supply", func() plan.Supply {
		s := plan.Supply{Good: plan.GoodID(d.id("good")), Region: plan.RegionID(d.maybe("region")), Span: d.span("year"), Unlimited: yes("unlimited")}
		if s.Amount = d.quantity("amount"); s.Unlimited {
			s.Amount.Value = 0
		}
		return s
	})
	d.uses(p)
	d.abroad(p)
	d.nature(p)
	return p
}

// shared draws figures that share a unit.
func (d drawn) shared(label string, figures ...*plan.Quantity) {
	q := d.quantity(label)
	for _, to := range figures {
		*to = plan.Quantity{Value: d.positive(label), Unit: q.Unit}
	}
}

func (d drawn) uses(p *plan.Plan) {
	yes := func(label string) bool { return rapid.Bool().Draw(d.t, label) }
	p.Stocks = rows(d, "stocks", func() plan.Stock {
		s := plan.Stock{Good: plan.GoodID(d.id("good")), Loss: d.number("loss")}
		if s.MostSet = yes("most"); s.MostSet {
			d.shared("stock", &s.Opening, &s.Closing, &s.Most)
		} else if yes("closing") {
			d.shared("stock", &s.Closing)
		}
		return s
	})
	p.Categories = rows(d, "categories", func() plan.Category {
		return plan.Category{ID: plan.CategoryID(d.id("category")), Name: d.text("name"), Code: d.text("code"), Unit: d.maybe("unit")}
	})
	p.Baskets = rows(d, "baskets", func() plan.BasketShare {
		return plan.BasketShare{Category: plan.CategoryID(d.id("category")), Good: plan.GoodID(d.id("good")), Amount: d.quantity("amount"), Span: d.span("year")}
	})
	p.FinalUse = rows(d, "final use", func() plan.FinalUse {
		return plan.FinalUse{Good: plan.GoodID(d.id("good")), Category: plan.CategoryID(d.maybe("category")), Span: d.span("year"), Amount: d.quantity("amount")}
	})
	p.Limits = rows(d, "limits", func() plan.Limit {
		l := plan.Limit{ID: plan.LimitID(d.id("limit")), Name: d.text("name"), Measure: d.measure("measure"), Span: d.span("year"), Organ: plan.OrganID(d.maybe("organ"))}
		switch {
		case yes("both"):
			l.LowerSet, l.UpperSet = true, true
			d.shared("limit", &l.Lower, &l.Upper)
		case yes("lower"):
			l.LowerSet, l.Lower = true, d.quantity("lower")
		default:
			l.UpperSet, l.Upper = true, d.quantity("upper")
		}
		return l
	})
	p.Targets = rows(d, "targets", func() plan.Target {
		x := plan.Target{
			ID: plan.TargetID(d.id("target")), Name: d.text("name"), Measure: d.measure("measure"), Span: d.span("year"), Sum: yes("sum"),
			Sense: rapid.SampledFrom([]plan.Sense{plan.AtLeast, plan.AtMost, "odd"}).Draw(d.t, "sense"), Tier: rapid.IntRange(-1, 4).Draw(d.t, "tier"), Weight: d.number("weight"),
		}
		if x.BaselineSet, x.FloorSet = yes("baseline"), true; x.BaselineSet {
			d.shared("target", &x.Amount, &x.Baseline, &x.Floor)
		} else {
			d.shared("target", &x.Amount, &x.Floor)
		}
		return x
	})
	p.Organs = rows(d, "organs", func() plan.Organ {
		return plan.Organ{ID: plan.OrganID(d.id("organ")), Name: d.text("name"), Parent: plan.OrganID(d.maybe("parent")), Kind: d.text("kind")}
	})
	p.Assumptions = rows(d, "assumptions", func() plan.Assumption {
		return plan.Assumption{Table: d.text("table"), Field: d.text("field"), Value: d.text("value"), Reason: d.text("reason"), Source: d.text("source")}
	})
}

// TestRoundTrip: Read(Encode(p)) is p, and encoding that again gives the same
// bytes.
func TestRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawn{t}.plan()
		fsys := encoded(t, p)
		q, err := readAll(newReader(fsys))
		if err != nil {
			t.Fatalf("faults in what was written: %v", err)
		}
		if !p.Equal(q) {
			t.Fatalf("not read as written:\n%s", cmp.Diff(p, q))
		}
		first, err := Hash(p)
		if err != nil {
			t.Fatal(err)
		}
		if second, err := Hash(q); err != nil || first != second {
			t.Fatalf("hash %s, then %s, %v", first, second, err)
		}
	})
}

// TestRevise: a plan written over another, whatever stood there, is read back
// as it is.
func TestRevise(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawn{t}
		before := d.plan()
		after := before.Clone()
		if rapid.Bool().Draw(t, "all new") {
			after = d.plan()
		} else {
			after.Inputs = append(after.Inputs, plan.Input{Process: "new", Good: "new", Lead: 3})
			after.Targets = after.Targets[:len(after.Targets)/2]
			after.Name = "changed"
		}
		old := map[string][]byte{}
		files, err := Encode(before)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			old[f.Name] = []byte("# A comment.\n" + string(f.Data))
		}
		if files, err = Encode(after); err != nil {
			t.Fatal(err)
		}
		fsys := fstest.MapFS{}
		for _, f := range files {
			data := f.Data
			if there, ok := old[f.Name]; ok {
				data = revise(there, f, after)
				if !bytes.HasPrefix(data, []byte("# A comment.\n")) && bytes.Contains(data, []byte("\n")) && f.Name != headFile {
					t.Errorf("%s lost its comment:\n%s", f.Name, data)
				}
			}
			fsys[f.Name] = &fstest.MapFile{Data: data}
		}
		q, err := readAll(newReader(fsys))
		if err != nil {
			t.Fatalf("faults in what was written: %v", err)
		}
		if !after.Equal(q) {
			t.Fatalf("not read as written:\n%s", cmp.Diff(after, q))
		}
	})
}

// TestFoldersOfRandomPlans: plans that are right stay right in a folder.
func TestFoldersOfRandomPlans(t *testing.T) {
	for seed := range uint64(5) {
		f, err := ReadFS(encoded(t, plantest.Plan(seed, plantest.Options{})))
		if err != nil {
			t.Fatal(err)
		}
		if f.Figures == nil {
			t.Error("no figures")
		}
	}
}

// TestEncodeRefuses: what a folder cannot hold is refused, not bent.
func TestEncodeRefuses(t *testing.T) {
	tests := map[string]struct {
		change func(p *plan.Plan)
		want   error
	}{
		"mixed units": {func(p *plan.Plan) {
			p.Limits = []plan.Limit{{ID: "l", Lower: plan.Quantity{Value: 1, Unit: "t"}, LowerSet: true, Upper: plan.Quantity{Value: 1, Unit: "kt"}, UpperSet: true}}
		}, ErrMixedUnits},
		"not a number": {func(p *plan.Plan) { p.Inputs[0].Amount.Value = 0 / zero }, ErrNotFinite},
		"no text":      {func(p *plan.Plan) { p.Goods[0].Name = "\xff" }, ErrText},
		"no name":      {func(p *plan.Plan) { p.Name = "\xff" }, ErrText},
	}
	for name, tt := range tests {
		p := plantest.Plan(1, plantest.Options{})
		tt.change(p)
		if _, err := Encode(p); !errors.Is(err, tt.want) {
			t.Errorf("%s: %v, want %v", name, err, tt.want)
		}
	}
}

var zero float64
