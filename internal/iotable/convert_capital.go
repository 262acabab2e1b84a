package iotable

import (
	"math"
	"slices"

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

// investmentByGood is the positive cells of all columns of fixed investment,
// private and public, by good.
func (c *conversion) investmentByGood() (goods []plan.GoodID, amounts []float64) {
	at := map[plan.GoodID]int{}
	for k, f := range c.t.Final {
		if f.Use != FixedInvestment {
			continue
		}
		for _, u := range c.uses(k) {
			if u.amount <= 0 {
				continue
			}
			if _, ok := at[u.good]; !ok {
				at[u.good] = len(goods)
				goods, amounts = append(goods, u.good), append(amounts, 0)
			}
			amounts[at[u.good]] += u.amount
		}
	}
	if len(goods) == 0 && c.t.Investment != nil {
		for i, good := range c.goods {
			total := 0.0
			for _, v := range c.t.Investment.Goods.RawRowView(i) {
				total += math.Max(v, 0)
			}
			if good != "" && total > 0 {
				goods, amounts = append(goods, good), append(amounts, total)
			}
		}
	}
	return goods, amounts
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

// investors shares the base year's investment among the sectors with output:
// by the investment matrix, else by consumption of fixed capital, else by
// surplus, else by output. It returns which of them it was.
func (c *conversion) investors() (why string) {
	candidates := []struct {
		why     string
		amounts []float64
	}{{"matrix", nil}, {"depreciation", nil}, {"surplus", nil}, {"output", c.t.Output}}
	if c.t.Investment != nil {
		candidates[0].amounts = columnSums(c.t.Investment)
	}
	if f, ok := c.t.sumOf(PayDepreciation); ok {
		candidates[1].amounts = f.amounts
	}
	if f, ok := c.t.sumOf(PaySurplus); ok {
		candidates[2].amounts = f.amounts
	}
	for _, x := range candidates {
		c.capital.invested, why = make([]float64, c.t.size()), x.why
		for j, v := range x.amounts {
			if c.t.Output[j] > 0 {
				c.capital.invested[j] = math.Max(v, 0)
			}
		}
		if sum(c.capital.invested) > 0 {
			break
		}
	}
	if c.t.Investment == nil {
		scale(c.capital.invested, c.capital.table/sum(c.capital.invested))
	}
	return why
}

// shareInvestment takes investment from sectors that have no capital, by
// what was given, and gives it to the others. With an investment matrix it
// stays where it is, and what nobody takes is standing use.
func (c *conversion) shareInvestment() {
	for j := range c.capital.invested {
		if c.t.Output[j] <= 0 || c.capital.stock[j] <= 0 {
			c.capital.invested[j] = 0
		}
	}
	if c.t.Investment != nil {
		return
	}
	all := sum(c.capital.invested)
	for j, x := range c.t.Output {
		if all == 0 && x > 0 && c.capital.stock[j] > 0 {
			c.capital.invested[j] = c.capital.stock[j]
		}
	}
	if all = sum(c.capital.invested); all > 0 {
		scale(c.capital.invested, c.capital.table/all)
	}
}

func columnSums(inv *Investment) []float64 {
	n, _ := inv.Goods.Dims()
	out := make([]float64, n)
	for i := range n {
		for j, v := range inv.Goods.RawRowView(i) {
			out[j] += math.Max(v, 0)
		}
	}
	for j, v := range inv.Imported {
		out[j] += math.Max(v, 0)
	}
	return out
}

// asset makes the asset of a sector, what it takes, and what is under way.
func (c *conversion) asset(j int) {
	process, id := plan.ProcessID(c.goods[j]), plan.AssetID(c.goods[j])
	d, g, base := c.capital.retirement[j], c.o.BaseGrowth, c.t.Output[j]/c.o.Utilisation
	c.p.Assets = append(c.p.Assets, plan.Asset{
		ID: id, Name: c.t.Sectors[j].Name, Process: process, Retirement: d,
		Capacity: plan.Quantity{Value: (1 - d) * base}, CapacityGiven: true,
	})
	for v := range min(c.o.Lead, c.o.Count) {
		if opens := (d + g) * math.Pow(1+g, float64(v)) * base; opens > 0 {
			c.p.UnderWay = append(c.p.UnderWay, plan.UnderWay{Asset: id, Opens: c.o.First + v, Amount: plan.Quantity{Value: opens}})
		}
	}
	for _, part := range c.composition(j) {
		amount := c.capital.stock[j] * c.o.Utilisation * part.amount
		c.p.AssetInputs = append(c.p.AssetInputs, plan.AssetInput{Asset: id, Good: part.good, Amount: plan.Quantity{Value: amount}, Lead: c.o.Lead})
	}
	c.capital.needed += c.capital.stock[j] * (d + g)
}

// composition is what a unit of a sector's investment takes: the good
// investment, and with an investment matrix the goods of its column.
func (c *conversion) composition(j int) []use {
	out := []use{{c.capital.good, 1}}
	if c.t.Investment == nil {
		return out
	}
	total := columnSums(c.t.Investment)[j]
	for i, good := range c.goods {
		if v := c.t.Investment.Goods.At(i, j); v > 0 && good != "" {
			out = append(out, use{good, v / total})
		}
	}
	if c.t.Investment.Imported != nil && c.t.Investment.Imported[j] > 0 && c.imports != "" {
		out = append(out, use{c.imports, c.t.Investment.Imported[j] / total})
	}
	return out
}

// investmentGood makes the good investment and the process that puts it
// together, in the proportions of the columns of fixed investment. It keeps
// the plan small and lets a target speak of investment as a whole. With an
// investment matrix nothing is put together: the good only counts what the
// assets take, and its supply has no limit.
func (c *conversion) investmentGood(goods []plan.GoodID, byGood []float64) {
	id := c.taken.unique("investment")
	c.capital.good = plan.GoodID(id)
	name := c.o.text("use." + string(FixedInvestment))
	c.p.Goods = append(c.p.Goods, plan.Good{ID: c.capital.good, Name: name, Unit: c.o.Unit, Kind: plan.Product})
	if c.t.Investment != nil {
		c.p.Supply = append(c.p.Supply, plan.Supply{Good: c.capital.good, Unlimited: true})
		c.assume("supply", id, "unlimited", "investment_counted")
		return
	}
	process := plan.ProcessID(id)
	c.p.Processes = append(c.p.Processes, plan.Process{
		ID: process, Name: name, Makes: c.capital.good, Base: plan.Quantity{Value: c.capital.table},
	})
	for k, good := range goods {
		c.input(process, good, byGood[k])
	}
	c.assume("processes", id, money(c.capital.table), "investment_composed")
}

// investmentTarget asks for investment as a whole.
func (c *conversion) investmentTarget() {
	use := string(FixedInvestment)
	tier := c.o.Tiers[use]
	if tier == 0 || !c.capital.absorbs {
		return
	}
	growth, ok := c.o.Growth[use]
	if !ok {
		growth = c.o.BaseGrowth
	}
	name := c.o.text("use." + use)
	c.target(plan.TargetID(use), name, plan.Measure{Kind: plan.MeasureUse, Of: string(c.capital.good)}, FixedInvestment, tier, c.capital.table, growth)
	c.nameTier(tier, FixedInvestment)
}

// residualInvestment keeps, as standing use, what the columns of investment
// hold beyond the investment matrix, so that the goods balance as in the
// table; what the matrix holds beyond them is supply.
func (c *conversion) residualInvestment(goods []plan.GoodID, byGood []float64) {
	if c.t.Investment == nil || !c.t.has(FixedInvestment) {
		return
	}
	in := map[plan.GoodID]float64{}
	for k, good := range goods {
		in[good] += byGood[k]
	}
	for j, invested := range c.capital.invested {
		for _, part := range c.composition(j)[1:] {
			in[part.good] -= invested * part.amount
		}
	}
	total := 0.0
	for _, good := range append(slices.Clone(c.goods), c.imports) {
		switch v := in[good]; {
		case good == "" || math.Abs(v) < 1e-9*c.capital.table:
		case v > 0:
			total += v
			c.addStanding(good, "investment_other", v, c.o.BaseGrowth)
		default:
			total -= v
			c.addSupply(good, -v, c.o.BaseGrowth)
		}
	}
	if total > 0 {
		c.p.Categories = append(c.p.Categories, plan.Category{ID: "investment_other", Name: c.o.text("category.investment_other")})
		c.assume("final_use", "investment_other", money(total), "investment_other")
	}
}
