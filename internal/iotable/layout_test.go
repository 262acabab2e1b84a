package iotable

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Layouts of statistical offices, with made-up figures: codes above names,
// sums with and without the word total, imports and value added below,
// figures that are not shown.
const officeSheet = `"Symmetric input-output table at basic prices (domestic)";;;;;;;;;;;
"Mio EUR, 2015";;;;;;;;;;;
;;"CPA_A";"CPA_B-E";"CPA_F";"TOTAL";"P3_S14";"P3_S13";"P3";"P51G";"P52_P53";"P6";"TU"
;;"Products of
agriculture";"Industry";"Construction";"Total";"Final consumption expenditure by households";"Final consumption expenditure by government";"Final consumption expenditure";"Gross fixed capital formation";"Changes in inventories and valuables";"Exports";"Total use"
"CPA_A";"Products of agriculture";100,0;250,0;0,0;350,0;80,0;5,0;85,0;10,0;5,0;50,0;500,0
"CPA_B-E";"Industry";120,0;1.500,0;300,0;1.920,0;900,0;80,0;980,0;400,0;-20,0;1.720,0;5.000,0
"CPA_F";"Construction";10,0;50,0;100,0;160,0;40,0;0,0;40,0;800,0;:;0,0;1.000,0
"TOTAL";"Total intermediate";230,0;1.800,0;400,0;2.430,0;1.020,0;85,0;1.105,0;1.210,0;-15,0;1.770,0;6.500,0
"P7";"Use of imported products, cif";50,0;1.200,0;100,0;1.350,0;200,0;0,0;200,0;150,0;0,0;30,0;1.730,0
"D21X31";"Taxes less subsidies on products";5,0;20,0;10,0;35,0;;;;;;;
"D1";"Compensation of employees";60,0;1.000,0;300,0;1.360,0;;;;;;;
"D29X39";"Other taxes on production";-15,0;30,0;10,0;25,0;;;;;;;
"K1";"Consumption of fixed capital";70,0;450,0;80,0;600,0;;;;;;;
"B2A3N";"Operating surplus, net";100,0;500,0;100,0;700,0;;;;;;;
"B1G";"Value added at basic prices";215,0;1.980,0;490,0;2.685,0;;;;;;;
"P1";"Output at basic prices";500,0;5.000,0;1.000,0;6.500,0;;;;;;;
`

func TestOfficeLayout(t *testing.T) {
	folder := write(t, map[string]string{"naio.csv": officeSheet})
	_, err := Read(Source{Path: folder})
	var faults Faults
	if !errors.As(err, &faults) || len(faults) != 1 || faults[0].Code != NoFigure || faults[0].Line != 8 {
		t.Fatal(err)
	}
	r, err := Read(Source{Path: folder, Gaps: true})
	if err != nil {
		t.Fatal(err)
	}
	tbl := r.Table
	if diff := cmp.Diff([]Sector{{"CPA_A", "Products of agriculture"}, {"CPA_B-E", "Industry"}, {"CPA_F", "Construction"}}, tbl.Sectors); diff != "" {
		t.Error(diff)
	}
	var uses []Use
	for _, f := range tbl.Final {
		uses = append(uses, f.Use)
	}
	if diff := cmp.Diff([]Use{Households, Government, FixedInvestment, Inventories, Exports}, uses); diff != "" {
		t.Error(diff)
	}
	var pays []Pay
	for _, p := range tbl.Primary {
		pays = append(pays, p.Pay)
	}
	if diff := cmp.Diff([]Pay{PayImports, PayProductTaxes, PayLabour, PayTaxes, PayDepreciation, PaySurplus}, pays); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]float64{200, 0, 150, 0, 30}, tbl.Primary[0].Final); diff != "" {
		t.Error(diff)
	}
	for _, w := range CheckBalance(tbl).Worst {
		if w.Difference != 0 {
			t.Errorf("%+v", w)
		}
	}
	p, _ := mustPlan(t, tbl, DefaultOptions())
	solve(t, p)
}

// Only numbers with one mark (1,200), sums that do not say so, imports in
// brackets: the balance tells how the numbers are meant.
func TestBalanceTellsTheDialect(t *testing.T) {
	r, err := Read(Source{Path: write(t, map[string]string{"wide.csv": `Industry,Agriculture,Mining,Manufacturing,Services,Intermediate demand,Personal consumption,Government,Investment,Exports,Imports,Final demand,Gross output
Agriculture,"1,200",0,"3,400",150,"4,750","2,100",50,100,"1,500",(500),"3,250","8,000"
Mining,10,200,"2,000",90,"2,300",10,0,50,"1,640","(1,000)",700,"3,000"
Manufacturing,"1,500",400,"9,000","3,100","14,000","9,000",500,"5,500","6,000","(5,000)","16,000","30,000"
Services,900,500,"4,600","8,000","14,000","20,000","6,000","1,000","2,000","(1,000)","28,000","42,000"
Intermediate inputs,"3,610","1,100","19,000","11,340","35,050",,,,,,,
Labour,"2,000",900,"6,000","20,000","28,900",,,,,,,
Capital,"2,390","1,000","5,000","10,660","19,050",,,,,,,
Value added,"4,390","1,900","11,000","30,660","47,950",,,,,,,
Gross input,"8,000","3,000","30,000","42,000","83,000",,,,,,,
`})})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]float64{8000, 3000, 30000, 42000}, r.Table.Output); diff != "" {
		t.Error(diff)
	}
	if len(r.Table.Final) != 5 || len(r.Table.Primary) != 2 || r.Table.Final[4].Amounts[1] != -1000 {
		t.Errorf("%+v %+v", r.Table.Final, r.Table.Primary)
	}
	mustPlan(t, r.Table, DefaultOptions())
}

// Government use that happens to equal investment and exports together is no
// sum of them.
func TestChanceIsNoSum(t *testing.T) {
	r, err := Read(Source{Path: write(t, map[string]string{"t.csv": `s,A,B,C,Government,Investment,Exports,Output
A,100,200,300,500,200,300,1600
B,200,300,100,700,300,400,2000
C,150,250,350,900,600,300,2550
`})})
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Table.Final) != 3 {
		t.Errorf("%+v", r.Table.Final)
	}
}

// A sector whose name speaks of government and of employees is a sector all
// the same, when it stands among the others.
func TestSectorAmongSectors(t *testing.T) {
	r, err := Read(Source{Path: write(t, map[string]string{"t.csv": `s,Farms,Government employees,Trade,Households,Imports,Output
Farms,10,20,30,50,-10,100
Government employees,20,10,10,60,0,100
Trade,30,10,10,50,0,100
Imports,10,0,0,,,
Wages,30,60,50,,,
`})})
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Table.Sectors) != 3 || len(r.Table.Primary) != 2 || len(r.Table.Final) != 2 {
		t.Errorf("%v %v %v", r.Table.Sectors, r.Table.Primary, r.Table.Final)
	}
}
