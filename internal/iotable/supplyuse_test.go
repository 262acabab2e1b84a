package iotable

import (
	"errors"
	"math"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"gonum.org/v1/gonum/mat"
	"pgregory.net/rapid"
)

// A toy of three industries and three products and scrap, small enough to do
// by hand. Works makes 10 of scrap in 100 of output, so p = 0.1, and 90 of
// works in all 120: D[works,works] = 0.75, W = 0.75 / 0.9.
var toy = map[string]string{
	"make.csv": `industry,Farms,Works,Trade,S9 Scrap and used goods
Farms,100,0,0,0
Works,0,90,0,10
Trade,0,30,170,0
`,
	"use.csv": `product,Farms,Works,Trade,Households,Exports
Farms,20,30,0,45,5
Works,15,24,36,33,12
Trade,5,18,40,100,7
S9 Scrap and used goods,0,8,2,0,0
N1 Coffee,1,0,4,0,0
Wages,59,20,118,0,0
`,
}

func TestToyOfMakeAndUse(t *testing.T) {
	r, err := Read(Source{Path: write(t, toy)})
	if err != nil {
		t.Fatal(err)
	}
	tbl := r.Table
	w := 90.0 / 120 / 0.9
	want := mat.NewDense(3, 3, []float64{
		20, 30, 0,
		15 * w, 24 * w, 36 * w,
		5 + 15*.25, 18 + 24*.25, 40 + 36*.25,
	})
	if !mat.EqualApprox(tbl.Flows, want, 1e-12) {
		t.Errorf("flows:\n%v", mat.Formatted(tbl.Flows))
	}
	for i, households := range []float64{45, 33 * w, 100 + 33*.25} {
		if math.Abs(tbl.Final[0].Amounts[i]-households) > 1e-12 {
			t.Errorf("households take %g of %s, want %g", tbl.Final[0].Amounts[i], tbl.Sectors[i], households)
		}
	}
	labels := []string{}
	for _, p := range tbl.Primary {
		labels = append(labels, p.Label.String())
	}
	if !slices.Equal(labels, []string{"S9 Scrap and used goods", "N1 Coffee", "Wages", "ADJ Scrap adjustment"}) {
		t.Errorf("primary inputs: %q", labels)
	}
	// The columns of W sum to 1, 0.25 + 0.75 / 0.9 and 1.
	if got, want := tbl.Primary[3].Amounts[2], 36*(1-.25-w); math.Abs(got-want) > 1e-12 {
		t.Errorf("adjustment of trade: %g, want %g", got, want)
	}
	for _, g := range CheckBalance(tbl).Worst {
		if g.Relative > 1e-12 {
			t.Errorf("%+v", g)
		}
	}
	p, _ := mustPlan(t, tbl, DefaultOptions())
	solve(t, p)
}

// Without the adjustment scrap is a product like others, and the columns of W
// sum to one: nothing has to be adjusted.
func TestNoScrapAdjustment(t *testing.T) {
	r, err := Read(Source{Path: write(t, toy), Technology: Technology{Scrap: NoScrap}})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := r.Table.Flows.At(1, 1), 24*.75+8; math.Abs(got-want) > 1e-12 {
		t.Errorf("works of works: %g, want %g", got, want)
	}
	if n := len(r.Table.Primary); n != 2 {
		t.Errorf("%d rows of primary inputs", n)
	}
}

// A supply table has the products in its rows; imports beside the industries
// become a column with a minus.
func TestSupplyTable(t *testing.T) {
	folder := write(t, map[string]string{
		"supply.csv": "product,A farming,B industry,Imports\nC1 food,90,0,10\nC2 machines,10,200,30\n",
		"use.csv":    "product,A farming,B industry,Households\nC1 food,20,30,50\nC2 machines,30,60,150\nWages,50,110,0\n",
	})
	r, err := Read(Source{Path: folder})
	if err != nil {
		t.Fatal(err)
	}
	if got := r.Table.Output; !slices.Equal(got, []float64{100, 200}) {
		t.Errorf("output %v", got)
	}
	if f := r.Table.Final[1]; f.Use != Imports || math.Abs(f.Amounts[0]+10+30*10/210.) > 1e-12 {
		t.Errorf("%+v", f)
	}
	if w := CheckBalance(r.Table).Worst; w[0].Relative+w[1].Relative > 1e-12 {
		t.Errorf("%+v", w)
	}
}

