package report

import (
	"cmp"
	"math"
	"slices"

	"github.com/openplenum/plenum/internal/outcome"
	"github.com/openplenum/plenum/internal/plan"
)

// inView is how many rows of a long table stand open; the rest is folded.
const inView = 80

// made is a good that is produced, with its output by year.
type made struct {
	balance *outcome.Balance
	output  []float64
}

// made lists the goods that the plan produces, in the order of the plan, and
// apart from them what is given off: emissions and waste.
func (w *writer) made() (goods, burdens []made) {
	for i := range w.o.Balances {
		b := &w.o.Balances[i]
		output := b.Output()
		switch {
		case total(output) <= 0:
		case b.Kind == plan.Emission || b.Kind == plan.Waste:
			burdens = append(burdens, made{b, output})
		default:
			goods = append(goods, made{b, output})
		}
	}
	return goods, burdens
}

// growth is the mean growth a year from the first to the last year; NaN where
// there is none to speak of.
func growth(values []float64) float64 {
	first, last := values[0], values[len(values)-1]
	if len(values) < 2 || first <= 0 || last < 0 {
		return math.NaN()
	}
	return math.Pow(last/first, 1/float64(len(values)-1)) - 1
}

// output is the section on what is produced.
func (w *writer) output() *Section {
	all, burdens := w.made()
	if len(all)+len(burdens) == 0 {
		return nil
	}
	s := &Section{ID: "output", Title: w.text("report.output.title")}
	s.Blocks = append(s.Blocks, Paragraph{Text: w.text("report.output.intro", len(all))})
	if c := w.growthChart(all); c != nil {
		s.Blocks = append(s.Blocks, c)
	}
	if len(all) > 0 {
		s.Blocks = append(s.Blocks, w.folded(w.outputTable("output-by-good", w.text("report.output.caption"), all))...)
	}
	if len(burdens) > 0 {
		s.Blocks = append(s.Blocks, w.folded(w.outputTable("given-off", w.text("report.output.burdens"), burdens))...)
	}
	return s
}

// outputTable is what is made by year, with its course and its growth.
func (w *writer) outputTable(id, caption string, all []made) *Table {
	t := &Table{ID: id, Caption: caption, Columns: []Column{
		{Title: w.text("report.col.good")}, {Title: w.text("report.col.unit")}, {Title: w.text("report.col.course"), Line: true},
	}}
	t.Columns = append(append(t.Columns, w.yearColumns()...), Column{Title: w.text("report.col.growth"), Right: true})
	for _, m := range all {
		row := Row{Cells: []Cell{
			{Text: w.placed(m.balance.Name, m.balance.Region), Link: balanceAnchor(m.balance)}, {Text: m.balance.Unit}, {Line: m.output},
		}}
		row.Cells = append(row.Cells, w.amounts(m.output)...)
		row.Cells = append(row.Cells, Cell{Text: w.signed(growth(m.output))})
		t.Rows = append(t.Rows, row)
	}
	return t
}

// signed writes a rate with its sign.
func (w *writer) signed(rate float64) string {
	text := w.c.Percent(rate, 1)
	if rate >= 0.0005 && !math.IsInf(rate, 0) {
		return "+" + text
	}
	return text
}

// growthChart is the growth of each good as bars, the fastest first; of many
// goods both ends.
func (w *writer) growthChart(all []made) *Chart {
	if len(w.o.Years) < 2 {
		return nil
	}
	var bars []Bar
	for _, m := range all {
		if g := growth(m.output); !math.IsNaN(g) {
			bars = append(bars, Bar{Label: w.placed(m.balance.Name, m.balance.Region), Value: g, Text: w.signed(g)})
		}
	}
	if len(bars) < 2 {
		return nil
	}
	slices.SortStableFunc(bars, func(x, y Bar) int { return cmp.Compare(y.Value, x.Value) })
	title := w.text("report.growth.title")
	const ends = 12
	if len(bars) > 5*ends/2 {
		bars = append(slices.Clone(bars[:ends]), bars[len(bars)-ends:]...)
		title = w.text("report.growth.ends", ends)
	}
	table := &Table{ID: "growth-data", Caption: title, Columns: []Column{{Title: w.text("report.col.good")}, {Title: w.text("report.col.growth"), Right: true}}}
	for _, b := range bars {
		table.Rows = append(table.Rows, Row{Cells: []Cell{{Text: b.Label}, {Text: b.Text}}})
	}
	return &Chart{ID: "growth", Title: title, Desc: w.text("report.growth.desc", w.o.Years[0], w.o.Years[len(w.o.Years)-1]), Bars: bars, Table: table}
}

