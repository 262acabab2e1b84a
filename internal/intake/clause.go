package intake

// clause is a stretch of a sentence that one verb of direction governs, or a
// whole sentence that has none.
type clause struct {
	words []word
	op    op // positions count from words[0]
}

// op is the verb of direction of a clause, with what stands before it.
type op struct {
	from, to int // the words of the verb, with its auxiliaries and modal
	start    int // the first word of its clause
	verb     *verb
	form     formOf
	modal    *modalForm // shall, must, will: of the verb itself
	passive  bool       // was instructed
	perfect  bool       // has decided
	does     int        // the first word behind the modal: the verb of action
	inner    *modalForm // the first modal that depends on the verb: stressed that X must
	innerAt  int
}

// none says that a clause has no verb of direction.
func (o *op) none() bool { return o.verb == nil && o.modal == nil }

// group is a finite verb with its auxiliaries, as it is met in a sentence.
type group struct {
	from, to int
	verb     *verb
	form     formOf
	modal    *modalForm
	passive  bool
	perfect  bool
	does     int // the first word behind the modal
}

// group reads the finite verb that begins at words[i], if one does.
func (l *lexicon) group(ws []word, i int) (g group, ok bool) {
	g = group{from: i, to: i}
	if v, end := l.modals.at(ws, i, byForm); end > i {
		g.modal, g.to, g.does = &l.modalForms[v], end, skipAdverbs(ws, end)
		l.governed(ws, &g, g.does)
		return g, true
	}
	w := &ws[i]
	switch {
	case w.is(isBe):
		if v, end := l.verbs.at(ws, i, byForm); end > i {
			g.verb, g.form, g.to = l.verbForms[v].verb, l.verbForms[v].form, end
			return g, true
		}
		next := skipAdverbs(ws, i+1)
		if node, ok := l.verbs.next[step(0, w.form)]; ok && next > i+1 { // are deeply concerned
			if v, end := l.verbs.from(node, ws, next, i, byForm); end > i {
				g.verb, g.form, g.to = l.verbForms[v].verb, l.verbForms[v].form, end
				return g, true
			}
		}
		g.to = next
		if next < len(ws) && ws[next].is(isTo) && next+1 < len(ws) && !ws[next+1].is(isDeterminer) {
			g.modal, g.to, g.does = l.isTo, next+1, skipAdverbs(ws, next+1)
			l.governed(ws, &g, g.does)
			return g, true
		}
		if next < len(ws) && ws[next].is(isBareBe) {
			next = skipAdverbs(ws, next+1)
		}
		if g.passive = l.participle(ws, &g, next); g.passive && l.goesOn(ws, &g) {
			g.passive = false // it was decided to entrust the governors
		}
		return g, true
	case w.is(isHave):
		next := skipAdverbs(ws, i+1)
		g.to, g.perfect = i+1, true
		if next < len(ws) && ws[next].is(isBareBe) {
			next = skipAdverbs(ws, next+1)
			g.passive = l.participle(ws, &g, next)
			return g, true
		}
		l.participle(ws, &g, next)
		return g, true
	case w.is(isModal):
		return g, false
	}
	if w.is(isCapital) && !w.is(isUpper) && i > 0 && !ws[i-1].is(isQuoteMark|isStop) {
		return g, false // Member States
	}
	v, end := l.verbs.at(ws, i, byForm)
	if next := skipAdverbs(ws, i+1); next > i+1 { // remains deeply concerned, calls urgently for
		if node, ok := l.verbs.next[step(0, w.form)]; ok {
			if over, to := l.verbs.from(node, ws, next, i, byForm); to > max(i, end) {
				v, end = over, to
			}
		}
	}
	if end > i && l.verbForms[v].form&finiteForm != 0 {
		g.verb, g.form, g.to = l.verbForms[v].verb, l.verbForms[v].form, end
		l.goesOn(ws, &g)
		return g, true
	}
	return g, false
}

// goesOn reads the verb behind "continue to" and the like: it is the one that
// counts.
func (l *lexicon) goesOn(ws []word, g *group) bool {
	ordered := false // only another verb of order counts
	switch g.verb.lemma {
	case "continue to", "wish":
	case "decide", "agree", "agree to", "resolve", "resolve to", "determine to":
		ordered = true
	default:
		return false
	}
	at := g.to
	if at < len(ws) && ws[at].is(isTo) {
		at++
	}
	at = skipAdverbs(ws, at)
	v, end := l.verbs.at(ws, at, byForm)
	if end == at || l.verbForms[v].form&plainForm == 0 || ordered && (l.verbForms[v].verb.act != orders || at == g.to && !ws[at-1].is(isTo)) {
		return false
	}
	g.verb, g.to = l.verbForms[v].verb, end
	return true
}

// governed reads the verb that a modal governs: shall [be] adopt[ed].
func (l *lexicon) governed(ws []word, g *group, i int) {
	if i < len(ws) && ws[i].is(isBareBe) {
		if l.participle(ws, g, skipAdverbs(ws, i+1)) {
			g.passive = true
			return
		}
	}
	if v, end := l.verbs.at(ws, i, byForm); end > i && l.verbForms[v].form&plainForm != 0 {
		g.verb, g.form, g.to = l.verbForms[v].verb, plainForm, end
		l.goesOn(ws, g)
	}
}

