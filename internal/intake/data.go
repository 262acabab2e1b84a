package intake

import (
	"bytes"
	"embed"
	"fmt"

	"go.yaml.in/yaml/v3"
)

// dataFiles are the lexicons: what can be said about words without a program.
//
//go:embed data/*.yaml
var dataFiles embed.FS

// readData decodes the lexicon of a name. A lexicon is part of the program,
// so a fault in it is a fault of the program, and a test reads them all.
func readData[T any](name string) T {
	var v T
	text, err := dataFiles.ReadFile("data/" + name + ".yaml")
	if err != nil {
		panic(fmt.Sprintf("intake: lexicon %s: %v", name, err))
	}
	d := yaml.NewDecoder(bytes.NewReader(text))
	d.KnownFields(true)
	if err := d.Decode(&v); err != nil {
		panic(fmt.Sprintf("intake: lexicon %s: %v", name, err))
	}
	return v
}

// wordSet makes a set of words.
func wordSet(words []string) map[string]bool {
	set := make(map[string]bool, len(words))
	for _, w := range words {
		set[w] = true
	}
	return set
}
