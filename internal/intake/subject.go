package intake

// accept says whether a finite verb has a clause of its own, and where that
// begins. ops are those before it.
func (l *lexicon) accept(ws []word, ops []op, g group) (start int, ok bool) {
	if len(ops) == 0 {
		return 0, l.first(ws, g)
	}
	last := &ops[len(ops)-1]
	p := before(ws, g.from)
	if p < last.to {
		return 0, p < last.from // directly behind it: a part of its object
	}
	if g.verb != nil && g.modal == nil && !g.passive && !l.governsObject(ws, g) {
		return 0, false
	}
	switch {
	case ws[p].is(isJoiner) || ws[p].is(isStop):
		return p + 1, l.joins(ws, last, g, p)
	case ws[p].is(isComma):
		if g.verb == nil || g.modal != nil || g.passive {
			return 0, false
		}
		if s, ok := l.ownSubject(ws, last.to, p, g); ok { // X, its chairman, stressed
			return s, true
		}
		return p + 1, sameForm(last, g) && g.form&(pastForm|thirdForm) != 0
	case ws[p].is(isPronoun):
		if p > 0 && (ws[p-1].is(isJoiner) || ws[p-1].is(isComma|isStop)) {
			return p, g.verb != nil || g.modal != nil
		}
		return 0, false
	}
	return l.ownSubject(ws, last.to, p, g)
}

// first says whether the first finite verb of a sentence is its main verb.
func (l *lexicon) first(ws []word, g group) bool {
	if g.modal != nil || g.passive {
		return true
	}
	if g.verb == nil {
		return false
	}
	p := before(ws, g.from)
	if p >= 0 && !g.perfect && (ws[p].is(isPossessive) || g.form == plainForm && g.to == g.from+1 && !l.plural(&ws[p])) {
		return false // teachers' pay; a region free of weapons
	}
	if p < 0 {
		return g.form&(thirdForm|pastForm) != 0 && !ws[g.from].is(isActor) && l.governsObject(ws, g) &&
			!(g.form == thirdForm && g.to == g.from+1 && g.to < len(ws) && ws[g.to].is(isPreposition) && !ws[g.to].is(isTo)) // Orders above two million
	}
	w := &ws[p]
	switch {
	case g.perfect:
		return true
	case g.verb.free:
		return l.governsObject(ws, g)
	case w.is(isPronoun):
		return !(w.is(isMark))
	case w.is(isDeterminer) && w.is(isActor) && (p == 0 || ws[p-1].is(isMark)):
		return g.form&pastForm != 0 // another wanted
	case ws[g.from-1].is(isDeterminer), w.is(isDeterminer | isTo | isBe | isBareBe | isHave):
		return false
	case w.is(isPreposition):
		return false
	}
	if !l.governsObject(ws, g) {
		return false
	}
	if w.is(isQuoteMark) {
		return true
	}
	return l.subjectAt(ws, 0, p)
}

// plural says whether a word can be the subject of a verb in its plain form.
func (l *lexicon) plural(w *word) bool {
	return w.is(isS|isPluralNoun|isPronoun|isCapital|isDeterminer|isQuoteMark) || w.is(isComma)
}

// governsObject says whether what follows a verb in the past or the third
// person can be its object: not "by", and for words that may be nouns
// (demands, calls) not the end of a list.
func (l *lexicon) governsObject(ws []word, g group) bool {
	if g.to >= len(ws) {
		return g.form&pastForm != 0 && g.form&partForm == 0
	}
	next := &ws[g.to]
	if next.form == l.by && !ws[g.from].is(isBe) {
		return false // not: is alarmed by
	}
	if g.form&pastForm != 0 && g.form&partForm != 0 && !g.passive && g.to == g.from+1 {
		// The programme adopted at the congress: a participle.
		if next.form == l.at || next.form == l.during || next.form == l.under {
			return false
		}
	}
	if g.form == thirdForm && g.to-g.from == 1 && next.is(isMark) && !next.is(isComma|isStop|isQuoteMark) {
		return false
	}
	if g.form&pastForm == 0 && g.to-g.from == 1 && next.is(isBe|isHave|isModal) {
		return false
	}
	if g.form == thirdForm && g.verb != nil && g.verb.noun && (next.is(isPreposition) && !next.is(isTo) || next.is(isEd)) {
		return false // rules on data protection, rules-based trade
	}
	return true
}

// subjectAt says whether words[from:to+1] end in a subject that can direct:
// an organ, a person, a document.
func (l *lexicon) subjectAt(ws []word, from, to int) bool {
	s := from
	for s < to && ws[s].is(isMark|isJoiner) {
		s++
	}
	if ws[s].is(isLeading) && !ws[s].is(isActor) {
		comma := -1
		for i := to - 1; i > s; i-- { // the last comma that a subject follows
			if ws[i].is(isComma) && (ws[i+1].is(isDeterminer|isPronoun) || ws[i+1].is(isCapital)) {
				comma = i
				break
			}
		}
		if comma < 0 {
			return l.nearSubject(ws, s, to)
		}
		s = comma + 1
	}
	return l.headActs(ws, s, to)
}

