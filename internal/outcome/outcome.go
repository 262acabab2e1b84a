// Package outcome is the answer in the plan's words: levels, balances,
// fulfilments and prices, with units and years. It holds no prose and no
// layout; reports are made from it.
package outcome

import (
	"github.com/openplenum/plenum/internal/lp"
	"github.com/openplenum/plenum/internal/plan"
)

// Status says how solving a plan ended.
type Status string

// The statuses.
const (
	Solved    Status = "solved"    // a plan was found and checked
	Conflict  Status = "conflict"  // floors and limits exclude each other
	Unbounded Status = "unbounded" // the objective has no limit
	Stopped   Status = "stopped"   // cancelled, or a limit was reached; figures may be partial
)

// Outcome is a solved plan. Series over years have one value for each of
// Years.
type Outcome struct {
	Plan    string `json:"plan"`
	Note    string `json:"note,omitempty"`
	Status  Status `json:"status"`
	Years   []int  `json:"years"`
	Message string `json:"message,omitempty"` // code of the reason, when not solved

	// Objective is the value of the plan's linear objective; nil with tiers.
	Objective *float64 `json:"objective,omitempty"`
	Tiers     []Tier   `json:"tiers,omitempty"`

	Targets    []Target   `json:"targets,omitempty"`
	Activities []Activity `json:"activities,omitempty"`
	Assets     []Asset    `json:"assets,omitempty"`
	Balances   []Balance  `json:"balances,omitempty"`
	Limits     []Limit    `json:"limits,omitempty"`
	Prices     []Price    `json:"prices,omitempty"`
	Beyond     []Level    `json:"beyond,omitempty"` // after the last year, as the terminal rule asks

	Regions    []Region    `json:"regions,omitempty"`
	Trade      []Trade     `json:"trade,omitempty"`
	Debts      []Debt      `json:"debts,omitempty"`
	Routes     []Route     `json:"routes,omitempty"`
	Projects   []Project   `json:"projects,omitempty"`
	Renewables []Renewable `json:"renewables,omitempty"`

	// Conflict is what excludes each other when there is no plan: rows and
	// bounds none of which could be left out, with their weights in the proof.
	Conflict []ConflictRow `json:"conflict,omitempty"`
	// LeastRelief is the least change that makes a plan possible: the one with
	// the least sum of shares.
	LeastRelief []Change     `json:"least_relief,omitempty"`
	Assumptions []Assumption `json:"assumptions,omitempty"`
	Categories  []Category   `json:"categories,omitempty"`
	Organs      []Organ      `json:"organs,omitempty"`

	Phases []Phase `json:"phases"`
	Check  Check   `json:"check"`
}

// Tier is what one rank of priority reached.
type Tier struct {
	Number   int     `json:"tier"`
	Name     string  `json:"name"`
	Minimum  float64 `json:"minimum"`  // least fulfilment of the targets not set aside; 1 when all are met
	Sum      float64 `json:"sum"`      // weighted sum of fulfilments
	Most     float64 `json:"most"`     // the weighted sum when every target is met
	Headroom float64 `json:"headroom"` // when all are met: how far above 1 the minimum could go; NaN otherwise, null in JSON
}

// Target is one promise and what became of it.
type Target struct {
	ID         plan.TargetID    `json:"target"`
	Name       string           `json:"name"`
	Years      []int            `json:"years"` // one, or all that are summed
	Tier       int              `json:"tier"`
	Weight     float64          `json:"weight"`
	Sense      plan.Sense       `json:"sense"`
	Measure    plan.MeasureKind `json:"measure"`
	Of         string           `json:"of,omitempty"` // good, process, asset, basket, renewable, project or indicator measured
	Region     plan.RegionID    `json:"region,omitempty"`
	Organ      plan.OrganID     `json:"organ,omitempty"`
	Unit       string           `json:"unit"`
	Baseline   float64          `json:"baseline"`
	Amount     float64          `json:"amount"`
	Value      float64          `json:"value"`
	Fulfilment float64          `json:"fulfilment"`          // 0 at the baseline, 1 at the amount, above 1 beyond it
	SetAside   bool             `json:"set_aside,omitempty"` // could not rise by itself
	Met        bool             `json:"met"`
}

