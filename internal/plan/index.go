package plan

import (
	"strings"
	"unicode"
)

// index finds the position of an identifier.
type index[ID ~string] struct {
	table    Table // where they are declared
	unknown  Code
	position map[ID]int
	names    []string
}

// outcome of a lookup.
type found int

const (
	isKnown   found = iota
	isGap           // declared in a row that could not be read, or itself not readable
	isUnknown       // reported
)

// declare makes the index of a table's identifiers and reports those that are
// missing, badly written or declared twice.
func declare[ID ~string](r *resolver, table Table, field string, unknown Code, ids []ID) index[ID] {
	x := index[ID]{table: table, unknown: unknown, position: make(map[ID]int, len(ids))}
	for i, id := range ids {
		at := place{table, i}
		if first, ok := x.position[id]; ok && id != "" {
			r.fault(at, Duplicate, field, string(id), Row{table, first})
			continue
		}
		r.identifier(at, field, string(id))
		if id != "" {
			x.position[id] = i
			x.names = append(x.names, string(id))
		}
	}
	return x
}

// identifier checks how an identifier is written.
func (r *resolver) identifier(at place, field, id string) {
	if id == "" {
		r.fault(at, Required, field, "", field)
		return
	}
	for _, c := range id {
		if !unicode.IsLetter(c) && !unicode.IsDigit(c) && !unicode.IsMark(c) && !strings.ContainsRune("_-.", c) {
			r.fault(at, BadIdentifier, field, id, string(c))
			return
		}
	}
}

// find looks an identifier up and reports it if it is missing or unknown.
func find[ID ~string](r *resolver, x index[ID], at place, field string, id ID) (int, found) {
	if k, ok := x.position[id]; ok {
		return k, isKnown
	}
	switch {
	case r.gap(at, field), r.gaps.Names[x.table][string(id)], r.gaps.Tables[x.table] && len(x.names) == 0:
		return -1, isGap
	case id == "":
		r.fault(at, Required, field, "", field)
	default:
		r.fault(at, x.unknown, field, string(id))
		r.faults[len(r.faults)-1].Near = Near(string(id), x.names)
	}
	return -1, isUnknown
}

// names declares everything that can be named.
func (r *resolver) names() {
	p := r.p
	r.goods = declare(r, TableGoods, "good", UnknownGood, each(p.Goods, func(g Good) GoodID { return g.ID }))
	r.processes = declare(r, TableProcesses, "process", UnknownProcess, each(p.Processes, func(x Process) ProcessID { return x.ID }))
	r.declareAssets()
	r.projectIndex = declare(r, TableProjects, "project", UnknownProject, each(p.Projects, func(x Project) ProjectID { return x.ID }))
	r.renewableIndex = declare(r, TableRenewables, "renewable", UnknownRenewable, each(p.Renewables, func(x Renewable) RenewableID { return x.ID }))
	r.indicatorIndex = declare(r, TableIndicators, "indicator", UnknownIndicator, each(p.Indicators, func(x Indicator) IndicatorID { return x.ID }))
	declare(r, TableRisks, "risk", "", each(p.Risks, func(x Risk) RiskID { return x.ID }))
	r.categories = declare(r, TableCategories, "category", UnknownCategory, each(p.Categories, func(c Category) CategoryID { return c.ID }))
	r.organs = declare(r, TableOrgans, "organ", UnknownOrgan, each(p.Organs, func(o Organ) OrganID { return o.ID }))
	r.declareRegions()
	r.organParents()
}

// declareAssets declares the assets. The same asset may stand in several
// regions.
func (r *resolver) declareAssets() {
	r.assetIndex = index[AssetID]{table: TableAssets, unknown: UnknownAsset, position: make(map[AssetID]int, len(r.p.Assets))}
	for i, a := range r.p.Assets {
		at := place{TableAssets, i}
		if first, ok := r.assetIn(a.ID, a.Region); ok {
			r.fault(at, Duplicate, "asset", string(a.ID), Row{TableAssets, first})
			continue
		}
		if _, ok := r.assetIndex.position[a.ID]; !ok {
			r.identifier(at, "asset", string(a.ID))
			if a.ID == "" {
				continue
			}
			r.assetIndex.position[a.ID] = i
			r.assetIndex.names = append(r.assetIndex.names, string(a.ID))
		}
		r.assetRows[a.ID] = append(r.assetRows[a.ID], i)
	}
}

