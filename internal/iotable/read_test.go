package iotable

import (
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/openplenum/plenum/internal/table"
	"github.com/xuri/excelize/v2"
)

// write makes a folder of files.
func write(t testing.TB, files map[string]string) string {
	t.Helper()
	folder := t.TempDir()
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

// smallSheet is a made-up table of three sectors on one sheet.
const smallSheet = `Made-up table,,,,,,,,,
million crowns,,,,,,,,,
,A Farms,B Works,C Trade,Total intermediate,Households,Fixed investment,Exports,Total final,Total output
A Farms,100,300,0,400,500,0,100,600,1000
B Works,200,400,100,700,600,500,200,1300,2000
C Trade,50,150,50,250,700,50,0,750,1000
Total intermediate,350,850,150,1350,1800,550,300,2650,4000
Imports,50,150,50,250,,,,,
Wages,300,500,500,1300,,,,,
Operating surplus,300,500,300,1100,,,,,
Gross value added,600,1000,800,2400,,,,,
Total output,1000,2000,1000,4000,,,,,
Source: made up.,,,,,,,,,
`

// The same table in other clothes is read as the same table.
func TestOneTableManyClothes(t *testing.T) {
	want, err := Read(Source{Path: write(t, map[string]string{"table.csv": smallSheet})})
	if err != nil {
		t.Fatal(err)
	}
	if n := len(want.Table.Sectors); n != 3 {
		t.Fatalf("%d sectors", n)
	}
	if diff := cmp.Diff([]float64{1000, 2000, 1000}, want.Table.Output); diff != "" {
		t.Fatal(diff)
	}
	var uses []Use
	for _, f := range want.Table.Final {
		uses = append(uses, f.Use)
	}
	if diff := cmp.Diff([]Use{Households, FixedInvestment, Exports}, uses); diff != "" {
		t.Fatal(diff)
	}
	var pays []Pay
	for _, p := range want.Table.Primary {
		pays = append(pays, p.Pay)
	}
	if diff := cmp.Diff([]Pay{PayImports, PayLabour, PaySurplus}, pays); diff != "" {
		t.Fatal(diff)
	}

	thousands := strings.NewReplacer("1000", `"1,000"`, "2000", `"2,000"`, "1300", `"1,300"`, "1350", `"1,350"`,
		"1800", `"1,800"`, "2650", `"2,650"`, "4000", `"4,000"`, "1100", `"1,100"`, "2400", `"2,400"`).Replace(smallSheet)
	german := strings.NewReplacer(",", ";", "1000", "1.000,0", "2000", "2.000,0", "1300", "1.300,0", "100", "100,0").Replace(smallSheet)
	for name, files := range map[string]map[string]string{
		"thousands":   {"z.csv": thousands},
		"german":      {"anything.csv": "\ufeff" + german},
		"tabs":        {"x y.tsv": strings.ReplaceAll(smallSheet, ",", "\t")},
		"crlf":        {"flows.csv": strings.ReplaceAll(smallSheet, "\n", "\r\n")},
		"line breaks": {"flows.csv": strings.ReplaceAll(smallSheet, "A Farms", "\"A\n Farms\"")},
		"codes only":  {"flows.csv": strings.Replace(smallSheet, ",A Farms,B Works,C Trade", ",A,B,C", 1)},
		"names only":  {"flows.csv": strings.Replace(smallSheet, ",A Farms,B Works,C Trade", ",farms,works,TRADE", 1)},
		"folder": {
			"Flows.csv":        "sector,C Trade,A Farms,B Works\nB Works,100,200,400\nA Farms,0,100,300\nC Trade,50,50,150\nSum,150,350,850\n",
			"final-demand.csv": "sector;Households;Fixed investment;Exports;Total\nA Farms;500;;100;600\nC Trade;700;50;-;750\nB Works;600;500;200;1300\nTotal;1800;550;300;2650\n",
			"value_added.csv":  "row,B Works,C Trade,A Farms,Total\nImports,150,50,50,250\nWages,500,500,300,1300\nOperating surplus,500,300,300,1100\nTotal,1150,850,650,2650\n",
			"output.csv":       "sector,C Trade,A Farms,B Works\nGross output,1000,1000,2000\n",
			"readme.md":        "made up",
		},
		"turned parts": {
			"flows.csv":        "sector,A Farms,B Works,C Trade\nA Farms,100,300,0\nB Works,200,400,100\nC Trade,50,150,50\n",
			"final_demand.csv": "use,A Farms,B Works,C Trade\nHouseholds,500,600,700\nFixed investment,0,500,50\nExports,100,200,0\n",
			"value_added.csv":  "sector,Imports,Wages,Operating surplus\nA Farms,50,300,300\nB Works,150,500,500\nC Trade,50,500,300\n",
		},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := Read(Source{Path: write(t, files)})
			if err != nil {
				t.Fatal(err)
			}
			same(t, want.Table, got.Table)
		})
	}
	t.Run("workbook", func(t *testing.T) {
		book := excelize.NewFile()
		if _, err := book.NewSheet("IO"); err != nil {
			t.Fatal(err)
		}
		for i, row := range strings.Split(strings.TrimSpace(smallSheet), "\n") {
			for k, text := range strings.Split(row, ",") {
				cell, _ := excelize.CoordinatesToCellName(k+2, i+3)
				if v, err := number(text, table.Point); err == nil && text != "" {
					err = book.SetCellValue("IO", cell, v)
					if err != nil {
						t.Fatal(err)
					}
				} else if err := book.SetCellValue("IO", cell, text); err != nil {
					t.Fatal(err)
				}
			}
		}
		path := filepath.Join(t.TempDir(), "book.xlsx")
		if err := book.SaveAs(path); err != nil {
			t.Fatal(err)
		}
		got, err := Read(Source{Path: path + "#IO!B3:K20"})
		if err != nil {
			t.Fatal(err)
		}
		same(t, want.Table, got.Table)
	})
}

