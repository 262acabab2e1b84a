package iotable

import (
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/gonum/mat"

	"github.com/openplenum/plenum/internal/plan"
)

// CalibratedTo is how near the plan's first year must come to the table,
// relative to output.
const CalibratedTo = 1e-6

// Calibration says how well the plan reproduces the table: with the final
// uses of the base year as floors, investment as in the base year and nothing
// growing, the outputs of the first year against those of the table. It is
// computed from the finished plan, not from the table.
type Calibration struct {
	Sectors  int     `json:"sectors"`
	Worst    string  `json:"worst,omitempty"` // sector with the largest relative difference
	Table    float64 `json:"table"`           // its output in the table
	Plan     float64 `json:"plan"`            // its output in the plan
	Relative float64 `json:"relative"`        // the largest relative difference of all sectors
	OK       bool    `json:"ok"`              // Relative is at most CalibratedTo

	// Factors compares labour and imports: what the base year uses and what
	// the plan supplies.
	Factors []FactorCheck `json:"factors"`

	// Imbalance is the largest gap of a row of the table, relative to its
	// output, and Carried the sum of all gaps, which the plan carries as
	// differences.
	Imbalance float64 `json:"imbalance"`
	Carried   float64 `json:"carried"`

	// InvestmentTable is the base year's fixed investment in the table, and
	// InvestmentPlan what the plan's assets would have taken in that year.
	// They agree unless capital was given.
	InvestmentTable float64 `json:"investment_table"`
	InvestmentPlan  float64 `json:"investment_plan"`
	CapitalOutput   float64 `json:"capital_output"` // capital per unit of output, in years
	StockCalibrated bool    `json:"stock_calibrated"`
}

// FactorCheck compares the use of a factor with its supply.
type FactorCheck struct {
	Good   plan.GoodID `json:"good"`
	Use    float64     `json:"use"`
	Supply float64     `json:"supply"`
}

// calibrate computes the first year of a plan in which nothing grows: the
// levels x of the processes for which every good balances,
//
//	made x - used x = standing use + baskets + investment - supply
//
// by one linear system, and compares them with the base of each process.
func calibrate(t *Table, c *conversion) (*Calibration, error) {
	first, n := c.o.First, len(c.p.Processes)
	process := map[plan.ProcessID]int{}
	row := map[plan.GoodID]int{} // the balance of a good that a process makes
	for k, p := range c.p.Processes {
		process[p.ID], row[p.Makes] = k, k
	}
	need := c.needs(first)
	a, f := mat.NewDense(n, n, nil), mat.NewVecDense(n, nil)
	for k, p := range c.p.Processes {
		a.Set(k, k, 1)
		f.SetVec(k, need[p.Makes])
	}
	for _, in := range c.p.Inputs {
		k := process[in.Process]
		if g, ok := row[in.Good]; ok {
			a.Set(g, k, a.At(g, k)-in.Amount.Value/c.p.Processes[k].Base.Value)
		}
	}
	for _, out := range c.p.Outputs {
		k := process[out.Process]
		if g, ok := row[out.Good]; ok {
			a.Set(g, k, a.At(g, k)+out.Amount.Value/c.p.Processes[k].Base.Value)
		}
	}
	cal := &Calibration{Sectors: n, CapitalOutput: c.capital.ratio, StockCalibrated: c.capital.calibrated,
		InvestmentTable: c.capital.table, InvestmentPlan: c.capital.needed}
	var x mat.VecDense
	if err := x.SolveVec(a, f); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNoInverse, err)
	}
	for k, p := range c.p.Processes {
		if r := math.Abs(x.AtVec(k)-p.Base.Value) / p.Base.Value; r >= cal.Relative {
			cal.Relative, cal.Worst, cal.Table, cal.Plan = r, p.Name, p.Base.Value, x.AtVec(k)
		}
	}
	cal.OK = cal.Relative <= CalibratedTo
	c.checkFactors(cal, process, x.RawVector().Data, need)
	for _, g := range t.gaps(Row, t.rowSums()) {
		cal.Imbalance = math.Max(cal.Imbalance, g.Relative)
		cal.Carried += math.Abs(g.Difference)
	}
	return cal, nil
}

