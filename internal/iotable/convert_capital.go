package iotable

import (
	"math"

	"github.com/openplenum/plenum/internal/plan"
)

// capitalFigures are what stands behind output.
type capitalFigures struct {
	absorbs    bool      // investment is chosen by the plan and leaves final use
	stock      []float64 // by sector; 0: output is not limited by capacity
	invested   []float64 // by sector, in the base year
	retirement []float64
	table      float64     // investment of the base year in the table, positive cells
	needed     float64     // what the plan takes for retirement and base growth of the base year's capacity
	ratio      float64     // capital per unit of output, all sectors with capital
	calibrated bool        // the stock was chosen so that table = needed
	good       plan.GoodID // investment as one good, see investmentGood
}

// capitalStock makes an asset of each sector with capital. The base year is
// the year before the first, so at its beginning the plan has what was left
// after retirement, and what the base year invested is under way.
//
//	K0 = output / utilisation                  capacity of the base year
//	capacity    = (1-d) K0                     at the beginning of the first year
//	under way   = (d+g) (1+g)^(v-1) K0         opening in year v = 1..lead
//	asset input = stock x utilisation, for a capacity of the base
//
// Assets take one good, investment, that is put together of the goods in the
// proportions of the table. With an investment matrix every asset takes the
// goods of its own column instead.
func (c *conversion) capitalStock() {
	goods, byGood := c.investmentByGood()
	c.capital.table = sum(byGood)
	c.capital.retirement = c.retirement()
	if c.capital.table <= 0 {
		c.assume("assets", "", "", "no_investment")
		return
	}
	why := c.investors()
	switch {
	case c.o.CapitalOutput > 0:
		c.capital.stock = make([]float64, c.t.size())
		for j, x := range c.t.Output {
			c.capital.stock[j] = c.o.CapitalOutput * x
		}
		c.assume("asset_inputs", "amount", c.o.CapitalOutput, "ratio_given")
	case c.t.Capital != nil:
		c.capital.stock = c.t.Capital.Stock
		c.assume("asset_inputs", "amount", money(sum(c.t.Capital.Stock)), "stock_given")
	default:
		c.calibrateStock(why)
	}
	c.capital.absorbs = true
	c.shareInvestment()
	c.investmentGood(goods, byGood)
	for j := range c.t.Sectors {
		if c.t.Output[j] > 0 && c.capital.stock[j] > 0 {
			c.asset(j)
		} else if c.goods[j] != "" && c.t.Output[j] > 0 {
			c.assume("assets", string(c.goods[j]), "", "no_capital")
		}
	}
	c.residualInvestment(goods, byGood)
	if c.t.Capital == nil || c.t.Capital.Retirement == nil {
		c.assume("assets", "retirement", percent(c.o.Retirement), "retirement")
	}
	c.assume("assets", "capacity", c.o.Utilisation, "utilisation")
	c.assume("under_way", "amount", percent(c.o.BaseGrowth), "under_way", c.o.Lead)
	c.capital.ratio = over(c.capital.stockOf(c.t), sum(c.t.Output))
}

// stockOf is the capital of sectors with output.
func (k capitalFigures) stockOf(t *Table) float64 {
	total := 0.0
	for j, x := range t.Output {
		if x > 0 {
			total += math.Max(k.stock[j], 0)
		}
	}
	return total
}

func (c *conversion) retirement() []float64 {
	out := make([]float64, c.t.size())
	for j := range out {
		out[j] = c.o.Retirement
		if c.t.Capital != nil && c.t.Capital.Retirement != nil {
			out[j] = math.Min(math.Max(c.t.Capital.Retirement[j], 0), 1)
		}
	}
	return out
}

// calibrateStock chooses the stock so that the base year's investment covers
// retirement and base growth.
func (c *conversion) calibrateStock(why string) {
	c.capital.calibrated = true
	c.capital.stock = make([]float64, c.t.size())
	for j, v := range c.capital.invested {
		c.capital.stock[j] = over(v, c.capital.retirement[j]+c.o.BaseGrowth)
	}
	c.assume("asset_inputs", "amount", over(c.capital.stockOf(c.t), sum(c.t.Output)), "stock_calibrated."+why, c.capital.table, c.o.BaseGrowth)
}

// asset makes the asset of a sector, what it takes, and what is under way.
func (c *conversion) asset(j int) {
	process, id := c.makerOf(j), plan.AssetID(c.makerOf(j))
	d, g, base := c.capital.retirement[j], c.o.BaseGrowth, c.t.Output[j]/c.o.Utilisation
	c.p.Assets = append(c.p.Assets, plan.Asset{
		ID: id, Name: c.nameOf(j), Process: process, Region: c.regionOf(j), Retirement: d,
		Capacity: plan.Quantity{Value: (1 - d) * base}, CapacityGiven: true,
	})
	for v := range min(c.o.Lead, c.o.Count) {
		if opens := (d + g) * math.Pow(1+g, float64(v)) * base; opens > 0 {
			c.p.UnderWay = append(c.p.UnderWay, plan.UnderWay{Asset: id, Region: c.regionOf(j), Opens: c.o.First + v, Amount: plan.Quantity{Value: opens}})
		}
	}
	for _, part := range c.composition(j) {
		amount := c.capital.stock[j] * c.o.Utilisation * part.amount
		c.p.AssetInputs = append(c.p.AssetInputs, plan.AssetInput{Asset: id, Good: part.good, Amount: plan.Quantity{Value: amount}, Lead: c.o.Lead})
	}
	c.capital.needed += c.capital.stock[j] * (d + g)
}
