package plan

// Code says what is wrong. The comment lists the Args of the fault.
type Code string

// The codes of faults.
const (
	// Names.
	UnknownGood      Code = "unknown_good"
	UnknownProcess   Code = "unknown_process"
	UnknownAsset     Code = "unknown_asset"
	UnknownCategory  Code = "unknown_category"
	UnknownOrgan     Code = "unknown_organ"
	UnknownRegion    Code = "unknown_region"
	UnknownTier      Code = "unknown_tier"
	UnlistedRegion   Code = "unlisted_region" // not in regions.csv
	UnknownProject   Code = "unknown_project"
	UnknownRenewable Code = "unknown_renewable"
	UnknownIndicator Code = "unknown_indicator"
	UnknownUnit      Code = "unknown_unit"    // the part that is not known
	UnknownWord      Code = "unknown_word"    // the words that are allowed, with commas
	BadIdentifier    Code = "bad_identifier"  // the first character that is not allowed
	Duplicate        Code = "duplicate"       // a Row: the first
	Required         Code = "required"        // the field
	RequiredFigure   Code = "required_figure" // the field; empty is not zero
	OrganCircle      Code = "organ_circle"    // the organs, with arrows
	// Figures.
	NotANumber      Code = "not_a_number"
	Negative        Code = "negative"
	NotAShare       Code = "not_a_share"       // outside 0 to 1
	UnitSyntax      Code = "unit_syntax"       // not written as a unit
	UnitMisfit      Code = "unit_misfit"       // the natural unit, dimension found, dimension wanted
	UnitTaken       Code = "unit_taken"        // definition of a unit that exists
	ZeroBase        Code = "zero_base"         // the process
	LeadTooLong     Code = "lead_too_long"     // longest lead allowed
	NotACorrelation Code = "not_a_correlation" // outside -1 to 1
	ParameterOrder  Code = "parameter_order"   // the distribution, the order of its parameters
	NotPositive     Code = "not_positive"      // zero or less
	// Years.
	OutsideHorizon  Code = "outside_horizon"  // first and last year of the horizon
	YearsReversed   Code = "years_reversed"   // a span whose end is before its beginning
	OverlappingYear Code = "overlapping_year" // the year, a Row: the first
	HorizonReversed Code = "horizon_reversed" // first and last year
	HorizonTooLong  Code = "horizon_too_long" // years, most years
	RoundsOutside   Code = "rounds_outside"   // most rounds
	// The head.
	SchemaNewer  Code = "schema_newer" // newest schema known
	SchemaUnset  Code = "schema_unset"
	TierOrder    Code = "tier_order"     // tier listed before
	TierNumber   Code = "tier_number"    // below 1
	GrowthTooLow Code = "growth_too_low" // -1 or less
	// What adds up.
	NotMade         Code = "not_made"          // the good
	NoSink          Code = "no_sink"           // the good
	NoProduct       Code = "no_product"        // the process
	MadeTwice       Code = "made_twice"        // the process, the good
	OwnUse          Code = "own_use"           // the process, the good, what one unit takes, what one unit makes
	NoSurplus       Code = "no_surplus"        // the good named, the goods that take each other, growth factor of use
	BasketEmpty     Code = "basket_empty"      // the category
	BasketUse       Code = "basket_use"        // the category
	UnderWayUnnamed Code = "under_way_unnamed" // the asset, the year
	// Regions, trade, projects, nature, indicators, risks.
	NotThere        Code = "not_there"         // the name, the regions where it stands
	RowDiffers      Code = "row_differs"       // a Row: the first
	NotACurrency    Code = "not_a_currency"    // the good, its kind
	NotTradable     Code = "not_tradable"      // the good, its kind
	PaidInItself    Code = "paid_in_itself"    // the good
	PriceNoCurrency Code = "price_no_currency" // the good
	ShareOfExport   Code = "share_of_export"   // the good
	BaseOfImport    Code = "base_of_import"    // the good
	TradeClosed     Code = "trade_closed"      // the good, the year, lower, upper
	DebtRegional    Code = "debt_regional"     // the currency
	RouteNowhere    Code = "route_nowhere"     // the region
	RouteNational   Code = "route_national"    // the good
	LosesAll        Code = "loses_all"         // the good
	ProjectNothing  Code = "project_nothing"   // the project
	ProjectBoth     Code = "project_both"      // the project, the asset, the good
	WindowReversed  Code = "window_reversed"   // the project, earliest, latest
	NoGrowth        Code = "no_growth"         // the renewable
	NoTerms         Code = "no_terms"          // the indicator
	NoPopulation    Code = "no_population"     // the indicator, the year
	NoPopulationIn  Code = "no_population_in"  // the indicator, the year, the region
	NoPeople        Code = "no_people"         // the indicator, the year
	NoPeopleIn      Code = "no_people_in"      // the indicator, the year, the region
	RiskOfTwo       Code = "risk_of_two"       // the risk
	RiskNotMade     Code = "risk_not_made"     // the process, the good
	RiskNoPrice     Code = "risk_no_price"     // the good
	// Measures, limits, targets.
	WrongKind       Code = "wrong_kind"       // what the name is, what the measure wants
	WrongMeasure    Code = "wrong_measure"    // the measure
	CategoryUnasked Code = "category_unasked" // the measure
	NotStored       Code = "not_stored"       // the good
	NotTraded       Code = "not_traded"       // the good, the measure
	NotBorrowed     Code = "not_borrowed"     // the currency
	RegionUnasked   Code = "region_unasked"   // the measure
	MeasureDiffers  Code = "measure_differs"  // a Row: the first
	LimitEmpty      Code = "limit_empty"      // the limit
	LimitReversed   Code = "limit_reversed"   // lower, upper
	NoBaseline      Code = "no_baseline"      // the target
	AmountIsBase    Code = "amount_is_base"   // the target, the amount
	SenseReversed   Code = "sense_reversed"   // the sense, baseline, amount
	FloorBeyond     Code = "floor_beyond"     // floor, amount
	ClaimedTwice    Code = "claimed_twice"    // good, category, year, a Row: the first
	ObjectiveEmpty  Code = "objective_empty"
	WorstOfNothing  Code = "worst_of_nothing" // worst fulfilment without a target
	// Warnings.
	NotUsed       Code = "not_used"       // the good
	CannotOpen    Code = "cannot_open"    // the asset
	NothingAsked  Code = "nothing_asked"  // no target, no objective
	TooLate       Code = "too_late"       // the project, the year in which it delivers
	ClosingBeyond Code = "closing_beyond" // the renewable, the closing, the most that can be
)

