package report

import (
	"fmt"
	"math"

	"github.com/openplenum/plenum/internal/locale"
)

// Chart is small multiples of stacked columns (Panels), of courses with bands
// (Fans) or of fields (Matrices), or horizontal bars (Bars), or work over years
// (Gantt), with the table of its figures behind it.
type Chart struct {
	ID       string
	Title    string
	Desc     string   // what the chart shows, for those who do not see it
	Series   []string // names of the parts of a stack
	Classes  []string // how each part is drawn: met, short, aside, used, free
	Panels   []Panel
	Bars     []Bar
	Fans     []Fan
	Matrices []Matrix
	Gantt    *Gantt
	Table    *Table
}

// Panel is one set of stacked columns.
type Panel struct {
	Title  string
	Unit   string
	Labels []string    // below the columns
	Stacks [][]float64 // by column, by part from below
	Tops   []string    // above the columns; nil: nothing
}

// Bar is one horizontal bar.
type Bar struct {
	Label string
	Value float64
	Text  string // the value as it is written
}

// Drawing is a picture of lines, boxes and words in its own units.
type Drawing struct {
	ID, Title, Desc string
	Unit            string
	Width, Height   float64
	Shapes          []Shape
}

// Shape is one mark of a drawing.
type Shape struct {
	Kind       string // box, line, text, path, area
	Class      string
	X, Y, W, H float64 // of a line: from X, Y by W, H
	Text       string
	Anchor     string // of a text: start, middle, end
	Full       string // the whole of a text that was cut
	Points     string // of a path or area
}

// Drawings draws the chart.
func (c *Chart) Drawings() []Drawing {
	switch {
	case len(c.Bars) > 0:
		return []Drawing{c.drawBars()}
	case c.Gantt != nil:
		return []Drawing{c.drawGantt(c.Gantt)}
	}
	var out []Drawing
	for _, p := range c.Panels {
		out = append(out, c.drawPanel(p))
	}
	for _, f := range c.Fans {
		out = append(out, c.drawFan(f))
	}
	for _, m := range c.Matrices {
		out = append(out, c.drawMatrix(m))
	}
	for i := range out {
		out[i].ID = fmt.Sprintf("%s-%d", c.ID, i+1)
	}
	return out
}

// Wide tells whether the chart is one picture over the whole width.
func (c *Chart) Wide() bool {
	return len(c.Bars) > 0 || c.Gantt != nil
}

// Sizes of panels and bars.
const (
	panelWidth, panelHeight = 260.0, 150.0
	panelLeft, panelTop     = 44.0, 10.0
	panelBottom             = 22.0
	barsWidth, barsLabel    = 680.0, 250.0
	barsRow, barsText       = 20.0, 62.0
	labelSigns              = 40 // of a bar's label
)

// drawPanel draws stacked columns on an axis from zero to a round number.
func (c *Chart) drawPanel(p Panel) Drawing {
	d := Drawing{Title: p.Title, Unit: p.Unit, Desc: c.Desc, Width: panelWidth, Height: panelHeight}
	top := 0.0
	for _, stack := range p.Stacks {
		top = max(top, total(stack))
	}
	if p.Tops != nil {
		top *= 1.1 // room for what stands above
	}
	top = roundUp(top)
	height := panelHeight - panelTop - panelBottom
	y := func(v float64) float64 { return panelTop + height*(1-v/top) }
	marks := []float64{0, top / 2, top}
	if c.counts() && top/2 != math.Floor(top/2) {
		marks = []float64{0, top} // half a target is none
	}
	for _, v := range marks {
		d.line("grid", panelLeft, y(v), panelWidth-panelLeft, 0)
		d.text("axis", panelLeft-5, y(v)+3.5, "end", short(v))
	}
	step := (panelWidth - panelLeft) / float64(len(p.Stacks))
	width := min(step*0.72, 40)
	every := int(math.Ceil(30 / step)) // labels that do not run into each other
	for i, stack := range p.Stacks {
		x, base := panelLeft+step*(float64(i)+0.5), 0.0
		for part, v := range stack {
			if v <= 0 {
				continue
			}
			d.box("part "+c.Classes[part], x-width/2, y(base+v), width, y(base)-y(base+v))
			if y(base)-y(base+v) > 12 && c.counts() {
				d.text("inside "+c.Classes[part], x, (y(base)+y(base+v))/2+3.5, "middle", short(v))
			}
			base += v
		}
		if p.Tops != nil {
			d.text("top", x, y(base)-4, "middle", p.Tops[i])
		}
		if i%every == 0 {
			d.text("axis", x, panelHeight-6, "middle", p.Labels[i])
		}
	}
	return d
}

