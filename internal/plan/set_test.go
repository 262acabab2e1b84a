package plan_test

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/openplenum/plenum/internal/plan"
)

func steelPlan() *plan.Plan {
	q := func(v float64) plan.Quantity { return plan.Quantity{Value: v} }
	return &plan.Plan{
		Schema: 1, Name: "steel", Horizon: plan.Horizon{First: 2026, Last: 2030},
		Goods: []plan.Good{
			{ID: "coal", Unit: "t"}, {ID: "steel", Unit: "t"}, {ID: "labour", Unit: "persons", Kind: plan.Labour},
		},
		Processes: []plan.Process{{ID: "mine", Makes: "coal", Base: q(10)}, {ID: "mill", Makes: "steel"}},
		Inputs: []plan.Input{
			{Process: "mill", Good: "coal", Amount: q(0.5), Lead: 1},
			{Process: "mine", Good: "labour", Amount: plan.Quantity{Value: 2, Unit: "1000 persons"}, Span: plan.Years(2026, 2030)},
		},
		Assets:  []plan.Asset{{ID: "works", Process: "mill", Capacity: q(5), CapacityGiven: true}},
		Supply:  []plan.Supply{{Good: "labour", Amount: q(100)}},
		Stocks:  []plan.Stock{{Good: "coal", Opening: q(1)}},
		Targets: []plan.Target{{ID: "steel", Measure: plan.Measure{Kind: plan.MeasureFinalUse, Of: "steel"}, Span: plan.Years(2027, 2029), Amount: q(3), Tier: 1, Weight: 1}},
		Limits:  []plan.Limit{{ID: "coal", Measure: plan.Measure{Kind: plan.MeasureOutput, Of: "coal"}, Upper: q(9), UpperSet: true}},
		FinalUse: []plan.FinalUse{
			{Good: "coal", Amount: q(1)},
			{Good: "coal", Span: plan.Year(2028), Amount: q(2)},
		},
	}
}

func TestSet(t *testing.T) {
	q := func(v float64) plan.Quantity { return plan.Quantity{Value: v} }
	tests := []struct {
		address, value string
		want           func(p *plan.Plan)
	}{
		{"output:mine", "5", func(p *plan.Plan) { p.Processes[0].Base = q(5) }},
		{"output:coal", "5 kt", func(p *plan.Plan) { p.Processes[0].Base = plan.Quantity{Value: 5, Unit: "kt"} }},
		{"capacity:works", "7", func(p *plan.Plan) { p.Assets[0].Capacity = q(7) }},
		{"retirement:works", "5 %", func(p *plan.Plan) { p.Assets[0].Retirement = 0.05 }},
		{"supply:labour", "unlimited", func(p *plan.Plan) { p.Supply[0] = plan.Supply{Good: "labour", Unlimited: true} }},
		{"supply:labour:2027", "90", func(p *plan.Plan) {
			p.Supply = append(p.Supply, plan.Supply{Good: "labour", Amount: q(90), Span: plan.Year(2027)})
		}},
		{"supply:steel:2027..2028", "1", func(p *plan.Plan) {
			p.Supply = append(p.Supply, plan.Supply{Good: "steel", Amount: q(1), Span: plan.Years(2027, 2028)})
		}},
		{"stock:coal", "4", func(p *plan.Plan) { p.Stocks[0].Opening = q(4) }},
		{"stock:coal:most", "4", func(p *plan.Plan) { p.Stocks[0].Most, p.Stocks[0].MostSet = q(4), true }},
		{"final_use:coal:2027..2029", "7", func(p *plan.Plan) {
			p.FinalUse = []plan.FinalUse{
				{Good: "coal", Amount: q(1)},
				{Good: "coal", Span: plan.Year(2027), Amount: q(7)},
				{Good: "coal", Span: plan.Year(2029), Amount: q(7)},
				{Good: "coal", Span: plan.Year(2028), Amount: q(7)},
			}
		}},
		{"input:mill:coal", "0.4", func(p *plan.Plan) { p.Inputs[0].Amount = q(0.4) }},
		{"input:mine:labour:2028", "3", func(p *plan.Plan) {
			at := func(v float64, span plan.Span) plan.Input {
				in := p.Inputs[1]
				in.Amount.Value, in.Span = v, span
				return in
			}
			p.Inputs = []plan.Input{p.Inputs[0], at(2, plan.Years(2026, 2027)), at(3, plan.Year(2028)), at(2, plan.Years(2029, 2030))}
		}},
		{"lead:mill:coal", "2", func(p *plan.Plan) { p.Inputs[0].Lead = 2 }},
		{"target:steel:2027", "4", func(p *plan.Plan) {
			first, rest := p.Targets[0], p.Targets[0]
			first.Span, first.Amount = plan.Year(2027), q(4)
			rest.Span = plan.Years(2028, 2029)
			p.Targets = []plan.Target{first, rest}
		}},
		{"target:steel:floor", "1", func(p *plan.Plan) { p.Targets[0].Floor, p.Targets[0].FloorSet = q(1), true }},
		{"limit:coal:2026:lower", "2", func(p *plan.Plan) {
			l := p.Limits[0]
			l.Span, l.Lower, l.LowerSet = plan.Year(2026), q(2), true
			p.Limits = append(p.Limits, l)
		}},
	}
	for _, tt := range tests {
		t.Run(tt.address, func(t *testing.T) {
			got, want, before := steelPlan(), steelPlan(), steelPlan()
			tt.want(want)
			copied := got.Clone()
			if err := plan.Set(got, tt.address, tt.value); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
			if !copied.Equal(before) {
				t.Error("Set changed the clone that was taken before")
			}
			if copied.Equal(got) {
				t.Error("Equal does not see the change")
			}
			if _, faults := plan.Resolve(got); faults != nil {
				t.Errorf("the plan is not right any more: %v", faults)
			}
		})
	}
}

