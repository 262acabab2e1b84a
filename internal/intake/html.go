package intake

import (
	"bytes"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// htmlReader turns a page of HTML into what a browser shows of it, tag by
// tag: no tree is built, so the size and the nesting of a page do not matter.
type htmlReader struct {
	out    []byte // what a browser shows
	blocks []htmlBlock
	book   lineBook
	line   int // of the source

	kind    htmlBlock // of the open block
	from    int       // where it begins in out
	linked  int       // bytes of it that are links
	inLink  int       // depth of a elements
	pre     int       // depth of pre elements
	main    int       // depth of main and article elements
	foot    int       // depth of footer elements
	raised  int       // where a sup element begins in out; -1: none
	lists   []htmlList
	skip    string // element that is left out; empty: none
	depth   int    // of elements of its name in it
	lenient bool   // leave out nothing but scripts and styles
}

// htmlBlock is a paragraph of what a browser shows.
type htmlBlock struct {
	start, end int32
	level      int8 // of a headline
	depth      int8 // of an item of a list
	item       bool // begins with its mark
	pre        bool
	main       bool // in the main part of the page
	aside      bool // page furniture: a footer, a list of links
}

// htmlList is a list that is open.
type htmlList struct {
	ordered bool
	form    string // of its numbers: 1, a, A, i, I
	next    int
}

// maxHTMLLists bounds how deep lists may lie in each other.
const maxHTMLLists = 200

// htmlBlockTags begin and end a paragraph.
var htmlBlockTags = wordSet(strings.Fields(`address article aside blockquote body caption center dd details dialog div dl dt
	fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre
	section summary table tbody td tfoot th thead tr ul`))

// htmlHiddenTags are left out with what is in them.
var htmlHiddenTags = wordSet(strings.Fields(`script style template noscript iframe object svg math canvas audio video map
	head select datalist button textarea title noembed noframes nav menu aside dialog`))

// htmlVoidTags have nothing in them and no end.
var htmlVoidTags = wordSet(strings.Fields(`area base br col embed hr img input link meta param source track wbr`))

// htmlHiddenClasses are names of classes that site builders give to what is
// not the text.
var htmlHiddenClasses = wordSet(strings.Fields(`nav navbar navigation menu breadcrumb breadcrumbs sidebar cookie cookies
	cookie-banner cookie-notice skip-link skiplink visually-hidden visuallyhidden sr-only screen-reader-text hidden
	share-buttons social-share noprint no-print advert advertisement`))

// readHTML sets a page of HTML.
func readHTML(source string) *page {
	r := &htmlReader{line: 1, raised: -1}
	r.read(source)
	if r.skip != "" && !r.lenient { // an element that never ends hid the rest
		r = &htmlReader{line: 1, raised: -1, lenient: true}
		r.read(source)
	}
	p := newPress(string(r.out), starsAreWords)
	r.out = nil
	p.page.lines = r.book
	r.setBlocks(p)
	return p.done()
}

func (r *htmlReader) read(source string) {
	z := html.NewTokenizer(strings.NewReader(source))
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			break
		}
		lines := bytes.Count(z.Raw(), []byte("\n"))
		switch kind {
		case html.TextToken:
			if r.skip == "" {
				r.text(z.Text())
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			r.start(z, kind == html.SelfClosingTagToken)
		case html.EndTagToken:
			name, _ := z.TagName()
			r.stop(string(name))
		}
		r.line += lines
	}
	r.flush()
}

