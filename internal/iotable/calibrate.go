package iotable

import (
	"cmp"
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
	Good   plan.GoodID   `json:"good"`
	Region plan.RegionID `json:"region,omitempty"`
	Use    float64       `json:"use"`
	Supply float64       `json:"supply"`
}

// calibrate computes the first year of a plan in which nothing grows: the
// levels x of the processes for which every good balances,
//
//	made x - used x = standing use + baskets + investment - supply
//
// by one linear system, and compares them with the base of each process.
func calibrate(t *Table, c *conversion) (*Calibration, error) {
	n := len(c.p.Processes)
	process := map[plan.ProcessID]int{}
	row := map[spot]int{} // the balance of a good that a process makes
	for k, p := range c.p.Processes {
		process[p.ID], row[c.spot(p.Makes, c.standsIn(p.ID))] = k, k
	}
	need := c.needs(c.o.First)
	a, f := mat.NewDense(n, n, nil), mat.NewVecDense(n, nil)
	for k, p := range c.p.Processes {
		a.Set(k, k, 1)
		f.SetVec(k, need[c.spot(p.Makes, c.standsIn(p.ID))])
	}
	for _, in := range c.p.Inputs {
		k := process[in.Process]
		if g, ok := row[c.spot(in.Good, cmp.Or(in.Origin, c.standsIn(in.Process)))]; ok {
			a.Set(g, k, a.At(g, k)-in.Amount.Value/c.p.Processes[k].Base.Value)
		}
	}
	for _, out := range c.p.Outputs {
		k := process[out.Process]
		if g, ok := row[c.spot(out.Good, c.standsIn(out.Process))]; ok {
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
			if region := c.standsIn(p.ID); region != "" {
				cal.Worst += " (" + string(region) + ")"
			}
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

// spot is where a good balances that is used or made in a region.
func (c *conversion) spot(good plan.GoodID, region plan.RegionID) spot {
	if region != "" && slices.ContainsFunc(c.p.Goods, func(g plan.Good) bool { return g.ID == good && g.Scope == plan.National }) {
		region = ""
	}
	return spot{good, region}
}

// standsIn is the region of a process, empty in a plan without regions.
func (c *conversion) standsIn(process plan.ProcessID) plan.RegionID {
	if c.region == nil {
		return ""
	}
	return c.region.stands[process]
}

// needs is what each good is used for in a year beside production, less its
// supply: standing use, baskets and goods at their targets, the base year's
// investment, exports less imports of the base year where they are traded, and
// with free trade what moved between regions. An unlimited supply counts as none.
func (c *conversion) needs(year int) map[spot]float64 {
	need := map[spot]float64{}
	for _, u := range c.p.FinalUse {
		if u.Span.Has(year) {
			need[c.spot(u.Good, u.Region)] += u.Amount.Value
		}
	}
	level := map[plan.CategoryID]float64{}
	for _, target := range c.p.Targets {
		switch m := target.Measure; {
		case !target.Span.Has(year) || m.Kind != plan.MeasureFinalUse:
		case m.Of != "":
			need[c.spot(plan.GoodID(m.Of), m.Region)] += target.Amount.Value
		default:
			level[m.Categories[0]] += target.Amount.Value
		}
	}
	for _, b := range c.p.Baskets {
		need[spot{good: b.Good}] += b.Amount.Value * level[b.Category]
	}
	for _, in := range c.p.AssetInputs {
		need[c.spot(in.Good, c.standsIn(plan.ProcessID(in.Asset)))] += in.Amount.Value * c.investedShare(in.Asset)
	}
	for _, s := range c.p.Supply {
		if s.Span.Has(year) && !s.Unlimited {
			need[c.spot(s.Good, s.Region)] -= s.Amount.Value
		}
	}
	if c.trade != nil {
		for at, v := range c.trade.net {
			need[at] += v
		}
	}
	if c.region != nil {
		for m, v := range c.region.moved {
			need[spot{c.region.goods[m.sector], c.region.ids[m.from]}] += v
			need[spot{c.region.goods[m.sector], c.region.ids[m.to]}] -= v
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
		for j := range c.goods {
			if c.capital.absorbs {
				c.shares[plan.AssetID(c.makerOf(j))] = over(c.capital.invested[j], c.capital.stock[j]*c.o.Utilisation)
			}
		}
	}
	return c.shares[asset]
}

// checkFactors compares labour and imports at the levels found, labour by
// region.
func (c *conversion) checkFactors(cal *Calibration, process map[plan.ProcessID]int, x []float64, need map[spot]float64) {
	use, supply := map[spot]float64{}, map[spot]float64{}
	for _, in := range c.p.Inputs {
		k := process[in.Process]
		use[c.spot(in.Good, c.standsIn(in.Process))] += in.Amount.Value / c.p.Processes[k].Base.Value * x[k]
	}
	var order []spot
	for _, s := range c.p.Supply {
		if s.Span.Has(c.o.First) && !s.Unlimited {
			at := c.spot(s.Good, s.Region)
			if _, ok := supply[at]; !ok {
				order = append(order, at)
			}
			supply[at] += s.Amount.Value
		}
	}
	for _, good := range append(slices.Clone(c.labour), c.imports) {
		for _, at := range order {
			if good != "" && at.good == good {
				cal.Factors = append(cal.Factors, FactorCheck{Good: good, Region: at.region, Use: use[at] + need[at] + supply[at], Supply: supply[at]})
			}
		}
	}
}

// BasePlan is the base year as a plan of one year: every final use of the
// table, investment too, as standing use, and the least activity that serves
// it as objective. Solved, it must give the table's own output. It shows that
// the solver and the calibration agree.
func BasePlan(t *Table, o Options) (*plan.Plan, error) {
	o = o.freeze()
	o.Count, o.Tiers, o.BaseGrowth, o.Abroad = 1, nil, 0, false
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
		switch {
		case good == "":
		case c.region == nil || good == c.imports:
			p.Supply = append(p.Supply, plan.Supply{Good: good, Unlimited: true})
		default:
			for _, id := range c.region.ids {
				p.Supply = append(p.Supply, plan.Supply{Good: good, Region: id, Unlimited: true})
			}
		}
	}
	least := []plan.Term{}
	for _, x := range p.Processes {
		least = append(least, plan.Term{Measure: plan.Measure{Kind: plan.MeasureActivity, Of: string(x.ID)}, Weight: 1})
	}
	p.Objective, p.Tidy = &plan.Objective{Terms: least}, least
	return p, nil
}
