package iotable

import (
	"maps"
	"slices"

	"github.com/openplenum/plenum/internal/plan"
)

// finalUse enters the columns of final use: targets as baskets, the others as
// standing use. Investment has been taken up by the assets, imports are
// supply.
func (c *conversion) finalUse() {
	for k, f := range c.t.Final {
		id := c.categories[k]
		growth := c.growth(k)
		tier, isTarget := pick(c.o.Tiers, string(id), f.Use)
		switch {
		case f.Use == Imports:
			c.importsColumn(k)
		case f.Use == Exports && c.trade != nil:
			c.exportsColumn(k, growth)
			c.negatives(k, growth, "negative_use")
		case f.Use == FixedInvestment && c.capital.absorbs:
			c.negatives(k, c.o.BaseGrowth, "negative_investment")
		case isTarget && tier > 0 && f.Use != Inventories && f.Use != FixedInvestment:
			c.basket(k, tier, growth)
			c.negatives(k, growth, "negative_use")
		default:
			c.category(k, "")
			for _, u := range c.uses(k) {
				if u.amount > 0 {
					c.addStanding(u.good, id, u.amount, growth)
				}
			}
			c.negatives(k, growth, "negative_use")
			c.assume("final_use", string(id), percent(growth), "standing."+string(f.Use), f.Label.Name)
		}
	}
	c.investmentTarget()
	c.tiers()
}

// use is what a column of final use takes of a good.
type use struct {
	good   plan.GoodID
	amount float64
}

// uses lists what a column takes: products first, then labour and imports.
func (c *conversion) uses(k int) []use {
	var out []use
	for i, v := range c.t.Final[k].Amounts {
		if v != 0 {
			out = append(out, use{c.goods[i], v})
		}
	}
	direct := c.finalFactors(k)
	for _, good := range append(slices.Clone(c.labour), c.imports) {
		if v := direct[good]; v != 0 {
			out = append(out, use{good, v})
		}
	}
	return out
}

func (c *conversion) growth(k int) float64 {
	f := c.t.Final[k]
	if g, ok := pick(c.o.Growth, string(c.categories[k]), f.Use); ok {
		return g
	}
	return 0
}

// category declares the category of a column.
func (c *conversion) category(k int, unit string) {
	f := c.t.Final[k]
	code := ""
	switch f.Use {
	case Government:
		code = functionOf(f.Label)
	case Households, NonProfit, Exports, Inventories, FixedInvestment, Imports, OtherUse:
	}
	if code == "" {
		code = f.Label.Code
	}
	c.p.Categories = append(c.p.Categories, plan.Category{ID: c.categories[k], Name: sentence(f.Label.Name), Code: code, Unit: unit})
}

// basket makes a category of a column, used in the proportions of the base
// year, and its target for every year. A column with nothing in it makes
// none.
func (c *conversion) basket(k, tier int, growth float64) {
	id, f := c.categories[k], c.t.Final[k]
	total := 0.0
	for _, u := range c.uses(k) {
		if u.amount > 0 && c.inMoney(u.good) {
			total += u.amount
		}
	}
	if total == 0 {
		return
	}
	c.category(k, c.o.Unit)
	for _, u := range c.uses(k) {
		if u.amount > 0 {
			c.p.Baskets = append(c.p.Baskets, plan.BasketShare{Category: id, Good: u.good, Amount: plan.Quantity{Value: u.amount / total}})
		}
	}
	m := plan.Measure{Kind: plan.MeasureFinalUse, Categories: []plan.CategoryID{id}}
	c.target(plan.TargetID(id), sentence(f.Label.Name), m, f.Use, tier, total, growth)
	c.nameTier(tier, f.Use)
}

// target asks, in every year, for the level of the base year grown.
func (c *conversion) target(id plan.TargetID, name string, m plan.Measure, u Use, tier int, base, growth float64) {
	floor, named := pick(c.o.Floors, string(id), u)
	if !named {
		floor = c.o.Floor
	}
	for t, v := range c.grown(base, growth) {
		target := plan.Target{
			ID: id, Name: name, Measure: m, Sense: plan.AtLeast, Span: plan.Year(c.o.First + t),
			Tier: tier, Weight: 1, Amount: plan.Quantity{Value: v},
		}
		if level := min(floor*base, v); level > 0 {
			target.Floor, target.FloorSet = plan.Quantity{Value: level}, true
		}
		c.p.Targets = append(c.p.Targets, target)
	}
	c.assume("targets", string(id), percent(growth), "target", name, tier, floor)
}

// nameTier notes that a tier has targets of a use.
func (c *conversion) nameTier(tier int, u Use) {
	if name := c.o.text("use." + string(u)); !slices.Contains(c.tierUses[tier], name) {
		c.tierUses[tier] = append(c.tierUses[tier], name)
	}
}

// inMoney tells whether a good is measured in the table's money: the level of
// a basket is the sum of those.
func (c *conversion) inMoney(good plan.GoodID) bool {
	for n, f := range c.t.labourFactors(c.o.Unit) {
		if c.labour[n] == good {
			return !f.measured
		}
	}
	return true
}

// negatives turns negative cells of a column into supply: what a use gives
// back (second-hand machines, sales of public services, drawing down stocks).
func (c *conversion) negatives(k int, growth float64, why string) {
	total := 0.0
	for _, u := range c.uses(k) {
		if u.amount < 0 {
			total -= u.amount
			c.addSupply(u.good, -u.amount, growth)
		}
	}
	if total > 0 {
		c.assume("supply", string(c.categories[k]), money(total), why, c.t.Final[k].Label.Name, growth)
	}
}

// importsColumn makes supply of competitive imports. Cells above zero are
// services on imports (trade and transport margins, duties): standing use.
func (c *conversion) importsColumn(k int) {
	id, f := c.categories[k], c.t.Final[k]
	used, supplied := 0.0, 0.0
	for i, v := range f.Amounts {
		if v < 0 && c.trade != nil {
			supplied -= v
			c.importsOf(i, -v)
		}
	}
	for _, u := range c.uses(k) {
		if u.amount < 0 && c.trade != nil {
			continue // traded; complementary imports are bought where they are used
		}
		if u.amount < 0 {
			supplied -= u.amount
			c.addSupply(u.good, -u.amount, c.o.ImportsGrowth)
			continue
		}
		used += u.amount
		c.addStanding(u.good, id, u.amount, c.o.ImportsGrowth)
	}
	if used > 0 {
		c.category(k, "")
		c.assume("final_use", string(id), money(used), "import_services", f.Label.Name)
	}
	if c.trade != nil {
		c.assume("trade", string(id), money(supplied), "trade_imports_column", f.Label.Name, c.o.TradeMargin)
		return
	}
	c.assume("supply", string(id), percent(c.o.ImportsGrowth), "imports_column", f.Label.Name, supplied)
}

// tiers lists the tiers with the uses in them as names.
func (c *conversion) tiers() {
	slices.SortStableFunc(c.p.Targets, func(a, b plan.Target) int { return a.Tier - b.Tier })
	for _, number := range slices.Sorted(maps.Keys(c.tierUses)) {
		uses := c.tierUses[number]
		name := uses[0]
		for k, next := range uses[1:] {
			if k == len(uses)-2 {
				name = c.o.text("and", name, next)
			} else {
				name = c.o.text("comma", name, next)
			}
		}
		c.p.Tiers = append(c.p.Tiers, plan.Tier{Number: number, Name: name})
	}
}