// start opens an element.
func (r *htmlReader) start(z *html.Tokenizer, closes bool) {
	raw, more := z.TagName()
	name := string(raw)
	if r.skip != "" {
		if r.skip == "p" && htmlBlockTags[name] { // a paragraph ends by itself
			r.skip = ""
		} else {
			if name == r.skip && !closes {
				r.depth++
			}
			return
		}
	}
	attr := r.attributes(z, more)
	if attr.hidden || htmlHiddenTags[name] && !(r.lenient && (name == "nav" || name == "menu" || name == "aside" || name == "dialog" || name == "head")) {
		if !htmlVoidTags[name] && !closes {
			r.skip, r.depth = name, 1
		}
		if htmlBlockTags[name] {
			r.flush()
		}
		return
	}
	if htmlBlockTags[name] {
		r.flush()
	}
	switch name {
	case "br":
		r.lineBreak()
	case "a":
		r.inLink++
	case "sup":
		r.raised = len(r.out)
	case "pre":
		r.pre++
		r.kind.pre = true
	case "main", "article":
		r.main++
	case "footer":
		r.foot++
	case "ul", "ol":
		if len(r.lists) < maxHTMLLists {
			r.lists = append(r.lists, htmlList{ordered: name == "ol", form: attr.form, next: attr.start})
		}
	case "li":
		r.item(attr)
	case "h1", "h2", "h3", "h4", "h5", "h6":
		r.kind.level = int8(name[1] - '0')
	}
}

// stop closes an element.
func (r *htmlReader) stop(name string) {
	if r.skip != "" {
		if name == r.skip {
			if r.depth--; r.depth == 0 {
				r.skip = ""
			}
		}
		return
	}
	if htmlBlockTags[name] {
		r.flush()
	}
	switch name {
	case "a":
		r.inLink = max(0, r.inLink-1)
	case "sup":
		r.dropNote()
	case "pre":
		r.pre = max(0, r.pre-1)
		r.kind.pre = r.pre > 0
	case "main", "article":
		r.main = max(0, r.main-1)
	case "footer":
		r.foot = max(0, r.foot-1)
	case "ul", "ol":
		if n := len(r.lists); n > 0 {
			r.lists = r.lists[:n-1]
		}
	}
}

// htmlAttr is what the attributes of an element say.
type htmlAttr struct {
	hidden bool
	form   string
	start  int
	value  int
}

func (r *htmlReader) attributes(z *html.Tokenizer, more bool) htmlAttr {
	a := htmlAttr{form: "1", start: 1}
	for more {
		var key, value []byte
		key, value, more = z.TagAttr()
		if len(value) > 1000 {
			continue
		}
		v := string(value)
		switch string(key) {
		case "hidden":
			a.hidden = !strings.EqualFold(v, "until-found")
		case "aria-hidden":
			a.hidden = a.hidden || v == "true"
		case "style":
			flat := strings.ToLower(strings.Join(strings.Fields(v), ""))
			a.hidden = a.hidden || strings.Contains(flat, "display:none") || strings.Contains(flat, "visibility:hidden")
		case "role":
			a.hidden = a.hidden || !r.lenient && (v == "navigation" || v == "menu" || v == "menubar" || v == "search")
		case "class", "id":
			for _, name := range strings.Fields(strings.ToLower(v)) {
				a.hidden = a.hidden || !r.lenient && htmlHiddenClasses[name]
			}
		case "type":
			a.form = v
		case "start":
			if n, err := strconv.Atoi(v); err == nil {
				a.start = n
			}
		case "value":
			a.value, _ = strconv.Atoi(v)
		}
	}
	return a
}

// item opens an item of a list with the mark that a browser shows.
func (r *htmlReader) item(attr htmlAttr) {
	r.kind.item, r.kind.depth = true, int8(min(len(r.lists), 100))
	r.from = len(r.out)
	n := len(r.lists)
	if n == 0 || !r.lists[n-1].ordered {
		r.out = append(r.out, "- "...)
		return
	}
	l := &r.lists[n-1]
	if attr.value > 0 {
		l.next = attr.value
	}
	r.out = append(r.out, writeOrdinal(l.next, l.form)...)
	r.out = append(r.out, ". "...)
	l.next++
}

// writeOrdinal writes a number as the items of a list are counted.
func writeOrdinal(n int, form string) string {
	switch {
	case (form == "a" || form == "A") && n > 0 && n < 27:
		return string(rune(form[0]) + rune(n-1))
	case form == "i" && n > 0 && n < 90:
		return strings.ToLower(writeRoman(n))
	case form == "I" && n > 0 && n < 90:
		return writeRoman(n)
	}
	return strconv.Itoa(n)
}

