package intake

import (
	"fmt"
	"slices"
	"strings"
	"sync"
)

// lexicon holds all that is known of words for the reading of points. It is
// made once and never changed.
type lexicon struct {
	spelling spelling
	ids      map[string]int32 // every word of every lexicon, in one spelling
	marks    []wordMarks      // of a word
	whole    map[string]bool  // words with a hyphen that does not part them
	comma    int32
	isTo     *modalForm // the modal of "is to"

	by, at, during, under, while, but, of, forWord, and, a, half, as, on, was, were, had, with, each, every, all, between, since, after, beforeWord, like, no, thatWord, in, untilWord, minister int32
	participles                                                                                                                                                                                  map[int32]bool // irregular ones

	fields      *phrases // to fieldTerms
	fieldTerms  []fieldTerm
	stems       map[string]int32 // beginnings of words to fieldTerms
	verbs       *phrases         // to verbForms
	verbForms   []verbForm
	modals      *phrases // to modalForms
	modalForms  []modalForm
	heads       *phrases // to the index of a kind; so the next two
	headlines   *phrases
	turns       *phrases
	deeds       map[int32]deed
	conjugation conjugation
	recitals    *phrases
	procedure   *phrases // to procedures
	procedures  []procedureCue
	organs      *phrases // names of organs that have no organ word in them
	units       *phrases
	unitList    []unit
	numerals    map[int32]float64
	months      map[int32]bool
	currency    map[string]bool
	scales      map[int32]float64
	stop        map[int32]bool
	examples    map[int32]bool  // such, including
	general     map[string]bool // fields that give way to narrower ones of their group
	groupOf     map[string]string
}

var lexicons = sync.OnceValue(func() *lexicon {
	l := &lexicon{
		spelling: spellings(), ids: map[string]int32{}, whole: map[string]bool{},
		fields: newPhrases(), verbs: newPhrases(), modals: newPhrases(), heads: newPhrases(), headlines: newPhrases(), turns: newPhrases(), deeds: map[int32]deed{},
		recitals: newPhrases(), procedure: newPhrases(), organs: newPhrases(), units: newPhrases(),
		numerals: map[int32]float64{}, scales: map[int32]float64{}, stop: map[int32]bool{},
		groupOf: map[string]string{}, general: map[string]bool{},
	}
	l.comma = l.id(",")
	for word := range l.spelling.same {
		if strings.Contains(word, "-") {
			l.whole[word] = true
		}
	}
	l.by, l.at, l.during, l.under, l.while, l.but = l.id("by"), l.id("at"), l.id("during"), l.id("under"), l.id("while"), l.id("but")
	l.as, l.on, l.was, l.were, l.had = l.id("as"), l.id("on"), l.id("was"), l.id("were"), l.id("had")
	l.with, l.each, l.every, l.all, l.between = l.id("with"), l.id("each"), l.id("every"), l.id("all"), l.id("between")
	l.thatWord, l.in, l.untilWord = l.id("that"), l.id("in"), l.id("until")
	l.minister = l.id("minister")
	l.since, l.after, l.beforeWord, l.like, l.no = l.id("since"), l.id("after"), l.id("before"), l.id("like"), l.id("no")
	l.participles = map[int32]bool{}
	l.examples = map[int32]bool{}
	for _, w := range []string{"such", "including", "namely", "especially", "particularly", "notably"} {
		l.examples[l.id(w)] = true
	}
	l.of, l.forWord, l.and, l.a, l.half = l.id("of"), l.id("for"), l.id("and"), l.id("a"), l.id("half")
	l.readGrammar()
	l.readVerbs()
	l.readCues()
	l.readProcedure()
	l.readOrgans()
	l.readUnits()
	l.mark([]string{"people", "women", "men", "children", "person", "police", "cattle", "staff", "personnel", "sheep", "aircraft", "households"}, isPluralNoun)
	l.readFieldTerms()
	for _, w := range readData[struct {
		Stop []string `yaml:"stop"`
	}]("stop").Stop {
		l.stop[l.id(l.spelling.spelled(w))] = true
	}
	return l
})

// id returns the number of a word, as it is spelled.
func (l *lexicon) id(word string) int32 {
	id, ok := l.ids[word]
	if !ok {
		id = int32(len(l.marks))
		l.ids[word] = id
		l.marks = append(l.marks, 0)
	}
	return id
}

// forms returns the words of a phrase in one spelling; number and tense count.
func (l *lexicon) forms(phrase string) []int32 {
	return l.phrase(phrase, func(s string) string { return s })
}

// nouns returns the words of a phrase in one spelling and in the singular.
func (l *lexicon) nouns(phrase string) []int32 {
	return l.phrase(phrase, l.spelling.singular)
}

