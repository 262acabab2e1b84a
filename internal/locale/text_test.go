package locale

import (
	"math"
	"testing"
	"testing/fstest"
	"time"
)

// sample is a catalogue of its own, so that these tests do not change with
// the words of the program.
func sample(t *testing.T, tag, text string) *Catalogue {
	t.Helper()
	all, err := readAll(fstest.MapFS{
		"text/" + tag + "/try.yaml": {Data: []byte(text)},
		"text/" + tag + "/locale.yaml": {Data: []byte(
			"{decimal: \".\", group: \" \", minus: \"-\", none: \"–\", percent: \"{0} %\", comma: \", \"," +
				"and: \"{0} and {1}\", date: \"{day} {month} {year}\", month: {\"3\": March}}")},
	}, "text")
	if err != nil {
		t.Fatal(err)
	}
	return all[tag]
}

func TestText(t *testing.T) {
	c := sample(t, "en", `
plain: A word.
filled: "{0} of {1}"
named: "{good} in {year}"
nested:
  deep.er: found
years:
  one: "{0} year"
  other: "{0} years"
short:
  by: n
  one: "{good}: {n} year is short"
  other: "{good}: {n} years are short"
braces: "{{0}} {0}"
formats: "{0:2} {1:n} {2:%} {2:%1} {3:e} {4}"
`)
	for _, x := range []struct {
		key  string
		args []any
		want string
	}{
		{"try.plain", nil, "A word."},
		{"try.filled", []any{"coal", 2026}, "coal of 2026"},
		{"try.named", []any{Args{"good": "coal", "year": 2026}}, "coal in 2026"},
		{"try.nested.deep.er", nil, "found"},
		{"try.years", []any{1}, "1 year"},
		{"try.years", []any{2}, "2 years"},
		{"try.years", []any{1.5}, "1.5 years"},
		{"try.short", []any{Args{"good": "coal", "n": 1}}, "coal: 1 year is short"},
		{"try.short", []any{Args{"good": "coal", "n": 0}}, "coal: 0 years are short"},
		{"try.braces", []any{"x"}, "{0} x"},
		{"try.formats", []any{1234.5, 12345, 0.974, 1.23e-9, 0.5}, "1 234.50 12 345 97 % 97.4 % 1.2e-9 0.5"},
		{"try.filled", []any{"coal"}, "coal of {1}"},
		{"try.missing", nil, "!try.missing!"},
	} {
		if got := c.Text(x.key, x.args...); got != x.want {
			t.Errorf("Text(%q, %v) = %q, want %q", x.key, x.args, got, x.want)
		}
	}
}

// TestPluralOfLanguages holds the rules of languages with other forms than
// English, so that the next language brings no surprise.
func TestPluralOfLanguages(t *testing.T) {
	ko := sample(t, "ko", "years: {other: \"{0}년\"}")
	if got := ko.Text("try.years", 1); got != "1년" {
		t.Errorf("Korean, 1 year: %q", got)
	}
	pl := sample(t, "pl", "years: {one: \"{0} rok\", few: \"{0} lata\", many: \"{0} lat\", other: \"{0} roku\"}")
	for n, want := range map[int]string{1: "1 rok", 3: "3 lata", 5: "5 lat", 22: "22 lata"} {
		if got := pl.Text("try.years", n); got != want {
			t.Errorf("Polish, %d: %q, want %q", n, got, want)
		}
	}
}

func TestNumbers(t *testing.T) {
	c := sample(t, "en", "")
	for _, x := range []struct{ got, want string }{
		{c.Number(1234567.891, 2), "1 234 567.89"},
		{c.Number(-0.001, 2), "0.00"},
		{c.Number(-1234, 0), "-1 234"},
		{c.Number(math.NaN(), 2), "–"},
		{c.Number(math.Inf(-1), 2), "-∞"},
		{c.Figure(1234567, 4), "1 234 567"},
		{c.Figure(12.345, 4), "12.35"},
		{c.Figure(0.00123456, 4), "0.001235"},
		{c.Figure(0, 4), "0"},
		{c.Percent(0.9749, 1), "97.5 %"},
		{c.Percent(math.NaN(), 1), "–"},
		{c.Plain(0.10), "0.1"},
		{c.Plain(2141.875197), "2141.88"},
		{c.Plain(1e-7), "1.0e-7"},
		{c.Plain(0), "0"},
		{c.Scientific(4.2e-11), "4.2e-11"},
		{c.Scientific(0), "0"},
		{c.List([]string{"coal", "steel", "transport"}), "coal, steel and transport"},
		{c.List(nil), ""},
		{c.Date(time.Date(2027, 3, 2, 0, 0, 0, 0, time.UTC)), "2 March 2027"},
	} {
		if x.got != x.want {
			t.Errorf("got %q, want %q", x.got, x.want)
		}
	}
}

func TestGet(t *testing.T) {
	for _, tag := range []string{"en", "en-GB", "en_US.UTF-8", "C", "", "tlh", "not a tag"} {
		if got := Get(tag).Language; got != "en" {
			t.Errorf("Get(%q) is %q", tag, got)
		}
	}
}

func TestDecodeFaults(t *testing.T) {
	for name, text := range map[string]string{
		"twice by nesting": "a.b: x\na: {b: y}",
		"a list":           "a: [x, y]",
		"not YAML":         "a: [",
	} {
		_, err := readAll(fstest.MapFS{"text/en/try.yaml": {Data: []byte(text)}}, "text")
		if err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}
