package plan

import "strconv"

// assets resolves assets.csv.
func (r *resolver) assets() {
	for i, a := range r.p.Assets {
		at := place{TableAssets, i}
		process, state := find(r, r.processes, at, "process", a.Process)
		region, _ := r.region(at, "region", a.Region, false)
		r.share(at, "retirement", a.Retirement)
		if rows := r.assetRows[a.ID]; len(rows) > 0 && r.p.Assets[rows[0]].Process != a.Process && !r.gap(at, "process") {
			r.fault(at, RowDiffers, "process", string(a.Process), Row{TableAssets, rows[0]})
		}
		out := AssetFigures{Asset: a, Process: process, Region: region, Retirement: a.Retirement}
		if out.Name == "" {
			out.Name = string(a.ID)
		}
		switch {
		case state != isKnown:
			r.amount(at, "capacity", a.Capacity, natural{})
		case a.CapacityGiven:
			out.Capacity, _ = r.amount(at, "capacity", a.Capacity, r.naturalProcess(process))
		case r.hasBase(process):
			out.Capacity = r.figs.Processes[process].Base.Value
		default:
			r.fault(at, RequiredFigure, "capacity", "", "capacity")
		}
		if state == isKnown {
			p := &r.figs.Processes[process]
			p.Assets = append(p.Assets, i)
		}
		r.figs.Assets = append(r.figs.Assets, out)
	}
}

// assetInputs resolves asset_inputs.csv. A row holds for the asset in every
// region but those that other rows name for the same good and lead.
func (r *resolver) assetInputs() {
	all := newSeriesMap[flowKey](r, len(r.p.AssetInputs))
	named := map[flowKey]bool{}
	for _, in := range r.p.AssetInputs {
		if in.Region == "" {
			continue
		}
		asset, there := r.assetIn(in.Asset, in.Region)
		if good, ok := r.goods.position[in.Good]; ok && there {
			named[flowKey{asset, good, -1, in.Lead}] = true
		}
	}
	for i, in := range r.p.AssetInputs {
		at := place{TableAssetInputs, i}
		asset, astate := find(r, r.assetIndex, at, "asset", in.Asset)
		good, gstate := find(r, r.goods, at, "good", in.Good)
		ok := r.lead(at, in.Lead)
		rows := r.assetRows[in.Asset]
		if in.Region != "" && astate == isKnown {
			if asset, ok = r.assetAt(at, in.Asset, in.Region); !ok {
				continue
			}
			rows = []int{asset}
		}
		if astate != isKnown || gstate != isKnown || r.figs.Assets[asset].Process < 0 {
			r.figureAlone(at, in.Amount)
			continue
		}
		v, vok := r.coefficient(at, in.Amount, good, r.figs.Assets[asset].Process)
		if !ok || !vok {
			r.span(at, "year", in.Span)
			continue
		}
		for _, row := range rows {
			key := flowKey{row, good, -1, in.Lead}
			if in.Region == "" && named[key] {
				continue
			}
			if !all.set(at, key, in.Span, v) {
				break // reported once, not for every region
			}
		}
	}
	for k, key := range all.keys {
		if s := all.list[k]; anyPositive(s.value) {
			a := &r.figs.Assets[key.owner]
			a.Inputs = append(a.Inputs, Flow{Good: key.good, Region: -1, Lead: key.lead, Amount: s.value})
		}
	}
}

// openingKey names an opening that is under way.
type openingKey struct{ asset, region, opens int }

