package iotable

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// ParseLabel splits a label such as "CPA_A Products of agriculture" into code
// and name. The first word is a code when it has a digit or an underscore, or
// when it stands in capitals before a name that does not.
func ParseLabel(s string) Sector {
	s = tidy(s)
	code, name, ok := strings.Cut(s, " ")
	if !ok {
		if isPhrase(s) {
			return Sector{Name: sentence(strings.ReplaceAll(s, "_", " "))}
		}
		if isCode(s, "") {
			return Sector{Code: s, Name: s}
		}
		return Sector{Name: s}
	}
	trimmed := strings.TrimRight(code, ":.-–")
	if trimmed == "" || !isCode(trimmed, name) {
		return Sector{Name: s}
	}
	return Sector{Code: trimmed, Name: strings.TrimLeft(name, ":-– ")}
}

// isPhrase tells whether a label is a name whose words are joined by
// underscores, as programs write them: "inventory_change", and not "cpa_a".
func isPhrase(s string) bool {
	longest := 0
	for _, word := range strings.Split(s, "_") {
		longest = max(longest, len(word))
	}
	const word = 5
	return strings.Contains(s, "_") && strings.ToLower(s) == s && longest >= word && !strings.ContainsAny(s, "0123456789")
}

// sentence begins a text with a capital letter.
func sentence(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}

func isCode(word, name string) bool {
	if len(word) > 16 {
		return false
	}
	digit, lower := false, false
	for _, r := range word {
		switch {
		case unicode.IsDigit(r) || r == '_':
			digit = true
		case unicode.IsLower(r):
			lower = true
		case unicode.IsUpper(r), strings.ContainsRune("-./&+*", r):
		default:
			return false
		}
	}
	return digit || !lower && name != "" && name != strings.ToUpper(name)
}

// tidy takes line breaks, repeated blanks and marks of order out of a label.
func tidy(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || r == '\u00a0' || r == '\ufeff' || r == '\u200b'
	}), " ")
}

// fold is the form in which labels are compared: small letters, single
// blanks, no other signs than letters and digits.
func fold(s string) string {
	words := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	return strings.Join(words, " ")
}

// finder finds the position of a label among those of the sectors: by the
// whole label, by the code, or by the name where it is the only one.
type finder struct {
	sectors           []Sector
	whole, code, name map[string]int
}

const several = -2 // a code or name that more than one sector has

func newFinder(sectors []Sector) *finder {
	f := &finder{sectors: sectors, whole: map[string]int{}, code: map[string]int{}, name: map[string]int{}}
	put := func(m map[string]int, key string, i int) {
		if key == "" {
			return
		}
		if old, ok := m[key]; ok && old != i {
			i = several
		}
		m[key] = i
	}
	for i, s := range sectors {
		put(f.whole, fold(s.String()), i)
		put(f.code, fold(s.Code), i)
		if s.Code == "" && !strings.Contains(s.Name, " ") {
			put(f.code, fold(s.Name), i) // a label that is a code only, such as "A"
		}
		put(f.name, fold(s.Name), i)
	}
	return f
}

// find gives the position, or -1.
func (f *finder) find(label string) int {
	s := ParseLabel(label)
	for _, try := range []struct {
		in  map[string]int
		key string
	}{
		{f.whole, fold(label)}, {f.code, fold(s.Code)}, {f.name, fold(s.Name)}, {f.code, fold(label)}, {f.name, fold(label)},
	} {
		if i, ok := try.in[try.key]; ok && try.key != "" && i >= 0 {
			return i
		}
	}
	return -1
}
