package plan

// RiskID names a risk.
type RiskID string

// Distribution is the law that a risk's factor is drawn from.
type Distribution string

// The distributions. Parameters A, B, C as said.
const (
	Normal     Distribution = "normal"     // mean A, standard deviation B, cut at 0
	LogNormal  Distribution = "lognormal"  // of the logarithm: mean A, standard deviation B
	Uniform    Distribution = "uniform"    // from A to B
	Triangular Distribution = "triangular" // from A over the mode B to C
)

// Risk is a factor that is 1 in the plan and drawn for each year in a
// scenario. It multiplies what processes make (yields) or what trade costs and
// earns (prices).
type Risk struct {
	ID           RiskID
	Name         string
	Process      ProcessID // outputs of this process
	Good         GoodID    // of this good only; or, with Price, the price of this good
	Region       RegionID  // empty: everywhere alike
	Price        bool      // the factor is of the trade price of Good
	Distribution Distribution
	A, B, C      float64
	Correlation  float64 // with the same risk in the year before, -1..1
	Span         Span    // years in which it is drawn
}

// RiskFigures is a Risk resolved.
type RiskFigures struct {
	Risk
	Process int // -1: none
	Good    int // -1: all goods of the process
	Region  int // -1: all
	Years   []int
}
