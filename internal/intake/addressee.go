package intake

// addressees reads those whom a verb of order tells what to do, behind it:
// "the Commission and the Member States to". A body that no lexicon knows is
// one when "to", "not to" or "with" follows it; people and crowds are none.
func (l *lexicon) addressees(ws []word, from int, v *verb) []stretch {
	var out []stretch
	for i := from; i < len(ws); {
		s, next := l.addressee(ws, i, !wishes[v.lemma])
		if s.empty() {
			break
		}
		out = append(out, s)
		k := next
		if k < len(ws) && (ws[k].is(isJoiner) || ws[k].form == l.comma) {
			k++
			if k < len(ws) && ws[k].is(isJoiner) {
				k++
			}
			if k < len(ws) && (ws[k].is(isDeterminer) || ws[k].is(isCapital)) {
				i = k
				continue
			}
		}
		break
	}
	return out
}

// addressee reads one of them at words[i], and returns where what follows
// begins. anyBody says that the verb orders only bodies, and not things.
func (l *lexicon) addressee(ws []word, i int, anyBody bool) (s stretch, next int) {
	for i < len(ws) && (ws[i].is(isDeterminer|isQuoteMark) && !ws[i].is(isOrgan)) {
		i++
	}
	end := l.nounEnd(ws, i)
	if end == i {
		return stretch{}, i
	}
	known := l.organAt(ws, i)
	if !known.empty() {
		// The whole name, if the name goes on: "ministers of finance".
		if known.to > end {
			end = known.to
		}
		if l.orders(ws, end) && !l.crowd(ws[end-1]) && known.to < end {
			known.to = end
		}
		if end, ok := l.inCharge(ws, known.to); ok {
			known.to = end
		}
		return known, known.to
	}
	if end2, ok := l.inCharge(ws, end); ok {
		end = end2
	}
	if end == i+1 && ws[i].is(isUpper) && l.orders(ws, end) {
		return stretch{i, end}, end // the OECD
	}
	if !anyBody || !l.orders(ws, end) || l.crowd(ws[end-1]) || ws[end-1].is(isPronoun) {
		return stretch{}, i
	}
	return stretch{i, end}, end
}

// nounEnd returns where the noun phrase that begins at words[i] ends: before a
// preposition, a mark, a verb; "of" and "for" belong to it when a capital
// follows.
func (l *lexicon) nounEnd(ws []word, i int) int {
	from := i
	for ; i < len(ws) && i < from+10; i++ {
		w := &ws[i]
		if (w.form == l.of || w.form == l.forWord) && i > from && i+1 < len(ws) && ws[i+1].is(isCapital) {
			continue
		}
		if w.is(isMark|isPreposition|isJoiner|isSubordinator|isBe|isHave|isModal|isTo|isDeterminer|isPronoun|isNot) || w.is(isAdverb) || w.is(isIng) && !w.is(isCapital) {
			break
		}
	}
	return i
}

// orders says whether what follows an addressee says what to do.
func (l *lexicon) orders(ws []word, i int) bool {
	if i >= len(ws) {
		return false
	}
	i = skipAdverbs(ws, i)
	if i+1 >= len(ws) {
		return false
	}
	return ws[i].is(isTo) && !ws[i+1].is(isDeterminer|isCapital|isNumber) || ws[i].form == l.with && ws[i+1].is(isIng)
}

// inCharge goes on over what an office is for: "in charge of communications",
// "responsible for", "at all levels", "of finance".
func (l *lexicon) inCharge(ws []word, i int) (end int, ok bool) {
	if i >= len(ws) {
		return i, false
	}
	if _, e := l.charges.at(ws, i, byForm); e > i {
		if ws[e-1].is(isPreposition) {
			stop := l.nounEnd(ws, e)
			return stop, stop > e
		}
		return e, true
	}
	return i, false
}

// crowd says whether a noun stands for people at large and not for a body.
func (l *lexicon) crowd(w word) bool { return l.crowds[w.noun] || l.crowds[w.form] }

// instructed reads those who are the subject of "were instructed to".
func (l *lexicon) instructed(ws []word, o *op) []stretch {
	if all := l.subjects(ws, o); len(all) > 0 {
		return all
	}
	s := l.organBefore(ws, 0, o.from)
	if s.empty() {
		return nil
	}
	if end, ok := l.inCharge(ws, s.to); ok && end <= o.from {
		s.to = end
	}
	return []stretch{s}
}

// subjects reads the row of subjects that a sentence begins with, up to its
// verb: "The Youth League and the Women's Union were called upon to", "Host
// countries are requested to". Crowds are no organs.
func (l *lexicon) subjects(ws []word, o *op) []stretch {
	if o.from == 0 || o.from > 20 {
		return nil
	}
	var out []stretch
	for i := 0; i < o.from; {
		for i < o.from && ws[i].is(isDeterminer|isComma|isJoiner) {
			i++
		}
		end := l.nounEnd(ws, i)
		if known := l.organAt(ws, i); known.to > end {
			end = known.to
		}
		if more, ok := l.inCharge(ws, end); ok {
			end = more
		}
		if end == i || end > o.from || ws[end-1].is(isPronoun) {
			return nil
		}
		known := l.organAt(ws, i)
		if !l.crowd(ws[end-1]) && (!known.empty() || l.orders(ws, o.to)) {
			out = append(out, stretch{i, end})
		}
		i = end
		if i < o.from && !ws[i].is(isComma|isJoiner) {
			return nil
		}
	}
	return out
}
