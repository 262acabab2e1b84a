package intake

import (
	"slices"
	"strings"
)

// reading of one clause, gathered before its kind is told.
type found struct {
	*clause
	fields     []fieldHit
	organs     []stretch
	quantities []Quantity
	periods    []Period
	head       *under // of the list it stands in
	headline   Kind   // of the headline above; empty when it says nothing
	own        bool   // those who are to do the work are the meeting itself
	dated      bool   // it names a year
	counted    bool   // it names a quantity
	rate       bool   // and that is a percentage
	deed       deed   // what its verb of action does
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
	turn := l.turnKind(ws)
	f.dated = len(f.periods) > 0
	f.counted = len(f.quantities) > 0
	f.rate = slices.ContainsFunc(f.quantities, func(q Quantity) bool { return strings.Contains(q.Unit, "cent") || q.Unit == "%" })
	f.deed = l.deedOf(ws, o)
	switch {
	case f.head != nil && f.head.verb != nil && f.head.verb.act == orders:
		return Task
	case o.verb != nil && o.modal == nil:
		return l.kindOfVerb(f, turn)
	case o.modal != nil:
		return l.kindOfModal(f, turn)
	}
	return l.kindOfBare(f, turn)
}

// kindOfVerb tells the kind of a clause whose verb of direction stands without
// a modal: stresses, were instructed.
func (l *lexicon) kindOfVerb(f *found, turn Kind) Kind {
	ws, o, v := f.words, &f.op, f.op.verb
	if v.act == assesss {
		if turn == Priority && l.thatIs(ws, o) {
			return Priority
		}
		return Review
	}
	if v.act == orders {
		if turn == Priority && l.thatIs(ws, o) {
			return Priority
		}
		return Task
	}
	if v.act == sets && o.perfect || o.passive && l.done(f) {
		return Review
	}
	if k := l.headKind(ws, o); k != "" {
		return k
	}
	switch {
	case turn == Priority:
		return Priority
	case o.inner == nil && v.act != decides && v.act != commits && l.thatIs(ws, o) && l.past(ws[l.that(ws, o):]):
		return Review // stressed that successes had been achieved
	case v.act == states && v.kind == Orientation:
		return Orientation
	case v.act == affirms && v.kind == Rule && l.past(ws[o.to:]):
		return Review // recalled that landings had fallen
	case v.act == says && o.inner == nil:
		if turn == Rule || turn == Orientation {
			return turn
		}
		return Review
	case turn == Orientation && (o.inner == nil || o.inner.strength != Binding || v.act == says):
		return Orientation
	case o.inner != nil && len(f.organs) > 0 && !f.own && turn != Rule && v.act != affirms:
		return Task
	case (v.act == commits || v.act == affirms && !l.thatIs(ws, o)) && f.dated && !(v.act == commits && f.deed == concrete && !f.counted):
		return Goal
	case (v.act == affirms || v.act == commits || v.act == sets) && f.rate && f.deed&outcome != 0:
		return Goal
	case turn == Rule || turn == Orientation:
		return turn
	case v.act == decides && o.passive && f.headline == Rule && l.present(ws, o):
		return Rule
	case v.lemma == "propose" && l.thatIs(ws, o):
		return Task
	case v.act == decides:
		return v.kind
	case (v.act == states || v.act == sets) && o.inner == nil && l.thatIs(ws, o):
		return Orientation
	case o.inner != nil:
		if k := l.kindOfInner(f); k != "" {
			return k
		}
	case v.act == commits && f.deed&concrete != 0 && f.deed&outcome == 0:
		return Measure
	}
	if v.kind == "" {
		return Review
	}
	return v.kind
}

// done says whether a verb in the passive past tells of work that is finished
// and not of what was resolved: "two hospitals were opened".
func (l *lexicon) done(f *found) bool {
	switch f.op.verb.lemma {
	case "open", "build", "launch", "close", "start", "begin", "publish", "double", "triple", "halve", "found", "merge":
		return !l.present(f.words, &f.op) && f.headline != Measure
	}
	return false
}

// kindOfInner tells the kind by what a verb says must, shall or will be.
func (l *lexicon) kindOfInner(f *found) Kind {
	o := &f.op
	switch {
	case f.dated && (f.counted || f.deed&outcome != 0):
		return Goal
	case o.verb.act == says && f.deed&concrete != 0:
		return Measure
	case o.inner.strength == Binding || o.inner.strength == Firm:
		return Task
	case o.verb.act == says && o.inner.strength == Plain:
		return Measure
	}
	return ""
}

