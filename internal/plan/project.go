package plan

// ProjectID names a project.
type ProjectID string

// Project is work over several years that delivers capacity of an asset, or a
// good, Delay years after it starts. It starts in one year from Earliest to
// Latest, or, if it is not compulsory, not at all.
type Project struct {
	ID               ProjectID
	Name             string
	Region           RegionID
	Earliest, Latest int  // years
	EarliestSet      bool // not set: the first year of the plan
	LatestSet        bool // not set: the last
	Compulsory       bool
	Divisible        bool    // any share of it may be started; otherwise all or nothing
	Asset            AssetID // either an asset
	Good             GoodID  // or a good
	Amount           Quantity
	Delay            int // years from the start to delivery
	Lasts            int // years in which a good is delivered; 1 unless said
	Organ            OrganID
}

// ProjectInput is what a project uses After years from its start.
type ProjectInput struct {
	Project ProjectID
	Good    GoodID
	Region  RegionID // empty: the project's own
	After   int
	Amount  Quantity
}

// ProjectFigures is a Project resolved.
type ProjectFigures struct {
	Project
	Region           int
	Earliest, Latest int // positions of years
	Asset            int // position, -1: a good
	Good             int // position, -1: an asset
	Amount           float64
	Inputs           []ProjectUse
}

// ProjectUse is a ProjectInput resolved.
type ProjectUse struct {
	Good, Region int
	After        int
	Amount       float64
}
