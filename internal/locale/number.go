package locale

import (
	"math"
	"strconv"
	"strings"
	"time"
)

// Number writes a value with a fixed number of decimals and its thousands
// grouped: 1 234.50 for (1234.5, 2). A value that rounds to zero has no sign.
// NaN is a dash.
func (c *Catalogue) Number(v float64, decimals int) string {
	switch {
	case math.IsNaN(v):
		return c.Text("locale.none")
	case math.IsInf(v, 0):
		return c.sign(v < 0) + "∞"
	}
	s := strconv.FormatFloat(math.Abs(v), 'f', max(decimals, 0), 64)
	return c.sign(v < 0 && strings.Trim(s, "0.") != "") + c.group(s)
}

// Figure writes a value with at least the given number of significant digits,
// and never less than its whole part: 1 234 567, 12.35, 0.001235 for 4 digits.
// Trailing zeros after the decimal sign are kept, so that columns compare.
func (c *Catalogue) Figure(v float64, digits int) string {
	return c.Number(v, Decimals(v, digits))
}

// Decimals is how many decimals a value needs to show the given number of
// significant digits, at least 0 and at most 9.
func Decimals(v float64, digits int) int {
	v = math.Abs(v)
	if v == 0 || math.IsNaN(v) || math.IsInf(v, 0) {
		return 0
	}
	return min(max(digits-1-int(math.Floor(math.Log10(v))), 0), 9)
}

// Percent writes a share as a percentage: 97 % for (0.97, 0).
func (c *Catalogue) Percent(share float64, decimals int) string {
	if math.IsNaN(share) {
		return c.Text("locale.none")
	}
	return c.Text("locale.percent", c.Number(100*share, decimals))
}

// Plain writes a value to at most 6 significant digits without grouping, for
// running text.
func (c *Catalogue) Plain(v float64) string {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return c.Number(v, 0)
	}
	if a := math.Abs(v); a != 0 && (a < 1e-4 || a >= 1e9) {
		return c.Scientific(v)
	}
	s := strconv.FormatFloat(math.Abs(v), 'f', Decimals(v, 6), 64)
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	return c.sign(v < 0) + strings.Replace(s, ".", c.Text("locale.decimal"), 1)
}

// Scientific writes a small or large value as 1.2e-9, for residuals.
func (c *Catalogue) Scientific(v float64) string {
	switch {
	case math.IsNaN(v) || math.IsInf(v, 0):
		return c.Number(v, 0)
	case v == 0:
		return "0"
	}
	s := strconv.FormatFloat(v, 'e', 1, 64)
	mantissa, exponent, _ := strings.Cut(s, "e")
	power, _ := strconv.Atoi(exponent)
	return strings.Replace(mantissa, ".", c.Text("locale.decimal"), 1) + "e" + strconv.Itoa(power)
}

// Date writes a day in full: 2 March 2027.
func (c *Catalogue) Date(t time.Time) string {
	return c.Text("locale.date", Args{
		"day": t.Day(), "year": t.Year(), "number": int(t.Month()),
		"month": c.Text("locale.month." + strconv.Itoa(int(t.Month()))),
	})
}

// List joins words as a sentence does: a, b and c.
func (c *Catalogue) List(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return c.Text("locale.and", strings.Join(words[:last], c.Text("locale.comma")), words[last])
}

func (c *Catalogue) sign(negative bool) string {
	if negative {
		return c.Text("locale.minus")
	}
	return ""
}

// group puts the language's marks into digits such as 1234567.5.
func (c *Catalogue) group(s string) string {
	whole, decimals, has := strings.Cut(s, ".")
	mark := c.Text("locale.group")
	if len(whole) > 3 {
		for i := len(whole) - 3; i > 0; i -= 3 {
			whole = whole[:i] + mark + whole[i:]
		}
	}
	if !has {
		return whole
	}
	return whole + c.Text("locale.decimal") + decimals
}

// decimalsOf is how many decimals a value is written with at its shortest.
func decimalsOf(v float64) int {
	_, decimals, _ := strings.Cut(strconv.FormatFloat(v, 'f', -1, 64), ".")
	return len(decimals)
}
