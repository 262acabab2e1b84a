package lp

import (
	"errors"
	"math"
	"strconv"
	"strings"
)

// record is one data line of an MPS section.
type record struct {
	code string // row or bound type
	set  string // name of the RHS, RANGES or BOUNDS set, may be empty
	name string // row, column, or bounded column
	pair []field
}

// field is a row (or nothing, for a bound) with a number. at and value are
// filled in by the reader: the row's number, and the number read.
type field struct {
	name, number string
	at           int
	value        float64
}

// The sections with data lines.
const (
	rowsSection    = "ROWS"
	columnsSection = "COLUMNS"
	rhsSection     = "RHS"
	rangesSection  = "RANGES"
	boundsSection  = "BOUNDS"
)

// split reads a data line by blanks. isColumn tells the names of columns:
// only that decides whether a bound of three fields has a set or a number.
func split(section, line string, isColumn func(string) bool) (record, bool) {
	f := strings.Fields(line)
	switch section {
	case rowsSection:
		if f = uncomment(f, 2); len(f) != 2 {
			return record{}, false
		}
		return record{code: strings.ToUpper(f[0]), name: f[1]}, true
	case columnsSection:
		switch f = uncomment(f, 2); len(f) {
		case 2, 4: // the column before goes on
			return record{pair: pairs(f)}, true
		case 3, 5:
			return record{name: f[0], pair: pairs(f[1:])}, true
		}
		return record{}, false
	case rhsSection, rangesSection:
		switch f = uncomment(f, 2); len(f) {
		case 2, 4:
			return record{pair: pairs(f)}, true
		case 3, 5:
			return record{set: f[0], pair: pairs(f[1:])}, true
		}
		return record{}, false
	}
	return splitBound(uncomment(f, 3), isColumn)
}

func splitBound(f []string, isColumn func(string) bool) (record, bool) {
	if len(f) < 2 || len(f) > 4 {
		return record{}, false
	}
	r := record{code: strings.ToUpper(f[0])}
	f = f[1:]
	switch {
	case len(f) == 3:
		r.set, r.name, r.pair = f[0], f[1], []field{{number: f[2]}}
	case len(f) == 1:
		r.name = f[0]
	case isColumn(f[0]) && !isColumn(f[1]), needsNumber(r.code) && !isColumn(f[1]):
		r.name, r.pair = f[0], []field{{number: f[1]}}
	default:
		r.set, r.name = f[0], f[1]
	}
	return r, true
}

// uncomment drops a remark: what follows a field, at or after the given one,
// that begins with "$".
func uncomment(f []string, from int) []string {
	for k := from; k < len(f); k++ {
		if strings.HasPrefix(f[k], "$") {
			return f[:k]
		}
	}
	return f
}

func pairs(f []string) []field {
	out := make([]field, 0, 2)
	for k := 0; k+1 < len(f); k += 2 {
		out = append(out, field{name: f[k], number: f[k+1]})
	}
	return out
}

// cut reads a data line by the columns of the fixed format. A number longer
// than its twelve characters runs on to the next blank.
func cut(section, line string) (record, bool) {
	at := func(from, to int) string {
		if from >= len(line) {
			return ""
		}
		return strings.TrimSpace(line[from:min(to, len(line))])
	}
	r := record{code: strings.ToUpper(at(1, 3))}
	if section == rowsSection {
		r.name = at(4, 12)
		return r, r.code != "" && r.name != ""
	}
	end := 36
	for end < len(line) && line[end] != ' ' {
		end++
	}
	first, number := at(14, 22), at(24, end)
	switch section {
	case columnsSection:
		r.name = at(4, 12)
	case boundsSection:
		r.set, r.name = at(4, 12), first
		if number != "" {
			r.pair = []field{{number: number}}
		}
		return r, r.code != "" && r.name != ""
	default:
		r.set = at(4, 12)
	}
	r.pair = []field{{name: first, number: number}}
	if end <= 39 {
		if second := at(39, 47); second != "" && !strings.HasPrefix(second, "$") {
			r.pair = append(r.pair, field{name: second, number: at(49, len(line))})
		}
	}
	return r, first != "" && number != ""
}

// aligned tells whether the gaps between the fields of the fixed format are
// blank in a line.
func aligned(line string) bool {
	for _, k := range []int{0, 3, 12, 13, 22, 23, 47, 48} {
		if k < len(line) && line[k] != ' ' {
			return false
		}
	}
	return true
}

var errNumber = errors.New("not a number")

// parseNumber reads a decimal number; the exponent may be marked with the D
// of old Fortran programs. Infinity may be spelt; NaN may not.
func parseNumber(s string) (float64, error) {
	fortran := false
	for k := range len(s) {
		switch c := s[k]; {
		case c >= '0' && c <= '9', c == '+', c == '-', c == '.', c == 'e', c == 'E':
		case c == 'd' || c == 'D':
			fortran = true
		default:
			return parseInfinity(s)
		}
	}
	if fortran {
		s = strings.NewReplacer("d", "e", "D", "e").Replace(s)
	}
	v, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return 0, errNumber
	}
	return v, nil
}

func parseInfinity(s string) (float64, error) {
	switch strings.ToLower(strings.TrimLeft(s, "+-")) {
	case "inf", "infinity":
		if s[0] == '-' {
			return math.Inf(-1), nil
		}
		return math.Inf(1), nil
	}
	return 0, errNumber
}

// parseBound is parseNumber with large values made infinite.
func parseBound(s string) (float64, error) {
	v, err := parseNumber(s)
	if math.Abs(v) >= mpsInfinity {
		v = math.Inf(int(math.Copysign(1, v)))
	}
	return v, err
}
