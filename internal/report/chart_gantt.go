package report

import "fmt"

// Gantt is work over years: one row for each stretch of work.
type Gantt struct {
	Title string
	Years []int
	Rows  []Work
}

// Work is one row: the window in which it may start, the years of work, and
// the year of delivery. Years may lie beyond those of the chart.
type Work struct {
	Label              string
	Note               string // below the label
	Earliest, Latest   int    // 0: no window is shown
	From, Until        int    // years of work, both included; From 0: it does not start
	Delivers, Delivery int    // first and last year of delivery; 0: none
	Share              float64
	Text               string // in or behind the bar
}

// Sizes of a Gantt chart.
const (
	ganttLabel, ganttRow = 220.0, 34.0
	ganttTop             = 22.0
	ganttWidth           = 680.0
	ganttSigns           = 34
)

// drawGantt draws rows of work over the years. What goes on after the last
// year runs out of the chart with an arrow.
func (c *Chart) drawGantt(g *Gantt) Drawing {
	d := Drawing{ID: c.ID + "-1", Title: g.Title, Desc: c.Desc, Width: ganttWidth, Height: ganttTop + ganttRow*float64(len(g.Rows)) + 4}
	first, last := g.Years[0], g.Years[len(g.Years)-1]
	column := (ganttWidth - ganttLabel - 14) / float64(len(g.Years))
	x := func(year int) float64 { return ganttLabel + column*float64(min(max(year, first), last+1)-first) }
	for _, year := range append(append([]int(nil), g.Years...), last+1) {
		d.line("grid", x(year), ganttTop-4, 0, d.Height-ganttTop)
		if year <= last {
			d.text("axis", x(year)+column/2, 12, "middle", fmt.Sprint(year))
		}
	}
	for i, w := range g.Rows {
		y := ganttTop + ganttRow*float64(i)
		d.Shapes = append(d.Shapes, Shape{Kind: "text", Class: "label", X: ganttLabel - 8, Y: y + 14, Anchor: "end", Text: cut(w.Label, ganttSigns), Full: w.Label})
		d.Shapes = append(d.Shapes, Shape{Kind: "text", Class: "axis", X: ganttLabel - 8, Y: y + 27, Anchor: "end", Text: cut(w.Note, ganttSigns+4), Full: w.Note})
		if w.Earliest > 0 {
			d.box("part "+"window", x(w.Earliest), y+4, x(w.Latest+1)-x(w.Earliest), ganttRow-8)
		}
		if w.From > 0 {
			d.work(w, last, x, y)
		}
	}
	return d
}

// work draws the bar of a row and the mark of its delivery.
func (d *Drawing) work(w Work, last int, x func(int) float64, y float64) {
	from, until := x(w.From)+1, x(w.Until+1)-1
	class := "part " + "work"
	if w.Share < 1-1e-6 {
		class = "part " + "work-some"
	}
	d.box(class, from, y+8, max(until-from, 3), ganttRow-16)
	if w.Until > last {
		d.Shapes = append(d.Shapes, Shape{Kind: "area", Class: "part " + "work", Points: fmt.Sprintf("%.1f,%.1f %.1f,%.1f %.1f,%.1f",
			x(last+1)-1, y+6, x(last+1)+9, y+ganttRow/2, x(last+1)-1, y+ganttRow-6)})
	}
	if w.Delivers > 0 && w.Delivers <= last {
		at, end := x(w.Delivers)+1, x(min(w.Delivery, last)+1)-1
		d.box("part "+"given", at, y+ganttRow/2-3, max(end-at, 3), 6)
		d.Shapes = append(d.Shapes, Shape{Kind: "area", Class: "part " + "mark", Points: fmt.Sprintf("%.1f,%.1f %.1f,%.1f %.1f,%.1f %.1f,%.1f",
			at, y+ganttRow/2-8, at+8, y+ganttRow/2, at, y+ganttRow/2+8, at-8, y+ganttRow/2)})
	}
	if w.Text != "" && until-from > 40 {
		d.text("inside", (from+until)/2, y+ganttRow/2+4, "middle", w.Text)
	}
}
