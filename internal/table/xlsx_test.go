package table

import (
	"archive/zip"
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

// workbook makes a workbook with two sheets.
func workbook(t *testing.T) []byte {
	t.Helper()
	f := excelize.NewFile()
	set := func(sheet, cell string, value any) {
		if err := f.SetCellValue(sheet, cell, value); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := f.NewSheet("Flows"); err != nil {
		t.Fatal(err)
	}
	set("Sheet1", "A1", "a note")
	set("Flows", "A1", "Title of the table")
	set("Flows", "B3", "good")
	set("Flows", "C3", "amount")
	set("Flows", "B4", "coal")
	set("Flows", "C4", 1234.5)
	set("Flows", "B6", "steel")
	set("Flows", "D6", "beside the table")
	style, err := f.NewStyle(&excelize.Style{NumFmt: 3}) // #,##0: shown as 1,235
	if err != nil {
		t.Fatal(err)
	}
	if err := f.SetCellStyle("Flows", "C4", "C4", style); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestReadXLSX(t *testing.T) {
	got, err := Decode(workbook(t), Options{Name: "book.xlsx", Sheet: "Flows", Range: "B3:C10"})
	if err != nil {
		t.Fatal(err)
	}
	want := [][]Cell{
		{{"good", 3, 2}, {"amount", 3, 3}},
		{{"coal", 4, 2}, {"1234.5", 4, 3}},
		{{"steel", 6, 2}, {"", 6, 3}},
	}
	if diff := cmp.Diff(want, append([][]Cell{got.Header}, got.Rows...)); diff != "" {
		t.Error(diff)
	}
	if where := got.Where(got.Rows[0][1]); where != "book.xlsx, sheet Flows, C4" {
		t.Errorf("place %q", where)
	}
	if where := columnLetters(27) + columnLetters(702) + columnLetters(703); where != "AAZZAAA" {
		t.Errorf("columns 27, 702, 703 are %s", where)
	}
}

func TestXLSXRefuses(t *testing.T) {
	if testing.Short() {
		t.Skip("large workbooks: left to the run that is not short")
	}
	book := workbook(t)
	var sheet *SheetError
	if _, err := Decode(book, Options{Sheet: "Flowers"}); !errors.As(err, &sheet) || !strings.Contains(err.Error(), "Flows") {
		t.Errorf("unknown sheet: %v", err)
	}
	if _, err := Decode(book, Options{Sheet: "Flows", Range: "B3:nowhere"}); err == nil {
		t.Error("a range that is none was read")
	}
	if _, err := Decode(book, Options{Sheet: "Flows", MaxCells: 2}); !errors.Is(err, ErrTooLarge) {
		t.Errorf("too many cells: %v", err)
	}
	if _, err := Decode(book[:len(book)/2], Options{}); !errors.Is(err, ErrDamaged) {
		t.Errorf("half a workbook: %v", err)
	}
	if _, err := Decode(bomb(t), Options{}); err == nil {
		t.Error("a workbook that unpacks to 300 MiB was read")
	}
}

// bomb is a small archive that unpacks to 300 MiB.
func bomb(t *testing.T) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	w, err := z.Create("xl/workbook.xml")
	if err != nil {
		t.Fatal(err)
	}
	block := make([]byte, 1<<20)
	for range 300 {
		if _, err := w.Write(block); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if out.Len() > 4<<20 {
		t.Fatalf("the bomb has %d bytes", out.Len())
	}
	return out.Bytes()
}
