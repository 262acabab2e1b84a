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

// pronounBefore says whether "we" or "they" is the subject of a verb.
func (l *lexicon) pronounBefore(ws []word, o *op) bool {
	k := before(ws, o.from)
	return k >= 0 && ws[k].is(isPronoun)
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
