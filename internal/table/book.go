package table

import (
	"fmt"
	"io"
	"math"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// Sheet is one sheet of a workbook. Cells are string, bool, int, float64 or
// nil; a figure that is not a number is an empty cell. Figures are written to
// 15 digits, which is what spreadsheets hold.
type Sheet struct {
	Name string
	Head []string // nil: a sheet of words, without a head
	Rows [][]any
}

// WriteBook writes sheets as an XLSX workbook, row by row, so that large
// tables need little memory. Text is written as text: nothing that begins
// with = + - or @ is ever a formula. The head of a sheet stays in view and can
// be filtered by.
func WriteBook(w io.Writer, sheets []Sheet) error {
	book := excelize.NewFile()
	defer book.Close() //nolint:errcheck // it holds temporary files only
	bold, err := book.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	if err != nil {
		return fmt.Errorf("table: workbook: %w", err)
	}
	used := map[string]bool{}
	for i, s := range sheets {
		name := sheetName(s.Name, used)
		if i == 0 {
			err = book.SetSheetName(book.GetSheetName(0), name)
		} else {
			_, err = book.NewSheet(name)
		}
		if err == nil {
			err = s.write(book, name, bold)
		}
		if err != nil {
			return fmt.Errorf("table: workbook, sheet %s: %w", name, err)
		}
	}
	if err := book.Write(w); err != nil {
		return fmt.Errorf("table: workbook: %w", err)
	}
	return nil
}

// mostRows is how many rows a sheet can have, the head among them.
const mostRows = excelize.TotalRows

func (s *Sheet) write(book *excelize.File, name string, bold int) error {
	if len(s.Rows)+1 > mostRows {
		return fmt.Errorf("%d rows are more than a sheet can have", len(s.Rows))
	}
	stream, err := book.NewStreamWriter(name)
	if err != nil {
		return err
	}
	for i, width := range s.widths() {
		if err := stream.SetColWidth(i+1, i+1, width); err != nil {
			return err
		}
	}
	at := 1
	if s.Head != nil {
		if err := stream.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
			return err
		}
		cells := make([]any, len(s.Head))
		for i, text := range s.Head {
			cells[i] = excelize.Cell{StyleID: bold, Value: text}
		}
		if err := stream.SetRow("A1", cells); err != nil {
			return err
		}
		at = 2
	}
	for i, row := range s.Rows {
		cells := make([]any, len(row))
		for k, v := range row {
			cells[k] = shown(v)
		}
		if err := stream.SetRow(fmt.Sprintf("A%d", at+i), cells); err != nil {
			return err
		}
	}
	return stream.Flush()
}

// shown is a cell as the workbook takes it: no figure where there is none.
func shown(v any) any {
	if f, ok := v.(float64); ok && (math.IsNaN(f) || math.IsInf(f, 0)) {
		return nil
	}
	return v
}

// How wide a column is at least and at most, in signs, and of how many rows
// the width is measured.
const (
	narrowest, widest = 8, 48
	measured          = 200
)

// widths are the widths of the columns: that of the widest cell among the
// first rows.
func (s *Sheet) widths() []float64 {
	var out []float64
	see := func(i, signs int) {
		for len(out) <= i {
			out = append(out, narrowest)
		}
		out[i] = max(out[i], float64(min(signs+2, widest)))
	}
	for i, text := range s.Head {
		see(i, utf8.RuneCountInString(text))
	}
	for _, row := range s.Rows[:min(len(s.Rows), measured)] {
		for i, v := range row {
			switch x := v.(type) {
			case string:
				see(i, utf8.RuneCountInString(x))
			case float64:
				see(i, min(len(fmt.Sprint(x)), 12))
			}
		}
	}
	return out
}

// sheetName makes a name legal and unique: at most 31 signs, none of :\/?*[],
// no apostrophe at its ends, and no two that differ in case only.
func sheetName(name string, used map[string]bool) string {
	name = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`:\/?*[]`, r) || r < ' ' {
			return ' '
		}
		return r
	}, name)
	name = strings.Trim(strings.TrimSpace(name), "'")
	if name == "" {
		name = "table"
	}
	out := firstSigns(name, excelize.MaxSheetNameLength)
	for n := 2; used[strings.ToLower(out)]; n++ {
		end := fmt.Sprintf(" (%d)", n)
		out = firstSigns(name, excelize.MaxSheetNameLength-len(end)) + end
	}
	used[strings.ToLower(out)] = true
	return out
}

func firstSigns(s string, n int) string {
	if signs := []rune(s); len(signs) > n {
		return string(signs[:n])
	}
	return s
}