func (l *lexicon) phrase(phrase string, fold func(string) string) []int32 {
	if l.whole[phrase] {
		return []int32{l.id(fold(l.spelling.spelled(phrase)))}
	}
	var out []int32
	for _, w := range splitPhrase(phrase) {
		if w == "~" {
			out = append(out, anyWords)
			continue
		}
		out = append(out, l.id(fold(l.spelling.spelled(w))))
	}
	return out
}

// grammarFile is data/grammar.yaml.
type grammarFile struct {
	Classes  map[string][]string `yaml:"classes"`
	Leading  []string            `yaml:"leading"`
	Recital  []string            `yaml:"recital"`
	Actors   []string            `yaml:"actors"`
	NoAdverb []string            `yaml:"no_adverb"`
}

var grammarClasses = map[string]wordMarks{
	"determiner": isDeterminer, "pronoun": isPronoun, "preposition": isPreposition,
	"subordinator": isSubordinator, "joiner": isJoiner, "be": isBe, "bare_be": isBareBe,
	"have": isHave, "do": isDo, "modal": isModal, "not": isNot, "adverb": isAdverb, "to": isTo, "names": isTitle,
}

func (l *lexicon) readGrammar() {
	f := readData[grammarFile]("grammar")
	for class, words := range f.Classes {
		mark, ok := grammarClasses[class]
		if !ok {
			panic("intake: grammar.yaml: no class " + class)
		}
		l.mark(words, mark)
	}
	l.mark(f.Leading, isLeading)
	l.mark(f.Actors, isActor)
	l.mark(f.NoAdverb, isNoAdverb)
	for _, p := range f.Recital {
		l.recitals.add(l.forms(p), 0)
	}
}

// mark gives a mark to words, in both numbers.
func (l *lexicon) mark(words []string, m wordMarks) {
	for _, w := range words {
		for _, part := range splitPhrase(w) {
			s := l.spelling.spelled(part)
			id := l.id(s)
			l.marks[id] |= m
			if m&(isActor|isOrgan) != 0 {
				id = l.id(l.spelling.singular(s))
				l.marks[id] |= m
			}
		}
	}
}

// fieldTerm is what a phrase names.
type fieldTerm struct {
	ids       []string // of the taxonomy; empty: nothing
	place     bool     // it is often only where the work is done
	bearer    bool     // it is people or bodies
	slight    bool     // it gives way wherever it stands
	adjective bool     // it is "the" and an adjective, if no noun follows
}

func (l *lexicon) readFieldTerms() {
	f := readData[struct {
		Fields  map[string][]string `yaml:"fields"`
		Places  []string            `yaml:"places"`
		Bearers []string            `yaml:"bearers"`
		Slight  []string            `yaml:"slight"`
		Stems   map[string][]string `yaml:"stems"`
		General []string            `yaml:"general"`
	}]("field_terms")
	folded := func(phrase string) string { return fmt.Sprint(l.nouns(phrase)) }
	places, bearers, slight := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, p := range f.Slight {
		slight[folded(p)] = true
	}
	for _, p := range f.Places {
		places[folded(p)] = true
	}
	for _, p := range f.Bearers {
		bearers[folded(p)] = true
	}
	for _, field := range fieldsOfWork() {
		l.groupOf[field.ID] = field.Group
	}
	for _, id := range f.General {
		l.general[id] = true
	}
	terms := map[string]int32{}
	enter := func(id, phrase string) {
		key := folded(phrase)
		at, ok := terms[key]
		if !ok {
			at = int32(len(l.fieldTerms))
			terms[key] = at
			l.fieldTerms = append(l.fieldTerms, fieldTerm{place: places[key], bearer: bearers[key], slight: slight[key], adjective: strings.HasPrefix(phrase, "the ") && strings.Count(phrase, " ") == 1})
			l.fields.add(l.nouns(phrase), at)
		}
		if id != "none" && !slices.Contains(l.fieldTerms[at].ids, id) {
			l.fieldTerms[at].ids = append(l.fieldTerms[at].ids, id)
		}
	}
	for _, field := range fieldsOfWork() { // the order of the taxonomy, so that it is always the same
		for _, phrase := range f.Fields[field.ID] {
			enter(field.ID, phrase)
		}
	}
	for _, phrase := range f.Fields["none"] {
		enter("none", phrase)
	}
	l.stems = map[string]int32{}
	for _, field := range append(fieldsOfWork(), FieldOfWork{ID: "none"}) {
		for _, stem := range f.Stems[field.ID] {
			t := fieldTerm{ids: []string{field.ID}}
			if field.ID == "none" {
				t.ids = nil
			}
			l.stems[l.spelling.spelled(stem)] = int32(len(l.fieldTerms))
			l.fieldTerms = append(l.fieldTerms, t)
		}
	}
}
