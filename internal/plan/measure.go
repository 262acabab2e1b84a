package plan

import "strings"

// measureWords are the measures of limits and targets.
const measureWords = "final_use, output, activity, capacity, opening, stock, use, " +
	"import, export, debt, harvest, biomass, start, indicator"

// noMeasure is a measure of nothing, everywhere.
func noMeasure(kind MeasureKind) MeasureFigures {
	return MeasureFigures{
		Kind: kind, Good: -1, Process: -1, Asset: -1, Basket: -1, Renewable: -1, Project: -1, Indicator: -1, Region: -1,
	}
}

// measure resolves a measure with its natural unit.
func (r *resolver) measure(at place, m Measure, allowWorst bool) (MeasureFigures, natural, bool) {
	out := noMeasure(m.Kind)
	to := natural{}
	ok := true
	switch m.Kind {
	case MeasureFinalUse:
		to, ok = r.measureFinalUse(at, m, &out)
	case MeasureOutput, MeasureUse, MeasureStock:
		to, ok = r.measureGood(at, m, &out)
	case MeasureActivity:
		k, known := findOf(r, r.processes, at, m)
		if out.Process, ok = k, known; ok {
			to = r.naturalProcess(k)
		}
	case MeasureCapacity, MeasureOpening:
		k, known := findOf(r, r.assetIndex, at, m)
		if out.Asset, ok = k, known; ok && r.figs.Assets[k].Process >= 0 {
			to = r.naturalProcess(r.figs.Assets[k].Process)
		}
	case MeasureImport, MeasureExport, MeasureDebt:
		to, ok = r.measureTrade(at, m, &out)
	case MeasureHarvest, MeasureBiomass:
		k, known := findOf(r, r.renewableIndex, at, m)
		if out.Renewable, ok = k, known; ok && r.figs.Renewables[k].Harvest >= 0 {
			to = r.naturalGood(r.figs.Renewables[k].Harvest)
		}
		ok = ok && r.standsIn(at, m, r.p.Renewables[k].Region)
	case MeasureStart:
		k, known := findOf(r, r.projectIndex, at, m)
		out.Project, ok, to = k, known, natural{One, "1"}
		ok = ok && r.standsIn(at, m, r.p.Projects[k].Region)
	case MeasureIndicator:
		to, ok = r.measureIndicator(at, m, &out)
	case MeasureWorst:
		to = natural{One, "1"}
		switch {
		case !allowWorst:
			r.fault(at, WrongMeasure, "measure", string(m.Kind), measureWords)
			ok = false
		case m.Of != "":
			r.fault(at, WrongMeasure, "of", m.Of, string(m.Kind))
			ok = false
		}
	case "":
		r.fault(at, Required, "measure", "", "measure")
		ok = false
	default:
		words := measureWords
		if allowWorst {
			words += ", " + string(MeasureWorst)
		}
		r.fault(at, UnknownWord, "measure", string(m.Kind), words)
		ok = false
	}
	if len(m.Categories) > 0 && m.Kind != MeasureFinalUse && ok {
		r.fault(at, CategoryUnasked, "category", categoryText(m.Categories), string(m.Kind))
		ok = false
	}
	if m.Region != "" {
		k, state := r.findRegion(at, "region", m.Region)
		out.Region, ok = k, ok && state == isKnown
		if ok && out.Asset >= 0 {
			_, ok = r.assetAt(at, AssetID(m.Of), m.Region)
		}
	}
	if ok && out.Indicator >= 0 {
		ok = r.peopled(at, out)
	}
	out.Unit = to.text
	return out, to, ok
}

// measureFinalUse resolves the final use of a good in categories, or of the
// basket of a category.
func (r *resolver) measureFinalUse(at place, m Measure, out *MeasureFigures) (natural, bool) {
	ok := true
	for _, c := range m.Categories {
		ok = r.category(at, c) && ok
	}
	out.Categories = m.Categories
	if len(out.Categories) == 0 {
		out.Categories = []CategoryID{""}
		ok = ok && !r.gap(at, "category")
	}
	if m.Of != "" || r.gap(at, "of") {
		k, known := findOf(r, r.goods, at, m)
		if !known {
			return natural{}, false
		}
		out.Good = k
		return r.naturalGood(k), ok
	}
	if !ok {
		return natural{}, false
	}
	basket, isBasket := r.basket[out.Categories[0]]
	switch {
	case len(m.Categories) == 0:
		r.fault(at, Required, "of", "", "of")
		return natural{}, false
	case len(m.Categories) > 1 || !isBasket:
		if r.gaps.complete(TableBaskets, TableCategories) {
			r.fault(at, WrongMeasure, "of", "", string(m.Kind))
		}
		return natural{}, false
	}
	out.Basket = basket
	text := r.figs.Baskets[basket].Unit
	unit, err := r.units.Parse(text)
	if err != nil {
		return natural{}, true
	}
	return natural{unit, text}, true
}

