package iotable

import (
	"math"
	"slices"

	"github.com/openplenum/plenum/internal/plan"
)

// splitInvestment makes a column of fixed investment where the table has an
// investment matrix and a single column of final use that must hold it:
// otherwise it would count twice.
func (c *conversion) splitInvestment() {
	if c.t.Investment == nil || c.t.has(FixedInvestment) {
		return
	}
	other := -1
	for k, f := range c.t.Final {
		if f.Use == OtherUse {
			other = k
		}
	}
	if other < 0 {
		return
	}
	rest, invested := c.t.Final[other], make([]float64, c.t.size())
	rest.Amounts = slices.Clone(rest.Amounts)
	for i := range invested {
		for _, v := range c.t.Investment.Goods.RawRowView(i) {
			invested[i] += math.Max(v, 0)
		}
		rest.Amounts[i] -= invested[i]
	}
	split := *c.t
	split.Final = slices.Clone(c.t.Final)
	split.Final[other] = rest
	column := Final{Label: Sector{Name: c.o.text("use." + string(FixedInvestment))}, Use: FixedInvestment, Amounts: invested}
	split.Final = append(split.Final, column)
	for k, p := range split.Primary {
		if p.Final != nil {
			split.Primary = slices.Clone(split.Primary)
			split.Primary[k].Final = append(slices.Clone(p.Final), 0)
		}
	}
	for k, a := range split.Employment {
		if a.Final != nil {
			split.Employment = slices.Clone(split.Employment)
			split.Employment[k].Final = append(slices.Clone(a.Final), 0)
		}
	}
	c.t, c.categories = &split, split.categoryIDs()
	c.assume("final_use", rest.Label.Name, money(sum(invested)), "investment_split", rest.Label.Name)
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
	return goods, amounts
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

// composition is what a unit of a sector's investment takes: the good
// investment, and with an investment matrix the goods of its column.
func (c *conversion) composition(j int) []use {
	if c.region != nil {
		return c.regionalComposition(j)
	}
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
