package intake

import (
	"strconv"
	"strings"
	"sync"
	"time"
)

// dateAt is a date as a text has it. What it does not give is 0.
type dateAt struct {
	span
	year, month, day int       // as they stand
	calendar         *calendar // nil: ours
	weekday          int       // 1 Sunday to 7 Saturday, when it stands before the date
}

// monthNames finds a month by its name in any calendar.
var monthNames = sync.OnceValue(func() map[string]monthName {
	names := map[string]monthName{}
	a := almanacs()
	for i := range a.Calendars {
		for m, all := range a.Calendars[i].Months {
			for _, name := range all {
				names[name] = monthName{m + 1, &a.Calendars[i]}
			}
		}
	}
	for m, all := range a.Months {
		for _, name := range all {
			names[name] = monthName{m + 1, nil}
		}
	}
	return names
})

type monthName struct {
	month    int
	calendar *calendar
}

var weekdayNames = sync.OnceValue(func() map[string]int {
	names := map[string]int{}
	for i, all := range almanacs().Weekdays {
		for _, name := range all {
			names[name] = i + 1
		}
	}
	return names
})

// findDates finds the dates among tokens: "28 December 2023", "December 28",
// "27-28 December 2023" (the last day counts), "this 8th day of February
// 2026", "2023-12-28", "28.12.2023", "3 June 2569 BE", "Juche112.12.28".
func findDates(ts []token) []dateAt {
	var out []dateAt
	for i := 0; i < len(ts); {
		d, n := dateFrom(ts, i)
		if n == 0 {
			i++
			continue
		}
		d.weekday = weekdayBefore(ts, i)
		out = append(out, d)
		i += n
	}
	return out
}

func weekdayBefore(ts []token, i int) int {
	for k := i - 1; k >= 0 && k >= i-2; k-- {
		if w := weekdayNames()[strings.TrimSuffix(ts[k].lower, ".")]; w > 0 && ts[k].large {
			return w
		}
		if ts[k].word && ts[k].lower != "the" {
			return 0
		}
	}
	return 0
}

// dateFrom reads the date that begins at token i, and how many tokens it has;
// 0 when none does.
func dateFrom(ts []token, i int) (dateAt, int) {
	if !ts[i].word {
		return dateAt{}, 0
	}
	for _, form := range []func([]token) (dateAt, int){eraDate, figureDate, dayFirst, monthFirst} {
		if d, n := form(ts[i:]); n > 0 {
			d.span = span{ts[i].from, ts[i+n-1].to}
			if era, size := eraBehind(ts, i, n, &d); era != nil && (d.calendar == nil || d.calendar == era) {
				d.calendar, n = era, size
				d.to = ts[i+n-1].to
			}
			return d, n
		}
	}
	return dateAt{}, 0
}

// eraBehind finds the name of a calendar behind a year: 2569 BE.
func eraBehind(ts []token, i, n int, d *dateAt) (*calendar, int) {
	if d.year == 0 {
		return nil, n
	}
	all := almanacs().Calendars
	for c := range all {
		if all[c].Side == "before" || d.year < all[c].First || d.year > all[c].Last {
			continue
		}
		for _, name := range all[c].Names {
			if size := sameWords(ts[i+n:], name); size > 0 {
				return &all[c], n + size
			}
		}
	}
	return nil, n
}

// sameWords says how many tokens spell a name; 0 when they do not.
func sameWords(ts []token, name string) int {
	n := 0
	for _, w := range strings.Fields(name) {
		if n == len(ts) || ts[n].lower != w || len(w) < 3 && ts[n].text != strings.ToUpper(ts[n].text) {
			return 0
		}
		n++
	}
	return n
}

