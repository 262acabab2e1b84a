package intake

import (
	"time"
)

// How a day was found, when the text does not give the whole of it in our
// calendar.
const (
	DerivedCalendar = "calendar" // reckoned from another calendar
	DerivedYear     = "year"     // the year stands elsewhere in the text
	DerivedWeekday  = "weekday"  // the last such day of the week before the dispatch
	DerivedDaysAgo  = "relative" // today or yesterday, from the day of the dispatch
)

// readPublished finds the day of publication: that of the dateline, or of the
// foot of the text, or where it was done or adopted.
func (h *head) readPublished() {
	foot := h.footDates()
	if h.issued == nil {
		h.issued = h.doneAt()
	}
	d := h.issued
	if d == nil {
		for i := range foot {
			if _, ok := foot[i].resolve(); ok {
				d = &foot[i]
			}
		}
	}
	if d == nil {
		return
	}
	if t, ok := d.resolve(); ok {
		h.publish(*d, t, d.span, "")
		return
	}
	// A day without a year: the foot of the text, or a line of the head, gives
	// it. It must be the same day, or the only year.
	for _, f := range foot {
		if t, ok := f.resolve(); ok && int(t.Month()) == d.month && t.Day() == d.day {
			h.publish(f, t, f.span, "")
			return
		}
	}
	if year, of, at := h.yearNear(foot, d); year > 0 {
		if t, ok := civil(year, d.month, d.day); ok && d.calendar == nil {
			h.publish(of, t, d.span, DerivedYear)
			h.draft.Published.Calendar = ""
			_ = at
		}
	}
}

func (h *head) publish(d dateAt, t time.Time, at span, derived string) {
	h.day = t
	h.draft.Published = h.date(d, t, at, derived)
}

func (h *head) date(d dateAt, t time.Time, at span, derived string) *Date {
	out := &Date{Day: t.Format(time.DateOnly), Derived: derived, Quote: h.page.quote(at)}
	if d.calendar != nil {
		out.Calendar, out.Year = d.calendar.ID, d.year
		if derived == "" {
			out.Derived = DerivedCalendar
		}
	}
	return out
}

// footDates lists the dates of the page furniture and of what follows the end
// mark, from the end of the text.
func (h *head) footDates() []dateAt {
	var out []dateAt
	all := h.page.sentences
	for i, seen := len(all)-1, 0; i >= 0 && seen < tailMost; i-- {
		if all[i].role == furnish {
			out = append(out, findDates(h.page.tokens(all[i].span()))...)
		}
		seen++
	}
	for i := 0; i < len(all) && i < tailMost; i++ {
		if all[i].role == furnish {
			out = append(out, findDates(h.page.tokens(all[i].span()))...)
		}
	}
	return out
}

// yearNear finds the year for a day that has none: one that stands with the
// same day and month in the head, or the only year at the foot.
func (h *head) yearNear(foot []dateAt, d *dateAt) (int, dateAt, span) {
	for _, s := range h.zone {
		for _, other := range findDates(h.page.tokens(s.span())) {
			if t, ok := other.resolve(); ok && int(t.Month()) == d.month && (t.Day()-d.day < 4 && d.day-t.Day() < 4) {
				return t.Year(), other, other.span
			}
		}
	}
	for _, f := range foot {
		if f.year > 0 && f.month == 0 {
			if t, ok := (dateAt{year: f.year, month: 7, day: 1, calendar: f.calendar}).resolve(); ok {
				return t.Year(), f, f.span
			}
		}
	}
	return 0, dateAt{}, span{}
}

// doneAt reads "Done at Kembara, this 8th day of February 2026", "Adopted at
// the 23rd sitting, Lindau, 15 April 2026" and "Adopted in Accra on 3 May
// 2024", at either end of the text; or a date that stands alone there.
func (h *head) doneAt() *dateAt {
	look := append(append([]sentence{}, h.zone...), h.tail()...)
	for _, s := range look {
		ts := h.page.tokens(s.span())
		switch word0(ts, 0) {
		case "done", "adopted", "issued", "signed", "given", "approved", "published", "released":
		default:
			continue
		}
		dates := findDates(ts)
		if len(dates) == 0 {
			continue
		}
		d := dates[0]
		if h.draft.Place == nil {
			h.placeBefore(ts, d)
		}
		return &d
	}
	return nil
}

// placeBefore keeps the place that a line of adoption names: the name behind
// "at" or "in", or the one between commas before the date.
func (h *head) placeBefore(ts []token, d dateAt) {
	for i, t := range ts {
		if t.from >= d.from {
			return
		}
		begins := i > 0 && (ts[i-1].lower == "at" || ts[i-1].lower == "in" || ts[i-1].text == ",")
		if !begins || !t.large || isMonth(t) || weekdayNames()[t.lower] > 0 {
			continue
		}
		n := h.properNoun(ts, i)
		if next := word0(ts, i+n); next == "," || next == "on" || next == "this" || i+n < len(ts) && ts[i+n].from == d.from {
			h.draft.Place = h.saidPtr(span{t.from, ts[i+n-1].to})
			return
		}
	}
}
