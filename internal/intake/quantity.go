package intake

import (
	"strconv"
	"strings"
)

// unit is a unit of measure as texts write it.
type unit struct{ name string }

func (l *lexicon) readUnits() {
	f := readData[struct {
		Numerals   map[string]float64 `yaml:"numerals"`
		Scales     map[string]float64 `yaml:"scales"`
		Units      []string           `yaml:"units"`
		Time       []string           `yaml:"time"`
		Ordinals   []string           `yaml:"ordinals"`
		Adjectives []string           `yaml:"adjectives"`
		Currency   []string           `yaml:"currency"`
	}]("units")
	for w, v := range f.Numerals {
		l.numerals[l.id(w)] = v
	}
	for w, v := range f.Scales {
		l.scales[l.id(w)] = v
	}
	for _, u := range f.Units {
		l.units.add(l.nouns(u), int32(len(l.unitList)))
		l.unitList = append(l.unitList, unit{u})
	}
	l.mark(f.Time, isTime)
	l.mark(f.Ordinals, isLabel)
	l.mark(f.Adjectives, isUncounted)
	l.currency = wordSet(f.Currency)
	l.months = map[int32]bool{}
	for _, m := range []string{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"} {
		l.months[l.id(m)] = true
	}
}

// number is a number in a sentence, in figures or in words.
type number struct {
	value    float64
	from, to int // words
	scale    string
	figures  bool
}

// numberAt reads the number that begins at words[i]: 40,000; 3.5 million;
// six hundred; six and a half million; twenty-five.
func (p *page) numberAt(l *lexicon, ws []word, i int) (number, bool) {
	n := number{from: i, to: i}
	w := &ws[i]
	switch {
	case w.is(isNumber):
		v, ok := figure(p.clean[w.from:w.to])
		if !ok {
			return n, false
		}
		n.value, n.to, n.figures = v, i+1, true
	case w.form != noWord:
		v, end, ok := l.inWords(ws, i)
		if !ok {
			return n, false
		}
		n.value, n.to = v, end
	default:
		return n, false
	}
	for n.to < len(ws) && ws[n.to].form != noWord && !ws[n.to].is(isMark) {
		s, ok := l.scales[ws[n.to].form]
		if !ok {
			break
		}
		if s >= 1e6 { // kept as a word: 640 million talers
			n.scale = p.clean[ws[n.to].from:ws[n.to].to]
		} else {
			n.value *= s
		}
		n.to++
	}
	return n, true
}

// inWords reads a number in words, below a million.
func (l *lexicon) inWords(ws []word, i int) (value float64, end int, ok bool) {
	for end = i; end < len(ws); end++ {
		w := &ws[end]
		if w.is(isMark) || w.form == noWord {
			break
		}
		if v, found := l.numerals[w.form]; found {
			if ok && value != 0 && int(value)%100 < 20 && int(value)%100 > 0 {
				break // "one two": not one number
			}
			value, ok = value+v, true
			continue
		}
		if s, found := l.scales[w.form]; found && ok && s < 1e6 {
			value *= s
			continue
		}
		if ok && w.form == l.and && end+2 < len(ws) && ws[end+1].form == l.a && ws[end+2].form == l.half {
			return value + 0.5, end + 3, true
		}
		break
	}
	return value, end, ok
}

// figure reads a number in figures; commas between groups of three are no
// decimal marks.
func figure(raw string) (float64, bool) {
	end := 0
	for end < len(raw) && (digit(raw[end]) || raw[end] == ',' || raw[end] == '.') {
		end++
	}
	if rest := raw[end:]; rest != "" {
		return 0, false // 1st, 2026-2030, 12/2026, 5G
	}
	plain := raw
	if i := strings.IndexByte(raw, ','); i >= 0 {
		groups := strings.Split(strings.SplitN(raw, ".", 2)[0], ",")
		for _, g := range groups[1:] {
			if len(g) != 3 {
				if len(groups) == 2 && !strings.Contains(raw, ".") { // 3,5 per cent
					v, err := strconv.ParseFloat(strings.ReplaceAll(raw, ",", "."), 64)
					return v, err == nil
				}
				return 0, false
			}
		}
		plain = strings.ReplaceAll(raw, ",", "")
	}
	v, err := strconv.ParseFloat(plain, 64)
	return v, err == nil
}

