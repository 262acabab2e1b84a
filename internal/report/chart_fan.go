package report

import (
	"fmt"
	"math"
	"strings"
)

// Fan is lines over the years with bands around them: a course, what was
// promised, and how far it may spread.
type Fan struct {
	Title  string
	Unit   string
	Labels []string // below the places of the axis
	Zero   bool     // the axis begins at zero even where all figures lie far from it
	Bands  []Band   // widest first
	Lines  []Course
}

// Band is the room between two courses. NaN: no figure.
type Band struct {
	Class     string // of Chart.Classes
	Low, High []float64
}

// Course is one line. NaN: no figure there, and the line is broken.
type Course struct {
	Class  string
	Values []float64
	Joined bool // goes on over years without a figure
}

// fanHeight is a little more than that of columns: courses lie close.
const fanHeight = 170.0

// drawFan draws bands and lines on an axis that holds them all. It begins at
// zero unless the figures lie far from it.
func (c *Chart) drawFan(f Fan) Drawing {
	d := Drawing{Title: f.Title, Unit: f.Unit, Desc: c.Desc, Width: panelWidth, Height: fanHeight}
	low, high := f.reach()
	if low >= 0 && (f.Zero || (high-low) > high/4) {
		low = 0
	}
	marks := axis(low, high)
	low, high = marks[0], marks[len(marks)-1]
	height := fanHeight - panelTop - panelBottom
	y := func(v float64) float64 { return panelTop + height*(1-(v-low)/(high-low)) }
	for _, v := range marks {
		class := "grid"
		if v == 0 && low < 0 {
			class = "zero"
		}
		d.line(class, panelLeft, y(v), panelWidth-panelLeft, 0)
		d.text("axis", panelLeft-5, y(v)+3.5, "end", short(v))
	}
	n := len(f.Labels)
	step := (panelWidth - panelLeft) / float64(n)
	x := func(i int) float64 { return panelLeft + step*(float64(i)+0.5) }
	for _, b := range f.Bands {
		d.band(b, x, y, min(step*0.3, 9))
	}
	for _, l := range f.Lines {
		d.course(l, x, y)
	}
	every := int(math.Ceil(30 / step))
	for i, label := range f.Labels {
		if i%every == 0 {
			d.text("axis", x(i), fanHeight-6, "middle", label)
		}
	}
	return d
}

// reach is the least and the greatest figure.
func (f Fan) reach() (low, high float64) {
	low, high = math.Inf(1), math.Inf(-1)
	see := func(values []float64) {
		for _, v := range values {
			if !math.IsNaN(v) && !math.IsInf(v, 0) {
				low, high = min(low, v), max(high, v)
			}
		}
	}
	for _, b := range f.Bands {
		see(b.Low)
		see(b.High)
	}
	for _, l := range f.Lines {
		see(l.Values)
	}
	if low > high {
		return 0, 1
	}
	return low, high
}

// axis is round marks from below the least figure to above the greatest.
func axis(low, high float64) []float64 {
	if high-low < 1e-9*max(math.Abs(high), math.Abs(low)) || high == low {
		room := max(math.Abs(high)/10, 1e-9)
		if high == 0 {
			room = 0.5
		}
		low, high = low-room, high+room
	}
	step := roundUp((high - low) / 4)
	first := math.Floor(low/step+1e-9) * step
	var out []float64
	for i := 0; i < 8; i++ {
		v := first + float64(i)*step
		if math.Abs(v) < 1e-9*step {
			v = 0
		}
		out = append(out, v)
		if v >= high-1e-9*step {
			break
		}
	}
	return out
}

// band draws the room between two courses, broken where there is no figure; a
// single year by itself is a bar.
func (d *Drawing) band(b Band, x func(int) float64, y func(float64) float64, half float64) {
	for _, run := range runs(b.Low, b.High) {
		var points []string
		if run[1]-run[0] == 1 {
			i := run[0]
			d.box("part "+b.Class, x(i)-half, y(b.High[i]), 2*half, max(y(b.Low[i])-y(b.High[i]), 0.5))
			continue
		}
		for i := run[0]; i < run[1]; i++ {
			points = append(points, point(x(i), y(b.High[i])))
		}
		for i := run[1] - 1; i >= run[0]; i-- {
			points = append(points, point(x(i), y(b.Low[i])))
		}
		d.Shapes = append(d.Shapes, Shape{Kind: "area", Class: "part " + b.Class, Points: strings.Join(points, " ")})
	}
}

// course draws a line, with a mark at each figure where it is what the plan
// reaches.
func (d *Drawing) course(l Course, x func(int) float64, y func(float64) float64) {
	stretches := runs(l.Values, l.Values)
	if l.Joined && len(stretches) > 1 {
		stretches = [][2]int{{stretches[0][0], stretches[len(stretches)-1][1]}}
	}
	for _, run := range stretches {
		var points []string
		for i := run[0]; i < run[1]; i++ {
			if !math.IsNaN(l.Values[i]) {
				points = append(points, point(x(i), y(l.Values[i])))
			}
		}
		if len(points) == 1 { // a single year is a short stroke
			i := run[0]
			points = []string{point(x(i)-8, y(l.Values[i])), point(x(i)+8, y(l.Values[i]))}
		}
		d.Shapes = append(d.Shapes, Shape{Kind: "path", Class: "course " + l.Class, Points: strings.Join(points, " ")})
	}
}

func point(x, y float64) string { return fmt.Sprintf("%.1f,%.1f", x, y) }

// runs are the stretches of years in which both series have figures: first,
// and the one after the last.
func runs(a, b []float64) [][2]int {
	var out [][2]int
	begun := -1
	for i := range a {
		there := !math.IsNaN(a[i]) && !math.IsNaN(b[i])
		switch {
		case there && begun < 0:
			begun = i
		case !there && begun >= 0:
			out, begun = append(out, [2]int{begun, i}), -1
		}
	}
	if begun >= 0 {
		out = append(out, [2]int{begun, len(a)})
	}
	return out
}
