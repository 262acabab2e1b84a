package lp

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"
)

// ReadMPS reads a linear program in MPS format, fixed or free. It reads to
// ENDATA, in one pass, and holds no more than the problem.
//
// The first N row is the objective (or the one that OBJNAME names); other N
// rows become free rows. The right-hand side of the objective row is minus
// the constant of the objective. A range R on a row with right-hand side b
// means [b, b+|R|] for G, [b-|R|, b] for L, and for E [b, b+R] or [b+R, b] as
// R is positive or negative. Columns are >= 0 unless BOUNDS say otherwise; an
// upper bound below zero on a column without a stated lower bound makes the
// lower bound minus infinity, with a warning (as CPLEX, HiGHS and GLPK do;
// some others keep zero). MI leaves the upper bound alone. Only the first set
// of RHS, RANGES and BOUNDS counts. Values of 1e30 and more are infinite
// there.
//
// Integer columns are refused unless opt relaxes them; semi-continuous
// columns, special ordered sets, quadratic terms and the like always. Faults
// come as an *MPSError; any other error is from r.
func ReadMPS(r io.Reader, opt ReadOptions) (*Problem, []Warning, error) {
	if opt.MaxFaults <= 0 {
		opt.MaxFaults = 20
	}
	m := newMPSReader(opt)
	const longest = 1 << 20
	lines := bufio.NewScanner(r)
	lines.Buffer(make([]byte, 0, 1<<16), longest)
	for !m.ended && lines.Scan() {
		m.line++
		m.take(strings.TrimRight(lines.Text(), " \t\r"))
	}
	switch err := lines.Err(); {
	case errors.Is(err, bufio.ErrTooLong):
		m.line++
		m.fault("the line is longer than %d characters", longest)
	case err != nil:
		return nil, m.warnings, fmt.Errorf("lp: reading MPS: %w", err)
	case !m.ended:
		m.line++
		m.fault("the file ends without ENDATA; it may be cut off")
	}
	p := m.finish()
	if len(m.faults.Faults) > 0 {
		return nil, m.warnings, &m.faults
	}
	return p, m.warnings, nil
}

// take reads one line.
func (m *mpsReader) take(line string) {
	if strings.TrimSpace(line) == "" || line[0] == '*' {
		return
	}
	if line[0] != ' ' && line[0] != '\t' && m.header(line) {
		return
	}
	switch m.section {
	case "":
		m.fault("%q stands before any section", firstWord(line))
	case "skip":
	case "OBJSENSE":
		m.sense(strings.TrimSpace(line))
	case "OBJNAME":
		m.objectiveName = strings.TrimSpace(line)
	default:
		m.data(line)
	}
}

// header reads a section line; false when the line is data after all.
func (m *mpsReader) header(line string) bool {
	words := strings.Fields(line)
	word := strings.ToUpper(strings.TrimSuffix(words[0], ":"))
	switch {
	case word == "NAME" && m.section == "":
		m.p.Name = strings.TrimSpace(strings.TrimPrefix(line[len("NAME"):], ":"))
		return true
	case word == "OBJSENSE":
		m.section = word
		if len(words) > 1 {
			m.sense(words[1])
		}
		return true
	case word == "ENDATA" && len(words) == 1:
		m.ended = true
		return true
	}
	if len(words) > 1 && !notLinear[word] {
		return false
	}
	switch word {
	case rowsSection, columnsSection, rhsSection, rangesSection, boundsSection, "OBJNAME", "OBJECTIVE":
		if word == "OBJECTIVE" {
			word = "OBJNAME"
		}
		m.enter(word)
	case "MAX", "MAXIMIZE", "MAXIMISE", "MIN", "MINIMIZE", "MINIMISE":
		m.sense(word)
	default:
		if notLinear[word] {
			m.fault("section %s: this is no linear program", word)
		} else if len(words) > 1 || m.section == "OBJSENSE" || m.section == "OBJNAME" {
			return false
		} else {
			m.fault("section %q is not known", word)
		}
		m.section = "skip"
	}
	return true
}

// notLinear are sections of MPS dialects that go beyond linear programs.
var notLinear = map[string]bool{
	"SOS": true, "SOS1": true, "SOS2": true, "SETS": true, "QUADOBJ": true, "QSECTION": true,
	"QMATRIX": true, "QCMATRIX": true, "CSECTION": true, "INDICATORS": true, "GENCONS": true,
	"PWLOBJ": true, "PWLNAM": true, "PWLCON": true, "LAZYCONS": true, "USERCUTS": true,
	"SCENARIOS": true, "BRANCH": true,
}

// order is the place of the sections that others refer to.
var order = map[string]int{rowsSection: 1, columnsSection: 2, rhsSection: 3, rangesSection: 3, boundsSection: 3}

func (m *mpsReader) enter(section string) {
	if order[section] > 1 && !m.seen[rowsSection] {
		m.fault("section %s comes before ROWS", section)
	} else if order[section] > 2 && !m.seen[columnsSection] {
		m.fault("section %s comes before COLUMNS", section)
	}
	if order[section] < 3 && order[section] > 0 && m.seen[section] {
		m.fault("section %s comes twice", section)
	}
	if section == rowsSection && m.seen[columnsSection] {
		m.fault("section ROWS comes after COLUMNS")
	}
	m.seen[section] = true
	m.section = section
}

func (m *mpsReader) sense(word string) {
	switch strings.ToUpper(word) {
	case "MAX", "MAXIMIZE", "MAXIMISE":
		m.p.Sense = Maximize
	case "MIN", "MINIMIZE", "MINIMISE":
		m.p.Sense = Minimize
	default:
		m.fault("OBJSENSE is %q, want MAX or MIN", word)
	}
}

func firstWord(line string) string { return strings.Fields(line)[0] }
