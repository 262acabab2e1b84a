package intake

// setBlocks sets the paragraphs of a page of HTML. When the page says which
// part is the main one, the rest is furniture.
func (r *htmlReader) setBlocks(p *press) {
	inMain := false
	for _, b := range r.blocks {
		inMain = inMain || b.main && b.level == 0 && b.end-b.start > 200
	}
	for _, b := range r.blocks {
		words := p.page.text[b.start:b.end]
		open := paragraph{depth: b.depth}
		skip := 0
		switch {
		case b.aside || inMain && !b.main || isAddress(words) || isPageNumber(words):
			open.role = furnish
		case b.pre:
			p.end()
			setPlain(p, int(b.start), int(b.end))
			continue
		case b.level > 0:
			open.role, open.level = headline, b.level
		default:
			open.mark, skip = markAt(words)
			if skip >= len(words) {
				open.mark, skip = "", 0
			}
		}
		if open.role == prose && open.mark == "" && p.goesOn(words) {
			p.blank(int(b.start) - 1)
			p.add(int(b.start), int(b.end))
			continue
		}
		p.end()
		p.begin(open)
		p.add(int(b.start)+skip, int(b.end))
	}
	p.end()
}
