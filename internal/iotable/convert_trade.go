package iotable

import (
	"math"

	"github.com/openplenum/plenum/internal/plan"
)

// abroad is trade with abroad as activities of the plan. All prices are 1: the
// amounts of a table are money of the base year already.
type abroad struct {
	currency     plan.GoodID
	earned, paid float64          // in the base year
	net          map[spot]float64 // base exports less base imports
}

// openTrade makes the currency, when trade is asked for.
func (c *conversion) openTrade() {
	if !c.o.Abroad {
		return
	}
	c.trade = &abroad{currency: plan.GoodID(c.taken.unique("foreign_currency")), net: map[spot]float64{}}
	good := plan.Good{ID: c.trade.currency, Name: c.o.text("good.currency"), Unit: c.o.Unit, Kind: plan.Currency}
	if c.region != nil {
		good.Scope = plan.National
	}
	c.p.Goods = append(c.p.Goods, good)
}

// importsGood lets complementary imports be bought without other limit than
// the currency.
func (c *conversion) importsGood(f factor) {
	total := 0.0
	for j, v := range f.amounts {
		if c.t.Output[j] != 0 {
			total += math.Max(v, 0)
		}
	}
	for _, v := range f.final {
		total += math.Max(v, 0)
	}
	c.trade.paid += total
	c.p.Trade = append(c.p.Trade, plan.Trade{Import: true, Good: c.imports, Price: plan.Quantity{Value: 1}, Currency: c.trade.currency})
	c.assume("trade", string(c.imports), money(total), "trade_imports_row", f.label.Name)
}

// leastTraded is the share of imports in supply below which they stay supply:
// a bound on so small a share drowns in the rounding of the output beside it.
const leastTraded = 1e-4

// importsOf lets a good of row i be imported, near its base share of supply.
func (c *conversion) importsOf(i int, amount float64) {
	at, share := c.at(i), amount/(amount+c.t.Output[i])
	if share < leastTraded {
		c.addSupplyAt(at, amount, c.o.ImportsGrowth)
		return
	}
	c.trade.paid += amount
	c.trade.net[at] -= amount
	c.p.Trade = append(c.p.Trade, plan.Trade{
		Import: true, Good: at.good, Region: at.region, Price: plan.Quantity{Value: 1}, Currency: c.trade.currency,
		Share: share, Margin: c.o.TradeMargin, ByDefault: true,
	})
}

// exportOf lets a good be exported, near the grown amount of the base year.
func (c *conversion) exportOf(at spot, amount, growth float64) {
	c.trade.earned += amount
	c.trade.net[at] += amount
	for k, tr := range c.p.Trade {
		if !tr.Import && tr.Good == at.good && tr.Region == at.region { // of another column
			c.p.Trade[k].Base.Value += amount
			return
		}
	}
	c.p.Trade = append(c.p.Trade, plan.Trade{
		Good: at.good, Region: at.region, Price: plan.Quantity{Value: 1}, Currency: c.trade.currency,
		Base: plan.Quantity{Value: amount}, Growth: growth, Margin: c.o.TradeMargin, ByDefault: true,
	})
}

// exportsColumn makes exports of a column of a plan of one region. What it
// takes of imports, to be sold on, stays standing use.
func (c *conversion) exportsColumn(k int, growth float64) {
	f, again := c.t.Final[k], 0.0
	for i, v := range f.Amounts {
		if v > 0 {
			c.exportOf(c.at(i), v, growth)
		}
	}
	for _, u := range c.uses(k)[countNonzero(f.Amounts):] {
		if u.amount > 0 {
			again += u.amount
			c.addStanding(u.good, c.categories[k], u.amount, growth)
		}
	}
	if again > 0 {
		c.category(k, "")
	}
	c.assume("trade", string(c.categories[k]), percent(growth), "trade_exports", f.Label.Name, c.o.TradeMargin)
}

func countNonzero(v []float64) int {
	n := 0
	for _, x := range v {
		if x != 0 {
			n++
		}
	}
	return n
}

// closeTrade gives the country the currency by which it bought more abroad
// than it sold, and lets it borrow if that is asked for.
func (c *conversion) closeTrade() {
	if c.trade == nil {
		return
	}
	if inflow := c.trade.paid - c.trade.earned; inflow > 0 {
		c.addSupply(c.trade.currency, inflow, c.o.ImportsGrowth)
	}
	c.assume("supply", string(c.trade.currency), money(math.Max(c.trade.paid-c.trade.earned, 0)), "trade_currency", c.trade.earned, c.trade.paid)
	if c.o.DebtLimit > 0 {
		c.p.Debts = append(c.p.Debts, plan.Debt{
			Currency: c.trade.currency, Interest: c.o.Interest, Limit: plan.Quantity{Value: c.o.DebtLimit}, LimitSet: true,
		})
		c.assume("debts", string(c.trade.currency), percent(c.o.Interest), "trade_debt", c.o.DebtLimit)
	}
}