// Activity is the level of a process, or of another kind of activity, by year.
type Activity struct {
	Kind     string          `json:"kind"` // formulate.ColumnKind
	Of       string          `json:"of"`
	Name     string          `json:"name"`
	Category plan.CategoryID `json:"category,omitempty"`
	Region   plan.RegionID   `json:"region,omitempty"`
	To       plan.RegionID   `json:"to,omitempty"` // of what moves
	Unit     string          `json:"unit"`
	Levels   []float64       `json:"levels"`
}

// Asset is the capacity of an asset by year.
type Asset struct {
	ID       plan.AssetID   `json:"asset"`
	Name     string         `json:"name"`
	Process  plan.ProcessID `json:"process"`
	Region   plan.RegionID  `json:"region,omitempty"`
	Unit     string         `json:"unit"`
	Capacity []float64      `json:"capacity"`
	Opened   []float64      `json:"opened"` // chosen by the plan and under way together
	Used     []float64      `json:"used"`   // activity
	Price    []float64      `json:"price"`  // gain per extra unit, see Price
}

// Balance is the material balance of a good: in every year the sources and
// the uses with the unused rest sum to the same number.
type Balance struct {
	Good    plan.GoodID   `json:"good"`
	Name    string        `json:"name"`
	Kind    plan.Kind     `json:"kind"`
	Region  plan.RegionID `json:"region,omitempty"`
	Unit    string        `json:"unit"`
	Sources []Line        `json:"sources"`
	Uses    []Line        `json:"uses"`
	Unused  []float64     `json:"unused"`
	Total   []float64     `json:"total"` // sum of the sources
	Price   []float64     `json:"price"` // gain per extra unit, dated by the year of use
}

// Line is one source or use of a good.
type Line struct {
	Kind      string          `json:"kind"` // a formulate.ColumnKind or FixedKind
	Of        string          `json:"of,omitempty"`
	Name      string          `json:"name,omitempty"`
	Category  plan.CategoryID `json:"category,omitempty"`
	Region    plan.RegionID   `json:"region,omitempty"` // of the activity, where it is not that of the balance
	To        plan.RegionID   `json:"to,omitempty"`     // of what moves
	Amounts   []float64       `json:"amounts"`
	Unlimited bool            `json:"unlimited,omitempty"` // a source that gives whatever is asked; Amounts are what is taken
}

// Limit is a limit of the plan and the value of what it bounds. Bounds that
// are not set are null in JSON.
type Limit struct {
	ID      plan.LimitID     `json:"limit"`
	Name    string           `json:"name"`
	Region  plan.RegionID    `json:"region,omitempty"`
	Organ   plan.OrganID     `json:"organ,omitempty"`
	Measure plan.MeasureKind `json:"measure"`
	Of      string           `json:"of,omitempty"` // what is measured, as in Target
	Unit    string           `json:"unit"`
	Values  Series           `json:"values"` // null in years without a bound
	Lower   []*float64       `json:"lower"`
	Upper   []*float64       `json:"upper"`
	Price   []float64        `json:"price"`
}

// Price is the gain of the objective per extra unit of what a row grants: of a
// good, of capacity for one year, of room within a limit. For plans with tiers
// it is the price in the phase named.
type Price struct {
	Kind    string        `json:"kind"` // formulate.RowKind
	Of      string        `json:"of"`
	Name    string        `json:"name"`
	Region  plan.RegionID `json:"region,omitempty"`
	Year    int           `json:"year"`
	Unit    string        `json:"unit"`
	Phase   int           `json:"phase"` // position in Phases
	Value   float64       `json:"value"`
	Amount  float64       `json:"amount"`  // what the row grants now, in Unit
	Percent float64       `json:"percent"` // gain of a hundredth more of the amount, were the price to hold
}

// ConflictRow is a row or bound that takes part in the proof that there is no
// plan, with its weight in the proof.
type ConflictRow struct {
	Kind   string        `json:"kind"`
	Of     string        `json:"of"`
	Name   string        `json:"name"`
	Region plan.RegionID `json:"region,omitempty"`
	Year   int           `json:"year"`
	Unit   string        `json:"unit"`
	Weight float64       `json:"weight"`
	Column bool          `json:"column,omitempty"` // a bound of a level, not a row
	Lower  *float64      `json:"lower"`
	Upper  *float64      `json:"upper"`
}

