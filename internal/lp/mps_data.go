package lp

import (
	"fmt"
	"math"
	"strings"
)

type mpsReader struct {
	opt      ReadOptions
	p        *Problem
	line     int
	section  string
	seen     map[string]bool
	ended    bool
	warnings []Warning
	faults   MPSError

	objectiveName string
	objective     int // its row number among all rows of the file, -1 when none
	rowAt         map[string]int
	kind          []byte // N, L, G, E, of all rows
	rowName       []string
	rhs, spread   []float64 // right-hand sides and ranges, of all rows
	hasRange      []bool

	colAt       map[string]int
	entryAt     []int // last column with an entry, by row: for repeats
	lowerStated []bool
	entries     []entry // of the column being read
	set         map[string]string
	integers    bool // between INTORG and INTEND
	integerSeen int  // line of the first, 0 when none
	rhsSeen     []bool
}

func newMPSReader(opt ReadOptions) *mpsReader {
	return &mpsReader{
		opt: opt, p: &Problem{Start: []int{0}}, objective: -1,
		rowAt: map[string]int{}, colAt: map[string]int{}, seen: map[string]bool{}, set: map[string]string{},
	}
}

func (m *mpsReader) fault(format string, args ...any) {
	if len(m.faults.Faults) >= m.opt.MaxFaults {
		m.faults.More++
		return
	}
	m.faults.Faults = append(m.faults.Faults, Warning{m.line, fmt.Sprintf(format, args...)})
}

// warn keeps at most as many warnings as faults, so that a large file of one
// dialect does not fill the memory.
func (m *mpsReader) warn(format string, args ...any) {
	if len(m.warnings) < m.opt.MaxFaults {
		m.warnings = append(m.warnings, Warning{m.line, fmt.Sprintf(format, args...)})
	}
}

// data reads a line of a section in the format asked for.
func (m *mpsReader) data(line string) {
	if m.section == columnsSection && m.marker(line) {
		return
	}
	if m.opt.Format == FixedMPS {
		r, ok := cut(m.section, line)
		m.try(m.continued(r), ok)
		return
	}
	r, ok := split(m.section, line, m.isColumn)
	r = m.continued(r)
	if m.opt.Format == AnyMPS && (!ok || m.wrong(r) != "") && aligned(line) {
		fixed, good := cut(m.section, line)
		fixed = m.continued(fixed)
		if good && m.wrong(fixed) == "" {
			if m.section == rowsSection && strings.Contains(fixed.name, " ") {
				m.opt.Format = FixedMPS
			}
			r, ok = fixed, true
		}
	}
	m.try(r, ok)
}

func (m *mpsReader) isColumn(name string) bool { _, ok := m.colAt[name]; return ok }

// continued fills in the column name that a line of COLUMNS may leave out
// when it is that of the line before.
func (m *mpsReader) continued(r record) record {
	if n := len(m.p.ColName); m.section == columnsSection && r.name == "" && n > 0 {
		r.name = m.p.ColName[n-1]
	}
	return r
}

func (m *mpsReader) try(r record, ok bool) {
	if !ok {
		m.fault("this is no line of section %s", m.section)
		return
	}
	if wrong := m.wrong(r); wrong != "" {
		m.fault("%s", wrong)
		return
	}
	switch m.section {
	case rowsSection:
		m.row(r)
	case columnsSection:
		m.column(r)
	case rhsSection, rangesSection:
		m.side(r)
	case boundsSection:
		m.bound(r)
	}
}

// wrong says what is wrong with a record, without any effect but to fill in
// its fields.
func (m *mpsReader) wrong(r record) string {
	parse := parseBound
	switch m.section {
	case rowsSection:
		if _, ok := m.rowAt[r.name]; ok {
			return fmt.Sprintf("row %q is declared twice", r.name)
		}
		if len(r.code) != 1 || !strings.Contains("NLGE", r.code) {
			return fmt.Sprintf("row type %q is not known, want N, L, G or E", r.code)
		}
	case columnsSection:
		parse = parseNumber
		if r.name == "" {
			return "no column name, and no column before"
		}
		if n := len(m.p.ColName); n > 0 && m.p.ColName[n-1] == r.name {
			break
		}
		if _, ok := m.colAt[r.name]; ok {
			return fmt.Sprintf("column %q comes again after other columns", r.name)
		}
	case boundsSection:
		return m.wrongBound(r)
	}
	for k, f := range r.pair {
		i, ok := m.rowAt[f.name]
		if !ok {
			return fmt.Sprintf("row %q is not in ROWS", f.name)
		}
		v, err := parse(f.number)
		if err != nil {
			return fmt.Sprintf("row %q: %q is not a number", f.name, f.number)
		}
		if m.section == columnsSection {
			if math.IsInf(v, 0) {
				return fmt.Sprintf("column %q, row %q: a coefficient cannot be infinite", r.name, f.name)
			}
			if m.repeats(r, i, k) {
				return fmt.Sprintf("column %q has two entries in row %q", r.name, f.name)
			}
		}
		r.pair[k].at, r.pair[k].value = i, v
	}
	return ""
}

// repeats tells whether the row of the k-th field has an entry in this column
// already.
func (m *mpsReader) repeats(r record, row, k int) bool {
	if k == 1 && r.pair[0].at == row {
		return true
	}
	j := m.entryAt[row]
	return j >= 0 && j == len(m.p.ColName)-1 && m.p.ColName[j] == r.name
}
