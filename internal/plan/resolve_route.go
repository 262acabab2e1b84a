package plan

import "math"

// routeKey is a good on its way from one region to another.
type routeKey struct{ good, from, to int }

// moving collects the rows of one route.
type moving struct {
	freight, lower, upper *series
	first                 int // row
	figures               RouteFigures
}

// routes resolves routes.csv. A route is open only in the years that its rows
// name.
func (r *resolver) routes() {
	find := map[routeKey]*moving{}
	var order []*moving
	for i, row := range r.p.Routes {
		at := place{TableRoutes, i}
		key, ok := r.ends(at, row)
		freight, per, fok := r.freight(at, row, key.good)
		lower, upper, bok := r.routeBounds(at, row, key.good)
		if !(row.Loss >= 0 && row.Loss <= 1) {
			r.share(at, "loss", row.Loss)
			ok = false
		} else if row.Loss == 1 {
			r.fault(at, LosesAll, "loss", figureText(row.Loss), string(row.Good))
			ok = false
		}
		if !ok || !fok || !bok || r.gap(at, "loss") || r.gap(at, "both") {
			r.span(at, "year", row.Span)
			continue
		}
		keys := []routeKey{key}
		if row.Both {
			keys = append(keys, routeKey{key.good, key.to, key.from})
		}
		for _, key := range keys {
			m := find[key]
			switch {
			case m == nil:
				m = &moving{freight: r.newSeries(0), lower: r.newSeries(0), upper: r.newSeries(0), first: i}
				m.figures = RouteFigures{Good: key.good, From: key.from, To: key.to, Freight: freight, Loss: row.Loss}
				find[key] = m
				order = append(order, m)
			case m.figures.Loss != row.Loss:
				r.fault(at, RowDiffers, "loss", figureText(row.Loss), Row{TableRoutes, m.first})
				ok = false
			case m.figures.Freight != freight:
				r.fault(at, RowDiffers, "freight", string(row.Freight), Row{TableRoutes, m.first})
				ok = false
			}
			if !ok || !m.freight.set(r, at, row.Span, per) {
				break
			}
			m.lower.set(r, at, row.Span, lower)
			m.upper.set(r, at, row.Span, upper)
		}
	}
	for _, m := range order {
		m.figures.FreightPer, m.figures.Lower, m.figures.Upper = m.freight.value, m.lower.value, m.upper.value
		r.figs.Routes = append(r.figs.Routes, m.figures)
	}
}

// ends finds what is moved, and between which regions.
func (r *resolver) ends(at place, row Route) (routeKey, bool) {
	good, state := find(r, r.goods, at, "good", row.Good)
	from, fstate := r.findRegion(at, "from", row.From)
	to, tstate := r.findRegion(at, "to", row.To)
	ok := state == isKnown && fstate == isKnown && tstate == isKnown
	if row.From == row.To && fstate == isKnown {
		r.fault(at, RouteNowhere, "to", string(row.To), string(row.To))
		ok = false
	}
	if state == isKnown && r.national(good) {
		r.fault(at, RouteNational, "good", string(row.Good), string(row.Good))
		ok = false
	}
	return routeKey{good, from, to}, ok
}

// freight is the good that moving takes (-1: none), and how much of it a unit
// takes.
func (r *resolver) freight(at place, row Route, good int) (int, float64, bool) {
	if row.Freight == "" {
		if row.FreightPer.Value != 0 && !r.gap(at, "freight") {
			r.fault(at, Required, "freight", "", "freight")
			return -1, 0, false
		}
		return -1, 0, !r.gap(at, "freight")
	}
	k, state := find(r, r.goods, at, "freight", row.Freight)
	to := natural{}
	if state == isKnown && good >= 0 {
		to = r.naturalGood(k).per(r.naturalGood(good))
	}
	v, ok := r.figureIn(at, "freight_amount", "freight_unit", row.FreightPer, to)
	if row.FreightPer.Value < 0 {
		r.fault(at, Negative, "freight_amount", figureText(row.FreightPer.Value))
		ok = false
	}
	return k, v, ok && state == isKnown && !r.gap(at, "freight_amount")
}

func (r *resolver) routeBounds(at place, row Route, good int) (lower, upper float64, ok bool) {
	to := natural{}
	if good >= 0 {
		to = r.naturalGood(good)
	}
	lower, lok := r.bound(at, "lower", row.Lower, row.LowerSet, 0, to)
	upper, uok := r.bound(at, "upper", row.Upper, row.UpperSet, math.Inf(1), to)
	if lok && uok && lower > upper {
		r.fault(at, LimitReversed, "lower", figureText(row.Lower.Value), row.Lower.Value, row.Upper.Value)
		return 0, 0, false
	}
	return lower, upper, lok && uok
}
