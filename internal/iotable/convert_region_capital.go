package iotable

import (
	"math"

	"github.com/openplenum/plenum/internal/plan"
	"gonum.org/v1/gonum/mat"
)

// regionalCapital makes the assets of sectors in regions, as capitalStock does,
// and the goods that they take. An asset takes goods of each sector as its
// column of the investment matrix says, in its own region; where they come
// from is that of the investment of the region:
//
//	M[c,j]   what row j buys of c, at purchasers' prices
//	D[c]     what the investment of the region holds of c, of all origins
//	excess   of D over M: trade and transport that others' purchases hold
//	gap      of M over D: filled by the excess, imports and taxes, in the
//	         same mix for all c of the region
//
// so that the investment of the base year is that of the table, row by row.
func (c *conversion) regionalCapital() {
	r := c.region
	c.capital.retirement = c.retirement()
	if !c.t.has(FixedInvestment) {
		c.assume("assets", "", "", "no_investment")
		c.placeWithoutCapital()
		return
	}
	goods := c.investmentMatrix()
	c.investmentGoods = goods
	r.bought = make([]float64, c.t.size())
	c.capital.invested = make([]float64, c.t.size())
	for j := range r.bought {
		r.bought[j] = sum(mat.Col(nil, j, goods))
		if c.t.Output[j] > 0 {
			c.capital.invested[j] = r.bought[j]
		}
	}
	c.capital.table = sum(r.bought)
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
		c.calibrateStock("matrix")
	}
	c.capital.absorbs = true
	c.capital.good = plan.GoodID(c.taken.unique("investment"))
	c.p.Goods = append(c.p.Goods, plan.Good{ID: c.capital.good, Name: c.o.text("use." + string(FixedInvestment)), Unit: c.o.Unit, Kind: plan.Product})
	for _, id := range r.ids {
		c.p.Supply = append(c.p.Supply, plan.Supply{Good: c.capital.good, Region: id, Unlimited: true})
	}
	c.assume("supply", string(c.capital.good), "unlimited", "investment_counted")
	r.capital = make([]plan.GoodID, len(r.Sectors))
	for region := range r.ids {
		c.composeInvestment(region, goods)
	}
	c.assume("processes", "investment", money(c.capital.table), "investment_region")
	c.assets(goods)
	if c.t.Capital == nil || c.t.Capital.Retirement == nil {
		c.assume("assets", "retirement", percent(c.o.Retirement), "retirement")
	}
	c.assume("assets", "capacity", c.o.Utilisation, "utilisation")
	c.assume("under_way", "amount", percent(c.o.BaseGrowth), "under_way", c.o.Lead)
	c.capital.ratio = over(c.capital.stockOf(c.t), sum(c.t.Output))
}

// assets makes an asset of each process. What is bought by a row without
// capital stays standing use.
func (c *conversion) assets(goods *mat.Dense) {
	r, other := c.region, 0.0
	for j, x := range c.t.Output {
		if x > 0 && c.capital.stock[j] > 0 && r.bought[j] > 0 {
			c.asset(j)
			continue
		}
		c.capital.invested[j] = 0
		if x > 0 {
			c.stand(j)
		}
		for s, good := range r.capital {
			if v := goods.At(s, j); v > 0 {
				other += v
				c.addStandingAt(spot{good, c.regionOf(j)}, "investment_other", v, c.o.BaseGrowth)
			}
		}
	}
	if other > 0 {
		c.p.Categories = append(c.p.Categories, plan.Category{ID: "investment_other", Name: c.o.text("category.investment_other")})
		c.assume("final_use", "investment_other", money(other), "investment_other")
	}
}

// stand gives a process capacity that does not limit it, so that it stands in
// its region only.
func (c *conversion) stand(j int) {
	c.p.Assets = append(c.p.Assets, plan.Asset{
		ID: plan.AssetID(c.makerOf(j)), Name: c.nameOf(j), Process: c.makerOf(j), Region: c.regionOf(j),
		Capacity: plan.Quantity{Value: composedCapacity * c.t.Output[j]}, CapacityGiven: true,
	})
	c.assume("assets", string(c.makerOf(j)), "", "no_capital")
}

func (c *conversion) placeWithoutCapital() {
	for j, x := range c.t.Output {
		if x > 0 {
			c.stand(j)
		}
	}
}

// investmentOf is what the investment of a region holds of each row, positive
// cells, and of imports.
func (c *conversion) investmentOf(region int) (rows []float64, imports float64) {
	rows = make([]float64, c.t.size())
	for k, f := range c.t.Final {
		if f.Use != FixedInvestment || c.region.FinalIn[k] != region {
			continue
		}
		for i, v := range f.Amounts {
			rows[i] += math.Max(v, 0)
		}
		imports += math.Max(c.finalFactors(k)[c.imports], 0)
	}
	return rows, imports
}

