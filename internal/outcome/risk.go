package outcome

import (
	"encoding/json"
	"math"

	"github.com/openplenum/plenum/internal/plan"
)

// RiskLevels are the shares of draws at which quantiles are given, for the bands
// and the middle line of a fan chart.
var RiskLevels = [5]float64{0.05, 0.25, 0.50, 0.75, 0.95}

// Quantiles are the values at RiskLevels: in so many of 100 draws the figure is
// not above it. Between two draws they are interpolated. NaN, null in JSON,
// where no draw has the figure.
type Quantiles [5]float64

// Risk is what became of a plan under many draws. Everything in it follows
// from the plan, the seed and the number of draws: no time, no machine.
//
// For a fan chart of a target take TargetRisk.Points: for each year the plan's
// value and the Quantiles of it; the bands are 5 to 95 % and 25 to 75 %.
type Risk struct {
	Plan      string       `json:"plan"`
	Seed      uint64       `json:"seed"`
	Draws     int          `json:"draws"`
	Foresight bool         `json:"foresight"`
	Levels    [5]float64   `json:"levels"` // of the quantiles
	Risks     []RiskDrawn  `json:"risks"`
	Targets   []TargetRisk `json:"targets"`
	Objective *Spread      `json:"objective,omitempty"` // of the plan's linear objective
	Given     []GivenUp    `json:"given_up,omitempty"`  // what had to give way, most often first
	Relaxed   int          `json:"relaxed"`             // draws in which something had to give way
	Unsolved  int          `json:"unsolved"`            // draws without a plan even so; they count as failed for every target
	Unchecked int          `json:"unchecked"`           // draws whose answer could not be proved or is not confirmed by the check
	Worst     []WorstDraw  `json:"worst,omitempty"`
}

// RiskDrawn is a declared risk and what was drawn of it.
type RiskDrawn struct {
	ID           plan.RiskID       `json:"risk"`
	Name         string            `json:"name"`
	Process      plan.ProcessID    `json:"process,omitempty"`
	Good         plan.GoodID       `json:"good,omitempty"`
	Region       plan.RegionID     `json:"region,omitempty"`
	Price        bool              `json:"price,omitempty"`
	Distribution plan.Distribution `json:"distribution"`
	Correlation  float64           `json:"correlation"`
	Years        []int             `json:"years"`
	Mean         float64           `json:"mean"`       // declared; the plan reckons with 1
	MeanDrawn    float64           `json:"mean_drawn"` // of all years and draws
	Factor       Quantiles         `json:"factor"`     // of all years and draws
}

// TargetRisk is a target in its years.
type TargetRisk struct {
	ID     plan.TargetID `json:"target"`
	Name   string        `json:"name"`
	Region plan.RegionID `json:"region,omitempty"`
	Tier   int           `json:"tier"`
	Unit   string        `json:"unit"`
	Points []RiskPoint   `json:"points"`
}

// RiskPoint is a promise: a target in one year, or in the sum of its years.
type RiskPoint struct {
	Year      int     `json:"year"`  // the last, where years are summed
	Years     []int   `json:"years"` // one, or all that are summed
	Amount    float64 `json:"amount"`
	Baseline  float64 `json:"baseline"`
	Planned   Reached `json:"planned"` // in the plan itself
	Spread            // openings and project starts as planned
	Foresight *Spread `json:"foresight,omitempty"` // everything chosen anew, knowing the draw
	// Drivers are the factors that the fulfilment goes with most, by Spearman's
	// rank correlation over the draws, strongest first; only those of 0.3 and
	// more, and of three standard errors and more.
	Drivers []Driver `json:"drivers,omitempty"`
}

// Reached is a value and its fulfilment.
type Reached struct {
	Value      float64 `json:"value"`
	Fulfilment float64 `json:"fulfilment"`
	Holds      bool    `json:"holds"`
}

// Spread is how a figure came out over the draws.
type Spread struct {
	Holds      Probability `json:"holds"`
	Value      Quantiles   `json:"value"`
	Fulfilment Quantiles   `json:"fulfilment"`
	Mean       float64     `json:"mean"` // of the fulfilment; of the value for an objective
}

// Probability is a share of draws, and how well so many draws tell it.
type Probability struct {
	Share float64 `json:"share"`
	// Error is the standard error sqrt(p (1-p) / n).
	Error float64 `json:"error"`
	// Low and High hold the true probability in 95 of 100 cases (Wilson 1927);
	// unlike Error they say something when all draws agree.
	Low  float64 `json:"low"`
	High float64 `json:"high"`
}

// Driver is a factor that a fulfilment goes with.
type Driver struct {
	Risk        plan.RiskID `json:"risk"`
	Name        string      `json:"name"`
	Year        int         `json:"year"`
	Correlation float64     `json:"correlation"`
}

// GivenUp is something owed that some draws could not keep.
type GivenUp struct {
	Kind   string        `json:"kind"`
	Of     string        `json:"of"`
	Region plan.RegionID `json:"region,omitempty"`
	Year   int           `json:"year"`
	Unit   string        `json:"unit"`
	Asked  float64       `json:"asked"`
	Share  Probability   `json:"probability"`
	Mean   float64       `json:"mean_short"` // over the draws that missed it
	Most   float64       `json:"most_short"`
}

// WorstDraw is one of the worst draws, with the factors that were farthest
// from their mean.
type WorstDraw struct {
	Number  int           `json:"draw"`
	Status  Status        `json:"status"`
	Short   int           `json:"short"` // promises that hold in the plan and not here
	Least   *LeastKept    `json:"least,omitempty"`
	Missed  []Missed      `json:"missed,omitempty"`
	Factors []FactorDrawn `json:"factors"`
}

// LeastKept is the promise that lost most against the plan.
type LeastKept struct {
	ID         plan.TargetID `json:"target"`
	Name       string        `json:"name"`
	Year       int           `json:"year"`
	Planned    float64       `json:"planned"` // fulfilment
	Fulfilment float64       `json:"fulfilment"`
}

// FactorDrawn is a factor of a draw.
type FactorDrawn struct {
	Risk   plan.RiskID `json:"risk"`
	Name   string      `json:"name"`
	Year   int         `json:"year"`
	Factor float64     `json:"factor"`
	Mean   float64     `json:"mean"`
}

// MarshalJSON writes what is not a number as null.
func (q Quantiles) MarshalJSON() ([]byte, error) {
	var out [5]*float64
	for i := range q {
		if !math.IsNaN(q[i]) {
			out[i] = &q[i]
		}
	}
	return json.Marshal(out)
}

// UnmarshalJSON reads null as not a number.
func (q *Quantiles) UnmarshalJSON(data []byte) error {
	var in [5]*float64
	if err := json.Unmarshal(data, &in); err != nil {
		return err
	}
	for i, v := range in {
		q[i] = math.NaN()
		if v != nil {
			q[i] = *v
		}
	}
	return nil
}

// Missed is something owed that a draw could not keep: a floor, a limit,
// standing use, an opening as planned.
type Missed struct {
	Kind   string        `json:"kind"` // a formulate.RowKind or ColumnKind
	Of     string        `json:"of"`
	Region plan.RegionID `json:"region,omitempty"`
	Year   int           `json:"year"`
	Unit   string        `json:"unit"`
	Asked  float64       `json:"asked"`
	Short  float64       `json:"short"` // by how much it was missed, in the unit
}
