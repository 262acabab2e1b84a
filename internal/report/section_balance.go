package report

import (
	"cmp"
	"encoding/hex"
	"slices"
	"strings"

	"github.com/openplenum/plenum/internal/outcome"
)

// linesShown is how many sources or uses of a good stand in the page, largest
// first. The rest is one line; the CSV has all.
const linesShown = 12

// balances is the section with the account of every good.
func (w *writer) balances() *Section {
	if len(w.o.Balances) == 0 {
		return nil
	}
	s := &Section{ID: "balances", Title: w.text("report.balance.title")}
	f := Finder{ID: "goods"}
	for i := range w.o.Balances {
		b := &w.o.Balances[i]
		if total(b.Total) == 0 && len(b.Uses) == 0 {
			continue
		}
		name := w.placed(b.Name, b.Region)
		f.Folds = append(f.Folds, Fold{
			ID: balanceAnchor(b), Title: name, Note: w.balanceNote(b),
			Find: strings.ToLower(name + " " + string(b.Good)), Blocks: []Block{w.balanceTable(b)},
		})
	}
	s.Blocks = []Block{Paragraph{Text: w.text("report.balance.intro", len(f.Folds))}, f}
	return s
}

// balanceAnchor is the place of a good's account, the same wherever it is
// asked for. Identifiers with other signs than letters and digits are spelled
// in hexadecimal, so that two never meet.
func balanceAnchor(b *outcome.Balance) string {
	id := string(b.Good)
	if b.Region != "" {
		id += "@" + string(b.Region)
	}
	return anchor("good", id)
}

// anchor is the place of something in the page. See balanceAnchor.
func anchor(of, id string) string {
	for _, r := range id {
		if !(r >= 'a' && r <= 'z' || r >= '0' && r <= '9') {
			return of + "-x" + hex.EncodeToString([]byte(id))
		}
	}
	return of + "-" + id
}

// balanceNote is the turnover in the last year.
func (w *writer) balanceNote(b *outcome.Balance) string {
	last := len(b.Total) - 1
	return w.text("report.balance.note", w.figure(b.Total[last], b.Unit), w.o.Years[last])
}

// balanceTable is one account: sources, uses, and what is left.
func (w *writer) balanceTable(b *outcome.Balance) *Table {
	t := &Table{
		ID: balanceAnchor(b) + "-table", Caption: w.text("report.balance.caption", w.placed(b.Name, b.Region), b.Unit),
		Columns: append([]Column{{Title: w.text("report.col.what")}}, w.yearColumns()...),
	}
	add := func(kind RowKind, text string, values []float64) {
		t.Rows = append(t.Rows, Row{Kind: kind, Cells: append([]Cell{{Text: text}}, w.amounts(values)...)})
	}
	side := func(title, prefix string, lines []outcome.Line, sum []float64, sumText string) {
		t.Rows = append(t.Rows, Row{Kind: Group, Cells: []Cell{{Text: title}}})
		lines = slices.Clone(lines)
		slices.SortStableFunc(lines, func(x, y outcome.Line) int { return cmp.Compare(total(y.Amounts), total(x.Amounts)) })
		rest, others := make([]float64, len(sum)), 0
		for i, l := range lines {
			switch {
			case total(l.Amounts) == 0:
			case i < linesShown || len(lines) == linesShown+1:
				add(Plain, w.lineName(prefix, l), l.Amounts)
			default:
				others++
				for y, v := range l.Amounts {
					rest[y] += v
				}
			}
		}
		if others > 0 {
			add(Plain, w.text("report.balance.others", others), rest)
		}
		add(Total, sumText, sum)
	}
	side(w.text("report.balance.sources"), "report.source.", b.Sources, b.Total, w.text("report.balance.sources.sum"))
	side(w.text("report.balance.uses"), "report.use.", b.Uses, b.Used(), w.text("report.balance.uses.sum"))
	add(Total, w.text("report.balance.unused"), b.Unused)
	return t
}

// lineName says what a source or use is.
func (w *writer) lineName(prefix string, l outcome.Line) string {
	kind := l.Kind
	if l.Unlimited {
		kind += ".unlimited"
	}
	if !w.c.Has(prefix + kind) {
		return strings.TrimSpace(w.word(prefix, l.Kind) + " " + l.Name)
	}
	return w.text(prefix+kind, l.Name)
}

// limits is the section on the limits of the plan.
func (w *writer) limits() *Section {
	if len(w.o.Limits) == 0 {
		return nil
	}
	t := &Table{ID: "limit-values", Caption: w.text("report.limits.caption"), Columns: append([]Column{
		{Title: w.text("report.col.limit")}, {Title: w.text("report.col.unit")},
	}, w.yearColumns()...)}
	for _, l := range w.o.Limits {
		name := w.placed(l.Name, l.Region)
		row := Row{Kind: Total, Cells: append([]Cell{{Text: name}, {Text: l.Unit}}, w.amounts(l.Values)...)}
		for y := range l.Values {
			if atBound(l, y) {
				c := &row.Cells[2+y]
				c.Text, c.State, c.Say = "■ "+c.Text, StateFull, w.text("report.state.bound")
			}
		}
		t.Rows = append(t.Rows, row)
		t.Rows = append(t.Rows, w.boundRow("report.limits.least", name, l.Unit, l.Lower)...)
		t.Rows = append(t.Rows, w.boundRow("report.limits.most", name, l.Unit, l.Upper)...)
	}
	return &Section{ID: "limits", Title: w.text("report.limits.title"), Blocks: append(
		[]Block{Paragraph{Text: w.text("report.limits.intro")}}, w.folded(t)...)}
}

// boundRow is a row of bounds, none when no year has one.
func (w *writer) boundRow(key, name, unit string, bounds []*float64) []Row {
	values, any := make([]float64, len(bounds)), false
	for y, v := range bounds {
		values[y] = nothing
		if v != nil {
			values[y], any = *v, true
		}
	}
	if !any {
		return nil
	}
	return []Row{{Cells: append([]Cell{{Text: w.text(key, name)}, {Text: unit}}, w.amounts(values)...)}}
}

// atBound tells whether the value stands at a bound, as far as four digits
// show.
func atBound(l outcome.Limit, y int) bool {
	for _, b := range []*float64{l.Lower[y], l.Upper[y]} {
		if b != nil && abs(l.Values[y]-*b) <= 5e-5*(1e-9+abs(*b)) {
			return true
		}
	}
	return false
}
