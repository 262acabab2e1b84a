package iotable

import (
	"cmp"
	"math"
	"strings"

	"github.com/openplenum/plenum/internal/plan"
)

// spot is a good where it balances. The region is empty in a plan without
// regions, and for national goods.
type spot struct {
	good   plan.GoodID
	region plan.RegionID
}

// placing is what a plan of several regions knows beyond one of a single.
//
// Every sector is one good, which balances in each region, and one process in
// each region where it has output. Inputs keep their region of origin; with
// free trade they come from the good's own balance in the region, and routes
// between all regions fill it.
//
// Final use of a region takes goods of many origins, which a basket cannot
// say. So what a target asks for is put together in the region by a process
// of its own, whose inputs have origins: the good "households" of a region is
// what its households take, in the proportions of the base year.
type placing struct {
	*Multi
	free    bool
	ids     []plan.RegionID
	goods   []plan.GoodID    // by sector; empty: nothing to balance
	process []plan.ProcessID // by row; empty: no output
	stands  map[plan.ProcessID]plan.RegionID
	moved   map[moving]float64 // base flows between regions, with free trade
	capital []plan.GoodID      // by sector: as a good that assets take
	bought  []float64          // by row: all that it buys to invest
	uses    map[plan.CategoryID]plan.GoodID
}

// moving is a good of a sector on its way between regions.
type moving struct{ sector, from, to int }

// convertRegions makes a plan of several regions.
func (c *conversion) convertRegions() *conversion {
	c.head()
	c.placeSectors()
	c.openTrade()
	c.labourAndImports()
	c.emissions()
	c.regionalCapital()
	c.regionalUse()
	c.differences()
	c.routes()
	c.closeTrade()
	c.writeSupply()
	c.writeStanding()
	return c
}

// placeSectors makes regions, the goods of sectors, and their processes.
func (c *conversion) placeSectors() {
	m := c.t.Multi
	r := &placing{Multi: m, free: c.o.FreeTrade, stands: map[plan.ProcessID]plan.RegionID{}, moved: map[moving]float64{}, uses: map[plan.CategoryID]plan.GoodID{}}
	c.region = r
	taken := names{}
	for k, region := range m.Regions {
		r.ids = append(r.ids, plan.RegionID(taken.unique(strings.ToLower(slug(cmp.Or(region.Code, region.Name))))))
		c.p.Regions = append(c.p.Regions, plan.Region{ID: r.ids[k], Name: region.Name})
		if m.Population != nil {
			c.p.Population = append(c.p.Population, plan.Population{Region: r.ids[k], Amount: plan.Quantity{Value: m.Population[k], Unit: "persons"}})
		}
	}
	if m.Population != nil {
		c.assume("population", "amount", "", "population")
	}
	r.goods, c.goods = make([]plan.GoodID, len(m.Sectors)), make([]plan.GoodID, c.t.size())
	r.process = make([]plan.ProcessID, c.t.size())
	for i, s := range m.Of {
		if c.t.Output[i] != 0 || c.isUsed(i) {
			if sector := m.Sectors[s]; r.goods[s] == "" {
				r.goods[s] = plan.GoodID(c.taken.take(sector))
				c.p.Goods = append(c.p.Goods, plan.Good{ID: r.goods[s], Name: sector.Name, Unit: c.o.Unit, Kind: plan.Product, Code: sector.Code})
			}
			c.goods[i] = r.goods[s]
		}
	}
	for j, x := range c.t.Output {
		if x == 0 {
			c.assume("processes", c.t.Sectors[j].String(), "", "no_output")
			continue
		}
		s := m.Sectors[m.Of[j]]
		r.process[j] = c.placed(string(c.goods[j]), m.In[j], s.Name, c.goods[j], x, s.Code)
		column := make([]float64, c.t.size())
		for i := range column {
			column[i] = c.t.Flows.At(i, j)
		}
		c.takes(r.process[j], m.In[j], column)
		if back := c.giveBack(column, c.o.BaseGrowth); back > 0 {
			c.assume("supply", string(r.process[j]), money(back), "negative_flow_region")
		}
	}
	if r.free {
		c.assume("inputs", "origin", "", "pooled")
	} else {
		c.assume("inputs", "origin", "", "origin")
	}
}

// placed makes a process that stands in a region only.
func (c *conversion) placed(id string, region int, name string, makes plan.GoodID, base float64, code string) plan.ProcessID {
	process := plan.ProcessID(id + "." + string(c.region.ids[region]))
	c.region.stands[process] = c.region.ids[region]
	c.p.Processes = append(c.p.Processes, plan.Process{
		ID: process, Name: name, Makes: makes, Base: plan.Quantity{Value: base}, Code: code,
	})
	return process
}

