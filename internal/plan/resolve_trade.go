package plan

import (
	"math"
	"strconv"
)

// tradedGood is a good as it is imported or exported.
type tradedGood struct {
	imports bool
	good    int
}

// tradeKey is a good as it is imported into or exported from a region.
type tradeKey struct {
	imports      bool
	good, region int
}

// trading collects the rows of one trade.
type trading struct {
	lower, upper, price *series
	first               int // row
	figures             TradeFigures
}

// trade resolves trade.csv. A good is traded only in the years that its rows
// name.
func (r *resolver) trade() {
	find := map[tradeKey]*trading{}
	var order []*trading
	for i, row := range r.p.Trade {
		at := place{TableTrade, i}
		key, currency, ok := r.traders(at, row)
		if key.good < 0 || r.gap(at, "direction") {
			continue
		}
		price, pok := r.price(at, row, key.good, currency)
		lower, upper, bok := r.tradeBounds(at, row, key.good)
		if !r.tradeShares(at, row) || !ok || !pok || !bok {
			r.span(at, "year", row.Span)
			continue
		}
		t := find[key]
		if t == nil {
			t = &trading{lower: r.newSeries(0), upper: r.newSeries(0), price: r.newSeries(0), first: i}
			t.figures = TradeFigures{Import: key.imports, Good: key.good, Region: key.region, Currency: currency}
			t.figures.ShareLower, t.figures.ShareUpper = math.NaN(), math.NaN()
			if row.Import && row.ByDefault {
				t.figures.ShareLower = row.Share * (1 - row.Margin)
				t.figures.ShareUpper = math.Min(row.Share*(1+row.Margin), 1)
			}
			find[key] = t
			order = append(order, t)
		} else if !r.tradesAlike(at, row, r.p.Trade[t.first], t.first) {
			continue
		}
		if t.price.set(r, at, row.Span, price) {
			t.lower.set(r, at, row.Span, lower)
			t.upper.set(r, at, row.Span, upper)
		}
	}
	for _, t := range order {
		r.tradeBase(t)
		t.figures.Price, t.figures.Lower, t.figures.Upper = t.price.value, t.lower.value, t.upper.value
		r.figs.Trade = append(r.figs.Trade, t.figures)
	}
}

// traders finds what is traded, where, and in which currency (-1: none). The
// good is -1 where it is not known.
func (r *resolver) traders(at place, row Trade) (tradeKey, int, bool) {
	good, state := find(r, r.goods, at, "good", row.Good)
	currency, ok := -1, true
	if row.Currency != "" {
		currency, ok = r.currency(at, row.Currency)
	}
	if state != isKnown {
		return tradeKey{good: -1}, currency, false
	}
	r.traded[tradedGood{row.Import, good}] = true
	region, rok := r.region(at, "region", row.Region, r.national(good))
	ok = ok && rok
	switch kind := r.figs.Goods[good].Kind; {
	case kind == Labour || kind == Land:
		r.fault(at, NotTradable, "good", string(row.Good), string(row.Good), string(kind))
		ok = false
	case good == currency:
		r.fault(at, PaidInItself, "currency", string(row.Currency), string(row.Good))
		ok = false
	}
	return tradeKey{row.Import, good, region}, currency, ok
}

// currency finds a good that is money.
func (r *resolver) currency(at place, id GoodID) (int, bool) {
	k, state := find(r, r.goods, at, "currency", id)
	if state != isKnown {
		return -1, false
	}
	if kind := r.figs.Goods[k].Kind; kind != Currency {
		r.fault(at, NotACurrency, "currency", string(id), string(id), string(kind))
		return -1, false
	}
	return k, true
}

// price is what one unit of the good costs or earns. Only what one pays to be
// rid of has a price below zero.
func (r *resolver) price(at place, row Trade, good, currency int) (float64, bool) {
	to := natural{}
	if currency >= 0 {
		to = r.naturalGood(currency).per(r.naturalGood(good))
	}
	v, ok := r.figureIn(at, "price", "price_unit", row.Price, to)
	kind := r.figs.Goods[good].Kind
	switch {
	case row.Price.Value < 0 && kind != Waste && kind != Emission:
		r.fault(at, Negative, "price", figureText(row.Price.Value))
		return 0, false
	case row.Currency == "" && row.Price.Value != 0 && !r.gap(at, "currency"):
		r.fault(at, PriceNoCurrency, "price", figureText(row.Price.Value), string(row.Good))
		return 0, false
	case row.Currency == "":
		return 0, true
	}
	return v, ok && !r.gap(at, "price")
}

