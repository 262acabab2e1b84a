package intake

import (
	"strings"
	"sync"
)

// organWords are the words of meetings and of those who meet: data/organs.yaml.
type organWords struct {
	meetings, sittings, between, organs, held, coming map[string]bool
}

var organLexicon = sync.OnceValue(func() organWords {
	f := readData[struct {
		Meetings []string `yaml:"meetings"`
		Sittings []string `yaml:"sittings"`
		Between  []string `yaml:"between"`
		Organs   []string `yaml:"organs"`
		Held     []string `yaml:"held"`
		Coming   []string `yaml:"coming"`
	}]("organs")
	return organWords{
		meetings: wordSet(f.Meetings), sittings: wordSet(f.Sittings), between: wordSet(f.Between),
		organs: wordSet(f.Organs), held: wordSet(f.Held), coming: wordSet(f.Coming),
	}
})

// organAt is the name of a body among tokens.
type organAt struct {
	from, to int // tokens, without an ordinal before the name
	ordinal  int // token of the ordinal before it; -1: none
	score    int // how sure it is that this body met
}

// nameOf reads the name of a body that begins at token i: words with capitals
// and the small words between them. Its head, the last word before the first
// "of", names a kind of body.
func nameOf(ts []token, i int) (organAt, bool) {
	o := organAt{from: i, ordinal: -1}
	if i < len(ts) && ordinalOf(ts[i].text) > 0 && i+1 < len(ts) {
		o.ordinal = i
		o.from = i + 1
	}
	k, head, joined := o.from, -1, false
	for k < len(ts) {
		t := ts[k]
		small := t.lower == "of" || t.lower == "for" || t.lower == "on" || t.lower == "and" || t.lower == "the" || t.lower == "de" || t.lower == "du" || t.lower == "da"
		switch {
		case small && k > o.from:
			next := k + 1
			for next < len(ts) && (ts[next].lower == "the" || ordinalOf(ts[next].text) > 0 && ts[next].large) && t.lower != "and" {
				next++
			}
			if next >= len(ts) || !ts[next].large || weekdayNames()[ts[next].lower] > 0 || isMonth(ts[next]) {
				return o.close(k, head)
			}
			joined = true
			k = next
			continue
		case t.text == "'" && k > o.from && k+1 < len(ts) && ts[k-1].to == t.from && (ts[k+1].large || ts[k+1].lower == "and"):
		case t.text == "&" && k+1 < len(ts) && ts[k+1].large:
		case !t.large:
			return o.close(k, head)
		case !joined && organLexicon().organs[t.lower]:
			head = k
		case !joined && head >= 0:
			// "Council President": the body is not what is named.
			return o.close(k, head)
		}
		k++
	}
	return o.close(k, head)
}

func (o organAt) close(to, head int) (organAt, bool) {
	o.to = to
	return o, head >= o.from && to > o.from
}

// readOrgan finds the body whose meeting the text is about: each name of a
// body in the head of the text is weighed by what stands around it.
func (h *head) readOrgan() {
	var best Said
	most := 0
	var all []Said
	for at, s := range h.zone {
		ts := h.page.tokens(s.span())
		for _, o := range h.organsIn(ts, s, at) {
			said := h.page.said(span{ts[o.from].from, ts[o.to-1].to})
			all = append(all, said)
			if o.score > most {
				best, most = said, o.score
			}
		}
	}
	if a := h.draft.Agency; a != nil && most < 2 {
		// Nobody met: who issues the text is who resolves.
		ts := h.page.tokensOfSaid(a)
		if o, ok := nameOf(ts, 0); ok && o.to == len(ts) {
			best, most = *a, 2
		}
	}
	if most == 0 {
		return
	}
	// The fullest form of the same name: Central Committee of the Party.
	for _, other := range all {
		if len(other.Value) > len(best.Value) && len(other.Value) > len(best.Value)+1 &&
			strings.EqualFold(other.Value[:len(best.Value)], best.Value) && other.Value[len(best.Value)] == ' ' {
			best = other
		}
	}
	h.draft.Meeting.Organ = &best
}

