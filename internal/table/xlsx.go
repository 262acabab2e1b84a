package table

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"
)

// Bounds of what a workbook may unpack to: a small file can hold gigabytes.
const (
	maxUnzipped = 256 << 20
	maxSheetXML = 128 << 20 // larger sheets are unpacked to a temporary file
)

// readXLSX reads a sheet of a workbook. Numbers are taken as they are stored,
// with a decimal point and without thousands marks, whatever the display.
func readXLSX(data []byte, opt Options) (t *Table, err error) {
	// The library is not written for hostile files; what makes it panic is a
	// file that cannot be read.
	defer func() {
		if r := recover(); r != nil {
			t, err = nil, fmt.Errorf("table: %s: %w: %v", opt.Name, ErrDamaged, r)
		}
	}()
	book, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{
		RawCellValue: true, UnzipSizeLimit: maxUnzipped, UnzipXMLSizeLimit: maxSheetXML,
	})
	if err != nil {
		return nil, fmt.Errorf("table: %s: %w: %w", opt.Name, ErrDamaged, err)
	}
	defer func() {
		if cerr := book.Close(); err == nil && cerr != nil {
			t, err = nil, cerr
		}
	}()
	sheets := book.GetSheetList()
	sheet := opt.Sheet
	if sheet == "" && len(sheets) > 0 {
		sheet = sheets[0]
	}
	if k, _ := book.GetSheetIndex(sheet); k < 0 {
		return nil, fmt.Errorf("table: %s: %w", opt.Name, &SheetError{sheet, sheets})
	}
	area, err := parseArea(opt.Range)
	if err != nil {
		return nil, fmt.Errorf("table: %s: %w: %q: %w", opt.Name, ErrRange, opt.Range, err)
	}
	t = &Table{Name: opt.Name, Format: XLSX, Sheet: sheet, Sheets: sheets, Encoding: UTF8}
	if err := t.readSheet(book, area, opt); err != nil {
		return nil, err
	}
	return t.takeHeader(opt)
}

// area is a rectangle of a sheet, from 1, both ends included.
type area struct{ left, top, right, bottom int }

func parseArea(text string) (area, error) {
	if text == "" {
		return area{1, 1, excelize.MaxColumns, excelize.TotalRows}, nil
	}
	from, to, ok := strings.Cut(strings.ReplaceAll(text, "$", ""), ":")
	if !ok {
		to = from
	}
	left, top, err := excelize.CellNameToCoordinates(from)
	if err != nil {
		return area{}, err
	}
	right, bottom, err := excelize.CellNameToCoordinates(to)
	if err != nil {
		return area{}, err
	}
	return area{min(left, right), min(top, bottom), max(left, right), max(top, bottom)}, nil
}

// readSheet appends the rows of an area that are not empty.
func (t *Table) readSheet(book *excelize.File, a area, opt Options) error {
	rows, err := book.Rows(t.Sheet)
	if err != nil {
		return fmt.Errorf("table: %s: %w", opt.Name, err)
	}
	cells := 0
	for line := 1; line <= a.bottom && rows.Next(); line++ {
		texts, err := rows.Columns()
		if err != nil {
			return fmt.Errorf("table: %s: line %d: %w", opt.Name, line, err)
		}
		if line < a.top || line <= opt.Skip {
			continue
		}
		var row []Cell
		blank := true
		for k := a.left; k <= min(a.right, len(texts)); k++ {
			text := strings.TrimSpace(texts[k-1])
			blank = blank && text == ""
			row = append(row, Cell{text, line, k})
		}
		if cells += len(row); cells > opt.MaxCells {
			return fmt.Errorf("table: %s: %w: more than %d cells", opt.Name, ErrTooLarge, opt.MaxCells)
		}
		first := ""
		if len(row) > 0 {
			first = row[0].Text
		}
		switch {
		case blank:
		case opt.Comment != 0 && strings.HasPrefix(first, string(opt.Comment)):
			t.Comments = append(t.Comments, row[0])
		default:
			t.Rows = append(t.Rows, row)
		}
	}
	if err := rows.Error(); err != nil {
		return fmt.Errorf("table: %s: %w", opt.Name, err)
	}
	return rows.Close()
}

// takeHeader makes the first row the header and gives all rows its width.
// Sheets leave out empty cells, so short rows are no fault here.
func (t *Table) takeHeader(opt Options) (*Table, error) {
	if opt.NoHeader {
		return t, nil
	}
	var s scanner
	if len(t.Rows) == 0 {
		s.fault(NoHeader, 1, 1, "")
		return t, s.faults
	}
	t.Header, t.Rows = t.Rows[0], t.Rows[1:]
	for i, row := range t.Rows {
		for len(row) < len(t.Header) {
			row = append(row, Cell{Line: t.lineOf(row), Column: t.Header[len(row)].Column})
		}
		t.Rows[i] = s.fit(row, len(t.Header), true)
	}
	return t, s.faults.orNil()
}

func (t *Table) lineOf(row []Cell) int { return row[0].Line }
