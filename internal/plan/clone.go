package plan

import (
	"reflect"
	"slices"
)

// Clone is a plan of its own with the same rows: changing one does not change
// the other.
func (p *Plan) Clone() *Plan {
	c := *p
	c.Units = slices.Clone(p.Units)
	c.Tiers = slices.Clone(p.Tiers)
	c.Tidy = cloneTerms(p.Tidy)
	if p.Objective != nil {
		c.Objective = &Objective{Maximise: p.Objective.Maximise, Terms: cloneTerms(p.Objective.Terms)}
	}
	c.Goods = slices.Clone(p.Goods)
	c.Processes = slices.Clone(p.Processes)
	c.Inputs = slices.Clone(p.Inputs)
	c.Outputs = slices.Clone(p.Outputs)
	c.Assets = slices.Clone(p.Assets)
	c.AssetInputs = slices.Clone(p.AssetInputs)
	c.UnderWay = slices.Clone(p.UnderWay)
	c.UnderWayInputs = slices.Clone(p.UnderWayInputs)
	c.Supply = slices.Clone(p.Supply)
	c.Stocks = slices.Clone(p.Stocks)
	c.Regions = slices.Clone(p.Regions)
	c.Population = slices.Clone(p.Population)
	c.Trade = slices.Clone(p.Trade)
	c.Debts = slices.Clone(p.Debts)
	c.Routes = slices.Clone(p.Routes)
	c.Projects = slices.Clone(p.Projects)
	c.ProjectInputs = slices.Clone(p.ProjectInputs)
	c.Renewables = slices.Clone(p.Renewables)
	c.Growth = slices.Clone(p.Growth)
	c.Categories = slices.Clone(p.Categories)
	c.Baskets = slices.Clone(p.Baskets)
	c.FinalUse = slices.Clone(p.FinalUse)
	c.Indicators = slices.Clone(p.Indicators)
	c.IndicatorTerms = slices.Clone(p.IndicatorTerms)
	for i := range c.IndicatorTerms {
		c.IndicatorTerms[i].Measure = c.IndicatorTerms[i].Measure.clone()
	}
	c.Limits = slices.Clone(p.Limits)
	for i := range c.Limits {
		c.Limits[i].Measure = c.Limits[i].Measure.clone()
	}
	c.Targets = slices.Clone(p.Targets)
	for i := range c.Targets {
		c.Targets[i].Measure = c.Targets[i].Measure.clone()
	}
	c.Risks = slices.Clone(p.Risks)
	c.Organs = slices.Clone(p.Organs)
	c.Assumptions = slices.Clone(p.Assumptions)
	return &c
}

func (m Measure) clone() Measure {
	m.Categories = slices.Clone(m.Categories)
	return m
}

func cloneTerms(terms []Term) []Term {
	out := slices.Clone(terms)
	for i := range out {
		out[i].Measure = out[i].Measure.clone()
	}
	return out
}

// Equal tells whether two plans declare the same, row by row. Tables without
// rows are equal however they are empty; a figure that is no number equals
// nothing.
func (p *Plan) Equal(q *Plan) bool {
	a, b := reflect.ValueOf(*p), reflect.ValueOf(*q)
	for i := range a.NumField() {
		x, y := a.Field(i), b.Field(i)
		if x.Kind() == reflect.Slice && x.Len() == 0 && y.Len() == 0 {
			continue
		}
		if !reflect.DeepEqual(x.Interface(), y.Interface()) {
			return false
		}
	}
	return true
}
