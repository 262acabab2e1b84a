package report

import (
	"bytes"
	"encoding/csv"
	"io"
	"math"
	"strconv"
	"testing"

	"github.com/openplenum/plenum/internal/outcome"
)

// memory is a folder of files in memory.
type memory map[string]*bytes.Buffer

func (m memory) create(name string) (io.WriteCloser, error) {
	m[name] = &bytes.Buffer{}
	return closer{m[name]}, nil
}

type closer struct{ io.Writer }

func (closer) Close() error { return nil }

// tables writes an outcome as CSV and reads it back.
func tables(t *testing.T, o *outcome.Outcome) map[string][][]string {
	t.Helper()
	files := memory{}
	if err := CSV(o, nil, files.create); err != nil {
		t.Fatal(err)
	}
	out := map[string][][]string{}
	for name, data := range files {
		rows, err := csv.NewReader(data).ReadAll() // refuses rows of other lengths than the head
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		out[name] = rows
	}
	return out
}

// TestCSVBalancesClose: in the table of balances, sources and uses with the
// rest come to the same sum, good by good and year by year.
func TestCSVBalancesClose(t *testing.T) {
	rows := tables(t, demo(42, 5))["balances.csv"]
	const side, first = 5, 12
	sums := map[string]float64{}
	for _, row := range rows[1:] {
		for y := first; y < len(row); y++ {
			v, err := strconv.ParseFloat(row[y], 64)
			if err != nil {
				t.Fatal(err)
			}
			key := row[0] + " " + rows[0][y]
			switch row[side] {
			case "source":
				sums[key] += v
			case "use", "unused":
				sums[key] -= v
			}
		}
	}
	if len(sums) != 45*5 {
		t.Errorf("%d accounts, want 45 goods of 5 years", len(sums))
	}
	for key, rest := range sums {
		if math.Abs(rest) > 1e-8 {
			t.Errorf("%s does not close: %g", key, rest)
		}
	}
}

// TestCSVIsExact: figures are read back as they were.
func TestCSVIsExact(t *testing.T) {
	o := demo(42, 5)
	rows := tables(t, o)["targets.csv"]
	if len(rows) != len(o.Targets)+1 {
		t.Fatalf("%d rows for %d targets", len(rows)-1, len(o.Targets))
	}
	column := map[string]int{}
	for i, head := range rows[0] {
		column[head] = i
	}
	for i, target := range o.Targets {
		for head, want := range map[string]float64{"amount": target.Amount, "value": target.Value, "fulfilment": target.Fulfilment} {
			if got, err := strconv.ParseFloat(rows[i+1][column[head]], 64); err != nil || got != want {
				t.Errorf("%s of %s: %v, want %v (%v)", head, target.ID, got, want, err)
			}
		}
	}
}

// TestCSVNoFormula: a name that a spreadsheet would run is written as text.
func TestCSVNoFormula(t *testing.T) {
	for name, want := range map[string]string{"=1+1": "'=1+1", "+x": "'+x", "@cmd": "'@cmd", "-2": "'-2", "coal": "coal", "": ""} {
		if got := guard(name); got != want {
			t.Errorf("guard(%q) = %q, want %q", name, got, want)
		}
	}
	for file, rows := range tables(t, named("=1+1")) {
		for _, row := range rows[1:] {
			for _, cell := range row {
				if cell != "" && cell[0] == '=' {
					t.Errorf("%s has the formula %q", file, cell)
				}
			}
		}
	}
}

// TestCSVNothing: a figure that does not exist is an empty cell.
func TestCSVNothing(t *testing.T) {
	rows := tables(t, demo(8, 3))["tiers.csv"]
	for _, row := range rows[1:] {
		if row[5] != "" {
			t.Errorf("headroom that does not exist is %q", row[5])
		}
	}
}
