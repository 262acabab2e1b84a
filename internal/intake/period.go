package intake

import "strconv"

// firstYear and lastYear bound what is read as a year.
const (
	firstYear = 1800
	lastYear  = 2199
)

// periods finds the years and stretches of years that words name.
func (p *page) periods(ws []word) []Period {
	var out []Period
	for i := range ws {
		if !ws[i].is(isNumber) {
			continue
		}
		raw := p.clean[ws[i].from:ws[i].to]
		from, to, ok := yearsOf(raw)
		if !ok {
			continue
		}
		end := i + 1
		if from == to { // 2026 – 2030; from 2026 to 2030; between 2015 and 2025
			if j := i + 2; j < len(ws) && ws[j].is(isNumber) && (ws[i+1].is(isComma) && !ws[i+1].is(isCapital) && dash(p.clean[ws[i+1].from:ws[i+1].to]) || ws[i+1].is(isTo)) {
				if second, last, ok := yearsOf(p.clean[ws[j].from:ws[j].to]); ok && second == last && second > from {
					to, end = second, j+1
				}
			}
		}
		if i > 0 && ws[i-1].is(isNumber) && len(out) > 0 && out[len(out)-1].To >= from && out[len(out)-1].Quote.End > 0 && len(ws) > 0 && i >= 2 && dashOrTo(p, ws, i) {
			continue
		}
		if len(out) > 0 && i >= 2 && dashOrTo(p, ws, i) && out[len(out)-1].To == to {
			continue // the second year of a stretch
		}
		out = append(out, Period{From: from, To: to, Quote: p.quote(span{int(ws[i].from), int(ws[end-1].to)})})
	}
	return out
}

func dashOrTo(p *page, ws []word, i int) bool {
	return ws[i-1].is(isTo) || dash(p.clean[ws[i-1].from:ws[i-1].to])
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
