package table

import (
	"errors"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Dialect says how numbers are written. The zero value is not known: then a
// number is read only if it can be read in one way.
type Dialect struct {
	Decimal rune // '.' or ','; 0: not known
}

// The dialects that are known.
var (
	Point = Dialect{'.'} // 1,234.5
	Comma = Dialect{','} // 1.234,5
)

// Errors of Number.
var (
	ErrNumber    = errors.New("table: not a number")
	ErrAmbiguous = errors.New("table: a number that can be read in two ways")
)

// Number reads a number. Thousands may be set apart by spaces of any width,
// by apostrophes, or by the mark of point and comma that is not decimal; all
// groups after the first must have three digits, and the first may not begin
// with 0. A percent sign, infinity and
// other words are no numbers.
//
// If the dialect is not known: of two different marks the last is decimal; a
// mark that comes twice sets thousands apart; a single mark is decimal unless
// one to three digits, not beginning with 0, stand before it and exactly three
// behind it: "1,234" and "1.234" are ErrAmbiguous.
func Number(text string, d Dialect) (float64, error) {
	if d.Decimal != ',' {
		if v, ok := simple(text); ok && (d.Decimal == '.' || !ambiguous(text, '.')) {
			return v, nil
		}
	}
	return marked(strings.TrimSpace(text), d)
}

// simple reads what needs no dialect but the decimal point: digits, one
// point, sign, exponent.
func simple(text string) (float64, bool) {
	if text == "" {
		return 0, false
	}
	for k := range len(text) {
		switch c := text[k]; {
		case '0' <= c && c <= '9', c == '.', c == '-', c == '+', c == 'e', c == 'E':
		default:
			return 0, false
		}
	}
	v, err := strconv.ParseFloat(text, 64)
	return v, err == nil
}

// marked reads a number with marks in it.
func marked(text string, d Dialect) (float64, error) {
	sign := ""
	switch {
	case strings.HasPrefix(text, "-"), strings.HasPrefix(text, "+"):
		sign, text = text[:1], text[1:]
	case strings.HasPrefix(text, "\u2212"): // minus sign
		sign, text = "-", text[len("\u2212"):]
	}
	exponent := ""
	if k := strings.IndexAny(text, "eE"); k >= 0 {
		text, exponent = text[:k], text[k:]
	}
	if _, ok := simple("1" + exponent); !ok {
		return 0, ErrNumber
	}
	decimal, err := decimalMark(text, d)
	if err != nil {
		return 0, err
	}
	whole, fraction := text, ""
	if decimal != 0 {
		if k := strings.LastIndexByte(text, decimal); k >= 0 {
			whole, fraction = text[:k], text[k:]
			fraction = "." + fraction[1:]
		}
	}
	digits, ok := ungroup(whole, decimal)
	if !ok || digits == "" && len(fraction) < 2 {
		return 0, ErrNumber
	}
	v, ok := simple(sign + digits + fraction + exponent)
	if !ok || math.IsInf(v, 0) {
		return 0, ErrNumber
	}
	return v, nil
}

// decimalMark finds the decimal mark of an unsigned number, 0 if it has none.
func decimalMark(text string, d Dialect) (byte, error) {
	if d.Decimal != 0 {
		return byte(d.Decimal), nil
	}
	point, comma := strings.Count(text, "."), strings.Count(text, ",")
	switch {
	case point == 0 && comma == 0:
		return 0, nil
	case point > 0 && comma > 0:
		if strings.LastIndexByte(text, '.') > strings.LastIndexByte(text, ',') {
			return '.', nil
		}
		return ',', nil
	case point+comma > 1:
		return 0, nil
	}
	mark := byte('.')
	if comma == 1 {
		mark = ','
	}
	if ambiguous(text, mark) {
		return 0, ErrAmbiguous
	}
	return mark, nil
}

// ambiguous tells whether a number with one mark in it may be a decimal
// number or one with thousands.
func ambiguous(text string, mark byte) bool {
	text = strings.TrimLeft(strings.TrimSpace(text), "+-\u2212")
	k := strings.IndexByte(text, mark)
	if k < 1 || k > 3 || text[0] == '0' || len(text)-k-1 != 3 {
		return false
	}
	for i := range len(text) {
		if i != k && (text[i] < '0' || text[i] > '9') {
			return false
		}
	}
	return true
}

// ungroup takes the thousands marks out of a whole number.
func ungroup(text string, decimal byte) (string, bool) {
	var digits strings.Builder
	var mark rune // all marks of a number are the same
	group, groups := 0, 0
	for _, r := range text {
		if '0' <= r && r <= '9' {
			digits.WriteRune(r)
			group++
			continue
		}
		if !isThousands(r, decimal) || mark != 0 && r != mark || group == 0 || group > 3 || groups > 0 && group != 3 {
			return "", false
		}
		mark, group = r, 0
		groups++
	}
	return digits.String(), groups == 0 || group == 3 && text[0] != '0'
}

// isThousands tells whether a character may set thousands apart.
func isThousands(r rune, decimal byte) bool {
	switch r {
	case ' ', '\u00a0', '\u2009', '\u202f', '\'', '\u2019':
		return true
	case '.', ',':
		return r < utf8.RuneSelf && byte(r) != decimal
	}
	return false
}
