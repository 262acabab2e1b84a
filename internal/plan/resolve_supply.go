package plan

import "math"

// placedGood is a good in a region.
type placedGood struct{ good, region int }

// supply resolves supply.csv. Years that no row names have no supply.
func (r *resolver) supply() {
	all := newSeriesMap[placedGood](r, len(r.p.Supply))
	for i, s := range r.p.Supply {
		at := place{TableSupply, i}
		good, state := find(r, r.goods, at, "good", s.Good)
		if state != isKnown {
			r.figureAlone(at, s.Amount)
			continue
		}
		region, ok := r.region(at, "region", s.Region, r.national(good))
		v, vok := r.amount(at, "amount", s.Amount, r.naturalGood(good))
		if s.Unlimited {
			v, vok = math.Inf(1), true
		}
		if !ok || !vok {
			r.span(at, "year", s.Span)
			continue
		}
		all.set(at, placedGood{good, region}, s.Span, v)
	}
	for k, key := range all.keys {
		r.figs.Supply = append(r.figs.Supply, SupplyFigures{Good: key.good, Region: key.region, Amount: all.list[k].value})
	}
}

// stocks resolves stocks.csv.
func (r *resolver) stocks() {
	first := map[placedGood]int{}
	for i, s := range r.p.Stocks {
		at := place{TableStocks, i}
		r.share(at, "loss", s.Loss)
		good, state := find(r, r.goods, at, "good", s.Good)
		if state != isKnown {
			continue
		}
		r.stored[good] = true
		to := r.naturalGood(good)
		region, ok := r.region(at, "region", s.Region, r.national(good))
		out := StockFigures{Good: good, Region: region, Loss: s.Loss, Most: math.Inf(1)}
		var okOpening, okClosing bool
		unit := len(r.faults)
		out.Opening, okOpening = r.amount(at, "opening", s.Opening, to)
		if len(r.faults) > unit && r.faults[len(r.faults)-1].Field == "unit" {
			continue // the three figures share the unit: say once that it is wrong
		}
		out.Closing, okClosing = r.amount(at, "closing", s.Closing, to)
		okMost := true
		if s.MostSet {
			out.Most, okMost = r.amount(at, "most", s.Most, to)
		}
		if !ok || !okOpening || !okClosing || !okMost {
			continue
		}
		if out.Closing > out.Most {
			r.fault(at, LimitReversed, "closing", figureText(s.Closing.Value), s.Closing.Value, s.Most.Value)
		}
		key := placedGood{good, region}
		if row, dup := first[key]; dup {
			r.fault(at, Duplicate, "good", string(s.Good), Row{TableStocks, row})
			continue
		}
		first[key] = i
		r.figs.Stocks = append(r.figs.Stocks, out)
	}
}
