package intake

// stative says whether the first finite verb of words tells how things are:
// "the hospitals lack nurses".
func (l *lexicon) stative(ws []word) bool {
	for i := 1; i+1 < len(ws) && i < 14; i++ {
		w := &ws[i]
		if w.is(isSubordinator | isBe | isModal | isTo) {
			return false
		}
		if l.states[w.form] && !ws[i-1].is(isDeterminer|isPreposition|isMark|isJoiner|isNumber) && !ws[i+1].is(isMark|isJoiner) &&
			(w.is(isS) != ws[i-1].is(isS) || ws[i-1].is(isPluralNoun|isAdverb)) {
			return true
		}
	}
	return false
}

// presentDeed says whether the first finite verb of words tells in the present
// what is done: "the minimum wage rises to 14 euros", "the region takes over".
func (l *lexicon) presentDeed(ws []word) bool {
	for i := 1; i+1 < len(ws) && i < 12; i++ {
		w := &ws[i]
		if w.is(isBe) && w.form != l.was && w.form != l.were && l.deeds[ws[i+1].form] != 0 && ws[i+1].is(isEd) {
			return true // taxes are lowered
		}
		if w.is(isSubordinator | isBe | isModal | isTo | isStop) {
			return false
		}
		if l.deeds[w.form] != 0 && w.is(isS) && !ws[i-1].is(isDeterminer|isPreposition|isMark|isJoiner|isNumber) && (!ws[i-1].is(isS) || ws[i+1].is(isTo)) &&
			(ws[i+1].is(isPreposition|isTo|isDeterminer|isNumber) || l.numerals[ws[i+1].form] > 0) && ws[i+1].form != l.of && ws[i+1].form != l.forWord {
			return true
		}
	}
	return false
}

// continuous says whether the first finite verb of words tells what goes on:
// "is nearing completion".
func (l *lexicon) continuous(ws []word) bool {
	for i := 1; i+1 < len(ws); i++ {
		switch w := &ws[i]; {
		case w.is(isSubordinator | isModal):
			return false
		case w.is(isBe):
			return ws[skipAdverbs(ws, i+1)%len(ws)].is(isIng)
		}
	}
	return false
}

// moved says whether words tell a change that has come: "up 11 per cent".
func (l *lexicon) moved(ws []word) bool {
	for i := 0; i+1 < len(ws); i++ {
		if (ws[i].form == l.up || ws[i].form == l.down) && ws[i+1].is(isNumber) {
			return true
		}
	}
	return false
}

// hasFigure says whether words hold a number besides years.
func hasFigure(ws []word) bool {
	for i := range ws {
		if ws[i].is(isNumber) && ws[i].to-ws[i].from != 4 {
			return true
		}
	}
	return false
}

// deadline says whether words set a time without a year: by the end of the
// plan, within five years.
func (l *lexicon) deadline(ws []word) bool {
	for i := range ws {
		if _, end := l.deadlines.at(ws, i, byNoun); end > i {
			return true
		}
	}
	return false
}