// counts tells whether all figures are small whole numbers, which fit into
// the columns.
func (c *Chart) counts() bool {
	for _, p := range c.Panels {
		for _, stack := range p.Stacks {
			for _, v := range stack {
				if v != math.Floor(v) || v > 999 {
					return false
				}
			}
		}
	}
	return true
}

// drawBars draws bars to both sides of zero, with the figure at their ends.
func (c *Chart) drawBars() Drawing {
	d := Drawing{ID: c.ID + "-1", Title: c.Title, Desc: c.Desc, Width: barsWidth, Height: barsRow*float64(len(c.Bars)) + 6}
	low, high := 0.0, 0.0
	for _, b := range c.Bars {
		low, high = min(low, b.Value), max(high, b.Value)
	}
	if high == low {
		high = 1
	}
	left, right := barsLabel, barsWidth-barsText
	if low < 0 {
		left += barsText
	}
	x := func(v float64) float64 { return left + (right-left)*(v-low)/(high-low) }
	for i, b := range c.Bars {
		y := barsRow * float64(i)
		d.Shapes = append(d.Shapes, Shape{Kind: "text", Class: "label", X: barsLabel - 8, Y: y + 14, Anchor: "end", Text: locale.Cut(b.Label, labelSigns), Full: b.Label})
		class, anchor, at := "rise", "start", x(b.Value)+5
		if b.Value < 0 {
			class, anchor, at = "fall", "end", x(b.Value)-5
		}
		d.box("part "+class, min(x(0), x(b.Value)), y+3, math.Abs(x(b.Value)-x(0)), barsRow-7)
		d.text("value", at, y+14, anchor, b.Text)
	}
	d.line("zero", x(0), 0, 0, d.Height-6)
	return d
}

func (d *Drawing) box(class string, x, y, w, h float64) {
	d.Shapes = append(d.Shapes, Shape{Kind: "box", Class: class, X: x, Y: y, W: w, H: h})
}

func (d *Drawing) line(class string, x, y, w, h float64) {
	d.Shapes = append(d.Shapes, Shape{Kind: "line", Class: class, X: x, Y: y, W: w, H: h})
}

func (d *Drawing) text(class string, x, y float64, anchor, text string) {
	d.Shapes = append(d.Shapes, Shape{Kind: "text", Class: class, X: x, Y: y, Anchor: anchor, Text: text})
}

// roundUp is the next round number, with one or two digits that are not zero.
func roundUp(v float64) float64 {
	if v <= 0 {
		return 1
	}
	unit := math.Pow10(int(math.Floor(math.Log10(v))))
	for _, m := range []float64{1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8} {
		if v <= m*unit*(1+1e-12) {
			return m * unit
		}
	}
	return 10 * unit
}

// short writes a figure of an axis in few signs: 1.2k, 3M.
func short(v float64) string {
	for _, s := range []struct {
		size float64
		sign string
	}{{1e12, "T"}, {1e9, "G"}, {1e6, "M"}, {1e4, ""}} {
		if s.sign != "" && math.Abs(v) >= s.size {
			return fmt.Sprintf("%.3g%s", v/s.size, s.sign)
		}
	}
	if math.Abs(v) >= 1e4 {
		return fmt.Sprintf("%.3gk", v/1e3)
	}
	return fmt.Sprintf("%.4g", v)
}

// round3 rounds to three digits.
func round3(v float64) float64 {
	if v == 0 {
		return 0
	}
	unit := math.Pow10(int(math.Floor(math.Log10(math.Abs(v)))) - 2)
	return math.Round(v/unit) * unit
}

// Points is a small line through the figures of a row, for a box of 72 by 18:
// from the least to the greatest, but never so that a change of less than a
// tenth fills the box.
func Points(values []float64) string {
	if len(values) == 0 {
		return ""
	}
	low, high := values[0], values[0]
	for _, v := range values {
		low, high = min(low, v), max(high, v)
	}
	if room := max(math.Abs(high), math.Abs(low))/10 - (high - low); room > 0 {
		low, high = low-room/2, high+room/2
	}
	if high == low {
		high = low + 1
	}
	out := ""
	for i, v := range values {
		x := 3.0
		if len(values) > 1 {
			x += 66 * float64(i) / float64(len(values)-1)
		}
		out += fmt.Sprintf("%.1f,%.1f ", x, 15-12*(v-low)/(high-low))
	}
	return out[:len(out)-1]
}
