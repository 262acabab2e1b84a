package report

import (
	"math/rand/v2"
	"testing"

	"github.com/openplenum/plenum/internal/locale"
	"github.com/openplenum/plenum/internal/outcome"
)

// TestMarkAgrees: sign, figure, colour and word of a cell come from one
// rounded number, whatever the fulfilment.
func TestMarkAgrees(t *testing.T) {
	w := &writer{c: locale.Get("en")}
	rnd := rand.New(rand.NewPCG(1, 2))
	for range 20000 {
		target := &outcome.Target{Fulfilment: rnd.Float64()*1.4 - 0.2}
		if rnd.IntN(4) == 0 {
			target.Fulfilment = 1 - rnd.Float64()*1e-4
		}
		target.Met = target.Fulfilment >= 1-1e-5
		target.SetAside = !target.Met && rnd.IntN(5) == 0
		p, cell := percent(target), w.mark(target)
		want := StateFar
		switch {
		case p >= 100:
			want = StateMet
		case target.SetAside:
			want = StateAside
		case p >= 90:
			want = StateNear
		case p >= 75:
			want = StateShort
		case p >= 50:
			want = StateLow
		}
		if cell.State != want {
			t.Fatalf("fulfilment %g reads %q and is coloured %q, want %q", target.Fulfilment, cell.Text, cell.State, want)
		}
		if target.Met != (p >= 100) {
			t.Fatalf("fulfilment %g, met %v, reads %d %%", target.Fulfilment, target.Met, p)
		}
		if cell.Say == "" {
			t.Fatalf("%q has no word for its state", cell.Text)
		}
	}
}

func TestMarks(t *testing.T) {
	w := &writer{c: locale.Get("en")}
	for _, c := range []struct {
		target *outcome.Target
		want   string
	}{
		{nil, "·"},
		{&outcome.Target{Fulfilment: 1, Met: true}, "✓ 100\u202f%"},
		{&outcome.Target{Fulfilment: 0.999999, Met: true}, "✓ 100\u202f%"},
		{&outcome.Target{Fulfilment: 1.126, Met: true}, "✓ 113\u202f%"},
		{&outcome.Target{Fulfilment: 0.9999}, "99\u202f%"},
		{&outcome.Target{Fulfilment: 0.29}, "29\u202f%"}, // 100 x 0.29 is 28.999999999999996
		{&outcome.Target{Fulfilment: -0.125}, "\u221213\u202f%"},
		{&outcome.Target{Fulfilment: 0, SetAside: true}, "✕ 0\u202f%"},
	} {
		if got := w.mark(c.target).Text; got != c.want {
			t.Errorf("%+v reads %q, want %q", c.target, got, c.want)
		}
	}
}

func TestYears(t *testing.T) {
	w := &writer{c: locale.Get("en")}
	for want, years := range map[string][]int{
		"2026": {2026}, "2026 and 2027": {2026, 2027}, "2026–2028": {2026, 2027, 2028}, "2026, 2028–2030 and 2033": {2026, 2028, 2029, 2030, 2033}, "": nil,
	} {
		if got := w.years(years); got != want {
			t.Errorf("%v: %q, want %q", years, got, want)
		}
	}
}

func TestAmounts(t *testing.T) {
	w := &writer{c: locale.Get("en")}
	for _, c := range []struct {
		values []float64
		want   []string
	}{
		{[]float64{1234567, 12.3, 0}, []string{"1\u202f234\u202f567", "12", "0"}},
		{[]float64{12.34, 0.001}, []string{"12.34", "0.0010"}},
		{[]float64{1000, 1e-9}, []string{"1\u202f000", "1.0e-9"}},
		{[]float64{nothing, 5}, []string{"–", "5.000"}},
	} {
		for i, cell := range w.amounts(c.values) {
			if cell.Text != c.want[i] {
				t.Errorf("%v: %q, want %q", c.values, cell.Text, c.want[i])
			}
		}
	}
}
