package web

import (
	"testing"

	"github.com/openplenum/plenum/internal/explain"
	"github.com/openplenum/plenum/internal/outcome"
)

// TestMovedNeverSaysTheSame: a target that falls or rises never has the same
// words before and after; one whose amount changed has no arrow. Regions have
// names, amounts the digits of a page, and what they are exactly is kept.
func TestMovedNeverSaysTheSame(t *testing.T) {
	c := &call{lang: newLang("en")}
	moved := func(before, after float64) explain.TargetMoved {
		return explain.TargetMoved{
			Name: "Rice", Region: "plain", Year: 2027, Unit: "t", Fulfilment: explain.Moved{Before: before, After: after},
			Amount: explain.Moved{Before: 120, After: 120}, Value: explain.Moved{Before: 120 * before, After: 120 * after},
		}
	}
	amended := moved(1, 1)
	amended.Amount.After, amended.Value.After = 150, 150
	gone, fresh := moved(0.9, 0), moved(0, 0.9)
	gone.Only, fresh.Only = "before", "after"
	rows := c.movedRows(&explain.Difference{Targets: []explain.TargetMoved{
		moved(0.9994, 0.9991), moved(0.999951, 0.9998), moved(0.99999, 0.99995), moved(0.5, 0.50003), moved(1, 0.86012345), amended, gone, fresh,
	}}, []outcome.Region{{ID: "plain", Name: "The Plain"}})
	for i, want := range []struct {
		before, after string
		sign          sign
	}{
		{"99.94 %", "99.91 %", fell}, {"99.99 %", "99.98 %", fell}, {"99.9 %", "falls by less than 0.02 %", fell}, {"50.0 %", "rises by less than 0.02 %", rose},
		{"100.0 %", "86.0 %", fell}, {"100.0 %", "100.0 %", stays}, {"90.0 %", "no longer a target", stays}, {"not a target before", "90.0 %", stays},
	} {
		r := rows[i]
		if plainText(r.Before.Shown) != want.before || plainText(r.After.Shown) != want.after || r.Sign != want.sign {
			t.Errorf("%d: %+v, want %+v", i, r, want)
		}
		if r.Name != "Rice · The Plain" {
			t.Errorf("%d is called %q", i, r.Name)
		}
	}
	if v := rows[4].Value; plainText(v.Shown) != "103.2 of 120 t" || v.Exact != "103.214814" || rows[4].After.Exact != "0.86012345" {
		t.Errorf("%+v, %+v", v, rows[4].After)
	}
	if v := rows[5].Value.Shown; plainText(v) != "150 of 150 t, before 120" {
		t.Errorf("an amount that was changed reads %q", v)
	}
}
