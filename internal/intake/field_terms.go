package intake

import (
	"fmt"
	"slices"
	"strings"
)

// fieldTerm is what a phrase names.
type fieldTerm struct {
	ids       []string // of the taxonomy; empty: nothing
	standing  standing
	place     bool // it is often only where the work is done
	bearer    bool // it is people or bodies
	adjective bool // it is "the" and an adjective, if no noun follows
}

// standing says how much a phrase counts beside others of the same point.
type standing int8

const (
	full   standing = iota // it names its fields
	slight                 // it gives way to a plain one
	faint                  // it counts only when nothing else does, and then once
)

// fieldTermsFile is data/field_terms.yaml.
type fieldTermsFile struct {
	Fields  map[string][]string `yaml:"fields"`
	Places  []string            `yaml:"places"`
	Slight  []string            `yaml:"slight"`
	Faint   map[string][]string `yaml:"faint"`
	Bearers []string            `yaml:"bearers"`
	Doubles []string            `yaml:"doubles"`
	Stems   map[string][]string `yaml:"stems"`
	General []string            `yaml:"general"`
}

func (l *lexicon) readFieldTerms() {
	f := readData[fieldTermsFile]("field_terms")
	folded := func(phrase string) string { return fmt.Sprint(l.nouns(phrase)) }
	set := func(phrases []string) map[string]bool {
		out := map[string]bool{}
		for _, p := range phrases {
			out[folded(p)] = true
		}
		return out
	}
	places, bearers, slights := set(f.Places), set(f.Bearers), set(f.Slight)
	for _, field := range fieldsOfWork() {
		l.groupOf[field.ID] = field.Group
	}
	for _, id := range f.General {
		l.general[id] = true
	}
	for _, w := range f.Doubles {
		l.doubles[l.id(l.spelling.spelled(w))] = true
	}
	terms := map[string]int32{}
	enter := func(id, phrase string, r standing) {
		key := folded(phrase)
		at, ok := terms[key]
		if !ok {
			if slights[key] {
				r = max(r, slight)
			}
			at = int32(len(l.fieldTerms))
			terms[key] = at
			l.fieldTerms = append(l.fieldTerms, fieldTerm{standing: r, place: places[key], bearer: bearers[key], adjective: strings.HasPrefix(phrase, "the ") && strings.Count(phrase, " ") == 1})
			l.fields.add(l.nouns(phrase), at)
		}
		if id != "none" && !slices.Contains(l.fieldTerms[at].ids, id) {
			l.fieldTerms[at].ids = append(l.fieldTerms[at].ids, id)
		}
	}
	for _, field := range fieldsOfWork() { // the order of the taxonomy, so that it is always the same
		for _, phrase := range f.Fields[field.ID] {
			enter(field.ID, phrase, full)
		}
	}
	for _, phrase := range f.Fields["none"] {
		enter("none", phrase, full)
	}
	for _, field := range fieldsOfWork() {
		for _, phrase := range f.Faint[field.ID] {
			enter(field.ID, phrase, faint)
		}
	}
	l.stems = map[string]int32{}
	for _, field := range append(fieldsOfWork(), FieldOfWork{ID: "none"}) {
		for _, stem := range f.Stems[field.ID] {
			t := fieldTerm{ids: []string{field.ID}, standing: slight}
			if field.ID == "none" {
				t.ids = nil
			}
			l.stems[l.spelling.spelled(stem)] = int32(len(l.fieldTerms))
			l.fieldTerms = append(l.fieldTerms, t)
		}
	}
}