// Codes lists all codes, so that a catalogue can be held against it.
func Codes() []Code {
	return append(setCodes(), []Code{
		UnknownGood, UnknownProcess, UnknownAsset, UnknownCategory, UnknownOrgan, UnknownRegion, UnknownTier,
		UnlistedRegion, UnknownProject, UnknownRenewable, UnknownIndicator,
		UnknownUnit, UnknownWord, BadIdentifier, Duplicate, Required, RequiredFigure, OrganCircle,
		NotANumber, Negative, NotAShare, UnitSyntax, UnitMisfit, UnitTaken, ZeroBase, LeadTooLong,
		NotACorrelation, ParameterOrder, NotPositive,
		OutsideHorizon, YearsReversed, OverlappingYear, HorizonReversed, HorizonTooLong, RoundsOutside,
		SchemaNewer, SchemaUnset, TierOrder, TierNumber, GrowthTooLow,
		NotMade, NoSink, NoProduct, MadeTwice, OwnUse, NoSurplus, BasketEmpty, BasketUse, UnderWayUnnamed,
		NotThere, RowDiffers, NotACurrency, NotTradable, PaidInItself, PriceNoCurrency, ShareOfExport, BaseOfImport,
		TradeClosed, DebtRegional, RouteNowhere, RouteNational, LosesAll, ProjectNothing, ProjectBoth, WindowReversed,
		NoGrowth, NoTerms, NoPopulation, NoPopulationIn, NoPeople, NoPeopleIn, RiskOfTwo, RiskNotMade, RiskNoPrice,
		WrongKind, WrongMeasure, CategoryUnasked, NotStored, NotTraded, NotBorrowed, RegionUnasked, MeasureDiffers, LimitEmpty, LimitReversed,
		NoBaseline, AmountIsBase, SenseReversed, FloorBeyond, ClaimedTwice, ObjectiveEmpty, WorstOfNothing,
		NotUsed, CannotOpen, NothingAsked, TooLate, ClosingBeyond,
	}...)
}
