package lp

import (
	"fmt"
	"math"
	"strings"
)

// needsNumber tells the bound types that carry a value.
func needsNumber(code string) bool {
	switch code {
	case "LO", "UP", "FX", "LI", "UI", "SC":
		return true
	}
	return false
}

// wrongBound says what is wrong with a line of BOUNDS.
func (m *mpsReader) wrongBound(r record) string {
	switch r.code {
	case "LO", "UP", "FX", "LI", "UI", "FR", "MI", "PL", "BV":
	case "SC", "SI":
		return fmt.Sprintf("column %q is semi-continuous: this is no linear program", r.name)
	default:
		return fmt.Sprintf("bound type %q is not known", r.code)
	}
	if _, ok := m.colAt[r.name]; !ok {
		return fmt.Sprintf("column %q is not in COLUMNS", r.name)
	}
	if !needsNumber(r.code) {
		return ""
	}
	if len(r.pair) == 0 {
		return fmt.Sprintf("bound %s of column %q has no value", r.code, r.name)
	}
	v, err := parseBound(r.pair[0].number)
	if err != nil {
		return fmt.Sprintf("column %q: %q is not a number", r.name, r.pair[0].number)
	}
	r.pair[0].value = v
	lower, upper := strings.HasPrefix(r.code, "L"), strings.HasPrefix(r.code, "U")
	if math.IsInf(v, 1) && !upper || math.IsInf(v, -1) && !lower {
		return fmt.Sprintf("column %q: no value satisfies bound %s of %s", r.name, r.code, r.pair[0].number)
	}
	return ""
}

func (m *mpsReader) bound(r record) {
	if m.otherSet(r.set) {
		return
	}
	j := m.colAt[r.name]
	lower, upper := &m.p.ColLower[j], &m.p.ColUpper[j]
	var v float64
	if needsNumber(r.code) {
		v = r.pair[0].value
	}
	switch r.code {
	case "LI", "UI", "BV":
		m.integer("column " + r.name)
	}
	switch r.code {
	case "LO", "LI":
		*lower, m.lowerStated[j] = v, true
	case "UP", "UI":
		*upper = v
		if v < 0 && !m.lowerStated[j] {
			m.warn("column %q has an upper bound below zero and no lower bound: minus infinity is taken", r.name)
			*lower = -Inf
		}
	case "FX":
		*lower, *upper, m.lowerStated[j] = v, v, true
	case "FR":
		*lower, *upper, m.lowerStated[j] = -Inf, Inf, true
	case "MI":
		*lower, m.lowerStated[j] = -Inf, true
	case "PL":
		*upper = Inf
	case "BV":
		*lower, *upper, m.lowerStated[j] = 0, 1, true
	}
}
