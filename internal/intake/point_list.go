package intake

import (
	"context"
	"slices"
	"strings"
)

// pointReader reads the points of a page, sentence by sentence.
type pointReader struct {
	*wordReader
	page     *page
	draft    *Draft
	heads    map[int32]*under // by sentence: what the head of a list gives its items
	headline Kind             // what the headline above says
	speakers map[string]bool  // organs that have themselves stressed, noted or decided something
	buffer   []word
	points   []Point
}

// points reads the points of a page, in the order of the text.
func (p *page) points(ctx context.Context, d *Draft) ([]Point, error) {
	r := &pointReader{wordReader: newWordReader(), page: p, draft: d, heads: map[int32]*under{}, speakers: map[string]bool{}, points: []Point{}}
	from := 0 // the first point of the paragraph
	for i := range p.sentences {
		if i%1024 == 0 {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
		}
		para := &p.paragraphs[p.sentences[i].paragraph]
		if int32(i) == para.first {
			from = len(r.points)
		}
		r.sentence(int32(i))
		if int32(i) == para.last-1 {
			r.fuse(para, from)
		}
	}
	return r.points, nil
}

// sentence reads the points of one sentence.
func (r *pointReader) sentence(i int32) {
	s := r.page.sentences[i]
	switch s.role {
	case headline:
		r.headline = r.headlineKind(s)
		return
	case prose, listHead:
	default:
		return
	}
	para := &r.page.paragraphs[s.paragraph]
	if para.role != prose || r.isHead(s) || i == para.first && para.last-para.first > 1 && r.runIn(s, para) {
		return
	}
	var head *under
	if h, ok := r.page.under(s); ok {
		head = r.headOf(para.head, h)
	}
	parts := r.page.parts(s)
	for k, part := range parts {
		r.part(part, head, para, s.role == listHead && k == len(parts)-1, i)
	}
}

// runIn says whether the first sentence of a paragraph is only its heading:
// "Energy. Cabinet approved the dam."
func (r *pointReader) runIn(s sentence, para *paragraph) bool {
	const longest = 6
	if para.mark != "" && para.mark[0] < '0' || len(s.words) > 60 {
		return false
	}
	r.buffer = r.words(r.page.clean, s.span(), r.buffer)
	ws := r.buffer
	if len(ws) > longest+1 || len(ws) < 2 || !ws[len(ws)-1].is(isMark) {
		return false
	}
	for i := range ws {
		if ws[i].is(isNumber | isBe | isHave | isModal | isPast | isPronoun) {
			return false
		}
	}
	return r.clauses(ws)[0].op.none()
}

// isHead says whether a sentence was read as part of the head of the draft:
// approval, continuation or end mark.
func (r *pointReader) isHead(s sentence) bool {
	start, end := r.page.origin(s.span())
	within := func(q *Quote) bool { return q != nil && q.Start < end && q.End > start }
	d := r.draft
	if within(d.Continues) {
		r.buffer = r.words(r.page.clean, s.span(), r.buffer)
		o := r.clauses(r.buffer)[0].op
		return o.verb == nil || o.modal != nil || o.verb.act == says || o.verb.act == commits
	}
	return within(d.EndMark) || d.Approval != nil && within(&d.Approval.Quote) && !r.resolves(s)
}

// resolves says whether a sentence that approves something says what it is
// about: "The plenum adopted a resolution on improving the work of the trade
// unions", and not only that it was: "The resolution was adopted".
func (r *pointReader) resolves(s sentence) bool {
	r.buffer = r.words(r.page.clean, s.span(), r.buffer)
	o := r.clauses(r.buffer)[0].op
	return o.verb != nil && (o.verb.act == decides || o.verb.act == states) && !o.passive && o.modal == nil && o.from > 0 && len(r.buffer)-o.to > 5 && !saysUnanimous(s.words)
}

// courteous are verbs of assessment that by themselves are only polite.
var courteous = map[string]bool{"thank": true, "congratulate": true, "salute": true, "hail": true, "praise": true, "acclaim": true, "study": true, "observe": true}

// part reads a stretch of a sentence between semicolons. When it is the head
// of a list, its last clause is kept for the items.
func (r *pointReader) part(part part, head *under, para *paragraph, isHead bool, at int32) {
	r.buffer = r.words(r.page.clean, part.span, r.buffer)
	ws := r.buffer
	if len(ws) == 0 {
		return
	}
	clauses := r.clauses(ws)
	if isHead {
		last := clauses[len(clauses)-1]
		r.heads[at] = r.underOf(&last)
		clauses = clauses[:len(clauses)-1]
	}
	for k := range clauses {
		if pt, ok := r.point(&clauses[k], head, para, part.mark); ok {
			r.points = append(r.points, pt)
		}
	}
}