// participle reads the participle at i into the group.
func (l *lexicon) participle(ws []word, g *group, i int) bool {
	v, end := l.verbs.at(ws, i, byForm)
	if end == i || l.verbForms[v].form&partForm == 0 {
		return false
	}
	g.verb, g.form, g.to = l.verbForms[v].verb, partForm, end
	return true
}

func skipAdverbs(ws []word, i int) int {
	for i < len(ws) && ws[i].is(isAdverb|isNot) && !ws[i].is(isMark) {
		i++
	}
	return i
}

// before returns the position before i, over adverbs; -1 at the head.
func before(ws []word, i int) int {
	for i--; i >= 0 && ws[i].is(isAdverb|isNot) && !ws[i].is(isMark|isJoiner|isPronoun); i-- {
	}
	return i
}

// clauses parts a stretch of words into clauses, one for each verb of
// direction. There is always at least one.
func (l *lexicon) clauses(ws []word) []clause {
	ops := l.operatives(ws)
	if len(ops) == 0 {
		return []clause{{words: ws}}
	}
	out := make([]clause, 0, len(ops))
	for i, o := range ops {
		from, to := o.start, len(ws)
		if i == 0 {
			from = 0
		}
		if i+1 < len(ops) {
			to = ops[i+1].start
			for to > from && (ws[to-1].is(isJoiner) || ws[to-1].is(isComma|isStop)) {
				to--
			}
		}
		if to <= o.from {
			to = o.to
		}
		o.from, o.to, o.does, o.start = o.from-from, min(o.to, to)-from, o.does-from, 0
		if o.inner != nil {
			o.innerAt -= from
		}
		out = append(out, clause{ws[from:to], o})
	}
	return out
}

// operatives finds the verbs of direction that have a clause of their own.
func (l *lexicon) operatives(ws []word) []op {
	var ops []op
	pending := false // a subordinate clause is open and waits for its verb
	quoted := false
	for i := 0; i < len(ws); {
		w := &ws[i]
		switch {
		case w.is(isQuoteMark):
			quoted = !quoted
			i++
			continue
		case w.is(isMark):
			pending = pending && !w.is(isComma|isStop)
			i++
			continue
		case w.is(isSubordinator):
			pending = true
			i++
			if (w.form == l.which || w.form == l.who) && i < len(ws) && l.unknownVerb(ws, i) {
				pending = false
				i++
			}
			continue
		case quoted && len(ops) > 0:
			i++
			continue
		}
		g, ok := l.group(ws, i)
		if !ok {
			i++
			continue
		}
		switch start, accepted := l.accept(ws, ops, g); {
		case pending:
			pending = false
			depend(ops, g)
		case accepted && (g.verb != nil || g.modal != nil):
			ops = append(ops, op{from: g.from, to: g.to, start: start, verb: g.verb, form: g.form, modal: g.modal, passive: g.passive, perfect: g.perfect, does: g.does})
		default:
			depend(ops, g)
		}
		i = max(g.to, i+1)
	}
	return l.merge(ws, ops)
}

// unknownVerb says whether the word behind "which" or "who" is the verb of
// its clause, though no lexicon has it: a vessel which fishes.
func (l *lexicon) unknownVerb(ws []word, i int) bool {
	w := &ws[i]
	if w.is(isDeterminer|isPronoun|isPreposition|isBe|isHave|isModal|isAdverb|isNot|isMark|isCapital|isDo) || !w.is(isS|isEd|isPast) {
		return false
	}
	_, end := l.verbs.at(ws, i, byForm)
	return end == i
}

// depend notes the first modal that depends on the last verb of direction.
func depend(ops []op, g group) {
	if len(ops) > 0 && g.modal != nil && ops[len(ops)-1].inner == nil {
		ops[len(ops)-1].inner, ops[len(ops)-1].innerAt, ops[len(ops)-1].does = g.modal, g.from, g.does
	}
}

// merge makes one of two verbs that say one thing: "reviewed and assessed the
// results", "condemns the attacks and deplores the loss".
func (l *lexicon) merge(ws []word, ops []op) []op {
	kept := ops[:0]
	for _, o := range ops {
		if len(kept) > 0 {
			last := &kept[len(kept)-1]
			bare := o.start-last.to <= 1 && o.start > last.from // stressed and underlined
			looks := last.verb != nil && o.verb != nil && last.verb.act == assesss && o.verb.act == assesss && last.modal == nil && o.modal == nil && !hasComma(ws[last.to:o.start]) && !l.procedural(ws[last.start:o.start], false)
			if bare || looks {
				if bare && o.verb != nil && last.modal == nil {
					o.start, o.from = last.start, last.from
					*last = o
				}
				continue
			}
		}
		kept = append(kept, o)
	}
	return kept
}

func hasComma(ws []word) bool {
	for i := range ws {
		if ws[i].is(isComma) {
			return true
		}
	}
	return false
}
