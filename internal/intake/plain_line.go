package intake

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// closed says whether a line ends as a sentence or a clause of a list does.
func closed(line string) bool {
	line = strings.TrimRight(line, `"'”’»)]*_`)
	if line == "" {
		return true
	}
	return strings.ContainsRune(".!?:;", rune(line[len(line)-1])) || strings.HasSuffix(line, "…") ||
		strings.HasSuffix(line, "; and") || strings.HasSuffix(line, "; or") ||
		strings.HasSuffix(line, ", and") || strings.HasSuffix(line, ", or")
}

// unfinished says whether a line stops in the midst of a sentence.
func unfinished(line string) bool {
	if line == "" || strings.HasSuffix(line, "; and") || strings.HasSuffix(line, "; or") {
		return false
	}
	if line[len(line)-1] == ',' {
		return true
	}
	return !closed(line) && readingWords().unfinished[strings.ToLower(lastWord(line))]
}

// isLoud says whether a line is written in capitals only.
func isLoud(line string) bool {
	letters := 0
	for _, r := range line {
		switch {
		case unicode.IsLower(r):
			return false
		case unicode.IsUpper(r):
			letters++
		}
	}
	return letters > 3
}

// titled says whether most words of a short line are written large.
func titled(line string) bool {
	if len(line) > 90 {
		return false
	}
	large, small := 0, 0
	for _, w := range strings.Fields(line) {
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsUpper(r) {
			large++
		} else if unicode.IsLower(r) && !readingWords().unfinished[w] {
			small++
		}
	}
	return large > 2*small
}