// same compares tables whatever the order of their sectors.
func same(t *testing.T, want, got *Table) {
	t.Helper()
	find := newFinder(got.Sectors)
	if len(got.Sectors) != len(want.Sectors) || len(got.Final) != len(want.Final) || len(got.Primary) != len(want.Primary) {
		t.Fatalf("%v\n%v\n%v", got.Sectors, got.Final, got.Primary)
	}
	for i, s := range want.Sectors {
		a := find.find(s.String())
		if got.Output[a] != want.Output[i] {
			t.Errorf("output of %s is %g", s, got.Output[a])
		}
		for j, r := range want.Sectors {
			if g, w := got.Flows.At(a, find.find(r.String())), want.Flows.At(i, j); g != w {
				t.Errorf("flow from %s to %s is %g, want %g", s, r, g, w)
			}
		}
		for k := range want.Final {
			if got.Final[k].Use != want.Final[k].Use || got.Final[k].Amounts[a] != want.Final[k].Amounts[i] {
				t.Errorf("%s of %s is %g", got.Final[k].Label, s, got.Final[k].Amounts[a])
			}
		}
		for k := range want.Primary {
			if got.Primary[k].Pay != want.Primary[k].Pay || got.Primary[k].Amounts[a] != want.Primary[k].Amounts[i] {
				t.Errorf("%s of %s is %g", got.Primary[k].Label, s, got.Primary[k].Amounts[a])
			}
		}
	}
	for _, w := range CheckBalance(got).Worst {
		if w.Relative > 1e-12 {
			t.Errorf("does not balance: %+v", w)
		}
	}
}

// Faults of a table are all reported, with place and code.
func TestFaults(t *testing.T) {
	for name, c := range map[string]struct {
		change [2]string
		want   []string // code line:column
	}{
		"wrong total":     {[2]string{"A Farms,100,300,0,400", "A Farms,100,300,0,410"}, []string{"wrong_total 4:19", "wrong_total 7:32"}},
		"two outputs":     {[2]string{"750,1000", "750,1007"}, []string{"wrong_total 7:55", "two_outputs 12:24"}},
		"letters":         {[2]string{"200,400,100", "200,4oo,100"}, []string{"not_number 5:13"}},
		"secret":          {[2]string{"200,400,100", "200,:,100"}, []string{"no_figure 5:13"}},
		"misspelt column": {[2]string{",B Works,C", ",D Wroks,C"}, []string{"no_row 3:10"}},
		"twice":           {[2]string{"C Trade,50,150", "A Farms,50,150"}, []string{"double_label 6:1"}},
		"no label":        {[2]string{",Households,", ",,"}, []string{"no_label 4:23"}},
	} {
		t.Run(name, func(t *testing.T) {
			text := strings.Replace(smallSheet, c.change[0], c.change[1], 1)
			_, err := Read(Source{Path: write(t, map[string]string{"t.csv": text})})
			var faults Faults
			if !errors.As(err, &faults) {
				t.Fatalf("no faults: %v", err)
			}
			for _, want := range c.want {
				found := false
				for _, f := range faults {
					found = found || strings.HasPrefix(want, string(f.Code)+" ") && strings.HasSuffix(want, " "+fmt.Sprintf("%d:%d", f.Line, f.Column))
				}
				if !found {
					t.Errorf("no %s in\n%v", want, faults)
				}
			}
		})
	}
}

