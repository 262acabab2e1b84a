package web

import (
	"net/http"
	"slices"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/assembly"
)

// minutesPage is the minutes of a plenary: who was there, what was said, what
// was decided and how, and every step of the record.
type minutesPage struct {
	plenumHead
	MayPublish bool
	Sittings   []minutesSitting
	Items      []minutesItem
	Steps      []minutesStep
}

// minutesSitting is a sitting with who was there, and whether its minutes were
// published.
type minutesSitting struct {
	S         *assembly.Sitting
	Present   []string
	Absent    []string // with a vote
	Published *assembly.Act
	Corrected bool // since they were published
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

// minutesVote is a vote, its verdict, and how that was corrected.
type minutesVote struct {
	V           *assembly.Vote
	Question    string
	Sum         *verdictView
	Corrections []minutesCorrection
}

// minutesCorrection says why a vote was corrected, whose answer was, and what
// the verdict was before.
type minutesCorrection struct{ Reason, Whose, Before string }

// minutesStep is an entry of the record about the plenary.
type minutesStep struct {
	assembly.Act
	What, Who string
}

// minutes shows them.
func (c *call) minutes() error { return c.minutesPage(http.StatusOK, form{}) }

func (c *call) minutesPage(status int, f form) error {
	h, err := c.plenum("minutes", f)
	if err != nil {
		return err
	}
	p := minutesPage{plenumHead: h, MayPublish: hall.Allows(hall.RunSitting, h.roles...)}
	published, err := c.site.hall.PublishedMinutes(c.r.Context(), h.P.ID)
	if err != nil {
		return err
	}
	for i := range h.P.Sittings {
		p.Sittings = append(p.Sittings, h.minutesSitting(&h.P.Sittings[i], published))
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
	return c.showAs(status, "minutes", p)
}

// publishMinutes publishes those of one sitting: from then on everybody can read
// them in the archive.
func (c *call) publishMinutes() error {
	f := c.readForm()
	id := assembly.PlenaryID(c.r.PathValue("plenary"))
	_, err := c.site.hall.PublishMinutes(c.r.Context(), c.who, id, c.number("sitting"))
	if err == nil {
		return c.done(plenumPath(id)+"/minutes", "done")
	}
	status, err := f.refuse(c, err)
	if err != nil {
		return err
	}
	return c.minutesPage(status, f)
}

func (h plenumHead) minutesSitting(s *assembly.Sitting, published []hall.Minutes) minutesSitting {
	out := minutesSitting{S: s}
	for _, id := range s.Present {
		out.Present = append(out.Present, h.Person(id))
	}
	if s.Opened != nil {
		for _, v := range h.P.Roll(s, h.Body).Voters {
			if !v.Present {
				out.Absent = append(out.Absent, h.Person(v.Person))
			}
		}
	}
	slices.SortFunc(out.Present, compareText)
	slices.SortFunc(out.Absent, compareText)
	for _, m := range published {
		if m.Sitting != s.No {
			continue
		}
		out.Published = &m.Act
		for _, v := range h.P.Votes {
			out.Corrected = out.Corrected || v.Sitting == s.No && slices.ContainsFunc(v.Corrections, func(x assembly.Correction) bool { return x.Act.Seq > m.Through })
		}
	}
	return out
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
		for _, x := range v.Corrections {
			y := minutesCorrection{Reason: x.Reason, Before: verdictOf(h.lang, x.Before).Sum}
			if x.Count == nil {
				y.Whose = h.Person(x.Voter)
			}
			m.Corrections = append(m.Corrections, y)
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