// assetIn finds the row of an asset in a region.
func (r *resolver) assetIn(id AssetID, region RegionID) (int, bool) {
	for _, i := range r.assetRows[id] {
		if r.p.Assets[i].Region == region {
			return i, true
		}
	}
	return -1, false
}

// assetRegions lists the regions in which an asset stands, with commas.
func (r *resolver) assetRegions(id AssetID) string {
	var names []string
	for _, i := range r.assetRows[id] {
		names = append(names, string(r.p.Assets[i].Region))
	}
	return strings.Join(names, ", ")
}

// declareRegions takes the regions from regions.csv; without it, from where
// assets stand and goods are supplied.
func (r *resolver) declareRegions() {
	if len(r.p.Regions) > 0 || r.gaps.Tables[TableRegions] {
		r.regions = declare(r, TableRegions, "region", UnlistedRegion, each(r.p.Regions, func(x Region) RegionID { return x.ID }))
		if r.figs.Regions = each(r.p.Regions, func(x Region) RegionID { return x.ID }); len(r.figs.Regions) == 0 {
			r.figs.Regions = []RegionID{""}
		}
		return
	}
	r.regions = index[RegionID]{table: TableAssets, unknown: UnknownRegion, position: map[RegionID]int{}}
	add := func(at place, id RegionID) {
		if _, ok := r.regions.position[id]; ok || id == "" {
			return
		}
		r.identifier(at, "region", string(id))
		r.regions.position[id] = len(r.figs.Regions)
		r.regions.names = append(r.regions.names, string(id))
		r.figs.Regions = append(r.figs.Regions, id)
	}
	for i, a := range r.p.Assets {
		add(place{TableAssets, i}, a.Region)
	}
	for i, s := range r.p.Supply {
		add(place{TableSupply, i}, s.Region)
	}
	if len(r.figs.Regions) == 0 {
		r.figs.Regions = []RegionID{""}
	}
}

// hasRegions tells whether the plan has regions at all.
func (r *resolver) hasRegions() bool { return len(r.regions.names) > 0 }

// region finds where a row takes place. Without regions there is one place;
// with regions the cell may be empty only if the good is balanced nationally.
func (r *resolver) region(at place, field string, id RegionID, national bool) (int, bool) {
	if id == "" && (!r.hasRegions() || national) {
		return 0, true
	}
	k, state := r.findRegion(at, field, id)
	return k, state == isKnown
}

func (r *resolver) findRegion(at place, field string, id RegionID) (int, found) {
	if id != "" && !r.gaps.complete(TableAssets, TableSupply, TableRegions) {
		if _, ok := r.regions.position[id]; !ok {
			return -1, isGap
		}
	}
	return find(r, r.regions, at, field, id)
}

// organParents checks the tree of organs.
func (r *resolver) organParents() {
	parent := map[OrganID]OrganID{}
	for i, o := range r.p.Organs {
		if o.Parent == "" {
			continue
		}
		if _, state := find(r, r.organs, place{TableOrgans, i}, "parent", o.Parent); state == isKnown {
			parent[o.ID] = o.Parent
		}
	}
	for i, o := range r.p.Organs {
		path, at := string(o.ID), o.ID
		for range len(parent) {
			up, ok := parent[at]
			if !ok {
				break
			}
			path, at = path+" > "+string(up), up
			if at == o.ID {
				r.fault(place{TableOrgans, i}, OrganCircle, "parent", string(o.Parent), path)
				return // one circle, once
			}
		}
	}
}

func (r *resolver) organ(at place, id OrganID) {
	if id != "" {
		find(r, r.organs, at, "organ", id)
	}
}

func each[T, ID any](rows []T, id func(T) ID) []ID {
	out := make([]ID, len(rows))
	for i, row := range rows {
		out[i] = id(row)
	}
	return out
}
