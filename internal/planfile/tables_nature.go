package planfile

import (
	"slices"

	"github.com/openplenum/plenum/internal/plan"
	"github.com/openplenum/plenum/internal/table"
)

// The tables of projects, nature, indicators and risks.

var projects = codec[plan.Project]{
	table: plan.TableProjects,
	rows:  func(p *plan.Plan) *[]plan.Project { return &p.Projects },
	columns: []column[plan.Project]{
		identifier("project", true, func(x *plan.Project) *plan.ProjectID { return &x.ID }),
		text("name", func(x *plan.Project) *string { return &x.Name }),
		identifier("region", false, func(x *plan.Project) *plan.RegionID { return &x.Region }),
		optionalYear("earliest", func(x *plan.Project) (*int, *bool) { return &x.Earliest, &x.EarliestSet }),
		optionalYear("latest", func(x *plan.Project) (*int, *bool) { return &x.Latest, &x.LatestSet }),
		unless("whole", func(x *plan.Project) *bool { return &x.Divisible }),
		yes("compulsory", func(x *plan.Project) *bool { return &x.Compulsory }),
		identifier("asset", false, func(x *plan.Project) *plan.AssetID { return &x.Asset }),
		identifier("good", false, func(x *plan.Project) *plan.GoodID { return &x.Good }),
		amount("amount", func(x *plan.Project) q { return &x.Amount }),
		unit(func(x *plan.Project) qs { return qs{&x.Amount} }),
		whole("delay", 1, func(x *plan.Project) *int { return &x.Delay }),
		whole("lasts", 1, func(x *plan.Project) *int { return &x.Lasts }),
		identifier("organ", false, func(x *plan.Project) *plan.OrganID { return &x.Organ }),
	},
}

var projectInputs = codec[plan.ProjectInput]{
	table: plan.TableProjectInputs,
	rows:  func(p *plan.Plan) *[]plan.ProjectInput { return &p.ProjectInputs },
	columns: []column[plan.ProjectInput]{
		identifier("project", true, func(x *plan.ProjectInput) *plan.ProjectID { return &x.Project }),
		identifier("good", true, func(x *plan.ProjectInput) *plan.GoodID { return &x.Good }),
		identifier("region", false, func(x *plan.ProjectInput) *plan.RegionID { return &x.Region }),
		whole("after", 0, func(x *plan.ProjectInput) *int { return &x.After }),
		amount("amount", func(x *plan.ProjectInput) q { return &x.Amount }),
		unit(func(x *plan.ProjectInput) qs { return qs{&x.Amount} }),
	},
}

var renewables = codec[plan.Renewable]{
	table: plan.TableRenewables,
	rows:  func(p *plan.Plan) *[]plan.Renewable { return &p.Renewables },
	columns: []column[plan.Renewable]{
		identifier("renewable", true, func(x *plan.Renewable) *plan.RenewableID { return &x.ID }),
		text("name", func(x *plan.Renewable) *string { return &x.Name }),
		identifier("region", false, func(x *plan.Renewable) *plan.RegionID { return &x.Region }),
		identifier("good", true, func(x *plan.Renewable) *plan.GoodID { return &x.Harvest }),
		amount("opening", func(x *plan.Renewable) q { return &x.Opening }),
		optional("closing", func(x *plan.Renewable) (q, *bool) { return &x.Closing, &x.ClosingSet }),
		unit(func(x *plan.Renewable) qs { return slices.Concat(qs{&x.Opening}, set(&x.Closing, x.ClosingSet)) }),
	},
}

var growth = codec[plan.Growth]{
	table: plan.TableGrowth,
	rows:  func(p *plan.Plan) *[]plan.Growth { return &p.Growth },
	columns: []column[plan.Growth]{
		identifier("renewable", true, func(x *plan.Growth) *plan.RenewableID { return &x.Renewable }),
		orZero("intercept", func(x *plan.Growth) q { return &x.Intercept }),
		unit(func(x *plan.Growth) qs { return stated(&x.Intercept) }),
		share("slope", func(x *plan.Growth) *float64 { return &x.Slope }),
	},
}

var indicators = codec[plan.Indicator]{
	table: plan.TableIndicators,
	rows:  func(p *plan.Plan) *[]plan.Indicator { return &p.Indicators },
	columns: []column[plan.Indicator]{
		identifier("indicator", true, func(x *plan.Indicator) *plan.IndicatorID { return &x.ID }),
		text("name", func(x *plan.Indicator) *string { return &x.Name }),
		ownUnit(false, func(x *plan.Indicator) *string { return &x.Unit }),
		number("constant", 0, func(x *plan.Indicator) *float64 { return &x.Constant }),
		yesUnlessSaid("per_person", func(x *plan.Indicator) *bool { return &x.PerPerson }),
		number("per", 1, func(x *plan.Indicator) *float64 { return &x.Per }),
	},
}

var indicatorTerms = codec[plan.IndicatorTerm]{
	table: plan.TableIndicatorTerms,
	rows:  func(p *plan.Plan) *[]plan.IndicatorTerm { return &p.IndicatorTerms },
	columns: slices.Concat(
		[]column[plan.IndicatorTerm]{
			identifier("indicator", true, func(x *plan.IndicatorTerm) *plan.IndicatorID { return &x.Indicator }),
		},
		measure(func(x *plan.IndicatorTerm) *plan.Measure { return &x.Measure }),
		[]column[plan.IndicatorTerm]{
			figure("coefficient", func(x *plan.IndicatorTerm) *float64 { return &x.Coefficient }),
			years(func(x *plan.IndicatorTerm) *plan.Span { return &x.Span }),
		},
	),
}

var risks = codec[plan.Risk]{
	table: plan.TableRisks,
	rows:  func(p *plan.Plan) *[]plan.Risk { return &p.Risks },
	columns: []column[plan.Risk]{
		identifier("risk", true, func(x *plan.Risk) *plan.RiskID { return &x.ID }),
		text("name", func(x *plan.Risk) *string { return &x.Name }),
		identifier("process", false, func(x *plan.Risk) *plan.ProcessID { return &x.Process }),
		identifier("good", false, func(x *plan.Risk) *plan.GoodID { return &x.Good }),
		identifier("region", false, func(x *plan.Risk) *plan.RegionID { return &x.Region }),
		yes("price", func(x *plan.Risk) *bool { return &x.Price }),
		identifier("distribution", true, func(x *plan.Risk) *plan.Distribution { return &x.Distribution }),
		figure("a", func(x *plan.Risk) *float64 { return &x.A }),
		figure("b", func(x *plan.Risk) *float64 { return &x.B }),
		mode,
		number("correlation", 0, func(x *plan.Risk) *float64 { return &x.Correlation }),
		years(func(x *plan.Risk) *plan.Span { return &x.Span }),
	},
}

// mode is the third parameter, which only triangular has.
var mode = func() column[plan.Risk] {
	c := number("c", 0, func(x *plan.Risk) *float64 { return &x.C })
	empty := c.empty
	c.empty = func(cur *cursor, cell table.Cell, x *plan.Risk) {
		if empty(cur, cell, x); x.Distribution == plan.Triangular {
			cur.fault(cell, plan.RequiredFigure, "c", "c")
		}
	}
	write := c.write
	c.write = func(e *encoder, x *plan.Risk) string {
		if x.Distribution == plan.Triangular {
			return e.number(x.C)
		}
		return write(e, x)
	}
	return c
}()
