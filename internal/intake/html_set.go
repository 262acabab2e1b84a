package intake

import "strings"

// setBlocks sets the paragraphs of a page of HTML. When the page says which
// part is the main one, the rest is furniture.
func (r *htmlReader) setBlocks(p *press) {
	inMain := false
	for _, b := range r.blocks {
		inMain = inMain || b.main && b.level == 0 && b.end-b.start > 200
	}
	for _, b := range r.blocks {
		switch words := p.page.text[b.start:b.end]; {
		case b.aside || inMain && !b.main || isAddress(words) || isPageNumber(words):
			p.end()
			p.begin(paragraph{role: furnish})
			p.add(int(b.start), int(b.end))
		case b.pre:
			p.end()
			setPlain(p, int(b.start), int(b.end))
		case b.level > 0:
			p.end()
			p.begin(paragraph{role: headline, level: b.level})
			p.add(int(b.start), int(b.end))
		default:
			setHTMLParagraph(p, b)
		}
	}
	p.end()
}

// setHTMLParagraph sets a paragraph. Lines that br elements broke, and that
// begin with the mark of a list, are items of one.
func setHTMLParagraph(p *press, b htmlBlock) {
	for start := int(b.start); start < int(b.end); {
		end := int(b.end)
		for from := start; ; {
			i := strings.IndexByte(p.page.text[from:b.end], '\n')
			if i < 0 {
				break
			}
			from += i + 1
			if m, _ := markAt(p.page.text[from:b.end]); m != "" && (strings.HasSuffix(m, ")") || !alnum(m[0])) {
				end = from
				break
			}
		}
		words := p.page.text[start:end]
		mark, skip := markAt(words)
		if skip >= len(words) {
			mark, skip = "", 0
		}
		if mark == "" && p.goesOn(words) {
			p.blank(start - 1)
		} else {
			p.end()
			p.begin(paragraph{mark: mark, depth: b.depth})
		}
		p.add(start+skip, end)
		start = end
	}
}
