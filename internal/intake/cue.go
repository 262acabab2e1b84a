package intake

import "fmt"

// deed says what a verb of action does: data/kinds.yaml, concrete and outcome.
type deed uint8

const (
	concrete deed = 1 << iota // done at once by those who speak
	outcome                   // a state that is reached
)

func (l *lexicon) readCues() {
	f := readData[struct {
		Heads     map[Kind][]string `yaml:"heads"`
		Headlines map[Kind][]string `yaml:"headlines"`
		Anywhere  map[Kind][]string `yaml:"anywhere"`
		Concrete  []string          `yaml:"concrete"`
		Outcome   []string          `yaml:"outcome"`
		Past      []string          `yaml:"past"`
		States    []string          `yaml:"states"`
		Deadlines []string          `yaml:"deadlines"`
		Everyone  []string          `yaml:"everyone"`
		Threshold []string          `yaml:"thresholds"`
		Selves    []string          `yaml:"selves"`
		Rates     []string          `yaml:"rates"`
		Regulated []string          `yaml:"regulated"`
		Labour    []string          `yaml:"labour"`
		Modals    map[Kind][]string `yaml:"modals"`
	}]("kinds")
	for i, kind := range Kinds() {
		for _, p := range f.Heads[kind] {
			l.heads.add(l.nouns(p), int32(i))
		}
		for _, p := range f.Headlines[kind] {
			l.headlines.add(l.nouns(p), int32(i))
		}
		for _, p := range f.Anywhere[kind] {
			l.turns.add(l.nouns(p), int32(i))
		}
	}
	for _, section := range []map[Kind][]string{f.Heads, f.Headlines, f.Anywhere} {
		for kind := range section {
			if !kind.known() {
				panic(fmt.Sprintf("intake: kinds.yaml: no kind %q", kind))
			}
		}
	}
	c := l.conjugation
	for d, lemmas := range map[deed][]string{concrete: f.Concrete, outcome: f.Outcome} {
		for _, lemma := range lemmas {
			words := l.forms(lemma)
			l.deeds[words[0]] |= d
			for _, form := range c.forms(splitPhrase(lemma)[0]) {
				id := l.id(l.spelling.spelled(form.word))
				l.deeds[id] |= d
			}
		}
	}
	for _, lemma := range f.States {
		for _, form := range c.forms(lemma) {
			if form.form&thirdForm != 0 || form.form&plainForm != 0 {
				l.states[l.id(l.spelling.spelled(form.word))] = true
			}
		}
	}
	for set, words := range map[*map[int32]bool][]string{&l.everyone: f.Everyone, &l.thresholds: f.Threshold, &l.selves: f.Selves, &l.rates: f.Rates, &l.regulated: f.Regulated} {
		for _, w := range words {
			(*set)[l.id(l.spelling.singular(l.spelling.spelled(w)))] = true
		}
	}
	for _, lemma := range f.Labour {
		for _, form := range c.forms(lemma) {
			l.labour[l.id(l.spelling.spelled(form.word))] = true
		}
	}
	for _, p := range f.Deadlines {
		l.deadlines.add(l.nouns(p), 0)
	}
	for _, w := range f.Past {
		l.mark([]string{w}, isPast)
	}
	for lemma, forms := range c.irregular {
		l.participles[l.id(forms[1])] = true
		if forms[0] != lemma && forms[0] != forms[1] {
			l.mark([]string{forms[0]}, isPast)
		}
	}
}

func (k Kind) known() bool {
	for _, other := range Kinds() {
		if k == other {
			return true
		}
	}
	return false
}
