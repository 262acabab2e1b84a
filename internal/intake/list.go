package intake

import (
	"strconv"
	"strings"
)

// lists follows the nesting of lists through the paragraphs of a page by the
// style of their marks: 12. holds (a), which holds (i).
type lists struct {
	stack []list
	lead  int32 // one more than the sentence that may head the next list; 0: none
}

// list is a list that is open.
type list struct {
	style string // such as "(a)": how its marks are written
	last  int    // how far it has counted
	item  int32  // the paragraph of its last item
	head  int32  // the sentence that heads it; -1: none
}

// place finds the list that a paragraph belongs to. Its sentences are set.
func (l *lists) place(pg *page, p *paragraph, index int32) {
	switch {
	case p.role == furnish:
		return
	case p.role == headline:
		l.stack, l.lead = l.stack[:0], 0
		return
	case p.mark == "":
		if p.depth == 0 {
			l.stack = l.stack[:0]
		} else if k := min(int(p.depth), len(l.stack)); k > 0 {
			p.above, p.head = l.stack[k-1].item, l.stack[k-1].head
		}
		l.lead = p.last
		return
	}
	style, value := l.count(p.mark)
	k := len(l.stack)
	for i, open := range l.stack {
		if open.style == style && (value > open.last || value == 0) {
			k = i
			break
		}
	}
	if k == len(l.stack) {
		l.stack = append(l.stack, list{style: style, head: l.confirm(pg, p)})
	}
	l.stack = l.stack[:k+1]
	open := &l.stack[k]
	open.last, open.item = value, index
	p.head = open.head
	p.depth = int8(min(k+1, 100))
	if k > 0 {
		p.above = l.stack[k-1].item
	}
	if open.head >= 0 {
		pg.sentences[open.head].role = listHead
	}
	l.lead = p.last
}

// confirm returns the sentence that heads a list whose first item is p, or -1.
func (l *lists) confirm(pg *page, p *paragraph) int32 {
	if l.lead == 0 {
		return -1
	}
	words := pg.sentences[l.lead-1].words
	at := l.lead - 1
	l.lead = 0
	switch end := words[len(words)-1]; {
	case end == ':':
		return at
	case strings.HasSuffix(words, ":-"), strings.HasSuffix(words, ": -"), strings.HasSuffix(words, ":—"):
		return at
	case strings.IndexByte(".!?;", end) >= 0, end == ',' && len(l.stack) > 0:
		return -1
	}
	item := pg.sentences[p.first].words
	if readingWords().unfinished[strings.ToLower(lastWord(words))] || item[0] >= 'a' && item[0] <= 'z' {
		return at
	}
	return -1
}

// count returns the style of a mark and how far it counts. The letters i, v
// and x are numbers unless the letters before them were counted.
func (l *lists) count(mark string) (style string, value int) {
	core := strings.Trim(mark, "()[].")
	frame := func(kind string) string { return strings.Replace(mark, core, kind, 1) }
	switch {
	case core == "" || !alnum(core[0]):
		return mark, 0 // a bullet
	case digit(core[0]):
		parts := strings.Split(core, ".")
		n, _ := strconv.Atoi(parts[len(parts)-1])
		return frame(strings.Repeat("1.", len(parts)-1) + "1"), n
	}
	letter := 0
	if len(core) == 1 {
		letter = int(core[0]|0x20-'a') + 1
	}
	letterStyle, romanStyle := frame("a"), frame("i")
	if core[0] < 'a' {
		letterStyle, romanStyle = frame("A"), frame("I")
	}
	n := roman(core)
	if n == 0 {
		return letterStyle, letter
	}
	for i := len(l.stack) - 1; i >= 0 && letter > 0; i-- {
		switch open := l.stack[i]; {
		case open.style == romanStyle && n == open.last+1:
			return romanStyle, n
		case open.style == letterStyle && letter == open.last+1:
			return letterStyle, letter
		}
	}
	if letter > 0 && n != 1 && n != 5 && n != 10 {
		return letterStyle, letter
	}
	return romanStyle, n
}
