package intake

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// textLine is a line of plain text with something on it.
type textLine struct {
	start, end int32 // without the white space around it
	indent     uint8
	gap        uint8 // blank lines before it, or 255
	feed       bool  // a page begins with it
	furniture  bool
	title      bool  // it is underlined
	mark       uint8 // length of the mark of a list that it begins with, with blanks
	opens      bool  // a paragraph begins with it
}

// plainReader sets a plain text.
type plainReader struct {
	*press
	rows   []textLine
	width  int // nine in ten lines are not longer
	joined map[string]bool
	prosed bool // there has been prose
}

// readPlain sets a plain text: lines that were wrapped become paragraphs
// again, a paragraph that a blank line or a page break tore apart becomes
// whole, and page furniture is set aside.
func readPlain(text string) *page {
	p := newPress(text, starsAreMarks)
	p.page.lines = linesOf(text)
	setPlain(p, 0, len(text))
	return p.done()
}

// setPlain sets text[start:end] of a press as plain text.
func setPlain(p *press, start, end int) {
	text := p.page.text
	r := plainReader{press: p, rows: textLines(text, start, end)}
	r.width = commonWidth(r.rows)
	markFurniture(text, r.rows)
	r.joined = hyphenated(text, r.rows)
	r.findParagraphs()
	for i := 0; i < len(r.rows); {
		i = r.set(i)
	}
}

func (r *plainReader) words(l textLine) string { return r.page.text[l.start:l.end] }

// textLines lists the lines of text[from:to] that have something on them.
func textLines(text string, from, to int) []textLine {
	rows := make([]textLine, 0, strings.Count(text[from:to], "\n")/2+1)
	gap, feed := uint8(0), false
	for at := from; at < to; {
		end := at + strings.IndexAny(text[at:to], "\n\r\f\v\u2028\u2029\u0085")
		next := to
		if end < at {
			end = to
		} else {
			_, size := utf8.DecodeRuneInString(text[end:])
			next = end + size
			if text[end] == '\r' && next < to && text[next] == '\n' {
				next++
			}
		}
		start, stop := trimLine(text, at, end)
		if start < stop {
			rows = append(rows, textLine{
				start: int32(start), end: int32(stop), gap: gap, feed: feed,
				indent: uint8(min(255, indentOf(text[at:start]))),
			})
			gap, feed = 0, false
		} else if gap < 255 && end < to && text[end] != '\f' {
			gap++
		}
		if end < to && text[end] == '\f' {
			feed = true
		}
		at = next
	}
	return rows
}

// trimLine takes off white space and invisible marks.
func trimLine(text string, start, end int) (int, int) {
	idle := func(r rune) bool { return unicode.IsSpace(r) || invisible(r) && r != 0xAD }
	line := text[start:end]
	line = strings.TrimLeftFunc(line, idle)
	start = end - len(line)
	return start, start + len(strings.TrimRightFunc(line, idle))
}

func indentOf(blank string) int {
	n := 0
	for _, r := range blank {
		switch {
		case r == '\t':
			n += 4
		case !invisible(r):
			n++
		}
	}
	return n
}

// commonWidth returns the length that nine in ten lines do not exceed, in
// characters, at most 255.
func commonWidth(rows []textLine) int {
	var count [256]int
	for _, l := range rows {
		count[min(255, int(l.end-l.start))]++
	}
	left := len(rows) / 10
	for width := 255; width > 0; width-- {
		if left -= count[width]; left < 0 {
			return width
		}
	}
	return 0
}

// findParagraphs marks the lines that open a paragraph.
func (r *plainReader) findParagraphs() {
	last := -1 // the line before, page furniture left out
	var open lists
	for i := range r.rows {
		l := &r.rows[i]
		if l.furniture {
			l.opens = true
			continue
		}
		gap := l.gap > 0 || l.feed || last >= 0 && last < i-1
		words := r.words(*l)
		var before string
		if last >= 0 {
			before = r.words(r.rows[last])
		}
		if mark, size := markAt(words); mark != "" && size < len(words) && size < 255 && r.isItem(&open, mark, words[size:], before, gap) {
			l.mark = uint8(size)
			open.note(mark)
			l.opens = true
			last = i
			continue
		}
		l.opens = last < 0 || r.breaks(r.rows[last], *l, before, words, gap)
		last = i
	}
}

// isItem says whether a mark at the head of a line is one, and not the end of
// a wrapped sentence: "... under Article\n5. The".
func (r *plainReader) isItem(open *lists, mark, words, before string, gap bool) bool {
	core := strings.Trim(mark, "()[].")
	if core == "" || !alnum(core[0]) {
		return true
	}
	if mark == core || len(core) == 1 && core[0] >= 'A' && core[0] <= 'Z' && mark == core+"." && core != "I" && core != "V" && core != "X" {
		// 2.1 and A. are as often a figure and a first name.
		next, _ := utf8.DecodeRuneInString(words)
		if !gap && !closed(before) || !unicode.IsUpper(next) {
			return false
		}
		return mark == core || core == "A" || open.follows(mark)
	}
	if gap && !unfinished(before) || closed(before) || open.follows(mark) {
		return true
	}
	_, value := open.count(mark)
	return value == 1 && r.isShort(before) && !unfinished(before)
}

// isShort says whether a line stops long before the margin, so that it was
// not wrapped.
func (r *plainReader) isShort(line string) bool {
	return utf8.RuneCountInString(line)*10 < r.width*7
}

// follows says whether a mark counts on from the last one of its style.
func (l *lists) follows(mark string) bool {
	style, value := l.count(mark)
	for _, open := range l.stack {
		if open.style == style {
			return value == open.last+1
		}
	}
	return false
}

