package iotable

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/openplenum/plenum/internal/plan"
	"gonum.org/v1/gonum/mat"
)

// Plan makes a plan of a table by the rules of docs/from-a-table.md, and
// calibrates it: with base final uses and nothing growing, the first year must
// reproduce the table. Every figure that the table does not hold is written to
// the assumptions.
func Plan(t *Table, o Options) (*plan.Plan, *Calibration, error) {
	if err := o.check(); err != nil {
		return nil, nil, err
	}
	cal, err := calibrate(t, convert(t, o.freeze()))
	if err != nil {
		return nil, nil, err
	}
	return convert(t, o).p, cal, nil
}

// conversion is a plan being made from a table.
type conversion struct {
	t *Table
	o Options
	p *plan.Plan

	taken      names
	goods      []plan.GoodID // by sector; empty: nothing to balance
	categories []plan.CategoryID
	imports    plan.GoodID               // complementary imports; empty: none
	labour     []plan.GoodID             // by account of labour
	supply     map[spot][]float64        // by year
	order      []spot                    // of supply
	standing   map[standingKey][]float64 // by year
	standings  []standingKey             // in order
	capital    capitalFigures            // what stands behind output
	tierUses   map[int][]string          // names of the uses in a tier
	shares     map[plan.AssetID]float64  // see investedShare

	trade           *abroad    // nil where imports are supply and exports final use
	region          *placing   // nil in a plan without regions
	investmentGoods *mat.Dense // M of a plan with regions, see regionalCapital
}

type standingKey struct {
	spot
	category plan.CategoryID
}

// convert makes the plan, table by table.
func convert(t *Table, o Options) *conversion {
	c := &conversion{
		t: t, o: o, taken: names{}, categories: t.categoryIDs(),
		supply: map[spot][]float64{}, tierUses: map[int][]string{}, standing: map[standingKey][]float64{},
	}
	if t.Multi != nil {
		return c.convertRegions()
	}
	c.head()
	c.splitInvestment()
	c.sectors()
	c.openTrade()
	c.labourAndImports()
	c.emissions()
	c.capitalStock()
	c.finalUse()
	c.differences()
	c.closeTrade()
	c.writeSupply()
	c.writeStanding()
	return c
}

func (c *conversion) head() {
	o := c.o
	name := cmp.Or(o.Name, c.t.Name, "table")
	c.p = &plan.Plan{
		Schema: plan.SchemaVersion, Name: name,
		Note:     o.text("plan.note", c.t.Name, len(c.t.Sectors)),
		Horizon:  plan.Horizon{First: o.First, Last: o.First + o.Count - 1},
		Terminal: plan.Terminal{Rule: plan.Sustain, Growth: o.BaseGrowth},
	}
	c.unit(c.o.Unit)
	c.assume("plan", "horizon", c.p.Horizon.First, "base_year", c.p.Horizon.First-1)
	c.assume("plan", "terminal", percent(o.BaseGrowth), "terminal")
}

// unit declares what is not known of a unit: of "million crowns" the crown.
func (c *conversion) unit(unit string) {
	if def, ok := newUnit(c.p.Units, unit); ok && def.Name != "" {
		c.p.Units = append(c.p.Units, def)
	}
}

// newUnit finds the unit of its own that makes a text readable as a unit; its
// name is empty when the text can be read already. ok is false when nothing
// makes it a unit.
func newUnit(known []plan.UnitDef, text string) (def plan.UnitDef, ok bool) {
	if units, _ := plan.NewUnits(known); parses(units, text) {
		return plan.UnitDef{}, true
	}
	words := strings.Fields(text)
	for k := len(words) - 1; k >= 0; k-- {
		def := plan.UnitDef{Name: strings.Join(words[k:], " ")}
		units, wrong := plan.NewUnits(append(slices.Clone(known), def))
		if len(wrong) == 0 && parses(units, text) {
			return def, true
		}
	}
	return plan.UnitDef{}, false
}

func parses(units *plan.Units, text string) bool {
	_, err := units.Parse(text)
	return err == nil
}

