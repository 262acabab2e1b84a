package report

import (
	"encoding/csv"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"

	"github.com/openplenum/plenum/internal/outcome"
)

// CSV writes the whole outcome as tables, one file each, with names and heads
// that no language changes and every figure in full; and what holds it back,
// where that was asked (otherwise nil). create begins a file. docs/report.md
// lists the tables.
func CSV(o *outcome.Outcome, why *Explained, create func(name string) (io.WriteCloser, error)) error {
	for _, s := range sheets(o, why) {
		f, err := create(s.name)
		if err != nil {
			return fmt.Errorf("report: %s: %w", s.name, err)
		}
		err = s.write(f)
		if closing := f.Close(); err == nil {
			err = closing
		}
		if err != nil {
			return fmt.Errorf("report: %s: %w", s.name, err)
		}
	}
	return nil
}

// sheet is one file.
type sheet struct {
	name string
	head []string
	rows [][]any // string, int, bool, float64, or nil for no figure
}

func (s *sheet) write(w io.Writer) error {
	c := csv.NewWriter(w)
	if err := c.Write(s.head); err != nil {
		return err
	}
	for _, cells := range s.rows {
		row := make([]string, len(cells))
		for i, v := range cells {
			row[i] = written(v)
		}
		if err := c.Write(row); err != nil {
			return err
		}
	}
	c.Flush()
	return c.Error()
}

// written is a cell as CSV has it.
func written(v any) string {
	switch x := v.(type) {
	case nil:
		return ""
	case string:
		return guard(x)
	case float64:
		return exact(x)
	}
	return fmt.Sprint(v)
}

// add adds a row. Series are as many cells as they have figures.
func (s *sheet) add(cells ...any) {
	var row []any
	for _, c := range cells {
		switch x := c.(type) {
		case []float64:
			for _, v := range x {
				row = append(row, v)
			}
		case []*float64:
			for _, v := range x {
				if v == nil {
					row = append(row, nil)
				} else {
					row = append(row, *v)
				}
			}
		case string, int, bool, float64:
			row = append(row, x)
		default:
			row = append(row, fmt.Sprint(x))
		}
	}
	s.rows = append(s.rows, row)
}

// exact writes a figure so that reading it gives the same figure; nothing for
// one that does not exist.
func exact(v float64) string {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return ""
	}
	return strconv.FormatFloat(v, 'g', -1, 64)
}

// guard puts an apostrophe before a text that a spreadsheet would take for a
// formula.
func guard(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}

// sheets lists the tables of an outcome. Those without rows are left out.
func sheets(o *outcome.Outcome, why *Explained) []sheet {
	all := []sheet{
		tierSheet(o), targetSheet(o), activitySheet(o), capacitySheet(o), balanceSheet(o),
		limitSheet(o), priceSheet(o), tradeSheet(o), debtSheet(o), regionSheet(o), routeSheet(o), projectSheet(o),
		renewableSheet(o), conflictSheet(o), reliefSheet(o), assumptionSheet(o), phaseSheet(o), checkSheet(o),
	}
	if why != nil {
		all = append(all, findingSheet(why), triedSheet(why))
	}
	var out []sheet
	for _, s := range all {
		if len(s.rows) > 0 {
			out = append(out, s)
		}
	}
	return out
}

// byYear is a head with a column for each year at its end.
func byYear(o *outcome.Outcome, head ...string) []string {
	for _, y := range o.Years {
		head = append(head, strconv.Itoa(y))
	}
	return head
}
