package formulate

import "github.com/openplenum/plenum/internal/lp"

// capacities adds, for every asset h of a process p and every year t, in the
// process's unit of activity:
//
//	n[h,t] >= 0   capacity opened, using s[g,h,l] of good g in year t-l
//	K[h,t] >= 0   capacity standing
//	K[h,t] = (1-d[h]) K[h,t-1] + n[h,t] + under way[h,t],  K[h,0] kept whole into year 1
//	x[p,t] <= K[h,t]
//
// An asset without inputs cannot be opened. Standing capacity is a column of
// its own so that a year is tied only to the year before it.
func (b *builder) capacities() {
	b.account = make([][]int, len(b.figs.Assets))
	b.open = make([][]int, len(b.figs.Assets))
	b.stand = make([][]int, len(b.figs.Assets))
	underWay := b.underWay()
	for h := range b.figs.Assets {
		for t := range b.years() {
			b.capacity(h, t, underWay[h][t])
			a := b.figs.Assets[h]
			x := b.process[placed{a.Process, a.Region}][t]
			b.within(h, t, x, 1)
		}
	}
}

// capacity adds opening and standing capacity of asset h in year t, which may
// lie beyond the horizon, with their account.
func (b *builder) capacity(h, t int, begun float64) {
	a := b.figs.Assets[h]
	id, region, year := string(a.ID), b.figs.Regions[a.Region], b.year(t)
	unit := b.figs.Processes[a.Process].Unit

	opened := -1
	if len(a.Inputs) > 0 {
		opened = b.column(ColumnKey{Kind: Open, Of: id, Region: region, Year: year}, unit, lp.Inf)
		for _, in := range a.Inputs {
			b.takes(opened, in.Good, in.At(a.Region), t-in.Lead, at(in.Amount, t))
		}
	}
	standing := b.column(ColumnKey{Kind: Capacity, Of: id, Region: region, Year: year}, unit, lp.Inf)

	given := begun
	if t == 0 {
		given += a.Capacity
	}
	account := b.row(RowKey{Kind: CapacityKept, Of: id, Region: region, Year: year}, unit, given, given)
	b.lp.Add(account, standing, 1)
	if opened >= 0 {
		b.lp.Add(account, opened, -1)
	}
	if t > 0 {
		b.lp.Add(account, b.stand[h][t-1], a.Retirement-1)
	}
	b.account[h] = append(b.account[h], account)
	b.open[h] = append(b.open[h], opened)
	b.stand[h] = append(b.stand[h], standing)
}

// within adds share * x <= K[h,t].
func (b *builder) within(h, t, x int, share float64) {
	a := b.figs.Assets[h]
	key := RowKey{Kind: CapacityUse, Of: string(a.ID), Region: b.figs.Regions[a.Region], Year: b.year(t)}
	row := b.row(key, b.figs.Processes[a.Process].Unit, -lp.Inf, 0)
	b.lp.Add(row, x, share)
	b.lp.Add(row, b.stand[h][t], -1)
}

// underWay enters what capacity begun before the plan still takes, and
// returns what opens of it by asset and year.
func (b *builder) underWay() [][]float64 {
	out := make([][]float64, len(b.figs.Assets))
	for h := range out {
		out[h] = make([]float64, b.years())
	}
	for _, w := range b.figs.UnderWay {
		out[w.Asset][w.Opens] += w.Amount
		for _, in := range w.Inputs {
			b.owe(in.Good, in.Region, in.Year, Fixed{
				Kind: FixedUnderWay, Of: string(b.figs.Assets[w.Asset].ID), Amount: in.Amount,
			})
			b.fixed[b.balance[in.Good][in.Region][in.Year]] += in.Amount
		}
	}
	return out
}
