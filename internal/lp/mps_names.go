package lp

import (
	"strconv"
	"strings"
)

// Names are the names that WriteMPS uses for a problem in a format: the
// problem's own where the format can carry them, made-up ones (R1.. and C1..)
// otherwise. Row[i] and Col[j] map them back.
type Names struct {
	Objective string
	Row, Col  []string
	Replaced  int // own names that could not be used
}

// FileNames chooses the names for writing p.
func FileNames(p *Problem, format MPSFormat) Names {
	var n Names
	taken := map[string]bool{}
	n.Row = n.choose(p.RowName, p.Rows(), "R", format, taken)
	n.Objective = "COST"
	for k := 1; taken[n.Objective]; k++ {
		n.Objective = "COST" + strconv.Itoa(k)
	}
	n.Col = n.choose(p.ColName, p.Cols(), "C", format, map[string]bool{})
	return n
}

func (n *Names) choose(own []string, count int, letter string, format MPSFormat, taken map[string]bool) []string {
	out := make([]string, count)
	for k := range own {
		if !taken[own[k]] && carries(format, own[k]) {
			out[k] = own[k]
			taken[own[k]] = true
		} else if own[k] != "" {
			n.Replaced++
		}
	}
	next := 1
	for k := range out {
		if out[k] != "" {
			continue
		}
		name := letter + strconv.Itoa(k+1)
		for taken[name] {
			name = letter + "_" + strconv.Itoa(next)
			next++
		}
		out[k], taken[name] = name, true
	}
	return out
}

// carries tells whether a name can stand in a file: no control characters, no
// start that means a comment or a marker, and no blanks, or in fixed format
// at most eight characters without blanks at the ends.
func carries(format MPSFormat, name string) bool {
	if name == "" || strings.ContainsAny(name[:1], "*$'") || len(name) > 255 {
		return false
	}
	for _, r := range name {
		if format == FixedMPS && r > '~' || r < ' ' || r == 0x7f || r == 0xfffd || r > 0x7f && isSpace(r) {
			return false
		}
	}
	if format == FixedMPS {
		return len(name) <= 8 && strings.TrimSpace(name) == name
	}
	return !strings.Contains(name, " ")
}

func isSpace(r rune) bool { return len(strings.Fields(string(r))) == 0 }