// eraDate reads Juche112.12.28, Juche 112 (2023), Minguo 112.12.28, Reiwa 5.
func eraDate(ts []token) (dateAt, int) {
	all := almanacs().Calendars
	for c := range all {
		if all[c].Side == "after" {
			continue
		}
		for _, name := range all[c].Names {
			word, rest, _ := strings.Cut(name, " ")
			first := ts[0].lower
			if len(word) < 3 || !strings.HasPrefix(first, word) {
				continue
			}
			figures, n := first[len(word):], 1
			if figures == "" {
				size := sameWords(ts[1:], rest)
				if rest != "" && size == 0 || len(ts) < 2+size || !ts[1+size].number {
					continue
				}
				figures, n = ts[1+size].lower, 2+size
			}
			if d, ok := yearFirst(strings.Trim(figures, "-.")); ok && d.year >= all[c].First && d.year <= all[c].Last {
				d.calendar = &all[c]
				return d, n
			}
		}
	}
	return dateAt{}, 0
}

// yearFirst reads 112.12.28 and 2023-12-28, or a year alone.
func yearFirst(figures string) (dateAt, bool) {
	parts := strings.FieldsFunc(figures, func(r rune) bool { return r == '.' || r == '-' || r == '/' })
	n := [3]int{}
	if len(parts) != 1 && len(parts) != 3 {
		return dateAt{}, false
	}
	for i, part := range parts {
		v, err := strconv.Atoi(part)
		if err != nil || len(part) > 4 {
			return dateAt{}, false
		}
		n[i] = v
	}
	if len(parts) == 3 && (n[1] < 1 || n[1] > 12 || n[2] < 1 || n[2] > 31) {
		return dateAt{}, false
	}
	return dateAt{year: n[0], month: n[1], day: n[2]}, true
}

// figureDate reads 2023-12-28, 28.12.2023 and 28/12/2023, the latter only when
// the day cannot be a month.
func figureDate(ts []token) (dateAt, int) {
	if !ts[0].number {
		return dateAt{}, 0
	}
	text, n := ts[0].text, 1
	for n+1 < len(ts) && n < 5 && ts[n].text == "/" && ts[n+1].number && ts[n].from == ts[n-1].to && ts[n+1].from == ts[n].to {
		text += "/" + ts[n+1].text
		n += 2
	}
	if len(text) >= 8 && !digit(text[4]) {
		if d, ok := yearFirst(text); ok && d.month > 0 && d.year > 1000 {
			return d, n
		}
	}
	parts := strings.FieldsFunc(text, func(r rune) bool { return r == '.' || r == '/' })
	if len(parts) != 3 || len(parts[2]) != 4 {
		return dateAt{}, 0
	}
	day, err1 := strconv.Atoi(parts[0])
	month, err2 := strconv.Atoi(parts[1])
	year, err3 := strconv.Atoi(parts[2])
	if err1 != nil || err2 != nil || err3 != nil {
		return dateAt{}, 0
	}
	if strings.Contains(text, "/") {
		switch {
		case month > 12 && day <= 12:
			day, month = month, day
		case day <= 12 && day != month:
			return dateAt{}, 0 // the seventh of March or the third of July
		}
	}
	if month < 1 || month > 12 || day < 1 || day > 31 {
		return dateAt{}, 0
	}
	return dateAt{year: year, month: month, day: day}, n
}

// dayOf returns the day of a month in a token: 28, 28th, first. Of two with a
// hyphen (27-28) it is the last.
func dayOf(t token) int {
	text := t.lower
	if t.number {
		if i := strings.LastIndexByte(text, '-'); i > 0 {
			text = text[i+1:]
		}
	}
	n := ordinalOf(text)
	if n == 0 {
		if n = cardinalOf(text); !t.number {
			n = 0
		}
	}
	if n < 1 || n > 31 {
		return 0
	}
	return n
}

// monthAt returns the month that begins at a token, in any calendar, and how
// many tokens it has.
func monthAt(ts []token) (monthName, int) {
	name := ""
	for n := 1; n <= 2 && n <= len(ts); n++ {
		if !ts[n-1].large && n == 1 {
			return monthName{}, 0
		}
		name = strings.TrimSpace(name + " " + ts[n-1].lower)
		if m, ok := monthNames()[name]; ok {
			if n < len(ts) && ts[n].text == "." && ts[n].from == ts[n-1].to {
				n++ // Dec.
			}
			return m, n
		}
	}
	return monthName{}, 0
}

