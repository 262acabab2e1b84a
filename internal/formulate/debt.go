package formulate

import (
	"math"
)

// debt adds, for every currency in which the plan may borrow, in its unit:
//
//	borrowed[t] >= 0   makes 1 of the currency in year t
//	repaid[t]   >= 0   uses 1 of the currency in year t
//	debt[t] = (1+i) debt[t-1] + borrowed[t] - repaid[t],  0 <= debt[t] <= limit
//
// with the opening debt before the first year and a limit of its own at the
// end of the last.
func (b *builder) debt() {
	for _, d := range b.figs.Debts {
		good := b.figs.Goods[d.Currency]
		id := string(good.ID)
		last := -1
		for t := range b.years() {
			year := b.year(t)
			limit := d.Limit
			if t == b.years()-1 {
				limit = math.Min(limit, d.Closing)
			}
			// More than this a year would only go round in a circle.
			most := (2 + d.Interest) * math.Max(d.Limit, d.Opening)
			borrowed := b.column(ColumnKey{Kind: Borrow, Of: id, Year: year}, good.Unit, most)
			repaid := b.column(ColumnKey{Kind: Repay, Of: id, Year: year}, good.Unit, most)
			b.out.Opposed = append(b.out.Opposed, [2]int{borrowed, repaid})
			owed := b.column(ColumnKey{Kind: Debt, Of: id, Year: year}, good.Unit, limit)
			b.makes(borrowed, d.Currency, 0, t, 1)
			b.takes(repaid, d.Currency, 0, t, 1)

			given := 0.0
			if t == 0 {
				given = (1 + d.Interest) * d.Opening
			}
			row := b.row(RowKey{Kind: DebtKept, Of: id, Year: year}, good.Unit, given, given)
			b.lp.Add(row, owed, 1)
			b.lp.Add(row, borrowed, -1)
			b.lp.Add(row, repaid, 1)
			if t > 0 {
				b.lp.Add(row, last, -(1 + d.Interest))
			}
			last = owed
			b.owed[d.Currency] = append(b.owed[d.Currency], owed)
		}
	}
}
