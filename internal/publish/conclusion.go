package publish

import (
	"strconv"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/document"
	"github.com/openplenum/plenum/internal/locale"
	"github.com/openplenum/plenum/internal/plan"
)

// conclusion is a conclusion as it was adopted, point by point, with who answers
// for each and the figures that it sets.
func (t *teller) conclusion(p *hall.PublicPlenary, c *hall.PublicConclusion) *document.Document {
	day := t.day(t.dayOf(c.Adopted.At))
	d := &document.Document{
		Language: t.c.Language, Kind: document.Letter, Over: t.organ(p.Organ), Title: c.Title, Words: t.words(),
		Under: []string{t.text("publish.conclusion.adopted", locale.Args{"plenary": p.Title, "day": day})},
	}
	var of *plan.Plan
	if v := t.version(c.Version); v != nil {
		of = v.Folder.Plan
		d.Under = append(d.Under, t.text("publish.conclusion.version", locale.Args{"plan": of.Name, "version": string(v.ID)}))
	}
	points := document.Points{}
	for _, x := range c.Points {
		points = append(points, document.Point{
			ID: string(x.ID), Number: strconv.Itoa(x.Number) + ".", Text: x.Text, Notes: t.pointNotes(of, x),
		})
	}
	d.Sections = []document.Section{{Blocks: []document.Block{points}}}
	if c.Verdict != nil {
		d.Sections = append(d.Sections, document.Section{ID: "vote", Title: t.text("publish.conclusion.vote"), Blocks: []document.Block{
			document.Paragraph{Text: upper(t.arithmetic(*c.Verdict)) + "."},
		}})
	}
	d.Foot = []string{t.text("publish.conclusion.source", locale.Args{"plenary": string(p.ID), "conclusion": string(c.ID), "entry": c.Adopted.Seq})}
	return d
}

// pointNotes are what stands below a point: kind and fields, who answers, the
// figures, and a vote of its own.
func (t *teller) pointNotes(of *plan.Plan, x hall.PublicPoint) []string {
	kind := upper(t.text("publish.kind." + string(x.Sort)))
	if fields := t.fieldNames(x.Fields); fields != "" {
		kind = t.text("publish.conclusion.kind", kind, fields)
	}
	out := []string{kind}
	if x.Responsible != "" {
		answers := t.text("publish.conclusion.answers", upper(t.organ(x.Responsible)))
		if len(x.Supporting) > 0 {
			answers = t.text("publish.conclusion.with", answers, t.organs(x.Supporting))
		}
		if x.Due != "" {
			answers = t.text("publish.conclusion.until", answers, t.day(x.Due))
		}
		out = append(out, answers)
	}
	for _, c := range x.Changes {
		out = append(out, t.change(of, c))
	}
	if x.Version != "" {
		out = append(out, t.text("publish.conclusion.draft", x.Version))
	}
	if x.Verdict != nil {
		out = append(out, t.text("publish.conclusion.apart", t.arithmetic(*x.Verdict)))
	}
	return out
}
