package report

import (
	"slices"

	"github.com/openplenum/plenum/internal/outcome"
	"github.com/openplenum/plenum/internal/plan"
)

// purse is what comes in and goes out of one currency.
type purse struct {
	id           plan.GoodID
	name, unit   string
	earned, paid []float64
	debt         *outcome.Debt
	price        []*outcome.Price // by year; nil where it has none
	most         []float64        // that may be owed, by the debts and the limits of the plan
}

// purses gathers trade and debt by currency.
func (w *writer) purses() []*purse {
	var out []*purse
	at := func(id plan.GoodID) *purse {
		for _, p := range out {
			if p.id == id {
				return p
			}
		}
		n := len(w.o.Years)
		p := &purse{id: id, name: string(id), earned: make([]float64, n), paid: make([]float64, n), price: make([]*outcome.Price, n)}
		for i := range w.o.Balances {
			if b := &w.o.Balances[i]; b.Good == id {
				p.name, p.unit = b.Name, b.Unit
			}
		}
		out = append(out, p)
		return p
	}
	for _, x := range w.o.Trade {
		if x.Currency == "" {
			continue
		}
		p := at(x.Currency)
		for y, v := range x.Value {
			if x.Import {
				p.paid[y] += v
			} else {
				p.earned[y] += v
			}
		}
	}
	for i := range w.o.Debts {
		d := &w.o.Debts[i]
		p := at(d.Currency)
		p.debt, p.unit = d, d.Unit
	}
	for _, p := range out {
		w.bounded(p)
		for i := range w.o.Prices {
			x := &w.o.Prices[i]
			if y := slices.Index(w.o.Years, x.Year); x.Kind == "balance" && x.Of == string(p.id) && y >= 0 && p.price[y] == nil {
				p.price[y] = x
			}
		}
	}
	return out
}

// bounded finds the most that may be owed in each year.
func (w *writer) bounded(p *purse) {
	p.most = make([]float64, len(w.o.Years))
	for y := range p.most {
		p.most[y] = nothing
		least := func(v *float64) {
			if v != nil && !(p.most[y] <= *v) {
				p.most[y] = *v
			}
		}
		if p.debt != nil {
			least(p.debt.Limit[y])
		}
		for _, l := range w.o.Limits {
			if l.Measure == plan.MeasureDebt && l.Of == string(p.id) {
				least(l.Upper[y])
			}
		}
	}
}

// trade is the section on imports, exports and what is owed.
func (w *writer) trade() *Section {
	if len(w.o.Trade)+len(w.o.Debts) == 0 {
		return nil
	}
	s := &Section{ID: "trade", Title: w.text("report.trade.title")}
	s.Blocks = append(s.Blocks, Paragraph{Text: w.text("report.trade.intro")})
	if purses := w.purses(); len(purses) > 0 {
		t := w.purseTable(purses)
		said := w.tradeSaid(purses)
		s.Blocks = append(s.Blocks, List{said}, w.tradeChart(purses, t))
		s.Short = []Block{List{said}}
	}
	if t := w.tradeTable(); len(t.Rows) > 0 {
		s.Blocks = append(s.Blocks, w.folded(t)...)
	}
	return s
}

// tradeSaid is a sentence on each currency: what is sold, bought and owed.
func (w *writer) tradeSaid(purses []*purse) []Item {
	var out []Item
	for _, p := range purses {
		earned, paid := total(p.earned), total(p.paid)
		text := w.text("report.trade.said", p.name, w.figure(earned, p.unit), w.figure(paid, p.unit))
		tone := Good
		if p.debt != nil {
			last := len(p.debt.Owed) - 1
			text += " " + w.text("report.trade.said.debt", w.figure(p.debt.Opening, p.unit), w.figure(p.debt.Owed[last], p.unit), w.c.Percent(p.debt.Rate, 1))
			var full []int
			for y, owed := range p.debt.Owed {
				if atMost(owed, p.most[y]) {
					full = append(full, w.o.Years[y])
				}
			}
			if len(full) > 0 {
				tone = Warn
				text += " " + w.text("report.trade.said.full", w.years(full))
			}
		}
		out = append(out, Item{Tone: tone, Text: text, Lead: p.name})
	}
	return out
}

// atMost tells whether a figure stands at an upper bound, as far as four
// digits show.
func atMost(v, most float64) bool { return v >= most-5e-5*(1e-9+abs(most)) }

