package report

import "github.com/openplenum/plenum/internal/locale"

// Matrix is what goes from one place to another: rows send, columns receive.
type Matrix struct {
	Title, Unit string
	Names       []string
	Values      [][]float64 // by sender and receiver; 0: nothing
	Texts       [][]string
	Full        [][]bool // at its limit
}

// Sizes of a matrix.
const (
	matrixLabel, matrixTop = 92.0, 24.0
	matrixCell             = 30.0
	matrixSigns            = 15
)

// drawMatrix draws a field for each pair, the darker the more goes. What is
// at its limit has a frame and a sign.
func (c *Chart) drawMatrix(m Matrix) Drawing {
	n := len(m.Names)
	side := (panelWidth - matrixLabel) / float64(n)
	height := max(matrixCell*min(1, side/matrixCell), 18)
	d := Drawing{Title: m.Title, Unit: m.Unit, Desc: c.Desc, Width: panelWidth, Height: matrixTop + height*float64(n) + 4}
	most := 0.0
	for _, row := range m.Values {
		for _, v := range row {
			most = max(most, v)
		}
	}
	signs := int(side / 6.5)
	for i, name := range m.Names {
		y := matrixTop + height*float64(i)
		d.Shapes = append(d.Shapes,
			Shape{Kind: "text", Class: "axis", X: matrixLabel - 6, Y: y + height/2 + 4, Anchor: "end", Text: locale.Cut(name, matrixSigns), Full: name},
			Shape{Kind: "text", Class: "axis", X: matrixLabel + side*(float64(i)+0.5), Y: matrixTop - 6, Anchor: "middle", Text: locale.Cut(name, max(signs, 3)), Full: name})
		for j := range m.Names {
			x := matrixLabel + side*float64(j)
			class := "part " + "field-none"
			if i == j {
				class = "part " + "field-self"
			} else if v := m.Values[i][j]; v > 0 {
				class = "part " + []string{"field-a", "field-b", "field-c"}[min(int(3*v/most), 2)]
			}
			d.box(class, x+1, y+1, side-2, height-2)
			if m.Full[i][j] {
				d.box("frame", x+2, y+2, side-4, height-4)
			}
			if m.Texts[i][j] != "" && i != j {
				d.text("amount", x+side/2, y+height/2+4, "middle", m.Texts[i][j])
			}
		}
	}
	return d
}
