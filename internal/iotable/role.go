package iotable

// Use says what a column of final use is.
type Use string

// The columns of final use.
const (
	Households      Use = "households"
	NonProfit       Use = "non_profit"  // institutions that serve households
	Government      Use = "government"  // consumption
	FixedInvestment Use = "investment"  // fixed, private and public
	Inventories     Use = "inventories" // change in stocks
	Exports         Use = "exports"
	Imports         Use = "imports" // a column with a minus: competitive imports
	OtherUse        Use = "other"
)

// Pay says what a row of primary inputs is.
type Pay string

// The rows of primary inputs.
const (
	PayImports      Pay = "imports"       // complementary: not made at home, or a domestic table
	PayLabour       Pay = "labour"        // compensation of employees
	PayTaxes        Pay = "taxes"         // on production
	PayProductTaxes Pay = "product_taxes" // on products: not part of value added at basic prices
	PayDepreciation Pay = "depreciation"  // consumption of fixed capital
	PaySurplus      Pay = "surplus"       // operating surplus, mixed income, gross or net
	PayValueAdded   Pay = "value_added"   // one row for all of it
	PayOther        Pay = "other"         // scrap, adjustments, what the label does not tell
)
