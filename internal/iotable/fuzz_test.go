package iotable

import (
	"strings"
	"testing"

	"github.com/openplenum/plenum/internal/plan"
)

// FuzzRead reads anything as a table on one sheet. What is read has the same
// number of sectors everywhere; what balances makes a plan without faults.
func FuzzRead(f *testing.F) {
	f.Add([]byte(smallSheet))
	f.Add([]byte(strings.ReplaceAll(smallSheet, ",", ";")))
	f.Add([]byte(",A,B,Use,Output\nA,1,2,3,6\nB,2,1,3,6\nImports,1,1,,\nWages,2,2,,\n"))
	f.Add([]byte(",A,A,Use\nA,1,2,3\nA,2,1,3\n"))
	f.Add([]byte("\"a\nb\";1.234,5\n;\n"))
	f.Add([]byte(",Total,Total\nTotal,1,2\nTotal,1,2\n"))
	f.Add([]byte("x,A\nA,1e300\nImports,-1e300\n"))
	f.Add([]byte(",A,Exports,Imports\nA,-5,-1,7\nWages,-3,,\n"))
	f.Fuzz(func(t *testing.T, data []byte) { tryTable(t, data) })
}

// fataler is a test of any kind.
type fataler interface {
	Fatal(args ...any)
	Fatalf(format string, args ...any)
}

// tryTable reads a sheet and goes as far as it can with it.
func tryTable(t fataler, data []byte) {
	g, faults := decode("any.csv", data, "", "")
	if g == nil {
		if len(faults) == 0 {
			t.Fatal("neither a grid nor a fault")
		}
		return
	}
	r, faults := read(map[Part]*grid{PartFlows: g}, 0, Technology{})
	if len(faults) > 0 {
		return
	}
	tbl := r.Table
	tbl.Name = "any"
	n := len(tbl.Sectors)
	if rows, columns := tbl.Flows.Dims(); rows != n || columns != n || len(tbl.Output) != n {
		t.Fatalf("%d sectors, %d x %d flows, %d outputs", n, rows, columns, len(tbl.Output))
	}
	for _, x := range tbl.Final {
		if len(x.Amounts) != n {
			t.Fatalf("%s has %d amounts", x.Label, len(x.Amounts))
		}
	}
	for _, x := range tbl.Primary {
		if len(x.Amounts) != n || x.Final != nil && len(x.Final) != len(tbl.Final) {
			t.Fatalf("%s has %d amounts, %d of final use", x.Label, len(x.Amounts), len(x.Final))
		}
	}
	if len(CheckBalance(tbl).Faults(tbl, RefuseAt)) > 0 {
		return
	}
	if m, err := Multiply(tbl); err != nil || m.Inverse.Negative > 0 {
		return
	}
	p, cal, err := Plan(tbl, DefaultOptions())
	if err != nil {
		return
	}
	if found := plan.Inspect(p, plan.Gaps{}); len(found.Faults) > 0 {
		t.Fatalf("%v\n%+v\n%s", found.Faults, *cal, data)
	}
}
