package intake

// fieldHit is a field that words name.
type fieldHit struct {
	id       string
	from, to int // words
	standing standing
	place    bool // perhaps only where the work is done
	bearer   bool // people or bodies, who may only be those who do it
}

// notNoun marks words before which "the poor" or "the young" are people.
const notNoun = isMark | isPreposition | isJoiner | isBe | isHave | isModal | isSubordinator | isNot | isTo | isDeterminer

// fieldHits finds the fields that a clause names, in its order. skip says
// which words are not to be read: names of those who speak or do the work.
func (l *lexicon) fieldHits(ws []word, skip func(i int) bool) []fieldHit {
	var hits []fieldHit
	for i := 0; i < len(ws); {
		if ws[i].noun == l.minister && i+2 < len(ws) && (ws[i+1].form == l.of || ws[i+1].form == l.forWord) {
			i = max(l.postEnd(ws, i+2), l.organEnd(ws, i+1, true)) // a post is no field
			continue
		}
		if ws[i].noun == noWord && ws[i].stem == noWord || skip(i) {
			i++
			continue
		}
		value, end, next := l.fieldAt(ws, i)
		if end == i {
			i++
			continue
		}
		t := &l.fieldTerms[value]
		if end == i+1 && i > 0 && ws[i-1].is(isTo|isModal) && l.doubles[ws[i].form] {
			i++ // a verb: to park
			continue
		}
		if t.adjective && end < len(ws) && !ws[end].is(notNoun) {
			i++ // an adjective: the poor harvest
			continue
		}
		if t.place && i > 0 && ws[i].is(isCapital) && !ws[i].is(isUpper) {
			i = next // a name: the Old Bridge
			continue
		}
		for _, id := range t.ids {
			hits = append(hits, fieldHit{id: id, from: i, to: end, standing: t.standing, place: t.place, bearer: t.bearer})
		}
		i = next
	}
	return hits
}

// longestPost bounds the words of what a minister is minister of.
const longestPost = 4

// postEnd returns where the name of what somebody is minister of ends, written
// small: "minister of water works,".
func (l *lexicon) postEnd(ws []word, i int) int {
	end := i
	for end < len(ws) && end < i+longestPost && !ws[end].is(isMark|isPreposition|isSubordinator|isBe|isHave|isModal|isTo|isDeterminer|isEd|isPast) {
		end++
	}
	return end
}

// fieldAt returns the longest phrase for a field that begins at words[i], its
// end, and where to go on: a phrase that is broken by words joined to it
// ("wind and solar power") ends behind them, but they are read themselves too.
func (l *lexicon) fieldAt(ws []word, i int) (value int32, end, next int) {
	value, end = l.fields.at(ws, i, byNoun)
	next = end
	if v, e, n, ok := l.broken(ws, i); ok && n >= end {
		return v, e, n
	}
	if end == i && ws[i].stem != noWord {
		return ws[i].stem, i + 1, i + 1
	}
	return value, end, next
}

// shortestStem is the shortest beginning of a word in the lexicon of stems.
const shortestStem = 4

// stemOf returns the entry for the longest beginning of a word that names a
// field; noWord when none does.
func (l *lexicon) stemOf(word string) int32 {
	for n := len(word); n >= shortestStem; n-- {
		if at, ok := l.stems[word[:n]]; ok {
			return at
		}
	}
	return noWord
}

// longestBreak bounds how many words may stand in a broken phrase.
const longestBreak = 9

// broken finds a phrase whose first words are parted from the rest by words
// joined to them by commas, "and" or "or".
func (l *lexicon) broken(ws []word, i int) (value int32, end, next int, ok bool) {
	node := int32(0)
	for k := i; k < len(ws) && ws[k].noun != noWord; k++ {
		child, found := l.fields.next[step(node, ws[k].noun)]
		if !found || !l.fields.open[child] {
			return 0, 0, 0, false
		}
		node = child
		if k+1 >= len(ws) || !(ws[k+1].is(isJoiner) || ws[k+1].form == l.comma) {
			continue
		}
		for j := k + 2; j < len(ws) && j <= k+longestBreak; j++ {
			w := &ws[j]
			if w.is(isPreposition|isDeterminer|isSubordinator|isBe|isModal|isHave|isStop|isTo) || w.is(isComma) && w.form != l.comma {
				break
			}
			if ws[j-1].is(isJoiner) || ws[j-1].is(isMark) || w.is(isMark) || j == k+2 && false {
				continue
			}
			if v, e := l.fields.from(node, ws, j, j, byNoun); e > j && e == j+1 && l.lastJoined(ws, k+1, j) {
				return v, e, k + 1, true
			}
		}
	}
	return 0, 0, 0, false
}

// lastJoined says whether "and" or "or" stands in words[from:to] no more than
// four words before to, and no comma behind it.
func (l *lexicon) lastJoined(ws []word, from, to int) bool {
	for i := to - 1; i >= from && i >= to-4; i-- {
		if ws[i].is(isMark) {
			return false
		}
		if ws[i].is(isJoiner) {
			return true
		}
	}
	return false
}

// choose keeps each field once, in the order of first mention, and lets general
// ones and mere places give way.
func (l *lexicon) choose(ws []word, hits []fieldHit) []fieldHit {
	l.settle(ws, hits)
	kept := hits[:0:0]
	seen := map[string]bool{}
	for i, h := range hits {
		if seen[h.id] || l.givesWay(ws, hits, i) {
			continue
		}
		seen[h.id] = true
		kept = append(kept, h)
	}
	return kept
}

