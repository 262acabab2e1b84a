package iotable

import (
	"iter"
	"strings"
	"unicode/utf8"

	"github.com/openplenum/plenum/internal/table"
)

// grid is a file as it is printed: labels to the left and above, figures
// between them.
type grid struct {
	file    string
	rows    []line
	columns []line
	cells   [][]table.Cell // by row and column; a missing one is empty
	gaps    bool           // figures that are not shown count as zero
}

// line is a row or column of a grid.
type line struct {
	label string
	at    table.Cell // where the label stands
}

// lay finds the labels of a file. Titles above the table and notes below it
// are passed over: lines with a single cell. Labels may fill several lines
// or columns, one with codes and one with names.
func lay(file string, t *table.Table) (*grid, Faults) {
	rows := withoutTitles(t.Rows)
	if len(rows) == 0 {
		return nil, Faults{{File: file, Code: Empty}}
	}
	heads := 1
	for heads < len(rows)-1 && !hasFigure(rows[heads]) {
		heads++
	}
	width := 0
	for _, row := range rows {
		width = max(width, len(row))
	}
	body := withFigures(rows[:heads], rows[heads:])
	stubs := countStubs(body, width)
	if len(body) == 0 || stubs >= width {
		return nil, Faults{{File: file, Code: Empty}}
	}

	g := &grid{file: file}
	for _, row := range body {
		g.rows = append(g.rows, joinLabels(row[:min(stubs, len(row))], mainStub(body, stubs)))
		g.cells = append(g.cells, pad(row, stubs, width))
	}
	head := mainHead(rows[:heads], stubs)
	for k := stubs; k < width; k++ {
		var labels []table.Cell
		for _, row := range rows[:heads] {
			labels = append(labels, cellAt(row, k))
		}
		g.columns = append(g.columns, joinLabels(labels, head))
	}
	if faults := g.dropEmpty(); len(faults) > 0 {
		return nil, faults
	}
	return g, nil
}

// withoutTitles drops the leading lines of one cell, as long as lines of
// several follow.
func withoutTitles(rows [][]table.Cell) [][]table.Cell {
	for k, row := range rows {
		if filled(row) > 1 {
			return rows[k:]
		}
	}
	return nil
}

// withFigures drops notes and headings between the figures. A line of one
// cell stays when a column bears the same label: a sector that sells nothing.
func withFigures(heads, rows [][]table.Cell) [][]table.Cell {
	labels := map[string]bool{}
	for _, row := range heads {
		for _, c := range row {
			labels[fold(c.Text)] = true
		}
	}
	var out [][]table.Cell
	for _, row := range rows {
		if filled(row) > 1 || len(row) > 0 && !row[0].Empty() && labels[fold(row[0].Text)] {
			out = append(out, row)
		}
	}
	return out
}

func filled(row []table.Cell) int {
	n := 0
	for _, c := range row {
		if !c.Empty() {
			n++
		}
	}
	return n
}

func hasFigure(row []table.Cell) bool {
	for k, c := range row {
		if k > 0 && isFigure(c.Text) {
			return true
		}
	}
	return false
}

func isFigure(text string) bool {
	for _, d := range []table.Dialect{table.Point, table.Comma} {
		if _, err := number(text, d); err == nil {
			return true
		}
	}
	return false
}

// countStubs is the number of label columns: the first, and those after it in
// which no row has a figure.
func countStubs(body [][]table.Cell, width int) int {
	for k := 1; k < width; k++ {
		text, figures := 0, 0
		for _, row := range body {
			if c := cellAt(row, k); isFigure(c.Text) {
				figures++
			} else if !c.Empty() && !isBlankMark(c.Text) {
				text++
			}
		}
		if figures > 0 || text == 0 {
			return k
		}
	}
	return width
}

// mainStub is the label column that most rows fill, the last of several.
func mainStub(body [][]table.Cell, stubs int) int {
	best, most := 0, 0
	for k := range stubs {
		n := 0
		for _, row := range body {
			if !cellAt(row, k).Empty() {
				n++
			}
		}
		if n >= most {
			best, most = k, n
		}
	}
	return best
}

// mainHead is the header line that most columns fill, the last of several.
func mainHead(heads [][]table.Cell, stubs int) int {
	best, most := 0, 0
	for k, row := range heads {
		if n := filled(row[min(stubs, len(row)):]); n >= most {
			best, most = k, n
		}
	}
	return best
}

// joinLabels makes one label: the main one, and before it the code beside it
// if there is one.
func joinLabels(cells []table.Cell, main int) line {
	if main >= len(cells) {
		return line{}
	}
	out := line{label: tidy(cells[main].Text), at: cells[main]}
	for k, c := range cells {
		if code := tidy(c.Text); k != main && code != "" && !strings.Contains(code, " ") && isCode(code, out.label) && out.label != "" {
			out.label = code + " " + out.label
			break
		}
	}
	return out
}

func cellAt(row []table.Cell, k int) table.Cell {
	if k < len(row) {
		return row[k]
	}
	if len(row) == 0 {
		return table.Cell{}
	}
	last := row[len(row)-1]
	return table.Cell{Line: last.Line, Column: last.Column + utf8.RuneCountInString(last.Text)}
}

func pad(row []table.Cell, from, to int) []table.Cell {
	out := make([]table.Cell, 0, to-from)
	for k := from; k < to; k++ {
		out = append(out, cellAt(row, k))
	}
	return out
}

// dropEmpty takes columns without label and figures out, and reports rows and
// columns that have figures and no label.
func (g *grid) dropEmpty() Faults {
	var faults Faults
	var keep []int
	for k, c := range g.columns {
		var first table.Cell
		for i := range g.cells {
			if !g.cells[i][k].Empty() {
				first = g.cells[i][k]
				break
			}
		}
		switch {
		case first.Empty() && c.label == "":
		case c.label == "":
			faults = append(faults, Fault{g.file, first.Line, first.Column, NoLabel, []any{"column"}})
		default:
			keep = append(keep, k)
		}
	}
	columns := make([]line, len(keep))
	for n, k := range keep {
		columns[n] = g.columns[k]
	}
	for i, row := range g.cells {
		cells := make([]table.Cell, len(keep))
		for n, k := range keep {
			cells[n] = row[k]
		}
		g.cells[i] = cells
		if g.rows[i].label == "" {
			faults = append(faults, Fault{g.file, row[0].Line, 1, NoLabel, []any{"row"}})
		}
	}
	g.columns = columns
	return faults
}

// figures are the cells between the labels, for telling their dialect.
func (g *grid) figures() iter.Seq[table.Cell] {
	return func(yield func(table.Cell) bool) {
		for _, row := range g.cells {
			for _, c := range row {
				if !c.Empty() && !yield(c) {
					return
				}
			}
		}
	}
}

// turned is the grid with rows and columns exchanged.
func (g *grid) turned() *grid {
	out := &grid{file: g.file, gaps: g.gaps, rows: g.columns, columns: g.rows, cells: make([][]table.Cell, len(g.columns))}
	for k := range g.columns {
		out.cells[k] = make([]table.Cell, len(g.rows))
		for i := range g.rows {
			out.cells[k][i] = g.cells[i][k]
		}
	}
	return out
}
