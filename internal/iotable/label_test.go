package iotable

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestParseLabel(t *testing.T) {
	for label, want := range map[string]Sector{
		"CPA_A Products of agriculture":      {"CPA_A", "Products of agriculture"},
		"1110 Crop production":               {"1110", "Crop production"},
		"CPA_B-E  Industrial\nproducts":      {"CPA_B-E", "Industrial products"},
		"Construction":                       {"", "Construction"},
		"Wholesale trade":                    {"", "Wholesale trade"},
		"GFGN Federal general government":    {"GFGN", "Federal general government"},
		"P7: Imports":                        {"P7", "Imports"},
		"A":                                  {"", "A"},
		"S007":                               {"S007", "S007"},
		"TOTAL OUTPUT":                       {"", "TOTAL OUTPUT"},
		"Other value added":                  {"", "Other value added"},
		"\ufeff01 – Natural resources":       {"01", "Natural resources"},
		"final_consumption_households":       {"", "Final consumption households"},
		"cpa_b-e":                            {"cpa_b-e", "cpa_b-e"},
		"CO2 (1000 t)":                       {"CO2", "(1000 t)"},
		"Helsinki-Uusimaa|C Mining and coal": {"", "Helsinki-Uusimaa|C Mining and coal"},
	} {
		if diff := cmp.Diff(want, ParseLabel(label)); diff != "" {
			t.Errorf("%q: %s", label, diff)
		}
	}
}

func TestFindByCodeOrName(t *testing.T) {
	f := newFinder([]Sector{{"A", "Farms"}, {"B1", "Mines"}, {"B2", "Mines"}, {"", "Trade, wholesale"}})
	for label, want := range map[string]int{
		"A Farms": 0, "A": 0, "farms": 0, "A something else": 0,
		"B2 Mines": 2, "Mines": -1, "B1": 1, "Trade  Wholesale": 3, "Total": -1, "": -1,
	} {
		if got := f.find(label); got != want {
			t.Errorf("find(%q) = %d, want %d", label, got, want)
		}
	}
}
