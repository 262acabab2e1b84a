package web

import (
	"slices"

	"github.com/openplenum/plenum/internal/assembly"
)

// minutesPage is the minutes of a plenary: who was there, what was said, what
// was decided and how, and every step of the record.
type minutesPage struct {
	plenumHead
	Sittings []minutesSitting
	Items    []minutesItem
	Steps    []minutesStep
}

// minutesSitting is a sitting with who was there.
type minutesSitting struct {
	S       *assembly.Sitting
	Present []string
}

// minutesItem is an item with all that came of it.
type minutesItem struct {
	Place       int
	I           *assembly.Item
	Conclusions []minutesConclusion
	Votes       []minutesVote // of procedure
}

// minutesConclusion is a conclusion as it ended.
type minutesConclusion struct {
	C      *assembly.Conclusion
	Points []pointRow
	Votes  []minutesVote
}

// minutesVote is a vote and its verdict.
type minutesVote struct {
	V        *assembly.Vote
	Question string
	Sum      *verdictView
}

// minutesStep is an entry of the record about the plenary.
type minutesStep struct {
	assembly.Act
	What, Who string
}

// minutes shows them.
func (c *call) minutes() error {
	h, err := c.plenum("minutes", form{})
	if err != nil {
		return err
	}
	p := minutesPage{plenumHead: h}
	for i := range h.P.Sittings {
		s := minutesSitting{S: &h.P.Sittings[i]}
		for _, id := range s.S.Present {
			s.Present = append(s.Present, h.Person(id))
		}
		slices.SortFunc(s.Present, compareText)
		p.Sittings = append(p.Sittings, s)
	}
	for i := range h.P.Items {
		p.Items = append(p.Items, h.minutesItem(i))
	}
	steps, err := c.site.hall.Entries(c.r.Context(), c.who, h.P.ID)
	if err != nil {
		return err
	}
	for _, s := range steps {
		p.Steps = append(p.Steps, minutesStep{s.Act, c.lang.kind(s.Event.Kind()), h.Person(s.By)})
	}
	return c.show("minutes", p)
}

func (h plenumHead) minutesItem(place int) minutesItem {
	out := minutesItem{Place: place + 1, I: &h.P.Items[place]}
	for i := range h.P.Conclusions {
		d := &h.P.Conclusions[i]
		if d.Item == out.I.No {
			out.Conclusions = append(out.Conclusions, minutesConclusion{C: d, Points: h.pointRows(d.ID)})
		}
	}
	for i := range h.P.Votes {
		v := &h.P.Votes[i]
		if v.Question.Item != out.I.No {
			continue
		}
		m := minutesVote{V: v, Question: h.QuestionOf(v)}
		if v.Verdict != nil {
			m.Sum = verdictOf(h.lang, *v.Verdict)
		}
		put := false
		for n := range out.Conclusions {
			if out.Conclusions[n].C.ID == v.Question.Conclusion {
				out.Conclusions[n].Votes = append(out.Conclusions[n].Votes, m)
				put = true
			}
		}
		if !put {
			out.Votes = append(out.Votes, m)
		}
	}
	return out
}

// kind is a kind of entry in words, or as the record writes it.
func (l *lang) kind(kind string) string {
	if key := "web_record.kind." + kind; l.words.Has(key) {
		return l.text(key)
	}
	return kind
}

// post is a post in an organ in words: those that give rights are known, others
// are titles.
func (l *lang) post(post string) string {
	if key := "web_plenum.post." + post; post != "" && l.words.Has(key) {
		return l.text(key)
	}
	return post
}
