package intake

import (
	"strings"
	"time"
)

// readNumbers finds which meeting it was: the ninth plenary of the eighth
// committee, second sitting. The headlines and the sentences that speak of the
// meeting are read, the latter first.
func (h *head) readNumbers() {
	for _, headlines := range []bool{false, true} {
		prosed := 0
		for _, s := range h.zone {
			if (s.role == headline) != headlines {
				continue
			}
			ts := h.page.tokens(s.span())
			if prosed++; !headlines && prosed > 1 && !h.saysMet(ts) && word0(ts, 0) != "adopted" {
				continue
			}
			h.numbersIn(ts)
		}
	}
	if h.draft.Meeting.Sitting == nil {
		h.readDayOfMeeting()
	}
}

// numbersIn keeps the numbers that ordinals in a sentence give.
func (h *head) numbersIn(ts []token) {
	words := organLexicon()
	m := &h.draft.Meeting
	for i, t := range ts {
		value, hyphened := ordinalAt(t, ts, i)
		if value == 0 {
			if word0(ts, i) == "day" && i+1 < len(ts) && (i > 0 && !ts[i-1].word || t.large) {
				if n := cardinalOf(ts[i+1].lower); n > 0 && n < 40 && ts[i+1].large == t.large {
					keepNumber(&m.Sitting, n, h.page.quote(span{t.from, ts[i+1].to}))
				}
			}
			continue
		}
		if hyphened { // second-day sitting
			keepNumber(&m.Sitting, value, h.page.quote(span{t.from, t.to}))
			continue
		}
		k := i + 1
		for k < len(ts) && words.between[ts[k].lower] && k < i+4 && !(endsNoun(ts, k) && words.meetings[ts[k].lower]) {
			k++
		}
		if k >= len(ts) {
			continue
		}
		quote := h.page.quote(span{t.from, ts[k].to})
		noun := ts[k].lower
		switch {
		case noun == "time" && h.saysMet(ts):
			keepNumber(&m.Plenary, value, quote)
		case noun == "day" && word0(ts, k+1) == "of" && isMonthAt(ts, k+2):
		case words.sittings[noun]:
			keepNumber(&m.Sitting, value, quote)
		default:
			h.bodyNumber(ts, i, k, value, quote)
		}
	}
}

// bodyNumber keeps the number before a body or a meeting. Of a body whose
// meeting is named (the plenary of the eighth committee) it is the
// convocation; of a congress or an assembly that is the meeting itself, its
// number.
func (h *head) bodyNumber(ts []token, i, k, value int, quote Quote) {
	words := organLexicon()
	m := &h.draft.Meeting
	if o, ok := nameOf(ts, i); ok && o.ordinal == i {
		head := headOf(ts, o)
		quote = h.page.quote(span{ts[i].from, ts[head].to})
		switch {
		case meetingBefore(ts, i):
			keepNumber(&m.Convocation, value, quote)
		case words.meetings[ts[head].lower] || words.meetings[ts[k].lower]:
			keepNumber(&m.Plenary, value, quote)
		default:
			keepNumber(&m.Convocation, value, quote)
		}
		return
	}
	if words.meetings[ts[k].lower] {
		keepNumber(&m.Plenary, value, quote)
	}
}

// headOf returns the token that is the head of a name: the last word before
// the first small one.
func headOf(ts []token, o organAt) int {
	for k := o.from; k < o.to; k++ {
		if ts[k].lower == "of" || ts[k].lower == "for" || ts[k].lower == "on" {
			return k - 1
		}
	}
	return o.to - 1
}

// ordinalAt returns the value of the ordinal at token i, or of the day in
// second-day; a Roman number counts before a word of meetings.
func ordinalAt(t token, ts []token, i int) (value int, hyphened bool) {
	if n := ordinalOf(t.lower); n > 0 && n < 1000 {
		return n, false
	}
	if day, ok := strings.CutSuffix(t.lower, "-day"); ok {
		return ordinalOf(day), true
	}
	if t.large && len(t.text) > 1 && t.text == strings.ToUpper(t.text) || t.text == "V" || t.text == "X" || t.text == "I" {
		next := word0(ts, i+1)
		if words := organLexicon(); words.meetings[next] || words.between[next] && words.meetings[word0(ts, i+2)] {
			return roman(t.text), false
		}
	}
	return 0, false
}

// endsNoun says whether no other word of a meeting follows token k: in
// "plenary meeting" the first is no noun.
func endsNoun(ts []token, k int) bool {
	next := word0(ts, k+1)
	words := organLexicon()
	return !words.meetings[next] && !words.sittings[next] && !words.organs[next] && !words.between[next]
}

func isMonthAt(ts []token, i int) bool {
	if i >= len(ts) {
		return false
	}
	_, n := monthAt(ts[i:])
	return n > 0
}

func keepNumber(to **Number, value int, quote Quote) {
	if *to == nil && value > 0 {
		*to = &Number{Value: value, Quote: quote}
	}
}

