package intake

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// split finds the sentences of text[from:to], a clean paragraph. A sentence
// ends in a full stop, a question or an exclamation mark, with the quotation
// marks and brackets that close there, when what follows can begin another.
func split(text string, from, to int, each func(span)) {
	start := from
	for i := from; i < to; {
		c := text[i]
		if c != '.' && c != '!' && c != '?' {
			i++
			continue
		}
		stop := i
		for i < to && (text[i] == '.' || text[i] == '!' || text[i] == '?') {
			i++
		}
		marks := i - stop
		for i < to && (text[i] == '"' || text[i] == '\'' || text[i] == ')' || text[i] == ']') {
			i++
		}
		if i >= to || text[i] != ' ' {
			continue
		}
		if !begins(text[i+1:to]) || marks == 1 && c == '.' && !ends(text[start:stop], text[i+1:to]) {
			continue
		}
		each(span{start, i})
		i++
		start = i
	}
	if start < to {
		each(span{start, to})
	}
}

// begins says whether a sentence can begin with these words: with a capital
// letter or a digit, behind any mark that opens.
func begins(next string) bool {
	opened := strings.TrimLeft(next, `"'([-—– `)
	r, _ := utf8.DecodeRuneInString(opened)
	switch {
	case opened == "" || r == '#':
		return true // nothing but marks: -0- and the like stand alone
	case unicode.IsUpper(r), unicode.IsDigit(r):
		return true
	}
	return unicode.IsLetter(r) && !unicode.IsLower(r) // scripts without capitals
}

// ends says whether a full stop after before ends a sentence when next
// follows it, or only makes a word short.
func ends(before, next string) bool {
	words := readingWords()
	last := before[strings.LastIndexAny(before, " (\"'[-/")+1:]
	lower := strings.ToLower(last)
	first := firstWord(next)
	digit := first != "" && first[0] >= '0' && first[0] <= '9'
	switch {
	case last == "":
		return true
	case words.beforeNumbers[lower]:
		return !digit
	case words.mayEnd[lower], initials(last):
		// U.S. Congress, but "in the U.S. The Council"; J. Smith.
		return words.starters[strings.ToLower(first)] && first != "" && unicode.IsUpper(rune(first[0])) && len(last) > 1
	case words.abbreviations[lower]:
		return false
	case romanNumeral(last) && len(last) < 5 && before == last:
		return false // a number that stands alone: "IV. Housing"
	}
	return true
}

// initials says whether a word is made of single letters and full stops: J,
// U.S, D.P.R.K.
func initials(word string) bool {
	letters := 0
	for i, r := range word {
		if i%2 == 0 && !unicode.IsLetter(r) || i%2 == 1 && r != '.' {
			return false
		}
		letters++
	}
	return letters%2 == 1 && (letters > 1 || unicode.IsUpper(rune(word[0])))
}

// firstWord returns the first word of a text, without what opens it.
func firstWord(text string) string {
	text = strings.TrimLeft(text, `"'([`)
	end := strings.IndexFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if end < 0 {
		return text
	}
	return text[:end]
}

// lastWord returns the last word of a text, without what closes it.
func lastWord(text string) string {
	text = strings.TrimRight(text, ` "')].,;:`)
	return text[strings.LastIndexAny(text, " (\"[-/")+1:]
}

// part is a stretch of a sentence that could stand alone: between semicolons,
// or an item of a list that runs on within the line.
type part struct {
	span
	mark string // (a), as it stands before the words; empty when there is none
}

// parts splits a sentence at the semicolons outside brackets, and takes off
// marks and joining words: "(a) to build homes; and (b) to repair them" has two.
func (p *page) parts(s sentence) []part {
	var out []part
	depth, from := 0, 0
	add := func(to int) {
		if q, ok := trimPart(s.words, from, to); ok {
			q.from += int(s.at)
			q.to += int(s.at)
			out = append(out, q)
		}
	}
	for i := 0; i < len(s.words); i++ {
		switch s.words[i] {
		case '(':
			depth++
		case ')':
			depth = max(0, depth-1)
		case ';':
			if depth == 0 {
				add(i)
				from = i + 1
			}
		}
	}
	add(len(s.words))
	return out
}

func trimPart(words string, from, to int) (part, bool) {
	trim := func(prefix string) bool {
		if rest := words[from:to]; len(rest) > len(prefix) && strings.EqualFold(rest[:len(prefix)], prefix) {
			from += len(prefix)
			return true
		}
		return false
	}
	for trim(" ") {
	}
	for trim("and ") || trim("or ") || trim("as well as ") {
	}
	mark, size := inlineMark(words[from:to])
	from += size
	for to > from && words[to-1] == ' ' {
		to--
	}
	return part{span{from, to}, mark}, from < to
}

// inlineMark returns the mark of a list at the head of a part of a sentence,
// and its length with the blank behind it. Only marks in brackets and behind
// a bracket are certain there.
func inlineMark(text string) (string, int) {
	m, size := markAt(text)
	if m == "" || m[len(m)-1] != ')' {
		return "", 0
	}
	return m, size
}