// sectors makes a good and a process of each sector: a process with the
// sector's output as base, and its flows as inputs. A negative flow is a sale
// of the sector and becomes a product beside the main one. A sector without
// output has no process; its good is imported, or is left out.
func (c *conversion) sectors() {
	n := c.t.size()
	c.goods = make([]plan.GoodID, n)
	for i, s := range c.t.Sectors {
		if c.t.Output[i] == 0 && !c.isUsed(i) {
			c.assume("goods", s.String(), "", "no_output_no_use")
			continue
		}
		c.goods[i] = plan.GoodID(c.taken.take(s))
		c.p.Goods = append(c.p.Goods, plan.Good{ID: c.goods[i], Name: s.Name, Unit: c.o.Unit, Kind: plan.Product, Code: s.Code})
	}
	for j, s := range c.t.Sectors {
		if c.t.Output[j] == 0 {
			if c.goods[j] != "" {
				c.assume("processes", string(c.goods[j]), "", "no_output")
			}
			continue
		}
		process := plan.ProcessID(c.goods[j])
		c.p.Processes = append(c.p.Processes, plan.Process{
			ID: process, Name: s.Name, Makes: c.goods[j], Base: plan.Quantity{Value: c.t.Output[j]}, Code: s.Code,
		})
		for i := range n {
			switch z := c.t.Flows.At(i, j); {
			case z > 0:
				c.input(process, c.goods[i], z)
			case z < 0 && i != j:
				c.p.Outputs = append(c.p.Outputs, plan.Output{Process: process, Good: c.goods[i], Amount: plan.Quantity{Value: -z}})
				c.assume("outputs", string(process)+" "+string(c.goods[i]), money(-z), "negative_flow")
			case z < 0:
				c.addSupply(c.goods[i], -z, c.o.BaseGrowth)
				c.assume("supply", string(c.goods[i]), money(-z), "negative_own_flow")
			}
		}
	}
}

// isUsed tells whether anything of a sector's product is used.
func (c *conversion) isUsed(i int) bool {
	for _, z := range c.t.Flows.RawRowView(i) {
		if z != 0 {
			return true
		}
	}
	for _, f := range c.t.Final {
		if f.Amounts[i] != 0 {
			return true
		}
	}
	return false
}

func (c *conversion) input(process plan.ProcessID, good plan.GoodID, amount float64) {
	c.p.Inputs = append(c.p.Inputs, plan.Input{Process: process, Good: good, Amount: plan.Quantity{Value: amount}})
}

// grown is an amount of the base year in each year of the plan.
func (c *conversion) grown(amount, rate float64) []float64 {
	if c.o.frozen {
		rate = 0
	}
	out := make([]float64, c.o.Count)
	for t := range out {
		out[t] = amount * math.Pow(1+rate, float64(t+1))
	}
	return out
}

// addSupply adds to what is given of a good.
func (c *conversion) addSupply(good plan.GoodID, amount, rate float64) {
	c.addSupplyAt(spot{good: good}, amount, rate)
}

func (c *conversion) addSupplyAt(at spot, amount, rate float64) {
	if _, ok := c.supply[at]; !ok {
		c.supply[at] = make([]float64, c.o.Count)
		c.order = append(c.order, at)
	}
	for t, v := range c.grown(amount, rate) {
		c.supply[at][t] += v
	}
}

// addStanding adds to the standing use of a good in a category.
func (c *conversion) addStanding(good plan.GoodID, category plan.CategoryID, amount, rate float64) {
	c.addStandingAt(spot{good: good}, category, amount, rate)
}

func (c *conversion) addStandingAt(at spot, category plan.CategoryID, amount, rate float64) {
	key := standingKey{at, category}
	if _, ok := c.standing[key]; !ok {
		c.standing[key] = make([]float64, c.o.Count)
		c.standings = append(c.standings, key)
	}
	for t, v := range c.grown(amount, rate) {
		c.standing[key][t] += v
	}
}

func (c *conversion) writeSupply() {
	for _, at := range c.order {
		c.byYear(c.supply[at], func(span plan.Span, v float64) {
			c.p.Supply = append(c.p.Supply, plan.Supply{Good: at.good, Region: at.region, Span: span, Amount: plan.Quantity{Value: v}})
		})
	}
}

func (c *conversion) writeStanding() {
	for _, key := range c.standings {
		c.byYear(c.standing[key], func(span plan.Span, v float64) {
			c.p.FinalUse = append(c.p.FinalUse, plan.FinalUse{
				Good: key.good, Region: key.region, Category: key.category, Span: span, Amount: plan.Quantity{Value: v},
			})
		})
	}
}

// byYear writes a row for every year, or one for all when they are equal.
func (c *conversion) byYear(v []float64, write func(span plan.Span, v float64)) {
	same := true
	for _, x := range v {
		same = same && x == v[0]
	}
	if same {
		write(plan.Every, v[0])
		return
	}
	for t, x := range v {
		write(plan.Year(c.o.First+t), x)
	}
}

// differences enters what a row of the table lacks to its output, so that the
// plan reproduces the table: a use of its own, or supply.
func (c *conversion) differences() {
	const share = 1e-12 // of output; less is the rounding of the sums themselves
	var total float64
	used := false
	for _, g := range c.t.gaps(Row, c.t.rowSums()) {
		if g.Relative <= share || c.goods[g.Sector] == "" {
			continue
		}
		total += math.Abs(g.Difference)
		if g.Difference > 0 {
			c.addSupplyAt(c.at(g.Sector), g.Difference, c.o.BaseGrowth)
			continue
		}
		used = true
		c.addStandingAt(c.at(g.Sector), "difference", -g.Difference, c.o.BaseGrowth)
	}
	if used {
		c.p.Categories = append(c.p.Categories, plan.Category{ID: "difference", Name: c.o.text("category.difference")})
	}
	if total > 0 {
		c.assume("final_use", "difference", money(total), "difference")
	}
}
