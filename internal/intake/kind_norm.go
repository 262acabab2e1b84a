package intake

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