func TestSetRefuses(t *testing.T) {
	tests := []struct {
		address, value string
		code           plan.Code
		near           string
	}{
		{"outptu:mine", "5", plan.SetKind, "output"},
		{"output", "5", plan.SetForm, ""},
		{"output:mime", "5", plan.SetName, "mine"},
		{"output:mill", "5", plan.SetNoBase, ""},
		{"capacity:work", "5", plan.SetName, "works"},
		{"capacity:works", "five", plan.SetValue, ""},
		{"capacity:works", "unlimited", plan.SetUnlimited, ""},
		{"capacity:works:a:b", "1", plan.SetForm, ""},
		{"supply:labour:2040", "5", plan.SetYear, ""},
		{"input:mill:steel", "1", plan.SetNoRow, ""},
		{"target:stel", "1", plan.SetName, "steel"},
		{"target:steel:2026", "1", plan.SetNoRow, ""},
		{"stock:steel", "1", plan.SetNoRow, ""},
		{"lead:mill:coal", "1.5", plan.SetValue, ""},
	}
	for _, tt := range tests {
		p := steelPlan()
		err := plan.Set(p, tt.address, tt.value)
		var fault plan.Fault
		if !errors.As(err, &fault) || fault.Code != tt.code {
			t.Errorf("Set(%s, %s) = %v, want code %s", tt.address, tt.value, err, tt.code)
			continue
		}
		if tt.near != "" && (len(fault.Near) == 0 || fault.Near[0] != tt.near) {
			t.Errorf("Set(%s): near %v, want %s", tt.address, fault.Near, tt.near)
		}
		if !p.Equal(steelPlan()) {
			t.Errorf("Set(%s) failed and changed the plan", tt.address)
		}
	}
	p := steelPlan()
	p.Targets[0].Sum = true
	var fault plan.Fault
	if err := plan.Set(p, "target:steel:2027", "1"); !errors.As(err, &fault) || fault.Code != plan.SetSum {
		t.Errorf("one year of a sum: %v", err)
	}
}
