package plan

import "math"

// renewables resolves renewables.csv and growth.csv.
func (r *resolver) renewables() {
	for i, row := range r.p.Renewables {
		at := place{TableRenewables, i}
		out := RenewableFigures{Renewable: row, Harvest: -1}
		if out.Name == "" {
			out.Name = string(row.ID)
		}
		out.Region, _ = r.region(at, "region", row.Region, false)
		good, state := find(r, r.goods, at, "good", row.Harvest)
		to := natural{}
		if state == isKnown {
			out.Harvest, to = good, r.naturalGood(good)
		}
		known := len(r.faults)
		out.Opening, _ = r.amount(at, "opening", row.Opening, to)
		out.Closing = out.Opening
		if row.ClosingSet && len(r.faults) == known { // the two share the unit: say once that it is wrong
			out.Closing, _ = r.amount(at, "closing", row.Closing, to)
		}
		r.figs.Renewables = append(r.figs.Renewables, out)
	}
	r.growth()
	for i := range r.figs.Renewables {
		n := &r.figs.Renewables[i]
		if len(n.Growth) == 0 {
			if !r.wrong(TableGrowth) {
				r.fault(place{TableRenewables, i}, NoGrowth, "renewable", string(n.ID), string(n.ID))
			}
			continue
		}
		if most, known := r.unharvested(n); known && n.Closing > most*(1+1e-9) {
			r.warn(place{TableRenewables, i}, ClosingBeyond, "closing", figureText(n.Closing), string(n.ID), n.Closing, most)
		}
	}
}

// growth enters the pieces of the growth laws.
func (r *resolver) growth() {
	type piece struct {
		renewable int
		growth    GrowthPiece
	}
	first := map[piece]int{}
	for i, row := range r.p.Growth {
		at := place{TableGrowth, i}
		k, state := find(r, r.renewableIndex, at, "renewable", row.Renewable)
		to := natural{}
		if state == isKnown && r.figs.Renewables[k].Harvest >= 0 {
			to = r.naturalGood(r.figs.Renewables[k].Harvest)
		}
		v, ok := r.figure(at, "intercept", row.Intercept, to)
		if math.IsNaN(row.Slope) || math.IsInf(row.Slope, 0) {
			r.fault(at, NotANumber, "slope", figureText(row.Slope))
			ok = false
		}
		if state != isKnown || !ok || r.gap(at, "slope") || r.gap(at, "intercept") {
			continue
		}
		what := piece{k, GrowthPiece{Intercept: v, Slope: row.Slope}}
		if row, dup := first[what]; dup {
			r.fault(at, Duplicate, "", "", Row{TableGrowth, row})
			continue
		}
		first[what] = i
		r.figs.Renewables[k].Growth = append(r.figs.Renewables[k].Growth, what.growth)
	}
}

// unharvested is the biomass after the last year if nothing is harvested: the
// most that can be, as long as more biomass never means less a year later.
func (r *resolver) unharvested(n *RenewableFigures) (float64, bool) {
	b := n.Opening
	for range r.years {
		growth := math.Inf(1)
		for _, piece := range n.Growth {
			if piece.Slope < -1 {
				return 0, false
			}
			growth = math.Min(growth, piece.Intercept+piece.Slope*b)
		}
		b += growth
	}
	return b, true
}
