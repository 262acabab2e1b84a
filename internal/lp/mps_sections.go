package lp

import (
	"math"
	"slices"
	"strings"
)

func (m *mpsReader) row(r record) {
	i := len(m.kind)
	r.name = strings.Clone(r.name) // the line itself is not kept
	m.rowAt[r.name] = i
	m.kind = append(m.kind, r.code[0])
	m.rowName = append(m.rowName, r.name)
	m.rhs = append(m.rhs, 0)
	m.spread = append(m.spread, 0)
	m.hasRange = append(m.hasRange, false)
	m.rhsSeen = append(m.rhsSeen, false)
	m.entryAt = append(m.entryAt, -1)
	if r.code == "N" && (m.objective < 0 && m.objectiveName == "" || r.name == m.objectiveName) {
		m.objective = i
	}
}

// marker reads the lines that open and close runs of integer columns.
func (m *mpsReader) marker(line string) bool {
	if !strings.ContainsRune(line, '\'') {
		return false
	}
	f := strings.Fields(line)
	if len(f) < 3 || strings.ToUpper(f[1]) != "'MARKER'" {
		return false
	}
	switch strings.ToUpper(f[2]) {
	case "'INTORG'":
		m.integers = true
	case "'INTEND'":
		m.integers = false
	default:
		m.fault("marker %s: this is no linear program", f[2])
	}
	return true
}

// integer notes an integer column: a fault once, or a warning once.
func (m *mpsReader) integer(what string) {
	if m.integerSeen > 0 {
		return
	}
	m.integerSeen = m.line
	if m.opt.RelaxIntegers {
		m.warn("%s is integer and is read as continuous, like all others", what)
	} else {
		m.fault("%s is integer: this is no linear program (it can be relaxed: read integers as continuous)", what)
	}
}

func (m *mpsReader) column(r record) {
	if n := len(m.p.ColName); n == 0 || m.p.ColName[n-1] != r.name {
		m.closeColumn()
		r.name = strings.Clone(r.name)
		m.colAt[r.name] = len(m.colAt)
		m.p.ColName = append(m.p.ColName, r.name)
		m.p.Cost = append(m.p.Cost, 0)
		m.p.ColLower = append(m.p.ColLower, 0)
		m.p.ColUpper = append(m.p.ColUpper, Inf)
		m.lowerStated = append(m.lowerStated, false)
		if m.integers {
			m.integer("column " + r.name)
		}
	}
	j := len(m.p.Cost) - 1
	for _, f := range r.pair {
		i, v := f.at, f.value
		m.entryAt[i] = j
		if i == m.objective {
			m.p.Cost[j] = v
		} else if v != 0 {
			m.entries = append(m.entries, entry{j, i, v})
		}
	}
}

// closeColumn moves the entries of the last column into the matrix. Rows are
// still counted with the objective among them.
func (m *mpsReader) closeColumn() {
	if len(m.p.Cost) == 0 {
		return
	}
	slices.SortFunc(m.entries, func(a, b entry) int { return a.row - b.row })
	for _, e := range m.entries {
		m.p.Index = append(m.p.Index, e.row)
		m.p.Value = append(m.p.Value, e.value)
	}
	m.entries = m.entries[:0]
	m.p.Start = append(m.p.Start, len(m.p.Index))
}

// otherSet tells whether a record belongs to another set than the first of
// its section; those are left out.
func (m *mpsReader) otherSet(set string) bool {
	first, ok := m.set[m.section]
	if !ok {
		m.set[m.section] = set
		return false
	}
	if first != set && set != "" && first != "" {
		if !m.seen[m.section+set] {
			m.seen[m.section+set] = true
			m.warn("%s: set %q is left out, only the first (%q) counts", m.section, set, first)
		}
		return true
	}
	return false
}

// side reads right-hand sides and ranges.
func (m *mpsReader) side(r record) {
	if m.otherSet(r.set) {
		return
	}
	for _, f := range r.pair {
		i, v := f.at, f.value
		if m.section == rangesSection {
			if m.kind[i] == 'N' {
				m.warn("row %q has no bounds; its range is left out", f.name)
				continue
			}
			if m.hasRange[i] {
				m.warn("row %q has a second range, which counts", f.name)
			}
			m.hasRange[i], m.spread[i] = true, v
			continue
		}
		switch {
		case i == m.objective && math.IsInf(v, 0):
			m.fault("the constant of the objective cannot be infinite")
			continue
		case m.kind[i] == 'E' && math.IsInf(v, 0), m.kind[i] == 'G' && v > 0 && math.IsInf(v, 0), m.kind[i] == 'L' && v < 0 && math.IsInf(v, 0):
			m.fault("row %q: no value satisfies a right-hand side of %s", f.name, f.number)
			continue
		case m.rhsSeen[i]:
			m.warn("row %q has a second right-hand side, which counts", f.name)
		}
		m.rhsSeen[i] = true
		m.rhs[i] = v
	}
}

// finish puts the rows together.
func (m *mpsReader) finish() *Problem {
	m.closeColumn()
	p := m.p
	if m.objective < 0 && m.objectiveName != "" {
		m.fault("the objective %q that OBJNAME names is not an N row", m.objectiveName)
	} else if m.objective < 0 {
		m.line = 0
		m.warn("no N row: the objective is zero")
	}
	for i, kind := range m.kind {
		if i == m.objective {
			p.Offset = 0 - m.rhs[i]
			continue
		}
		lower, upper := rowBounds(kind, m.rhs[i], m.spread[i], m.hasRange[i])
		p.RowLower = append(p.RowLower, lower)
		p.RowUpper = append(p.RowUpper, upper)
		p.RowName = append(p.RowName, m.rowName[i])
	}
	if m.objective >= 0 {
		for k, i := range p.Index {
			if i > m.objective {
				p.Index[k]--
			}
		}
	}
	return p
}

// rowBounds are the bounds of a row of a kind, with right-hand side b and
// range r.
func rowBounds(kind byte, b, r float64, ranged bool) (lower, upper float64) {
	switch {
	case kind == 'N', math.IsInf(b, 0):
		return -Inf, Inf
	case kind == 'G' && ranged:
		return b, b + math.Abs(r)
	case kind == 'G':
		return b, Inf
	case kind == 'L' && ranged:
		return b - math.Abs(r), b
	case kind == 'L':
		return -Inf, b
	case ranged && r < 0:
		return b + r, b
	case ranged:
		return b, b + r
	}
	return b, b
}