// quantities finds the amounts with a unit or a counted thing. Years, days,
// ordinals and numbers of articles are none.
func (p *page) quantities(l *lexicon, ws []word) []Quantity {
	var out []Quantity
	for i := 0; i < len(ws); i++ {
		n, ok := p.numberAt(l, ws, i)
		if !ok {
			continue
		}
		if q, end, ok := p.quantity(l, ws, n); ok {
			out = append(out, q)
			i = end - 1
		} else {
			i = n.to - 1
		}
	}
	return out
}

func (p *page) quantity(l *lexicon, ws []word, n number) (q Quantity, end int, ok bool) {
	var prev *word
	if n.from > 0 {
		prev = &ws[n.from-1]
	}
	currency := ""
	if prev != nil && l.currency[p.clean[prev.from:prev.to]] {
		currency = p.clean[prev.from:prev.to]
	}
	switch {
	case n.figures && n.scale == "" && currency == "" && n.value >= firstYear && n.value <= lastYear && n.value == float64(int(n.value)) && !strings.ContainsAny(p.clean[ws[n.from].from:ws[n.from].to], ",.") && !l.unitFollows(p, ws, n.to):
		return q, 0, false
	case prev != nil && (prev.is(isLabel) || prev.form != noWord && l.months[prev.form]):
		return q, 0, false
	case prev != nil && currency == "" && (prev.is(isCapital) && !prev.is(isDeterminer|isAdverb|isPreposition|isModal|isLeading) && n.figures && n.from > 1):
		if !l.unitFollows(p, ws, n.to) {
			return q, 0, false // Agenda 2063, Article 5
		}
	}
	if n.to < len(ws) && ws[n.to].form != noWord && l.months[ws[n.to].form] && ws[n.to].is(isCapital) {
		return q, 0, false // 30 June
	}
	start, words := n.from, n.scale
	if currency != "" {
		start--
		unit := currency
		if words != "" {
			unit += " " + words
		}
		return Quantity{Value: n.value, Unit: unit, Quote: p.quote(span{int(ws[start].from), int(ws[n.to-1].to)})}, n.to, true
	}
	from, to := p.counted(l, ws, n.to)
	if from == to && n.scale == "" {
		return q, 0, false
	}
	unit := n.scale
	if from < to {
		unit = strings.TrimSpace(unit + " " + p.clean[ws[from].from:ws[to-1].to])
	}
	return Quantity{Value: n.value, Unit: unit, Quote: p.quote(span{int(ws[start].from), int(ws[max(to, n.to)-1].to)})}, max(to, n.to), true
}

func (l *lexicon) unitFollows(p *page, ws []word, i int) bool {
	if i >= len(ws) {
		return false
	}
	if l.currency[p.clean[ws[i].from:ws[i].to]] {
		return true
	}
	_, end := l.units.at(ws, i, byNoun)
	return end > i
}

// counted returns the words that a number counts: a unit, or the noun behind
// it without its adjectives.
func (p *page) counted(l *lexicon, ws []word, i int) (from, to int) {
	if i >= len(ws) {
		return i, i
	}
	if l.currency[p.clean[ws[i].from:ws[i].to]] {
		return i, i + 1
	}
	if _, end := l.units.at(ws, i, byNoun); end > i {
		return i, end
	}
	k := i
	for ; k < len(ws) && k < i+4; k++ {
		w := &ws[k]
		if w.is(isMark | isPreposition | isJoiner | isSubordinator | isBe | isHave | isModal | isDeterminer | isTo | isNumber) {
			break
		}
		if w.is(isTime) {
			if i >= 2 && ws[i-2].is(isTo) && k == i { // down to 12 weeks
				return k, k + 1
			}
			return i, i // within ninety days
		}
		if w.is(isS) || w.is(isPluralNoun) {
			return k, k + 1
		}
	}
	return i, i
}
