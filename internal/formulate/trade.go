package formulate

import (
	"math"

	"github.com/openplenum/plenum/internal/lp"
	"github.com/openplenum/plenum/internal/plan"
)

// tradeKey names an import or export; positions.
type tradeKey struct {
	imports      bool
	good, region int
	year         int
}

// trade adds, in the unit of the good, with price q in a currency:
//
//	m[g,r,t]   import:  makes 1 of g, uses q of the currency
//	e[g,r,t]   export:  uses 1 of g, makes q of the currency
//
// with limits by year, and for imports bound to their share of supply
//
//	least (m + output) <= m <= most (m + output)
//
// since unlimited linear trade is all or nothing.
func (b *builder) trade() {
	for _, tr := range b.figs.Trade {
		good, region := b.figs.Goods[tr.Good], b.figs.Regions[tr.Region]
		kind := Export
		if tr.Import {
			kind = Import
		}
		for t := range b.years() {
			key := ColumnKey{Kind: kind, Of: string(good.ID), Region: region, Year: b.year(t)}
			col := b.freeColumn(key, good.Unit, tr.Lower[t], tr.Upper[t])
			b.traded[tradeKey{tr.Import, tr.Good, tr.Region, t}] = col
			if tr.Import {
				b.makes(col, tr.Good, tr.Region, t, 1)
				b.pays(col, tr.Currency, tr.Region, t, -tr.Price[t])
				if tr.Upper[t] > 0 { // where nothing may be imported, no share is asked of it
					b.shareOfSupply(ImportMost, tr.ShareUpper, tr.Good, tr.Region, t, col)
					b.shareOfSupply(ImportLeast, tr.ShareLower, tr.Good, tr.Region, t, col)
				}
			} else {
				b.takes(col, tr.Good, tr.Region, t, 1)
				b.pays(col, tr.Currency, tr.Region, t, tr.Price[t])
			}
		}
	}
}

// pays enters what a column earns (positive) or costs in a currency.
func (b *builder) pays(col, currency, region, t int, amount float64) {
	switch {
	case currency < 0:
	case amount >= 0:
		b.makes(col, currency, region, t, amount)
	default:
		b.takes(col, currency, region, t, -amount)
	}
}

// shareOfSupply bounds an import by a share of imports and output together:
// output of the region, for a national good of the country.
func (b *builder) shareOfSupply(kind RowKind, share float64, good, region, t, col int) {
	if math.IsNaN(share) {
		return
	}
	lower, upper := -lp.Inf, 0.0
	if kind == ImportLeast {
		lower, upper = 0, lp.Inf
	}
	g := b.figs.Goods[good]
	row := b.row(RowKey{Kind: kind, Of: string(g.ID), Region: b.figs.Regions[region], Year: b.year(t)}, g.Unit, lower, upper)
	b.lp.Add(row, col, 1-share)
	for at := range b.figs.Regions {
		if at != region && g.Scope != plan.National {
			continue
		}
		for p, process := range b.figs.Processes {
			cols, ok := b.process[placed{p, at}]
			if !ok {
				continue
			}
			for _, out := range process.Outputs {
				if out.Good == good {
					b.lp.Add(row, cols[t], -share*out.Made(at, t))
				}
			}
		}
	}
}
