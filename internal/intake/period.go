package intake

import "strconv"

// firstYear and lastYear bound what is read as a year.
const (
	firstYear = 1800
	lastYear  = 2199
)

// periods finds the years and stretches of years that words name: 2026-2030,
// from 2026 to 2030, between 2026 and 2030.
func (p *page) periods(l *lexicon, ws []word) []Period {
	var out []Period
	for i := 0; i < len(ws); i++ {
		if !ws[i].is(isNumber) {
			continue
		}
		from, to, ok := yearsOf(p.clean[ws[i].from:ws[i].to])
		if !ok {
			continue
		}
		end := i + 1
		if from == to && i+2 < len(ws) && ws[i+2].is(isNumber) && p.until(l, ws, i) {
			if second, last, ok := yearsOf(p.clean[ws[i+2].from:ws[i+2].to]); ok && second == last && second > from {
				to, end = second, i+3
			}
		}
		out = append(out, Period{From: from, To: to, Quote: p.quote(span{int(ws[i].from), int(ws[end-1].to)})})
		i = end - 1
	}
	return out
}

// until says whether the word behind the year at i leads to the end of a
// stretch.
func (p *page) until(l *lexicon, ws []word, i int) bool {
	next := &ws[i+1]
	return next.is(isTo) || dash(p.clean[next.from:next.to]) || next.form == l.and && i > 0 && ws[i-1].form == l.between
}

func dash(s string) bool { return s == "-" || s == "–" || s == "—" }

// yearsOf reads "2027", "2026-2030", "2026/27" and "2026-30".
func yearsOf(raw string) (from, to int, ok bool) {
	if len(raw) < 4 {
		return 0, 0, false
	}
	from, err := strconv.Atoi(raw[:4])
	if err != nil || from < firstYear || from > lastYear {
		return 0, 0, false
	}
	switch rest := raw[4:]; {
	case rest == "":
		return from, from, true
	case rest[0] != '-' && rest[0] != '/':
		return 0, 0, false
	case len(rest) == 5:
		to, err = strconv.Atoi(rest[1:])
	case len(rest) == 3:
		to, err = strconv.Atoi(raw[:2] + rest[1:])
	default:
		return 0, 0, false
	}
	if err != nil || to <= from || to > lastYear {
		return 0, 0, false
	}
	return from, to, true
}
