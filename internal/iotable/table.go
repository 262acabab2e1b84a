package iotable

import (
	"github.com/openplenum/plenum/internal/table"
	"gonum.org/v1/gonum/mat"
)

// Table is an input-output table of n sectors, its rows and columns in the
// order of Sectors.
type Table struct {
	Name    string // of the folder or file it was read from
	Sectors []Sector
	Flows   *mat.Dense // Z, n x n: row i is used by column j
	Final   []Final
	Primary []Primary
	Output  []float64 // x, n
	// Step is the last place of the printed cells: 1 for whole numbers, 0.1
	// for one decimal. Sums are right to half of it for each cell.
	Step float64

	Employment []Account   // n values each; persons, hours or the like
	Emissions  []Account   // n values each, and direct ones of final use
	Capital    *Capital    // nil when not given
	Investment *Investment // nil when not given
	Imports    []float64   // n, imports of each sector's product, when given by themselves; else nil

	Multi *Multi // nil for a table of one region

	printed strip  // output as printed, for messages about it
	source  string // file of the flows, for messages about the whole
}

// Sector is a row and column of the table. The code may be empty; then the
// name is the whole label.
type Sector struct {
	Code string `json:"code,omitempty"`
	Name string `json:"name"`
}

// String is the label as it stands in a table: code and name.
func (s Sector) String() string {
	switch {
	case s.Code == "":
		return s.Name
	case s.Name == "" || s.Name == s.Code:
		return s.Code
	}
	return s.Code + " " + s.Name
}

// Final is a column of final use.
type Final struct {
	Label   Sector
	Use     Use
	Amounts []float64 // n
}

// Primary is a row of what sectors pay beside the flows.
type Primary struct {
	Label   Sector
	Pay     Pay
	Amounts []float64 // n
	Final   []float64 // by column of final use, when the table says it; else nil
}

// Account is something that goes with output and is not part of the money
// table: persons employed, tonnes emitted.
type Account struct {
	Label   Sector
	Unit    string    // as the label says in brackets, such as "1000 t"; may be empty
	Amounts []float64 // n
	Final   []float64 // by column of final use, when given; else nil
	Total   bool      // the sum of other accounts, as printed
}

// Capital is the stock that stands behind each sector's output.
type Capital struct {
	Stock      []float64 // n, in the unit of the table
	Retirement []float64 // n, share lost in a year; nil when not given
}

// Investment says what each sector buys to invest.
type Investment struct {
	Goods    *mat.Dense // n x n: product of row i for the investing sector j
	Imported []float64  // by investing sector: complementary imports; nil when not given
}

// printedAt is where the output of a sector was printed.
func (t *Table) printedAt(j int) table.Cell {
	if j < len(t.printed.at) {
		return t.printed.at[j]
	}
	return table.Cell{}
}

// size is the number of sectors.
func (t *Table) size() int { return len(t.Sectors) }

// name is the label of an account with its unit.
func (a Account) name() string {
	if a.Unit == "" {
		return a.Label.String()
	}
	return a.Label.String() + " (" + a.Unit + ")"
}
