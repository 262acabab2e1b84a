package sdmx

import (
	"bytes"
	"strings"
	"testing"
)

func sample() Data {
	return Data{
		Agency: "VALDENIA", Flow: "DF_TARGETS", Version: "1.0.0",
		Dimensions: []string{"FREQ", "TARGET", "REF_AREA", "VINTAGE", "TIME_PERIOD"}, Attributes: []string{"UNIT_MEASURE", "SOURCE"},
		Rows: []Row{
			{[]string{"A", "food", "capital", "ORIGINAL", Years(2026, 2026)}, 1584, []string{"thousand persons", ""}},
			{[]string{"A", "food", "capital", "CURRENT", Years(2026, 2026)}, 0.000001, []string{"m\u00b2, \u201cnet\u201d", "point 7 of \"direction\""}},
			{[]string{"A", "works", "_T", "CURRENT", Years(2026, 2030)}, -12345678.5, []string{"", ""}},
		},
	}
}

func written(t *testing.T, d Data) string {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, d); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestWrittenKeepsTheRules(t *testing.T) {
	text := written(t, sample())
	if faults := Check([]byte(text), 5); len(faults) > 0 {
		t.Errorf("%s\n%s", strings.Join(faults, "\n"), text)
	}
	for _, want := range []string{
		"STRUCTURE,STRUCTURE_ID,ACTION,FREQ,TARGET,REF_AREA,VINTAGE,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE,SOURCE\r\n",
		"dataflow,VALDENIA:DF_TARGETS(1.0.0),I,A,food,capital,ORIGINAL,2026,1584,thousand persons,\r\n",
		"2026-01-01/P5Y,-12345678.5,", `"point 7 of ""direction"""`, ",0.000001,",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("lacks %q:\n%s", want, text)
		}
	}
}

// TestBrokenRulesAreFound breaks one rule at a time.
func TestBrokenRulesAreFound(t *testing.T) {
	text := written(t, sample())
	for _, x := range []struct{ name, old, new, want string }{
		{"first column", "STRUCTURE,STRUCTURE_ID", "DATAFLOW,STRUCTURE_ID", "column 1 is not STRUCTURE"},
		{"action column", "ACTION,FREQ", "FREQ,ACTION", "column 3 is not ACTION"},
		{"structure", "dataflow,", "flow,", "STRUCTURE is"},
		{"version", "(1.0.0)", "", "STRUCTURE_ID"},
		{"action", ",I,A,food", ",X,A,food", "ACTION is"},
		{"identifier", "capital", "the capital", "no identifier"},
		{"period", "ORIGINAL,2026,", "ORIGINAL,26,", "TIME_PERIOD is"},
		{"figure", "1584", "1 584", "OBS_VALUE is"},
		{"exponent", "1584", "1e3", "OBS_VALUE is"},
		{"twice", "ORIGINAL", "CURRENT", "same observation"},
		{"column twice", "SOURCE\r\n", "UNIT_MEASURE\r\n", "stands twice"},
		{"no time", "TIME_PERIOD", "WHEN", "TIME_PERIOD is no dimension"},
		{"line end", "SOURCE\r\n", "SOURCE\n", "CRLF"},
		{"columns", "thousand persons,", "thousand persons", "no table"},
	} {
		broken := strings.Replace(text, x.old, x.new, 1)
		if broken == text {
			t.Errorf("%s: nothing to break", x.name)
			continue
		}
		if got := strings.Join(Check([]byte(broken), 5), "\n"); !strings.Contains(got, x.want) {
			t.Errorf("%s: %q, want one with %q", x.name, got, x.want)
		}
	}
}

func TestIdentifier(t *testing.T) {
	for in, want := range map[string]string{"food": "food", "a b.c/\u00e9": "a_b_c__", "x-1_$": "x-1_$"} {
		if got := Identifier(in); got != want {
			t.Errorf("Identifier(%q) = %q, want %q", in, got, want)
		}
	}
}