// purseTable is the account of each currency.
func (w *writer) purseTable(purses []*purse) *Table {
	t := &Table{ID: "trade-accounts", Caption: w.text("report.trade.accounts"), Columns: append([]Column{
		{Title: w.text("report.col.what")}, {Title: w.text("report.col.unit")},
	}, w.yearColumns()...)}
	for _, p := range purses {
		t.Rows = append(t.Rows, Row{Kind: Group, Cells: []Cell{{Text: p.name}}})
		add := func(kind RowKind, key string, values []float64) {
			t.Rows = append(t.Rows, Row{Kind: kind, Cells: append([]Cell{{Text: w.text(key)}, {Text: p.unit}}, w.amounts(values)...)})
		}
		balance := make([]float64, len(p.earned))
		for y := range balance {
			balance[y] = p.earned[y] - p.paid[y]
		}
		add(Plain, "report.trade.earned", p.earned)
		add(Plain, "report.trade.paid", p.paid)
		add(Total, "report.trade.balance", balance)
		if d := p.debt; d != nil {
			add(Plain, "report.trade.borrowed", d.Borrowed)
			add(Plain, "report.trade.repaid", d.Repaid)
			add(Plain, "report.trade.interest", d.Interest)
			add(Total, "report.trade.owed", d.Owed)
			row := &t.Rows[len(t.Rows)-1]
			for y, owed := range d.Owed {
				if atMost(owed, p.most[y]) {
					c := &row.Cells[2+y]
					c.Text, c.State, c.Say = "■ "+c.Text, StateFull, w.text("report.state.bound")
				}
			}
			if slices.ContainsFunc(p.most, func(v float64) bool { return v == v }) {
				add(Plain, "report.trade.most", p.most)
			}
		}
		if row, ok := w.priceRow(p); ok {
			t.Rows = append(t.Rows, row)
		}
	}
	return t
}

// priceRow is what one per cent more of a currency would bring.
func (w *writer) priceRow(p *purse) (Row, bool) {
	row := Row{Cells: []Cell{{Text: w.text("report.trade.price")}, {}}}
	any := false
	for _, x := range p.price {
		cell := Cell{Text: "·"}
		if x != nil {
			any = true
			cell.Text = w.figure2(x.Percent)
			row.Cells[1].Text = w.text("report.trade.objective")
			if w.inPoints(x) {
				cell.Text = w.figure2(100 * x.Percent)
				row.Cells[1].Text = w.text("report.trade.points")
			}
		}
		row.Cells = append(row.Cells, cell)
	}
	return row, any
}

// tradeChart draws what is earned and paid, and what is owed, by currency.
func (w *writer) tradeChart(purses []*purse, t *Table) *Chart {
	c := &Chart{
		ID: "trade-chart", Title: w.text("report.trade.chart"), Desc: w.text("report.trade.desc"), Table: t,
		Series:  []string{w.text("report.trade.key.earned"), w.text("report.trade.key.paid"), w.text("report.trade.key.owed"), w.text("report.trade.key.most")},
		Classes: []string{"reached", "against", "middle", "promised"},
	}
	for _, p := range purses {
		c.Fans = append(c.Fans, Fan{
			Title: w.text("report.trade.panel.trade"), Unit: p.unit, Labels: w.yearLabels(), Zero: true,
			Lines: []Course{{Class: "against", Values: p.paid}, {Class: "reached", Values: p.earned}},
		})
		if p.debt != nil {
			c.Fans = append(c.Fans, Fan{
				Title: w.text("report.trade.panel.debt"), Unit: p.unit, Labels: w.yearLabels(), Zero: true,
				Lines: []Course{{Class: "promised", Values: p.most}, {Class: "middle", Values: p.debt.Owed}},
			})
		}
	}
	return c
}

// yearLabels are the years as they stand below a chart.
func (w *writer) yearLabels() []string {
	out := make([]string, len(w.o.Years))
	for i := range out {
		out[i] = w.years(w.o.Years[i : i+1])
	}
	return out
}

// tradeTable is what is bought and sold, good by good.
func (w *writer) tradeTable() *Table {
	t := &Table{ID: "traded", Caption: w.text("report.trade.goods"), Columns: append([]Column{
		{Title: w.text("report.col.good")}, {Title: w.text("report.col.unit")},
	}, w.yearColumns()...)}
	for _, side := range []struct {
		imports bool
		key     string
	}{{false, "report.trade.exports"}, {true, "report.trade.imports"}} {
		head := len(t.Rows)
		for _, x := range w.o.Trade {
			if x.Import != side.imports || total(x.Amounts) == 0 {
				continue
			}
			row := Row{Cells: append([]Cell{{Text: w.placed(x.Name, x.Region), Link: w.linkTo(x.Good, x.Region)}, {Text: x.Unit}}, w.amounts(x.Amounts)...)}
			for y, v := range x.Amounts {
				if x.Upper[y] != nil && v > 0 && atMost(v, *x.Upper[y]) {
					c := &row.Cells[2+y]
					c.Text, c.State, c.Say = "■ "+c.Text, StateFull, w.text("report.state.bound")
				}
			}
			t.Rows = append(t.Rows, row)
		}
		if len(t.Rows) > head {
			t.Rows = slices.Insert(t.Rows, head, Row{Kind: Group, Cells: []Cell{{Text: w.text(side.key)}}})
		}
	}
	return t
}

// linkTo is the place of a good's account; nothing where it has none.
func (w *writer) linkTo(good plan.GoodID, region plan.RegionID) string {
	for i := range w.o.Balances {
		b := &w.o.Balances[i]
		if b.Good == good && (b.Region == region || b.Region == "") && (total(b.Total) != 0 || len(b.Uses) > 0) {
			return balanceAnchor(b)
		}
	}
	return ""
}
