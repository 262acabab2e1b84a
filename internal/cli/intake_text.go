package cli

import (
	"strconv"
	"strings"

	"github.com/openplenum/plenum/internal/intake"
	"github.com/openplenum/plenum/internal/locale"
)

// draftPage shows a draft record to people: the head, the points, the end.
type draftPage struct {
	*page
	draft *intake.Draft
}

func (d draftPage) write() {
	d.head()
	d.points()
	d.end()
}

// fact writes one line of the head: its name and what the text gives.
func (d draftPage) fact(key, value string, q *intake.Quote) {
	if value == "" {
		return
	}
	name := d.text(key)
	line := "  " + name + strings.Repeat(" ", max(1, 14-locale.Width(name))) + value
	if q != nil {
		line += "  " + d.faint(d.text("intake.cli.line", strconv.Itoa(q.Line)))
	}
	d.printf("%s\n", line)
}

func (d draftPage) said(key string, s *intake.Said) {
	if s != nil {
		d.fact(key, s.Value, &s.Quote)
	}
}

func (d draftPage) number(key string, n *intake.Number) {
	if n != nil {
		d.fact(key, strconv.Itoa(n.Value), &n.Quote)
	}
}

// date writes a day, and how it was found when the text gives it otherwise.
func (d draftPage) date(key string, at *intake.Date) {
	if at == nil {
		return
	}
	value := at.Day
	switch {
	case at.Derived == intake.DerivedCalendar:
		value += " (" + d.text("intake.derived.calendar", at.Calendar, strconv.Itoa(at.Year)) + ")"
	case at.Derived != "":
		value += " (" + d.text("intake.derived."+at.Derived) + ")"
	}
	d.fact(key, value, &at.Quote)
}

func (d draftPage) head() {
	r, m := d.draft, d.draft.Meeting
	d.printf("%s\n", d.strong(r.Source.File))
	d.fact("intake.head.source", d.text("intake.format."+r.Source.Format)+", "+r.Source.Encoding, nil)
	d.said("intake.head.agency", r.Agency)
	d.said("intake.head.place", r.Place)
	d.date("intake.head.published", r.Published)
	d.said("intake.head.organ", m.Organ)
	d.number("intake.head.convocation", m.Convocation)
	d.number("intake.head.plenary", m.Plenary)
	d.number("intake.head.sitting", m.Sitting)
	d.date("intake.head.held", m.Held)
	d.said("intake.head.held_at", m.Place)
	for _, p := range r.Persons {
		who := p.Name
		if p.Post != "" {
			who += ", " + p.Post
		}
		d.fact("intake.head.person", who, &p.Quote)
	}
}

func (d draftPage) points() {
	d.printf("\n%s\n", d.strong(d.text("intake.cli.points", len(d.draft.Points))))
	for i := range d.draft.Points {
		d.point(i+1, &d.draft.Points[i])
	}
}

// point writes a point: its number, kind, strength and line, what it touches,
// and its words, shortened.
func (d draftPage) point(n int, p *intake.Point) {
	title := d.text("intake.kind."+string(p.Kind)) + ", " + d.text("intake.strength."+string(p.Strength))
	if p.Number != "" {
		title += " [" + p.Number + "]"
	}
	d.printf("\n%3d  %s  %s\n", n, d.strong(title), d.faint(d.text("intake.cli.line", strconv.Itoa(p.Quote.Line))))
	d.list("intake.point.fields", d.fieldNames(p))
	if p.Object != nil {
		d.list("intake.point.object", []string{shorten(p.Object.Value, 90)})
	}
	organs := make([]string, len(p.Organs))
	for i, o := range p.Organs {
		organs[i] = o.Value
	}
	d.list("intake.point.organs", organs)
	d.list("intake.point.figures", figuresOf(p))
	d.printf("     “%s”\n", shorten(p.Quote.Clean(), 160))
}

func (d draftPage) list(key string, values []string) {
	if len(values) > 0 {
		d.printf("     %s %s\n", d.faint(d.text(key)), strings.Join(values, "; "))
	}
}

func (d draftPage) fieldNames(p *intake.Point) []string {
	var out []string
	for _, f := range p.Fields {
		out = append(out, fieldName(d.page, f.ID))
	}
	return out
}

// fieldName is what a field of work is called in the user's language.
func fieldName(p *page, id string) string {
	return p.text("field.name." + strings.ReplaceAll(id, "-", "_"))
}

// figuresOf lists the periods and quantities of a point as the text has them.
func figuresOf(p *intake.Point) []string {
	var out []string
	for _, period := range p.Periods {
		if period.From == period.To {
			out = append(out, strconv.Itoa(period.From))
		} else {
			out = append(out, strconv.Itoa(period.From)+"-"+strconv.Itoa(period.To))
		}
	}
	for _, q := range p.Quantities {
		out = append(out, strings.TrimSpace(strconv.FormatFloat(q.Value, 'f', -1, 64)+" "+q.Unit))
	}
	return out
}

func (d draftPage) end() {
	r := d.draft
	d.printf("\n")
	if a := r.Approval; a != nil {
		key := "intake.end.approved"
		if a.Unanimous {
			key = "intake.end.unanimous"
		}
		d.printf("%s  %s\n", d.text(key), d.faint(d.text("intake.cli.line", strconv.Itoa(a.Quote.Line))))
	} else {
		d.say("intake.end.no_approval")
	}
	if q := r.Continues; q != nil {
		d.printf("%s  %s\n", d.text("intake.end.continues"), d.faint(d.text("intake.cli.line", strconv.Itoa(q.Line))))
	}
	if q := r.EndMark; q != nil {
		d.printf("%s  %s\n", d.text("intake.end.mark", q.Text), d.faint(d.text("intake.cli.line", strconv.Itoa(q.Line))))
	}
	d.say("intake.end.review")
}

// shorten cuts words after so many characters, at a blank.
func shorten(words string, most int) string {
	runes := []rune(words)
	if len(runes) <= most {
		return words
	}
	cut := string(runes[:most])
	if i := strings.LastIndexByte(cut, ' '); i > most/2 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, " ,;:") + " ..."
}
