package formulate

import "github.com/openplenum/plenum/internal/plan"

// ColumnKind says what a column of the linear program is.
type ColumnKind string

// The kinds of column. Each but the last three is an activity that uses and
// makes goods; its entries in the balance rows are what outcome reads.
const (
	Produce    ColumnKind = "produce"    // Of: process. Activity of the year
	Open       ColumnKind = "open"       // Of: asset. Capacity opened in the year
	Capacity   ColumnKind = "capacity"   // Of: asset. Capacity standing in the year
	Store      ColumnKind = "store"      // Of: good. Stock at the end of the year
	ExtraUse   ColumnKind = "extra_use"  // Of: good, Category. Final use beyond the standing one
	BasketUse  ColumnKind = "basket_use" // Category. Level of the basket
	Import     ColumnKind = "import"     // Of: good
	Export     ColumnKind = "export"     // Of: good
	Borrow     ColumnKind = "borrow"     // Of: currency
	Repay      ColumnKind = "repay"      // Of: currency
	Debt       ColumnKind = "debt"       // Of: currency. Owed at the end of the year
	Move       ColumnKind = "move"       // Of: good, Region: from, To
	Start      ColumnKind = "start"      // Of: project. Share of it started in the year
	Harvest    ColumnKind = "harvest"    // Of: renewable
	Grow       ColumnKind = "grow"       // Of: renewable. Growth of its biomass in the year
	Biomass    ColumnKind = "biomass"    // Of: renewable. At the end of the year
	Fulfilment ColumnKind = "fulfilment" // Of: target
	Minimum    ColumnKind = "minimum"    // Of: number of the tier, Part: round. Least fulfilment of its targets
	Worst      ColumnKind = "worst"      // Least fulfilment of the year's targets
)

// ColumnKey names a column in the plan's words. Year is a calendar year; it
// may lie beyond the horizon for what the terminal rule asks. For a target
// over a sum of years it is the last of them.
type ColumnKey struct {
	Kind     ColumnKind
	Of       string
	Category plan.CategoryID
	Region   plan.RegionID
	To       plan.RegionID // of a move
	Year     int
	Part     int // round of a minimum, piece of a growth law; 0 for everything else
}

// RowKind says what a row of the linear program is.
type RowKind string

// The kinds of row.
const (
	Balance      RowKind = "balance"       // Of: good. Sources less uses, against standing use less supply
	CapacityUse  RowKind = "capacity_use"  // Of: asset. Activity within capacity
	CapacityKept RowKind = "capacity_kept" // Of: asset. Capacity = what stays + what opens
	LimitRow     RowKind = "limit"         // Of: limit
	ImportMost   RowKind = "import_most"   // Of: good. Imports against their largest share of supply
	ImportLeast  RowKind = "import_least"  // Of: good. Imports against their least share of supply
	DebtKept     RowKind = "debt_kept"     // Of: currency. Debt = debt before with interest + borrowed - repaid
	StartOnce    RowKind = "start_once"    // Of: project. Started once, or not at all
	BiomassKept  RowKind = "biomass_kept"  // Of: renewable. Biomass = biomass before + growth - harvest
	GrowthLaw    RowKind = "growth_law"    // Of: renewable, Part: piece. Growth within the law
	PromiseRow   RowKind = "promise"       // Of: target. Value against baseline and fulfilment
	FloorRow     RowKind = "floor"         // Of: target. Value against the floor
	MinimumRow   RowKind = "minimum"       // Of: target, Part: round. Fulfilment against the least of its tier
	WorstRow     RowKind = "worst"         // Of: target. Fulfilment against the least of its year
	ObjectiveRow RowKind = "objective"     // The plan's linear objective, held while the last phase tidies
)

// RowKey names a row in the plan's words.
type RowKey struct {
	Kind   RowKind
	Of     string
	Region plan.RegionID
	Year   int
	Part   int // round of a minimum, piece of a growth law; 0 for everything else
}

// Fixed is a known quantity in a balance: supply, standing use, opening
// stock, inputs of capacity under way. It is part of the row's bounds; the
// list keeps what it was for.
type Fixed struct {
	Kind     FixedKind
	Of       string // asset for under-way inputs
	Category plan.CategoryID
	Amount   float64 // positive: a source; negative: a use. +Inf: unlimited supply
}

// FixedKind says what a fixed quantity of a balance is.
type FixedKind string

// The kinds of fixed quantity.
const (
	FixedSupply   FixedKind = "supply"
	FixedOpening  FixedKind = "opening_stock"
	FixedUse      FixedKind = "standing_use"
	FixedUnderWay FixedKind = "under_way"
)

// Index ties columns and rows of the problem to the plan.
type Index struct {
	Columns    []ColumnKey     // by column
	ColumnUnit []string        // by column: unit of its level
	Rows       []RowKey        // by row
	RowUnit    []string        // by row: unit of its activity
	Fixed      map[int][]Fixed // by balance row

	// Makes is what a unit of a column makes in a balance row. Where a column
	// also uses the good it makes, as a power station uses power, the entry of
	// the matrix is the difference; this keeps the two apart.
	Makes map[Cell]float64

	column map[ColumnKey]int
	row    map[RowKey]int
}

// Cell is a place in the matrix.
type Cell struct{ Row, Col int }

// Column returns the number of a column.
func (x *Index) Column(k ColumnKey) (int, bool) { j, ok := x.column[k]; return j, ok }

// Row returns the number of a row.
func (x *Index) Row(k RowKey) (int, bool) { i, ok := x.row[k]; return i, ok }
