package intake

// kindOfOrder tells the kind of a clause whose verb orders, asks or wants.
func (l *lexicon) kindOfOrder(f *found, turn Kind) Kind {
	ws, o := f.words, &f.op
	switch {
	case turn == Priority && l.thatIs(ws, o):
		return Priority
	case len(f.organs) > 0 || f.head != nil:
		return Task
	case (o.verb.lemma == "authorize" || o.verb.lemma == "order" && !l.thatIs(ws, o)) && !o.passive:
		return Measure // authorizes the deployment of a mission
	case wishes[o.verb.lemma] && f.dated && o.to < len(ws) && ws[o.to].is(isTo) && l.outcomeAhead(ws, o.to):
		return Goal // want to halve accidents by 2031
	case wishes[o.verb.lemma] && f.dated && (f.counted || f.rate) && l.outcomeAhead(ws, o.to):
		return Goal // wants unemployment to fall below 5 per cent
	}
	return Task
}

// wishes are the verbs of order that also say what is hoped for.
var wishes = map[string]bool{"want": true, "wish": true, "hope": true, "expect": true, "desire": true, "seek": true, "look to": true}

// outcomeAhead says whether a verb of outcome stands behind the first "to".
func (l *lexicon) outcomeAhead(ws []word, from int) bool {
	for i := from; i+1 < len(ws) && i < from+10; i++ {
		if ws[i].is(isTo) {
			return l.deeds[ws[i+1].form]&outcome != 0
		}
	}
	return false
}

// foresees says whether a verb that plans is followed by a noun of outcome:
// "provides for growth of", "plans a reduction of".
func (l *lexicon) foresees(ws []word, o *op) bool {
	switch o.verb.lemma {
	case "provide for", "envisage", "envision", "foresee", "plan", "schedule", "set", "project":
	default:
		return false
	}
	for i := o.to; i < len(ws) && i < o.to+4; i++ {
		if l.deeds[ws[i].form]&outcome != 0 {
			return true
		}
	}
	return false
}

// demands says whether the object of a verb is what somebody asks for:
// "backed her call for a national plan".
func (l *lexicon) demands(ws []word, o *op) bool {
	for i := o.to; i < len(ws) && i < o.to+4; i++ {
		if l.demandNouns[ws[i].noun] {
			return true
		}
	}
	return false
}

// thatFollows says whether "that" stands near behind a verb: adopted the rule
// that members declare gifts.
func (l *lexicon) thatFollows(ws []word, o *op) bool {
	for i := o.to; i < len(ws) && i < o.to+4; i++ {
		if ws[i].form == l.thatWord {
			return true
		}
	}
	return false
}

// sum says whether a verb is followed by a sum at once: pledge 250 million.
func (l *lexicon) sum(f *found) bool {
	ws, o := f.words, &f.op
	if !f.counted || f.rate || o.to >= len(ws) {
		return false
	}
	i := o.to
	for i < len(ws) && i < o.to+2 && (ws[i].is(isDeterminer|isAdverb) || ws[i].form == l.a) {
		i++
	}
	return i < len(ws) && (ws[i].is(isNumber) || l.numerals[ws[i].form] > 0)
}

// norm says whether a subject stands for all there are, so that what a modal
// says of it holds from now on: "Every project shall be examined", "Contracts
// above one million are to be published", "Whoever cuts down a tree must".
func (l *lexicon) norm(ws []word, o *op) bool {
	if len(ws) < 4 {
		return false
	}
	holds := !o.none() && (o.modal == nil || o.modal.strength == Binding || o.modal.strength == Soft)
	if holds && l.everyone[ws[0].form] {
		return true
	}
	if l.everyone[ws[0].form] && ws[0].is(isSubordinator) {
		return true // whoever
	}
	if !o.none() && o.modal != nil && o.modal.strength == Binding && ws[0].form == l.a { // a vessel which fishes without a licence shall
		for i := 1; i < o.from && i < 5; i++ {
			if ws[i].is(isSubordinator) {
				return true
			}
		}
	}
	if holds && (ws[0].form == l.no || ws[0].form == l.at && ws[1].form == l.least) {
		return true // at least four in ten members shall
	}
	end := len(ws)
	if !o.none() {
		end = o.from
	}
	for i := 1; i+2 < end && i < 8; i++ { // branches with fewer than twenty members
		if ws[i].is(isMark | isBe | isModal) {
			break
		}
		if ws[i+1].form == l.than && l.fewer[ws[i].form] && (ws[i+2].is(isNumber) || l.numerals[ws[i+2].form] > 0) {
			return true
		}
	}
	for i := 1; i+1 < end && i < 5; i++ { // contracts above one million
		if l.thresholds[ws[i].form] && (ws[i+1].is(isNumber) || l.numerals[ws[i+1].form] > 0 || l.scales[ws[i+1].form] > 0) {
			return true
		}
		if ws[i].is(isMark | isBe | isModal) {
			return false
		}
	}
	return false
}

