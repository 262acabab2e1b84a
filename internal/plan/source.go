package plan

import "slices"

// usage is what the rows of a plan say of a good, whether or not they could be
// resolved: so a row that is wrong itself is not reported a second time here.
type usage struct {
	made   bool // by a process or project
	given  bool // by nature or from abroad, or in stock at the beginning
	needed bool // by production, investment or final use
	named  bool // by a measure
	stored bool
	leaves bool // is exported
	doubt  bool // a wrongly written name may mean it
}

// sources checks that every good which is needed comes from somewhere, and
// that what may not be thrown away can go somewhere, or is held by a limit or
// target.
func (r *resolver) sources() {
	use := r.usages()
	sourcesRead := r.gaps.complete(TableProcesses, TableOutputs, TableSupply, TableStocks, TableTrade, TableDebts, TableProjects, TableRenewables) &&
		!r.gaps.named("makes", TableProcesses) && !r.gaps.named("currency", TableTrade, TableDebts) && !r.gaps.named("direction", TableTrade) &&
		!r.gaps.named("good", TableOutputs, TableSupply, TableStocks, TableTrade, TableProjects, TableRenewables)
	usesRead := r.gaps.complete(TableInputs, TableAssetInputs, TableUnderWayInputs, TableBaskets, TableFinalUse, TableTrade, TableDebts,
		TableRoutes, TableProjectInputs, TableLimits, TableTargets, TableIndicatorTerms, TableObjective, TableTidy) &&
		!r.gaps.named("good", TableInputs, TableAssetInputs, TableUnderWayInputs, TableBaskets, TableFinalUse, TableTrade, TableRoutes, TableProjectInputs) &&
		!r.gaps.named("currency", TableTrade, TableDebts) && !r.gaps.named("freight", TableRoutes) && !r.gaps.named("direction", TableTrade) &&
		!r.gaps.named("of", TableLimits, TableTargets, TableIndicatorTerms, TableObjective, TableTidy)
	for i, g := range r.p.Goods {
		at, u := place{TableGoods, i}, use[g.ID]
		switch {
		case u == nil || u.doubt:
		case u.needed && !u.made && !u.given && sourcesRead:
			r.fault(at, NotMade, "good", string(g.ID), string(g.ID))
		case g.Keep && u.made && !u.needed && !u.stored && !u.leaves && u.named:
			r.figs.Goods[i].Keep = false // what limits or targets say of it is its sink
		case g.Keep && u.made && !u.needed && !u.stored && !u.leaves && usesRead:
			r.fault(at, NoSink, "good", string(g.ID), string(g.ID))
		case !u.needed && !u.named && !u.leaves && usesRead:
			r.warn(at, NotUsed, "good", string(g.ID), string(g.ID))
		}
	}
	for i, l := range r.p.Targets {
		r.cannotOpen(place{TableTargets, i}, l.Measure)
	}
}

// cannotOpen warns of a target for opening what has no inputs and so cannot
// be opened.
func (r *resolver) cannotOpen(at place, m Measure) {
	if m.Kind != MeasureOpening || !r.gaps.complete(TableAssetInputs) {
		return
	}
	if k, ok := r.assetIndex.position[AssetID(m.Of)]; ok && !slices.ContainsFunc(r.p.AssetInputs, func(in AssetInput) bool { return in.Asset == r.p.Assets[k].ID }) {
		r.warn(at, CannotOpen, "of", m.Of, m.Of)
	}
}

func (r *resolver) usages() map[GoodID]*usage {
	p := r.p
	use := make(map[GoodID]*usage, len(p.Goods))
	for _, g := range p.Goods {
		use[g.ID] = &usage{}
	}
	of := func(id GoodID) *usage {
		if u := use[id]; u != nil {
			return u
		}
		return &usage{} // not declared: reported where it stands
	}
	for _, x := range p.Processes {
		of(x.Makes).made = true
	}
	for _, x := range p.Outputs {
		of(x.Good).made = true
	}
	for _, x := range p.Supply {
		if u := of(x.Good); x.Unlimited || x.Amount.Value != 0 {
			u.given = true
		}
	}
	for _, x := range p.Stocks {
		u := of(x.Good)
		u.stored = true
		u.given = u.given || x.Opening.Value != 0
	}
	needs := func(id GoodID, q Quantity) {
		if u := of(id); q.Value != 0 {
			u.needed = true
		} else {
			u.named = true
		}
	}
	for _, x := range p.Inputs {
		needs(x.Good, x.Amount)
	}
	for _, x := range p.AssetInputs {
		needs(x.Good, x.Amount)
	}
	for _, x := range p.UnderWayInputs {
		needs(x.Good, x.Amount)
	}
	for _, x := range p.Baskets {
		needs(x.Good, x.Amount)
	}
	for _, x := range p.FinalUse {
		needs(x.Good, x.Amount)
	}
	for _, x := range p.ProjectInputs {
		needs(x.Good, x.Amount)
	}
	r.usedAbroad(of, needs)
	for _, x := range p.Projects {
		of(x.Good).made = true
	}
	for _, x := range p.Renewables {
		of(x.Harvest).given = true
	}
	r.namedByMeasures(of)
	for _, f := range r.faults {
		if f.Code == UnknownGood {
			for _, name := range f.Near {
				of(GoodID(name)).doubt = true
			}
		}
	}
	return use
}

// usedAbroad marks what trade, debts and routes take and give. An import gives
// the good and takes the currency, an export the reverse.
func (r *resolver) usedAbroad(of func(GoodID) *usage, needs func(GoodID, Quantity)) {
	for _, x := range r.p.Trade {
		good, money := of(x.Good), of(x.Currency)
		if x.Import {
			good.given = true
			needs(x.Currency, x.Price)
		} else {
			good.leaves, money.given = true, true
			good.needed = good.needed || x.LowerSet && x.Lower.Value > 0 || x.ByDefault && x.Base.Value > 0
		}
	}
	for _, x := range r.p.Debts {
		of(x.Currency).given = true
		needs(x.Currency, x.Opening)
	}
	for _, x := range r.p.Routes {
		needs(x.Freight, x.FreightPer)
	}
}

// namedByMeasures marks the goods that limits, targets and objectives name.
// Final use that a target asks for is a need.
func (r *resolver) namedByMeasures(of func(GoodID) *usage) {
	name := func(m Measure, asked bool) {
		switch m.Kind {
		case MeasureFinalUse:
			u := of(GoodID(m.Of))
			u.named, u.needed = true, u.needed || asked
		case MeasureOutput, MeasureUse, MeasureStock, MeasureImport, MeasureExport, MeasureDebt:
			of(GoodID(m.Of)).named = true
		case MeasureActivity, MeasureCapacity, MeasureOpening, MeasureHarvest, MeasureBiomass, MeasureStart, MeasureIndicator, MeasureWorst:
		}
	}
	for _, l := range r.p.Limits {
		name(l.Measure, l.LowerSet && l.Lower.Value > 0)
	}
	for _, t := range r.p.Targets {
		name(t.Measure, t.Sense != AtMost)
	}
	for _, t := range r.p.IndicatorTerms {
		name(t.Measure, t.Coefficient > 0)
	}
	if r.p.Objective != nil {
		for _, t := range r.p.Objective.Terms {
			name(t.Measure, r.p.Objective.Maximise == (t.Weight > 0))
		}
	}
	for _, t := range r.p.Tidy {
		name(t.Measure, false)
	}
}