// folded shows the first rows of a long table and folds the whole of it.
func (w *writer) folded(t *Table) []Block {
	if len(t.Rows) <= inView {
		return []Block{t}
	}
	head := *t
	head.ID += "-head"
	head.Rows = t.Rows[:inView/2]
	return []Block{&head, Fold{
		ID: t.ID + "-all", Title: w.text("report.all", len(t.Rows)), Blocks: []Block{t},
	}}
}

// labour is the section on the use of labour: each skill against its supply.
func (w *writer) labour() *Section {
	var skills []*outcome.Balance
	for i := range w.o.Balances {
		if b := &w.o.Balances[i]; b.Kind == plan.Labour && total(b.Total) > 0 {
			skills = append(skills, b)
		}
	}
	if len(skills) == 0 {
		return nil
	}
	s := &Section{ID: "labour", Title: w.text("report.labour.title")}
	t := &Table{ID: "labour-use", Caption: w.text("report.labour.caption"), Columns: append([]Column{
		{Title: w.text("report.col.skill")}, {Title: w.text("report.col.unit")},
	}, w.yearColumns()...)}
	chart := &Chart{
		ID: "labour-chart", Title: w.text("report.labour.chart"), Desc: w.text("report.labour.desc"), Table: t,
		Series: []string{w.text("report.labour.used"), w.text("report.labour.free")}, Classes: []string{"used", "free"},
	}
	var full []Item
	for _, b := range skills {
		name := w.placed(b.Name, b.Region)
		rows := w.shareRows(name, b.Unit, b.Used(), b.Total, b.Shares())
		t.Rows = append(t.Rows, rows...)
		panel := Panel{Title: name, Unit: b.Unit}
		for y, used := range b.Used() {
			panel.Tops = append(panel.Tops, w.share(b.Shares()[y], 0))
			panel.Labels = append(panel.Labels, w.years(w.o.Years[y:y+1]))
			panel.Stacks = append(panel.Stacks, []float64{used, max(b.Total[y]-used, 0)})
		}
		chart.Panels = append(chart.Panels, panel)
		if years := w.fullYears(b.Shares()); len(years) > 0 {
			full = append(full, Item{Tone: Warn, Text: w.text("report.labour.full", name, w.years(years)), Lead: name})
		}
	}
	s.Blocks = append(s.Blocks, Paragraph{Text: w.text("report.labour.intro")})
	if len(full) > 0 {
		s.Blocks = append(s.Blocks, List{full})
	}
	s.Blocks = append(s.Blocks, chart)
	return s
}

// fullYears are the years in which a share is 1 as it is shown.
func (w *writer) fullYears(shares []float64) []int {
	var out []int
	for t, s := range shares {
		if isFull(s) {
			out = append(out, w.o.Years[t])
		}
	}
	return out
}

// isFull tells whether a share reads as 100 %.
func isFull(share float64) bool { return share >= 0.9995 }

// shareRows are three rows: what is used, what there is, and the share.
func (w *writer) shareRows(name, unit string, used, of, shares []float64) []Row {
	n := len(used)
	both := w.amounts(append(slices.Clone(used), of...))
	rows := []Row{
		{Cells: append([]Cell{{Text: w.text("report.used", name)}, {Text: unit}}, both[:n]...)},
		{Cells: append([]Cell{{Text: w.text("report.there", name)}, {Text: unit}}, both[n:]...)},
	}
	share := Row{Kind: Total, Cells: []Cell{{Text: w.text("report.share", name)}, {}}}
	for _, v := range shares {
		share.Cells = append(share.Cells, w.shareCell(v))
	}
	return append(rows, share)
}

// share rounds a share down, so that only what is used up reads as 100 %.
func (w *writer) share(v float64, decimals int) string {
	if isFull(v) {
		return w.c.Percent(1, 0)
	}
	scale := math.Pow10(decimals + 2)
	return w.c.Percent(math.Floor(v*scale+1e-9)/scale, decimals)
}

// shareCell is a share in use, marked where nothing is left.
func (w *writer) shareCell(v float64) Cell {
	c := Cell{Text: w.share(v, 1)}
	if isFull(v) {
		c = Cell{Text: "■ " + w.share(v, 0), State: StateFull, Say: w.text("report.state.full")}
	}
	return c
}