// takes enters what a process of a region uses of the rows of the table.
func (c *conversion) takes(process plan.ProcessID, region int, amounts []float64) {
	r := c.region
	pooled := make([]float64, len(r.Sectors))
	for i, v := range amounts {
		switch from := r.In[i]; {
		case v <= 0:
		case r.free:
			pooled[r.Of[i]] += v
			r.move(r.Of[i], from, region, v)
		case from == region:
			c.input(process, c.goods[i], v)
		default:
			c.p.Inputs = append(c.p.Inputs, plan.Input{Process: process, Good: c.goods[i], Origin: r.ids[from], Amount: plan.Quantity{Value: v}})
		}
	}
	for s, v := range pooled {
		if v > 0 {
			c.input(process, r.goods[s], v)
		}
	}
}

func (r *placing) move(sector, from, to int, amount float64) {
	if from != to {
		r.moved[moving{sector, from, to}] += amount
	}
}

// giveBack turns negative cells into supply where the good is made. It returns
// their sum.
func (c *conversion) giveBack(amounts []float64, growth float64) float64 {
	total := 0.0
	for i, v := range amounts {
		if v < 0 {
			total -= v
			c.addSupplyAt(c.at(i), -v, growth)
		}
	}
	return total
}

// at is where the good of row i balances.
func (c *conversion) at(i int) spot {
	if c.region == nil {
		return spot{good: c.goods[i]}
	}
	return spot{c.goods[i], c.region.ids[c.region.In[i]]}
}

// makerOf is the process of row j.
func (c *conversion) makerOf(j int) plan.ProcessID {
	if c.region == nil {
		return plan.ProcessID(c.goods[j])
	}
	return c.region.process[j]
}

// nameOf is the name of the sector of row j; reports say the region beside it.
func (c *conversion) nameOf(j int) string {
	if c.region == nil {
		return c.t.Sectors[j].Name
	}
	return c.region.Sectors[c.region.Of[j]].Name
}

// regionOf is where the process of row j stands.
func (c *conversion) regionOf(j int) plan.RegionID {
	if c.region == nil {
		return ""
	}
	return c.region.ids[c.region.In[j]]
}

// routes lets every good move between all regions, with free trade: up to a
// multiple of what moved in the base year, or without limit.
func (c *conversion) routes() {
	r := c.region
	if !r.free {
		return
	}
	for s, good := range r.goods {
		for from := range r.ids {
			for to := range r.ids {
				base := r.moved[moving{s, from, to}]
				if good == "" || from == to || base == 0 && c.o.RouteLimit > 0 {
					continue
				}
				route := plan.Route{Good: good, From: r.ids[from], To: r.ids[to]}
				if c.o.RouteLimit > 0 {
					route.Upper, route.UpperSet = plan.Quantity{Value: c.o.RouteLimit * base}, true
				}
				c.p.Routes = append(c.p.Routes, route)
			}
		}
	}
	if c.o.RouteLimit > 0 {
		c.assume("routes", "upper", c.o.RouteLimit, "routes_limited")
	} else {
		c.assume("routes", "upper", "", "routes_unlimited")
	}
}

// regionalUse enters final use by region: targets as goods put together in the
// region, the others as standing use.
func (c *conversion) regionalUse() {
	declared := map[plan.CategoryID]bool{}
	for k, f := range c.t.Final {
		id, region, growth := c.categories[k], c.region.FinalIn[k], c.growth(k)
		tier, isTarget := pick(c.o.Tiers, string(id), f.Use)
		if f.Use == Imports {
			growth = c.o.ImportsGrowth
		}
		if c.trade != nil && f.Use == Imports {
			for i, v := range f.Amounts {
				if v < 0 {
					c.importsOf(i, -v)
				}
			}
			if used := c.regionalStanding(k, growth); used {
				c.category(k, "")
			}
			c.assume("trade", string(id), money(-sum(f.Amounts)), "trade_imports_column", f.Label.Name, c.o.TradeMargin)
			continue
		}
		sold := c.trade != nil && f.Use == Exports && region >= 0
		absorbed := f.Use == FixedInvestment && c.capital.absorbs && region >= 0
		isTarget = isTarget && tier > 0 && region >= 0 && f.Use != Inventories && f.Use != FixedInvestment && f.Use != Imports && !sold
		if !absorbed && !sold && !declared[id] {
			declared[id] = true
			c.category(k, "")
			if !isTarget {
				c.assume("final_use", string(id), percent(growth), "standing."+string(standingAs(f.Use)), f.Label.Name)
			}
		}
		switch {
		case absorbed:
			growth = c.o.BaseGrowth
		case sold:
			c.exportRegion(k, growth)
		case isTarget:
			c.composedUse(k, tier, growth)
		default:
			c.regionalStanding(k, growth)
		}
		if back := c.giveBack(f.Amounts, growth); back > 0 {
			c.assume("supply", string(id)+" "+f.Label.Name, money(back), "negative_use", f.Label.Name, growth)
		}
	}
	c.regionalInvestmentTarget()
	c.tiers()
}