// text appends what stands between two tags.
func (r *htmlReader) text(words []byte) {
	before := len(r.out)
	line := r.line
	for i := 0; i < len(words); {
		c, size := utf8.DecodeRune(words[i:])
		switch {
		case c == '\n' && r.pre > 0:
			r.out = append(r.out, '\n')
			line++
			r.mark(line)
		case r.pre > 0 && c != '\r':
			if !unicode.IsSpace(c) && r.needsMark(line) {
				r.mark(line)
			}
			r.out = append(r.out, words[i:i+size]...)
		case c != 0xA0 && unicode.IsSpace(c):
			if c == '\n' {
				line++
			}
			r.space()
		default:
			if r.needsMark(line) {
				r.mark(line)
			}
			r.out = append(r.out, words[i:i+size]...)
		}
		i += size
	}
	if r.inLink > 0 {
		r.linked += len(r.out) - before
	}
}

// space appends a blank between words.
func (r *htmlReader) space() {
	if n := len(r.out); n > r.from && r.out[n-1] != ' ' && r.out[n-1] != '\n' {
		r.out = append(r.out, ' ')
	}
}

// lineBreak is a br element: it ends a paragraph when a sentence ends there.
func (r *htmlReader) lineBreak() {
	words := strings.TrimRight(string(r.out[max(r.from, len(r.out)-64):]), " ")
	if words == "" || strings.HasSuffix(words, "\n") || closed(words) {
		kind := r.kind
		r.flush()
		r.kind.level, r.kind.pre = kind.level, kind.pre
		return
	}
	r.out = append(r.out, '\n')
}

// dropNote takes out the mark of a footnote: a number set high behind a word.
// That of a unit (m2) and of an ordinal (9th) stay.
func (r *htmlReader) dropNote() {
	from := r.raised
	r.raised = -1
	if from < r.from || from < 0 || from > len(r.out) {
		return
	}
	note := strings.Trim(string(r.out[from:]), " []()*")
	if strings.Trim(note, "0123456789") != "" {
		return
	}
	if word := wordBefore(string(r.out[max(r.from, from-40):from])); note == "" || len(word) > 2 || word == "" {
		r.out = r.out[:from]
	}
}

// needsMark says whether the source is on another line than the last mark.
func (r *htmlReader) needsMark(line int) bool {
	n := len(r.book.lines)
	return n == 0 && line > 1 || n > 0 && int(r.book.lines[n-1]) != line
}

// mark notes that what follows stands on a line of the source.
func (r *htmlReader) mark(line int) {
	r.book.starts = append(r.book.starts, int32(len(r.out)))
	r.book.lines = append(r.book.lines, int32(line))
}

// flush closes the open block.
func (r *htmlReader) flush() {
	words := bytes.TrimSpace(r.out[r.from:])
	if m, _ := markAt(string(words[:min(len(words), 16)]) + " "); len(words) == 0 || r.kind.item && len(m) == len(words) {
		if len(words) == 0 {
			r.out = r.out[:r.from]
			r.kind = htmlBlock{pre: r.pre > 0, item: false}
			return
		}
		return // nothing but its mark yet: the words follow in a block of their own
	}
	end := len(bytes.TrimRight(r.out, " \n\t"))
	b := r.kind
	b.start, b.end = int32(r.from), int32(end)
	b.main = r.main > 0
	b.aside = r.foot > 0 || r.linked*10 > (end-r.from)*9 && end-r.from < 200 && b.level == 0
	if b.depth == 0 && len(r.lists) > 0 && !b.item {
		b.depth = int8(min(len(r.lists), 100))
	}
	r.blocks = append(r.blocks, b)
	r.out = append(r.out[:end], "\n\n"...)
	r.from, r.linked = len(r.out), 0
	r.kind = htmlBlock{pre: r.pre > 0}
}
