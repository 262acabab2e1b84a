package intake

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// press sets a page: readers of plain text, Markdown and HTML hand it
// paragraphs piece by piece, and it cleans the words, remembers where they
// came from, and splits them into sentences.
type press struct {
	page  *page
	out   strings.Builder
	marks     // stars and underscores that show emphasis are not words
	from  int // where the open paragraph begins in the clean text
	open  paragraph
	lists
}

// marks says which marks of emphasis the text itself may contain.
type marks bool

const (
	starsAreMarks marks = true  // plain text: **Kim**
	starsAreWords marks = false // HTML and parsed Markdown
)

func newPress(text string, m marks) *press {
	p := &press{page: &page{text: text}, marks: m}
	p.out.Grow(len(text))
	return p
}

// begin opens a paragraph.
func (p *press) begin(open paragraph) {
	p.open = open
	p.from = p.out.Len()
}

// add appends text[start:end] to the open paragraph.
func (p *press) add(start, end int) {
	for i := start; i < end; {
		c := p.page.text[i]
		switch {
		case c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v':
			p.blank(i)
			i++
		case c < 0x20 || c == 0x7f:
			i++
		case (c == '*' || c == '_' || c == '`') && bool(p.marks) && p.emphasis(i, start, end):
			i++
		case c < utf8.RuneSelf:
			from := i
			for i++; i < end; i++ {
				c := p.page.text[i]
				if c <= ' ' || c >= 0x7f || c == '*' || c == '_' || c == '`' {
					break
				}
			}
			p.copy(from, i)
		default:
			i += p.rune(i)
		}
	}
}

// rune appends the character at i of the text, cleaned, and returns its size.
func (p *press) rune(i int) int {
	r, size := utf8.DecodeRuneInString(p.page.text[i:])
	switch {
	case invisible(r):
	case unicode.IsSpace(r):
		p.blank(i)
	default:
		if plain, ok := plainly(r); ok {
			p.instead(plain, i, size)
		} else {
			p.copy(i, i+size)
		}
	}
	return size
}

// copy appends text[start:end] as it is.
func (p *press) copy(start, end int) {
	at := p.out.Len()
	if n := len(p.page.runs); n > 0 {
		last := p.page.runs[n-1]
		if last.size == 0 && int(last.text)+at-int(last.clean) == start {
			p.out.WriteString(p.page.text[start:end])
			return
		}
	}
	p.page.runs = append(p.page.runs, run{clean: int32(at), text: int32(start)})
	p.out.WriteString(p.page.text[start:end])
}

// instead appends other words for size bytes of the text from i.
func (p *press) instead(words string, i, size int) {
	p.page.runs = append(p.page.runs, run{clean: int32(p.out.Len()), text: int32(i), size: int32(size)})
	p.out.WriteString(words)
	// What follows is a run of its own.
}

// blank parts two words once; at is a byte of white space of the text.
func (p *press) blank(at int) {
	n := p.out.Len()
	if n == p.from || p.out.String()[n-1] == ' ' {
		return
	}
	if k := len(p.page.runs); k > 0 {
		last := p.page.runs[k-1]
		if last.size == 0 && int(last.text)+n-int(last.clean) == at {
			p.out.WriteByte(' ') // a line break in place: one byte for one byte
			return
		}
	}
	p.page.runs = append(p.page.runs, run{clean: int32(n), text: int32(at)})
	p.out.WriteByte(' ')
}

// emphasis says whether the mark at i of text[start:end] only shows emphasis:
// it touches a word on one side and does not join two.
func (p *press) emphasis(i, start, end int) bool {
	text, c := p.page.text, p.page.text[i]
	if c != '_' {
		return true
	}
	from, to := i, i+1
	for from > start && text[from-1] == c {
		from--
	}
	for to < end && text[to] == c {
		to++
	}
	before, _ := utf8.DecodeLastRuneInString(text[start:from])
	after, _ := utf8.DecodeRuneInString(text[to:end])
	return from == start || to == end || !wordly(before) || !wordly(after)
}

// goesOn says whether words go on with the sentence that the open paragraph
// stopped in: it did not end, and they begin small.
func (p *press) goesOn(words string) bool {
	before := strings.TrimRight(p.out.String()[p.from:], " ")
	if before == "" || p.open.role != prose {
		return false
	}
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(words, "\"'“‘(*_ "))
	return unicode.IsLower(first) && !closed(before) || unfinished(before) && !titled(before)
}

// end closes the open paragraph: an empty one leaves no trace.
func (p *press) end() {
	text := p.out.String()
	to := len(text)
	for to > p.from && text[to-1] == ' ' {
		to--
	}
	if to == p.from {
		return
	}
	defer func() { p.from = p.out.Len() }()
	pg := p.page
	index := int32(len(pg.paragraphs))
	p.open.first = int32(len(pg.sentences))
	p.open.head, p.open.above = -1, -1
	split(text, p.from, to, func(s span) {
		pg.sentences = append(pg.sentences, sentence{words: text[s.from:s.to], at: int32(s.from), paragraph: index, role: p.open.role})
	})
	p.open.last = int32(len(pg.sentences))
	p.place(pg, &p.open, index)
	pg.paragraphs = append(pg.paragraphs, p.open)
	p.out.WriteByte('\n') // paragraphs never touch
	pg.runs = append(pg.runs, run{clean: int32(p.out.Len() - 1), text: int32(p.page.last())})
}

// last returns the byte of the text that the last run begins with.
func (p *page) last() int {
	if len(p.runs) == 0 {
		return 0
	}
	return int(p.runs[len(p.runs)-1].text)
}

// done returns the page.
func (p *press) done() *page {
	p.page.clean = p.out.String()
	return p.page
}

func wordly(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// invisible says whether a character only steers the setting of type: soft
// hyphens, joiners, marks of direction.
func invisible(r rune) bool {
	switch {
	case r == 0xAD, r == 0xFEFF, r == 0x61C, r == 0x34F, r == 0x180E:
		return true
	case r >= 0x200B && r <= 0x200F, r >= 0x202A && r <= 0x202E, r >= 0x2060 && r <= 0x206F:
		return true
	case r >= 0xFE00 && r <= 0xFE0F, r >= 0x80 && r < 0xA0 && r != 0x85:
		return true
	}
	return false
}

// plainly returns the plain form of a character that type setters make
// pretty, so that a lexicon needs one form of a word only.
func plainly(r rune) (string, bool) {
	switch r {
	case '‘', '’', '‚', '‛', 'ʼ', '′', '＇':
		return "'", true
	case '“', '”', '„', '‟', '″', '«', '»', '＂':
		return `"`, true
	case '‐', '‑':
		return "-", true
	case '…':
		return "...", true
	case 'ﬀ':
		return "ff", true
	case 'ﬁ':
		return "fi", true
	case 'ﬂ':
		return "fl", true
	case 'ﬃ':
		return "ffi", true
	case 'ﬄ':
		return "ffl", true
	case 'ﬅ', 'ﬆ':
		return "st", true
	}
	if r > 0xFF00 && r < 0xFF5F { // letters as wide as ideographs
		return string(r - 0xFF00 + ' '), true
	}
	return "", false
}