// point reads a clause, and says whether it is a point.
func (r *pointReader) point(c *clause, head *under, para *paragraph, mark string) (Point, bool) {
	ws := trim(c)
	if len(ws) == 0 {
		return Point{}, false
	}
	f := &found{clause: c, head: head, headline: r.headline}
	f.organs = r.organsOf(ws, &c.op)
	subject := r.speaker(c)
	r.remember(c)
	if f.own = r.isMeeting(ws, &c.op, f.organs); f.own && (c.op.modal != nil || c.op.inner != nil) {
		f.organs = nil
	}
	f.self = r.isSelf(ws, &c.op)
	f.fields = r.choose(ws, r.fieldHits(ws, func(i int) bool {
		if subject.holds(i) {
			return true
		}
		for _, s := range f.organs {
			if s.holds(i) {
				return true
			}
		}
		return false
	}))
	f.solid = slices.ContainsFunc(f.fields, func(h fieldHit) bool { return h.standing != faint })
	if r.procedural(ws, f.solid) {
		return Point{}, false
	}
	f.quantities = r.page.quantities(r.lexicon, ws)
	f.periods = r.page.periods(r.lexicon, ws)
	f.dated = len(f.periods) > 0 && !r.onlyFrom(ws) || r.deadline(ws)
	if !r.says(f, para) {
		return Point{}, false
	}
	p := Point{
		Kind: r.kindOf(f), Strength: strengthOf(c, head),
		Periods: f.periods, Quantities: f.quantities,
		Quote:  r.page.quote(span{int(ws[0].from), int(ws[len(ws)-1].to)}),
		Number: numberOf(para, mark),
	}
	for _, h := range f.fields {
		p.Fields = append(p.Fields, FieldOf{ID: h.id, Quote: r.page.quote(span{int(ws[h.from].from), int(ws[h.to-1].to)})})
	}
	if p.Kind != Task {
		f.organs = nil // whoever is ordered makes a task
	}
	for _, s := range f.organs {
		p.Organs = append(p.Organs, r.page.said(span{int(ws[s.from].from), int(ws[s.to-1].to)}))
	}
	if len(p.Organs) == 0 && head != nil && p.Kind == Task {
		p.Organs = append(p.Organs, head.organs...)
	}
	switch {
	case !c.op.none():
		q := r.page.quote(span{int(ws[c.op.from].from), int(ws[c.op.to-1].to)})
		p.Wording = &q
	case head != nil:
		p.Wording = head.wording
	}
	p.Object = r.object(c)
	return p, true
}

// says says whether a clause that is not of the course of the meeting directs
// or reviews anything.
func (r *pointReader) says(f *found, para *paragraph) bool {
	ws, o := f.words, &f.op
	content := f.solid || len(f.quantities) > 0
	switch {
	case f.head != nil && f.head.noPoint:
		return false
	case o.none() && (r.recital(ws) || f.head == nil && r.title(ws, para)):
		return false
	case ws[0].is(isQuoteMark) && !(f.solid && (o.modal != nil || o.inner != nil || len(f.quantities) > 0)):
		return false
	case f.head != nil:
		return true
	case o.none() && isState(ws) && (r.subjectKind(ws, len(ws)) == Goal || r.subjectKind(ws, len(ws)) == Priority):
		return true // our aim is
	case o.none():
		return f.solid || len(f.quantities) > 0 && len(ws) > 3
	case o.verb != nil && o.modal == nil && (o.verb.act == says || o.verb.act == assesss):
		return content || o.inner != nil || o.verb.act == assesss && (r.thatIs(ws, o) || len(ws)-o.to > 4 && !courteous[o.verb.lemma])
	case o.verb != nil && o.perfect:
		return content
	case o.modal != nil && o.modal.strength == Soft:
		return f.solid || o.modal.lemma == "may" && ws[0].form == r.no
	case o.modal != nil:
		return content || len(f.organs) > 0 || o.verb != nil && o.verb.act == decides || o.modal.strength == Firm && (f.dated || len(ws) > 6) || para.mark != "" || o.modal.strength == Binding
	}
	return true
}

