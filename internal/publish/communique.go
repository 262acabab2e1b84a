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

// communique tells what a sitting resolved, as a body tells the public: what
// met where and when, what it adopted point by point, how that was received,
// and whether the meeting goes on.
func (t *teller) communique(p *hall.PublicPlenary, s hall.PublicSitting, site string) *document.Document {
	w := &communique{teller: t, p: p, s: s}
	for _, c := range p.Conclusions {
		if c.Sitting == s.No {
			w.adopted = append(w.adopted, c)
		}
	}
	d := &document.Document{
		Language: t.c.Language, Kind: document.Letter, Over: t.organ(p.Organ), Words: t.words(), End: t.template.End,
		Title: upper(t.text("publish.communique.title", locale.Args{"sitting": t.ordinal(s.No), "number": t.ordinal(p.Number), "organ": t.theOrgan(p.Organ)})),
	}
	at := []document.Section{{}}
	for _, part := range t.template.Order {
		if part == "points" {
			at = append(at, w.points()...)
			at = append(at, document.Section{})
			continue
		}
		if text := w.part(part); text != "" {
			last := &at[len(at)-1]
			last.Blocks = append(last.Blocks, document.Paragraph{Text: text})
		}
	}
	for _, section := range at {
		if len(section.Blocks) > 0 || len(section.Sections) > 0 {
			d.Sections = append(d.Sections, section)
		}
	}
	w.dateline(d)
	d.Foot = w.foot(site)
	return d
}

// communique is one being written.
type communique struct {
	*teller
	p       *hall.PublicPlenary
	s       hall.PublicSitting
	adopted []hall.PublicConclusion
}

func (w *communique) part(name string) string {
	switch name {
	case "opening":
		return w.opening()
	case "persons":
		return w.persons()
	case "adopted":
		return w.resolved()
	case "approval":
		return w.received()
	case "plan":
		return w.planned()
	case "close":
		return w.closing()
	}
	return ""
}

func (w *communique) opening() string {
	args := locale.Args{"sitting": w.ordinal(w.s.No), "number": w.ordinal(w.p.Number), "organ": w.theOrgan(w.p.Organ), "day": w.day(w.s.Day), "place": w.s.Place}
	if w.s.Place == "" {
		return w.text("publish.communique.held", args)
	}
	return w.text("publish.communique.held_at", args)
}

// persons names who opened the sitting and who spoke, where the minutes were
// published.
func (w *communique) persons() string {
	m, ok := w.minutes[sittingKey{w.p.ID, w.s.No}]
	if !ok {
		return ""
	}
	sitting := m.Plenary.Sitting(w.s.No)
	opened := w.text("publish.communique.opened", w.person(sitting.Opened.By, w.p.Organ, w.s.Day, m.Names))
	var spoke []string
	var seen []assembly.PersonID
	for _, line := range m.Lines {
		said, ok := line.Event.(assembly.StatementNoted)
		if !ok || slices.Contains(seen, said.Person) || m.Names[said.Person] == "" {
			continue
		}
		seen = append(seen, said.Person)
		spoke = append(spoke, w.person(said.Person, w.p.Organ, w.s.Day, m.Names))
	}
	if len(spoke) == 0 {
		return opened
	}
	return sentences(opened, w.text("publish.communique.spoke", w.c.List(spoke)))
}

func (w *communique) resolved() string {
	var out []string
	for _, c := range w.adopted {
		args := locale.Args{"organ": upper(w.theOrgan(w.p.Organ)), "title": c.Title, "item": c.Item}
		if c.Item == "" || c.Item == c.Title {
			out = append(out, w.text("publish.communique.adopted", args))
		} else {
			out = append(out, w.text("publish.communique.adopted_on", args))
		}
	}
	return sentences(out...)
}

// points are those of all conclusions of the sitting: the kinds that come first,
// then the others by field of work or by kind.
func (w *communique) points() []document.Section {
	var out []document.Section
	for _, c := range w.adopted {
		var first, rest []hall.PublicPoint
		for _, point := range c.Points {
			if slices.Contains(w.template.First, point.Sort) {
				first = append(first, point)
			} else {
				rest = append(rest, point)
			}
		}
		slices.SortStableFunc(first, func(a, b hall.PublicPoint) int {
			return slices.Index(w.template.First, a.Sort) - slices.Index(w.template.First, b.Sort)
		})
		if len(first) > 0 {
			s := document.Section{}
			for _, point := range first {
				s.Blocks = append(s.Blocks, document.Paragraph{Text: w.point(point)})
			}
			out = append(out, s)
		}
		out = append(out, w.grouped(rest)...)
	}
	return out
}

// grouped puts points together as the template has it.
func (w *communique) grouped(all []hall.PublicPoint) []document.Section {
	title := func(hall.PublicPoint) string { return "" }
	switch w.template.Group {
	case "fields":
		all = byGroup(all, func(p hall.PublicPoint) []string { return p.Fields })
		title = func(p hall.PublicPoint) string {
			group, _ := groupOf(p.Fields)
			if group == otherField {
				return w.text("publish.group.other")
			}
			return w.groupName(group)
		}
	case "kinds":
		kinds := assembly.PointKinds()
		all = slices.Clone(all)
		slices.SortStableFunc(all, func(a, b hall.PublicPoint) int { return slices.Index(kinds, a.Sort) - slices.Index(kinds, b.Sort) })
		title = func(p hall.PublicPoint) string { return w.text("publish.kind." + string(p.Sort)) }
	}
	var out []document.Section
	for _, point := range all {
		name := title(point)
		if len(out) == 0 || out[len(out)-1].Title != name {
			out = append(out, document.Section{Title: name})
		}
		s := &out[len(out)-1]
		s.Blocks = append(s.Blocks, document.Paragraph{Text: w.point(point)})
	}
	return out
}