// needs is what each good is used for in a year beside production, less its
// supply: standing use, baskets at their targets, and the base year's
// investment. An unlimited supply counts as none.
func (c *conversion) needs(year int) map[plan.GoodID]float64 {
	need := map[plan.GoodID]float64{}
	for _, u := range c.p.FinalUse {
		if u.Span.Has(year) {
			need[u.Good] += u.Amount.Value
		}
	}
	level := map[plan.CategoryID]float64{}
	for _, target := range c.p.Targets {
		if target.Span.Has(year) && target.Measure.Kind == plan.MeasureFinalUse {
			level[target.Measure.Categories[0]] += target.Amount.Value
		}
	}
	for _, b := range c.p.Baskets {
		need[b.Good] += b.Amount.Value * level[b.Category]
	}
	for _, in := range c.p.AssetInputs {
		need[in.Good] += in.Amount.Value * c.investedShare(in.Asset)
	}
	for _, s := range c.p.Supply {
		if s.Span.Has(year) && !s.Unlimited {
			need[s.Good] -= s.Amount.Value
		}
	}
	return need
}

// investedShare is the base year's investment of an asset's sector, as a share
// of what its asset inputs buy: capacity of the base. Assets and goods of a
// sector share their identifiers.
func (c *conversion) investedShare(asset plan.AssetID) float64 {
	if c.shares == nil {
		c.shares = map[plan.AssetID]float64{}
		for j, good := range c.goods {
			if c.capital.absorbs {
				c.shares[plan.AssetID(good)] = over(c.capital.invested[j], c.capital.stock[j]*c.o.Utilisation)
			}
		}
	}
	return c.shares[asset]
}

// checkFactors compares labour and imports at the levels found.
func (c *conversion) checkFactors(cal *Calibration, process map[plan.ProcessID]int, x []float64, need map[plan.GoodID]float64) {
	use := map[plan.GoodID]float64{}
	for _, in := range c.p.Inputs {
		k := process[in.Process]
		use[in.Good] += in.Amount.Value / c.p.Processes[k].Base.Value * x[k]
	}
	for _, good := range append(append([]plan.GoodID{}, c.labour...), c.imports) {
		if good == "" {
			continue
		}
		supply := 0.0
		for _, s := range c.p.Supply {
			if s.Good == good && s.Span.Has(c.o.First) {
				supply += s.Amount.Value
			}
		}
		cal.Factors = append(cal.Factors, FactorCheck{Good: good, Use: use[good] + need[good] + supply, Supply: supply})
	}
}

// BasePlan is the base year as a plan of one year: every final use of the
// table, investment too, as standing use, and the least activity that serves
// it as objective. Solved, it must give the table's own output. It shows that
// the solver and the calibration agree.
func BasePlan(t *Table, o Options) (*plan.Plan, error) {
	o = o.freeze()
	o.Count, o.Tiers, o.BaseGrowth = 1, nil, 0
	if err := o.check(); err != nil {
		return nil, err
	}
	fixed := *t
	fixed.Capital, fixed.Investment = nil, nil
	fixed.Final = append([]Final{}, t.Final...)
	for k, f := range fixed.Final {
		if f.Use == FixedInvestment {
			fixed.Final[k].Use = OtherUse
		}
	}
	c := convert(&fixed, o)
	p := c.p
	p.Terminal = plan.Terminal{Rule: plan.NoTerminal}
	// Labour and imports are what they are: the table's own differences
	// would otherwise exclude each other in the last digit.
	factors := append(slices.Clone(c.labour), c.imports)
	p.Supply = slices.DeleteFunc(p.Supply, func(s plan.Supply) bool { return slices.Contains(factors, s.Good) })
	for _, good := range factors {
		if good != "" {
			p.Supply = append(p.Supply, plan.Supply{Good: good, Unlimited: true})
		}
	}
	least := []plan.Term{}
	for _, x := range p.Processes {
		least = append(least, plan.Term{Measure: plan.Measure{Kind: plan.MeasureActivity, Of: string(x.ID)}, Weight: 1})
	}
	p.Objective, p.Tidy = &plan.Objective{Terms: least}, least
	return p, nil
}
