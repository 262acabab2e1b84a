package iotable

import (
	"cmp"
	"math"
	"strings"

	"github.com/openplenum/plenum/internal/plan"
)

// factor is labour of one kind, or complementary imports: what is used by
// sector and by column of final use.
type factor struct {
	label    Sector
	amounts  []float64
	final    []float64 // nil: none
	unit     string
	measured bool // not the table's money
}

// labourFactors finds labour: the printed total of employment, else its
// accounts as skills, else compensation of employees.
func (t *Table) labourFactors(unit string) []factor {
	var out []factor
	for _, a := range t.Employment {
		f := factor{label: a.Label, amounts: a.Amounts, final: a.Final, unit: unitOf(a), measured: true}
		if a.Total {
			return []factor{f}
		}
		out = append(out, f)
	}
	if len(out) > 0 {
		return out
	}
	if f, ok := t.sumOf(PayLabour); ok {
		f.unit = unit
		return []factor{f}
	}
	return nil
}

// sumOf adds the primary rows of a kind.
func (t *Table) sumOf(pay Pay) (f factor, ok bool) {
	f = factor{amounts: make([]float64, t.size())}
	for _, p := range t.Primary {
		if p.Pay != pay {
			continue
		}
		if !ok {
			f.label = p.Label
		}
		ok = true
		for j, v := range p.Amounts {
			f.amounts[j] += v
		}
		if p.Final != nil && f.final == nil {
			f.final = make([]float64, len(t.Final))
		}
		for k, v := range p.Final {
			f.final[k] += v
		}
	}
	return f, ok
}

// unitOf is the unit of an account; one that does not say it has "persons"
// if it counts them, else a unit of its own.
func unitOf(a Account) string {
	_, ok := newUnit(nil, a.Unit)
	switch {
	case a.Unit != "" && ok:
		return a.Unit
	case has(fold(a.Label.Name), "person", "employ", "worker", "job", "head", "labour", "labor"):
		return "persons"
	}
	return "units"
}

// labourAndImports makes goods of what is not made: labour and complementary
// imports. Their supply is what the base year used, grown.
func (c *conversion) labourAndImports() {
	factors := c.t.labourFactors(c.o.Unit)
	for k, f := range factors {
		id := plan.GoodID(c.taken.unique("labour"))
		if len(factors) > 1 {
			id = plan.GoodID(c.taken.unique("labour_" + strings.ToLower(slug(cmp.Or(f.label.Code, f.label.Name)))))
		}
		name := f.label.Name
		c.labour = append(c.labour, id)
		c.factor(id, name, plan.Labour, f, c.o.LabourGrowth)
		if k == 0 {
			why := "labour_employment"
			if !f.measured {
				why = "labour_compensation"
			}
			c.assume("supply", string(id), percent(c.o.LabourGrowth), why, name)
		}
	}
	if len(c.labour) == 0 {
		c.assume("goods", "labour", "", "no_labour")
		for _, p := range c.p.Processes {
			c.p.Tidy = append(c.p.Tidy, plan.Term{Measure: plan.Measure{Kind: plan.MeasureActivity, Of: string(p.ID)}, Weight: 1})
		}
	}
	if f, ok := c.t.sumOf(PayImports); ok {
		f.unit = c.o.Unit
		c.imports = plan.GoodID(c.taken.unique("imports"))
		c.factor(c.imports, f.label.Name, plan.Product, f, c.o.ImportsGrowth)
		if c.trade == nil {
			c.assume("supply", string(c.imports), percent(c.o.ImportsGrowth), "imports_row", f.label.Name)
		}
	}
}

// factor declares the good, its use by processes and its supply. What final
// use takes is entered with final use.
func (c *conversion) factor(id plan.GoodID, name string, kind plan.Kind, f factor, growth float64) {
	c.unit(f.unit)
	good := plan.Good{ID: id, Name: name, Unit: f.unit, Kind: kind, Code: f.label.Code}
	byRegion := c.region != nil && kind == plan.Labour
	if c.region != nil && !byRegion {
		good.Scope = plan.National // it comes from abroad, wherever it is used
	}
	c.p.Goods = append(c.p.Goods, good)
	total, local := 0.0, map[plan.RegionID]float64{}
	for j, v := range f.amounts {
		switch {
		case c.t.Output[j] == 0:
		case v > 0:
			total += v
			local[c.regionOf(j)] += v
			c.input(c.makerOf(j), id, v)
		case v < 0:
			c.assume("inputs", string(c.goods[j])+" "+string(id), v, "negative_factor")
		}
	}
	if byRegion {
		for _, region := range c.region.ids {
			c.addSupplyAt(spot{id, region}, local[region], growth)
		}
		return
	}
	if c.trade != nil && id == c.imports {
		c.importsGood(f)
		return
	}
	for _, v := range f.final {
		total += v
	}
	c.addSupply(id, math.Max(total, 0), growth)
}

// finalFactors are the factors that a column of final use takes directly.
func (c *conversion) finalFactors(k int) map[plan.GoodID]float64 {
	out := map[plan.GoodID]float64{}
	if f, ok := c.t.sumOf(PayImports); ok && f.final != nil && f.final[k] != 0 {
		out[c.imports] = f.final[k]
	}
	for n, f := range c.t.labourFactors(c.o.Unit) {
		if f.final != nil && f.final[k] != 0 {
			out[c.labour[n]] = f.final[k]
		}
	}
	return out
}

// emissions makes a good of each account: a product of every process that
// emits, which may go unused. A limit on its output is a limit on emissions.
func (c *conversion) emissions() {
	for _, a := range c.t.Emissions {
		if a.Total {
			continue
		}
		id, unit := plan.GoodID(c.taken.take(a.Label)), unitOf(a)
		c.unit(unit)
		c.p.Goods = append(c.p.Goods, plan.Good{ID: id, Name: a.Label.String(), Unit: unit, Kind: plan.Emission})
		for j, v := range a.Amounts {
			if v > 0 && c.t.Output[j] > 0 {
				c.p.Outputs = append(c.p.Outputs, plan.Output{Process: c.makerOf(j), Good: id, Amount: plan.Quantity{Value: v}})
			}
		}
		c.assume("goods", string(id), "", "emission", sum(a.Final))
	}
}
