package planfile

import (
	"pgregory.net/rapid"

	"github.com/openplenum/plenum/internal/plan"
)

// The tables of regions, trade, projects, nature, indicators and risks, drawn
// at random: right or wrong, but such that a folder can hold them.

func (d drawn) yes(label string) bool    { return rapid.Bool().Draw(d.t, label) }
func (d drawn) year(label string) int    { return rapid.IntRange(-3, 3000).Draw(d.t, label) }
func (d drawn) good() plan.GoodID        { return plan.GoodID(d.id("good")) }
func (d drawn) region() plan.RegionID    { return plan.RegionID(d.maybe("region")) }
func (d drawn) organ() plan.OrganID      { return plan.OrganID(d.maybe("organ")) }
func (d drawn) maybeGood() plan.GoodID   { return plan.GoodID(d.maybe("good")) }
func (d drawn) maybeAsset() plan.AssetID { return plan.AssetID(d.maybe("asset")) }

// bounds draws lower and upper, or one of them, or none, with a third figure
// that shares their unit where there is one.
func (d drawn) bounds(lower, upper *plan.Quantity, lowerSet, upperSet *bool, third ...*plan.Quantity) {
	all := third
	if *lowerSet = d.yes("lower"); *lowerSet {
		all = append(all, lower)
	}
	if *upperSet = d.yes("upper"); *upperSet {
		all = append(all, upper)
	}
	if len(all) > 0 {
		d.shared("bounds", all...)
	}
}

func (d drawn) trade() plan.Trade {
	x := plan.Trade{Import: d.yes("import"), Good: d.good(), Region: d.region(), Span: d.span("year"), Currency: d.maybeGood(), Growth: d.number("growth")}
	if x.Currency != "" || d.yes("price") {
		x.Price = d.quantity("price")
	}
	if x.ByDefault = d.yes("by default"); !x.ByDefault {
		d.bounds(&x.Lower, &x.Upper, &x.LowerSet, &x.UpperSet)
		return x
	}
	x.Margin = rapid.SampledFrom([]float64{0, 0.1, 0.2}).Draw(d.t, "margin")
	if x.Import {
		x.Share = d.number("share")
		d.bounds(&x.Lower, &x.Upper, &x.LowerSet, &x.UpperSet)
	} else {
		d.bounds(&x.Lower, &x.Upper, &x.LowerSet, &x.UpperSet, &x.Base)
	}
	return x
}

func (d drawn) abroad(p *plan.Plan) {
	p.Regions = rows(d, "regions", func() plan.Region {
		return plan.Region{ID: plan.RegionID(d.id("region")), Name: d.text("name")}
	})
	p.Population = rows(d, "population", func() plan.Population {
		return plan.Population{Region: d.region(), Span: d.span("year"), Amount: d.quantity("amount")}
	})
	p.Trade = rows(d, "trade", d.trade)
	p.Debts = rows(d, "debts", func() plan.Debt {
		x := plan.Debt{Currency: d.good(), Interest: d.number("interest")}
		d.bounds(&x.Limit, &x.Closing, &x.LimitSet, &x.ClosingSet, &x.Opening)
		return x
	})
	p.Routes = rows(d, "routes", func() plan.Route {
		x := plan.Route{Good: d.good(), From: plan.RegionID(d.id("from")), To: plan.RegionID(d.id("to")), Both: d.yes("both"), Span: d.span("year"), Loss: d.number("loss")}
		if x.Freight = d.maybeGood(); x.Freight != "" {
			x.FreightPer = d.quantity("freight")
		}
		d.bounds(&x.Lower, &x.Upper, &x.LowerSet, &x.UpperSet)
		return x
	})
	p.Projects = rows(d, "projects", func() plan.Project {
		x := plan.Project{
			ID: plan.ProjectID(d.id("project")), Name: d.text("name"), Region: d.region(),
			EarliestSet: d.yes("earliest"), LatestSet: d.yes("latest"), Compulsory: d.yes("compulsory"), Divisible: d.yes("divisible"),
			Asset: d.maybeAsset(), Good: d.maybeGood(), Amount: d.quantity("amount"), Delay: d.year("delay"), Lasts: d.year("lasts"), Organ: d.organ(),
		}
		if x.EarliestSet {
			x.Earliest = d.year("earliest")
		}
		if x.LatestSet {
			x.Latest = d.year("latest")
		}
		return x
	})
	p.ProjectInputs = rows(d, "project inputs", func() plan.ProjectInput {
		return plan.ProjectInput{Project: plan.ProjectID(d.id("project")), Good: d.good(), Region: d.region(), After: d.year("after"), Amount: d.quantity("amount")}
	})
}

func (d drawn) nature(p *plan.Plan) {
	p.Renewables = rows(d, "renewables", func() plan.Renewable {
		x := plan.Renewable{ID: plan.RenewableID(d.id("renewable")), Name: d.text("name"), Region: d.region(), Harvest: d.good()}
		if x.ClosingSet = d.yes("closing"); x.ClosingSet {
			d.shared("renewable", &x.Opening, &x.Closing)
		} else {
			x.Opening = d.quantity("opening")
		}
		return x
	})
	p.Growth = rows(d, "growth", func() plan.Growth {
		x := plan.Growth{Renewable: plan.RenewableID(d.id("renewable")), Slope: d.number("slope")}
		if d.yes("intercept") {
			d.shared("intercept", &x.Intercept)
		}
		return x
	})
	p.Indicators = rows(d, "indicators", func() plan.Indicator {
		return plan.Indicator{ID: plan.IndicatorID(d.id("indicator")), Name: d.text("name"), Unit: d.maybe("unit"), Constant: d.number("constant"), PerPerson: d.yes("per person"), Per: d.number("per")}
	})
	p.IndicatorTerms = rows(d, "indicator terms", func() plan.IndicatorTerm {
		return plan.IndicatorTerm{Indicator: plan.IndicatorID(d.id("indicator")), Measure: d.measure("measure"), Coefficient: d.number("coefficient"), Span: d.span("year")}
	})
	p.Risks = rows(d, "risks", func() plan.Risk {
		law := rapid.SampledFrom([]plan.Distribution{plan.Normal, plan.Triangular, "odd"}).Draw(d.t, "distribution")
		return plan.Risk{
			ID: plan.RiskID(d.id("risk")), Name: d.text("name"), Process: plan.ProcessID(d.maybe("process")), Good: d.maybeGood(), Region: d.region(), Price: d.yes("price"),
			Distribution: law, A: d.number("a"), B: d.number("b"), C: d.number("c"), Correlation: d.number("correlation"), Span: d.span("year"),
		}
	})
}