// investmentMatrix is M: as given, or, where the table has none, the investment
// of each region shared among its sectors by surplus or output, with all of
// them taking the same goods.
func (c *conversion) investmentMatrix() *mat.Dense {
	r := c.region
	if r.Goods != nil {
		return r.Goods
	}
	by, why := c.t.Output, "output"
	for _, pay := range []Pay{PayDepreciation, PaySurplus} {
		if f, ok := c.t.sumOf(pay); ok && sum(f.amounts) > 0 {
			by, why = f.amounts, string(pay)
			break
		}
	}
	out := mat.NewDense(len(r.Sectors), c.t.size(), nil)
	for region := range r.ids {
		rows, imports := c.investmentOf(region)
		weight, all := make([]float64, c.t.size()), 0.0
		for j, v := range by {
			if r.In[j] == region && c.t.Output[j] > 0 {
				weight[j] = math.Max(v, 0)
				all += weight[j]
			}
		}
		for i, v := range rows {
			for j, w := range weight {
				out.Set(r.Of[i], j, out.At(r.Of[i], j)+v*(1+over(imports, sum(rows)))*over(w, all))
			}
		}
	}
	c.assume("asset_inputs", "amount", "", "investors_region."+why)
	return out
}

// composeInvestment makes the goods that the assets of a region take.
func (c *conversion) composeInvestment(region int, goods *mat.Dense) {
	r := c.region
	rows, imports := c.investmentOf(region)
	bought, held := make([]float64, len(r.Sectors)), make([]float64, len(r.Sectors))
	for j, in := range r.In {
		for s := range bought {
			if in == region {
				bought[s] += goods.At(s, j)
			}
		}
	}
	for i, v := range rows {
		held[r.Of[i]] += v
	}
	gap := 0.0
	for s := range bought {
		gap += math.Max(bought[s]-held[s], 0)
	}
	for s, base := range bought {
		if base == 0 {
			continue
		}
		share := over(math.Max(base-held[s], 0), gap)
		amounts := make([]float64, len(rows))
		for i, v := range rows {
			kept := math.Min(1, over(bought[r.Of[i]], held[r.Of[i]])) // the rest is excess
			if r.Of[i] == s {
				amounts[i] += v * kept
			}
			amounts[i] += v * (1 - kept) * share
		}
		if r.capital[s] == "" {
			r.capital[s] = plan.GoodID(c.taken.unique("investment_" + string(r.goods[s])))
			name := c.o.text("good.investment", r.Sectors[s].Name)
			c.p.Goods = append(c.p.Goods, plan.Good{ID: r.capital[s], Name: name, Unit: c.o.Unit, Kind: plan.Product})
		}
		c.composed(r.capital[s], region, c.o.text("good.investment", r.Sectors[s].Name), base, amounts, imports*share)
	}
	if gap > 0 {
		return
	}
	for i, v := range rows { // nothing to put the excess into
		if rest := v * (1 - math.Min(1, over(bought[r.Of[i]], held[r.Of[i]]))); rest > 0 {
			c.addStandingAt(c.at(i), "", rest, c.o.BaseGrowth)
		}
	}
}

// regionalComposition is what a unit of a row's investment takes.
func (c *conversion) regionalComposition(j int) []use {
	out := []use{{c.capital.good, 1}}
	matrix := c.investmentGoods
	for s, good := range c.region.capital {
		if v := matrix.At(s, j); v > 0 {
			out = append(out, use{good, v / c.region.bought[j]})
		}
	}
	return out
}

// regionalInvestmentTarget asks for investment in each region.
func (c *conversion) regionalInvestmentTarget() {
	use := string(FixedInvestment)
	tier := c.o.Tiers[use]
	if tier == 0 || !c.capital.absorbs {
		return
	}
	growth, ok := c.o.Growth[use]
	if !ok {
		growth = c.o.BaseGrowth
	}
	for k, id := range c.region.ids {
		base := 0.0
		for j, in := range c.region.In {
			if in == k {
				base += c.capital.invested[j]
			}
		}
		if base == 0 {
			continue
		}
		name := c.o.text("use." + use)
		m := plan.Measure{Kind: plan.MeasureUse, Of: string(c.capital.good), Region: id}
		c.target(plan.TargetID(use+"."+string(id)), name, m, FixedInvestment, tier, base, growth)
	}
	c.nameTier(tier, FixedInvestment)
}