// normInside says whether what stands behind "that" is said of all there are:
// agreed that no pupil shall have to walk.
func (l *lexicon) normInside(ws []word, o *op) bool {
	at := l.that(ws, o)
	if at == 0 || o.innerAt <= at || o.innerAt > len(ws) {
		return false
	}
	return l.norm(ws[at:], &op{from: o.innerAt - at, modal: o.inner})
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

// moved says whether words tell a change that has come: "up 11 per cent".
func (l *lexicon) moved(ws []word) bool {
	for i := 0; i+1 < len(ws); i++ {
		if (ws[i].form == l.up || ws[i].form == l.down) && ws[i+1].is(isNumber) {
			return true
		}
	}
	return false
}

// pronounBefore says whether "we" or "they" is the subject of a verb.
func (l *lexicon) pronounBefore(ws []word, o *op) bool {
	k := before(ws, o.from)
	return k >= 0 && ws[k].is(isPronoun)
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

// isSelf says whether the subject of a verb is those who resolve themselves,
// or the state as a whole: "the Government is to allocate".
func (l *lexicon) isSelf(ws []word, o *op) bool {
	k := before(ws, o.from)
	if k < 0 {
		return false
	}
	if ws[k].is(isPronoun) {
		return true
	}
	return l.selves[ws[k].form] && k < 4
}

// ratePaid says whether the subject of a clause is something that the state
// sets: a pension, a tax.
func (l *lexicon) ratePaid(ws []word, end int) bool {
	for i := 0; i < end && i < 8; i++ {
		if ws[i].is(isPreposition|isMark) && i > 0 {
			return false
		}
		if l.rates[ws[i].noun] {
			return true
		}
	}
	return false
}

// regulates says whether the first noun of a clause is something that rules
// are made for: licences, votes.
func (l *lexicon) regulates(ws []word, end int) bool {
	for i := 0; i < end && i < 4; i++ {
		if ws[i].is(isPreposition | isMark | isBe | isModal) {
			return false
		}
		if l.regulated[ws[i].noun] && (i+1 == end || ws[i+1].is(isBe|isPreposition|isSubordinator)) {
			return true
		}
	}
	return false
}

// labours says whether the verb of action of a modal is work without an end.
func (l *lexicon) labours(ws []word, o *op) bool {
	for i := o.does; i < len(ws) && i < o.does+4; i++ {
		if ws[i].is(isBareBe | isAdverb) {
			continue
		}
		return l.labour[ws[i].form] || l.deeds[ws[i].form]&outcome != 0
	}
	return false
}

// laboursAhead says whether the infinitive behind a verb is work without an
// end: agreed to strengthen.
func (l *lexicon) laboursAhead(ws []word, o *op) bool {
	switch o.verb.lemma {
	case "agree", "agree to", "decide", "resolve", "resolve to", "determine to":
	default:
		return false
	}
	from := o.to
	if from > 0 && from < len(ws) && ws[from-1].is(isTo) {
		return l.labour[ws[skipAdverbs(ws, from)%len(ws)].form]
	}
	for i := from; i+1 < len(ws) && i < from+2; i++ {
		if ws[i].is(isTo) {
			return l.labour[ws[skipAdverbs(ws, i+1)%len(ws)].form]
		}
	}
	return false
}

// recurs says whether something is done again and again: every January.
func (l *lexicon) recurs(ws []word) bool {
	for i := 0; i+1 < len(ws); i++ {
		if l.everyone[ws[i].form] && (ws[i+1].is(isTime) || l.months[ws[i+1].form]) {
			return true
		}
	}
	return false
}

// onlyFrom says whether the years of words are all the beginning of something:
// "from 2032", "as of 1 January 2029".
func (l *lexicon) onlyFrom(ws []word) bool {
	found := false
	for i := range ws {
		if !ws[i].is(isNumber) || ws[i].to-ws[i].from != 4 {
			continue
		}
		from := false
		for k := i - 1; k >= 0 && k >= i-4; k-- {
			if ws[k].form == l.from || ws[k].form == l.of && k > 0 && ws[k-1].form == l.as {
				from = true
			}
			if ws[k].is(isPreposition) {
				break
			}
		}
		if !from {
			return false
		}
		found = true
	}
	return found
}
