package iotable

import (
	"encoding/csv"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// dataFolder finds a real table, and skips the test where there is none: the
// tables are not part of the repository.
func dataFolder(t testing.TB, name string) string {
	t.Helper()
	root := os.Getenv("PLENUM_DATA")
	if root == "" {
		root = filepath.Join("..", "..", "..", "shared", "data")
	}
	folder := filepath.Join(root, name)
	if _, err := os.Stat(folder); err != nil {
		t.Skipf("no table %s: set PLENUM_DATA to the folder of the real tables", name)
	}
	return folder
}

func readData(t testing.TB, name string) *Reading {
	t.Helper()
	r, err := Read(Source{Path: dataFolder(t, name)})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// Eurostat Manual of Supply, Use and Input-Output Tables, 2008, tables 15.15,
// 15.16 and 15.20.
func TestGermanyMultipliers(t *testing.T) {
	tbl := readData(t, "germany-1995").Table
	m, err := Multiply(tbl)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		measure   Measure
		want      [6]float64
		tolerance float64
	}{
		{MeasureOutput, [6]float64{1.7048, 1.8413, 1.8136, 1.6035, 1.5951, 1.3782}, 2e-4},
		{MeasureValueAdded, [6]float64{.8450, .7647, .8615, .9019, .9393, .9199}, 1e-4},
		{MeasureEmployment, [6]float64{.0326, .0162, .0207, .0237, .0112, .0242}, 1e-4},
	} {
		got, ok := m.Find(c.measure)
		if !ok {
			t.Errorf("no %s multiplier", c.measure)
			continue
		}
		for j, want := range c.want {
			if math.Abs(got.Total[j]-want) > c.tolerance {
				t.Errorf("%s of %s is %.5f, published %.4f", c.measure, tbl.Sectors[j], got.Total[j], want)
			}
		}
	}
	for j, want := range map[int]float64{0: 2.1126, 2: 1.3558, 3: 1.5848, 4: 2.1037, 5: 1.2106} {
		if got := m.Linkages.Supply[j]; math.Abs(got-want) > 1e-4 {
			t.Errorf("forward linkage of %s is %.5f, published %.4f", tbl.Sectors[j], got, want)
		}
	}
	if worst := CheckBalance(tbl).Worst; worst[0].Relative+worst[1].Relative != 0 {
		t.Errorf("the table balances exactly, got %+v", worst)
	}
}

// BEA, 1997 Benchmark Input-Output Accounts, Table 8: 131 x 131 published
// cells with seven decimals.
func TestUnitedStatesInverse(t *testing.T) {
	folder := dataFolder(t, "us-1997-131")
	tbl := readData(t, "us-1997-131").Table
	inv, err := Invert(tbl.Coefficients())
	if err != nil {
		t.Fatal(err)
	}
	cells, worst := publishedInverse(t, filepath.Join(folder, "published_total_requirements_ixi.csv"), tbl, inv)
	if cells != 17161 || worst > 1e-6 {
		t.Errorf("%d cells, the largest difference is %g", cells, worst)
	}
	t.Logf("%d cells, largest difference %.2g, residual %.2g", cells, worst, inv.Residual)
}

// publishedInverse compares an inverse with a printed one, cell by cell.
func publishedInverse(t *testing.T, file string, tbl *Table, inv *Inverse) (cells int, worst float64) {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close() //nolint:errcheck // read only
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	find := newFinder(tbl.Sectors)
	for _, row := range rows[1:] {
		i := find.find(row[0])
		for k, text := range row[1:] {
			want, err := strconv.ParseFloat(text, 64)
			if err != nil {
				t.Fatal(err)
			}
			worst = math.Max(worst, math.Abs(inv.L.At(i, find.find(rows[0][k+1]))-want))
			cells++
		}
	}
	return cells, worst
}

// A carrier of the German table prints 1,079,400 where the cells of
// manufacturing sum to 1,079,446.
func TestGermanySlip(t *testing.T) {
	folder := dataFolder(t, "germany-1995")
	copied := t.TempDir()
	for _, name := range []string{"flows.csv", "final_demand.csv", "value_added.csv", "output.csv"} {
		data, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			t.Fatal(err)
		}
		text := strings.ReplaceAll(string(data), "1079446", "1079400")
		if err := os.WriteFile(filepath.Join(copied, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	r, err := Read(Source{Path: copied})
	if err != nil {
		t.Fatal(err)
	}
	slips := CheckBalance(r.Table).Slips
	if len(slips) != 1 || slips[0].Difference != 46 || slips[0].Output != 1079400 || !strings.HasPrefix(slips[0].Label, "CPA_B-E") {
		t.Errorf("slips: %+v", slips)
	}
}

// The tables at hand are read whole, and balance as their readmes say.
func TestRealTables(t *testing.T) {
	for name, want := range map[string]struct {
		sectors, final, primary int
		row, column             float64 // largest relative gaps
	}{
		"us-1997-12":   {12, 6, 4, 1e-9, 1e-9},
		"us-1997-131":  {131, 13, 6, 1e-6, 2e-7},
		"us-2012-71":   {71, 20, 5, 2.1e-4, 1.1e-4},
		"germany-1995": {6, 5, 6, 0, 0},
	} {
		t.Run(name, func(t *testing.T) {
			r := readData(t, name)
			tbl := r.Table
			if len(tbl.Sectors) != want.sectors || len(tbl.Final) != want.final || len(tbl.Primary) != want.primary {
				t.Errorf("%d sectors, %d columns of final use, %d primary rows", len(tbl.Sectors), len(tbl.Final), len(tbl.Primary))
			}
			b := CheckBalance(tbl)
			if len(b.Slips) > 0 || b.Worst[0].Relative > want.row || b.Worst[1].Relative > want.column {
				t.Errorf("slips %+v, worst %+v", b.Slips, b.Worst)
			}
			for _, n := range r.Notes {
				t.Log(n)
			}
			t.Log(r.Files, r.Unused)
			for _, f := range tbl.Final {
				t.Logf("%-12s %s %s", f.Use, f.Label, functionOf(f.Label))
			}
			for _, p := range tbl.Primary {
				t.Logf("%-12s %s %v", p.Pay, p.Label, p.Final)
			}
		})
	}
}