// standingAs is the use whose sentence is said of standing use.
func standingAs(u Use) Use {
	if u == Imports {
		return OtherUse
	}
	return u
}

// regionalStanding enters a column as standing use: where its goods are made,
// or with free trade where they are used. It tells whether there was anything.
func (c *conversion) regionalStanding(k int, growth float64) (used bool) {
	r, id := c.region, c.categories[k]
	for i, v := range c.t.Final[k].Amounts {
		at := c.at(i)
		if v <= 0 {
			continue
		}
		if to := r.FinalIn[k]; r.free && to >= 0 {
			r.move(r.Of[i], r.In[i], to, v)
			at.region = r.ids[to]
		}
		used = true
		c.addStandingAt(at, id, v, growth)
	}
	for good, v := range c.finalFactors(k) {
		if good == c.imports && v > 0 {
			used = true
			c.addStanding(good, id, v, growth)
		}
	}
	return used
}

// exportRegion puts the exports of a region together, to be sold as one good.
func (c *conversion) exportRegion(k int, growth float64) {
	if good, total := c.composedGood(k); total > 0 {
		c.exportOf(spot{good, c.region.ids[c.region.FinalIn[k]]}, total, growth)
		c.assume("trade", string(good), percent(growth), "trade_exports", c.t.Final[k].Label.Name, c.o.TradeMargin)
	}
}

// composedUse makes the good that a column of final use takes, and its target.
func (c *conversion) composedUse(k, tier int, growth float64) {
	f, r, id := c.t.Final[k], c.region, c.categories[k]
	region := r.FinalIn[k]
	good, total := c.composedGood(k)
	if total == 0 {
		return
	}
	m := plan.Measure{Kind: plan.MeasureFinalUse, Of: string(good), Categories: []plan.CategoryID{id}, Region: r.ids[region]}
	c.target(plan.TargetID(string(good)+"."+string(r.ids[region])), sentence(f.Label.Name), m, f.Use, tier, total, growth)
	c.nameTier(tier, f.Use)
}

// composedGood makes the good that a column of final use takes, and the
// process that puts it together in the region. It returns how much that was.
func (c *conversion) composedGood(k int) (good plan.GoodID, total float64) {
	f, r, id := c.t.Final[k], c.region, c.categories[k]
	region := r.FinalIn[k]
	imports := math.Max(c.finalFactors(k)[c.imports], 0)
	total = imports
	for _, v := range f.Amounts {
		total += math.Max(v, 0)
	}
	if total == 0 {
		return "", 0
	}
	if r.uses[id] == "" {
		r.uses[id] = plan.GoodID(c.taken.unique(string(id)))
		c.p.Goods = append(c.p.Goods, plan.Good{ID: r.uses[id], Name: sentence(f.Label.Name), Unit: c.o.Unit, Kind: plan.Service})
		c.assume("processes", string(r.uses[id]), "", "use_composed", f.Label.Name)
	}
	c.composed(r.uses[id], region, sentence(f.Label.Name), total, f.Amounts, imports)
	return r.uses[id], total
}

// composedCapacity is how many times its base a process that only puts goods
// together can run: it needs capacity to stand in a region, and must not be
// held back by it.
const composedCapacity = 10

// composed makes a process that puts goods together in a region, and the
// asset that says where it stands.
func (c *conversion) composed(good plan.GoodID, region int, name string, base float64, amounts []float64, imports float64) {
	process := c.placed(string(good), region, name, good, base, "")
	c.takes(process, region, amounts)
	if imports > 0 {
		c.input(process, c.imports, imports)
	}
	c.p.Assets = append(c.p.Assets, plan.Asset{
		ID: plan.AssetID(process), Name: name, Process: process, Region: c.region.ids[region],
		Capacity: plan.Quantity{Value: composedCapacity * base}, CapacityGiven: true,
	})
}
