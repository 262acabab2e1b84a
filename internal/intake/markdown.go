package intake

import (
	"html"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// markdownChunk is how much Markdown is parsed at once: a tree of a whole book
// would take many times its size.
const markdownChunk = 1 << 15

// markdownReader sets Markdown.
type markdownReader struct {
	*press
	source []byte // the chunk that is parsed
	base   int    // where it begins in the text
}

// readMarkdown sets Markdown as CommonMark has it. Marks of lists in brackets,
// such as (a), which it does not know, are known here.
func readMarkdown(source string) *page {
	r := &markdownReader{press: newPress(source, starsAreWords)}
	r.page.lines = linesOf(source)
	parser := goldmark.DefaultParser()
	for at := frontMatter(source); at < len(source); {
		end := chunkEnd(source, at)
		if isTame(source[at:end]) {
			r.source, r.base = []byte(source[at:end]), at
			r.blocks(parser.Parse(text.NewReader(r.source)), 0, "")
		} else {
			r.end()
			r.marks = starsAreMarks
			setPlain(r.press, at, end)
			r.marks = starsAreWords
		}
		at = end
	}
	r.end()
	return r.done()
}

// frontMatter returns the length of the block of settings, between lines of
// three hyphens, that some tools put before the text.
func frontMatter(source string) int {
	if !strings.HasPrefix(source, "---\n") && !strings.HasPrefix(source, "---\r\n") {
		return 0
	}
	end := strings.Index(source[:min(len(source), 1<<14)], "\n---")
	if end < 0 {
		return 0
	}
	rest := source[end+4:]
	line := strings.IndexByte(rest, '\n')
	if line < 0 || strings.TrimSpace(rest[:line]) != "" {
		return 0
	}
	return end + 4 + line + 1
}

// chunkEnd returns where a chunk may end: at a blank line before a line that
// is not indented, or at a line, when there is none for long.
func chunkEnd(source string, at int) int {
	for from := at + markdownChunk; from < len(source); {
		i := strings.Index(source[from:], "\n\n")
		if i < 0 || i > markdownChunk {
			if i = strings.IndexByte(source[from:], '\n'); i < 0 {
				break
			}
			return from + i + 1
		}
		from += i + 2
		if from < len(source) && source[from] != ' ' && source[from] != '\t' {
			return from
		}
	}
	return len(source)
}

// blocks sets the blocks under a node. depth is that of the list they are in,
// mark that of the item that the first of them opens.
func (r *markdownReader) blocks(parent ast.Node, depth int8, mark string) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Heading:
			r.end()
			r.begin(paragraph{role: headline, level: int8(n.Level)})
			r.inline(n)
		case *ast.Paragraph, *ast.TextBlock:
			r.paragraph(n, depth, mark)
		case *ast.List:
			r.blocks(n, depth+1, "")
		case *ast.ListItem:
			r.blocks(n, depth, r.markOf(n))
		case *ast.Blockquote:
			r.blocks(n, depth, "")
		case *ast.CodeBlock, *ast.FencedCodeBlock:
			if lines := n.Lines(); lines.Len() > 0 {
				r.end()
				setPlain(r.press, r.base+lines.At(0).Start, r.base+lines.At(lines.Len()-1).Stop)
			}
		}
		mark = ""
	}
}

// markOf returns the mark of an item, as it stands before its first words.
func (r *markdownReader) markOf(n *ast.ListItem) string {
	first := n.FirstChild()
	if first == nil || first.Lines() == nil || first.Lines().Len() == 0 {
		return ""
	}
	at := first.Lines().At(0).Start
	line := r.source[:at]
	for i := len(line) - 1; i >= 0 && i > at-80; i-- {
		if line[i] == '\n' {
			line = line[i+1:]
			break
		}
	}
	fields := strings.Fields(strings.ReplaceAll(string(line), ">", " "))
	if len(fields) == 0 || len(fields[len(fields)-1]) > 12 {
		return ""
	}
	return fields[len(fields)-1]
}

// paragraph sets a paragraph.
func (r *markdownReader) paragraph(n ast.Node, depth int8, mark string) {
	lines := n.Lines()
	if lines == nil || lines.Len() == 0 {
		return
	}
	from, to := r.base+lines.At(0).Start, r.base+lines.At(lines.Len()-1).Stop
	words := strings.TrimSpace(r.page.text[from:to])
	switch {
	case isAddress(words) || isPageNumber(words) || onlyLinks(n):
		r.end()
		r.begin(paragraph{role: furnish})
		r.add(from, to)
		return
	case mark == "" && r.goesOn(words):
		if m, _ := markAt(words); m == "" {
			r.blank(from - 1)
			r.inline(n)
			return
		}
	}
	r.end()
	r.begin(paragraph{mark: mark, depth: depth})
	r.inline(n)
}

// onlyLinks says whether a paragraph is nothing but links and pictures: a way
// to other pages.
func onlyLinks(n ast.Node) bool {
	links := 0
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Link, *ast.Image:
			links++
		case *ast.Text:
			if c.Segment.Stop-c.Segment.Start > 3 {
				return false
			}
		default:
			return false
		}
	}
	return links > 0
}

// inline sets the words under a node, without what only marks them.
func (r *markdownReader) inline(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Text:
			r.words(r.base+n.Segment.Start, r.base+n.Segment.Stop)
			if n.SoftLineBreak() || n.HardLineBreak() {
				r.lineEnd(r.base + n.Segment.Stop)
			}
		case *ast.RawHTML, *ast.Image, *ast.AutoLink:
		default:
			r.inline(n)
		}
	}
}

// lineEnd is a line break in a paragraph. A sentence that ended there may be
// followed by an item of a list.
func (r *markdownReader) lineEnd(at int) {
	rest := r.page.text[at:min(at+64, len(r.page.text))]
	rest = strings.TrimLeft(rest, " \\\r\n\t>")
	mark, _ := markAt(rest)
	before := strings.TrimRight(r.out.String()[r.from:], " ")
	if mark != "" && strings.HasSuffix(mark, ")") && closed(before) {
		depth := r.open.depth
		r.end()
		r.begin(paragraph{depth: depth})
		return
	}
	if at < len(r.page.text) {
		r.blank(at)
	}
}

// words adds text[start:end] with its escapes and entities resolved, and
// takes off the mark of a list that a paragraph begins with.
func (r *markdownReader) words(start, end int) {
	t := r.page.text
	if r.out.Len() == r.from && r.open.mark == "" && r.open.role == prose {
		if mark, size := markAt(t[start:min(end, start+32)]); mark != "" && size < end-start {
			r.open.mark = mark
			start += size
		}
	}
	from := start
	for i := start; i < end; i++ {
		switch {
		case t[i] == '\\' && i+1 < end && strings.IndexByte("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", t[i+1]) >= 0:
			r.add(from, i)
			from = i + 1
			i++
		case t[i] == '&':
			semi := strings.IndexByte(t[i:min(end, i+40)], ';')
			if semi < 2 {
				continue
			}
			entity := t[i : i+semi+1]
			word := html.UnescapeString(entity)
			if word == entity {
				continue
			}
			r.add(from, i)
			if strings.TrimSpace(word) == "" {
				r.blank(i)
			} else {
				r.instead(word, i, len(entity))
			}
			i += semi
			from = i + 1
		}
	}
	r.add(from, end)
}
