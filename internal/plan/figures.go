package plan

// Figures is a checked plan with every figure resolved. Slices over years
// have one value for each year of the horizon, first year first. Goods,
// processes, assets and regions are positions in the slices below. Amounts
// are in the unit of the good (coefficients: per unit of activity of the
// process, per unit of capacity of the asset, per unit of the basket).
type Figures struct {
	Plan    *Plan
	Years   []int
	Regions []RegionID  // at least one; {""} in a plan without regions
	People  [][]float64 // persons by region and year; NaN where no row says it

	Goods      []Good
	Processes  []ProcessFigures
	Assets     []AssetFigures
	UnderWay   []UnderWayFigures
	Supply     []SupplyFigures
	Stocks     []StockFigures
	Baskets    []BasketFigures
	FinalUse   []FinalUseFigures
	Trade      []TradeFigures
	Debts      []DebtFigures
	Routes     []RouteFigures
	Projects   []ProjectFigures
	Renewables []RenewableFigures
	Indicators []IndicatorFigures
	Risks      []RiskFigures
	Limits     []LimitFigures
	Promises   []Promise
	Objective  *ObjectiveFigures // nil: tiers
	Tidy       []TermFigures     // minimised last; never empty
}

// Flow is the use or making of a good by one unit of an activity.
type Flow struct {
	Good   int
	Region int       // position of the region, or -1: the activity's own
	Lead   int       // years before the activity
	Amount []float64 // by year of the activity

	// Yield multiplies what an output makes, by region of the activity and
	// year: how a scenario departs from the plan. nil: 1 everywhere.
	Yield [][]float64
}

// Made is what a unit of an activity in region r and year t makes of the good.
func (f Flow) Made(r, t int) float64 {
	if f.Yield == nil {
		return f.Amount[t]
	}
	return f.Amount[t] * f.Yield[r][t]
}

// ProcessFigures is a process with its coefficients.
type ProcessFigures struct {
	Process
	Inputs  []Flow
	Outputs []Flow // Makes first, where there is one
	Assets  []int
}

// AssetFigures is an asset with its coefficients.
type AssetFigures struct {
	Asset
	Process    int
	Region     int
	Capacity   float64 // at the beginning of the first year, unit of activity
	Retirement float64
	Inputs     []Flow // by year of opening
}

// MaxLead is the largest lead of the asset's inputs, 0 without inputs.
func (a AssetFigures) MaxLead() int {
	lead := 0
	for _, in := range a.Inputs {
		lead = max(lead, in.Lead)
	}
	return lead
}

// UnderWayFigures is capacity begun before the plan.
type UnderWayFigures struct {
	Asset  int
	Region int
	Opens  int // position of the year
	Amount float64
	Inputs []DatedUse // what remains to be put in, within the horizon
}

// DatedUse is a fixed use of a good in a year.
type DatedUse struct {
	Good   int
	Region int
	Year   int // position
	Amount float64
}

// SupplyFigures is the supply of a good. A good and region without supply has
// no entry.
type SupplyFigures struct {
	Good   int
	Region int
	Amount []float64 // by year; +Inf: unlimited
}

// StockFigures is a good that can be stored.
type StockFigures struct {
	Good    int
	Region  int
	Opening float64
	Loss    float64
	Closing float64
	Most    float64 // +Inf when not set
}

// BasketFigures is a category used in fixed proportions.
type BasketFigures struct {
	Category CategoryID
	Unit     string
	Goods    []Flow // amount per unit of the basket, by year; Lead 0
}

// FinalUseFigures is standing final use of a good in a category.
type FinalUseFigures struct {
	Good     int
	Region   int
	Category CategoryID
	Amount   []float64 // by year
}

// MeasureFigures is a measure with its references resolved.
type MeasureFigures struct {
	Kind       MeasureKind
	Good       int // -1 when the measure is not of a good
	Process    int // -1 when not of a process
	Asset      int // -1 when not of an asset
	Basket     int // -1 when not of a basket
	Renewable  int // of harvest and biomass
	Project    int // of start
	Indicator  int // of indicator
	Categories []CategoryID
	Region     int    // -1: all regions together
	Unit       string // unit of the measure's value
}

// LimitFigures is a limit with bounds by year; -Inf and +Inf where there is
// none.
type LimitFigures struct {
	Limit
	Measure      MeasureFigures
	Lower, Upper []float64 // by year
}

// Promise is one fulfilment to reach: a target in one year, or in the sum of
// its years.
type Promise struct {
	Target   int // position in Plan.Targets
	ID       TargetID
	Name     string
	Measure  MeasureFigures
	Sense    Sense
	Years    []int // positions of the years: one, or all that are summed
	Amount   float64
	Baseline float64
	Floor    float64 // NaN when not set
	Tier     int
	Weight   float64
	Organ    OrganID
}

// ObjectiveFigures is a linear objective with its references resolved.
type ObjectiveFigures struct {
	Maximise bool
	Terms    []TermFigures
}

// TermFigures is a weighted measure with its references resolved.
type TermFigures struct {
	Measure MeasureFigures
	Years   []int // positions
	Weight  float64
}

// At is the region a flow takes place in, for an activity in region r.
func (f Flow) At(r int) int {
	if f.Region >= 0 {
		return f.Region
	}
	return r
}