// yearAt returns the year that a token is; 0 when it is none.
func yearAt(ts []token) int {
	if len(ts) == 0 || !ts[0].number || len(ts[0].text) != 4 {
		return 0
	}
	n, err := strconv.Atoi(ts[0].text)
	if err != nil || n < 1000 {
		return 0
	}
	return n
}

// dayFirst reads 28 December 2023, 28th of December, 27 and 28 December, this
// 8th day of February 2026.
func dayFirst(ts []token) (dateAt, int) {
	day := dayOf(ts[0])
	if day == 0 {
		return dateAt{}, 0
	}
	n := 1
	for n+1 < len(ts) && (ts[n].lower == "and" || ts[n].lower == "to" || ts[n].text == "-" || ts[n].text == "–" || ts[n].text == "," || ts[n].text == "&") && dayOf(ts[n+1]) > 0 {
		day = dayOf(ts[n+1])
		n += 2
	}
	for n < len(ts) && (ts[n].lower == "day" || ts[n].lower == "of") {
		n++
	}
	m, size := monthAt(ts[n:])
	if size == 0 {
		return dateAt{}, 0
	}
	n += size
	d := dateAt{month: m.month, day: day, calendar: m.calendar}
	// 30 November - 1 December 2023: the last day counts.
	if n+2 < len(ts) && (ts[n].text == "-" || ts[n].text == "–" || ts[n].lower == "to") {
		if to, more := dayFirst(ts[n+1:]); more > 0 {
			return to, n + 1 + more
		}
	}
	return withYear(d, ts, n)
}

// monthFirst reads December 28, 2023 and Dec. 28-29.
func monthFirst(ts []token) (dateAt, int) {
	m, n := monthAt(ts)
	if n == 0 || n >= len(ts) {
		return dateAt{}, 0
	}
	day := dayOf(ts[n])
	if day == 0 || !ts[n].number {
		return dateAt{}, 0
	}
	n++
	for n+1 < len(ts) && (ts[n].lower == "and" || ts[n].lower == "to" || ts[n].lower == "through" || ts[n].text == "-" || ts[n].text == "–" || ts[n].text == "&") &&
		dayOf(ts[n+1]) > 0 && ts[n+1].number && yearAt(ts[n+1:]) == 0 {
		day = dayOf(ts[n+1])
		n += 2
	}
	// November 30 to December 1, 2023: the last day counts.
	if n+2 < len(ts) && (ts[n].text == "-" || ts[n].text == "–" || ts[n].lower == "to" || ts[n].lower == "through") {
		if to, more := monthFirst(ts[n+1:]); more > 0 {
			return to, n + 1 + more
		}
	}
	return withYear(dateAt{month: m.month, day: day, calendar: m.calendar}, ts, n)
}

// withYear adds the year that stands behind a day and a month, or the name of
// a calendar with one.
func withYear(d dateAt, ts []token, n int) (dateAt, int) {
	rest := ts[n:]
	comma := 0
	if len(rest) > 0 && rest[0].text == "," {
		comma = 1
	}
	if y := yearAt(rest[comma:]); y > 0 {
		d.year = y
		return d, n + comma + 1
	}
	if comma < len(rest) && rest[comma].word {
		if era, size := eraDate(rest[comma:]); size > 0 && era.month == 0 {
			d.year, d.calendar = era.year, era.calendar
			return d, n + comma + size
		}
	}
	return d, n
}

// resolve returns the day of our calendar, when the text gives the whole of it.
func (d dateAt) resolve() (time.Time, bool) {
	switch {
	case d.year == 0 || d.month == 0 || d.day == 0:
		return time.Time{}, false
	case d.calendar != nil:
		return d.calendar.day(d.year, d.month, d.day)
	}
	if d.year < 1800 || d.year > 2200 {
		return time.Time{}, false
	}
	return civil(d.year, d.month, d.day)
}
