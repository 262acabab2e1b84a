package intake

import (
	"slices"
	"strings"
)

// A paragraph that closes with its number, "(Point 12.)", is one point however
// many sentences it has: those behind the first say more of the same.

// closing returns the number that closes a paragraph and where it begins in
// the clean text.
func (r *pointReader) closing(para *paragraph) (number string, at int, ok bool) {
	if para.last <= para.first {
		return "", 0, false
	}
	s := r.page.sentences[para.last-1]
	words := strings.TrimRight(s.words, " ")
	if !strings.HasSuffix(words, ")") {
		return "", 0, false
	}
	open := strings.LastIndexByte(words, '(')
	if open < 0 || len(words)-open > 24 {
		return "", 0, false
	}
	label, figure, found := strings.Cut(strings.Trim(words[open:], "()."), " ")
	if !found || !slices.Contains([]string{"point", "item", "para", "para.", "paragraph", "no.", "§"}, strings.ToLower(label)) {
		return "", 0, false
	}
	figure = strings.TrimSuffix(figure, ".")
	if !ordinal(figure) {
		return "", 0, false
	}
	return figure + ".", int(s.at) + open, true
}

// fuse makes one point of those that were read in a paragraph from the
// point at from on. The first tells the kind.
func (r *pointReader) fuse(para *paragraph, from int) {
	number, at, ok := r.closing(para)
	if !ok || from >= len(r.points) {
		return
	}
	p := r.points[from]
	p.Number = number
	for _, more := range r.points[from+1:] {
		for _, f := range more.Fields {
			if !slices.ContainsFunc(p.Fields, func(g FieldOf) bool { return g.ID == f.ID }) {
				p.Fields = append(p.Fields, f)
			}
		}
		for _, y := range more.Periods {
			if !slices.ContainsFunc(p.Periods, func(x Period) bool { return x.From == y.From && x.To == y.To }) {
				p.Periods = append(p.Periods, y)
			}
		}
		p.Quantities = append(p.Quantities, more.Quantities...)
	}
	start := int(r.page.sentences[para.first].at)
	end := start + len(strings.TrimRight(r.page.clean[start:at], " "))
	if _, to := r.page.origin(span{start, end}); to > p.Quote.End {
		p.Quote.End = to
		p.Quote.Text = r.page.text[p.Quote.Start:to]
	}
	r.points = append(r.points[:from], p)
}
