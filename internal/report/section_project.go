package report

import "github.com/openplenum/plenum/internal/outcome"

// undone is the share of a project below which it does not start.
const undone = 1e-6

// projects is the section on works of several years.
func (w *writer) projects() *Section {
	if len(w.o.Projects) == 0 {
		return nil
	}
	t := &Table{ID: "project-years", Caption: w.text("report.project.caption"), Columns: []Column{
		{Title: w.text("report.col.project")}, {Title: w.text("report.project.window")}, {Title: w.text("report.project.start"), Right: true},
		{Title: w.text("report.project.share"), Right: true}, {Title: w.text("report.project.works"), Right: true},
		{Title: w.text("report.project.delivery"), Right: true}, {Title: w.text("report.project.delivers")}, {Title: w.text("report.col.organ")},
	}}
	g := &Gantt{Title: w.text("report.project.chart"), Years: w.o.Years}
	var said []Item
	for i := range w.o.Projects {
		p := &w.o.Projects[i]
		name := w.placed(p.Name, p.Region)
		said = append(said, w.projectSaid(p, name))
		starts := projectStarts(p)
		if len(starts) == 0 {
			g.Rows = append(g.Rows, Work{Label: name, Note: w.projectNote(p), Earliest: p.Earliest, Latest: p.Latest})
			t.Rows = append(t.Rows, w.projectRow(p, name, -1))
		}
		for _, y := range starts {
			g.Rows = append(g.Rows, w.work(p, name, y))
			t.Rows = append(t.Rows, w.projectRow(p, name, y))
		}
	}
	c := &Chart{
		ID: "projects-chart", Title: g.Title, Desc: w.text("report.project.desc"), Gantt: g, Table: t,
		Series:  []string{w.text("report.project.key.window"), w.text("report.project.key.work"), w.text("report.project.key.given")},
		Classes: []string{"window", "work", "given"},
	}
	return &Section{
		ID: "projects", Title: w.text("report.project.title"), Short: []Block{List{said[:min(len(said), listed)]}},
		Blocks: []Block{Paragraph{Text: w.text("report.project.intro")}, c, List{said}},
	}
}

// projectStarts are the positions of the years in which some of a project
// starts.
func projectStarts(p *outcome.Project) []int {
	var out []int
	for y, share := range p.Started {
		if share > undone {
			out = append(out, y)
		}
	}
	return out
}

// worksUntil is the last year of work of what starts in a year.
func worksUntil(p *outcome.Project, start int) int {
	return start + max(p.Works, p.Delay, 1) - 1
}

// work is the bar of what starts in year y.
func (w *writer) work(p *outcome.Project, name string, y int) Work {
	start := w.o.Years[y]
	out := Work{
		Label: name, Note: w.projectNote(p), Earliest: p.Earliest, Latest: p.Latest,
		From: start, Until: worksUntil(p, start), Share: p.Started[y],
		Delivers: start + p.Delay, Delivery: start + p.Delay + p.Lasts - 1,
	}
	if p.Asset != "" { // capacity stands from then on
		out.Delivery = max(out.Delivers, w.o.Years[len(w.o.Years)-1])
	}
	if p.Started[y] < 1-undone {
		out.Text = w.c.Percent(p.Started[y], 0)
	}
	return out
}

// projectNote says how the start was decided.
func (w *writer) projectNote(p *outcome.Project) string {
	switch {
	case p.Compulsory && p.Earliest == p.Latest:
		return w.text("report.project.fixed")
	case p.Compulsory:
		return w.text("report.project.must")
	case p.Divisible:
		return w.text("report.project.parts")
	}
	return w.text("report.project.chosen")
}

// projectSaid is one sentence on a project.
func (w *writer) projectSaid(p *outcome.Project, name string) Item {
	starts := projectStarts(p)
	if len(starts) == 0 {
		return Item{Text: w.text("report.project.said.none", name, w.years(span(p.Earliest, p.Latest))), Lead: name}
	}
	var years, given []int
	for _, y := range starts {
		years = append(years, w.o.Years[y])
	}
	amount := 0.0
	for y, v := range p.Delivered {
		if v > undone*p.Amount {
			given = append(given, w.o.Years[y])
			amount += v
		}
	}
	if p.Lasts > 1 && len(given) > 0 {
		amount /= float64(len(given))
	}
	text := w.text("report.project.said", name, w.years(years), w.c.Percent(total(p.Started), 0))
	if len(given) == 0 {
		return Item{Text: text + " " + w.text("report.project.said.later"), Lead: name}
	}
	key := "report.project.said.gives"
	if p.Good != "" {
		key = "report.project.said.goods"
	}
	return Item{Tone: Good, Lead: name, Text: text + " " + w.text(key, w.figure(amount, p.Unit), p.Delivers, w.years(given))}
}

// span lists the years from one to another.
func span(from, to int) []int {
	var out []int
	for y := from; y <= to; y++ {
		out = append(out, y)
	}
	return out
}

// projectRow is the row of what starts in year y; -1: nothing does.
func (w *writer) projectRow(p *outcome.Project, name string, y int) Row {
	row := Row{Cells: []Cell{{Text: name}, {Text: w.years(span(p.Earliest, p.Latest))}}}
	delivers := w.text("report.project.of", w.figure(p.Amount, p.Unit), p.Delivers)
	organ := Cell{Text: w.o.Organ(p.Organ)}
	if y < 0 {
		return Row{Cells: append(row.Cells, Cell{Text: w.text("report.project.not")}, Cell{Text: w.c.Percent(0, 0)}, Cell{Text: "·"}, Cell{Text: "·"}, Cell{Text: delivers}, organ)}
	}
	start := w.o.Years[y]
	given := w.years([]int{start + p.Delay})
	if start+p.Delay > w.o.Years[len(w.o.Years)-1] {
		given = w.text("report.project.after", given)
	}
	return Row{Cells: append(row.Cells,
		Cell{Text: w.years([]int{start})}, Cell{Text: w.c.Percent(p.Started[y], 1)}, Cell{Text: w.years(span(start, worksUntil(p, start)))},
		Cell{Text: given}, Cell{Text: delivers}, organ)}
}
