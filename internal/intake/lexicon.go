package intake

import (
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

	by, at, during, under, while, but, of, forWord, and, a, half, as, on, was, were, had, with, each, every, all, between, since, after, beforeWord, like, no, thatWord, in, untilWord, minister, from, least, up, down, which, who, than, state, forward, let, us int32
	participles                                                                                                                                                                                                                                                    map[int32]bool // irregular ones

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
	amounts     map[int32]bool // nouns that only say how many: a number of tasks
	everyone    map[int32]bool // every, whoever
	thresholds  map[int32]bool // above, under
	selves      map[int32]bool // the state as a whole: government, region
	crowds      map[int32]bool // people at large: citizens, all
	charges     *phrases       // what follows the name of an office: in charge of
	demandNouns map[int32]bool // call, appeal
	regulated   map[int32]bool // licence, vote
	labour      map[int32]bool // verbs of work that has no end: strengthen
	aid         map[int32]bool // what belongs to a state and is none: State aid
	remains     map[int32]bool // remain, become
	fewer       map[int32]bool // more, fewer
	notPast     map[int32]bool // concerned: behind its noun, not a verb
	rates       map[int32]bool // what the state itself sets: pensions, taxes
	particles   map[int32]bool // of verbs: turned out, drew up
	states      map[int32]bool // verbs that say how things are: lacks, remains
	deadlines   *phrases
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
	doubles     map[int32]bool  // words that are verbs behind "to"
	general     map[string]bool // fields that give way to narrower ones of their group
	groupOf     map[string]string
}

var lexicons = sync.OnceValue(func() *lexicon {
	l := &lexicon{
		spelling: spellings(), ids: map[string]int32{}, whole: map[string]bool{},
		fields: newPhrases(), verbs: newPhrases(), modals: newPhrases(), heads: newPhrases(), headlines: newPhrases(), turns: newPhrases(), deeds: map[int32]deed{}, states: map[int32]bool{}, deadlines: newPhrases(), charges: newPhrases(), crowds: map[int32]bool{},
		recitals: newPhrases(), procedure: newPhrases(), organs: newPhrases(), units: newPhrases(),
		numerals: map[int32]float64{}, scales: map[int32]float64{}, stop: map[int32]bool{},
		groupOf: map[string]string{}, general: map[string]bool{}, doubles: map[int32]bool{},
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
	l.state = l.id("state")
	l.let, l.us = l.id("let"), l.id("us")
	l.than, l.forward = l.id("than"), l.id("forward")
	l.which, l.who = l.id("which"), l.id("who")
	l.least, l.up, l.down = l.id("least"), l.id("up"), l.id("down")
	l.minister, l.from = l.id("minister"), l.id("from")
	l.since, l.after, l.beforeWord, l.like, l.no = l.id("since"), l.id("after"), l.id("before"), l.id("like"), l.id("no")
	l.participles = map[int32]bool{}
	l.everyone, l.thresholds, l.selves, l.rates, l.regulated, l.labour = map[int32]bool{}, map[int32]bool{}, map[int32]bool{}, map[int32]bool{}, map[int32]bool{}, map[int32]bool{}
	l.aid = map[int32]bool{}
	for _, w := range []string{"aid", "budget", "expenditure", "property", "land", "enterprise", "farm", "subsidy", "revenue", "debt", "reserve", "plan", "power", "visit"} {
		l.aid[l.id(w)] = true
	}
	l.remains = map[int32]bool{}
	for _, w := range []string{"remain", "remains", "become", "becomes", "stays", "stay"} {
		l.remains[l.id(w)] = true
	}
	l.fewer = map[int32]bool{l.id("more"): true, l.id("fewer"): true, l.id("less"): true}
	l.notPast = map[int32]bool{}
	for _, w := range []string{"concerned", "involved", "affected", "needed", "required", "interested"} {
		l.notPast[l.id(w)] = true
	}
	l.demandNouns = map[int32]bool{}
	for _, w := range []string{"call", "demand", "appeal", "request", "proposal", "motion"} {
		l.demandNouns[l.id(w)] = true
	}
	l.amounts, l.particles = map[int32]bool{}, map[int32]bool{}
	for _, w := range []string{"out", "up", "down", "off", "back", "away", "over", "on"} {
		l.particles[l.id(w)] = true
	}
	for _, w := range []string{"number", "series", "set", "range", "variety", "package", "list", "kind", "sort", "host", "raft", "group", "system"} {
		l.amounts[l.id(w)] = true
	}
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
