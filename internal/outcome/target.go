package outcome

import (
	"strconv"

	"github.com/openplenum/plenum/internal/formulate"
	"github.com/openplenum/plenum/internal/plan"
)

// targets lists the promises with their values. The fulfilment is computed
// from the value shown, so it may lie above 1 where more is done than was
// promised.
func (b *build) targets() []Target {
	out := make([]Target, len(b.figs.Promises))
	for q, p := range b.figs.Promises {
		value := b.form.Promises[q].Value.Value(b.in.X)
		t := Target{
			ID: p.ID, Name: find(string(p.ID), b.names.target), Tier: p.Tier, Weight: p.Weight, Sense: p.Sense,
			Organ: p.Organ, Unit: p.Measure.Unit, Baseline: p.Baseline, Amount: p.Amount, Value: value,
			Measure: p.Measure.Kind, Of: b.measured(p.Measure), Fulfilment: fulfilment(p, value),
		}
		if p.Measure.Region >= 0 {
			t.Region = b.figs.Regions[p.Measure.Region]
		}
		for _, year := range p.Years {
			t.Years = append(t.Years, b.figs.Years[year])
		}
		if b.in.SetAside != nil {
			t.SetAside = b.in.SetAside[q]
		}
		t.Met = t.Fulfilment >= 1-b.in.Met
		out[q] = t
	}
	return out
}

// fulfilment is 0 at the baseline and 1 at the amount. Where the two are the
// same a promise is kept or it is not.
func fulfilment(p plan.Promise, value float64) float64 {
	if p.Amount != p.Baseline {
		return (value - p.Baseline) / (p.Amount - p.Baseline)
	}
	if p.Sense == plan.AtMost && value <= p.Amount || p.Sense != plan.AtMost && value >= p.Amount {
		return 1
	}
	return 0
}

// measured is the identifier of what a measure is of.
func (b *build) measured(m plan.MeasureFigures) string {
	switch {
	case m.Kind == plan.MeasureIndicator:
		return string(b.figs.Indicators[m.Indicator].ID)
	case m.Kind == plan.MeasureHarvest, m.Kind == plan.MeasureBiomass:
		return string(b.figs.Renewables[m.Renewable].ID)
	case m.Kind == plan.MeasureStart:
		return string(b.figs.Projects[m.Project].ID)
	case m.Good >= 0 && m.Kind != plan.MeasureActivity && m.Kind != plan.MeasureCapacity && m.Kind != plan.MeasureOpening && m.Basket < 0:
		return string(b.figs.Goods[m.Good].ID)
	case m.Kind == plan.MeasureActivity:
		return string(b.figs.Processes[m.Process].ID)
	case m.Kind == plan.MeasureCapacity, m.Kind == plan.MeasureOpening:
		return string(b.figs.Assets[m.Asset].ID)
	case m.Basket >= 0:
		return string(b.figs.Baskets[m.Basket].Category)
	}
	return ""
}

// limits lists the limits with the value of what they bound.
func (b *build) limits() []Limit {
	activity := b.problem.Activity(b.in.X)
	var out []Limit
	for _, l := range b.figs.Limits {
		lim := Limit{
			ID: l.ID, Name: find(string(l.ID), b.names.limit), Unit: l.Measure.Unit, Region: l.Limit.Measure.Region, Organ: l.Organ,
			Measure: l.Measure.Kind, Of: b.measured(l.Measure),
			Values: Series(b.zeros()), Lower: bounds(l.Lower), Upper: bounds(l.Upper), Price: b.zeros(),
		}
		for t, year := range b.figs.Years {
			i, ok := b.ix.Row(formulate.RowKey{Kind: formulate.LimitRow, Of: string(l.ID), Region: lim.Region, Year: year})
			if !ok {
				lim.Values[t] = missing
				continue
			}
			// The row holds the measure without its constant.
			switch {
			case lim.Lower[t] != nil:
				lim.Values[t] = activity[i] + l.Lower[t] - b.problem.RowLower[i]
			default:
				lim.Values[t] = activity[i] + l.Upper[t] - b.problem.RowUpper[i]
			}
		}
		out = append(out, lim)
	}
	return out
}

// label is a key in one line, for records.
func label(kind, name string, region plan.RegionID, year int) string {
	s := kind + " " + name
	if region != "" {
		s += " " + string(region)
	}
	if year != 0 {
		s += " " + strconv.Itoa(year)
	}
	return s
}
