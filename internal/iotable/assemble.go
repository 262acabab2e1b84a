package iotable

import (
	"math"
	"slices"

	"github.com/openplenum/plenum/internal/table"
	"gonum.org/v1/gonum/mat"
)

// strip is a row or column of a part, by sector.
type strip struct {
	file   string
	label  Sector
	values []float64
	at     []table.Cell // where each value stands
}

// assembly is a table being put together from its parts.
type assembly struct {
	grids  map[Part]*grid
	known  map[Part]table.Dialect
	find   *finder
	t      *Table
	faults Faults
	notes  []Note

	final, primary  []strip
	outputs, totals []strip                       // output as printed; sums of everything, printed without that name
	corner          map[string]map[string]float64 // primary inputs of final use, by folded labels

	technology Technology // for supply and use tables
}

// assemble makes the table of the grids, each read in its dialect. Without
// flows, supply and use tables are made a square one first.
func assemble(grids map[Part]*grid, known map[Part]table.Dialect, tech Technology) (*Reading, Faults) {
	a := &assembly{grids: grids, known: known, t: &Table{}, corner: map[string]map[string]float64{}, technology: tech}
	if grids[PartFlows] == nil {
		a.supplyUse()
	} else {
		a.flows()
	}
	if a.find == nil || a.t.Flows == nil {
		return nil, a.faults
	}
	a.regions()
	a.part(PartFinal, func(s *sheet) { a.beside(s, place(s.rowIs, a.n()), &a.final) })
	a.part(PartValueAdded, func(s *sheet) { a.beside(s.turn(), place(s.colIs, a.n()), &a.primary) })
	a.part(PartFinalPrimary, func(*sheet) {})
	a.part(PartOutput, a.output)
	a.settleFinal()
	a.settlePrimary()
	a.settleOutput()
	a.accounts()
	if len(a.faults) == 0 {
		a.settleImports()
		a.checkSectors()
	}
	if a.t.Multi != nil {
		a.finalRegions()
	}
	return &Reading{Table: a.t, Notes: a.notes}, a.faults
}

func (a *assembly) n() int { return len(a.t.Sectors) }

func (a *assembly) fault(file string, at table.Cell, code Code, args ...any) {
	a.faults = append(a.faults, Fault{file, at.Line, at.Column, code, args})
}

// note adds a note, once.
func (a *assembly) note(code NoteCode, args ...any) {
	n := Note{code, args}
	if !slices.ContainsFunc(a.notes, func(o Note) bool { return o.Code == code && slices.Equal(o.Args, args) }) {
		a.notes = append(a.notes, n)
	}
}

// sheet reads the figures of a part and gives its lines their meaning.
func (a *assembly) sheet(part Part) *sheet {
	g := a.grids[part]
	if g == nil {
		return nil
	}
	v, step, bad := g.values(a.known[part])
	if n := g.hidden(); g.gaps && n > 0 {
		a.note(GapsAreZero, g.file, n)
	}
	a.faults = append(a.faults, bad...)
	s, bad := newSheet(g, v, step, a.t.Sectors, a.find)
	a.faults = append(a.faults, bad...)
	return s
}

// flows reads the square of the table, and whatever stands around it.
func (a *assembly) flows() {
	g := a.grids[PartFlows]
	a.t.source = g.file
	a.t.Sectors = common(g.rows, g.columns)
	if a.n() == 0 {
		a.faults = append(a.faults, Fault{File: g.file, Code: NoSquare, Args: []any{firstLabels(g.rows), firstLabels(g.columns)}})
		return
	}
	a.find = newFinder(a.t.Sectors)
	s := a.sheet(PartFlows)
	a.sums(s, true)
	a.t.Step = s.step
	rows, columns := place(s.rowIs, a.n()), place(s.colIs, a.n())
	a.strangers(s.file, s.rows, s.rowIs, rows, a.grids[PartValueAdded] != nil, NoColumn)
	a.strangers(s.file, s.columns, s.colIs, columns, a.grids[PartFinal] != nil, NoRow)
	a.t.Flows = mat.NewDense(a.n(), a.n(), nil)
	for i, row := range rows {
		for j, column := range columns {
			if row >= 0 && column >= 0 {
				a.t.Flows.Set(i, j, s.v[row][column])
			}
		}
	}
	if a.grids[PartFinal] == nil {
		a.beside(s, rows, &a.final)
	}
	if a.grids[PartValueAdded] == nil {
		a.beside(s.turn(), columns, &a.primary)
		a.corners(s)
	}
}

