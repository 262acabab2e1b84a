package intake

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxHyphenated bounds how many hyphenated words of a text are remembered.
const maxHyphenated = 20000

// hyphenated lists the words that a text writes with a hyphen within a line,
// in lower case, when it has lines that end in one.
func hyphenated(text string, rows []textLine) map[string]bool {
	torn := false
	for i := 0; i+1 < len(rows) && !torn; i++ {
		torn = text[rows[i].end-1] == '-'
	}
	if !torn {
		return nil
	}
	set := map[string]bool{}
	for _, l := range rows {
		line := text[l.start:l.end]
		for at := 0; len(set) < maxHyphenated; {
			i := strings.IndexByte(line[at:], '-')
			if i < 0 {
				break
			}
			i += at
			at = i + 1
			before, after := wordBefore(line[:i]), wordAfter(line[at:])
			if before != "" && after != "" {
				set[strings.ToLower(before+"-"+after)] = true
			}
		}
	}
	return set
}

// tear looks at the end of a line and returns where it ends for the reader,
// and whether the next line goes on with the same word: con-/struction is
// construction, five-/year is five-year.
func tear(text string, l, next textLine, known map[string]bool) (end int, whole bool) {
	line := text[l.start:l.end]
	for _, soft := range []string{"\u00ad", "\u2010", "-"} {
		if !strings.HasSuffix(line, soft) {
			continue
		}
		before := wordBefore(strings.TrimSuffix(line, soft))
		after := wordAfter(text[next.start:next.end])
		if soft == "\u00ad" {
			return int(l.end), true // it is left out as any soft hyphen
		}
		if before == "" || after == "" {
			return int(l.end), false
		}
		r, _ := utf8.DecodeRuneInString(after)
		kept := known[strings.ToLower(before+"-"+after)] || readingWords().compounds[strings.ToLower(before)]
		if kept || !unicode.IsLower(r) {
			return int(l.end), true
		}
		return int(l.end) - len(soft), true
	}
	return int(l.end), false
}

func wordBefore(text string) string {
	i := strings.LastIndexFunc(text, func(r rune) bool { return !wordly(r) })
	if i < 0 {
		return text
	}
	_, size := utf8.DecodeRuneInString(text[i:])
	return text[i+size:]
}

func wordAfter(text string) string {
	i := strings.IndexFunc(text, func(r rune) bool { return !wordly(r) })
	if i < 0 {
		return text
	}
	return text[:i]
}