// settle tells of each hit whether it is only a place or said aside.
func (l *lexicon) settle(ws []word, hits []fieldHit) {
	for i := range hits {
		h := &hits[i]
		if h.standing == slight && enumerated(ws, hits, i) && !ws[h.to-1].is(isPreposition) {
			h.standing = full
		}
		if h.standing == full && l.aside(ws, *h) {
			h.standing = slight
		}
		if !h.place || h.standing != full {
			continue
		}
		if l.placed(ws, h.from) {
			h.standing = slight
		}
		if i > 0 && hits[i-1].standing == slight && hits[i-1].place && h.from-hits[i-1].to <= 2 && h.from > 0 && ws[h.from-1].is(isJoiner|isComma) {
			h.standing = slight // in all libraries and community halls
		}
	}
}

// enumerated says whether a name of a field is joined by commas or "and" to one
// that counts: science, education and sports.
func enumerated(ws []word, hits []fieldHit, i int) bool {
	joined := func(a, b fieldHit) bool {
		if b.from < a.to || b.from-a.to > 2 {
			return false
		}
		for k := a.to; k < b.from; k++ {
			if !ws[k].is(isJoiner | isComma | isDeterminer) {
				return false
			}
		}
		return b.from > a.to
	}
	return i > 0 && hits[i-1].standing == full && joined(hits[i-1], hits[i]) || i+1 < len(hits) && hits[i+1].standing == full && joined(hits[i], hits[i+1])
}

// givesWay says whether a field is left out in favour of another of the point.
func (l *lexicon) givesWay(ws []word, hits []fieldHit, i int) bool {
	h := hits[i]
	for j, other := range hits {
		if other.id != h.id && (other.standing < h.standing || h.standing != full && other.standing == h.standing && j < i && other.from != h.from) {
			return true
		}
	}
	if !l.general[h.id] {
		return h.id == "economy" && l.exampled(ws, h) && i+1 < len(hits)
	}
	gives := false
	for j, other := range hits {
		if j == i || other.id == h.id || l.groupOf[other.id] != l.groupOf[h.id] && h.id != "construction" || h.from == other.from && h.to == other.to {
			continue
		}
		switch {
		case overlap(h, other) || l.exampled(ws, h):
			return true
		case !apart(ws, h, other):
			gives = true
		case h.id == "construction":
			return false // light industry and construction
		}
	}
	return gives
}

// exampled says whether examples follow a name of a field: "the industrial
// sectors such as metal", "all economic fields including".
func (l *lexicon) exampled(ws []word, h fieldHit) bool {
	for i := h.to; i < len(ws) && i <= h.to+2; i++ {
		if ws[i].form != noWord && l.examples[ws[i].form] {
			return true
		}
	}
	return false
}

func overlap(a, b fieldHit) bool { return a.from < b.to && b.from < a.to }

// apart says whether the words between two names of fields join them as two:
// "land and environment", not "industry such as metal".
func apart(ws []word, a, b fieldHit) bool {
	from, to := a.to, b.from
	if b.to <= a.from {
		from, to = b.to, a.from
	}
	joined := false
	for i := from; i < to; i++ {
		if ws[i].is(isJoiner) || ws[i].is(isComma) {
			joined = true
		}
	}
	return joined && to-from <= 4
}

// placed says whether a word stands behind a preposition of place or of time,
// or is one of all its kind: in every village, at the hospital, between the
// capital and the port, each school.
func (l *lexicon) placed(ws []word, at int) bool {
	for i := at - 1; i >= 0 && i >= at-3; i-- {
		w := &ws[i]
		switch {
		case w.form == l.of || w.form == l.forWord || w.form == l.by || w.form == l.with || w.form == l.than:
			return false
		case w.is(isTo) && i+1 < len(ws) && !ws[i+1].is(isDeterminer):
			return false // to open schools
		case w.is(isPreposition):
			return true
		case w.form == l.each || w.form == l.every || w.form == l.all:
			return true
		case w.is(isJoiner):
			for j := i - 1; j >= 0 && j >= i-5; j-- {
				if ws[j].form == l.between {
					return true
				}
			}
			return false
		case w.is(isMark | isSubordinator | isBe | isHave | isModal | isTo):
			return false
		}
	}
	return false
}

// aside says whether a word stands in a part of a clause that only says since
// when, by whom or as what: "since the storm", "by groups of municipalities",
// "as a family business".
func (l *lexicon) aside(ws []word, h fieldHit) bool {
	for i := h.from - 1; i >= 0 && i >= h.from-5; i-- {
		w := &ws[i]
		switch {
		case w.form == l.since || w.form == l.after || w.form == l.beforeWord:
			return i == 0 || !ws[i-1].is(isIng)
		case (w.form == l.as || w.form == l.like) && i+1 < len(ws) && ws[i+1].form == l.a:
			return true
		case w.form == l.by && i > 0 && (ws[i-1].is(isEd|isPast) || l.participles[ws[i-1].form] || ws[i-1].form == l.forWord):
			return h.bearer
		case w.is(isMark|isSubordinator|isPreposition|isJoiner) && w.form != l.of:
			return false
		}
	}
	return false
}
