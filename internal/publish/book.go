package publish

import (
	"strconv"

	"github.com/openplenum/plenum/internal/document"
	"github.com/openplenum/plenum/internal/locale"
	"github.com/openplenum/plenum/internal/plan"
	"github.com/openplenum/plenum/internal/report"
)

// book is the plan of a version as one document: how it came about, its targets
// by group, region and year with who set them, projects, limits, trade, and
// what holds it back.
func (t *teller) book(s *planSource, v *versionSource) *document.Document {
	p := v.Folder.Plan
	b := &book{teller: t, s: s, v: v, f: v.figures()}
	d := &document.Document{
		Language: t.c.Language, Kind: document.Book, Title: p.Name, Words: t.words(), Contents: true,
		Under: []string{t.text("publish.book.version", string(v.ID)), t.text("publish.book.since", t.day(t.dayOf(v.Created)))},
	}
	for _, x := range t.plenaries {
		for _, c := range x.Conclusions {
			if c.Version == v.ID {
				d.Over = t.organ(x.Organ)
			}
		}
	}
	for _, chapter := range []func() document.Section{b.about, b.targets, b.projects, b.limits, b.trade, b.held, b.decided, b.organs} {
		if c := chapter(); len(c.Blocks) > 0 || len(c.Sections) > 0 {
			d.Sections = append(d.Sections, c)
		}
	}
	return d
}

// book is one being written.
type book struct {
	*teller
	s *planSource
	v *versionSource
	f *plan.Figures
}

// years are the heads of the columns for years.
func (b *book) years() []document.Column {
	var out []document.Column
	for _, y := range b.f.Years {
		out = append(out, document.Column{Title: strconv.Itoa(y), Right: true})
	}
	return out
}

func (b *book) about() document.Section {
	p := b.v.Folder.Plan
	s := document.Section{ID: "about", Title: b.text("publish.book.about")}
	if p.Note != "" {
		s.Blocks = append(s.Blocks, document.Paragraph{Text: p.Note})
	}
	first, last := b.f.Years[0], b.f.Years[len(b.f.Years)-1]
	s.Blocks = append(s.Blocks, document.Paragraph{Text: b.text("publish.book.span", locale.Args{"first": first, "last": last, "targets": len(b.f.Promises), "goods": len(p.Goods)})})
	for i := range b.plenaries {
		x := &b.plenaries[i]
		for j := range x.Conclusions {
			if c := &x.Conclusions[j]; c.Version == b.v.ID {
				s.Blocks = append(s.Blocks, document.Paragraph{Text: sentences(
					b.text("publish.book.by", locale.Args{"organ": b.theOrgan(x.Organ), "title": c.Title, "day": b.day(b.dayOf(c.Adopted.At))}), b.approval(c.Verdict),
				)})
			}
		}
	}
	return with(s, document.Paragraph{Text: b.text("publish.book.read"), Note: true}, document.Paragraph{Text: b.text("publish.book.hash", b.v.Hash), Note: true})
}

// with is a section with more blocks.
func with(s document.Section, more ...document.Block) document.Section {
	s.Blocks = append(s.Blocks, more...)
	return s
}

// decided lists the conclusions that the plan was changed by.
func (b *book) decided() document.Section {
	s := document.Section{ID: "decided", Title: b.text("publish.book.decided")}
	t := &document.Table{Columns: []document.Column{
		{Title: b.text("publish.col.day"), Whole: true}, {Title: b.text("publish.col.conclusion")}, {Title: b.text("publish.col.version")}, {Title: b.text("publish.col.figures"), Right: true},
	}}
	for _, x := range b.plenaries {
		for _, c := range x.Conclusions {
			v := b.version(c.Version)
			if v == nil || v.Plan != b.v.Plan || v.Act > b.v.Act {
				continue
			}
			figures := 0
			for _, p := range c.Points {
				figures += len(p.Changes)
			}
			t.Rows = append(t.Rows, document.Row{{Text: b.day(b.dayOf(c.Adopted.At))}, {Text: c.Title}, {Text: string(c.Version)}, {Text: strconv.Itoa(figures)}})
		}
	}
	if len(t.Rows) == 0 {
		return s
	}
	return with(s, t)
}

// organs is who answers for how many targets.
func (b *book) organs() document.Section {
	s := document.Section{ID: "organs", Title: b.text("publish.book.organs"), Runs: true}
	counts := map[plan.OrganID]map[plan.TargetID]bool{}
	for _, p := range b.f.Promises {
		if counts[p.Organ] == nil {
			counts[p.Organ] = map[plan.TargetID]bool{}
		}
		counts[p.Organ][p.ID] = true
	}
	t := &document.Table{Columns: []document.Column{{Title: b.text("publish.col.organ")}, {Title: b.text("publish.col.answers")}}}
	for _, o := range b.v.Folder.Plan.Organs {
		if len(counts[o.ID]) == 0 {
			continue
		}
		var names []string
		seen := map[string]bool{}
		for _, p := range b.f.Promises {
			if p.Organ == o.ID && !seen[p.Name] {
				seen[p.Name] = true
				names = append(names, p.Name)
			}
		}
		name := o.Name
		if name == "" {
			name = string(o.ID)
		}
		t.Rows = append(t.Rows, document.Row{{Text: name}, {Text: b.c.List(names)}})
	}
	if len(t.Rows) == 0 {
		return s
	}
	return with(s, t)
}

// held is what the solved plan reaches and what holds it back, as the report of
// the plan says it.
func (b *book) held() document.Section {
	s := document.Section{ID: "held", Title: b.text("publish.book.held")}
	if b.v.Outcome == nil {
		return with(s, document.Paragraph{Text: b.text("publish.book.unsolved")})
	}
	r := report.New(b.v.Outcome, b.c, report.Options{})
	s.Blocks = append(s.Blocks, document.Paragraph{Text: r.Verdict.Text})
	for _, part := range r.Sections {
		switch part.ID {
		case "summary":
			s.Blocks = append(s.Blocks, blocksOf(part.Blocks)...)
		case "conflict", "why", "scarce":
			s.Sections = append(s.Sections, document.Section{ID: "held-" + part.ID, Title: part.Title, Blocks: blocksOf(part.Blocks)})
		}
	}
	return s
}

// blocksOf are blocks of a report as a document has them: charts as the tables
// behind them, and without what is only searched.
func blocksOf(all []report.Block) []document.Block {
	var out []document.Block
	for _, x := range all {
		switch v := x.(type) {
		case report.Paragraph:
			out = append(out, document.Paragraph{Text: v.Text, Note: v.Note})
		case report.List:
			var items document.Items
			for _, i := range v.Items {
				if i.Below && len(items) > 0 {
					last := &items[len(items)-1]
					last.Below = append(last.Below, i.Text)
					continue
				}
				items = append(items, document.Item{Text: i.Text})
			}
			out = append(out, items)
		case *report.Table:
			out = append(out, tableOf(v))
		case *report.Chart:
			if v.Table != nil {
				out = append(out, tableOf(v.Table))
			}
		}
	}
	return out
}

// tableOf is a table of a report without the lines drawn in it.
func tableOf(x *report.Table) *document.Table {
	t := &document.Table{Caption: x.Caption}
	for _, c := range x.Columns {
		if !c.Line {
			t.Columns = append(t.Columns, document.Column{Title: c.Title, Right: c.Right})
		}
	}
	for _, r := range x.Rows {
		var row document.Row
		for i, c := range r.Cells {
			if r.Kind == report.Group || !x.Columns[i].Line {
				row = append(row, document.Cell{Text: c.Text})
			}
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
