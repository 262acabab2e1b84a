package intake

import "strings"

// datelineParts is the place, the day and the agency that a dispatch begins with.
type datelineParts struct {
	place, agency span
	date          *dateAt
	end           int  // of it in the clean text, with the dash
	whole         bool // the sentence is nothing but a dateline
}

// readDateline finds the dateline among the first sentences: before the first
// words of the text, or on a line of its own.
func (h *head) readDateline() {
	for _, s := range h.zone {
		if s.role == ending {
			return
		}
		ts := h.page.tokens(s.span())
		line, ok := h.datelineOf(ts)
		if !ok {
			continue
		}
		h.take(line)
		at := h.indexOf(s)
		switch kept := &h.page.sentences[at]; {
		case line.whole:
			kept.role = dateline
		default:
			skip := line.end - int(s.at)
			for skip < len(s.words) && s.words[skip] == ' ' {
				skip++
			}
			kept.words = s.words[skip:]
			kept.at += int32(skip)
			return // the text has begun
		}
	}
}

// take keeps what a dateline gives, when it is not known yet.
func (h *head) take(l datelineParts) {
	if h.draft.Place == nil && l.place.to > l.place.from {
		h.draft.Place = h.saidPtr(l.place)
	}
	if h.draft.Agency == nil && l.agency.to > l.agency.from {
		h.draft.Agency = h.saidPtr(l.agency)
	}
	if h.issued == nil && l.date != nil {
		h.issued = l.date
	}
}

// datelineOf reads a dateline at the head of a sentence. Its parts are a
// place (words with capitals), a date, and an agency in brackets, in any
// order, with commas between; a dash or a colon ends it.
func (h *head) datelineOf(ts []token) (datelineParts, bool) {
	var l datelineParts
	i, words := 0, 0
	for i < len(ts) && i < 40 {
		t := ts[i]
		switch {
		case t.text == "(":
			to := closing(ts, i)
			if to < 0 {
				return l, false
			}
			inside := h.page.clean[ts[i].to:ts[to].from]
			if isAgency(inside) && l.agency.to == 0 {
				l.agency = span{ts[i].to, ts[to].from}
			} else if l.date == nil {
				if d, n := dateFrom(ts, i+1); n > 0 {
					l.date = &d
				}
			}
			i = to + 1
			continue
		case t.text == "," || t.text == "." && i > 0 && ts[i-1].large:
			i++
			continue
		case isDash(ts, i) > 0:
			return h.finish(l, ts, i+isDash(ts, i), words)
		case t.text == ":" && (l.date != nil || l.agency.to > 0):
			return h.finish(l, ts, i+1, words)
		case t.word:
			if w := weekdayNames()[t.lower]; w > 0 && t.large {
				i++
				continue
			}
			if d, n := dateFrom(ts, i); n > 0 && l.date == nil {
				d.weekday = weekdayBefore(ts, i)
				l.date = &d
				i += n
				continue
			}
			n := h.properNoun(ts, i)
			if n == 0 {
				return l, false
			}
			s := span{t.from, ts[i+n-1].to}
			switch name := strings.ToLower(h.page.clean[s.from:s.to]); {
			case agencyLexicon().agencies[name] && l.agency.to == 0:
				l.agency = s
			case l.place.to == 0:
				l.place = s
			case i > 0 && ts[i-1].text == "," && l.date == nil && words < 2:
				l.place.to = s.to // Chapel Hill, North Carolina
			default:
				return l, false
			}
			words++
			i += n
			continue
		default:
			return l, false
		}
	}
	if i < len(ts) || l.date == nil && l.agency.to == 0 {
		return l, false
	}
	l.whole, l.end = true, ts[len(ts)-1].to
	return l, l.date != nil && (l.date.day > 0 || l.date.year > 0)
}

// finish ends a dateline at the dash before token i. One that is a place
// alone must stand before a sentence.
func (h *head) finish(l datelineParts, ts []token, i, words int) (datelineParts, bool) {
	if i >= len(ts) {
		l.whole = true
		l.end = ts[len(ts)-1].to
		return l, l.date != nil || l.agency.to > 0
	}
	l.end = ts[i-1].to
	if l.date == nil && l.agency.to == 0 {
		return l, l.place.to > 0 && words == 1 && ts[i].large && isSentence(ts[i:])
	}
	// "Puerto Alba, 17 May 2026 – Federation of Cooperatives": the rest names
	// who publishes.
	if last := ts[len(ts)-1]; l.agency.to == 0 && last.word && !isSentence(ts[i:]) && len(ts)-i < 15 && ts[i].large {
		l.agency = span{ts[i].from, last.to}
		l.whole = true
		l.end = last.to
	}
	return l, true
}

// isSentence says whether tokens end as a sentence does, or are too many for
// a name.
func isSentence(ts []token) bool {
	last := ts[len(ts)-1]
	return len(ts) >= 15 || !last.word && last.text != ")" && last.text != "\"" || len(ts) > 1 && ts[len(ts)-2].text == "."
}

// isDash returns how many tokens a dash at token i has: –, —, -- or - between
// blanks.
func isDash(ts []token, i int) int {
	n := 0
	for i+n < len(ts) && n < 3 && (ts[i+n].text == "-" || ts[i+n].text == "–" || ts[i+n].text == "—" || ts[i+n].text == "―") {
		n++
	}
	return n
}

// closing returns the bracket that closes the one at token i; -1: none near.
func closing(ts []token, i int) int {
	for k := i + 1; k < len(ts) && k < i+20; k++ {
		switch ts[k].text {
		case "(":
			return -1
		case ")":
			return k
		}
	}
	return -1
}

// properNoun returns how many tokens the name has that begins at token i:
// words with capitals, and small ones between them (Rio de Janeiro).
func (h *head) properNoun(ts []token, i int) int {
	n := 0
	for i+n < len(ts) && n < 6 {
		t := ts[i+n]
		switch {
		case t.large && !isMonth(t):
			n++
			continue
		case n > 0 && nameParticles[t.lower] && i+n+1 < len(ts) && ts[i+n+1].large:
			n++
			continue
		}
		return n
	}
	return n
}

func isMonth(t token) bool {
	m, ok := monthNames()[t.lower]
	return ok && m.calendar == nil && t.lower != "may"
}

// nameParticles are small words within names.
var nameParticles = wordSet([]string{"de", "del", "della", "di", "da", "do", "dos", "das", "du", "des", "la", "le", "el", "al", "bin", "ibn", "ben",
	"von", "van", "der", "den", "zu", "y", "e", "of", "the", "am", "an", "sur", "upon", "ter", "ten", "abu"})
