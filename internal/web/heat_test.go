package web

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/openplenum/plenum/internal/outcome"
)

// TestFourStatesAreApart: no report, zero, no target and not yet due never look
// or read alike.
func TestFourStatesAreApart(t *testing.T) {
	zero := 0.0
	cells := map[string]cell{
		"no report":   reported(true, true, nil),
		"zero":        reported(true, true, &zero),
		"no target":   reported(false, true, nil),
		"not yet due": reported(true, false, nil),
	}
	seen := map[heat]string{}
	for name, c := range cells {
		if other, ok := seen[c.State]; ok {
			t.Errorf("%s and %s share the state %s", name, other, c.State)
		}
		seen[c.State] = name
	}
	// What is not promised stays so, whatever was reported.
	if c := reported(false, true, &zero); c.State != heatUntargeted {
		t.Errorf("a report without a target is %s", c.State)
	}
}

// TestLabelAndColourAgree: the state follows from the number that is shown, on
// both sides of every border.
func TestLabelAndColourAgree(t *testing.T) {
	tests := []struct {
		fulfilment float64
		met        bool
		percent    int
		state      heat
	}{
		{1, true, 100, heatMet},
		{0.9999999, true, 100, heatMet},
		{0.9999, false, 99, heatNear},
		{0.9, false, 90, heatNear},
		{0.8999, false, 89, heatShort},
		{0.75, false, 75, heatShort},
		{0.7499, false, 74, heatLow},
		{0.5, false, 50, heatLow},
		{0.4999, false, 49, heatFar},
		{0.01, false, 1, heatFar},
		{0.0099, false, 1, heatFar}, {0.004, false, 1, heatFar},
		{0, false, 0, heatZero},
		{-0.001, false, -1, heatFar},
		{1.234, true, 123, heatMet},
	}
	for _, tt := range tests {
		c := planned(&outcome.Target{Fulfilment: tt.fulfilment, Met: tt.met})
		if c.Percent != tt.percent || c.State != tt.state {
			t.Errorf("%v (met %v) is %d %% %s, want %d %% %s", tt.fulfilment, tt.met, c.Percent, c.State, tt.percent, tt.state)
		}
	}
	if c := planned(nil); c.State != heatUntargeted || c.HasFigure() {
		t.Errorf("no target is %+v", c)
	}
}

// TestStatesHaveColoursOfTheirOwn reads the style sheet: every state has a rule
// in the map and in the legend, and no two rules say the same.
func TestStatesHaveColoursOfTheirOwn(t *testing.T) {
	css, err := os.ReadFile("static/style.css")
	if err != nil {
		t.Fatal(err)
	}
	rules := map[string]heat{}
	for _, h := range heats() {
		rule := regexp.MustCompile(`\.heat \.` + string(h) + `, \.key\.` + string(h) + ` \{([^}]*)\}`).FindStringSubmatch(string(css))
		if rule == nil {
			t.Errorf("no rule for %s", h)
			continue
		}
		said := strings.TrimSpace(rule[1])
		if other, ok := rules[said]; ok {
			t.Errorf("%s and %s look alike: %s", h, other, said)
		}
		rules[said] = h
	}
}