// tradeBounds are the bounds that the row states: 0 and +Inf where it does
// not.
func (r *resolver) tradeBounds(at place, row Trade, good int) (lower, upper float64, ok bool) {
	to := r.naturalGood(good)
	lower, lok := r.bound(at, "lower", row.Lower, row.LowerSet, 0, to)
	upper, uok := r.bound(at, "upper", row.Upper, row.UpperSet, math.Inf(1), to)
	if lok && uok && lower > upper {
		r.fault(at, LimitReversed, "lower", figureText(row.Lower.Value), row.Lower.Value, row.Upper.Value)
		return 0, 0, false
	}
	return lower, upper, lok && uok
}

// tradeShares checks share, base, growth and margin.
func (r *resolver) tradeShares(at place, row Trade) bool {
	known := len(r.faults)
	switch {
	case row.Import && row.Base != (Quantity{}):
		r.fault(at, BaseOfImport, "base", figureText(row.Base.Value), string(row.Good))
	case !row.Import && row.Share != 0:
		r.fault(at, ShareOfExport, "share", figureText(row.Share), string(row.Good))
	}
	r.share(at, "share", row.Share)
	r.share(at, "margin", row.Margin)
	switch g := row.Growth; {
	case math.IsNaN(g) || math.IsInf(g, 0):
		r.fault(at, NotANumber, "growth", figureText(g))
	case g <= -1:
		r.fault(at, GrowthTooLow, "growth", figureText(g))
	}
	return len(r.faults) == known && !r.gap(at, "share") && !r.gap(at, "margin") && !r.gap(at, "growth") && !r.gap(at, "base")
}

// tradesAlike checks what has to be the same in all rows of a trade.
func (r *resolver) tradesAlike(at place, row, first Trade, k int) bool {
	var field, value string
	switch {
	case row.Currency != first.Currency:
		field, value = "currency", string(row.Currency)
	case row.Import && (row.Share != first.Share || row.ByDefault != first.ByDefault):
		field, value = "share", figureText(row.Share)
	case row.Import && row.Margin != first.Margin:
		field, value = "margin", figureText(row.Margin)
	default:
		return true
	}
	r.fault(at, RowDiffers, field, value, Row{TableTrade, k})
	return false
}

// tradeBase narrows the bounds of an export to what its base, growth and
// margin allow: in the k-th year, from 1, base (1+growth)^k (1 -+ margin).
func (r *resolver) tradeBase(t *trading) {
	if t.figures.Import {
		return
	}
	for year := range t.lower.value {
		i := t.price.row(year)
		if i < 0 || !r.p.Trade[i].ByDefault {
			continue
		}
		row, at := r.p.Trade[i], place{TableTrade, i}
		base, ok := r.amount(at, "base", row.Base, r.naturalGood(t.figures.Good))
		if !ok {
			return
		}
		base *= math.Pow(1+row.Growth, float64(year+1))
		lower := math.Max(t.lower.value[year], base*(1-row.Margin))
		upper := math.Min(t.upper.value[year], base*(1+row.Margin))
		if lower > upper {
			r.fault(at, TradeClosed, "base", figureText(row.Base.Value), string(row.Good), strconv.Itoa(r.figs.Years[year]), lower, upper)
			return
		}
		t.lower.value[year], t.upper.value[year] = lower, upper
	}
}

// debts resolves debts.csv.
func (r *resolver) debts() {
	first := map[int]int{}
	for i, row := range r.p.Debts {
		at := place{TableDebts, i}
		r.share(at, "interest", row.Interest)
		currency, ok := r.currency(at, row.Currency)
		if !ok {
			continue
		}
		r.borrowed[currency] = true
		if row, dup := first[currency]; dup {
			r.fault(at, Duplicate, "currency", string(r.p.Debts[i].Currency), Row{TableDebts, row})
			continue
		}
		first[currency] = i
		if len(r.figs.Regions) > 1 && !r.national(currency) {
			r.fault(at, DebtRegional, "currency", string(row.Currency), string(row.Currency))
		}
		to, known := r.naturalGood(currency), len(r.faults)
		out := DebtFigures{Currency: currency, Interest: row.Interest}
		out.Opening, _ = r.amount(at, "opening", row.Opening, to)
		if len(r.faults) > known {
			continue // the figures share the unit: say once that it is wrong
		}
		out.Limit, _ = r.bound(at, "limit", row.Limit, row.LimitSet, math.Inf(1), to)
		out.Closing, _ = r.bound(at, "closing", row.Closing, row.ClosingSet, math.Inf(1), to)
		r.figs.Debts = append(r.figs.Debts, out)
	}
}
