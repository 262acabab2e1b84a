package plan

// Plan is a plan as declared. Rows keep the order of their tables; figures
// keep the unit in which they were written.
type Plan struct {
	Schema    int
	Name      string // one line, shown as the title
	Note      string // free text, may be empty
	Horizon   Horizon
	Units     []UnitDef  // units of the plan's own, beside the built-in ones
	Tiers     []Tier     // in order of priority, highest first
	Rounds    int        // how often the least fulfilment of a tier is raised, 1 to 3; 0: 3
	Objective *Objective // nil: the tiers decide
	Terminal  Terminal   // what is asked beyond the last year
	Tidy      []Term     // last phase, minimised; empty: total labour

	Goods          []Good
	Processes      []Process
	Inputs         []Input
	Outputs        []Output
	Assets         []Asset
	AssetInputs    []AssetInput
	UnderWay       []UnderWay
	UnderWayInputs []UnderWayInput
	Supply         []Supply
	Stocks         []Stock
	Regions        []Region // empty: where assets stand and goods are supplied
	Population     []Population
	Trade          []Trade
	Debts          []Debt
	Routes         []Route
	Projects       []Project
	ProjectInputs  []ProjectInput
	Renewables     []Renewable
	Growth         []Growth
	Categories     []Category
	Baskets        []BasketShare
	FinalUse       []FinalUse
	Indicators     []Indicator
	IndicatorTerms []IndicatorTerm
	Limits         []Limit
	Targets        []Target
	Risks          []Risk
	Organs         []Organ
	Assumptions    []Assumption
}

// Quantity is a figure with the unit it was written in. An empty unit means
// the natural unit of the place where it stands: that of the good, of the
// process, or good per process.
type Quantity struct {
	Value float64
	Unit  string
}

// UnitDef is a unit of the plan's own. With Value set it is so many of
// another unit ("barrel" = 0.136 t); without, it is a dimension of its own.
type UnitDef struct {
	Name  string
	Value float64 // 0: a dimension of its own
	Of    string
}

// Tier is one rank of priority. Number 1 comes first.
type Tier struct {
	Number int
	Name   string
}

// TerminalRule says what the plan owes the years after its last.
type TerminalRule string

// The terminal rules.
const (
	// Sustain: activity goes on at the level of the last year, growing by
	// Terminal.Growth a year, for as many years as leads reach beyond the
	// horizon; whatever that needs within the horizon is charged.
	Sustain TerminalRule = "sustain"
	// NoTerminal: nothing is owed.
	NoTerminal TerminalRule = "none"
)

// Terminal is the terminal rule with its yearly growth (0.02 is 2 % a year).
type Terminal struct {
	Rule   TerminalRule
	Growth float64
}

// Kind groups goods for reports and defaults.
type Kind string

// The kinds of good.
const (
	Product   Kind = "product"
	Service   Kind = "service"
	Labour    Kind = "labour"
	Land      Kind = "land"
	Water     Kind = "water"
	Emission  Kind = "emission"
	Waste     Kind = "waste"
	Allowance Kind = "allowance"
	Currency  Kind = "currency"
)

// Scope says whether a good balances in each region or in the whole country.
type Scope string

// The two scopes.
const (
	Regional Scope = "regional"
	National Scope = "national"
)

// Good is anything that balances: what is made and supplied in a year covers
// what is used.
type Good struct {
	ID    GoodID
	Name  string
	Unit  string
	Kind  Kind
	Scope Scope
	// Keep says that surplus may not be thrown away: what is made must be
	// used. Waste and emissions are kept unless said otherwise.
	Keep bool
	Code string // classification code, such as "ISIC C24" or "COFOG 02"
}

// Process is a way of producing. Its activity is measured in Unit.
type Process struct {
	ID    ProcessID
	Name  string
	Unit  string // unit of activity; empty: the unit of Makes
	Makes GoodID // main product, one unit per unit of activity; empty: see outputs
	// Base is the activity for which inputs, outputs and asset inputs are
	// stated. Zero value: they are stated per unit of activity. With a base
	// they are flows: the coefficient is the flow divided by the base.
	Base Quantity
	Code string
}

// Input is the use of a good by a process: Amount of the good per unit of
// activity (or per base), used Lead years before the activity.
type Input struct {
	Process ProcessID
	Good    GoodID
	Origin  RegionID // region the good comes from; empty: the process's own
	Amount  Quantity
	Lead    int
	Span    Span // years of the activity
}

// Output is a product of a process beside or instead of Makes: Amount of the
// good per unit of activity (or per base), in the year of the activity.
type Output struct {
	Process ProcessID
	Good    GoodID
	Amount  Quantity
	Span    Span
}

// Asset is a kind of capacity of one process in a region: activity may not
// exceed it. The same asset may stand in several regions, a row for each.
type Asset struct {
	ID      AssetID
	Name    string
	Process ProcessID
	Region  RegionID
	// Capacity stands at the beginning of the first year, in the unit of
	// activity. Unset (Given false): the base of the process.
	Capacity      Quantity
	CapacityGiven bool
	Retirement    float64 // share lost from one year to the next, 0..1
}