// nearSubject says whether the words right before a verb are a short subject:
// "Among the social questions the report puts".
func (l *lexicon) nearSubject(ws []word, from, to int) bool {
	if !ws[to].is(isActor) && !ws[to].is(isCapital) {
		return false
	}
	for i := to - 1; i > from && i >= to-4; i-- {
		if ws[i].is(isDeterminer) {
			return !ws[i-1].is(isPreposition)
		}
	}
	return false
}

// headActs says whether the head of the noun phrase that begins at from can
// direct. The head is the last word before a preposition or a comma.
func (l *lexicon) headActs(ws []word, from, to int) bool {
	head, capitals := -1, 0
	for i := from; i <= to; i++ {
		w := &ws[i]
		if w.is(isMark) || w.is(isPreposition) && i > from || w.is(isSubordinator) {
			break
		}
		if w.is(isJoiner) {
			if head >= 0 && ws[head].is(isActor) {
				return true
			}
			continue
		}
		if !w.is(isDeterminer) && !w.is(isAdverb) {
			head = i
			if w.is(isCapital) && i > 0 {
				capitals++
			}
		}
	}
	if head < 0 {
		return false
	}
	return ws[head].is(isActor) || capitals > 0 || ws[head].is(isPronoun) || ws[head].is(isTitle) ||
		head == 0 && ws[0].is(isCapital) && ws[0].noun == noWord
}

// joins says whether a verb behind "and", "but" or a semicolon at p carries on
// from the verb of direction before it.
func (l *lexicon) joins(ws []word, last *op, g group, p int) bool {
	switch {
	case g.modal != nil:
		return last.modal != nil || last.passive || ws[p].is(isStop)
	case g.verb == nil:
		return false
	case g.passive:
		return last.passive || last.modal != nil || ws[p].is(isStop)
	case sameForm(last, g) && g.form&(pastForm|thirdForm) != 0:
		return true
	case g.form&thirdForm != 0 && last.verb != nil && last.form&(thirdForm|pastForm|partForm) != 0:
		return g.verb.act != says
	}
	return g.form&plainForm != 0 && (last.form&plainForm != 0 || last.modal != nil) && l.speaks(ws, last, g, p)
}

// sameForm says whether two verbs stand in one tense.
func sameForm(last *op, g group) bool {
	if last.passive || last.modal != nil {
		return false
	}
	if last.perfect || g.perfect {
		return last.perfect && (g.perfect || g.form&partForm != 0) || g.perfect && last.form&pastForm != 0
	}
	return last.form&g.form&finiteForm != 0
}

// speaks says whether a verb in its plain form behind "and" is rather another
// verb of direction ("we welcome the report and call on") than another
// infinitive ("call on states to respect and support").
func (l *lexicon) speaks(ws []word, last *op, g group, p int) bool {
	open := false
	for i := last.to; i < p; i++ {
		open = open || ws[i].is(isTo) && i+1 < p && !ws[i+1].is(isDeterminer)
	}
	if !open && last.modal == nil && !l.toInfinitive(ws, last) {
		// No infinitive that the verb could carry on stands before it.
		return !g.verb.noun || g.to < len(ws) && ws[g.to].is(isDeterminer|isNumber)
	}
	switch g.verb.act {
	case orders, affirms, assesss:
	case decides, commits:
		switch g.verb.lemma {
		case "decide", "agree", "agree to", "agree on", "resolve", "resolve to", "commit", "commit to", "pledge", "undertake to":
		default:
			return false
		}
	case states:
		if g.verb.kind == Orientation {
			return false
		}
	default:
		return false
	}
	if !open || p > 0 && ws[p-1].is(isComma) {
		return true
	}
	switch g.verb.lemma {
	case "call on", "call upon", "call for", "urge", "reaffirm", "commend", "decide", "commit to":
		return true
	}
	return false
}

// toInfinitive says whether a verb ends in the "to" of an infinitive.
func (l *lexicon) toInfinitive(ws []word, o *op) bool {
	return o.to > 0 && o.to <= len(ws) && ws[o.to-1].is(isTo) || o.to < len(ws) && ws[o.to].is(isTo)
}

// ownSubject finds a clause that begins behind a joiner with a subject of its
// own and ends in the verb: "and the Cabinet adopted".
func (l *lexicon) ownSubject(ws []word, from, p int, g group) (start int, ok bool) {
	const longest = 12
	free := g.modal != nil || g.passive // any noun can be the subject
	for i := p; i >= from && i >= p-longest; i-- {
		w := &ws[i]
		if w.is(isSubordinator | isTo | isBe | isModal | isHave) {
			return 0, false
		}
		if !w.is(isJoiner) && !w.is(isStop) {
			continue
		}
		s := i + 1
		if s > p || ws[s].is(isPreposition) {
			return 0, false
		}
		comma := i > 0 && ws[i-1].is(isComma) || w.is(isStop) || w.form == l.while || w.form == l.but
		if free {
			return s, comma && g.verb != nil || comma && g.modal != nil
		}
		if g.verb != nil && l.headActs(ws, s, p) {
			return s, true
		}
		return 0, false
	}
	return 0, false
}