// A printed total that is off is refused with row, printed, sum, difference.
func TestWrongTotal(t *testing.T) {
	folder := write(t, map[string]string{
		"flows.csv":        "s;A;B;Total\nA;300.000;600.000;900.000\nB;79.446;1.000.000;1.079.400\n",
		"final_demand.csv": "s;Use\nA;100.000\nB;920.554\n",
	})
	_, err := Read(Source{Path: folder})
	var faults Faults
	if !errors.As(err, &faults) || len(faults) != 1 || faults[0].Code != WrongTotal {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]any{"B", "Total", 1079400., 1079446., -46., Row}, faults[0].Args); diff != "" {
		t.Error(diff)
	}
}

func TestNothingThere(t *testing.T) {
	for name, c := range map[string]struct {
		files map[string]string
		want  Code
	}{
		"no tables":  {map[string]string{"readme.md": ""}, Missing},
		"two others": {map[string]string{"a.csv": "x,y\n1,2\n", "b.csv": "x,y\n1,2\n"}, Missing},
		"supply-use": {map[string]string{"use.csv": "x,y\n1,2\n", "a.csv": "x,y\n1,2\n"}, SupplyUse},
		"no pair":    {map[string]string{"use.csv": "s,a,b\nx,1,2\ny,3,4\n", "make.csv": "s,c,d\nv,1,2\nw,3,4\n"}, NoProducts},
		"no square":  {map[string]string{"flows.csv": "s,a,b\nx,1,2\ny,3,4\n"}, NoSquare},
		"empty":      {map[string]string{"flows.csv": "\n"}, Blank},
	} {
		_, err := Read(Source{Path: write(t, c.files)})
		var faults Faults
		if !errors.As(err, &faults) || faults[0].Code != c.want {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := Read(Source{Path: "does not exist"}); err == nil {
		t.Error("a table that does not exist was read")
	}
}

// Imports printed without their minus, as a row below output, or in a file of
// their own are a negative column of final use.
func TestCompetitiveImports(t *testing.T) {
	flows := "s,A,B\nA,10,20\nB,30,40\n"
	output := "s,output\nA,100\nB,150\n"
	primary := "s,A,B\nWages,60,90\n"
	for name, files := range map[string]map[string]string{
		"minus":   {"final.csv": "s,Households,Imports\nA,80,-10\nB,100,-20\n", "va.csv": primary},
		"no sign": {"final.csv": "s,Households,Imports\nA,80,10\nB,100,20\n", "va.csv": primary},
		"row":     {"final.csv": "s,Households\nA,80\nB,100\n", "va.csv": primary + "Imports,10,20\n"},
		"file":    {"final.csv": "s,Households\nA,80\nB,100\n", "va.csv": primary, "imports.csv": "s,imports\nA,10\nB,20\n"},
	} {
		files["flows.csv"], files["output.csv"] = flows, output
		r, err := Read(Source{Path: write(t, files)})
		if err != nil {
			t.Fatal(name, err)
		}
		last := r.Table.Final[len(r.Table.Final)-1]
		if last.Use != Imports || last.Amounts[0] != -10 || last.Amounts[1] != -20 || len(r.Table.Primary) != 1 {
			t.Errorf("%s: %+v, %+v", name, r.Table.Final, r.Table.Primary)
		}
		for _, w := range CheckBalance(r.Table).Worst {
			if math.Abs(w.Difference) > 1e-9 {
				t.Errorf("%s: %+v", name, w)
			}
		}
	}
}
