package formulate

import "github.com/openplenum/plenum/internal/lp"

// living is the columns of a renewable by year.
type living struct{ harvest, biomass []int }

// nature adds, for every renewable, in the unit of its harvest:
//
//	h[t] >= 0    harvest: makes 1 of the good
//	B[t] >= 0    biomass at the end of year t
//	B[t] = B[t-1] + growth[t] - h[t]
//	growth[t] <= a[k] + b[k] B[t-1]          for every piece k of the law
//
// B[0] is the opening biomass. At the end of the last year the biomass is at
// least what the plan asks; unless it says otherwise, the opening.
func (b *builder) nature() {
	for _, n := range b.figs.Renewables {
		id, region := string(n.ID), b.figs.Regions[n.Region]
		unit := b.figs.Goods[n.Harvest].Unit
		var own living
		for t := range b.years() {
			year := b.year(t)
			key := func(kind ColumnKind) ColumnKey {
				return ColumnKey{Kind: kind, Of: id, Region: region, Year: year}
			}
			harvest := b.column(key(Harvest), unit, lp.Inf)
			b.makes(harvest, n.Harvest, n.Region, t, 1)
			growth := b.freeColumn(key(Grow), unit, -lp.Inf, lp.Inf)
			least := 0.0
			if t == b.years()-1 {
				least = n.Closing
			}
			biomass := b.freeColumn(key(Biomass), unit, least, lp.Inf)

			// before adds slope * B[t-1] to a row: a column, or known in the
			// first year.
			before := func(row int, slope float64) {
				if t == 0 {
					b.lp.ShiftRow(row, -slope*n.Opening)
				} else {
					b.lp.Add(row, own.biomass[t-1], slope)
				}
			}
			kept := b.row(RowKey{Kind: BiomassKept, Of: id, Region: region, Year: year}, unit, 0, 0)
			b.lp.Add(kept, biomass, 1)
			b.lp.Add(kept, growth, -1)
			b.lp.Add(kept, harvest, 1)
			before(kept, -1)
			for k, piece := range n.Growth {
				law := b.row(RowKey{Kind: GrowthLaw, Of: id, Region: region, Year: year, Part: k + 1}, unit, -lp.Inf, piece.Intercept)
				b.lp.Add(law, growth, 1)
				before(law, -piece.Slope)
			}
			own.harvest = append(own.harvest, harvest)
			own.biomass = append(own.biomass, biomass)
		}
		b.living = append(b.living, own)
	}
}
