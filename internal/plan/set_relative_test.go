package plan_test

import (
	"testing"

	"github.com/openplenum/plenum/internal/plan"
)

// TestSetRelative: a figure can be set relative to what it is.
func TestSetRelative(t *testing.T) {
	tests := []struct {
		value string
		want  float64 // 0: a fault
	}{
		{"500", 500}, {"+10", 480}, {"+-10", 460}, {"-10", -10}, {"+2%", 479.4}, {"-50 %", 235},
		{"+10 t", 480}, {"+10 kt", 0}, {"2 kt", 2}, {"5%", 0}, {"+", 0},
	}
	for _, x := range tests {
		p := &plan.Plan{
			Horizon: plan.Horizon{First: 1, Last: 3},
			Goods:   []plan.Good{{ID: "ore", Unit: "t"}},
			Supply:  []plan.Supply{{Good: "ore", Amount: plan.Quantity{Value: 470, Unit: "t"}}},
		}
		err := plan.Set(p, "supply:ore:2", x.value)
		if (err != nil) != (x.want == 0) {
			t.Errorf("%s: %v", x.value, err)
			continue
		}
		var got float64
		for _, s := range p.Supply {
			if s.Span.Set && s.Span.From == 2 {
				got = s.Amount.Value
			}
		}
		if got-x.want > 1e-9 || x.want-got > 1e-9 {
			t.Errorf("%s: %v, want %v", x.value, got, x.want)
		}
	}
}

// TestSetRelativeIsPlain: what is so many per cent more is written as people
// would write it, and not with the last digits of binary numbers.
func TestSetRelativeIsPlain(t *testing.T) {
	for _, x := range []struct {
		is    float64
		value string
		want  string
	}{{414.3, "+20%", "497.16 t"}, {414.3, "+5%", "435.015 t"}, {0.1, "+0.2", "0.3 t"}, {1e9, "+0.001", "1.000000000001e+09 t"}} {
		p := &plan.Plan{
			Horizon: plan.Horizon{First: 1, Last: 1},
			Goods:   []plan.Good{{ID: "ore", Unit: "t"}},
			Supply:  []plan.Supply{{Good: "ore", Amount: plan.Quantity{Value: x.is, Unit: "t"}}},
		}
		if err := plan.Set(p, "supply:ore", x.value); err != nil {
			t.Fatal(err)
		}
		if got, err := plan.Get(p, "supply:ore"); err != nil || got != x.want {
			t.Errorf("%v%s is %q, %v; want %q", x.is, x.value, got, err, x.want)
		}
	}
}
