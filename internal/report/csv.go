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
// that no language changes and every figure in full. create begins a file.
// docs/report.md lists the tables.
func CSV(o *outcome.Outcome, create func(name string) (io.WriteCloser, error)) error {
	for _, s := range sheets(o) {
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
	rows [][]string
}

func (s *sheet) write(w io.Writer) error {
	c := csv.NewWriter(w)
	if err := c.Write(s.head); err != nil {
		return err
	}
	if err := c.WriteAll(s.rows); err != nil {
		return err
	}
	c.Flush()
	return c.Error()
}

func (s *sheet) add(cells ...any) {
	var row []string
	for _, c := range cells {
		switch x := c.(type) {
		case string:
			row = append(row, guard(x))
		case int:
			row = append(row, strconv.Itoa(x))
		case bool:
			row = append(row, strconv.FormatBool(x))
		case float64:
			row = append(row, exact(x))
		case []float64:
			for _, v := range x {
				row = append(row, exact(v))
			}
		case []*float64:
			for _, v := range x {
				if v == nil {
					row = append(row, "")
				} else {
					row = append(row, exact(*v))
				}
			}
		default:
			row = append(row, guard(fmt.Sprint(x)))
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
func sheets(o *outcome.Outcome) []sheet {
	all := []sheet{
		tierSheet(o), targetSheet(o), activitySheet(o), capacitySheet(o), balanceSheet(o),
		limitSheet(o), priceSheet(o), conflictSheet(o), reliefSheet(o), assumptionSheet(o), phaseSheet(o), checkSheet(o),
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
