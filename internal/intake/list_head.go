package intake

// headOf returns what the head of a list gives to its items.
func (r *pointReader) headOf(index int32, s sentence) *under {
	if h, ok := r.heads[index]; ok {
		return h
	}
	// A head is read before its items; one that gave no points at all, such
	// as one inside a headline, is read here.
	ws := r.words(r.page.clean, s.span(), nil)
	clauses := r.clauses(ws)
	h := r.underOf(&clauses[len(clauses)-1])
	r.heads[index] = h
	return h
}

// underOf reads the head of a list.
func (r *pointReader) underOf(c *clause) *under {
	ws, o := c.words, &c.op
	h := &under{verb: o.verb, strength: Plain}
	if r.recital(ws) && o.none() {
		h.noPoint = true
	}
	for _, s := range r.organsOf(ws, o) {
		if !r.isMeeting(ws, o, []stretch{s}) {
			h.organs = append(h.organs, r.page.said(span{int(ws[s.from].from), int(ws[s.to-1].to)}))
		}
	}
	switch {
	case o.none():
		h.kind = r.subjectKind(ws, len(ws))
		h.verb = nil
		if h.kind == "" {
			h.kind = r.turnKind(ws)
		}
		return h
	case o.modal != nil:
		h.strength = o.modal.strength
		if r.deedOf(ws, o) == outcome || o.verb != nil && o.verb.kind == Goal {
			h.kind = Goal // is to attain:
		}
	default:
		h.strength = o.verb.strength
		h.kind = o.verb.kind
	}
	if k := r.headKind(ws, o); k != "" && !(o.verb != nil && o.verb.act == orders) {
		h.kind = k
	}
	q := r.page.quote(span{int(ws[o.from].from), int(ws[o.to-1].to)})
	h.wording = &q
	return h
}

// headlineKind tells what a headline says of the points below it.
func (r *pointReader) headlineKind(s sentence) Kind {
	r.buffer = r.words(r.page.clean, s.span(), r.buffer)
	for i := range r.buffer {
		if v, end := r.headlines.at(r.buffer, i, byNoun); end > i {
			return Kinds()[v]
		}
	}
	return ""
}
