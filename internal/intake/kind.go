package intake

// reading of one clause, gathered before its kind is told.
type found struct {
	*clause
	fields     []fieldHit
	organs     []stretch
	quantities []Quantity
	periods    []Period
	head       *under // of the list it stands in
	headline   Kind   // of the headline above; empty when it says nothing
	own        bool   // the organ that would do the work is the meeting itself
}

// under is what the head of a list gives to its items.
type under struct {
	verb     *verb
	kind     Kind
	strength Strength
	organs   []Said
	wording  *Quote
	noPoint  bool
}

// kindOf tells the kind of a clause: the first rule that fits, in the order
// that testdata/eval/README.md gives.
func (l *lexicon) kindOf(f *found) Kind {
	ws, o := f.words, &f.op
	ordered := o.verb != nil && o.verb.act == orders && o.modal == nil
	looks := o.verb != nil && o.verb.act == assesss && o.modal == nil

	// 1. A head noun says it.
	if k := l.headKind(ws, o); k != "" && !looks && !ordered && !(k == Review && o.modal != nil) {
		return k
	}
	// 2. It looks at what was or is.
	if looks {
		return Review
	}
	turn := l.turnKind(ws)
	// 3. Something comes before other things.
	if turn == Priority {
		return Priority
	}
	if o.verb != nil && o.verb.act == affirms && o.verb.kind == Rule && l.past(ws[o.to:]) {
		return Review // recalled that landings had fallen
	}
	if o.verb != nil && o.verb.act == says && o.inner == nil && o.modal == nil && turn == "" {
		return Review
	}
	if o.verb == nil && o.modal == nil && l.past(ws) {
		return Review
	}
	// 4. An organ is told to do something.
	if ordered && (len(f.organs) > 0 || o.verb.strength != Soft) {
		return Task
	}
	if f.head != nil && f.head.verb != nil && f.head.verb.act == orders {
		return Task
	}
	modal := o.modal != nil || o.inner != nil && !looks
	if modal && len(f.organs) > 0 && !f.own && turn != Rule {
		return Task
	}
	dated := len(f.periods) > 0 || len(f.quantities) > 0
	deed := l.deedOf(ws, o)
	will := o.modal != nil && o.modal.strength == Plain
	// 5. A state or a figure to be reached.
	if modal && dated && deed&outcome != 0 && turn != Rule && !(o.passive && deed&concrete != 0) {
		return Goal
	}
	if (f.head != nil && f.head.kind == Goal) || (o.none() && f.headline == Goal && (f.head == nil || f.head.kind == "")) {
		return Goal
	}
	if o.verb != nil && o.modal == nil && o.verb.act == commits && dated && deed&outcome != 0 {
		return Goal
	}
	// 6. A norm.
	if turn == Rule || turn == Orientation {
		return turn
	}
	// 7. Something definite is done by those who speak.
	if f.head != nil && f.head.kind != "" {
		return f.head.kind
	}
	if o.passive && o.modal != nil && (o.verb != nil && o.verb.act == decides || deed&concrete != 0) {
		return Measure
	}
	if will && (f.own || deed&concrete != 0 || o.passive) {
		return Measure
	}
	if o.modal != nil {
		switch {
		case o.modal.strength == Binding && o.modal.lemma != "is to":
			return Rule
		case o.modal.lemma == "is to" && dated:
			return Goal
		}
		return Task
	}
	if o.verb != nil {
		if o.verb.act == decides && o.inner != nil && o.inner.strength == Binding && deed&concrete == 0 {
			return Rule
		}
		if o.verb.act == states && o.inner == nil && l.thatIs(ws, o) {
			return Orientation
		}
		if o.verb.act == says && o.inner != nil {
			if deed&concrete != 0 {
				return Measure
			}
			return Task
		}
		if o.verb.kind != "" {
			return o.verb.kind
		}
	}
	if f.headline != "" {
		return f.headline
	}
	// 8. and 9. What is left: words without a verb of direction.
	switch {
	case l.toDo(ws) && dated:
		return Goal
	case l.toDo(ws):
		return Task
	case l.firstDeed(ws)&concrete != 0:
		return Measure
	case l.firstDeed(ws)&outcome != 0 && dated:
		return Goal
	case len(f.quantities) > 0 || deed&concrete != 0:
		return Measure
	}
	return Review
}

// headKind tells the kind by the noun that is the verb's object, or, in the
// passive and without a verb of direction, its subject.
func (l *lexicon) headKind(ws []word, o *op) Kind {
	if o.verb != nil && !o.passive {
		if k := l.objectKind(ws, o.to); k != "" {
			return k
		}
		if o.inner == nil && o.modal == nil {
			return ""
		}
	}
	end := len(ws)
	if !o.none() {
		end = o.from
		if o.inner != nil && o.innerAt > o.to && !o.passive {
			return "" // the subject inside "that ..." is read by turnKind
		}
	}
	return l.subjectKind(ws, end)
}

// objectKind reads the noun phrase behind a verb up to the word that closes it.
func (l *lexicon) objectKind(ws []word, from int) Kind {
	limit := min(len(ws), from+14)
	last := Kind("")
	for i := from; i < limit; i++ {
		w := &ws[i]
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

// deedOf tells what the verb of action of a clause does: the verb that the
// modal governs, or the first infinitive.
func (l *lexicon) deedOf(ws []word, o *op) deed {
	at := 0
	switch {
	case o.modal != nil:
		for i := o.from; i < len(ws) && i < o.to+3; i++ {
			if d := l.deeds[ws[i].form]; d != 0 && !ws[i].is(isBe|isBareBe|isModal) {
				return d
			}
			if ws[i].is(isBareBe) && i+1 < len(ws) && l.deeds[ws[i+1].form] == 0 {
				return outcome
			}
		}
		return 0
	case o.inner != nil:
		for i := o.innerAt; i < len(ws) && i < o.innerAt+4; i++ {
			if d := l.deeds[ws[i].form]; d != 0 && !ws[i].is(isBe) {
				return d
			}
		}
		return 0
	case o.verb != nil:
		at = o.to
	}
	for i := at; i < len(ws) && i < at+10; i++ {
		if ws[i].form == noWord {
			continue
		}
		if d := l.deeds[ws[i].form]; d != 0 && !ws[i].is(isBe|isHave) {
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
		case w.form == l.was || w.form == l.were || w.form == l.had:
			return true
		case w.is(isHave):
			j := skipAdverbs(ws, i+1)
			return j < len(ws) && (ws[j].is(isEd|isBareBe|isPast) || l.participles[ws[j].form])
		case w.is(isBe | isModal):
			return false
		case w.is(isPast):
			return true
		case w.is(isEd) && i > 0 && !ws[i-1].is(isDeterminer|isPreposition|isAdverb|isMark|isJoiner|isTo|isNumber) && i+1 < len(ws) && ws[i+1].form != l.by &&
			(ws[i+1].is(isPreposition | isAdverb | isDeterminer | isMark | isNumber | isJoiner)):
			return true
		}
	}
	return false
}

// thatIs says whether a verb is followed by "that" and a statement of how
// things are.
func (l *lexicon) thatIs(ws []word, o *op) bool {
	return o.to < len(ws) && (ws[o.to].is(isSubordinator) || ws[o.to-1].is(isSubordinator))
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
