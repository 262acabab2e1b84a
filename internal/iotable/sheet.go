package iotable

import (
	"slices"
	"strings"
)

// sheet is a grid with its figures and with what its lines are.
type sheet struct {
	*grid
	v       [][]float64
	step    float64
	rowIs   []meaning
	colIs   []meaning
	sectors []Sector
	across  Axis // what its columns are in the file
}

// meaning is what a row or column of a sheet is: a sector (its position), a
// total of others, output, or something else with a label of its own.
type meaning struct {
	sector int // -1: none
	label  Sector
	total  bool // a sum of others: checked and left out
	grand  bool // a sum of everything else
	output bool
}

// plain tells whether a line is neither sector, total nor output.
func (m meaning) plain() bool { return m.sector < 0 && !m.total && !m.output }

// newSheet gives the lines of a grid their meaning. f finds the sectors.
func newSheet(g *grid, v [][]float64, step float64, sectors []Sector, f *finder) (*sheet, Faults) {
	s := &sheet{grid: g, v: v, step: step, sectors: sectors, across: Column}
	var rows, columns Faults
	s.rowIs, rows = meanings(g.file, g.rows, f)
	s.colIs, columns = meanings(g.file, g.columns, f)
	return s, append(rows, columns...)
}

func meanings(file string, lines []line, f *finder) ([]meaning, Faults) {
	var faults Faults
	out := make([]meaning, len(lines))
	seen := map[string]bool{}
	for k, l := range lines {
		m := meaning{sector: -1, label: ParseLabel(l.label)}
		if isSector(m.label) || f.isWhole(l.label) {
			m.sector = f.find(l.label)
		}
		if m.sector >= 0 && f.isOther(m.label, m.sector) {
			m.sector = -1
		}
		m.output = m.sector < 0 && isOutput(m.label)
		key := fold(l.label)
		if seen[key] || m.sector >= 0 && slices.ContainsFunc(out[:k], func(o meaning) bool { return o.sector == m.sector && o.label != (Sector{}) }) {
			faults = append(faults, Fault{file, l.at.Line, l.at.Column, DoubleLabel, []any{l.label}})
			m.sector = -1
		}
		seen[key] = true
		out[k] = m
	}
	return out, faults
}

// isOther tells whether a label that bears a sector's code names something
// else: "13 Noncomparable imports" is not sector "13 Furniture".
func (f *finder) isOther(label Sector, sector int) bool {
	if i, ok := f.name[fold(label.Name)]; ok && i == sector || label.Name == label.Code {
		return false
	}
	if recogniseUse(label) == OtherUse && recognisePay(label) == PayOther {
		return false
	}
	return !shareWord(label.Name, f.sectors[sector].Name)
}

// shareWord tells whether two names have a word that begins alike.
func shareWord(a, b string) bool {
	for _, v := range strings.Fields(fold(a)) {
		for _, w := range strings.Fields(fold(b)) {
			if len(v) >= 4 && len(w) >= 4 && v[:4] == w[:4] {
				return true
			}
		}
	}
	return false
}

// isWhole tells whether a label is that of a sector, word for word.
func (f *finder) isWhole(label string) bool {
	_, ok := f.whole[fold(label)]
	return ok
}

// common lists the labels that stand in a row and in a column, in the
// order of the rows. Totals are left out, and what may be a column of final
// use and a row of primary inputs as well ("imports") unless it stands among
// the sectors ("government employees").
func common(lines, others []line) []Sector {
	columns := make([]Sector, 0, len(others))
	for _, c := range others {
		columns = append(columns, ParseLabel(c.label))
	}
	f := newFinder(columns)
	var out []Sector
	lastRow, lastColumn := -1, -1
	for i, r := range lines {
		if k := f.find(r.label); k >= 0 && isSector(ParseLabel(r.label)) {
			lastRow, lastColumn = i, max(lastColumn, k)
		}
	}
	seen := map[Sector]bool{}
	for i, r := range lines {
		label, k := ParseLabel(r.label), f.find(r.label)
		among := i < lastRow && k < lastColumn && !isTotal(label) && !isOutput(label)
		if k >= 0 && (isSector(label) || among) && !seen[label] {
			seen[label] = true
			out = append(out, label)
		}
	}
	return out
}

// place gives the row (or column) of each sector, -1 where there is none.
func place(is []meaning, n int) []int {
	out := make([]int, n)
	for k := range out {
		out[k] = -1
	}
	for k, m := range is {
		if m.sector >= 0 {
			out[m.sector] = k
		}
	}
	return out
}

// turn exchanges rows and columns.
func (s *sheet) turn() *sheet {
	out := &sheet{grid: s.grid.turned(), step: s.step, rowIs: s.colIs, colIs: s.rowIs, sectors: s.sectors}
	out.across = Row
	if s.across == Row {
		out.across = Column
	}
	out.v = make([][]float64, len(out.rows))
	for i := range out.rows {
		out.v[i] = make([]float64, len(out.columns))
		for k := range out.columns {
			out.v[i][k] = s.v[k][i]
		}
	}
	return out
}