// point is a point in a sentence that says what it does, for which field, by
// whom and until when, followed by its own words.
func (w *communique) point(p hall.PublicPoint) string {
	key := "publish.point." + string(p.Sort)
	args := locale.Args{"fields": w.fieldNames(p.Fields), "organ": w.theOrgan(p.Responsible), "day": w.day(p.Due)}
	if args["fields"] == "" {
		key += ".any"
	} else {
		key += ".fields"
	}
	lead := locale.Args{"lead": w.text(key, args), "organ": args["organ"], "day": args["day"]}
	by := "publish.point.answers."
	switch p.Sort {
	case assembly.Goal, assembly.TaskPoint, assembly.Measure:
		by = "publish.point.done."
	case assembly.Review, assembly.Orientation, assembly.Priority, assembly.RulePoint:
	}
	switch {
	case p.Responsible != "" && p.Due != "":
		lead["lead"] = w.text(by+"by_until", lead)
	case p.Responsible != "":
		lead["lead"] = w.text(by+"by", lead)
	case p.Due != "":
		lead["lead"] = w.text(by+"until", lead)
	}
	return w.text("publish.point.says", locale.Args{"lead": upper(lead["lead"].(string)), "text": p.Text, "number": p.Number})
}

func (w *communique) received() string {
	var out []string
	for _, c := range w.adopted {
		text := w.approval(c.Verdict)
		if c.Verdict != nil {
			text = sentences(text, w.text("publish.approval.present", locale.Args{"present": c.Verdict.Present, "entitled": c.Verdict.Entitled}))
		}
		out = append(out, text)
	}
	return sentences(out...)
}

func (w *communique) planned() string {
	var out []string
	for _, c := range w.adopted {
		figures, tasks := 0, 0
		var organs []assembly.OrganID
		for _, p := range c.Points {
			figures += len(p.Changes)
			if p.Sort == assembly.TaskPoint {
				tasks++
				if !slices.Contains(organs, p.Responsible) {
					organs = append(organs, p.Responsible)
				}
			}
		}
		if v := w.version(c.Version); v != nil && figures > 0 {
			out = append(out, w.text("publish.communique.plan", locale.Args{"plan": v.Folder.Plan.Name, "figures": figures}))
		}
		if tasks > 0 {
			out = append(out, w.text("publish.communique.tasks", locale.Args{"tasks": w.text("publish.count.tasks", tasks), "organs": w.text("publish.count.organs", len(organs))}))
		}
	}
	return sentences(out...)
}

// closing says whether the meeting goes on: it has ended with this sitting when
// it is closed and met no more.
func (w *communique) closing() string {
	for _, s := range w.p.Sittings {
		if s.Held && s.No > w.s.No {
			return w.text("publish.communique.continues")
		}
	}
	switch {
	case w.p.State == assembly.PlenaryClosed:
		return w.text("publish.communique.ended")
	case w.p.State == assembly.Adjourned && w.p.Until != "":
		return w.text("publish.communique.until", w.day(w.p.Until))
	}
	return w.text("publish.communique.continues")
}

// dateline sets place, day and agency before the first words.
func (w *communique) dateline(d *document.Document) {
	place := w.s.Place
	if i := lastComma(place); i >= 0 {
		place = place[i:]
	}
	lead := fill(w.template.Dateline, "{place}", place, "{date}", w.day(w.s.Day), "{agency}", w.template.Agency, "{site}", "", "{era}", "", "{source}", "")
	for i := range d.Sections {
		for j, b := range d.Sections[i].Blocks {
			if p, ok := b.(document.Paragraph); ok {
				p.Lead = lead
				d.Sections[i].Blocks[j] = p
				return
			}
		}
	}
}

// lastComma is where the town begins in a place such as "Assembly House,
// Valden"; -1 where there is no comma.
func lastComma(place string) int {
	for i := len(place) - 1; i >= 0; i-- {
		if place[i] == ',' {
			for i++; i < len(place) && place[i] == ' '; i++ {
			}
			return i
		}
	}
	return -1
}

func (w *communique) foot(site string) []string {
	era := ""
	if c := w.template.calendar(); c != nil {
		if at, ok := dayTime(w.s.Day); ok {
			era = c.Write(at)
		}
	}
	if !strings.Contains(site, "://") {
		site = "" // a path on this server says nothing on paper
	}
	source := w.text("publish.source", string(w.p.ID), strconv.Itoa(w.s.No))
	var out []string
	for _, line := range w.template.Foot {
		if text := fill(line, "{site}", site, "{era}", era, "{source}", source, "{place}", w.s.Place, "{date}", w.day(w.s.Day), "{agency}", w.template.Agency); text != "" {
			out = append(out, text)
		}
	}
	return out
}
