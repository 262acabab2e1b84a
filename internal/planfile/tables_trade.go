package planfile

import (
	"slices"
	"strings"

	"github.com/openplenum/plenum/internal/plan"
	"github.com/openplenum/plenum/internal/table"
)

// The tables of regions, trade and what is moved.

var regions = codec[plan.Region]{
	table: plan.TableRegions,
	rows:  func(p *plan.Plan) *[]plan.Region { return &p.Regions },
	columns: []column[plan.Region]{
		identifier("region", true, func(x *plan.Region) *plan.RegionID { return &x.ID }),
		text("name", func(x *plan.Region) *string { return &x.Name }),
	},
}

var population = codec[plan.Population]{
	table: plan.TablePopulation,
	rows:  func(p *plan.Plan) *[]plan.Population { return &p.Population },
	columns: []column[plan.Population]{
		identifier("region", false, func(x *plan.Population) *plan.RegionID { return &x.Region }),
		years(func(x *plan.Population) *plan.Span { return &x.Span }),
		amount("amount", func(x *plan.Population) q { return &x.Amount }),
		unit(func(x *plan.Population) qs { return qs{&x.Amount} }),
	},
}

var trade = codec[plan.Trade]{
	table: plan.TableTrade,
	rows:  func(p *plan.Plan) *[]plan.Trade { return &p.Trade },
	columns: []column[plan.Trade]{
		direction,
		identifier("good", true, func(x *plan.Trade) *plan.GoodID { return &x.Good }),
		identifier("region", false, func(x *plan.Trade) *plan.RegionID { return &x.Region }),
		years(func(x *plan.Trade) *plan.Span { return &x.Span }),
		identifier("currency", false, func(x *plan.Trade) *plan.GoodID { return &x.Currency }),
		neededWith("price", func(x *plan.Trade) (q, bool) { return &x.Price, x.Currency != "" }),
		unitIn("price_unit", func(x *plan.Trade) q { return &x.Price }),
		optional("lower", func(x *plan.Trade) (q, *bool) { return &x.Lower, &x.LowerSet }),
		optional("upper", func(x *plan.Trade) (q, *bool) { return &x.Upper, &x.UpperSet }),
		importShare,
		exportBase,
		unit(func(x *plan.Trade) qs {
			base := x.Base != plan.Quantity{} || x.ByDefault && !x.Import
			return slices.Concat(set(&x.Lower, x.LowerSet), set(&x.Upper, x.UpperSet), set(&x.Base, base))
		}),
		share("growth", func(x *plan.Trade) *float64 { return &x.Growth }),
		margin,
	},
}

// direction is import or export.
var direction = column[plan.Trade]{
	name: "direction", needed: true,
	read: func(c *cursor, cell table.Cell, x *plan.Trade) {
		switch strings.ToLower(strings.TrimSpace(cell.Text)) {
		case "import":
			x.Import = true
		case "export":
		default:
			c.fault(cell, plan.UnknownWord, "direction", "import, export")
		}
	},
	empty: func(c *cursor, cell table.Cell, _ *plan.Trade) {
		c.fault(cell, plan.Required, "direction", "direction")
	},
	write: func(_ *encoder, x *plan.Trade) string {
		if x.Import {
			return "import"
		}
		return "export"
	},
}

// importShare is the base share of imports: where it stands, it bounds them.
var importShare = column[plan.Trade]{
	name: "share", numeric: true,
	read: func(c *cursor, cell table.Cell, x *plan.Trade) {
		x.Share, x.ByDefault = c.share(cell, "share"), true
	},
	write: func(e *encoder, x *plan.Trade) string {
		if x.ByDefault && x.Import || x.Share != 0 {
			return e.number(x.Share)
		}
		return ""
	},
}

// exportBase is the base amount of exports: where it stands, it bounds them.
var exportBase = column[plan.Trade]{
	name: "base", numeric: true,
	read: func(c *cursor, cell table.Cell, x *plan.Trade) {
		x.Base.Value, x.ByDefault = c.number(cell, "base"), true
	},
	write: func(e *encoder, x *plan.Trade) string {
		if x.ByDefault && !x.Import || x.Base != (plan.Quantity{}) {
			return e.number(x.Base.Value)
		}
		return ""
	},
}

// standardMargin is how far trade may move from its share or base, unless
// said.
const standardMargin = 0.1

// margin has a default only where a share or base stands, and comes after
// them.
var margin = column[plan.Trade]{
	name: "margin", numeric: true,
	read:  func(c *cursor, cell table.Cell, x *plan.Trade) { x.Margin = c.share(cell, "margin") },
	empty: func(_ *cursor, _ table.Cell, x *plan.Trade) { x.Margin = marginOf(x) },
	write: func(e *encoder, x *plan.Trade) string {
		if x.Margin == marginOf(x) {
			return ""
		}
		return e.number(x.Margin)
	},
}

func marginOf(x *plan.Trade) float64 {
	if x.ByDefault {
		return standardMargin
	}
	return 0
}

var debts = codec[plan.Debt]{
	table: plan.TableDebts,
	rows:  func(p *plan.Plan) *[]plan.Debt { return &p.Debts },
	columns: []column[plan.Debt]{
		identifier("currency", true, func(x *plan.Debt) *plan.GoodID { return &x.Currency }),
		orZero("opening", func(x *plan.Debt) q { return &x.Opening }),
		share("interest", func(x *plan.Debt) *float64 { return &x.Interest }),
		optional("limit", func(x *plan.Debt) (q, *bool) { return &x.Limit, &x.LimitSet }),
		optional("closing", func(x *plan.Debt) (q, *bool) { return &x.Closing, &x.ClosingSet }),
		unit(func(x *plan.Debt) qs {
			return slices.Concat(stated(&x.Opening), set(&x.Limit, x.LimitSet), set(&x.Closing, x.ClosingSet))
		}),
	},
}

var routes = codec[plan.Route]{
	table: plan.TableRoutes,
	rows:  func(p *plan.Plan) *[]plan.Route { return &p.Routes },
	columns: []column[plan.Route]{
		identifier("good", true, func(x *plan.Route) *plan.GoodID { return &x.Good }),
		identifier("from", true, func(x *plan.Route) *plan.RegionID { return &x.From }),
		identifier("to", true, func(x *plan.Route) *plan.RegionID { return &x.To }),
		yes("both", func(x *plan.Route) *bool { return &x.Both }),
		years(func(x *plan.Route) *plan.Span { return &x.Span }),
		identifier("freight", false, func(x *plan.Route) *plan.GoodID { return &x.Freight }),
		neededWith("freight_amount", func(x *plan.Route) (q, bool) { return &x.FreightPer, x.Freight != "" }),
		unitIn("freight_unit", func(x *plan.Route) q { return &x.FreightPer }),
		share("loss", func(x *plan.Route) *float64 { return &x.Loss }),
		optional("lower", func(x *plan.Route) (q, *bool) { return &x.Lower, &x.LowerSet }),
		optional("upper", func(x *plan.Route) (q, *bool) { return &x.Upper, &x.UpperSet }),
		unit(func(x *plan.Route) qs { return slices.Concat(set(&x.Lower, x.LowerSet), set(&x.Upper, x.UpperSet)) }),
	},
}
