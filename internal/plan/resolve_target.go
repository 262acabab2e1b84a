package plan

import (
	"math"
	"strconv"
)

// targets resolves targets.csv to one promise for each target, region and
// year, or sum of years. Rows for named years go before rows for every year.
func (r *resolver) targets() {
	type targetKey struct {
		id     TargetID
		region RegionID
	}
	rows := map[targetKey]*series{}
	first := map[TargetID]int{}
	promises := make([]*Promise, len(r.p.Targets)) // by row; nil where it is wrong
	of := make([]*series, len(r.p.Targets))
	for i, row := range r.p.Targets {
		at := place{TableTargets, i}
		r.identifier(at, "target", string(row.ID))
		promise, ok := r.promise(at, row)
		if k, seen := first[row.ID]; !seen {
			first[row.ID] = i
		} else if !r.p.Targets[k].Measure.same(row.Measure) && !r.gap(at, "of") && !r.gap(at, "measure") && !r.gap(at, "category") {
			r.fault(at, MeasureDiffers, "target", string(row.ID), Row{TableTargets, k})
			continue
		}
		key := targetKey{row.ID, row.Measure.Region}
		if rows[key] == nil {
			rows[key] = r.newSeries(0)
		}
		if rows[key].set(r, at, row.Span, 0) && ok {
			promises[i], of[i] = &promise, rows[key]
		}
	}
	for i, promise := range promises {
		if promise == nil {
			continue
		}
		var years []int
		for t := range r.years {
			if of[i].row(t) == i {
				years = append(years, t)
			}
		}
		r.promised(*promise, years)
	}
	r.claims()
	if len(r.p.Targets) == 0 && r.p.Objective == nil && r.gaps.complete(TableTargets) {
		r.warn(place{TableTargets, -1}, NothingAsked, "", "")
	}
}

// promised enters a promise for each of its years, or for all together.
func (r *resolver) promised(p Promise, years []int) {
	if r.p.Targets[p.Target].Sum {
		if len(years) > 0 {
			p.Years = years
			r.figs.Promises = append(r.figs.Promises, p)
		}
		return
	}
	for _, t := range years {
		p.Years = []int{t}
		r.figs.Promises = append(r.figs.Promises, p)
	}
}

// promise resolves all of a row but its years.
func (r *resolver) promise(at place, row Target) (Promise, bool) {
	m, to, ok := r.measure(at, row.Measure, false)
	out := Promise{
		Target: at.row, ID: row.ID, Name: row.Name, Measure: m, Sense: row.Sense,
		Floor: math.NaN(), Tier: row.Tier, Weight: row.Weight, Organ: row.Organ,
	}
	if out.Name == "" {
		out.Name = string(row.ID)
	}
	r.organ(at, row.Organ)
	if !r.tiers[row.Tier] && r.gaps.complete(TableTiers) {
		r.fault(at, UnknownTier, "tier", strconv.Itoa(row.Tier))
		ok = false
	}
	ok = r.weight(at, row.Weight) && ok

	amount, aok := r.amount(at, "amount", row.Amount, to)
	if !aok {
		return out, false
	}
	out.Amount = amount
	if row.BaselineSet {
		baseline, bok := r.figure(at, "baseline", row.Baseline, to)
		out.Baseline, ok = baseline, bok && ok
	}
	if row.FloorSet {
		floor, fok := r.amount(at, "floor", row.Floor, to)
		out.Floor, ok = floor, fok && ok
	}
	if r.gap(at, "baseline") || r.gap(at, "floor") || r.gap(at, "sense") || r.gap(at, "amount") {
		return out, false
	}
	return out, r.direction(at, row, &out) && ok
}

func (r *resolver) weight(at place, w float64) bool {
	switch {
	case math.IsNaN(w) || math.IsInf(w, 0):
		r.fault(at, NotANumber, "weight", figureText(w))
	case w < 0:
		r.fault(at, Negative, "weight", figureText(w))
	default:
		return !r.gap(at, "weight")
	}
	return false
}

// direction checks that amount, baseline and floor lie as the sense says.
func (r *resolver) direction(at place, row Target, p *Promise) bool {
	text := figureText(row.Amount.Value)
	sign := 1.0
	switch row.Sense {
	case "", AtLeast:
		p.Sense = AtLeast
	case AtMost:
		sign = -1
		if !row.BaselineSet {
			r.fault(at, NoBaseline, "baseline", "", string(row.ID))
			return false
		}
	default:
		r.fault(at, UnknownWord, "sense", string(row.Sense), "at_least, at_most")
		return false
	}
	ok := true
	switch d := sign * (p.Amount - p.Baseline); {
	case d == 0:
		r.fault(at, AmountIsBase, "amount", text, string(row.ID), row.Amount.Value)
		ok = false
	case d < 0:
		r.fault(at, SenseReversed, "sense", string(p.Sense), string(p.Sense), row.Baseline.Value, row.Amount.Value)
		ok = false
	}
	if row.FloorSet && sign*(p.Floor-p.Amount) > 0 {
		r.fault(at, FloorBeyond, "floor", figureText(row.Floor.Value), row.Floor.Value, row.Amount.Value)
		ok = false
	}
	return ok
}

// claims checks that no two targets claim the same final use: the same good,
// category and year, in regions that are not apart.
func (r *resolver) claims() {
	type useKey struct {
		good, year int
		category   CategoryID
	}
	type claim struct{ region, row int }
	type pair struct{ a, b int }
	made := map[useKey][]claim{}
	told := map[pair]bool{}
	check := func(key useKey, p Promise) {
		for _, other := range made[key] {
			together := other.region == p.Measure.Region || other.region < 0 || p.Measure.Region < 0
			if together && !told[pair{other.row, p.Target}] {
				told[pair{other.row, p.Target}] = true
				r.fault(place{TableTargets, p.Target}, ClaimedTwice, "target", string(p.ID),
					string(r.p.Goods[key.good].ID), string(key.category), r.figs.Years[key.year], Row{TableTargets, other.row})
			}
		}
		made[key] = append(made[key], claim{p.Measure.Region, p.Target})
	}
	for _, p := range r.figs.Promises {
		if p.Measure.Kind != MeasureFinalUse || p.Sense != AtLeast {
			continue
		}
		for _, t := range p.Years {
			if p.Measure.Basket >= 0 {
				basket := r.figs.Baskets[p.Measure.Basket]
				for _, share := range basket.Goods {
					check(useKey{share.Good, t, basket.Category}, p)
				}
				continue
			}
			for _, c := range p.Measure.Categories {
				check(useKey{p.Measure.Good, t, c}, p)
			}
		}
	}
}
