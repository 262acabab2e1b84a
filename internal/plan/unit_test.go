package plan

import (
	"errors"
	"math"
	"testing"
)

func testUnits(t *testing.T) *Units {
	t.Helper()
	u, wrong := NewUnits([]UnitDef{
		{Name: "crown"}, {Name: "million crowns", Value: 1e6, Of: "crown"}, {Name: "barrel", Value: 0.136, Of: "t"},
	})
	if len(wrong) > 0 {
		t.Fatal(wrong)
	}
	return u
}

func TestConvertUnits(t *testing.T) {
	u := testUnits(t)
	tests := []struct {
		from, to string
		want     float64
	}{
		{"t", "kg", 1000},
		{"1000 t", "kt", 1},
		{"million EUR", "EUR", 1e6},
		{"kWh", "MWh", 0.001},
		{"kWh/t", "MWh/t", 0.001},
		{"kg/t", "1", 0.001},
		{"%", "1", 0.01},
		{"persons", "1000 persons", 0.001},
		{"1000 persons/(million EUR)", "persons/EUR", 0.001},
		{"1000 persons/million EUR", "persons/EUR", 0.001},
		{"t*km", "tkm", 1},
		{"kt · km", "tkm", 1000},
		{"m^2", "m2", 1},
		{"ha", "m²", 10000},
		{"MW*h", "MWh", 1},
		{"MW*year", "MWh", 8760},
		{"l", "m3", 0.001},
		{"million crowns", "crown", 1e6},
		{"crowns", "million crowns", 1e-6},
		{"billion crowns", "million crowns", 1000},
		{"3 barrels", "kg", 408},
		{"GJ/(m2*year)", "kJ/(ha*day)", 1e6 * 1e4 / 365},
		{"mrd EUR", "million €", 1000},
		{"TJ", "toe", 1000 / 41.868},
	}
	for _, tt := range tests {
		from, err := u.Parse(tt.from)
		if err != nil {
			t.Errorf("Parse(%q): %v", tt.from, err)
			continue
		}
		to, err := u.Parse(tt.to)
		if err != nil {
			t.Errorf("Parse(%q): %v", tt.to, err)
			continue
		}
		got, ok := from.To(to)
		if !ok || math.Abs(got/tt.want-1) > 1e-15 {
			t.Errorf("%s to %s = %v, %v, want %v", tt.from, tt.to, got, ok, tt.want)
		}
	}
}

func TestUnitsThatDoNotFit(t *testing.T) {
	u := testUnits(t)
	for _, pair := range [][2]string{
		{"MWh", "t"}, {"MW", "MWh"}, {"EUR", "USD"}, {"beds", "pupils"}, {"t/t", "t"}, {"crown", "EUR"}, {"persons", "FTE"}, {"m2", "m3"},
	} {
		a, err := u.Parse(pair[0])
		if err != nil {
			t.Fatal(err)
		}
		b, err := u.Parse(pair[1])
		if err != nil {
			t.Fatal(err)
		}
		if a.Fits(b) {
			t.Errorf("%s fits %s", pair[0], pair[1])
		}
	}
}

func TestBadUnits(t *testing.T) {
	u := testUnits(t)
	for text, want := range map[string]error{
		"": ErrUnitSyntax, " ": ErrUnitSyntax, "t/": ErrUnitSyntax, "/t": ErrUnitSyntax, "(t": ErrUnitSyntax, "t)": ErrUnitSyntax,
		"0 t": ErrUnitSyntax, "t^0": ErrUnitSyntax, "t^x": ErrUnitSyntax, "t^99": ErrUnitSyntax, "t,kg": ErrUnitSyntax,
		"tons": ErrUnknownUnit, "mwh": ErrUnknownUnit, "t t": ErrUnknownUnit, "million": nil, "12": nil,
	} {
		if _, err := u.Parse(text); !errors.Is(err, want) {
			t.Errorf("Parse(%q) = %v, want %v", text, err, want)
		}
	}
	_, wrong := NewUnits([]UnitDef{{Name: "t"}, {Name: "a", Value: 2, Of: "b"}, {Name: "3x"}, {Name: "c", Value: -1, Of: "t"}})
	for i, want := range []error{ErrUnitTaken, ErrUnknownUnit, ErrUnitSyntax, ErrUnitSyntax} {
		if !errors.Is(wrong[i], want) {
			t.Errorf("definition %d: %v, want %v", i, wrong[i], want)
		}
	}
}

func TestDimension(t *testing.T) {
	u := testUnits(t)
	for text, want := range map[string]string{
		"MWh": "energy", "t/ha": "mass/length^2", "%": "1", "1/t": "1/mass", "persons/(EUR*year)": "person/(EUR*time)",
	} {
		unit, err := u.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		if got := unit.Dimension(); got != want {
			t.Errorf("dimension of %s: %s, want %s", text, got, want)
		}
	}
}

// FuzzUnit: no text breaks the parser, and what it accepts has a finite
// factor and fits itself.
func FuzzUnit(f *testing.F) {
	for _, seed := range []string{"t", "1000 persons/(million EUR)", "t*km", "%", "m^2", "((((t", "1e400 t", "1e-300 t/1e300 t", "·", "t^9^9"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		u := BuiltInUnits()
		unit, err := u.Parse(text)
		if err != nil {
			if !unit.IsZero() {
				t.Errorf("Parse(%q) = %v with error %v", text, unit, err)
			}
			return
		}
		factor, ok := unit.To(unit)
		if !ok || factor != 1 {
			t.Errorf("Parse(%q): factor to itself %v, %v", text, factor, ok)
		}
		if twice := unit.Times(unit).Per(unit); !twice.Fits(unit) {
			t.Errorf("Parse(%q): u*u/u has dimension %s", text, twice.Dimension())
		}
	})
}
