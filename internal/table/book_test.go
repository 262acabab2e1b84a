package table

import (
	"bytes"
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

// TestWriteBook: what is written is read back, text as text and figures as
// figures.
func TestWriteBook(t *testing.T) {
	sheets := []Sheet{
		{Name: "About", Rows: [][]any{{"A plan"}, {"=HYPERLINK(\"x\")"}}},
		{Name: "a/b", Head: []string{"name", "value", "met"}, Rows: [][]any{
			{"=1+1", 0.1, true}, {"@x", -2.5e-7, false}, {"+3", math.NaN(), nil}, {"-4", 12, "\x01<&>"},
		}},
		{Name: "A\\B"}, {Name: strings.Repeat("n", 40)}, {Name: strings.Repeat("N", 40)}, {Name: "''"},
	}
	var b bytes.Buffer
	if err := WriteBook(&b, sheets); err != nil {
		t.Fatal(err)
	}
	book, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	want := []string{"About", "a b", "A B (2)", strings.Repeat("n", 31), strings.Repeat("N", 27) + " (2)", "table"}
	if diff := cmp.Diff(want, book.GetSheetList()); diff != "" {
		t.Errorf("sheets (-want +got):\n%s", diff)
	}
	for row := 2; row <= 5; row++ {
		cell := fmt.Sprintf("A%d", row)
		if formula, _ := book.GetCellFormula("a b", cell); formula != "" {
			t.Errorf("%s is the formula %q", cell, formula)
		}
		kind, err := book.GetCellType("a b", cell)
		if err != nil || kind != excelize.CellTypeInlineString && kind != excelize.CellTypeSharedString {
			t.Errorf("%s has type %v, %v", cell, kind, err)
		}
	}
	rows, err := book.GetRows("a b", excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([][]string{{"name", "value", "met"}, {"=1+1", "0.1", "1"}, {"@x", "-0.00000025", "0"}, {"+3"}, {"-4", "12", "\ufffd<&>"}}, rows); diff != "" {
		t.Errorf("cells (-want +got):\n%s", diff)
	}
	panes, err := book.GetPanes("a b")
	if err != nil || !panes.Freeze || panes.YSplit != 1 {
		t.Errorf("the head is not held in view: %+v, %v", panes, err)
	}
}
