package intake

import (
	"strings"
	"sync"
)

// spelling says which words are one word: data/spelling.yaml.
type spelling struct {
	same map[string]string
	keep map[string]bool
}

var spellings = sync.OnceValue(func() spelling {
	f := readData[struct {
		Same map[string]string `yaml:"same"`
		Keep []string          `yaml:"keep"`
	}]("spelling")
	return spelling{same: f.Same, keep: wordSet(f.Keep)}
})

// spelled returns a lower-case word in one spelling: without a possessive
// mark, American where British differs. Number and tense stay.
func (s *spelling) spelled(word string) string {
	word = strings.TrimSuffix(strings.TrimSuffix(word, "'s"), "'")
	if other, ok := s.same[word]; ok {
		return other
	}
	for _, end := range [...]struct{ from, to string }{
		{"isation", "ization"}, {"isations", "izations"}, {"ise", "ize"}, {"ises", "izes"}, {"ised", "ized"}, {"ising", "izing"},
	} {
		// Long words only: rise, wise, raised and promise keep their s, since
		// both spellings are folded alike and nothing is lost.
		if len(word) >= len(end.from)+4 && strings.HasSuffix(word, end.from) {
			return word[:len(word)-len(end.from)] + end.to
		}
	}
	return word
}

// singular returns a word, spelled, as if it were one of its kind. It need not
// be a word of the language: it is only to be the same for both numbers.
func (s *spelling) singular(word string) string {
	if len(word) < 4 || word[len(word)-1] != 's' || s.keep[word] {
		return word
	}
	stem := word[:len(word)-1]
	switch {
	case strings.HasSuffix(word, "ies"):
		return word[:len(word)-3] + "y"
	case strings.HasSuffix(word, "ss"), strings.HasSuffix(word, "us"), strings.HasSuffix(word, "is"):
		return word
	case strings.HasSuffix(word, "sses"), strings.HasSuffix(word, "xes"), strings.HasSuffix(word, "ches"),
		strings.HasSuffix(word, "shes"), strings.HasSuffix(word, "zzes"), strings.HasSuffix(word, "oes"):
		return word[:len(word)-2]
	}
	return stem
}
