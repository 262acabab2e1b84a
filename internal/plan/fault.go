package plan

import (
	"fmt"
	"slices"
	"strings"
)

// Fault is one thing that is wrong with a plan, and where. It holds no
// sentence: faces find that in their catalogue, see SayKey and DoKey.
type Fault struct {
	Code  Code
	Table Table
	Row   int      // position in the table's slice; -1: the table or plan as a whole
	Field string   // column of the plan folder; may be empty
	Value string   // what stands there
	Args  []any    // what else the sentence tells, as the code's comment lists
	Near  []string // known names that are close to an unknown one
}

// Row is an argument of a fault: another row that the sentence points to.
type Row struct {
	Table    Table
	Position int // in the table's slice
}

func (r Row) String() string { return fmt.Sprintf("%s[%d]", r.Table, r.Position) }

// SayKey and DoKey are the keys of the catalogue: what is wrong, and what to
// do about it. Both texts are filled from Words.
func (f Fault) SayKey() string { return "fault." + string(f.Code) + ".say" }

// DoKey is the key of the remedy.
func (f Fault) DoKey() string { return "fault." + string(f.Code) + ".do" }

// Words fill the texts: {0} is the value, {1} the field, {2} and on the Args.
func (f Fault) Words() []any { return append([]any{f.Value, f.Field}, f.Args...) }

// Error names code, place and value; it is for logs and tests.
func (f Fault) Error() string {
	where := string(f.Table)
	if f.Row >= 0 {
		where += fmt.Sprintf("[%d]", f.Row)
	}
	if f.Field != "" {
		where += "." + f.Field
	}
	text := fmt.Sprintf("%s: %s", where, f.Code)
	if f.Value != "" {
		text += fmt.Sprintf(" %q", f.Value)
	}
	if len(f.Args) > 0 {
		text += fmt.Sprintf(" %v", f.Args)
	}
	return text
}

// Faults are all faults of a plan, table by table, row by row.
type Faults []Fault

// Error lists the faults, one a line.
func (f Faults) Error() string {
	lines := make([]string, len(f))
	for i, fault := range f {
		lines[i] = fault.Error()
	}
	return strings.Join(lines, "\n")
}

// OrNil is the faults as an error, nil if there are none.
func (f Faults) OrNil() error {
	if len(f) == 0 {
		return nil
	}
	return f
}

// sort orders faults by table and row, and leaves those of a row as found.
func (f Faults) sort() {
	rank := map[Table]int{}
	for i, t := range Tables() {
		rank[t] = i
	}
	slices.SortStableFunc(f, func(a, b Fault) int {
		if d := rank[a.Table] - rank[b.Table]; d != 0 {
			return d
		}
		return a.Row - b.Row
	})
}
