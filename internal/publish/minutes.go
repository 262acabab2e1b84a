package publish

import (
	"slices"
	"strconv"
	"strings"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/assembly"
	"github.com/openplenum/plenum/internal/document"
	"github.com/openplenum/plenum/internal/locale"
)

// minutesDocument tells a sitting line by line: who was there, what was said on
// each item, what was moved and how it was decided.
func (t *teller) minutesDocument(p *hall.PublicPlenary, s hall.PublicSitting, m hall.SittingMinutes) *document.Document {
	w := &minutes{teller: t, m: m, organ: p.Organ, day: s.Day}
	d := &document.Document{
		Language: t.c.Language, Kind: document.Letter, Over: t.organ(p.Organ), Words: t.words(),
		Title: upper(t.text("publish.minutes.title", locale.Args{"sitting": t.ordinal(s.No), "plenary": p.Title})),
		Under: []string{t.day(s.Day)},
	}
	if s.Place != "" {
		d.Under = append(d.Under, s.Place)
	}
	d.Sections = append(d.Sections, w.roll(s.No))
	d.Sections = append(d.Sections, w.course()...)
	if votes := w.named(s.No); len(votes.Blocks) > 0 {
		d.Sections = append(d.Sections, votes)
	}
	d.Foot = []string{t.text("publish.minutes.source", locale.Args{"plenary": string(p.ID), "from": m.From, "through": m.Through})}
	if m.Sitting == 0 {
		d.Foot = []string{t.text("publish.minutes.unpublished")}
	}
	return d
}

// minutes are those of one sitting being written.
type minutes struct {
	*teller
	m     hall.SittingMinutes
	organ assembly.OrganID
	day   assembly.Date
}

func (w *minutes) who(id assembly.PersonID) string { return w.person(id, w.organ, w.day, w.m.Names) }

func (w *minutes) all(ids []assembly.PersonID) string {
	var out []string
	for _, id := range ids {
		out = append(out, w.who(id))
	}
	return w.c.List(out)
}

// roll is who was there at any time, in the order of the alphabet, and whose
// vote was held by another.
func (w *minutes) roll(no int) document.Section {
	sitting := w.m.Plenary.Sitting(no)
	var there []string
	var seen []assembly.PersonID
	add := func(id assembly.PersonID) {
		if !slices.Contains(seen, id) {
			seen, there = append(seen, id), append(there, w.who(id))
		}
	}
	for _, id := range sitting.Present {
		add(id)
	}
	for _, c := range sitting.Comings {
		add(c.Person)
	}
	slices.Sort(there)
	s := document.Section{ID: "roll", Title: w.text("publish.minutes.roll")}
	s.Blocks = append(s.Blocks, document.Paragraph{Text: w.text("publish.minutes.present", locale.Args{"count": len(there), "names": w.c.List(there)})})
	for _, x := range sitting.Proxies {
		s.Blocks = append(s.Blocks, document.Paragraph{Text: w.text("publish.minutes.proxy", w.who(x.From), w.who(x.To))})
	}
	return s
}

// course is what happened: a section for each stretch on one item.
func (w *minutes) course() []document.Section {
	var out []document.Section
	item, counts := -1, map[int]int{}
	for _, line := range w.m.Lines {
		block := w.line(line)
		if block == nil {
			continue
		}
		if line.Item != item {
			item = line.Item
			counts[item]++
			out = append(out, w.part(item, counts[item]))
		}
		last := &out[len(out)-1]
		last.Blocks = append(last.Blocks, block)
	}
	return out
}

func (w *minutes) part(item, time int) document.Section {
	if item == 0 {
		s := document.Section{ID: "course-" + strconv.Itoa(time), Title: w.text("publish.minutes.course")}
		if time > 1 {
			s.Title = w.text("publish.minutes.again", s.Title)
		}
		return s
	}
	s := document.Section{ID: "item-" + strconv.Itoa(item), Title: w.text("publish.minutes.item", item)}
	if i := w.m.Plenary.Item(item); i != nil {
		s.Title = w.text("publish.minutes.item_on", locale.Args{"item": item, "title": i.Title})
	}
	if time > 1 {
		s.ID += "-" + strconv.Itoa(time)
		s.Title = w.text("publish.minutes.again", s.Title)
	}
	return s
}

// named are the votes by name: who voted how.
func (w *minutes) named(no int) document.Section {
	s := document.Section{ID: "votes", Title: w.text("publish.minutes.named")}
	for i := range w.m.Plenary.Votes {
		v := &w.m.Plenary.Votes[i]
		if v.Sitting != no || v.Verdict == nil || len(v.Ballots) == 0 {
			continue
		}
		t := &document.Table{
			Caption: w.question(v), Columns: []document.Column{{Title: w.text("publish.minutes.choice")}, {Title: w.text("publish.minutes.voters")}},
		}
		for _, choice := range []assembly.Choice{assembly.For, assembly.Against, assembly.Abstain} {
			var names []string
			for _, b := range v.Ballots {
				if b.Choice == choice {
					names = append(names, w.who(b.Voter))
				}
			}
			slices.Sort(names)
			if len(names) > 0 {
				t.Rows = append(t.Rows, document.Row{{Text: w.text("publish.choice." + string(choice))}, {Text: w.c.List(names)}})
			}
		}
		s.Blocks = append(s.Blocks, t)
	}
	return s
}

// question is what was put to the vote, in words.
func (w *minutes) question(v *assembly.Vote) string {
	p, q := w.m.Plenary, v.Question
	switch q.On {
	case assembly.OnProcedure:
		return strings.TrimRight(q.Text, ". ")
	case assembly.OnAmendment:
		if a := p.Amendment(q.Amendment); a != nil {
			return w.text("publish.minutes.on_amendment", w.amendment(a))
		}
	case assembly.OnPoint:
		var numbers []string
		for _, r := range q.Points {
			numbers = append(numbers, strconv.Itoa(p.NumberOf(r.ID)))
		}
		return w.text("publish.minutes.on_points", w.c.List(numbers))
	case assembly.OnConclusion:
		if c := p.Conclusion(q.Conclusion); c != nil {
			return w.text("publish.minutes.on_conclusion", c.Title)
		}
	}
	return w.text("publish.minutes.vote", string(v.ID))
}

// amendment names an amendment by what it is to.
func (w *minutes) amendment(a *assembly.Amendment) string {
	if n := w.m.Plenary.NumberOf(a.Point); n > 0 {
		return w.text("publish.minutes.amendment_to", locale.Args{"amendment": string(a.ID), "point": n})
	}
	return w.text("publish.minutes.amendment", string(a.ID))
}