// underWay resolves under_way.csv and under_way_inputs.csv. What an opening of
// year v still takes is, for each input of its asset with lead l, its amount
// times the input's coefficient in year v-l, if that lies in the horizon.
func (r *resolver) underWay() {
	openings := map[openingKey]int{}
	rows := map[openingKey]int{}
	for i, u := range r.p.UnderWay {
		at := place{TableUnderWay, i}
		key, ok := r.opening(at, u.Asset, u.Region, u.Opens)
		to := natural{}
		if key.asset >= 0 && r.figs.Assets[key.asset].Process >= 0 {
			to = r.naturalProcess(r.figs.Assets[key.asset].Process)
		}
		v, vok := r.amount(at, "amount", u.Amount, to)
		if !ok || !vok {
			continue
		}
		if first, dup := rows[key]; dup {
			r.fault(at, Duplicate, "opens", strconv.Itoa(u.Opens), Row{TableUnderWay, first})
			continue
		}
		rows[key] = i
		openings[key] = len(r.figs.UnderWay)
		out := UnderWayFigures{Asset: key.asset, Region: key.region, Opens: key.opens, Amount: v}
		for _, in := range r.figs.Assets[key.asset].Inputs {
			if t := key.opens - in.Lead; t >= 0 && in.Amount[key.opens] > 0 {
				out.Inputs = append(out.Inputs, DatedUse{Good: in.Good, Region: key.region, Year: t, Amount: v * in.Amount[key.opens]})
			}
		}
		r.figs.UnderWay = append(r.figs.UnderWay, out)
	}
	r.underWayInputs(openings)
}

// opening finds the asset, region and year that a row names. The region may
// be left out where the asset stands in one only.
func (r *resolver) opening(at place, asset AssetID, region RegionID, opens int) (openingKey, bool) {
	a, state := find(r, r.assetIndex, at, "asset", asset)
	if state != isKnown {
		return openingKey{asset: -1}, false
	}
	ok := true
	switch {
	case region != "":
		if row, there := r.assetAt(at, asset, region); there {
			a = row
		} else {
			ok = false
		}
	case len(r.assetRows[asset]) > 1:
		r.fault(at, Required, "region", "", "region")
		ok = false
	}
	if !r.span(at, "opens", Year(opens)) || r.gap(at, "opens") {
		ok = false
	}
	return openingKey{a, r.figs.Assets[a].Region, opens - r.p.Horizon.First}, ok
}

// assetAt finds an asset in a region, and reports it if it does not stand
// there.
func (r *resolver) assetAt(at place, asset AssetID, region RegionID) (int, bool) {
	row, there := r.assetIn(asset, region)
	if there {
		return row, true
	}
	if _, state := r.findRegion(at, "region", region); state == isKnown && r.gaps.complete(TableAssets) {
		r.fault(at, NotThere, "region", string(region), string(asset), r.assetRegions(asset))
	}
	return -1, false
}

// underWayInputs replaces what openings take by the rows that say it.
func (r *resolver) underWayInputs(openings map[openingKey]int) {
	type useKey struct{ opening, good, year int }
	first := map[useKey]int{}
	said := map[int]bool{}
	for i, u := range r.p.UnderWayInputs {
		at := place{TableUnderWayInputs, i}
		key, ok := r.opening(at, u.Asset, u.Region, u.Opens)
		good, state := find(r, r.goods, at, "good", u.Good)
		ok = r.span(at, "year", Year(u.Year)) && !r.gap(at, "year") && ok
		if state != isKnown {
			r.figureAlone(at, u.Amount)
			continue
		}
		v, vok := r.amount(at, "amount", u.Amount, r.naturalGood(good))
		if !ok || !vok {
			continue
		}
		o, known := openings[key]
		if !known {
			if !r.gaps.touched(TableUnderWay) {
				r.fault(at, UnderWayUnnamed, "opens", strconv.Itoa(u.Opens), string(u.Asset), u.Opens)
			}
			continue
		}
		use := useKey{o, good, u.Year - r.p.Horizon.First}
		if row, dup := first[use]; dup {
			r.fault(at, Duplicate, "good", string(u.Good), Row{TableUnderWayInputs, row})
			continue
		}
		first[use] = i
		if !said[o] {
			said[o] = true
			r.figs.UnderWay[o].Inputs = nil
		}
		r.figs.UnderWay[o].Inputs = append(r.figs.UnderWay[o].Inputs, DatedUse{Good: good, Region: key.region, Year: use.year, Amount: v})
	}
}
