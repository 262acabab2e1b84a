package plan

import "math"

// limits resolves limits.csv. Several rows may share a limit, each for years
// of its own; they must measure the same in the same region.
func (r *resolver) limits() {
	type limit struct {
		lower, upper *series
		first        int
		figures      LimitFigures
	}
	find := map[LimitID]*limit{}
	var order []*limit
	for i, row := range r.p.Limits {
		at := place{TableLimits, i}
		r.identifier(at, "limit", string(row.ID))
		r.organ(at, row.Organ)
		m, to, ok := r.measure(at, row.Measure, false)
		lower, lok := r.bound(at, "lower", row.Lower, row.LowerSet, math.Inf(-1), to)
		upper, uok := r.bound(at, "upper", row.Upper, row.UpperSet, math.Inf(1), to)
		switch {
		case !row.LowerSet && !row.UpperSet && !r.gap(at, "lower") && !r.gap(at, "upper"):
			r.fault(at, LimitEmpty, "", "", string(row.ID))
			ok = false
		case lok && uok && lower > upper:
			r.fault(at, LimitReversed, "lower", figureText(row.Lower.Value), row.Lower.Value, row.Upper.Value)
			ok = false
		}
		if !ok || !lok || !uok {
			r.span(at, "year", row.Span)
			continue
		}
		l := find[row.ID]
		switch {
		case l == nil:
			l = &limit{lower: r.newSeries(math.Inf(-1)), upper: r.newSeries(math.Inf(1)), first: i}
			l.figures = LimitFigures{Limit: row, Measure: m}
			if row.Name == "" {
				l.figures.Name = string(row.ID)
			}
			find[row.ID] = l
			order = append(order, l)
		case !l.figures.Limit.Measure.same(row.Measure) || l.figures.Limit.Measure.Region != row.Measure.Region:
			r.fault(at, MeasureDiffers, "limit", string(row.ID), Row{TableLimits, l.first})
			continue
		}
		if l.lower.set(r, at, row.Span, lower) {
			l.upper.set(r, at, row.Span, upper)
		}
	}
	for _, l := range order {
		l.figures.Lower, l.figures.Upper = l.lower.value, l.upper.value
		r.figs.Limits = append(r.figs.Limits, l.figures)
	}
}

// bound converts a bound; one that is not set is at infinity.
func (r *resolver) bound(at place, field string, q Quantity, set bool, none float64, to natural) (float64, bool) {
	if !set {
		return none, !r.gap(at, field)
	}
	return r.amount(at, field, q, to)
}
