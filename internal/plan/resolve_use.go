package plan

// baskets resolves baskets.csv with the categories they belong to.
func (r *resolver) baskets() {
	units := map[CategoryID]natural{}
	for i, c := range r.p.Categories {
		if c.Unit != "" {
			units[c.ID] = natural{r.declareUnit(place{TableCategories, i}, c.Unit), c.Unit}
		}
	}
	type shareKey struct{ category, good int }
	all := newSeriesMap[shareKey](r, len(r.p.Baskets))
	shares := map[CategoryID]bool{}
	for i, b := range r.p.Baskets {
		at := place{TableBaskets, i}
		category, cstate := find(r, r.categories, at, "category", b.Category)
		good, gstate := find(r, r.goods, at, "good", b.Good)
		if cstate != isKnown || gstate != isKnown {
			shares[b.Category] = shares[b.Category] || cstate == isKnown
			r.figureAlone(at, b.Amount)
			continue
		}
		if _, ok := units[b.Category]; !ok && !shares[b.Category] {
			r.fault(place{TableCategories, category}, Required, "unit", "", "unit")
		}
		shares[b.Category] = true
		if _, ok := r.basket[b.Category]; !ok {
			r.basket[b.Category] = len(r.figs.Baskets)
			r.figs.Baskets = append(r.figs.Baskets, BasketFigures{Category: b.Category, Unit: units[b.Category].text})
		}
		v, ok := r.amount(at, "amount", b.Amount, r.naturalGood(good).per(units[b.Category]))
		if !ok {
			r.span(at, "year", b.Span)
			continue
		}
		all.set(at, shareKey{category, good}, b.Span, v)
	}
	for k, key := range all.keys {
		basket := &r.figs.Baskets[r.basket[r.p.Categories[key.category].ID]]
		basket.Goods = append(basket.Goods, Flow{Good: key.good, Region: -1, Amount: all.list[k].value})
	}
	for i, c := range r.p.Categories {
		if c.Unit != "" && !shares[c.ID] && r.gaps.complete(TableBaskets) {
			r.fault(place{TableCategories, i}, BasketEmpty, "unit", c.Unit, string(c.ID))
		}
	}
}

// category checks that a category is known; the empty one is.
func (r *resolver) category(at place, id CategoryID) bool {
	if id == "" {
		return !r.gap(at, "category")
	}
	_, state := find(r, r.categories, at, "category", id)
	return state == isKnown
}

// finalUse resolves final_use.csv.
func (r *resolver) finalUse() {
	type useKey struct {
		good, region int
		category     CategoryID
	}
	all := newSeriesMap[useKey](r, len(r.p.FinalUse))
	for i, u := range r.p.FinalUse {
		at := place{TableFinalUse, i}
		ok := r.category(at, u.Category)
		if _, isBasket := r.basket[u.Category]; isBasket {
			r.fault(at, BasketUse, "category", string(u.Category), string(u.Category))
			ok = false
		}
		good, state := find(r, r.goods, at, "good", u.Good)
		if state != isKnown {
			r.figureAlone(at, u.Amount)
			continue
		}
		region, rok := r.region(at, "region", u.Region, r.national(good))
		v, vok := r.amount(at, "amount", u.Amount, r.naturalGood(good))
		if !ok || !rok || !vok {
			r.span(at, "year", u.Span)
			continue
		}
		all.set(at, useKey{good, region, u.Category}, u.Span, v)
	}
	for k, key := range all.keys {
		r.figs.FinalUse = append(r.figs.FinalUse, FinalUseFigures{
			Good: key.good, Region: key.region, Category: key.category, Amount: all.list[k].value,
		})
	}
}
