package intake

import (
	"fmt"
	"strings"
)

// act is what a verb of direction does.
type act string

const (
	orders  act = "order"
	states  act = "state"
	sets    act = "set"
	decides act = "decide"
	commits act = "commit"
	affirms act = "affirm"
	assesss act = "assess"
	says    act = "say"
)

// verb is a verb of direction: data/verbs.yaml.
type verb struct {
	lemma    string
	act      act
	kind     Kind
	strength Strength
	free     bool // its subject may be anything
	noun     bool // with -s it is a noun as well: tasks, rules
}

// verbForm is a form in which a verb is found.
type verbForm struct {
	verb *verb
	form formOf
}

// formOf tells the forms of a verb apart; one word can be several.
type formOf uint8

const (
	plainForm  formOf = 1 << iota // stress
	thirdForm                     // stresses
	pastForm                      // stressed
	partForm                      // has stressed, was stressed
	ingForm                       // stressing
	finiteForm = plainForm | thirdForm | pastForm
)

type modalForm struct {
	strength Strength
	lemma    string
}

// verbFile is data/verbs.yaml.
type verbFile struct {
	Groups []struct {
		Act      act      `yaml:"act"`
		Kind     Kind     `yaml:"kind"`
		Strength Strength `yaml:"strength"`
		Free     bool     `yaml:"free"`
		Verbs    []string `yaml:"verbs"`
	} `yaml:"groups"`
	Nouns     []string              `yaml:"nouns"`
	Modals    map[Strength][]string `yaml:"modals"`
	Irregular map[string][2]string  `yaml:"irregular"`
	Doubling  []string              `yaml:"doubling"`
}

func (l *lexicon) readVerbs() {
	f := readData[verbFile]("verbs")
	c := conjugation{irregular: f.Irregular, doubling: wordSet(f.Doubling)}
	l.conjugation = c
	nouns := wordSet(f.Nouns)
	met := map[string]map[string]int32{} // phrase to form to index
	for _, g := range f.Groups {
		switch g.Act {
		case orders, states, sets, decides, commits, affirms, assesss, says:
		default:
			panic(fmt.Sprintf("intake: verbs.yaml: no act %q", g.Act))
		}
		for _, lemma := range g.Verbs {
			v := &verb{lemma: lemma, act: g.Act, kind: g.Kind, strength: g.Strength, free: g.Free, noun: nouns[lemma]}
			first, rest, _ := strings.Cut(lemma, " ")
			for _, form := range c.forms(first) {
				phrase := strings.TrimSpace(form.word + " " + rest)
				if met[phrase] == nil {
					met[phrase] = map[string]int32{}
				}
				if at, ok := met[phrase][lemma]; ok {
					l.verbForms[at].form |= form.form
					continue
				}
				at := int32(len(l.verbForms))
				met[phrase][lemma] = at
				l.verbForms = append(l.verbForms, verbForm{v, form.form})
				l.verbs.add(l.forms(phrase), at)
			}
		}
	}
	for _, strength := range []Strength{Binding, Firm, Plain, Soft} {
		for _, phrase := range f.Modals[strength] {
			l.modals.add(l.forms(phrase), int32(len(l.modalForms)))
			l.modalForms = append(l.modalForms, modalForm{strength, phrase})
		}
	}
	l.isTo = &modalForm{Binding, "is to"}
}

// conjugation makes the forms of English verbs.
type conjugation struct {
	irregular map[string][2]string // past and past participle
	doubling  map[string]bool
}

type inflected struct {
	word string
	form formOf
}

// forms returns the forms of a verb, each with what it can be.
func (c conjugation) forms(lemma string) []inflected {
	if lemma == "be" {
		return []inflected{{"is", thirdForm}, {"are", plainForm}, {"am", plainForm}, {"was", pastForm}, {"were", pastForm}, {"been", partForm}}
	}
	past, part := c.past(lemma)
	out := []inflected{{lemma, plainForm}, {third(lemma), thirdForm}, {past, pastForm}, {part, partForm}, {c.ing(lemma), ingForm}}
	// A word that is several forms stands once: "set" is plain, past and part.
	kept := out[:0]
	for _, f := range out {
		same := -1
		for i := range kept {
			if kept[i].word == f.word {
				same = i
			}
		}
		if same >= 0 {
			kept[same].form |= f.form
		} else {
			kept = append(kept, f)
		}
	}
	return kept
}

func (c conjugation) past(lemma string) (past, part string) {
	if p, ok := c.irregular[lemma]; ok {
		return p[0], p[1]
	}
	switch {
	case strings.HasSuffix(lemma, "e"):
		past = lemma + "d"
	case endsInConsonantY(lemma):
		past = lemma[:len(lemma)-1] + "ied"
	case c.doubling[lemma]:
		past = lemma + lemma[len(lemma)-1:] + "ed"
	default:
		past = lemma + "ed"
	}
	return past, past
}

func third(lemma string) string {
	switch {
	case lemma == "have":
		return "has"
	case endsInConsonantY(lemma):
		return lemma[:len(lemma)-1] + "ies"
	case strings.HasSuffix(lemma, "s"), strings.HasSuffix(lemma, "x"), strings.HasSuffix(lemma, "ch"),
		strings.HasSuffix(lemma, "sh"), strings.HasSuffix(lemma, "z"), strings.HasSuffix(lemma, "o"):
		return lemma + "es"
	}
	return lemma + "s"
}

func (c conjugation) ing(lemma string) string {
	switch {
	case lemma == "set", lemma == "put", lemma == "cut", lemma == "let", lemma == "begin", c.doubling[lemma]:
		return lemma + lemma[len(lemma)-1:] + "ing"
	case strings.HasSuffix(lemma, "ee"):
		return lemma + "ing"
	case strings.HasSuffix(lemma, "e"):
		return lemma[:len(lemma)-1] + "ing"
	}
	return lemma + "ing"
}

func endsInConsonantY(lemma string) bool {
	return len(lemma) > 1 && strings.HasSuffix(lemma, "y") && !strings.ContainsRune("aeiou", rune(lemma[len(lemma)-2]))
}
