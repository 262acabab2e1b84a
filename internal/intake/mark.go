package intake

import (
	"strings"
	"unicode/utf8"
)

// markAt returns the mark of a list that a text begins with and its length
// with the white space behind it: "12.", "(a)", "iv)", "2.1", "-". A mark
// stands before white space.
func markAt(text string) (mark string, size int) {
	r, n := utf8.DecodeRuneInString(text)
	if isBullet(r) {
		if rest := blanks(text[n:]); rest > 0 {
			return text[:n], n + rest
		}
		return "", 0
	}
	i := 0
	open := byte(0)
	if i < len(text) && (text[i] == '(' || text[i] == '[') {
		open = text[i]
		i++
	}
	from := i
	for i < len(text) && i-from < 8 && (alnum(text[i]) || text[i] == '.' && open == 0 && i > from && i+1 < len(text) && digit(text[i+1]) && digit(text[i-1])) {
		i++
	}
	core := text[from:i]
	if !ordinal(core) {
		return "", 0
	}
	switch {
	case i >= len(text):
		return "", 0
	case open == '(' && text[i] == ')', open == '[' && text[i] == ']', open == 0 && text[i] == ')':
		i++
	case open == 0 && text[i] == '.':
		i++
	case open == 0 && strings.Contains(core, "."): // 2.1 Homes
	default:
		return "", 0
	}
	rest := blanks(text[i:])
	if rest == 0 {
		return "", 0
	}
	return text[:i], i + rest
}

// ordinal says whether a word can count the items of a list.
func ordinal(core string) bool {
	if core == "" {
		return false
	}
	if digit(core[0]) {
		for _, part := range strings.Split(core, ".") {
			if part == "" || len(part) > 3 || strings.Trim(part, "0123456789") != "" {
				return false
			}
		}
		return true
	}
	return len(core) == 1 || romanNumeral(core)
}

// blanks returns the length of the white space that a text begins with, in a
// line.
func blanks(text string) int {
	n := 0
	for n < len(text) {
		r, size := utf8.DecodeRuneInString(text[n:])
		if r != ' ' && r != '\t' && r != 0xA0 && r != 0x3000 && (r < 0x2000 || r > 0x200A) {
			break
		}
		n += size
	}
	return n
}

func isBullet(r rune) bool {
	return strings.ContainsRune("-–—•·∙▪■□◦○●*+‣►▶→➢✓❖⁃", r)
}

func digit(c byte) bool { return c >= '0' && c <= '9' }

func alnum(c byte) bool {
	return digit(c) || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

// romanNumeral says whether a word is a Roman number from 1 to 89, in one case.
func romanNumeral(word string) bool { return roman(word) > 0 }

// roman returns the value of a Roman number from 1 to 89 in one case; 0 for
// any other word.
func roman(word string) int {
	upper := strings.ToUpper(word)
	if word != upper && word != strings.ToLower(word) || len(word) > 7 {
		return 0
	}
	value, last := 0, 0
	for i := len(upper) - 1; i >= 0; i-- {
		v := map[byte]int{'I': 1, 'V': 5, 'X': 10, 'L': 50}[upper[i]]
		switch {
		case v == 0:
			return 0
		case v < last:
			value -= v
		default:
			value += v
			last = v
		}
	}
	if value > 89 || writeRoman(value) != upper {
		return 0
	}
	return value
}

func writeRoman(n int) string {
	var b strings.Builder
	for _, step := range []struct {
		value int
		sign  string
	}{{50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for n >= step.value {
			b.WriteString(step.sign)
			n -= step.value
		}
	}
	return b.String()
}