// strangers reports labels among the sectors that stand on one side only: a
// misspelt sector must not become final use. Where the file has nothing but
// flows, no other label belongs there at all.
func (a *assembly) strangers(file string, lines []line, is []meaning, sectors []int, flowsOnly bool, code Code) {
	last := slices.Max(sectors)
	for k, m := range is {
		if !m.plain() {
			continue
		}
		known := recogniseUse(m.label) != OtherUse || recognisePay(m.label) != PayOther
		if k < last && !known || flowsOnly && (!known || k < last) {
			a.fault(file, lines[k].at, code, lines[k].label)
		}
	}
}

func firstLabels(lines []line) string {
	out := ""
	for k, l := range lines[:min(len(lines), 4)] {
		if k > 0 {
			out += ", "
		}
		out += l.label
	}
	return out
}

// sums checks the totals of a sheet, both ways, and notes what is left out.
func (a *assembly) sums(s *sheet, square bool) {
	a.faults = append(a.faults, s.totals(square)...)
	turned := s.turn()
	a.faults = append(a.faults, turned.totals(square)...)
	s.colIs = turned.rowIs
	for k, m := range s.rowIs {
		if m.total {
			a.note(LeftOut, s.rows[k].label, s.file)
		}
	}
	for k, m := range s.colIs {
		if m.total {
			a.note(LeftOut, s.columns[k].label, s.file)
		}
	}
}

// part reads a part that lies beside the square: its rows are sectors, or
// its columns, or neither (primary inputs of final use).
func (a *assembly) part(part Part, take func(s *sheet)) {
	s := a.sheet(part)
	if s == nil {
		return
	}
	rows, columns := countSectors(s.rowIs), countSectors(s.colIs)
	turned := part == PartFinal && rows == 0 && columns > 0 || part == PartValueAdded && columns == 0 && rows > 0
	if turned {
		s = s.turn()
		rows, columns = columns, rows
	}
	missing := part == PartFinal && rows == 0 || part == PartValueAdded && columns == 0 || part == PartOutput && rows+columns == 0
	if missing {
		a.faults = append(a.faults, Fault{File: s.file, Code: NoSquare, Args: []any{firstLabels(s.rows), firstLabels(s.columns)}})
		return
	}
	a.t.Step = math.Max(a.t.Step, s.step)
	if part != PartOutput {
		a.sums(s, false)
		a.corners(s)
	}
	take(s)
}

func countSectors(is []meaning) int {
	n := 0
	for _, m := range is {
		if m.sector >= 0 {
			n++
		}
	}
	return n
}

// beside takes the columns beside the sectors' rows, which stand at the given
// places. For primary inputs the sheet comes turned.
func (a *assembly) beside(s *sheet, rows []int, into *[]strip) {
	for k, m := range s.colIs {
		if m.sector >= 0 || m.total && !m.grand {
			continue
		}
		st := a.strip(s, rows, k)
		switch {
		case m.output:
			a.outputs = append(a.outputs, st)
		case m.grand:
			a.totals = append(a.totals, st)
		default:
			*into = append(*into, st)
		}
	}
}

// corners keeps what stands where neither row nor column is a sector's.
func (a *assembly) corners(s *sheet) {
	for i, r := range s.rowIs {
		for k, c := range s.colIs {
			if r.plain() && c.plain() && s.v[i][k] != 0 {
				row := fold(r.label.String())
				if a.corner[row] == nil {
					a.corner[row] = map[string]float64{}
				}
				a.corner[row][fold(c.label.String())] = s.v[i][k]
			}
		}
	}
}

// output reads a file of output: the sectors in rows or in columns, and one
// line of figures.
func (a *assembly) output(s *sheet) {
	if countSectors(s.rowIs) < countSectors(s.colIs) {
		s = s.turn()
	}
	a.faults = append(a.faults, s.totals(true)...)
	rows := place(s.rowIs, a.n())
	best := -1
	for k, m := range s.colIs {
		if best < 0 || m.output && !s.colIs[best].output {
			best = k
		}
	}
	a.missing(s, rows)
	a.outputs = append([]strip{a.strip(s, rows, best)}, a.outputs...)
}

// strip is column k by sector; sectors without a row have zero there.
func (a *assembly) strip(s *sheet, rows []int, k int) strip {
	st := strip{file: s.file, label: s.colIs[k].label, values: make([]float64, a.n()), at: make([]table.Cell, a.n())}
	for i, row := range rows {
		if row >= 0 {
			st.values[i], st.at[i] = s.v[row][k], s.cells[row][k]
		}
	}
	return st
}

// missing reports sectors without a row.
func (a *assembly) missing(s *sheet, rows []int) {
	for i, row := range rows {
		if row < 0 {
			a.fault(s.file, s.columns[0].at, MissingSector, a.t.Sectors[i].String())
		}
	}
}
