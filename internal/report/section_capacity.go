package report

// capacity is the section on what stands, what is built and what is in use.
func (w *writer) capacity() *Section {
	if len(w.o.Assets) == 0 {
		return nil
	}
	s := &Section{ID: "capacity", Title: w.text("report.capacity.title")}
	s.Blocks = append(s.Blocks, Paragraph{Text: w.text("report.capacity.intro")})
	s.Blocks = append(s.Blocks, w.folded(w.shareTable())...)
	if t := w.openedTable(); len(t.Rows) > 0 {
		s.Blocks = append(s.Blocks, w.folded(t)...)
	} else {
		s.Blocks = append(s.Blocks, Paragraph{Text: w.text("report.capacity.none")})
	}
	if t := w.investmentTable(); len(t.Rows) > 0 {
		s.Blocks = append(s.Blocks, w.folded(t)...)
	}
	s.Blocks = append(s.Blocks, Fold{ID: "standing", Title: w.text("report.capacity.standing"), Blocks: []Block{w.standingTable()}})
	return s
}

// shareTable is the share of each capacity in use. What is not used at all
// and cannot be is left out.
func (w *writer) shareTable() *Table {
	t := &Table{ID: "capacity-use", Caption: w.text("report.capacity.use"), Columns: append([]Column{{Title: w.text("report.col.asset")}}, w.yearColumns()...)}
	for _, a := range w.o.Assets {
		if total(a.Capacity) == 0 {
			continue
		}
		row := Row{Cells: []Cell{{Text: w.placed(a.Name, a.Region)}}}
		for _, v := range a.Shares() {
			row.Cells = append(row.Cells, w.shareCell(v))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// openedTable is the capacity that opens.
func (w *writer) openedTable() *Table {
	t := &Table{ID: "opened", Caption: w.text("report.capacity.opened"), Columns: append([]Column{
		{Title: w.text("report.col.asset")}, {Title: w.text("report.col.unit")},
	}, w.yearColumns()...)}
	t.Columns = append(t.Columns, Column{Title: w.text("report.col.total"), Right: true})
	for _, a := range w.o.Assets {
		if total(a.Opened) == 0 {
			continue
		}
		row := Row{Cells: []Cell{{Text: w.placed(a.Name, a.Region)}, {Text: a.Unit}}}
		row.Cells = append(row.Cells, w.amounts(append(append([]float64(nil), a.Opened...), total(a.Opened)))...)
		t.Rows = append(t.Rows, row)
	}
	return t
}

// investmentTable is the goods that building takes.
func (w *writer) investmentTable() *Table {
	t := &Table{ID: "investment", Caption: w.text("report.capacity.investment"), Columns: append([]Column{
		{Title: w.text("report.col.good")}, {Title: w.text("report.col.unit")},
	}, w.yearColumns()...)}
	for i := range w.o.Balances {
		b := &w.o.Balances[i]
		taken := b.Investment()
		if total(taken) == 0 {
			continue
		}
		row := Row{Cells: []Cell{{Text: w.placed(b.Name, b.Region), Link: balanceAnchor(b)}, {Text: b.Unit}}}
		row.Cells = append(row.Cells, w.amounts(taken)...)
		t.Rows = append(t.Rows, row)
	}
	return t
}

// standingTable is capacity by year.
func (w *writer) standingTable() *Table {
	t := &Table{ID: "capacity-standing", Caption: w.text("report.capacity.standing"), Columns: append([]Column{
		{Title: w.text("report.col.asset")}, {Title: w.text("report.col.unit")},
	}, w.yearColumns()...)}
	for _, a := range w.o.Assets {
		row := Row{Cells: []Cell{{Text: w.placed(a.Name, a.Region)}, {Text: a.Unit}}}
		t.Rows = append(t.Rows, Row{Cells: append(row.Cells, w.amounts(a.Capacity)...)})
	}
	return t
}