// What cannot be read is named, all of it.
func TestMakeAndUseFaults(t *testing.T) {
	for name, c := range map[string]struct {
		files map[string]string
		src   Source
		codes []Code
	}{
		"use alone":       {map[string]string{"use.csv": toy["use.csv"]}, Source{}, []Code{SupplyUse}},
		"asked for":       {map[string]string{"flows.csv": "s,A,B\nA,1,2\nB,1,2\n"}, Source{From: FromMakeUse}, []Code{SupplyUse}},
		"unknown scrap":   {toy, Source{Technology: Technology{Scrap: "S8"}}, []Code{UnknownProduct}},
		"primary is made": {toy, Source{Technology: Technology{Primary: []string{"Works", "N2"}}}, []Code{PrimaryMade, UnknownProduct}},
		"margins": {map[string]string{
			"supply.csv": "product,A,B,Trade margins\nC1 food,90,0,10\nC2 machines,10,200,0\n",
			"use.csv":    "product,A,B,Households\nC1 food,20,30,50\nC2 machines,30,60,120\n",
		}, Source{}, []Code{NoIndustry, Valuation}},
		"strangers": {map[string]string{
			"make.csv": "i,C1 food,C3 ships\nA,90,0\nB,10,200\n",
			"use.csv":  "p,A,B,Households\nC1 food,20,30,50\nC2 machines,30,60,120\n",
		}, Source{}, []Code{NoProduct, NoProduct}},
	} {
		t.Run(name, func(t *testing.T) {
			c.src.Path = write(t, c.files)
			_, err := Read(c.src)
			var faults Faults
			if !errors.As(err, &faults) {
				t.Fatal(err)
			}
			for _, code := range c.codes {
				if !slices.ContainsFunc(faults, func(f Fault) bool { return f.Code == code }) {
					t.Errorf("no %s in:\n%v", code, faults)
				}
			}
		})
	}
}

// Law of the industry technology: whatever is made and used, the square table
// balances as the two tables do, and scrap apart nothing is lost.
func TestSquareBalances(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n, c := rapid.IntRange(1, 5).Draw(t, "industries"), rapid.IntRange(1, 6).Draw(t, "products")
		cell := rapid.Float64Range(0, 100)
		s := supplyUse{make: mat.NewDense(n, c, nil), use: mat.NewDense(c, n, nil), final: mat.NewDense(c, 1, nil), scrap: rapid.IntRange(-1, c-1).Draw(t, "scrap")}
		for i := range n {
			for j := range c {
				s.make.Set(i, j, cell.Draw(t, "V"))
				s.use.Set(j, i, cell.Draw(t, "U"))
			}
			main := (s.scrap + 1) % c
			s.make.Set(i, main, s.make.At(i, main)+1) // nobody makes scrap only, unless nothing else exists
		}
		if s.scrap == 0 && c == 1 {
			s.scrap = -1
		}
		for j, q := range s.made() {
			s.final.Set(j, 0, q-sum(s.use.RawRowView(j)))
		}
		flows, final, gap, _ := s.square()
		for i, g := range s.output() {
			if d := math.Abs(sum(flows.RawRowView(i)) + final.At(i, 0) - g); d > 1e-9*(1+100*float64(n*c)) {
				t.Fatalf("row %d is off by %g", i, d)
			}
			bought, scrap := 0.0, 0.0
			for j := range c {
				bought += s.use.At(j, i)
				if j == s.scrap || s.made()[j] == 0 {
					scrap += s.use.At(j, i)
				}
			}
			square := sum(mat.Col(nil, i, flows))
			if d := math.Abs(square + gap[i] + scrap - bought); d > 1e-9*(1+bought) {
				t.Fatalf("column %d is off by %g", i, d)
			}
		}
	})
}

