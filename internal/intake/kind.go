package intake

import (
	"slices"
	"strings"
)

// reading of one clause, gathered before its kind is told.
type found struct {
	*clause
	fields     []fieldHit
	solid      bool // one of them is more than a faint hint
	organs     []stretch
	quantities []Quantity
	periods    []Period
	head       *under // of the list it stands in
	headline   Kind   // of the headline above; empty when it says nothing
	own        bool   // those who are to do the work are the meeting itself
	self       bool   // its subject is those who resolve, or the state as a whole
	dated      bool   // it names a year, or a time by which
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
	f.counted = len(f.quantities) > 0
	f.rate = slices.ContainsFunc(f.quantities, func(q Quantity) bool { return strings.Contains(q.Unit, "cent") || q.Unit == "%" })
	f.deed = l.deedOf(ws, o)
	switch {
	case f.head != nil && f.head.verb != nil && f.head.verb.act == orders, ws[0].form == l.let && len(ws) > 1 && ws[1].form == l.us:
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
		if turn == Priority && (l.thatIs(ws, o) || strings.HasPrefix(v.lemma, "describe")) {
			return Priority
		}
		return Review
	}
	if v.act == orders {
		return l.kindOfOrder(f, turn)
	}
	if v.act == sets && o.perfect || o.passive && l.done(f) {
		return Review
	}
	if k := l.headKind(ws, o); k != "" && !(v.act == commits && k != Goal && o.to > 0 && ws[o.to-1].is(isTo)) && !((k == Task || k == Measure && o.passive) && turn == Priority) && !(k == Task && (v.kind == Orientation && !l.demands(ws, o) || v.act == decides || v.kind == Priority)) &&
		!((k == Measure || k == Review && strings.HasPrefix(v.lemma, "hold")) && v.kind == Orientation) && !(k == Rule && v.act == decides && v.kind == Measure && !l.thatFollows(ws, o)) {
		return k
	}
	switch {
	case turn == Priority:
		return Priority
	case o.inner == nil && v.act != decides && v.act != commits && l.thatIs(ws, o) && l.past(ws[l.that(ws, o):]):
		return Review // stressed that successes had been achieved
	case v.act == states && (f.rate || f.counted) && l.foresees(ws, o):
		return Goal // the plan envisages an increase to 3 million tons
	case v.act == states && v.kind == Orientation && l.demands(ws, o):
		return Task // backed her call for a national plan
	case v.act == states && v.kind == Orientation:
		return Orientation
	case v.act == affirms && v.kind == Rule && l.past(ws[o.to:]):
		return Review // recalled that landings had fallen
	case v.kind == Rule:
		return Rule
	case v.act == says && o.inner == nil:
		if turn == Rule || turn == Orientation {
			return turn
		}
		return Review
	case turn == Orientation && (o.inner == nil || o.inner.strength != Binding || v.act == says):
		return Orientation
	case o.inner != nil && len(f.organs) > 0 && !f.own && turn != Rule && v.act != affirms:
		return Task
	case v.act == affirms && v.lemma != "agree that" && l.thatIs(ws, o) && turn != Rule && !f.dated:
		return Orientation
	case v.act == commits && v.kind == Task && !f.dated && !f.counted && o.to < len(ws) && ws[o.to-1].is(isTo) && ws[o.to].is(isDeterminer):
		return Orientation // committed to a just order
	case v.act == commits && v.kind == Task && l.sum(f):
		return Measure // pledge 250 million dollars
	case v.act == decides && f.rate && l.foresees(ws, o):
		return Goal // provides for growth of 6 per cent
	case v.lemma == "undertake" || v.lemma == "undertake to":
		if (f.dated || f.rate) && (f.counted || len(f.periods) > 0) && f.deed == outcome {
			return Goal
		}
		return Measure
	case o.inner != nil && o.inner.strength == Binding && !f.dated && f.deed&concrete == 0 && l.normInside(ws, o):
		return Rule
	case (v.act == commits || v.act == affirms && !l.thatIs(ws, o)) && f.dated && !(v.act == commits && f.deed == concrete && !f.counted):
		return Goal
	case (v.act == affirms || v.act == commits || v.act == sets) && f.rate && f.deed&outcome != 0:
		return Goal
	case turn == Rule || turn == Orientation:
		return turn
	case v.act == decides && o.passive && (f.headline == Rule || l.regulates(ws, o.from)) && l.present(ws, o):
		return Rule
	case v.lemma == "propose" && l.thatIs(ws, o):
		return Task
	case v.act == decides && v.kind == Measure && o.inner != nil && o.inner.strength == Binding && l.thatIs(ws, o) && f.deed&concrete == 0:
		return Rule
	case v.act == decides && v.kind == Measure && l.laboursAhead(ws, o):
		return Task // agreed to strengthen cooperation
	case v.act == decides:
		return v.kind
	case (v.act == states || v.act == sets) && o.inner == nil && l.thatIs(ws, o):
		return Orientation
	case o.inner != nil:
		if k := l.kindOfInner(f); k != "" {
			return k
		}
	case v.act == commits && v.kind == Task && f.deed&concrete != 0 && f.deed&outcome == 0:
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
	case "sell", "lease", "hand over", "deploy", "send", "withdraw from", "buy", "pay", "cancel", "dismiss", "finance", "transfer", "purchase", "acquire", "freeze", "resettle", "put up", "write off", "sign", "release", "restore", "send out":
		return f.op.perfect
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
	case o.verb.act == says && f.deed&concrete != 0 && o.inner.strength != Firm:
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
	if o.modal.lemma == "had to" {
		return Review // eleven shops had to close
	}
	switch {
	case strings.HasPrefix(o.modal.lemma, "is ") && f.dated && !willBe(o):
		return Goal // it is intended to house all of them by 2029
	case o.modal.lemma == "may" && !l.isPassive(ws, o) && !l.pronounBefore(ws, o):
		return Rule
	}
	norm := l.norm(ws, o)
	if norm && o.passive && !f.dated {
		return Rule
	}
	speech := v != nil && !o.passive && (len(f.organs) == 0 || f.own) && (o.modal.strength == Plain || o.modal.strength == Soft) // we will stress
	if k := l.headKind(ws, o); k != "" && k != Review && (speech || o.passive || k == Goal || k == Priority) {
		return k
	}
	if k := l.subjectKind(ws, o.from); willBe(o) && (k == Task || k == Goal || k == Priority || k == Orientation) {
		return k // the most important task is to
	}
	negative := ws[0].form == l.no || o.does < len(ws) && hasNot(ws[o.from:min(o.to+1, len(ws))])
	switch {
	case turn == Priority:
		return Priority
	case negative && !f.dated && (o.modal.strength == Binding || o.modal.lemma == "may"):
		return Rule
	case o.passive && v != nil && v.act == orders && !(v.lemma == "order" && len(f.organs) == 0):
		return Task
	case o.modal.strength == Binding && !willBe(o) && l.regulates(ws, o.from), norm && (len(f.organs) == 0 || f.own) && !(f.dated && len(f.periods) > 0):
		return Rule
	case turn == Measure:
		return Measure
	case f.self && !(f.dated && len(f.periods) > 0 && (f.counted || f.deed&outcome != 0)) && (f.deed&concrete != 0 || v != nil && (v.act == decides || v.act == sets)) && (o.modal.strength == Plain || willBe(o)):
		return Measure
	case len(f.organs) > 0 && !f.own && turn != Rule && !(v != nil && holdsView(v)):
		return Task
	case turn == Orientation && o.modal.strength != Binding, v != nil && !o.passive && holdsView(v) && o.modal.strength != Firm:
		return Orientation
	case o.modal.strength == Plain && l.ratePaid(ws, o.from):
		return Measure
	case o.modal.strength == Binding && l.recurs(ws):
		return Rule
	case turn != Rule && f.dated && (f.counted || f.deed&outcome != 0) && !(o.passive && f.deed == concrete):
		return Goal
	case turn != Rule && f.dated && o.modal.strength == Binding && !(o.passive && f.deed&concrete != 0):
		return Goal
	case turn != Rule && f.counted && f.deed&outcome != 0 && f.deed&concrete == 0 && o.modal.lemma != "have to" && o.modal.lemma != "has to":
		return Goal
	case turn == Rule || turn == Orientation:
		return turn
	case l.isPassive(ws, o) && (v != nil && v.act == decides || f.deed&concrete != 0) && (o.modal.strength == Plain || willBe(o)):
		return Measure
	case o.modal.strength == Soft && l.isPassive(ws, o):
		return Measure
	case o.modal.strength == Plain && l.isPassive(ws, o) && (f.counted && !f.rate || !l.labours(ws, o)):
		return Measure // will be dredged; but: will be strengthened
	case o.modal.strength == Plain && (f.deed&concrete != 0 || v != nil && v.act == decides):
		return Measure
	case o.modal.lemma == "shall" && !l.isPassive(ws, o) && !l.pronounBefore(ws, o):
		return Rule
	case o.modal.strength == Binding && !l.isPassive(ws, o) && o.from > 0 && ws[o.from-1].is(isS|isPluralNoun) && !willBe(o) && !(o.does < len(ws) && ws[o.does].is(isBareBe)):
		return Rule // developers have to set aside
	}
	return Task
}

// willBe says whether the modal of a verb is "is to" or "are to".
func willBe(o *op) bool {
	return o.modal != nil && (o.modal.lemma == "is to" || o.modal.lemma == "are to")
}

// holdsView says whether a verb says what somebody stands for: stand by,
// believe; not "support", which is also work.
func holdsView(v *verb) bool {
	return v.act == states && v.kind == Orientation && v.lemma != "support" && v.lemma != "back" && v.lemma != "envisage"
}

// kindOfBare tells the kind of words without a verb of direction.
func (l *lexicon) kindOfBare(f *found, turn Kind) Kind {
	ws, h := f.words, f.head
	if h != nil && h.verb == nil && h.wording != nil && f.dated && len(f.periods) > 0 && f.counted && !f.rate {
		return Goal // we will: provide meals to 150 million pupils by 2035
	}
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
	past := l.past(ws)
	if k := l.subjectKind(ws, len(ws)); k != "" && !(past && k != Priority) && !(k == Task && turn == Priority) {
		return k
	}
	switch {
	case turn == Priority:
		return Priority
	case l.predicateKind(ws) != "":
		return l.predicateKind(ws)
	case turn == Task:
		return turn
	case past, turn == Review, l.moved(ws), l.continuous(ws):
		return Review
	case turn == Rule, l.norm(ws, &f.op), isState(ws) && (l.everyone[ws[0].form] || l.regulates(ws, len(ws))):
		return Rule
	case l.stative(ws):
		return Review
	case turn == Orientation:
		return turn
	case l.recurs(ws) && l.presentDeed(ws):
		return Rule
	case l.presentDeed(ws):
		return Measure
	case l.toDo(ws) && f.dated, f.dated && (f.counted || hasFigure(ws)) && l.firstDeed(ws)&concrete == 0 && f.headline != Review:
		return Goal
	case f.headline != "":
		return f.headline
	case l.toDo(ws):
		return Task
	case l.firstDeed(ws)&concrete != 0:
		return Measure
	case l.firstDeed(ws)&outcome != 0 && (f.dated || f.counted):
		return Goal
	case f.counted, f.deed&concrete != 0, !isState(ws) && !ws[0].is(isPronoun):
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
