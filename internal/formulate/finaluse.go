package formulate

import (
	"slices"

	"github.com/openplenum/plenum/internal/lp"
	"github.com/openplenum/plenum/internal/plan"
)

// useKey names extra final use of a good; positions, and the category.
type useKey struct {
	good, region, year int
	category           plan.CategoryID
}

// basketKey names the level of a basket.
type basketKey struct{ basket, region, year int }

// finalUse adds the final use that the plan may choose, beyond the standing
// one. It exists only where a target, a limit from below or the objective
// names it, so that no use is chosen that nobody asked for:
//
//	u[g,r,t,c] >= 0   uses 1 of good g in year t
//	v[c,r,t]   >= 0   uses the basket's amount of each of its goods in year t
func (b *builder) finalUse() {
	for _, p := range b.figs.Promises {
		if p.Sense == plan.AtLeast {
			for _, t := range p.Years {
				b.nameUse(p.Measure, t)
			}
		}
	}
	for _, l := range b.figs.Limits {
		for t := range b.years() {
			if l.Lower[t] > 0 {
				b.nameUse(l.Measure, t)
			}
		}
	}
	if b.figs.Objective != nil {
		for _, term := range b.figs.Objective.Terms {
			for _, t := range term.Years {
				b.nameUse(term.Measure, t)
			}
		}
	}
}

// nameUse makes sure that the columns of a final-use measure exist, also of
// those inside an indicator.
func (b *builder) nameUse(m plan.MeasureFigures, t int) {
	if m.Kind == plan.MeasureIndicator {
		for _, term := range b.figs.Indicators[m.Indicator].Terms {
			of := term.Measure
			if of.Region < 0 {
				of.Region = m.Region
			}
			b.nameUse(of, t)
		}
		return
	}
	if m.Kind != plan.MeasureFinalUse {
		return
	}
	if m.Basket >= 0 {
		for _, r := range b.userRegions(m, b.nationalBasket(m.Basket)) {
			b.nameBasket(m.Basket, r, t)
		}
		return
	}
	for _, c := range m.Categories {
		if k := b.basketOf(c); k >= 0 {
			for _, r := range b.userRegions(m, b.nationalBasket(k)) {
				b.nameBasket(k, r, t)
			}
			continue
		}
		for _, r := range b.userRegions(m, b.figs.Goods[m.Good].Scope == plan.National) {
			b.nameExtra(useKey{good: m.Good, region: r, year: t, category: c})
		}
	}
}

// nowhere is the region of a use of national goods that is of no region: one
// column does for all regions.
const nowhere = -1

// userRegions lists the regions in which a measure may choose final use.
func (b *builder) userRegions(m plan.MeasureFigures, national bool) []int {
	if national && m.Region < 0 && len(b.figs.Regions) > 1 {
		return []int{nowhere}
	}
	return b.regionsOf(m)
}

// nationalBasket tells whether all goods of a basket are national.
func (b *builder) nationalBasket(basket int) bool {
	return !slices.ContainsFunc(b.figs.Baskets[basket].Goods, func(s plan.Flow) bool {
		return b.figs.Goods[s.Good].Scope != plan.National
	})
}

// regionID is the identifier of a region, which may be nowhere.
func (b *builder) regionID(region int) plan.RegionID {
	if region == nowhere {
		return ""
	}
	return b.figs.Regions[region]
}

func (b *builder) nameExtra(k useKey) {
	if _, ok := b.extra[k]; ok {
		return
	}
	good := b.figs.Goods[k.good]
	col := b.column(ColumnKey{
		Kind: ExtraUse, Of: string(good.ID), Category: k.category,
		Region: b.regionID(k.region), Year: b.year(k.year),
	}, good.Unit, lp.Inf)
	b.takes(col, k.good, max(k.region, 0), k.year, 1)
	b.extra[k] = col
}

func (b *builder) nameBasket(basket, region, year int) {
	k := basketKey{basket, region, year}
	if _, ok := b.basket[k]; ok {
		return
	}
	what := b.figs.Baskets[basket]
	col := b.column(ColumnKey{
		Kind: BasketUse, Category: what.Category,
		Region: b.regionID(region), Year: b.year(year),
	}, what.Unit, lp.Inf)
	for _, share := range what.Goods {
		b.takes(col, share.Good, max(region, 0), year, share.Amount[year])
	}
	b.basket[k] = col
}

// basketOf finds the basket of a category, or -1.
func (b *builder) basketOf(c plan.CategoryID) int {
	for k, basket := range b.figs.Baskets {
		if basket.Category == c {
			return k
		}
	}
	return -1
}

// regionsOf lists the regions that a measure sums over.
func (b *builder) regionsOf(m plan.MeasureFigures) []int {
	if m.Region >= 0 {
		return []int{m.Region}
	}
	all := make([]int, len(b.figs.Regions))
	for r := range all {
		all[r] = r
	}
	return all
}
