package intake

import "sync"

// reading is what is known about words before anything is known about what
// they say: data/reading.yaml.
type reading struct {
	abbreviations, beforeNumbers, mayEnd, starters, unfinished, compounds map[string]bool
}

var readingWords = sync.OnceValue(func() reading {
	f := readData[struct {
		Abbreviations []string `yaml:"abbreviations"`
		BeforeNumbers []string `yaml:"before_numbers"`
		MayEnd        []string `yaml:"may_end"`
		Starters      []string `yaml:"starters"`
		Unfinished    []string `yaml:"unfinished"`
		Compounds     []string `yaml:"compounds"`
	}]("reading")
	return reading{
		abbreviations: wordSet(f.Abbreviations), beforeNumbers: wordSet(f.BeforeNumbers), mayEnd: wordSet(f.MayEnd),
		starters: wordSet(f.Starters), unfinished: wordSet(f.Unfinished), compounds: wordSet(f.Compounds),
	}
})