// Change is one change of a least relief.
type Change struct {
	Kind   string        `json:"kind"`
	Of     string        `json:"of"`
	Name   string        `json:"name"`
	Region plan.RegionID `json:"region,omitempty"`
	Year   int           `json:"year"`
	Unit   string        `json:"unit"`
	More   bool          `json:"more"`   // more of what is granted; otherwise less of what is asked
	Amount float64       `json:"amount"` // that is granted or asked now
	Change float64       `json:"change"`
	Share  float64       `json:"share"` // of the amount
}

// Assumption is a figure that was assumed, with what it rests on.
type Assumption struct {
	Table  string `json:"table"`
	Field  string `json:"field"`
	Value  string `json:"value"`
	Reason string `json:"reason"`
	Source string `json:"source"`
}

// Category names a category of final use.
type Category struct {
	ID   plan.CategoryID `json:"category"`
	Name string          `json:"name"`
	Code string          `json:"code,omitempty"`
}

// Organ names who answers for a figure.
type Organ struct {
	ID   plan.OrganID `json:"organ"`
	Name string       `json:"name"`
}

// PhaseKind says what a phase of the solve asked.
type PhaseKind string

// The kinds of phase.
const (
	PhaseObjective PhaseKind = "objective" // the plan's linear objective
	PhaseMinimum   PhaseKind = "minimum"   // raise the least fulfilment of a tier
	PhaseTogether  PhaseKind = "together"  // which of the targets at the minimum can rise?
	PhaseAlone     PhaseKind = "alone"     // can this target rise by itself?
	PhaseSum       PhaseKind = "sum"       // raise the weighted sum of a tier
	PhaseHeadroom  PhaseKind = "headroom"  // how far above its target can a tier that is met go?
	PhaseTidy      PhaseKind = "tidy"      // least labour, or what the plan names
)

// Phase is one linear program of the solve.
type Phase struct {
	Kind       PhaseKind `json:"kind"`
	Tier       int       `json:"tier,omitempty"`
	Round      int       `json:"round,omitempty"`
	Target     string    `json:"target,omitempty"` // of an "alone" phase, with Year
	Year       int       `json:"year,omitempty"`
	Value      float64   `json:"value"`
	Status     string    `json:"status"`
	Iterations int       `json:"iterations"`
	Nodes      int       `json:"nodes,omitempty"`     // linear programs that whole projects took
	WholeGap   float64   `json:"whole_gap,omitempty"` // between this choice of whole projects and what was not ruled out
	Seconds    float64   `json:"seconds"`
	Gap        float64   `json:"gap"`    // relative duality gap, by the check
	Primal     float64   `json:"primal"` // largest relative residual, by the check
	Dual       float64   `json:"dual"`
	OK         bool      `json:"ok"`
	Again      bool      `json:"again,omitempty"` // the solver was stuck; the next phase asks the same in another way
}

// Check is the verdict on the figures shown, by code that is not the
// solver's, in the plan's own units.
type Check struct {
	OK          bool     `json:"ok"`
	Rows        int      `json:"rows"`
	Columns     int      `json:"columns"`
	Nonzeros    int      `json:"nonzeros"`
	WorstRow    string   `json:"worst_row,omitempty"` // kind, identifier and year
	WorstUnit   string   `json:"worst_unit,omitempty"`
	Residual    float64  `json:"residual"`     // largest, in the row's unit
	ResidualRel float64  `json:"residual_rel"` // relative to 1 + the row's terms
	Balance     float64  `json:"balance"`      // largest difference of sources and uses, relative
	Gap         float64  `json:"gap"`          // largest relative gap of all phases
	Rounded     float64  `json:"rounded"`      // levels below this were set to zero before the check
	Solver      string   `json:"solver"`
	Reasons     []string `json:"reasons,omitempty"` // codes, see ReasonFigures
	Detail      string   `json:"detail,omitempty"`  // what the check of the figures says, in its words
	LP          lp.Check `json:"-"`
}