// The square tables that are made of the make and use tables at hand are those
// that their keepers made, to the last place printed.
func TestDerivedTables(t *testing.T) {
	for name, c := range map[string]struct {
		tech      Technology
		tolerance float64 // of a cell: its rounding
		relative  bool    // as a share of the cell: ten digits were printed
	}{
		"us-2012-71":  {Technology{}, 0.0005, false},
		"us-1997-131": {Technology{}, 1e-9, true},
		"us-1997-12":  {Technology{Scrap: NoScrap}, 1e-9, true},
	} {
		t.Run(name, func(t *testing.T) {
			folder := dataFolder(t, name)
			derived, err := Read(Source{Path: folder, From: FromMakeUse, Technology: c.tech})
			if err != nil {
				t.Fatal(err)
			}
			given := readData(t, name).Table
			find, worst, off := newFinder(derived.Table.Sectors), 0.0, 0
			compare := func(got, want float64) {
				d := math.Abs(got - want)
				if c.relative {
					d /= 1 + math.Abs(want)
				}
				worst = math.Max(worst, d)
				if d > c.tolerance*(1+1e-6) {
					off++
				}
			}
			for i, s := range given.Sectors {
				k := find.find(s.String())
				compare(derived.Table.Output[k], given.Output[i])
				for j, other := range given.Sectors {
					compare(derived.Table.Flows.At(k, find.find(other.String())), given.Flows.At(i, j))
				}
				for f := range given.Final {
					compare(derived.Table.Final[f].Amounts[k], given.Final[f].Amounts[i])
				}
			}
			if off > 0 {
				t.Errorf("%d cells differ, by at most %g", off, worst)
			}
			for _, w := range CheckBalance(derived.Table).Worst {
				t.Logf("%s: %.2g of output, %s", w.Axis, w.Relative, w.Label)
			}
			for _, n := range derived.Notes {
				t.Log(n)
			}
			t.Logf("%d sectors, largest difference %.2g, primary %d, files %v, unused %v", given.size(), worst, len(derived.Table.Primary), len(derived.Files), derived.Unused)
			if _, cal, err := Plan(derived.Table, DefaultOptions()); err != nil || !cal.OK {
				t.Errorf("calibration %+v, %v", cal, err)
			} else {
				t.Logf("calibration %.1e, factors %+v", cal.Relative, cal.Factors)
			}
		})
	}
}

// The inverse of the table made of make and use is the published one.
func TestDerivedInverseIsPublished(t *testing.T) {
	folder := dataFolder(t, "us-1997-131")
	r, err := Read(Source{Path: folder, From: FromMakeUse})
	if err != nil {
		t.Fatal(err)
	}
	inv, err := Invert(r.Table.Coefficients())
	if err != nil {
		t.Fatal(err)
	}
	cells, worst := publishedInverse(t, filepath.Join(folder, "published_total_requirements_ixi.csv"), r.Table, inv)
	if cells != 17161 || worst > 1e-6 {
		t.Errorf("%d cells, the largest difference is %g", cells, worst)
	}
	t.Logf("%d cells, largest difference %.2g", cells, worst)
}

// Two sheets of one workbook, each with its place.
func TestMakeAndUseOfAWorkbook(t *testing.T) {
	want, err := Read(Source{Path: write(t, toy)})
	if err != nil {
		t.Fatal(err)
	}
	book := excelize.NewFile()
	for sheet, file := range map[string]string{"Make": "make.csv", "Use": "use.csv"} {
		if _, err := book.NewSheet(sheet); err != nil {
			t.Fatal(err)
		}
		for i, line := range strings.Split(strings.TrimSpace(toy[file]), "\n") {
			for k, text := range strings.Split(line, ",") {
				cell, err := excelize.CoordinatesToCellName(k+3, i+5)
				if err != nil {
					t.Fatal(err)
				}
				var value any = text
				if v, err := strconv.ParseFloat(text, 64); err == nil {
					value = v
				}
				if err := book.SetCellValue(sheet, cell, value); err != nil {
					t.Fatal(err)
				}
			}
		}
		if err := book.SetCellValue(sheet, "A1", "million crowns"); err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(t.TempDir(), "book.xlsx")
	if err := book.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	got, err := Read(Source{Files: map[Part]string{PartMake: path + "#Make!C5:G8", PartUse: path + "#Use!C5:H11"}})
	if err != nil {
		t.Fatal(err)
	}
	same(t, want.Table, got.Table)
}
