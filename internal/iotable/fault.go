package iotable

import (
	"fmt"
	"strings"
)

// Code says what is wrong with a table. The sentence for people is
// iotable.fault.CODE of the catalogue, filled from Args.
type Code string

// The codes, with what Args holds.
const (
	NotNumber      Code = "not_number"      // text
	NoFigure       Code = "no_figure"       // text, such as ":": the figure is missing or secret
	Ambiguous      Code = "ambiguous"       // text: 1.234 may be two numbers
	Mixed          Code = "mixed"           // texts: decimal points and decimal commas in one file
	NoLabel        Code = "no_label"        // "row" or "column"
	DoubleLabel    Code = "double_label"    // label
	NoColumn       Code = "no_column"       // label of a row without its column
	NoRow          Code = "no_row"          // label of a column without its row
	MissingSector  Code = "missing_sector"  // label of a sector, what is missing: "row" or "column"
	UnknownLabel   Code = "unknown_label"   // label that is no sector's
	NoSquare       Code = "no_square"       // no label stands in a row and in a column
	Empty          Code = "empty"           // nothing to read
	WrongTotal     Code = "wrong_total"     // label of the row or column, label of the total, printed, sum, difference, axis
	TwoOutputs     Code = "two_outputs"     // sector, output in the column, in the row
	Unbalanced     Code = "unbalanced"      // sector, axis, sum, output, difference, share of output
	MoreUnbalanced Code = "more_unbalanced" // how many more
	Slip           Code = "slip"            // sector, printed, sum, difference
	NegativeOut    Code = "negative_output"
	NoOutput       Code = "no_output"       // no sector has any
	IdleSector     Code = "idle_sector"     // sector without output that uses something: sum of its column
	Missing        Code = "missing"         // part of the table, names that were looked for
	EmptySheet     Code = "empty_sheet"     // sheet without figures, all sheets of the workbook
	Blank          Code = "blank"           // a file with nothing in it
	NoFile         Code = "no_file"         // nothing stands under the name
	NotATable      Code = "not_a_table"     // neither CSV nor XLSX
	PrintedTable   Code = "printed_table"   // a PDF
	WebPage        Code = "web_page"        // HTML
	Damaged        Code = "damaged"         // a workbook that is cut off or damaged
	Locked         Code = "locked"          // a workbook with a password
	OldBook        Code = "old_book"        // a workbook as .xls
	NoSheet        Code = "no_sheet"        // sheet, those there are
	NoRange        Code = "no_range"        // what is no range of cells
	Unreadable     Code = "unreadable"      // cause
	SupplyUse      Code = "supply_use"      // one of use and make tables, the other is missing; what was looked for
	NoRegions      Code = "no_regions"      // mark, first label
	NoProducts     Code = "no_products"     // the tables of make and use have no labels in common: theirs
	NoIndustry     Code = "no_industry"     // label of an industry that the other table lacks
	NoProduct      Code = "no_product"      // label of a product that the other table lacks
	UnknownProduct Code = "unknown_product" // an option names it
	Valuation      Code = "valuation"       // label beside the industries of a supply table, figure
	OnlyScrap      Code = "only_scrap"      // industry, product
	PrimaryMade    Code = "primary_made"    // product, how much of it is made
)

// Fault is one thing that is wrong, and where. Line is 0 when it is of the
// file as a whole.
type Fault struct {
	File         string
	Line, Column int
	Code         Code
	Args         []any
}

// Error says it in a line of English; faces with a catalogue go by the code.
func (f Fault) Error() string {
	var b strings.Builder
	b.WriteString(f.File)
	if f.Line > 0 {
		fmt.Fprintf(&b, ":%d:%d", f.Line, f.Column)
	}
	fmt.Fprintf(&b, ": %s", strings.ReplaceAll(string(f.Code), "_", " "))
	for _, a := range f.Args {
		fmt.Fprintf(&b, " %v", a)
	}
	return b.String()
}

// Faults are all faults of a table.
type Faults []Fault

// Error lists the faults, one a line.
func (f Faults) Error() string {
	lines := make([]string, len(f))
	for i, fault := range f {
		lines[i] = fault.Error()
	}
	return strings.Join(lines, "\n")
}
