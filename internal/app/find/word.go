package find

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// words splits a text into its words: small letters, without accents, signs of
// one width. Korean stays in whole syllables.
func words(s string) []string {
	plain := strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFKD.String(s))
	return strings.FieldsFunc(norm.NFC.String(plain), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
}

// How well a word of a text answers one that is looked for.
const (
	within  = 1
	begins  = 2
	exactly = 4
)

// fit is how well the words of a text answer a word; 0: not at all. A word may
// be cut off at its end, which in Korean is where particles stand. In the
// middle of a word only Korean is looked for, whose words are written together,
// or what is long enough not to stand there by chance.
func fit(text []string, word string) int {
	best := 0
	inside := len([]rune(word)) >= 4 || strings.IndexFunc(word, isHangul) >= 0
	for _, w := range text {
		switch {
		case w == word:
			return exactly
		case strings.HasPrefix(w, word):
			best = max(best, begins)
		case inside && strings.Contains(w, word):
			best = max(best, within)
		}
	}
	return best
}

func isHangul(r rune) bool { return unicode.Is(unicode.Hangul, r) }
