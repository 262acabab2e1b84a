package formulate

import (
	"math"

	"github.com/openplenum/plenum/internal/lp"
	"github.com/openplenum/plenum/internal/plan"
)

// balances adds the row of every good, region and year:
//
//	made - used  >=  0     in the unit of the good
//
// (= 0 for goods whose surplus is kept). Known sources and uses move to the
// right-hand side as they are declared, see grant and owe.
func (b *builder) balances() {
	b.balance = make([][][]int, len(b.figs.Goods))
	for g, good := range b.figs.Goods {
		b.balance[g] = make([][]int, len(b.figs.Regions))
		for r, region := range b.figs.Regions {
			if good.Scope == plan.National {
				if r > 0 {
					b.balance[g][r] = b.balance[g][0]
					continue
				}
				region = ""
			}
			upper := lp.Inf
			if good.Keep {
				upper = 0
			}
			for t := range b.years() {
				key := RowKey{Kind: Balance, Of: string(good.ID), Region: region, Year: b.year(t)}
				b.balance[g][r] = append(b.balance[g][r], b.row(key, good.Unit, 0, upper))
			}
		}
	}
}

// takes enters that a column uses an amount of a good in a year. A use before
// the horizon fixes the column at zero, for nothing is free because its
// inputs fall before the first year; a use beyond the horizon is not charged.
// Production and investment are counted as use of the good.
func (b *builder) takes(col, good, region, year int, amount float64) {
	switch {
	case amount == 0 || year >= b.years():
		return
	case year < 0:
		b.lp.BoundCol(col, 0, 0)
		return
	}
	row := b.balance[good][region][year]
	b.lp.Add(row, col, -amount)
	if kind := b.ix.Columns[col].Kind; kind == Produce || kind == Open || kind == Start {
		b.uses[row] = append(b.uses[row], Entry{col, amount})
	}
}

// makes enters that a column makes an amount of a good in a year within the
// horizon; later years are not counted.
func (b *builder) makes(col, good, region, year int, amount float64) {
	if year < b.years() {
		row := b.balance[good][region][year]
		b.lp.Add(row, col, amount)
		b.ix.Makes[Cell{row, col}] += amount
	}
}

// grant enters a known source of a good, +Inf for an unlimited one.
func (b *builder) grant(good, region, year int, what Fixed) {
	if what.Amount == 0 {
		return
	}
	row := b.balance[good][region][year]
	b.ix.Fixed[row] = append(b.ix.Fixed[row], what)
	b.lp.ShiftRow(row, -what.Amount)
	if math.IsInf(what.Amount, 1) {
		b.lp.FreeRow(row)
	}
}

// owe enters a known use of a good.
func (b *builder) owe(good, region, year int, what Fixed) {
	what.Amount = -what.Amount
	b.grant(good, region, year, what)
}

// supplyAndStandingUse moves what is known of each balance to its right-hand
// side: what nature and population give, and the final use owed before any
// target.
func (b *builder) supplyAndStandingUse() {
	for _, s := range b.figs.Supply {
		for t := range b.years() {
			b.grant(s.Good, s.Region, t, Fixed{Kind: FixedSupply, Amount: s.Amount[t]})
		}
	}
	for _, u := range b.figs.FinalUse {
		for t := range b.years() {
			b.owe(u.Good, u.Region, t, Fixed{Kind: FixedUse, Category: u.Category, Amount: u.Amount[t]})
		}
	}
}
