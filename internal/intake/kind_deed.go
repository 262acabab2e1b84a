package intake

// deedOf tells what the verb of action of a clause does: the verb that the
// modal governs, or the first infinitive.
func (l *lexicon) deedOf(ws []word, o *op) deed {
	at, last := 0, 10
	switch {
	case o.modal != nil || o.inner != nil:
		at, last = o.does, 2
		if at < len(ws) && ws[at].is(isBareBe) {
			if at+1 < len(ws) && l.deeds[ws[at+1].form] == 0 && !ws[at+1].is(isEd) {
				return outcome // is to be free of charge
			}
			at++
		}
	case o.verb != nil:
		at = o.to
		for k := max(at-1, 0); k < len(ws) && k < at+3; k++ {
			if ws[k].is(isTo) && k+1 < len(ws) && !ws[k+1].is(isDeterminer|isNumber) {
				at, last = skipAdverbs(ws, k+1), 2 // aim to finalize
				break
			}
		}
	}
	for i := at; i < len(ws) && i < at+last; i++ {
		if d := l.deeds[ws[i].form]; d != 0 && !ws[i].is(isBe) {
			return d
		}
	}
	return 0
}

func (l *lexicon) firstDeed(ws []word) deed {
	for i := 0; i < len(ws) && i < 4; i++ {
		if ws[i].form != noWord {
			if d := l.deeds[ws[i].form]; d != 0 && !ws[i].is(isBe|isHave) {
				return d
			}
		}
	}
	return 0
}

// past says whether the first finite verb of words is in the past.
func (l *lexicon) past(ws []word) bool {
	for i := range ws {
		w := &ws[i]
		switch {
		case w.is(isSubordinator):
			return false
		case w.form == l.had && i+1 < len(ws) && ws[i+1].is(isTo):
			return false // more had to be done
		case w.form == l.was || w.form == l.were || w.form == l.had:
			return true
		case w.is(isHave):
			j := skipAdverbs(ws, i+1)
			return j < len(ws) && (ws[j].is(isEd|isBareBe|isPast) || l.participles[ws[j].form])
		case w.is(isBe | isModal):
			return false
		case w.is(isPast) && !(i+1 < len(ws) && ws[i+1].form == l.by && l.participles[w.form]):
			return true // not: jobs held by women
		case w.is(isEd) && !l.notPast[w.form] && i > 0 && !ws[i-1].is(isDeterminer|isPreposition|isAdverb|isMark|isJoiner|isTo|isNumber) && i+1 < len(ws) && ws[i+1].form != l.by &&
			(ws[i+1].is(isPreposition|isAdverb|isDeterminer|isMark|isNumber|isJoiner) || l.particles[ws[i+1].form]):
			return true
		}
	}
	return false
}

// thatIs says whether a verb is followed by "that" and a statement of how
// things are.
func (l *lexicon) thatIs(ws []word, o *op) bool { return l.that(ws, o) > 0 }

// that returns where the words behind the "that" of a verb begin; 0 when it
// has none. A few words may stand between: "it was stressed at the session that".
func (l *lexicon) that(ws []word, o *op) int {
	if o.to > 0 && ws[o.to-1].form == l.thatWord {
		return o.to
	}
	for i := o.to; i < len(ws) && i < o.to+6; i++ {
		if ws[i].form == l.thatWord {
			if i > o.to+2 && !o.passive {
				return 0
			}
			return i + 1
		}
		if ws[i].is(isSubordinator | isStop) {
			return 0
		}
	}
	return 0
}

// toDo says whether words without a finite verb order something: "All dairies
// to run on solar power".
func (l *lexicon) toDo(ws []word) bool {
	for i := range ws {
		w := &ws[i]
		if w.is(isBe|isHave|isModal|isPast|isSubordinator) || w.is(isMark) {
			return false
		}
		if w.is(isTo) {
			return i == 0 || i+1 < len(ws) && !ws[i+1].is(isDeterminer|isCapital|isNumber) && l.deeds[ws[i+1].form] != 0
		}
	}
	return false
}
