package hall

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"slices"
	"strings"

	"github.com/openplenum/plenum/internal/plan"
	"github.com/openplenum/plenum/internal/planfile"
)

// RowChange is one difference between two plans: a cell that changed, or a row
// that came or went.
type RowChange struct {
	File     string // such as targets.csv
	Row      string // what names the row, such as "steel 2027"
	Column   string // that changed; empty: the whole row
	Old, New string // empty: not there, or the default
}

// keyColumns name a row of a table; the others are what it says. In the table
// of organs, organ is a name too.
var keyColumns = []string{
	"good", "process", "asset", "region", "origin", "year", "opens", "category", "limit", "target", "project", "after",
	"renewable", "indicator", "risk", "direction", "currency", "from", "to",
}

// moreKeys are columns that name a row in some tables only.
var moreKeys = map[string][]string{
	"organs.csv": {"organ"}, "indicator_terms.csv": {"measure", "of"}, "assumptions.csv": {"table", "field"},
}

// fewerKeys are columns that say something in some tables.
var fewerKeys = map[string][]string{
	"assets.csv": {"process"}, "projects.csv": {"asset", "good", "region"}, "renewables.csv": {"good", "region"},
	"risks.csv": {"process", "good", "region"}, "limits.csv": {"category", "region"}, "targets.csv": {"category"},
	"trade.csv": {"currency"},
}

// compareRows lists what differs between two plans, table by table, in the
// canonical form of their tables.
func compareRows(before, after *plan.Plan) ([]RowChange, error) {
	old, err := planfile.Encode(before)
	if err != nil {
		return nil, err
	}
	fresh, err := planfile.Encode(after)
	if err != nil {
		return nil, err
	}
	var out []RowChange
	for _, f := range union(old, fresh) {
		if f.old == f.fresh {
			continue
		}
		var changes []RowChange
		if strings.HasSuffix(f.name, ".csv") {
			changes, err = compareTable(f.name, f.old, f.fresh)
		} else {
			changes = compareLines(f.name, f.old, f.fresh)
		}
		if err != nil {
			return nil, err
		}
		out = append(out, changes...)
	}
	return out, nil
}

type filePair struct{ name, old, fresh string }

func union(old, fresh []planfile.File) []filePair {
	var out []filePair
	at := map[string]int{}
	for _, f := range fresh {
		at[f.Name] = len(out)
		out = append(out, filePair{f.Name, "", string(f.Data)})
	}
	for _, f := range old {
		if i, ok := at[f.Name]; ok {
			out[i].old = string(f.Data)
			continue
		}
		out = append(out, filePair{f.Name, string(f.Data), ""})
	}
	return out
}

// row is a row of a table by column.
type row struct {
	key   string
	cells map[string]string
}

// compareTable pairs rows by their keys, the n-th with one key with the n-th.
func compareTable(name, old, fresh string) ([]RowChange, error) {
	was, columnsWere, err := readRows(name, old)
	if err != nil {
		return nil, err
	}
	is, columns, err := readRows(name, fresh)
	if err != nil {
		return nil, err
	}
	for _, c := range columnsWere {
		if !slices.Contains(columns, c) {
			columns = append(columns, c)
		}
	}
	waiting := map[string][]row{}
	for _, r := range was {
		waiting[r.key] = append(waiting[r.key], r)
	}
	var out []RowChange
	for _, r := range is {
		left := waiting[r.key]
		if len(left) == 0 {
			out = append(out, RowChange{File: name, Row: r.key, New: r.text(columns)})
			continue
		}
		waiting[r.key] = left[1:]
		for _, c := range columns {
			if left[0].cells[c] != r.cells[c] {
				out = append(out, RowChange{File: name, Row: r.key, Column: c, Old: left[0].cells[c], New: r.cells[c]})
			}
		}
	}
	for _, r := range was {
		if left := waiting[r.key]; len(left) > 0 {
			out = append(out, RowChange{File: name, Row: r.key, Old: left[0].text(columns)})
			waiting[r.key] = left[1:]
		}
	}
	if len(out) == 0 { // only the order of rows: it decides which row of a process comes first
		out = append(out, RowChange{File: name, Row: "*"})
	}
	return out, nil
}

func readRows(name, text string) ([]row, []string, error) {
	if text == "" {
		return nil, nil, nil
	}
	all, err := csv.NewReader(bytes.NewReader([]byte(text))).ReadAll()
	if err != nil || len(all) == 0 {
		return nil, nil, fmt.Errorf("hall: comparing %s: %w", name, err)
	}
	header := all[0]
	out := make([]row, 0, len(all)-1)
	for _, cells := range all[1:] {
		r := row{cells: map[string]string{}}
		var key []string
		for k, c := range header {
			r.cells[c] = cells[k]
			if isKey(name, c) && cells[k] != "" {
				key = append(key, cells[k])
			}
		}
		r.key = strings.Join(key, " ")
		out = append(out, r)
	}
	return out, header, nil
}

func isKey(file, column string) bool {
	if slices.Contains(fewerKeys[file], column) {
		return false
	}
	return slices.Contains(keyColumns, column) || slices.Contains(moreKeys[file], column)
}

// text is the row as it reads: the cells that say something.
func (r row) text(columns []string) string {
	var out []string
	for _, c := range columns {
		if r.cells[c] != "" {
			out = append(out, c+" "+r.cells[c])
		}
	}
	return strings.Join(out, ", ")
}

// compareLines lists lines that went and lines that came.
func compareLines(name, old, fresh string) []RowChange {
	was, is := strings.Split(old, "\n"), strings.Split(fresh, "\n")
	var out []RowChange
	for _, line := range was {
		if !slices.Contains(is, line) {
			out = append(out, RowChange{File: name, Old: strings.TrimSpace(line)})
		}
	}
	for _, line := range is {
		if !slices.Contains(was, line) {
			out = append(out, RowChange{File: name, New: strings.TrimSpace(line)})
		}
	}
	if len(out) == 0 {
		out = append(out, RowChange{File: name, Row: "*"})
	}
	return out
}