// kindOfModal tells the kind of a clause that a modal governs: shall, will.
func (l *lexicon) kindOfModal(f *found, turn Kind) Kind {
	ws, o := f.words, &f.op
	v := o.verb
	speech := v != nil && !o.passive && o.modal.strength != Binding // we will stress
	if k := l.headKind(ws, o); k != "" && k != Review && (speech || o.passive || k == Goal || k == Priority) {
		return k
	}
	negative := ws[0].form == l.no || o.does < len(ws) && hasNot(ws[o.from:min(o.to+1, len(ws))])
	switch {
	case turn == Priority:
		return Priority
	case o.passive && v != nil && v.act == orders:
		return Task
	case negative && !f.dated && o.modal.strength == Binding:
		return Rule
	case turn == Orientation && o.modal.strength != Binding:
		return Orientation
	case len(f.organs) > 0 && !f.own && turn != Rule:
		return Task
	case turn != Rule && f.dated && (f.counted || f.deed&outcome != 0) && !(o.passive && f.deed == concrete):
		return Goal
	case turn != Rule && f.dated && o.modal.strength == Binding && !(o.passive && f.deed&concrete != 0):
		return Goal
	case turn != Rule && f.counted && f.deed&outcome != 0 && f.deed&concrete == 0 && o.modal.lemma != "have to" && o.modal.lemma != "has to":
		return Goal
	case turn == Rule || turn == Orientation:
		return turn
	case l.isPassive(ws, o) && (v != nil && v.act == decides || f.deed&concrete != 0) && (o.modal.strength == Plain || o.modal.lemma == "is to" || o.modal.lemma == "are to"):
		return Measure
	case o.modal.strength == Soft && l.isPassive(ws, o):
		return Measure
	case o.modal.strength == Plain && (f.deed&concrete != 0 || v != nil && v.act == decides):
		return Measure
	case o.modal.lemma == "shall" && !l.isPassive(ws, o):
		return Rule
	case o.modal.strength == Binding && !l.isPassive(ws, o) && o.from > 0 && ws[o.from-1].is(isS|isPluralNoun) && o.modal != l.isTo:
		return Rule // developers have to set aside
	}
	return Task
}

// kindOfBare tells the kind of words without a verb of direction.
func (l *lexicon) kindOfBare(f *found, turn Kind) Kind {
	ws, h := f.words, f.head
	if h != nil && (h.verb != nil || h.kind != "") {
		switch {
		case h.verb != nil && h.verb.act == orders:
			return Task
		case turn == Priority:
			return Priority
		case h.kind == Measure || h.kind == Task || h.kind == "":
			if h.kind != Measure && (f.dated || f.counted) && l.firstDeed(ws)&outcome != 0 {
				return Goal
			}
		}
		if h.kind != "" {
			return h.kind
		}
	}
	if k := l.subjectKind(ws, len(ws)); k != "" {
		return k
	}
	switch {
	case turn == Priority:
		return Priority
	case turn == Rule:
		return Rule
	case l.past(ws):
		return Review
	case turn == Orientation:
		return Orientation
	case l.toDo(ws) && f.dated, f.dated && f.counted && l.firstDeed(ws)&concrete == 0 && f.headline != Review:
		return Goal
	case f.headline != "":
		return f.headline
	case l.toDo(ws):
		return Task
	case l.firstDeed(ws)&concrete != 0:
		return Measure
	case l.firstDeed(ws)&outcome != 0 && (f.dated || f.counted):
		return Goal
	case f.counted, f.deed&concrete != 0, !isState(ws):
		return Measure
	}
	return Review
}

// isState says whether words tell how things are, with a form of "be" or "have".
func isState(ws []word) bool {
	for i := range ws {
		if ws[i].is(isBe | isHave) {
			return true
		}
	}
	return false
}

func hasNot(ws []word) bool {
	for i := range ws {
		if ws[i].is(isNot) {
			return true
		}
	}
	return false
}

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
	if !o.none() {
		end = o.from
		if o.inner != nil && o.innerAt > o.to && !o.passive {
			return "" // the subject inside "that ..." is read by turnKind
		}
	}
	return l.subjectKind(ws, end)
}

// present says whether a passive verb stands in the present: are published.
func (l *lexicon) present(ws []word, o *op) bool {
	w := &ws[o.from]
	return w.is(isBe) && w.form != l.was && w.form != l.were
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
