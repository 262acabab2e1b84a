package intake

import (
	"strconv"
	"strings"
	"sync"
)

// numberWords are the words for numbers: data/numbers.yaml.
type numberWords struct {
	Cardinals map[string]int `yaml:"cardinals"`
	Ordinals  map[string]int `yaml:"ordinals"`
	Scales    map[string]int `yaml:"scales"`
}

var numbersByWord = sync.OnceValue(func() numberWords { return readData[numberWords]("numbers") })

// ordinalOf returns the value of an ordinal: 9th, ninth, twenty-first, and
// with Roman ones XIV. It is 0 for anything else.
func ordinalOf(word string) int {
	lower := strings.ToLower(word)
	if lower == "" {
		return 0
	}
	if digit(lower[0]) {
		for _, end := range []string{"st", "nd", "rd", "th", "-th", "."} {
			if n, err := strconv.Atoi(strings.TrimSuffix(lower, end)); err == nil && strings.HasSuffix(lower, end) && n < 10000 {
				return n
			}
		}
		return 0
	}
	words := numbersByWord()
	if n := words.Ordinals[lower]; n > 0 {
		return n
	}
	tens, ones, ok := strings.Cut(lower, "-")
	if ok && words.Cardinals[tens] >= 20 && words.Ordinals[ones] > 0 && words.Ordinals[ones] < 10 {
		return words.Cardinals[tens] + words.Ordinals[ones]
	}
	return 0
}

// cardinalOf returns a small number in figures or as a word; -1 for anything
// else.
func cardinalOf(word string) int {
	lower := strings.ToLower(word)
	if n, err := strconv.Atoi(lower); err == nil && n >= 0 && len(lower) < 6 {
		return n
	}
	words := numbersByWord()
	if n, ok := words.Cardinals[lower]; ok {
		return n
	}
	tens, ones, ok := strings.Cut(lower, "-")
	if ok && words.Cardinals[tens] >= 20 && words.Cardinals[ones] > 0 && words.Cardinals[ones] < 10 {
		return words.Cardinals[tens] + words.Cardinals[ones]
	}
	return -1
}
