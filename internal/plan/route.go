package plan

// Route lets a good be moved from one region to another.
type Route struct {
	Good         GoodID
	From, To     RegionID
	Both         bool // it leads back too, on the same terms
	Span         Span
	Freight      GoodID   // good that moving uses, from the region of origin; may be empty
	FreightPer   Quantity // of it per unit moved
	Loss         float64  // share lost on the way, 0..1
	Lower, Upper Quantity
	LowerSet     bool
	UpperSet     bool
}

// RouteFigures is a Route resolved.
type RouteFigures struct {
	Good         int
	From, To     int       // positions of regions
	Freight      int       // position of the good, -1: none
	FreightPer   []float64 // by year
	Loss         float64
	Lower, Upper []float64 // by year; 0 and +Inf where not set
}
