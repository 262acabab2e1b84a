package plan

// Code says what is wrong. The comment lists the Args of the fault.
type Code string

// The codes of faults.
const (
	// Names.
	UnknownGood     Code = "unknown_good"
	UnknownProcess  Code = "unknown_process"
	UnknownAsset    Code = "unknown_asset"
	UnknownCategory Code = "unknown_category"
	UnknownOrgan    Code = "unknown_organ"
	UnknownRegion   Code = "unknown_region"
	UnknownTier     Code = "unknown_tier"
	UnknownUnit     Code = "unknown_unit"    // the part that is not known
	UnknownWord     Code = "unknown_word"    // the words that are allowed, with commas
	BadIdentifier   Code = "bad_identifier"  // the first character that is not allowed
	Duplicate       Code = "duplicate"       // a Row: the first
	Required        Code = "required"        // the field
	RequiredFigure  Code = "required_figure" // the field; empty is not zero
	OrganCircle     Code = "organ_circle"    // the organs, with arrows
	// Figures.
	NotANumber  Code = "not_a_number"
	Negative    Code = "negative"
	NotAShare   Code = "not_a_share"   // outside 0 to 1
	UnitSyntax  Code = "unit_syntax"   // not written as a unit
	UnitMisfit  Code = "unit_misfit"   // the natural unit, dimension found, dimension wanted
	UnitTaken   Code = "unit_taken"    // definition of a unit that exists
	ZeroBase    Code = "zero_base"     // the process
	LeadTooLong Code = "lead_too_long" // longest lead allowed
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
	// Measures, limits, targets.
	WrongKind       Code = "wrong_kind"       // what the name is, what the measure wants
	WrongMeasure    Code = "wrong_measure"    // the measure
	CategoryUnasked Code = "category_unasked" // the measure
	NotStored       Code = "not_stored"       // the good
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
	NotUsed      Code = "not_used"      // the good
	CannotOpen   Code = "cannot_open"   // the asset
	NothingAsked Code = "nothing_asked" // no target, no objective
)

// Codes lists all codes, so that a catalogue can be held against it.
func Codes() []Code {
	return append(setCodes(), []Code{
		UnknownGood, UnknownProcess, UnknownAsset, UnknownCategory, UnknownOrgan, UnknownRegion, UnknownTier,
		UnknownUnit, UnknownWord, BadIdentifier, Duplicate, Required, RequiredFigure, OrganCircle,
		NotANumber, Negative, NotAShare, UnitSyntax, UnitMisfit, UnitTaken, ZeroBase, LeadTooLong,
		OutsideHorizon, YearsReversed, OverlappingYear, HorizonReversed, HorizonTooLong, RoundsOutside,
		SchemaNewer, SchemaUnset, TierOrder, TierNumber, GrowthTooLow,
		NotMade, NoSink, NoProduct, MadeTwice, OwnUse, NoSurplus, BasketEmpty, BasketUse, UnderWayUnnamed,
		WrongKind, WrongMeasure, CategoryUnasked, NotStored, MeasureDiffers, LimitEmpty, LimitReversed,
		NoBaseline, AmountIsBase, SenseReversed, FloorBeyond, ClaimedTwice, ObjectiveEmpty, WorstOfNothing,
		NotUsed, CannotOpen, NothingAsked,
	}...)
}
