package report

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/openplenum/plenum/internal/locale"
	"github.com/openplenum/plenum/internal/outcome"
	"github.com/openplenum/plenum/internal/table"
)

// writtenBook is an answer as a workbook.
func writtenBook(t *testing.T, o *outcome.Outcome, opt Options) []byte {
	t.Helper()
	var all []table.Sheet
	for _, s := range Workbook(o, locale.Get("en"), opt) {
		all = append(all, table.Sheet(s))
	}
	var b bytes.Buffer
	if err := table.WriteBook(&b, all); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// readBook writes an answer as a workbook and reads it back.
func readBook(t *testing.T, o *outcome.Outcome, opt Options) *excelize.File {
	t.Helper()
	book, err := excelize.OpenReader(bytes.NewReader(writtenBook(t, o, opt)))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { book.Close() })
	return book
}

// column reads a column of a sheet by its head.
func column(t *testing.T, book *excelize.File, sheet, head string) []string {
	t.Helper()
	rows, err := book.GetRows(sheet, excelize.Options{RawCellValue: true})
	if err != nil || len(rows) == 0 {
		t.Fatalf("%s: %v", sheet, err)
	}
	at := slices.Index(rows[0], head)
	if at < 0 {
		t.Fatalf("%s has no column %s: %v", sheet, head, rows[0])
	}
	var out []string
	for _, r := range rows[1:] {
		if at < len(r) {
			out = append(out, r[at])
		} else {
			out = append(out, "")
		}
	}
	return out
}

// digits is how near a figure comes back: spreadsheets hold 15 digits.
const digits = 1e-14

func holdColumn(t *testing.T, book *excelize.File, sheet, head string, want []float64) {
	t.Helper()
	got := column(t, book, sheet, head)
	if len(got) != len(want) {
		t.Errorf("%s, %s: %d figures, want %d", sheet, head, len(got), len(want))
		return
	}
	for i, text := range got {
		v, err := strconv.ParseFloat(text, 64)
		if text == "" {
			v, err = math.NaN(), nil
		}
		if off := math.Abs(v - want[i]); err != nil || !(off <= digits*math.Abs(want[i])) && !(math.IsNaN(v) && math.IsNaN(want[i])) {
			t.Errorf("%s, %s, row %d: %q, want %v", sheet, head, i+2, text, want[i])
		}
	}
}

// TestWorkbookFigures: read back, the workbook has every figure of the
// outcome.
func TestWorkbookFigures(t *testing.T) {
	whole, opt := islands("")
	for name, o := range map[string]*outcome.Outcome{"islands": whole, "demo": demo(42, 5)} {
		if name == "demo" {
			opt = Options{}
		}
		book := readBook(t, o, opt)
		var values, amounts, fulfilments, prices []float64
		for _, x := range o.Targets {
			values, amounts, fulfilments = append(values, x.Value), append(amounts, x.Amount), append(fulfilments, x.Fulfilment)
		}
		for _, p := range o.Prices {
			prices = append(prices, p.Value)
		}
		holdColumn(t, book, "targets", "value", values)
		holdColumn(t, book, "targets", "amount", amounts)
		holdColumn(t, book, "targets", "fulfilment", fulfilments)
		holdColumn(t, book, "prices", "value", prices)
		for y, year := range o.Years {
			var balances, capacity, trade []float64
			for _, b := range o.Balances {
				for _, l := range append(slices.Clone(b.Sources), b.Uses...) {
					balances = append(balances, l.Amounts[y])
				}
				balances = append(balances, b.Unused[y], b.Total[y], b.Price[y])
			}
			for _, a := range o.Assets {
				capacity = append(capacity, a.Capacity[y], a.Opened[y], a.Used[y], a.Price[y])
			}
			bound := func(v *float64) float64 {
				if v == nil {
					return math.NaN()
				}
				return *v
			}
			for _, x := range o.Trade {
				trade = append(trade, x.Amounts[y], bound(x.Lower[y]), bound(x.Upper[y]), x.Value[y], x.Price[y])
			}
			holdColumn(t, book, "balances", strconv.Itoa(year), balances)
			if len(capacity) > 0 {
				holdColumn(t, book, "capacity", strconv.Itoa(year), capacity)
			}
			if len(trade) > 0 {
				holdColumn(t, book, "trade", strconv.Itoa(year), trade)
			}
		}
	}
}

// TestWorkbookIsComplete: every table of the answer is a sheet, the first
// sheet lists them all, and each has a unit wherever it has amounts.
func TestWorkbookIsComplete(t *testing.T) {
	o, opt := islands("")
	book := readBook(t, o, opt)
	list := book.GetSheetList()
	for _, s := range []string{"About", "targets", "balances", "prices", "trade", "debts", "regions", "routes", "projects", "renewables", "limits", "findings", "reliefs", "check"} {
		if !slices.Contains(list, s) {
			t.Errorf("no sheet %s in %v", s, list)
		}
	}
	about, err := book.GetRows("About")
	if err != nil {
		t.Fatal(err)
	}
	text := fmt.Sprint(about)
	for _, s := range list[1:] {
		if !strings.Contains(text, s) {
			t.Errorf("the first sheet does not name %s", s)
		}
		rows, err := book.GetRows(s)
		if err != nil || len(rows) < 2 {
			t.Errorf("%s has %d rows, %v", s, len(rows), err)
			continue
		}
		if slices.Contains(rows[0], "2026") && !slices.Contains(rows[0], "unit") {
			t.Errorf("%s has amounts and no units", s)
		}
	}
	if strings.Contains(text, "!report.") || !strings.Contains(text, "Two islands") {
		t.Errorf("the first sheet reads %s", text)
	}
}

// TestWorkbookHasNoFormulas: no text of a plan becomes a formula.
func TestWorkbookHasNoFormulas(t *testing.T) {
	for _, name := range append([]string{"=1+1", "+1", "-1", "@SUM(A1)", "\t=1"}, hostile...) {
		o, opt := islands(name)
		book := writtenBook(t, o, opt)
		files, err := zip.NewReader(bytes.NewReader(book), int64(len(book)))
		if err != nil {
			t.Fatal(err)
		}
		sheets := 0
		for _, f := range files.File {
			if !strings.HasPrefix(f.Name, "xl/worksheets/") {
				continue
			}
			sheets++
			r, err := f.Open()
			if err != nil {
				t.Fatal(err)
			}
			data, err := io.ReadAll(r)
			if err != nil {
				t.Fatal(err)
			}
			if bytes.Contains(data, []byte("<f>")) || bytes.Contains(data, []byte("<f ")) {
				t.Errorf("%.40q is a formula in %s", name, f.Name)
			}
		}
		if sheets < 10 {
			t.Fatalf("looked at %d sheets", sheets)
		}
	}
}