// note remembers how far a style has counted.
func (l *lists) note(mark string) {
	style, value := l.count(mark)
	for i := range l.stack {
		if l.stack[i].style == style {
			l.stack[i].last = value
			l.stack = l.stack[:i+1]
			return
		}
	}
	l.stack = append(l.stack, list{style: style, last: value})
}

// breaks says whether a paragraph ends between two lines.
func (r *plainReader) breaks(last, l textLine, before, words string, gap bool) bool {
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(words, `"'“‘(*_`))
	switch {
	case last.title:
		return true
	case gap:
		// A blank line in the midst of a sentence does not end it.
		if isLoud(before) && !isLoud(words) {
			return true
		}
		return !(unicode.IsLower(first) && !closed(before) || unfinished(before) && !titled(before))
	case strings.HasPrefix(words, "#"):
		return true
	case isLoud(before) != isLoud(words) && len(before) > 3 && len(words) > 3:
		return true // capitals only: a headline, or the end of one
	case unicode.IsLower(first):
		return false
	case closed(before) && (l.indent > last.indent+1 || last.end-last.start > 120):
		return true
	}
	return r.isShort(before) && (closed(before) || !unfinished(before) && r.width > 40)
}

// set sets the paragraph that begins with line i, and the furniture within
// it after it, and returns the line after it.
func (r *plainReader) set(i int) int {
	l := r.rows[i]
	if l.furniture {
		r.begin(paragraph{role: furnish})
		r.add(int(l.start), int(l.end))
		r.end()
		return i + 1
	}
	last, next := i, i+1
	for ; next < len(r.rows) && (!r.rows[next].opens || r.rows[next].furniture); next++ {
		if !r.rows[next].furniture {
			last = next
		}
	}
	p, skip := r.describe(i, last, next)
	r.begin(p)
	r.setLines(i, last, skip)
	r.end()
	for k := i; k <= last; k++ {
		if r.rows[k].furniture {
			r.set(k)
		}
	}
	return last + 1
}

// setLines adds the lines of a paragraph; a word torn by the end of a line is
// made whole.
func (r *plainReader) setLines(i, last, skip int) {
	start := int(r.rows[i].start) + skip
	for k := i; ; {
		l := r.rows[k]
		next := k + 1
		for next <= last && r.rows[next].furniture {
			next++
		}
		if next > last {
			r.add(start, int(l.end))
			return
		}
		end, whole := tear(r.page.text, l, r.rows[next], r.joined)
		r.add(start, end)
		if !whole {
			r.blank(int(l.end))
		}
		k = next
		start = int(r.rows[k].start)
	}
}

// describe says what the paragraph from line i to line last is, and how many
// bytes its mark takes; next is the line after it.
func (r *plainReader) describe(i, last, next int) (paragraph, int) {
	l := r.rows[i]
	words := r.words(l)
	p := paragraph{}
	skip := int(l.mark)
	if skip > 0 {
		p.mark, _ = markAt(words)
	}
	if hashes := len(words) - len(strings.TrimLeft(words, "#")); hashes > 0 && hashes < 7 && i == last && len(words) > hashes && words[hashes] == ' ' {
		p.role, p.level = headline, int8(hashes)
		return p, hashes + 1
	}
	if !l.title && !r.isHeadline(i, last, next, skip) {
		r.prosed = true
		return p, skip
	}
	p.role, p.level = headline, 2
	if !r.prosed {
		p.level = 1
	}
	return p, skip
}

// itemGoesOn says whether the item on a line begins small.
func (r *plainReader) itemGoesOn(i int) bool {
	l := r.rows[i]
	first, _ := utf8.DecodeRuneInString(r.page.text[int(l.start)+int(l.mark) : l.end])
	return unicode.IsLower(first)
}

// isHeadline says whether a paragraph stands over others: short, not a
// sentence, and alone.
func (r *plainReader) isHeadline(i, last, next, skip int) bool {
	first, end := r.rows[i], r.rows[last]
	words := r.page.text[int(first.start)+skip : end.end]
	if last-i > 2 || len(words) > 160 {
		return false
	}
	r0, _ := utf8.DecodeRuneInString(strings.TrimLeft(words, `"'“‘(*_`))
	if !unicode.IsUpper(r0) && !unicode.IsDigit(r0) {
		return false
	}
	if tail := words[len(words)-1]; strings.IndexByte(".:;,!", tail) >= 0 && !isLoud(words) {
		return false
	}
	if i := strings.Index(words, ". "); i >= 0 && ends(words[:i], words[i+2:]) {
		return false // a sentence and an end mark
	}
	if unfinished(words) || next < len(r.rows) && r.rows[next].mark > 0 && r.itemGoesOn(next) && !isLoud(words) {
		return false // it heads a list as a part of its sentences
	}
	if skip == 0 {
		alone := next >= len(r.rows) || r.rows[next].gap > 0 || r.rows[next].feed || i == last && r.isShort(words) && titled(words)
		return isLoud(words) || alone && len(strings.Fields(words)) <= 20
	}
	if isBullet(r0) || len(strings.Fields(words)) > 8 || next >= len(r.rows) || r.rows[next].gap == 0 {
		return false
	}
	mark, _ := markAt(r.words(first))
	other := r.rows[next].mark == 0 // and not the next of a list of short items
	if !other {
		following, _ := utf8.DecodeRuneInString(r.words(r.rows[next]))
		other = isBullet(following)
	}
	return !strings.ContainsAny(mark, "()") && alnum(mark[0]) && (isLoud(words) || other)
}