// title says whether words are no sentence but only say what a text is about,
// or who speaks: "on the region's forests", "The Assembly of Coastal Nations,".
func (l *lexicon) title(ws []word, para *paragraph) bool {
	if ws[len(ws)-1].is(isMark) && !ws[len(ws)-1].is(isQuoteMark) {
		return false // it ends in a full stop
	}
	for i := range ws {
		if ws[i].is(isBe|isHave|isModal|isPast) || i > 3 && i+1 < len(ws) && ws[i].is(isMark) && !ws[i].is(isComma|isStop|isQuoteMark) && ws[i+1].is(isMark) {
			return false // a sentence, or one with a bracket behind it
		}
	}
	return para.mark == "" || ws[0].is(isPreposition) && !ws[0].is(isTo)
}

// trim takes marks off both ends of a clause and returns its words; a full
// stop at the end stays.
func trim(c *clause) []word {
	ws := c.words
	n := 0
	for len(ws) > 0 && ws[0].is(isMark) && !ws[0].is(isQuoteMark) {
		ws = ws[1:]
		n++
	}
	for len(ws) > 0 && ws[len(ws)-1].is(isComma|isStop) {
		ws = ws[:len(ws)-1]
	}
	c.words = ws
	c.op.from -= n
	c.op.to -= n
	c.op.innerAt -= n
	c.op.does -= n
	if c.op.to > len(ws) || c.op.from < 0 {
		c.op = op{}
	}
	return ws
}

// speaker returns the words of the subject, when it is somebody who only says
// something: its names are no fields.
func (r *pointReader) speaker(c *clause) stretch {
	o := &c.op
	if o.none() || o.passive || o.modal != nil || o.verb == nil || o.from == 0 {
		return stretch{}
	}
	if o.from >= 2 && c.words[o.from-1].is(isPronoun) && c.words[o.from-2].is(isComma) && o.to < len(c.words) && c.words[o.to].is(isComma) {
		return stretch{} // foreign trawlers, he underlined, must not
	}
	from := 0
	if c.words[0].is(isLeading) && !c.words[0].is(isActor) {
		comma := 0
		for i := 1; i+1 < o.from; i++ { // concerned at X, the Council: X is a field
			if c.words[i].is(isComma) && (c.words[i+1].is(isDeterminer|isPronoun) || c.words[i+1].is(isCapital)) {
				comma = i
				break
			}
		}
		if comma > 0 && !(c.words[0].form == r.in && comma < 5) {
			from = comma
		}
	}
	return stretch{from, o.from}
}

// remember keeps the organ that is the subject of a clause in which it does
// not work but resolves, as the meeting does.
func (r *pointReader) remember(c *clause) {
	o := &c.op
	if o.verb == nil || o.modal != nil || o.passive || o.verb.act == says {
		return
	}
	if s := r.organBefore(c.words, 0, o.from); !s.empty() {
		r.speakers[r.page.clean[c.words[s.from].from:c.words[s.to-1].to]] = true
	}
}

// isMeeting says whether those who are to do the work are the meeting itself:
// the organ whose meeting it is, or "we".
func (r *pointReader) isMeeting(ws []word, o *op, organs []stretch) bool {
	if len(organs) == 0 {
		k := before(ws, o.from)
		return o.modal != nil && k >= 0 && ws[k].is(isPronoun)
	}
	if len(organs) != 1 {
		return false
	}
	name := r.page.clean[ws[organs[0].from].from:ws[organs[0].to-1].to]
	organ := r.draft.Meeting.Organ
	return organ != nil && strings.Contains(organ.Value, name) || r.speakers[name]
}

func numberOf(para *paragraph, mark string) string {
	if mark == "" {
		mark = para.mark
	}
	if strings.ContainsAny(mark, "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") {
		return mark
	}
	return ""
}

// object is what a clause is about: the words behind its verb, or all of them.
func (r *pointReader) object(c *clause) *Said {
	ws := c.words
	from, to := 0, len(ws)
	if !c.op.none() && c.op.to < len(ws) && !c.op.passive {
		from = c.op.to
	} else if c.op.passive && c.op.from > 0 {
		to = c.op.from
	}
	for from < to && (ws[from].is(isMark|isDeterminer|isTo) || ws[from].is(isSubordinator)) {
		from++
	}
	for to > from && ws[to-1].is(isMark) {
		to--
	}
	if from >= to {
		return nil
	}
	s := r.page.said(span{int(ws[from].from), int(ws[to-1].to)})
	return &s
}
