package publish

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/openplenum/plenum/internal/document"
	"github.com/openplenum/plenum/internal/locale"
	"github.com/openplenum/plenum/internal/plan"
	"github.com/openplenum/plenum/internal/report"
)

// quantity is a figure as it was declared, with its unit.
func (b *book) quantity(q plan.Quantity, unit string) string {
	if q.Unit != "" {
		unit = q.Unit
	}
	if unit == "" {
		return b.amount(q.Value)
	}
	return b.text("publish.quantity", b.amount(q.Value), unit)
}

// good is the name and unit of a good.
func (b *book) good(id plan.GoodID) (name, unit string) {
	for _, g := range b.v.Folder.Plan.Goods {
		if g.ID == id {
			if g.Name == "" {
				return string(id), g.Unit
			}
			return g.Name, g.Unit
		}
	}
	return string(id), ""
}

func (b *book) projects() document.Section {
	p := b.v.Folder.Plan
	s := document.Section{ID: "projects", Title: b.text("publish.book.projects")}
	t := &document.Table{Columns: []document.Column{
		{Title: b.text("publish.col.project")}, {Title: b.text("publish.col.region")}, {Title: b.text("publish.col.gives")}, {Title: b.text("publish.col.years"), Whole: true}, {Title: b.text("publish.col.organ")},
	}}
	for _, x := range p.Projects {
		name := x.Name
		if name == "" {
			name = string(x.ID)
		}
		if x.Compulsory {
			name = b.text("publish.book.compulsory", name)
		}
		what, unit := string(x.Asset), ""
		for _, a := range p.Assets {
			if a.ID == x.Asset && a.Name != "" {
				what = a.Name
			}
		}
		if x.Good != "" {
			what, unit = b.good(x.Good)
		}
		first, last := b.f.Years[0], b.f.Years[len(b.f.Years)-1]
		if x.EarliestSet {
			first = x.Earliest
		}
		if x.LatestSet {
			last = x.Latest
		}
		t.Rows = append(t.Rows, document.Row{
			{Text: name}, {Text: regionName(p, x.Region)}, {Text: b.text("publish.book.gives", what, b.quantity(x.Amount, unit))}, {Text: span(first, last)}, {Text: b.organ(x.Organ)},
		})
	}
	if len(t.Rows) == 0 {
		return s
	}
	return with(s, document.Paragraph{Text: b.text("publish.book.projects_lead")}, t)
}

func (b *book) limits() document.Section {
	p := b.v.Folder.Plan
	s := document.Section{ID: "limits", Title: b.text("publish.book.limits")}
	t := &document.Table{ID: "limits-table", Columns: []document.Column{
		{Title: b.text("publish.col.limit")}, {Title: b.text("publish.col.years"), Whole: true}, {Title: b.text("publish.col.least"), Right: true}, {Title: b.text("publish.col.most"), Right: true},
	}}
	notes := &marks{}
	for _, x := range p.Limits {
		name := x.Name
		if name == "" {
			name = string(x.ID)
		}
		if x.Measure.Region != "" {
			name = b.text("publish.in", name, regionName(p, x.Measure.Region))
		}
		row := document.Row{{Text: name}, {Text: b.span(x.Span)}, {}, {}}
		if x.LowerSet {
			row[2].Text = b.quantity(x.Lower, "")
		}
		if x.UpperSet {
			row[3].Text = b.quantity(x.Upper, "")
		}
		if set := b.limitSet(x); set != "" {
			row[0].Mark = notes.of(set)
		}
		t.Rows = append(t.Rows, row)
	}
	t.Notes = notes.all
	if len(t.Rows) == 0 {
		return s
	}
	return with(s, document.Paragraph{Text: b.text("publish.book.limits_lead")}, t)
}

// limitSet says which point set a limit in one of its years, empty if none did.
// A row of every year stands behind rows of named years, so what was set must
// also be what the row says.
func (b *book) limitSet(x plan.Limit) string {
	for _, y := range b.f.Years {
		if x.Span.Set && (y < x.Span.From || y > x.Span.To) {
			continue
		}
		for _, end := range []string{"", ":upper", ":lower"} {
			for _, at := range []string{":" + strconv.Itoa(y), ""} {
				act := b.actOn("limit:" + string(x.ID) + at + end)
				if act != nil && (x.LowerSet && sets(act.New, x.Lower) || x.UpperSet && sets(act.New, x.Upper)) {
					return b.setBy(act)
				}
			}
		}
	}
	return ""
}

// sets tells whether a value as plan.Set takes it is a quantity.
func sets(value string, q plan.Quantity) bool {
	number, _, _ := strings.Cut(value, " ")
	v, err := strconv.ParseFloat(number, 64)
	return err == nil && v == q.Value
}

// span is a stretch of years; every year of the plan where none is named.
func (b *book) span(s plan.Span) string {
	text := s.String()
	if text == "" {
		return span(b.f.Years[0], b.f.Years[len(b.f.Years)-1])
	}
	return strings.Replace(text, "..", "\u2013", 1)
}

func span(first, last int) string {
	if first == last {
		return strconv.Itoa(first)
	}
	return fmt.Sprintf("%d\u2013%d", first, last)
}

// trade is what may be bought and sold abroad; of a solved plan, what is.
func (b *book) trade() document.Section {
	s := document.Section{ID: "trade", Title: b.text("publish.book.trade")}
	if b.v.Outcome != nil {
		for _, part := range report.New(b.v.Outcome, b.c, report.Options{}).Sections {
			if part.ID == "trade" {
				s.Blocks = blocksOf(part.Blocks)
				return s
			}
		}
	}
	t := &document.Table{Columns: []document.Column{
		{Title: b.text("publish.col.good")}, {Title: b.text("publish.col.direction")}, {Title: b.text("publish.col.years"), Whole: true}, {Title: b.text("publish.col.price"), Right: true}, {Title: b.text("publish.col.most"), Right: true},
	}}
	for _, x := range b.v.Folder.Plan.Trade {
		name, unit := b.good(x.Good)
		direction := b.text("publish.book.export")
		if x.Import {
			direction = b.text("publish.book.import")
		}
		row := document.Row{{Text: name}, {Text: direction}, {Text: b.span(x.Span)}, {}, {}}
		if x.Currency != "" {
			_, money := b.good(x.Currency)
			row[3].Text = b.quantity(x.Price, money+"/"+unit)
		}
		if x.UpperSet {
			row[4].Text = b.quantity(x.Upper, unit)
		}
		t.Rows = append(t.Rows, row)
	}
	if len(t.Rows) == 0 {
		return s
	}
	for _, d := range b.v.Folder.Plan.Debts {
		name, unit := b.good(d.Currency)
		if d.Limit.Value != 0 {
			s = with(s, document.Paragraph{Text: b.text("publish.book.debt", locale.Args{"currency": name, "limit": b.quantity(d.Limit, unit)})})
		}
	}
	return with(s, t)
}
