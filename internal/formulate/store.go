package formulate

// store adds S[g,r,t] >= 0, the stock of a good at the end of year t, in the
// unit of the good:
//
//	uses  1    of g in year t
//	makes 1-w  of g in year t+1, w the share lost
//
// The opening stock is a source of the first year. At the end of the last
// year the stock is at least what the plan asks.
func (b *builder) store() {
	for _, s := range b.figs.Stocks {
		good, region := b.figs.Goods[s.Good], b.figs.Regions[s.Region]
		b.grant(s.Good, s.Region, 0, Fixed{Kind: FixedOpening, Amount: s.Opening})
		cols := make([]int, b.years())
		for t := range cols {
			key := ColumnKey{Kind: Store, Of: string(good.ID), Region: region, Year: b.year(t)}
			cols[t] = b.column(key, good.Unit, s.Most)
			b.takes(cols[t], s.Good, s.Region, t, 1)
			b.makes(cols[t], s.Good, s.Region, t+1, 1-s.Loss)
		}
		b.lp.BoundCol(cols[len(cols)-1], s.Closing, s.Most)
		b.storing[placed{s.Good, s.Region}] = cols
	}
}
