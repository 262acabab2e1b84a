package outcome

import (
	"github.com/openplenum/plenum/internal/formulate"
	"github.com/openplenum/plenum/internal/lp"
)

// Input is what a solve hands over. Vectors are by column or row of
// Form.Problem, whose matrix all phases share.
type Input struct {
	Form    *formulate.Form
	Status  Status
	Message string // code of the reason, when not solved

	// X is the levels shown, rounded already; nil when there is no plan.
	X []float64
	// Problem is the phase that X solves, with its bounds; nil without X.
	Problem *lp.Problem
	// Check is the independent check of X in Problem.
	Check lp.Check
	// Reasons are further codes for why the answer is not to be trusted.
	Reasons []string
	// Rounded is the share of every balance that it enters below which a
	// level was set to zero in X.
	Rounded float64
	// Met is how near to 1 a fulfilment counts as met.
	Met float64
	// Solver names the solver of the phases.
	Solver string

	Objective *float64 // nil with tiers
	Tiers     []Tier
	SetAside  []bool // by promise; nil: none
	Phases    []Phase
	Priced    []Priced // the phases whose prices are shown, most important first
	Proof     Proof
}

// Priced is a phase whose prices are shown.
type Priced struct {
	Phase   int // position in Phases
	Problem *lp.Problem
	RowDual []float64
}

// Proof is a proof that floors and limits exclude each other: a Farkas
// certificate for Problem. See lp.Result for its signs.
type Proof struct {
	Problem     *lp.Problem // nil: none
	RowDual     []float64
	ReducedCost []float64
}

// New puts an answer into the plan's words.
func New(in Input) *Outcome {
	figs := in.Form.Figures
	o := &Outcome{
		Plan: figs.Plan.Name, Note: figs.Plan.Note, Status: in.Status, Message: in.Message,
		Years: figs.Years, Objective: in.Objective, Tiers: in.Tiers, Phases: in.Phases,
	}
	b := &build{
		in: in, form: in.Form, figs: figs, ix: &in.Form.Index,
		problem: in.Form.Problem, names: newNames(figs), byYear: map[int]int{},
	}
	for t, year := range figs.Years {
		b.byYear[year] = t
	}
	b.declared(o)
	if in.X != nil {
		o.Activities = b.activities()
		o.Balances = b.balances()
		o.Assets = b.assets()
		o.Limits = b.limits()
		o.Targets = b.targets()
		o.Prices = b.priceList(o)
		o.Beyond = b.beyond()
		o.Regions = b.regions()
		o.Trade = b.trade()
		o.Debts = b.debts()
		o.Routes = b.routes()
		o.Projects = b.projects()
		o.Renewables = b.renewables()
	}
	o.Conflict = b.conflict()
	o.Check = b.check(o)
	return o
}
