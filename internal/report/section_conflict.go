package report

import "github.com/openplenum/plenum/internal/outcome"

// conflict is the section for a plan that cannot be.
func (w *writer) conflict() *Section {
	if w.o.Status != outcome.Conflict || len(w.o.Conflict) == 0 {
		return nil
	}
	s := &Section{ID: "conflict", Title: w.text("report.conflict.title")}
	t := &Table{ID: "conflict-rows", Caption: w.text("report.conflict.caption"), Columns: []Column{
		{Title: w.text("report.col.what")}, {Title: w.text("report.col.year"), Right: true},
		{Title: w.text("report.col.least"), Right: true}, {Title: w.text("report.col.most"), Right: true}, {Title: w.text("report.col.unit")},
		{Title: w.text("report.col.weight"), Right: true},
	}}
	bound := func(v *float64, sign float64) Cell {
		if v == nil {
			return Cell{}
		}
		return w.amounts([]float64{sign * *v})[0]
	}
	short := *t
	for i, c := range w.o.Conflict {
		year := ""
		if c.Year != 0 {
			year = w.years([]int{c.Year})
		}
		name := w.word("report.row.", c.Kind, w.placed(c.Name, c.Region))
		least, most := bound(c.Lower, 1), bound(c.Upper, 1)
		if c.Kind == "balance" { // what is made less what is used: the other way round it reads as use
			name = w.text("report.conflict.use", name)
			least, most = bound(c.Upper, -1), bound(c.Lower, -1)
		}
		row := Row{Cells: []Cell{
			{Text: name}, {Text: year},
			least, most, {Text: c.Unit}, {Text: w.c.Number(c.Weight, 3)},
		}}
		t.Rows = append(t.Rows, row)
		if i < 2*listed {
			short.Rows = append(short.Rows, row)
		}
	}
	intro := Paragraph{Text: w.text("report.conflict.intro")}
	s.Blocks, s.Short = []Block{intro, t}, []Block{intro, &short}
	if relief := w.relief(); len(relief) > 0 {
		words := []Block{Paragraph{Text: w.text("report.conflict.relief")}, List{relief}}
		s.Blocks, s.Short = append(s.Blocks, words...), append(s.Short, words...)
	}
	return s
}

// relief says what would make a plan possible.
func (w *writer) relief() []Item {
	var out []Item
	for _, c := range w.o.LeastRelief {
		name := w.word("report.row.", c.Kind, w.placed(c.Name, c.Region))
		if c.Year != 0 {
			name = w.text("report.conflict.dated", name, w.years([]int{c.Year}))
		}
		key := "report.conflict.less"
		if c.More {
			key = "report.conflict.more"
		}
		out = append(out, Item{Lead: name, Text: w.text(key, name,
			w.figure(abs(c.Change), c.Unit), w.c.Percent(abs(c.Share), 1), w.figure(c.Amount, c.Unit))})
	}
	return out
}
