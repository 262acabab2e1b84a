package plan

// Region is a part of the country with balances of its own.
type Region struct {
	ID   RegionID
	Name string
}

// Population is the number of persons in a region by year. It is given, not
// decided.
type Population struct {
	Region RegionID
	Span   Span
	Amount Quantity // persons
}
