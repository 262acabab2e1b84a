package plan_test

import (
	"errors"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/openplenum/plenum/internal/plan"
	"github.com/openplenum/plenum/internal/plan/plantest"
)

func TestGet(t *testing.T) {
	tests := []struct{ address, want string }{
		{"output:mine", "10"},
		{"output:coal", "10"},
		{"capacity:works", "5"},
		{"retirement:works", "0"},
		{"supply:labour", "100"},
		{"supply:labour:2028", "100"},
		{"supply:steel:2028", ""},
		{"stock:coal", "1"},
		{"stock:coal:most", ""},
		{"final_use:coal:2026", "1"},
		{"final_use:coal:2028", "2"},
		{"input:mine:labour:2027", "2 1000 persons"},
		{"lead:mill:coal", "1"},
		{"target:steel:2027..2029", "3"},
		{"target:steel:2028:floor", ""},
		{"target:steel:weight", "1"},
		{"limit:coal:2029", "9"},
		{"limit:coal:lower", ""},
	}
	for _, tt := range tests {
		got, err := plan.Get(steelPlan(), tt.address)
		if err != nil || got != tt.want {
			t.Errorf("Get(%s) = %q, %v; want %q", tt.address, got, err, tt.want)
		}
	}
	for address, code := range map[string]plan.Code{
		"final_use:coal": plan.SetSeveral, "target:steel:2026": plan.SetNoRow, "target:stel": plan.SetName,
		"supply:labour:2040": plan.SetYear, "outptu:mine": plan.SetKind, "stock:steel": plan.SetNoRow,
	} {
		var fault plan.Fault
		if _, err := plan.Get(steelPlan(), address); !errors.As(err, &fault) || fault.Code != code {
			t.Errorf("Get(%s): %v, want code %s", address, err, code)
		}
	}
}

func TestSingle(t *testing.T) {
	tests := []struct {
		address string
		want    []string
	}{
		{"target:steel", []string{"target:steel:2027", "target:steel:2028", "target:steel:2029"}},
		{"target:steel:2027..2028:amount", []string{"target:steel:2027", "target:steel:2028"}},
		{"target:steel:2028:floor", []string{"target:steel:2028:floor"}},
		{"output:coal", []string{"output:mine"}},
		{"stock:coal:opening", []string{"stock:coal"}},
		{"supply:labour:2029..2030", []string{"supply:labour:2029", "supply:labour:2030"}},
	}
	for _, tt := range tests {
		got, err := plan.Single(steelPlan(), tt.address)
		if diff := cmp.Diff(tt.want, got); err != nil || diff != "" {
			t.Errorf("Single(%s): %v\n%s", tt.address, err, diff)
		}
	}
	p := steelPlan()
	p.Targets[0].Sum = true
	got, err := plan.Single(p, "target:steel")
	if want := []string{"target:steel:2027..2029"}; err != nil || !slices.Equal(got, want) {
		t.Errorf("Single of a sum = %v, %v; want %v", got, err, want)
	}
	p = islands()
	p.Categories = []plan.Category{{ID: "food"}}
	p.FinalUse = []plan.FinalUse{{Good: "fish", Region: "north", Category: "food", Amount: plan.Quantity{Value: 1}}}
	for address, want := range map[string]string{
		"final_use:fish:2026": "final_use:fish@north:food:2026", "price:fish:2026": "price:fish:2026:export",
		"capacity:boat@south": "capacity:boat@south", "supply:work@north:2026": "supply:work@north:2026",
	} {
		got, err = plan.Single(p, address)
		if err != nil || !slices.Equal(got, []string{want}) {
			t.Errorf("Single(%s) = %v, %v; want %s", address, got, err, want)
		}
	}
}

// TestSetTakesUnitOfRow: a floor that was not given is in the unit of the
// target, as Set says.
func TestSetTakesUnitOfRow(t *testing.T) {
	p := steelPlan()
	p.Targets[0].Amount.Unit = "kt"
	for address, want := range map[string]string{"target:steel:floor": "1 kt", "target:steel:2028:baseline": "1 kt"} {
		if err := plan.Set(p, address, "1"); err != nil {
			t.Fatal(err)
		}
		if got, err := plan.Get(p, address); err != nil || got != want {
			t.Errorf("Set(%s, 1), and Get reads %q (%v); want %s", address, got, err, want)
		}
	}
}

