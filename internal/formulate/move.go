package formulate

// move adds, for every route, what is moved in a year, in the unit of the
// good:
//
//	uses  1     of g in the region of origin, and the freight good there
//	makes 1-w   of g in the other region, w the share lost on the way
//
// within the limits of the route.
func (b *builder) move() {
	for _, w := range b.figs.Routes {
		good := b.figs.Goods[w.Good]
		for t := range b.years() {
			key := ColumnKey{
				Kind: Move, Of: string(good.ID), Region: b.figs.Regions[w.From], To: b.figs.Regions[w.To], Year: b.year(t),
			}
			col := b.freeColumn(key, good.Unit, w.Lower[t], w.Upper[t])
			b.takes(col, w.Good, w.From, t, 1)
			b.makes(col, w.Good, w.To, t, 1-w.Loss)
			if w.Freight >= 0 {
				b.takes(col, w.Freight, w.From, t, w.FreightPer[t])
			}
		}
	}
}