// measureGood resolves output, use or stock of a good.
func (r *resolver) measureGood(at place, m Measure, out *MeasureFigures) (natural, bool) {
	k, known := findOf(r, r.goods, at, m)
	if !known {
		return natural{}, false
	}
	out.Good = k
	if m.Kind == MeasureStock && !r.stored[k] && r.gaps.complete(TableStocks) {
		r.fault(at, NotStored, "of", m.Of, m.Of)
		return r.naturalGood(k), false
	}
	return r.naturalGood(k), true
}

// measureTrade resolves import, export or debt.
func (r *resolver) measureTrade(at place, m Measure, out *MeasureFigures) (natural, bool) {
	k, known := findOf(r, r.goods, at, m)
	if !known {
		return natural{}, false
	}
	out.Good = k
	to, ok := r.naturalGood(k), true
	switch {
	case m.Kind == MeasureDebt && !r.borrowed[k] && !r.gaps.touched(TableDebts):
		r.fault(at, NotBorrowed, "of", m.Of, m.Of)
		ok = false
	case m.Kind == MeasureDebt && m.Region != "":
		r.fault(at, RegionUnasked, "region", string(m.Region), string(m.Kind))
		ok = false
	case m.Kind != MeasureDebt && !r.traded[tradedGood{m.Kind == MeasureImport, k}] && !r.gaps.touched(TableTrade):
		r.fault(at, NotTraded, "of", m.Of, m.Of, string(m.Kind))
		ok = false
	}
	return to, ok
}

// standsIn checks that a measure asks where the thing is.
func (r *resolver) standsIn(at place, m Measure, region RegionID) bool {
	if m.Region == "" || m.Region == region {
		return true
	}
	if _, known := r.regions.position[m.Region]; known {
		r.fault(at, NotThere, "region", string(m.Region), m.Of, string(region))
		return false
	}
	return true // reported as unknown
}

// findOf finds what a measure is of. A name that stands for something else is
// told apart from one that stands for nothing.
func findOf[ID ~string](r *resolver, x index[ID], at place, m Measure) (int, bool) {
	if _, ok := x.position[ID(m.Of)]; !ok && m.Of != "" && !r.gap(at, "of") {
		if other := r.kindOf(m.Of); other != "" {
			r.fault(at, WrongKind, "of", m.Of, other, kindOfTable[x.table])
			return -1, false
		}
	}
	k, state := find(r, x, at, "of", ID(m.Of))
	return k, state == isKnown
}

var kindOfTable = map[Table]string{
	TableGoods: "good", TableProcesses: "process", TableAssets: "asset", TableCategories: "category",
	TableRenewables: "renewable", TableProjects: "project", TableIndicators: "indicator",
}

// kindOf says what a name stands for, empty if for nothing.
func (r *resolver) kindOf(name string) string {
	if _, ok := r.goods.position[GoodID(name)]; ok {
		return "good"
	}
	if _, ok := r.processes.position[ProcessID(name)]; ok {
		return "process"
	}
	if _, ok := r.assetIndex.position[AssetID(name)]; ok {
		return "asset"
	}
	if _, ok := r.renewableIndex.position[RenewableID(name)]; ok {
		return "renewable"
	}
	if _, ok := r.projectIndex.position[ProjectID(name)]; ok {
		return "project"
	}
	if _, ok := r.indicatorIndex.position[IndicatorID(name)]; ok {
		return "indicator"
	}
	if _, ok := r.categories.position[CategoryID(name)]; ok {
		return "category"
	}
	return ""
}

// same tells whether two measures are of the same thing.
func (m Measure) same(n Measure) bool {
	return m.Kind == n.Kind && m.Of == n.Of && categoryText(m.Categories) == categoryText(n.Categories)
}

// categoryText writes categories as the tables do.
func categoryText(categories []CategoryID) string {
	texts := make([]string, len(categories))
	for i, c := range categories {
		texts[i] = string(c)
	}
	return strings.Join(texts, "+")
}
