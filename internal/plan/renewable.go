package plan

// RenewableID names a renewable stock.
type RenewableID string

// Renewable is a living stock, such as fish or forest, from which a good is
// harvested: biomass[t+1] = biomass[t] + growth[t] - harvest[t].
type Renewable struct {
	ID         RenewableID
	Name       string
	Region     RegionID
	Harvest    GoodID   // one unit of biomass harvested makes one unit of it
	Opening    Quantity // biomass at the beginning of the first year
	Closing    Quantity // least biomass after the last year
	ClosingSet bool     // not set: the opening
}

// Growth is one piece of the growth law: growth <= Intercept + Slope x
// biomass. Several pieces make a concave law; the least of them holds.
type Growth struct {
	Renewable RenewableID
	Intercept Quantity // biomass a year
	Slope     float64  // a year
}

// RenewableFigures is a Renewable resolved, in the unit of its harvest.
type RenewableFigures struct {
	Renewable
	Region           int
	Harvest          int // position of the good
	Opening, Closing float64
	Growth           []GrowthPiece
}

// GrowthPiece is growth <= Intercept + Slope x biomass.
type GrowthPiece struct{ Intercept, Slope float64 }
