package intake

import "strings"

// stretch is words[from:to].
type stretch struct{ from, to int }

func (s stretch) empty() bool      { return s.to <= s.from }
func (s stretch) holds(i int) bool { return i >= s.from && i < s.to }

func (l *lexicon) readOrgans() {
	f := readData[struct {
		Heads   []string `yaml:"heads"`
		Names   []string `yaml:"names"`
		Crowds  []string `yaml:"crowds"`
		Charges []string `yaml:"charges"`
	}]("doers")
	for _, w := range f.Crowds {
		l.crowds[l.id(l.spelling.singular(l.spelling.spelled(w)))] = true
	}
	for _, p := range f.Charges {
		l.charges.add(l.forms(p), 0)
	}
	l.mark(f.Heads, isOrgan)
	for _, n := range f.Names {
		l.organs.add(l.nouns(n), 0)
	}
}

// organAt reads the name of an organ that begins at words[i], behind an
// article: "the Ministry of Public Works", "provincial councils".
func (l *lexicon) organAt(ws []word, i int) stretch {
	for i < len(ws) && (ws[i].is(isDeterminer) || ws[i].is(isQuoteMark)) {
		i++
	}
	from := i
	for ; i < len(ws) && i < from+8; i++ {
		w := &ws[i]
		if w.is(isDeterminer) && !w.is(isOrgan) {
			return stretch{} // another noun begins
		}
		if _, end := l.organs.at(ws, i, byNoun); end > i {
			return stretch{from, l.organEnd(ws, end, w.is(isCapital))}
		}
		if w.is(isOrgan) {
			// The last organ word of a row: "Council Secretariat".
			for i+1 < len(ws) && ws[i+1].is(isOrgan) && !ws[i+1].is(isMark) {
				i++
			}
			if l.describes(ws, i) {
				return stretch{}
			}
			return stretch{from, l.organEnd(ws, i+1, ws[i].is(isCapital))}
		}
		if w.is(isMark | isPreposition | isJoiner | isSubordinator | isBe | isHave | isModal | isPronoun | isTo) {
			break
		}
	}
	return stretch{}
}

// describes says whether the word of an organ at words[i] only describes the
// next noun: agency workers, State aid.
func (l *lexicon) describes(ws []word, i int) bool {
	if i+1 >= len(ws) {
		return false
	}
	next := &ws[i+1]
	return l.crowds[next.noun] && !next.is(isPronoun|isDeterminer) || ws[i].noun == l.state && l.aid[next.noun]
}

// organEnd goes on over "of the Interior", "for Agriculture and Food" behind a
// name that is written with a capital.
func (l *lexicon) organEnd(ws []word, i int, capital bool) int {
	for capital && i+1 < len(ws) {
		j := i
		if !(ws[j].form == l.of || ws[j].form == l.forWord || ws[j].form == l.on || ws[j].is(isJoiner) && i > 0 && ws[i-1].is(isCapital) && !ws[i-1].is(isOrgan)) {
			break
		}
		j++
		if j < len(ws) && ws[j].is(isDeterminer) {
			j++
		}
		if j >= len(ws) || !ws[j].is(isCapital) || ws[j].is(isOrgan) && ws[i].is(isJoiner) {
			break
		}
		for j < len(ws) && ws[j].is(isCapital) {
			j++
		}
		i = j
	}
	return i
}

// organBefore reads the organ that is the subject of the verb at words[verb].
func (l *lexicon) organBefore(ws []word, from, verb int) stretch {
	start := verb - 1
	for start > from {
		w := &ws[start-1]
		if w.is(isStop|isSubordinator|isComma) || w.is(isBe|isHave|isModal) || w.is(isJoiner) && !ws[start].is(isCapital) {
			break
		}
		start--
	}
	if start < 0 || start >= verb {
		return stretch{}
	}
	if ws[start].is(isLeading) && !ws[start].is(isOrgan) {
		return stretch{}
	}
	for i := verb - 1; i > start; i-- { // the steps | the Party: the last noun
		if ws[i].is(isDeterminer) && !ws[i-1].is(isPreposition|isJoiner|isDeterminer) {
			start = i
			break
		}
	}
	s := l.organAt(ws, start)
	if s.to > verb || ws[start].form == l.no {
		return stretch{}
	}
	return s
}

