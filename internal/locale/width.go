package locale

import (
	"unicode"

	"golang.org/x/text/width"
)

// Width is how many places of a terminal a text takes: two for the wide signs
// of East Asian scripts, none for marks that stand on other signs.
func Width(s string) int {
	n := 0
	for _, r := range s {
		switch {
		case unicode.Is(unicode.Mn, r), unicode.Is(unicode.Cf, r):
		default:
			n++
			if k := width.LookupRune(r).Kind(); k == width.EastAsianWide || k == width.EastAsianFullwidth {
				n++
			}
		}
	}
	return n
}

// Cut shortens a text to a number of places, with … for what is left out.
func Cut(s string, places int) string {
	if Width(s) <= places {
		return s
	}
	out := ""
	for _, r := range s {
		if Width(out)+Width(string(r)) > places-1 {
			break
		}
		out += string(r)
	}
	return out + "…"
}