// readDayOfMeeting finds the day of the meeting elsewhere in the text: "the
// discussion of the first day".
func (h *head) readDayOfMeeting() {
	looked := 0
	for _, s := range h.page.sentences {
		at := strings.Index(s.words, " day")
		if s.role == furnish || at < 0 {
			continue
		}
		if looked++; looked > 500 {
			return
		}
		ts := h.page.tokens(s.span())
		for i := 1; i+1 < len(ts); i++ {
			value := ordinalOf(ts[i].lower)
			if value == 0 || value > 30 || ts[i+1].lower != "day" || ts[i-1].lower != "the" && ts[i-1].lower != "its" {
				continue
			}
			before, after := word0(ts, i-2), word0(ts, i+2)
			of := before == "of" && i > 2 && endingLexicon().going[word0(ts, i-3)]
			on := after == "of" && meetingAhead(ts, i+3)
			if of || on {
				keepNumber(&h.draft.Meeting.Sitting, value, h.page.quote(span{ts[i].from, ts[i+1].to}))
				return
			}
		}
	}
}

func meetingAhead(ts []token, i int) bool {
	for k := i; k < len(ts) && k < i+5; k++ {
		if endingLexicon().going[ts[k].lower] {
			return true
		}
	}
	return false
}

// readHeld finds the day of the meeting: a date in a sentence that says that
// it was held, or a day of the week there, reckoned from the day of the
// dispatch.
func (h *head) readHeld() {
	for _, s := range h.zone {
		ts := h.page.tokens(s.span())
		if d, ok := h.heldIn(ts, s); ok {
			h.draft.Meeting.Held = d
			h.readMeetingPlace(ts)
			return
		}
	}
	for _, s := range h.zone {
		if ts := h.page.tokens(s.span()); h.saysMet(ts) {
			h.readMeetingPlace(ts)
		}
	}
}

func (h *head) heldIn(ts []token, s sentence) (*Date, bool) {
	met := h.saysMet(ts) && s.role != headline
	dates := findDates(ts)
	for i := range dates {
		d := &dates[i]
		if !met && !inBrackets(ts, d.span) && !adoptedThen(ts, *d) {
			continue
		}
		if t, ok := d.resolve(); ok {
			return h.date(*d, t, d.span, ""), true
		}
		if !h.day.IsZero() && d.year == 0 && d.calendar == nil && met {
			t, ok := civil(h.day.Year(), d.month, d.day)
			if ok && t.After(h.day) {
				t, ok = civil(h.day.Year()-1, d.month, d.day)
			}
			if ok && h.day.Sub(t) < 200*24*time.Hour {
				return h.date(*d, t, d.span, DerivedYear), true
			}
		}
	}
	if !met || h.day.IsZero() {
		return nil, false
	}
	for i, t := range ts {
		back := -1
		switch w := weekdayNames()[t.lower]; {
		case t.lower == "yesterday":
			back = 1
		case t.lower == "today":
			back = 0
		case w > 0 && t.large && len(t.text) > 4 && !organLexicon().coming[word0(ts, i-1)]:
			back = (int(h.day.Weekday()) - (w - 1) + 7) % 7
		}
		if back < 0 || hasComing(ts, i) {
			continue
		}
		derived := DerivedWeekday
		if t.lower == "yesterday" || t.lower == "today" {
			derived = DerivedDaysAgo
		}
		return &Date{Day: h.day.AddDate(0, 0, -back).Format(time.DateOnly), Derived: derived, Quote: h.page.quote(t.span)}, true
	}
	return nil, false
}

// hasComing says whether the words before token i speak of what is to come.
func hasComing(ts []token, i int) bool {
	for k := max(0, i-3); k < i; k++ {
		if ts[k].lower == "will" || ts[k].lower == "next" || ts[k].lower == "until" {
			return true
		}
	}
	return false
}

// inBrackets knows "Council meeting (25 June 2026)".
func inBrackets(ts []token, d span) bool {
	for i := 1; i < len(ts); i++ {
		if ts[i].from == d.from || ts[i].from > d.from {
			k := i - 1
			return ts[k].text == "(" && k > 0 && (organLexicon().meetings[ts[k-1].lower] || organLexicon().sittings[ts[k-1].lower])
		}
	}
	return false
}

// adoptedThen knows "Adopted at the 23rd sitting, Lindau, 15 April 2026".
func adoptedThen(ts []token, d dateAt) bool {
	if word0(ts, 0) != "adopted" && word0(ts, 0) != "approved" {
		return false
	}
	for _, t := range ts {
		if t.from >= d.from {
			return false
		}
		if organLexicon().sittings[t.lower] || organLexicon().meetings[t.lower] {
			return true
		}
	}
	return false
}

// readMeetingPlace finds where the meeting was held: behind "in" or "at", a
// name, or a building of a named place.
func (h *head) readMeetingPlace(ts []token) {
	for i, t := range ts {
		if t.lower != "in" && t.lower != "at" || h.draft.Meeting.Place != nil || i == 0 {
			continue
		}
		from, k := i+1, i+1
		if word0(ts, k) == "the" {
			k++
		}
		for k < len(ts) && k < i+6 && ts[k].word && !ts[k].large && !ts[k].number && ts[k].lower != "of" {
			k++
		}
		if k > i+1 && word0(ts, k) == "of" && k > from+1 {
			k++
		}
		if k >= len(ts) || !ts[k].large || isMonth(ts[k]) || weekdayNames()[ts[k].lower] > 0 || k > from && word0(ts, k-1) != "of" && word0(ts, k-1) != "the" {
			continue
		}
		n := h.properNoun(ts, k)
		if n == 0 || organLexicon().organs[ts[k+n-1].lower] || organLexicon().meetings[ts[k+n-1].lower] {
			continue
		}
		h.draft.Meeting.Place = h.saidPtr(span{ts[from].from, ts[k+n-1].to})
	}
}