// AssetInput is the use of a good for opening capacity: Amount per unit of
// capacity (or per base of the process), Lead years before it opens.
type AssetInput struct {
	Asset  AssetID
	Region RegionID // empty: wherever the asset stands and no other row names
	Good   GoodID
	Amount Quantity
	Lead   int
	Span   Span // years of opening
}

// UnderWay is capacity begun before the plan, which opens in a year of it.
// What remains to be put in is the share of the asset's inputs that falls
// into the horizon, unless UnderWayInputs says it row by row.
type UnderWay struct {
	Asset  AssetID
	Region RegionID
	Opens  int // year
	Amount Quantity
}

// UnderWayInput is what capacity under way still takes in a year.
type UnderWayInput struct {
	Asset  AssetID
	Region RegionID
	Opens  int // names the row of UnderWay
	Good   GoodID
	Year   int
	Amount Quantity
}

// Supply is what nature and population give of a good in a year.
type Supply struct {
	Good      GoodID
	Region    RegionID
	Span      Span
	Amount    Quantity
	Unlimited bool
}

// Stock says that a good can be stored from the end of one year to the next.
type Stock struct {
	Good    GoodID
	Region  RegionID
	Opening Quantity // at the beginning of the first year
	Loss    float64  // share lost over a year, 0..1
	Closing Quantity // least stock at the end of the last year
	Most    Quantity // largest stock at the end of any year
	MostSet bool
}

// Category is a category of final use. A category with basket rows is used
// only in those fixed proportions and is measured in Unit; the others are
// measured good by good.
type Category struct {
	ID   CategoryID
	Name string
	Code string // classification code, such as "COICOP 01" or "COFOG 07"
	Unit string // unit of the basket; empty for categories without one
}

// BasketShare is the amount of one good in a unit of the basket.
type BasketShare struct {
	Category CategoryID
	Good     GoodID
	Amount   Quantity
	Span     Span
}

// FinalUse is standing final use: it is owed before any target.
type FinalUse struct {
	Good     GoodID
	Region   RegionID
	Category CategoryID
	Span     Span
	Amount   Quantity
}

// MeasureKind says what a limit, target or objective measures.
type MeasureKind string

// The measures. Of names the good, process or asset measured.
const (
	MeasureFinalUse  MeasureKind = "final_use"        // of a good in categories, or of a basket (Of empty); standing and extra together
	MeasureOutput    MeasureKind = "output"           // of a good, by all processes
	MeasureActivity  MeasureKind = "activity"         // of a process
	MeasureCapacity  MeasureKind = "capacity"         // of an asset
	MeasureOpening   MeasureKind = "opening"          // capacity of an asset opened in the year
	MeasureStock     MeasureKind = "stock"            // of a good at the end of the year
	MeasureUse       MeasureKind = "use"              // of a good, by production and investment
	MeasureImport    MeasureKind = "import"           // of a good
	MeasureExport    MeasureKind = "export"           // of a good
	MeasureDebt      MeasureKind = "debt"             // in a currency at the end of the year
	MeasureHarvest   MeasureKind = "harvest"          // of a renewable
	MeasureBiomass   MeasureKind = "biomass"          // of a renewable at the end of the year
	MeasureStart     MeasureKind = "start"            // share of a project started in the year
	MeasureIndicator MeasureKind = "indicator"        // an indicator
	MeasureWorst     MeasureKind = "worst_fulfilment" // the year's worst fulfilment; objective only
)

// Measure is a quantity of a year that the plan decides.
type Measure struct {
	Kind       MeasureKind
	Of         string       // identifier of the good, process, asset, renewable, project or indicator
	Categories []CategoryID // for final use
	Region     RegionID     // empty: all regions together
}

// Limit bounds a measure in each year of its span.
type Limit struct {
	ID                 LimitID
	Name               string
	Measure            Measure
	Span               Span
	Lower, Upper       Quantity
	LowerSet, UpperSet bool
	Organ              OrganID
}

// Sense is the direction of a target.
type Sense string

// The two senses.
const (
	AtLeast Sense = "at_least"
	AtMost  Sense = "at_most"
)

// Target is a promise with a priority. Its fulfilment is 0 at the baseline
// and 1 at the amount; it may be negative and, where the tiers end, above 1.
type Target struct {
	ID      TargetID
	Name    string
	Measure Measure
	Sense   Sense
	Span    Span // each of these years, or their sum
	Sum     bool // the amounts of the span's years together
	Amount  Quantity
	// Baseline is the value that counts as no fulfilment. Default 0.
	Baseline    Quantity
	BaselineSet bool
	// Floor is a value below (for at_most: above) which no plan is allowed.
	Floor    Quantity
	FloorSet bool
	Tier     int
	Weight   float64 // within the tier; 1 unless said
	Organ    OrganID
}

// Objective is one linear objective instead of tiers.
type Objective struct {
	Maximise bool
	Terms    []Term
}

// Term is a weighted measure, summed over the years of its span.
type Term struct {
	Measure Measure
	Span    Span
	Weight  float64
}

// Organ is who answers for a figure.
type Organ struct {
	ID     OrganID
	Name   string
	Parent OrganID
	Kind   string // assembly, committee, executive, ministry, region, organization
}

// Assumption is a figure that was assumed, with what it rests on.
type Assumption struct {
	Table  string // table of the plan folder
	Field  string // row and column it stands in
	Value  string
	Reason string
	Source string
}
