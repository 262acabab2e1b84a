package intake

// headKind tells the kind by the noun that is the verb's object, or, in the
// passive and without a verb of direction, its subject.
func (l *lexicon) headKind(ws []word, o *op) Kind {
	if o.verb != nil && !o.passive && !l.thatIs(ws, o) {
		if k := l.objectKind(ws, o.to); k != "" {
			return k
		}
		if o.inner == nil && o.modal == nil {
			return ""
		}
	}
	end := len(ws)
	if o.passive && l.subjectKind(ws, o.from) == "" && o.to < len(ws) && (ws[o.to-1].form == l.as || ws[o.to].form == l.as) {
		if k := l.objectKind(ws, o.to); k != "" {
			return k // was set as a target
		}
	}
	if !o.none() {
		end = o.from
		if o.inner != nil && o.innerAt > o.to && !o.passive {
			return "" // the subject inside "that ..." is read by turnKind
		}
	}
	return l.subjectKind(ws, end)
}

// predicateKind tells the kind by what a clause says something is: "full
// employment remains our goal".
func (l *lexicon) predicateKind(ws []word) Kind {
	for i := 1; i+1 < len(ws); i++ {
		switch {
		case ws[i].is(isSubordinator | isModal | isStop):
			return ""
		case (ws[i].is(isBe) || l.remains[ws[i].form]) && ws[i+1].is(isDeterminer):
			if k := l.objectKind(ws, i+1); k == Goal || k == Priority {
				return k
			}
			return ""
		case ws[i].is(isBe):
			return ""
		}
	}
	return ""
}

// present says whether a passive verb stands in the present: are published.
func (l *lexicon) present(ws []word, o *op) bool {
	w := &ws[o.from]
	return w.is(isBe) && w.form != l.was && w.form != l.were
}

// objectKind reads the noun phrase behind a verb up to the word that closes
// it. Its head counts, and not a noun behind the "of" of another; behind "as"
// stands a head again: "set the building of homes as the first task".
func (l *lexicon) objectKind(ws []word, from int) Kind {
	limit := min(len(ws), from+14)
	last := Kind("")
	deep := from < limit && (ws[from].is(isIng) || ws[from].form == l.of || from > 0 && ws[from-1].is(isTo) && !ws[from].is(isDeterminer))
	for i := from; i < limit; i++ {
		w := &ws[i]
		switch {
		case w.form == l.as && i+1 < limit && ws[i+1].is(isDeterminer|isCapital):
			deep = false
		case (w.form == l.of || w.form == l.on) && i > from && !l.amounts[ws[i-1].noun]:
			deep = true
		case deep:
			if w.is(isStop | isQuoteMark | isSubordinator | isTo) {
				return last
			}
			continue
		}
		if v, end := l.heads.at(ws, i, byNoun); end > i && !(end < len(ws) && end == i+1 && compound(ws, end)) {
			return Kinds()[v]
		}
		switch {
		case w.is(isStop), w.is(isQuoteMark):
			return last
		case w.is(isSubordinator):
			return last
		case w.is(isTo):
			return last
		case w.is(isPreposition) && w.form != l.of && w.form != l.as && w.form != l.on && w.form != l.forWord && i > from:
			return last
		case w.form == l.forWord && i > from:
			return last
		case w.is(isComma) && i > from && !(i+1 < len(ws) && ws[i+1].form == l.as):
			return last
		}
	}
	return last
}

// compound says whether a noun only describes the next: "task force", "plan
// targets".
func compound(ws []word, i int) bool {
	w := &ws[i]
	return !w.is(isMark|isPreposition|isJoiner|isSubordinator|isBe|isHave|isModal|isDeterminer|isTo|isPronoun|isAdverb|isEd|isNot|isPast|isNumber) && w.is(isS)
}

// subjectKind reads the first noun phrase of a clause.
func (l *lexicon) subjectKind(ws []word, end int) Kind {
	for i := 0; i < end && i < 7; i++ {
		w := &ws[i]
		if v, e := l.heads.at(ws, i, byNoun); e > i && e <= end && !(e < len(ws) && compound(ws, e)) {
			return Kinds()[v]
		}
		if w.is(isPreposition|isMark|isBe|isHave|isModal|isSubordinator) && i > 0 {
			return ""
		}
		if i == 0 && w.is(isPreposition|isLeading) {
			return ""
		}
	}
	return ""
}

// turnKind tells the kind by a turn of phrase anywhere; priority before rule
// before orientation and the rest.
func (l *lexicon) turnKind(ws []word) Kind {
	best := Kind("")
	for i := range ws {
		v, end := l.turns.at(ws, i, byNoun)
		if end == i {
			continue
		}
		switch k := Kinds()[v]; {
		case k == Priority:
			return k
		case best == "" || k == Rule:
			best = k
		}
	}
	return best
}