// TestGetUndoesSet holds, for every figure of several plans: what was read can
// be set and changes no figure; setting another value changes that figure and
// no other; and setting what stood there before restores it.
func TestGetUndoesSet(t *testing.T) {
	plans := []*plan.Plan{steelPlan(), islands()}
	for seed := range uint64(2) {
		plans = append(plans, plantest.Plan(seed, plantest.Options{Goods: 2, Years: 2, Inputs: 2}))
	}
	for _, p := range plans {
		before := everything(t, p)
		if len(before) < 20 {
			t.Fatalf("%s: only %d figures", p.Name, len(before))
		}
		for i, address := range slices.Sorted(maps.Keys(before)) {
			if i%5 > 0 {
				continue // each reads everything thrice
			}
			was := before[address]
			if was == "" || before[address+":closing"] == "" && strings.HasPrefix(address, "renewable:") {
				continue // nothing can be set to nothing; an opening takes its closing along
			}
			q := p.Clone()
			if err := plan.Set(q, address, was); err != nil {
				t.Fatalf("%s: Set(%s, %s): %v", p.Name, address, was, err)
			}
			if diff := cmp.Diff(before, everything(t, q)); diff != "" {
				t.Fatalf("%s: setting %s to what it was changed figures:\n%s", p.Name, address, diff)
			}
			other := "2026"
			if was == other {
				other = "2027"
			}
			if plan.Set(q, address, other) != nil {
				continue // more than this figure takes
			}
			after := everything(t, q)
			number, _, _ := strings.Cut(after[address], " ")
			if number != other {
				t.Errorf("%s: Set(%s, %s), and Get reads %q", p.Name, address, other, after[address])
			}
			after[address] = was
			if diff := cmp.Diff(before, after); diff != "" && !strings.HasPrefix(address, "lead:") {
				t.Errorf("%s: setting %s changed other figures:\n%s", p.Name, address, diff)
			}
			if err := plan.Set(q, address, was); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(before, everything(t, q)); diff != "" {
				t.Errorf("%s: %s is not what it was:\n%s", p.Name, address, diff)
			}
		}
	}
}

// everything reads every figure of a plan by its single address.
func everything(t *testing.T, p *plan.Plan) map[string]string {
	out := map[string]string{}
	for _, address := range addresses(p) {
		single, err := plan.Single(p, address)
		if err != nil {
			continue // nothing stands there, or it may mean several
		}
		for _, one := range single {
			value, err := plan.Get(p, one)
			if err != nil {
				t.Fatalf("Get(%s): %v", one, err)
			}
			if again, err := plan.Single(p, one); err != nil || !slices.Equal(again, []string{one}) {
				t.Fatalf("Single(%s) = %v, %v", one, again, err)
			}
			out[one] = value
		}
	}
	return out
}

// addresses names every figure of a plan that has a name.
func addresses(p *plan.Plan) []string {
	var out []string
	add := func(text string, suffixes ...string) {
		out = append(out, text)
		for _, s := range suffixes {
			out = append(out, text+":"+s)
		}
	}
	for _, x := range p.Processes {
		add("output:" + string(x.ID))
	}
	for _, x := range p.Assets {
		at := ""
		if x.Region != "" {
			at = "@" + string(x.Region)
		}
		add("capacity:" + string(x.ID) + at)
		add("retirement:" + string(x.ID) + at)
	}
	for _, x := range p.Supply {
		add("supply:" + string(x.Good))
	}
	for _, x := range p.Stocks {
		add("stock:"+string(x.Good), "closing", "most", "loss")
	}
	for _, x := range p.FinalUse {
		add("final_use:"+string(x.Good), string(x.Category))
	}
	for _, x := range p.Inputs {
		add("input:" + string(x.Process) + ":" + string(x.Good))
		add("lead:" + string(x.Process) + ":" + string(x.Good))
	}
	for _, x := range p.Targets {
		add("target:"+string(x.ID), "baseline", "floor", "weight", "tier")
	}
	for _, x := range p.Limits {
		add("limit:"+string(x.ID), "lower")
	}
	for _, x := range p.Trade {
		add("import:"+string(x.Good), "lower", "share")
		add("export:"+string(x.Good), "lower", "base")
		add("price:" + string(x.Good))
	}
	for _, x := range p.Routes {
		add("route:"+string(x.Good)+":"+string(x.From)+":"+string(x.To), "lower", "loss", "freight")
		if x.Both {
			add("route:"+string(x.Good)+":"+string(x.To)+":"+string(x.From), "lower", "loss", "freight")
		}
	}
	for _, x := range p.Debts {
		add("debt:"+string(x.Currency), "opening", "interest", "closing")
	}
	for _, x := range p.Projects {
		add("project:"+string(x.ID), "earliest", "latest", "delay", "lasts")
	}
	for _, x := range p.Renewables {
		add("renewable:"+string(x.ID), "closing")
	}
	for _, x := range p.Population {
		add("population:" + string(x.Region))
	}
	for _, x := range p.Risks {
		add("risk:"+string(x.ID)+":a", "b", "c")
	}
	slices.Sort(out)
	return slices.Compact(out)
}
