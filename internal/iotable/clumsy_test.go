package iotable

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

// TestClumsy: what people give for a table, and what they are told.
func TestClumsy(t *testing.T) {
	dir := write(t, map[string]string{
		"empty.csv": "\n", "page.html": "<!DOCTYPE html><table><tr><td>1</td></tr></table>", "print.pdf": "%PDF-1.7\n%\xe2\xe3\xcf\xd3",
		"old.xls": "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 a workbook", "cut.xlsx": "PK\x03\x04 cut off", "picture.png": "\x89PNG\r\n\x1a\n\x00\x00",
	})
	book := excelize.NewFile()
	defer book.Close() //nolint:errcheck // it holds temporary files only
	if _, err := book.NewSheet("Table"); err != nil {
		t.Fatal(err)
	}
	if err := book.SetCellValue("Sheet1", "A1", "Statistical office"); err != nil {
		t.Fatal(err)
	}
	if err := book.SaveAs(filepath.Join(dir, "cover.xlsx")); err != nil {
		t.Fatal(err)
	}
	if err := book.SaveAs(filepath.Join(dir, "locked.xlsx"), excelize.Options{Password: "word"}); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		"nowhere.csv":            "no_file",
		"empty.csv":              "blank",
		"page.html":              "web_page",
		"print.pdf":              "printed_table",
		"picture.png":            "not_a_table",
		"old.xls":                "old_book",
		"cut.xlsx":               "damaged",
		"locked.xlsx":            "locked",
		"cover.xlsx":             "empty_sheet Sheet1 Sheet1, Table",
		"cover.xlsx#Tables":      "no_sheet Tables Sheet1, Table",
		"cover.xlsx#Table!B4:":   "no_range B4:",
		"cover.xlsx#Table!B4:D9": "empty_sheet Table Sheet1, Table",
	} {
		_, err := Read(Source{Path: filepath.Join(dir, name)})
		var faults Faults
		if !errors.As(err, &faults) || len(faults) != 1 {
			t.Errorf("%s: error %v, want one fault", name, err)
			continue
		}
		got := strings.TrimSpace(string(faults[0].Code) + " " + strings.TrimSuffix(fmt.Sprintln(faults[0].Args...), "\n"))
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}
