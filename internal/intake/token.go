package intake

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// token is a word or a mark of a stretch of clean text, for the head of a
// text, where few sentences are looked at from many sides.
type token struct {
	span          // in page.clean
	text   string // as it stands; full stops inside initials belong to it
	lower  string
	word   bool // begins with a letter or a digit
	large  bool // begins with a capital letter
	number bool // begins with a digit
}

// maxTokens bounds how far into one sentence the head of a text is read.
const maxTokens = 400

// tokens splits a stretch of the clean text.
func (p *page) tokens(s span) []token { return p.tokensInto(nil, s) }

// tokensInto is tokens in a slice that is used again.
func (p *page) tokensInto(into []token, s span) []token {
	out := into[:0]
	for i := s.from; i < s.to && len(out) < maxTokens; {
		r, size := utf8.DecodeRuneInString(p.clean[i:s.to])
		if r == ' ' {
			i++
			continue
		}
		t := token{span: span{i, i + size}}
		if wordly(r) {
			t.to = tokenEnd(p.clean, i, s.to)
			t.word, t.large, t.number = true, unicode.IsUpper(r), unicode.IsDigit(r)
		}
		t.text = p.clean[t.from:t.to]
		t.lower = strings.ToLower(t.text)
		out = append(out, t)
		i = t.to
	}
	return out
}

// tokenEnd returns where the word ends that begins at i. Hyphens and
// apostrophes within it belong to it, and full stops within initials.
func tokenEnd(text string, i, to int) int {
	for i < to {
		r, size := utf8.DecodeRuneInString(text[i:to])
		switch {
		case wordly(r) || unicode.IsMark(r):
		case (r == '-' || r == '\'' || r == '.') && i+1 < to:
			next, _ := utf8.DecodeRuneInString(text[i+1 : to])
			if !wordly(next) {
				return i
			}
		default:
			return i
		}
		i += size
	}
	return to
}

// loud says whether all words of a stretch are written in capitals.
func loud(ts []token) bool {
	n := 0
	for _, t := range ts {
		if !t.word || t.number {
			continue
		}
		if t.text != strings.ToUpper(t.text) {
			return false
		}
		n++
	}
	return n > 1
}
