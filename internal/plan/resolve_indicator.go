package plan

import (
	"math"
	"strconv"
)

// indicators resolves indicators.csv and indicator_terms.csv.
func (r *resolver) indicators() {
	for i, row := range r.p.Indicators {
		at := place{TableIndicators, i}
		out := IndicatorFigures{Indicator: row, Constant: make([]float64, r.years)}
		if out.Name == "" {
			out.Name = string(row.ID)
		}
		if math.IsNaN(row.Constant) || math.IsInf(row.Constant, 0) {
			r.fault(at, NotANumber, "constant", figureText(row.Constant))
		}
		for t := range out.Constant {
			out.Constant[t] = row.Constant
		}
		switch {
		case math.IsNaN(row.Per) || math.IsInf(row.Per, 0):
			r.fault(at, NotANumber, "per", figureText(row.Per))
		case row.Per <= 0:
			r.fault(at, NotPositive, "per", figureText(row.Per))
		case row.PerPerson:
			r.perPerson(at, &out)
		}
		r.figs.Indicators = append(r.figs.Indicators, out)
	}
	r.indicatorTerms()
	for i, n := range r.figs.Indicators {
		if len(n.Terms) == 0 && !r.wrong(TableIndicatorTerms) {
			r.fault(place{TableIndicators, i}, NoTerms, "indicator", string(n.ID), string(n.ID))
		}
	}
}

// perPerson enters the population, and reports regions and years in which it
// is not said.
func (r *resolver) perPerson(at place, out *IndicatorFigures) {
	told := r.wrong(TablePopulation) || r.lonely
	for k, region := range r.figs.Regions {
		persons := make([]float64, r.years)
		for t := range persons {
			persons[t] = r.people[k][t] / out.Per
			if told || !math.IsNaN(persons[t]) {
				continue
			}
			told, r.lonely = true, true // said once, not for every indicator
			if year := strconv.Itoa(r.figs.Years[t]); region == "" {
				r.fault(at, NoPopulation, "indicator", string(out.ID), string(out.ID), year)
			} else {
				r.fault(at, NoPopulationIn, "indicator", string(out.ID), string(out.ID), year, string(region))
			}
		}
		out.Population = append(out.Population, persons)
	}
}

// indicatorTerms enters the quantities of indicators. Rows of the same
// quantity are for years of their own.
func (r *resolver) indicatorTerms() {
	type termKey struct {
		indicator          int
		kind               MeasureKind
		of, category, area string
	}
	all := newSeriesMap[termKey](r, len(r.p.IndicatorTerms))
	measures := map[termKey]MeasureFigures{}
	for i, row := range r.p.IndicatorTerms {
		at := place{TableIndicatorTerms, i}
		k, state := find(r, r.indicatorIndex, at, "indicator", row.Indicator)
		if row.Measure.Kind == MeasureIndicator {
			r.fault(at, WrongMeasure, "measure", string(row.Measure.Kind), measureWords)
			continue
		}
		m, _, ok := r.measure(at, row.Measure, false)
		if math.IsNaN(row.Coefficient) || math.IsInf(row.Coefficient, 0) {
			r.fault(at, NotANumber, "coefficient", figureText(row.Coefficient))
			ok = false
		}
		if state != isKnown || !ok || r.gap(at, "coefficient") {
			r.span(at, "year", row.Span)
			continue
		}
		key := termKey{k, row.Measure.Kind, row.Measure.Of, categoryText(row.Measure.Categories), string(row.Measure.Region)}
		measures[key] = m
		all.set(at, key, row.Span, row.Coefficient)
	}
	for k, key := range all.keys {
		n := &r.figs.Indicators[key.indicator]
		n.Terms = append(n.Terms, IndicatorTermFigures{Measure: measures[key], Coefficient: all.list[k].value})
	}
}

// measureIndicator resolves an indicator, with its unit. A unit that is no
// known one ("places per 1000 persons") is a unit of its own: figures are
// stated in it or without any.
func (r *resolver) measureIndicator(at place, m Measure, out *MeasureFigures) (natural, bool) {
	k, known := findOf(r, r.indicatorIndex, at, m)
	if !known {
		return natural{}, false
	}
	out.Indicator = k
	text := r.p.Indicators[k].Unit
	if text == "" {
		return natural{One, "1"}, true
	}
	unit, err := r.units.Parse(text)
	if err != nil {
		unit = dimensionOf(text)
	}
	return natural{unit, text}, true
}

// peopled checks that there is someone to count by where an indicator per
// person is asked.
func (r *resolver) peopled(at place, m MeasureFigures) bool {
	n := r.figs.Indicators[m.Indicator]
	if n.Population == nil {
		return true
	}
	for t := range r.years {
		sum := 0.0
		for k := range n.Population {
			if m.Region < 0 || m.Region == k {
				sum += n.Population[k][t]
			}
		}
		if sum != 0 { // not a number: said already
			continue
		}
		if year := strconv.Itoa(r.figs.Years[t]); m.Region < 0 || r.figs.Regions[m.Region] == "" {
			r.fault(at, NoPeople, "of", string(n.ID), string(n.ID), year)
		} else {
			r.fault(at, NoPeopleIn, "of", string(n.ID), string(n.ID), year, string(r.figs.Regions[m.Region]))
		}
		return false
	}
	return true
}
