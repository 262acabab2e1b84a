package report

import (
	"math"

	"github.com/openplenum/plenum/internal/locale"
)

// mostApart is how many decimals a fulfilment is written with at most, so that
// it differs from another.
const mostApart = 2

// HardlyApart is more than two fulfilments differ by that read the same with
// two decimals: a step of these, and half a one where what is short is kept from
// reading as met.
const HardlyApart = 0.0002

// Fulfilments writes the fulfilment before and after a change with as many
// decimals, one or two, as the two need to differ: nothing is said to
// fall from 99.9 % to 99.9 %. Not apart are those that differ by less than
// HardlyApart and still read the same; a page then says how little it is.
func (t Teller) Fulfilments(before, after float64) (was, is string, apart bool) {
	for decimals := 1; decimals <= mostApart; decimals++ {
		was, is = t.fulfilment(before, decimals), t.fulfilment(after, decimals)
		if was != is {
			return was, is, true
		}
	}
	return t.Fulfilment(before), t.Fulfilment(after), false
}

// fulfilment writes a fulfilment so that what is short never reads as met.
func (t Teller) fulfilment(f float64, decimals int) string {
	s := t.c.Percent(f, decimals)
	if f < 1 && s == t.c.Percent(1, decimals) {
		s = t.c.Percent(1-math.Pow10(-decimals-2), decimals)
	}
	return s
}

// mostDigits is how many more digits amounts have at most, so that they differ.
const mostDigits = 4

// sameFigure is how near two amounts are that only a solver tells apart, of the
// larger one.
const sameFigure = 1e-7

// Figures writes two amounts that stand beside each other, such as what is
// reached of what is promised, with as many more digits as they need to differ
// if they do and that is enough.
func (t Teller) Figures(a, b float64) (string, string) {
	digits := t.digits
	for range mostDigits {
		if t.figure(a, digits) != t.figure(b, digits) || math.Abs(a-b) <= sameFigure*max(math.Abs(a), math.Abs(b)) {
			break
		}
		digits++
	}
	return t.figure(a, digits), t.figure(b, digits)
}

// plainDigits is what amounts are rounded to in running text.
const plainDigits = 6

// Rounded tells amounts to so many significant digits, with thousands grouped,
// as tables of pages have them.
func (t Teller) Rounded(digits int) Teller {
	t.digits, t.grouped = digits, true
	return t
}

// figure writes an amount to so many significant digits, without zeros at its
// end.
func (t Teller) figure(v float64, digits int) string {
	small := v != 0 && math.Abs(v) < 1e-4
	switch {
	case v == 0:
		return "0"
	case !t.grouped && digits == plainDigits, small, math.IsNaN(v), math.IsInf(v, 0):
		return t.c.Plain(v)
	}
	decimals := locale.Decimals(v, digits)
	for scaled := v * math.Pow10(decimals); decimals > 0; decimals-- {
		if scaled = math.Round(scaled); math.Mod(scaled, 10) != 0 {
			break
		}
		scaled /= 10
	}
	return t.c.Number(v, decimals)
}
