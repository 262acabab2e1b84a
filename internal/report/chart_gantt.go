package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/openplenum/plenum/internal/locale"
)

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
	ganttRow, ganttBar = 42.0, 16.0 // of a row: the words, and below them the bar
	ganttTop           = 22.0
	ganttWidth         = 420.0 // narrow, so that it can be read on a telephone
	ganttSigns         = 42
	ganttNoteSigns     = 26
)

// drawGantt draws rows of work over the years. What goes on after the last
// year runs out of the chart with an arrow.
func (c *Chart) drawGantt(g *Gantt) Drawing {
	d := Drawing{ID: c.ID + "-1", Title: g.Title, Desc: c.Desc, Width: ganttWidth, Height: ganttTop + ganttRow*float64(len(g.Rows)) + 4}
	first, last := g.Years[0], g.Years[len(g.Years)-1]
	column := (ganttWidth - 12) / float64(len(g.Years))
	x := func(year int) float64 { return 1 + column*float64(min(max(year, first), last+1)-first) }
	for _, year := range append(slices.Clone(g.Years), last+1) {
		d.line("grid", x(year), ganttTop-4, 0, d.Height-ganttTop)
		if year <= last {
			d.text("axis", x(year)+column/2, 12, "middle", fmt.Sprint(year))
		}
	}
	for i, w := range g.Rows {
		y := ganttTop + ganttRow*float64(i)
		d.Shapes = append(d.Shapes,
			Shape{Kind: "text", Class: "name", X: 3, Y: y + 12, Anchor: "start", Text: locale.Cut(w.Label, ganttSigns), Full: w.Label},
			Shape{Kind: "text", Class: "axis", X: x(last+1) - 2, Y: y + 12, Anchor: "end", Text: locale.Cut(w.Note, ganttNoteSigns), Full: w.Note})
		if w.Earliest > 0 {
			d.box("part "+"window", x(w.Earliest), y+ganttBar, x(w.Latest+1)-x(w.Earliest), ganttRow-ganttBar-3)
		}
		if w.From > 0 {
			d.work(w, last, x, y+ganttBar)
		}
	}
	return d
}

// work draws the bar of a row, its upper end at y, and the mark of delivery.
func (d *Drawing) work(w Work, last int, x func(int) float64, y float64) {
	const high, middle = ganttRow - ganttBar - 11, 4 + (ganttRow-ganttBar-11)/2
	from, until := x(w.From)+1, x(w.Until+1)-1
	class := "part " + "work"
	if w.Share < 1-undone {
		class = "part " + "work-some"
	}
	d.box(class, from, y+4, max(until-from, 3), high)
	if w.Until > last { // it goes on after the plan
		d.area("work", x(last+1)-1, y+2, x(last+1)+9, y+middle, x(last+1)-1, y+6+high)
	}
	if w.Delivers > 0 && w.Delivers <= last {
		at, end := x(w.Delivers)+1, x(min(w.Delivery, last)+1)-1
		d.box("part "+"given", at, y+middle-2.5, max(end-at, 3), 5)
		d.area("mark", at, y+middle-8, at+8, y+middle, at, y+middle+8, max(at-8, 0), y+middle)
	}
	if w.Text != "" && until-from > 40 {
		d.text("inside", (from+until)/2, y+middle+4, "middle", w.Text)
	}
}

// area draws a filled shape through points.
func (d *Drawing) area(class string, points ...float64) {
	var all []string
	for i := 0; i+1 < len(points); i += 2 {
		all = append(all, point(points[i], points[i+1]))
	}
	d.Shapes = append(d.Shapes, Shape{Kind: "area", Class: "part " + class, Points: strings.Join(all, " ")})
}
