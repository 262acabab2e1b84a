package plan

import "math"

// population resolves population.csv into persons by region and year; NaN
// where no row says it.
func (r *resolver) population() {
	persons := r.persons()
	all := newSeriesMap[int](r, len(r.figs.Regions))
	for i, row := range r.p.Population {
		at := place{TablePopulation, i}
		region, ok := r.region(at, "region", row.Region, false)
		v, vok := r.amount(at, "amount", row.Amount, persons)
		if !ok || !vok {
			r.span(at, "year", row.Span)
			continue
		}
		all.get(region, math.NaN()).set(r, at, row.Span, v)
	}
	r.people = make([][]float64, len(r.figs.Regions))
	for k := range r.people {
		r.people[k] = all.get(k, math.NaN()).value
	}
	r.figs.People = r.people
}

// persons is the unit of population.
func (r *resolver) persons() natural {
	unit, _ := r.units.Parse("persons") // built in
	return natural{unit, "persons"}
}