// tokensOfSaid splits the words of something that was said before. They lie
// in the clean text where they were found.
func (p *page) tokensOfSaid(s *Said) []token {
	for _, at := range p.sentences {
		if at.role == furnish {
			continue
		}
		start, end := p.origin(at.span())
		if s.Quote.Start >= start && s.Quote.End <= end {
			if i := strings.Index(at.words, s.Value); i >= 0 {
				return p.tokens(span{int(at.at) + i, int(at.at) + i + len(s.Value)})
			}
		}
		if start > s.Quote.End {
			break
		}
	}
	return nil
}

// organsIn weighs the names of bodies in a sentence.
func (h *head) organsIn(ts []token, s sentence, at int) []organAt {
	words := organLexicon()
	met := h.saysMet(ts)
	var out []organAt
	for i := 0; i < len(ts); i++ {
		if !ts[i].large && ordinalOf(ts[i].text) == 0 {
			continue
		}
		if i > 0 && ts[i-1].large && ordinalOf(ts[i-1].text) == 0 && !startsName(ts, i) {
			continue // within a name that was read, or passed over
		}
		if ts[i].lower == "the" {
			continue
		}
		o, ok := nameOf(ts, i)
		if !ok {
			continue
		}
		o.score = 1
		before := word0(ts, i-1)
		if before == "the" {
			before = word0(ts, i-2)
		}
		after := word0(ts, o.to)
		switch {
		case before == "of" && meetingBefore(ts, i):
			o.score = 10
		case words.meetings[after] && !words.held[after]:
			o.score = 6
		case (i == 0 || i == 1 && ts[0].lower == "the") && after == "," && o.to+1 == len(ts):
			o.score = 7 // The Regional Assembly,
		case before == "of" && documentBefore(ts, i):
			o.score = 6
		case words.held[after] || words.held[word0(ts, o.to+1)] && strings.HasSuffix(after, "ly"):
			o.score = 8
		case ordered(ts, o.to):
			o.score = 0 // the Ministry of Health was instructed
			continue
		case (i == 0 || i == 1 && ts[0].lower == "the") && s.role != headline:
			o.score = 4
		}
		if met && s.role != headline {
			o.score += 3
		}
		if s.role == headline {
			o.score--
		}
		if at == 0 || s.role != headline && at < 4 {
			o.score++
		}
		out = append(out, o)
		if o.to > i {
			i = o.to - 1
		}
	}
	return out
}

// ordered says whether the words behind a name say that it is told to do
// something.
func ordered(ts []token, i int) bool {
	switch word0(ts, i) {
	case "shall", "should", "must", "will", "may", "has", "have":
		return true
	case "is", "are", "was", "were":
		next := word0(ts, i+1)
		return next == "to" || strings.HasSuffix(next, "ed") && !organLexicon().held[next]
	}
	return false
}

// startsName says whether a name of a body may begin within a run of capitals:
// behind "of", "the" and the like that stand in capitals themselves.
func startsName(ts []token, i int) bool {
	switch ts[i-1].lower {
	case "of", "the", "by", "and":
		return true
	}
	return false
}

// meetingBefore says whether "MEETING of [the]" stands before token i.
func meetingBefore(ts []token, i int) bool {
	k := i - 1
	if k >= 0 && ts[k].lower == "the" {
		k--
	}
	if k < 1 || ts[k].lower != "of" {
		return false
	}
	words := organLexicon()
	return words.meetings[ts[k-1].lower] || words.sittings[ts[k-1].lower]
}

func documentBefore(ts []token, i int) bool {
	k := i - 1
	if k >= 0 && ts[k].lower == "the" {
		k--
	}
	for n := 0; n < 4 && k-1-n >= 0; n++ {
		if endingLexicon().outcomes[ts[k-1-n].lower] {
			return true
		}
	}
	return false
}

// saysMet says whether a sentence says that a meeting was held: it names one,
// or a body, and says that it met.
func (h *head) saysMet(ts []token) bool {
	words := organLexicon()
	named, met := false, false
	for i, t := range ts {
		switch {
		case words.meetings[t.lower] || words.sittings[t.lower] || words.organs[t.lower] || endingLexicon().approvers[t.lower]:
			named = true
		case t.lower == "took" && word0(ts, i+1) == "place":
			met = true
		case t.lower == "took" || t.lower == "adopted":
		case words.held[t.lower] && !negated(ts, i):
			met = true
		}
	}
	return named && met
}