// isPassive says whether the verb behind a modal is in the passive: what its
// subject names is then worked upon.
func (l *lexicon) isPassive(ws []word, o *op) bool {
	if o.passive {
		return true
	}
	i := o.does
	if i >= len(ws) || !ws[i].is(isBareBe) {
		return false
	}
	i = skipAdverbs(ws, i+1)
	return i < len(ws) && (ws[i].is(isEd) || l.participles[ws[i].form])
}

// organsOf finds whom a clause names for the work.
func (l *lexicon) organsOf(ws []word, o *op) []stretch {
	var out []stretch
	add := func(s stretch) {
		if !s.empty() {
			out = append(out, s)
		}
	}
	switch {
	case o.none():
	case o.verb != nil && o.verb.act == orders && (o.modal == nil || o.verb.kind == Task && !o.passive):
		if o.passive || strings.HasPrefix(o.verb.lemma, "be ") { // was instructed, is responsible for
			out = append(out, l.instructed(ws, o)...)
			if len(out) == 0 && !o.passive && ws[o.to-1].is(isPreposition|isTo|isDeterminer) { // is entrusted to
				add(l.organAt(ws, o.to))
			}
			if len(out) == 0 {
				add(l.toWhom(ws, o.to))
			}
			break
		}
		if all := l.addressees(ws, o.to, o.verb); len(all) > 0 {
			out = append(out, all...)
			break
		}
		if o.to < len(ws) && ws[o.to].is(isSubordinator) { // demanded that the central organs deliver
			add(l.organAt(ws, o.to+1))
		}
		if len(out) == 0 && o.to-o.from > 2 {
			add(l.organAt(ws, o.from+1))
		}
	case o.modal != nil && l.isPassive(ws, o):
		add(l.byWhom(ws, o.to))
	case o.modal != nil && o.modal.lemma == "may": // allows
	case o.modal != nil:
		add(l.organBefore(ws, 0, o.from))
		if len(out) == 0 && o.from > 2 && ws[o.from-1].is(isComma) { // the Ministry, together with the provinces, shall
			if s := l.organAt(ws, 0); !s.empty() && s.to < o.from-1 && ws[s.to].is(isComma) {
				add(s)
			}
		}
	case o.passive && o.verb != nil:
		add(l.toWhom(ws, o.to))
	}
	if len(out) == 0 && o.inner != nil && o.innerAt > o.to && !l.isPassive(ws, &op{does: o.does}) {
		add(l.organBefore(ws, o.to, o.innerAt))
	}
	if len(out) == 0 && o.verb != nil && o.verb.act == orders && o.to < len(ws) {
		add(l.byWhom(ws, o.to)) // directed that barriers be removed by the Member States
	}
	if len(out) == 0 && o.verb != nil {
		add(l.carriedOutBy(ws, o.to))
	}
	if len(out) == 0 && o.none() {
		add(l.toWhom(ws, 0))
	}
	return out
}

// toWhom reads the organ behind "falls to", "entrusted to", "up to".
func (l *lexicon) toWhom(ws []word, from int) stretch {
	for i := max(from, 1); i+1 < len(ws) && i < from+4; i++ {
		if ws[i].is(isTo) && (ws[i+1].is(isDeterminer) || ws[i+1].is(isCapital)) {
			if s := l.organAt(ws, i+1); !s.empty() && ws[s.from].is(isCapital) {
				return s
			}
		}
	}
	return stretch{}
}

// carriedOutBy reads the organ behind "to be carried out by".
func (l *lexicon) carriedOutBy(ws []word, from int) stretch {
	for i := max(from, 0); i+3 < len(ws); i++ {
		if ws[i].is(isTo) && ws[i+1].is(isBareBe) {
			return l.byWhom(ws[:min(len(ws), i+14)], i+2)
		}
	}
	return stretch{}
}

// byWhom reads the organ behind "by": "shall be removed by the Member States".
func (l *lexicon) byWhom(ws []word, from int) stretch {
	for i := max(from, 0); i+1 < len(ws); i++ {
		if ws[i].form == l.by {
			if s := l.organAt(ws, i+1); !s.empty() && ws[s.from].is(isCapital) {
				return s
			}
		}
	}
	return stretch{}
}
