package intake

import (
	"sort"
	"strings"
)

// page is a text as it is read: paragraphs of clean sentences, with the way
// back from every clean word to the bytes it rests on.
//
// The clean text has no line breaks inside a sentence, no emphasis marks, no
// marks of lists, no soft hyphens and no invisible marks; white space is one
// blank, typographic quotes are plain ones, and a word that was hyphenated at
// the end of a line is whole. All paragraphs lie in one string, clean, so
// that a sentence costs a few bytes whatever its length.
type page struct {
	text       string // Draft.Text
	clean      string
	paragraphs []paragraph
	sentences  []sentence

	runs  []run    // ways back from clean to text, ascending
	lines lineBook // from positions of text to lines of the file
}

// sentence is one sentence of the clean text.
type sentence struct {
	words     string // without its mark of a list
	at        int32  // position of words in page.clean
	paragraph int32  // index in page.paragraphs
	role      role
}

// role says what a sentence is for, when it is not there to say something.
type role uint8

const (
	prose    role = iota
	dateline      // Pyongyang, December 28 (KCNA) --
	headline      // the paragraph is the head of what follows
	listHead      // The Council decides to: what follows belongs to it
	ending        // -0-
	furnish       // page numbers, running heads, addresses of the publisher
)

// paragraph is a stretch of sentences that belong together: a paragraph, an
// item of a list, or a headline.
type paragraph struct {
	mark  string // of an item: "12.", "(a)", "-"; empty when it has none
	first int32  // its sentences are page.sentences[first:last]
	last  int32
	head  int32 // the sentence (a listHead) that it stands under; -1: none
	above int32 // the paragraph that it is part of, when it is an item of one; -1: none
	level int8  // of a headline, 1 the highest; 0: no headline
	depth int8  // of an item of a list, 1 the outermost; 0: no item
	role  role  // headline, furnish or prose
}

// run says where a stretch of the clean text lies in the text.
type run struct {
	clean int32 // its first byte there
	text  int32 // its first byte in the text
	// size is the length in the text of a stretch that is written otherwise
	// there, such as ’ for '. It is 0 when both are equally long, byte by byte.
	size int32
}

// span is a stretch of the clean text.
type span struct{ from, to int }

// of returns where the words of a sentence lie in the clean text.
func (s sentence) span() span { return span{int(s.at), int(s.at) + len(s.words)} }

// origin returns the bytes of the text that a stretch of the clean text rests
// on. An empty stretch rests on nothing.
func (p *page) origin(s span) (start, end int) {
	if s.from >= s.to {
		return 0, 0
	}
	start, _ = p.place(s.from)
	_, end = p.place(s.to - 1)
	return start, end
}

// place returns the bytes that one byte of the clean text rests on.
func (p *page) place(at int) (start, end int) {
	i := sort.Search(len(p.runs), func(i int) bool { return int(p.runs[i].clean) > at }) - 1
	if i < 0 {
		return 0, 0
	}
	r := p.runs[i]
	if r.size > 0 {
		return int(r.text), int(r.text + r.size)
	}
	start = int(r.text) + at - int(r.clean)
	return start, start + 1
}

// quote returns the part of the text that a stretch of the clean text rests on.
func (p *page) quote(s span) Quote {
	start, end := p.origin(s)
	return Quote{Start: start, End: end, Line: p.lines.line(start), Text: p.text[start:end]}
}

// said returns a stretch of the clean text with the words it rests on.
func (p *page) said(s span) Said {
	return Said{Value: p.clean[s.from:s.to], Quote: p.quote(s)}
}

// under returns the sentence whose list a sentence is an item of, and whether
// there is one: "The Council decides to:".
func (p *page) under(s sentence) (sentence, bool) {
	head := p.paragraphs[s.paragraph].head
	if head < 0 {
		return sentence{}, false
	}
	return p.sentences[head], true
}

// number returns how the text numbers a sentence: the mark of its paragraph,
// when it is a number or a letter and not a bullet; for an item without one,
// that of the paragraph it is part of.
func (p *page) number(s sentence) string {
	for at := s.paragraph; at >= 0; at = p.paragraphs[at].above {
		if m := p.paragraphs[at].mark; m != "" && strings.ContainsAny(m, "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") {
			return m
		}
	}
	return ""
}

// lineBook finds the line of a position. It keeps only places where lines
// begin, in order.
type lineBook struct {
	starts []int32 // positions in the text where another line begins
	lines  []int32 // its number; nil: the second, the third and so on
}

func (b *lineBook) line(at int) int {
	i := sort.Search(len(b.starts), func(i int) bool { return int(b.starts[i]) > at })
	switch {
	case i == 0:
		return 1
	case b.lines == nil:
		return i + 1
	}
	return int(b.lines[i-1])
}

// linesOf lists the lines of a text: \n, \r\n and \r end one.
func linesOf(text string) lineBook {
	n := strings.Count(text, "\n")
	if n == 0 {
		n = strings.Count(text, "\r")
	}
	b := lineBook{starts: make([]int32, 0, n)}
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '\r':
			if i+1 < len(text) && text[i+1] == '\n' {
				continue
			}
		case '\n':
		default:
			continue
		}
		b.starts = append(b.starts, int32(i+1))
	}
	return b
}
