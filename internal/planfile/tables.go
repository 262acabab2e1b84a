package planfile

import (
	"slices"
	"strings"

	"github.com/openplenum/plenum/internal/plan"
	"github.com/openplenum/plenum/internal/table"
)

// codecs are the tables of a folder, in the order of the reference.
func codecs() []anyCodec {
	return []anyCodec{
		goods, processes, inputs, outputs, assets, assetInputs, underWay, underWayInputs,
		supply, stocks, regions, population, trade, debts, routes, projects, projectInputs, renewables, growth,
		categories, baskets, finalUse, indicators, indicatorTerms, limits, targets, risks, organs, assumptions,
	}
}

type (
	q = *plan.Quantity
	// qs lists the figures of a row that share a unit.
	qs = []*plan.Quantity
)

var goods = codec[plan.Good]{
	table: plan.TableGoods, required: true,
	rows: func(p *plan.Plan) *[]plan.Good { return &p.Goods },
	columns: []column[plan.Good]{
		identifier("good", true, func(g *plan.Good) *plan.GoodID { return &g.ID }),
		text("name", func(g *plan.Good) *string { return &g.Name }),
		ownUnit(true, func(g *plan.Good) *string { return &g.Unit }),
		word("kind", plan.Product, func(g *plan.Good) *plan.Kind { return &g.Kind }),
		word("scope", plan.Regional, func(g *plan.Good) *plan.Scope { return &g.Scope }),
		surplus,
		text("code", func(g *plan.Good) *string { return &g.Code }),
	},
}

// surplus has a default that depends on the kind, which stands before it.
var surplus = column[plan.Good]{
	name: "surplus",
	read: func(c *cursor, cell table.Cell, g *plan.Good) {
		switch strings.ToLower(strings.TrimSpace(cell.Text)) {
		case "keep":
			g.Keep = true
		case "free":
		default:
			c.fault(cell, plan.UnknownWord, "surplus", "free, keep")
		}
	},
	empty: func(_ *cursor, _ table.Cell, g *plan.Good) { g.Keep = keeps(g.Kind) },
	write: func(_ *encoder, g *plan.Good) string {
		switch {
		case g.Keep == keeps(g.Kind):
			return ""
		case g.Keep:
			return "keep"
		}
		return "free"
	},
}

func keeps(k plan.Kind) bool { return k == plan.Emission || k == plan.Waste }

var processes = codec[plan.Process]{
	table: plan.TableProcesses, required: true,
	rows: func(p *plan.Plan) *[]plan.Process { return &p.Processes },
	columns: []column[plan.Process]{
		identifier("process", true, func(p *plan.Process) *plan.ProcessID { return &p.ID }),
		text("name", func(p *plan.Process) *string { return &p.Name }),
		identifier("makes", false, func(p *plan.Process) *plan.GoodID { return &p.Makes }),
		ownUnit(false, func(p *plan.Process) *string { return &p.Unit }),
		base,
		baseUnit,
		text("code", func(p *plan.Process) *string { return &p.Code }),
	},
}

// base may be left out, but not be zero.
var base = func() column[plan.Process] {
	c := orZero("base", func(p *plan.Process) q { return &p.Base })
	read := c.read
	c.read = func(cur *cursor, cell table.Cell, p *plan.Process) {
		if read(cur, cell, p); p.Base.Value == 0 {
			cur.fault(cell, plan.ZeroBase, "base", string(p.ID))
		}
	}
	return c
}()

// baseUnit is the unit of the base, where it is not the unit of activity.
var baseUnit = column[plan.Process]{
	name:  "base_unit",
	read:  func(_ *cursor, cell table.Cell, p *plan.Process) { p.Base.Unit = strings.TrimSpace(cell.Text) },
	write: func(_ *encoder, p *plan.Process) string { return p.Base.Unit },
}

var inputs = codec[plan.Input]{
	table: plan.TableInputs,
	rows:  func(p *plan.Plan) *[]plan.Input { return &p.Inputs },
	columns: []column[plan.Input]{
		identifier("process", true, func(x *plan.Input) *plan.ProcessID { return &x.Process }),
		identifier("good", true, func(x *plan.Input) *plan.GoodID { return &x.Good }),
		amount("amount", func(x *plan.Input) q { return &x.Amount }),
		unit(func(x *plan.Input) qs { return qs{&x.Amount} }),
		whole("lead", 0, func(x *plan.Input) *int { return &x.Lead }),
		years(func(x *plan.Input) *plan.Span { return &x.Span }),
		identifier("origin", false, func(x *plan.Input) *plan.RegionID { return &x.Origin }),
	},
}

var outputs = codec[plan.Output]{
	table: plan.TableOutputs,
	rows:  func(p *plan.Plan) *[]plan.Output { return &p.Outputs },
	columns: []column[plan.Output]{
		identifier("process", true, func(x *plan.Output) *plan.ProcessID { return &x.Process }),
		identifier("good", true, func(x *plan.Output) *plan.GoodID { return &x.Good }),
		amount("amount", func(x *plan.Output) q { return &x.Amount }),
		unit(func(x *plan.Output) qs { return qs{&x.Amount} }),
		years(func(x *plan.Output) *plan.Span { return &x.Span }),
	},
}

var assets = codec[plan.Asset]{
	table: plan.TableAssets,
	rows:  func(p *plan.Plan) *[]plan.Asset { return &p.Assets },
	columns: []column[plan.Asset]{
		identifier("asset", true, func(a *plan.Asset) *plan.AssetID { return &a.ID }),
		text("name", func(a *plan.Asset) *string { return &a.Name }),
		identifier("process", true, func(a *plan.Asset) *plan.ProcessID { return &a.Process }),
		identifier("region", false, func(a *plan.Asset) *plan.RegionID { return &a.Region }),
		optional("capacity", func(a *plan.Asset) (q, *bool) { return &a.Capacity, &a.CapacityGiven }),
		unit(func(a *plan.Asset) qs { return set(&a.Capacity, a.CapacityGiven) }),
		share("retirement", func(a *plan.Asset) *float64 { return &a.Retirement }),
	},
}

var assetInputs = codec[plan.AssetInput]{
	table: plan.TableAssetInputs,
	rows:  func(p *plan.Plan) *[]plan.AssetInput { return &p.AssetInputs },
	columns: []column[plan.AssetInput]{
		identifier("asset", true, func(x *plan.AssetInput) *plan.AssetID { return &x.Asset }),
		identifier("region", false, func(x *plan.AssetInput) *plan.RegionID { return &x.Region }),
		identifier("good", true, func(x *plan.AssetInput) *plan.GoodID { return &x.Good }),
		amount("amount", func(x *plan.AssetInput) q { return &x.Amount }),
		unit(func(x *plan.AssetInput) qs { return qs{&x.Amount} }),
		whole("lead", 1, func(x *plan.AssetInput) *int { return &x.Lead }),
		years(func(x *plan.AssetInput) *plan.Span { return &x.Span }),
	},
}

var underWay = codec[plan.UnderWay]{
	table: plan.TableUnderWay,
	rows:  func(p *plan.Plan) *[]plan.UnderWay { return &p.UnderWay },
	columns: []column[plan.UnderWay]{
		identifier("asset", true, func(x *plan.UnderWay) *plan.AssetID { return &x.Asset }),
		identifier("region", false, func(x *plan.UnderWay) *plan.RegionID { return &x.Region }),
		year("opens", func(x *plan.UnderWay) *int { return &x.Opens }),
		amount("amount", func(x *plan.UnderWay) q { return &x.Amount }),
		unit(func(x *plan.UnderWay) qs { return qs{&x.Amount} }),
	},
}

var underWayInputs = codec[plan.UnderWayInput]{
	table: plan.TableUnderWayInputs,
	rows:  func(p *plan.Plan) *[]plan.UnderWayInput { return &p.UnderWayInputs },
	columns: []column[plan.UnderWayInput]{
		identifier("asset", true, func(x *plan.UnderWayInput) *plan.AssetID { return &x.Asset }),
		identifier("region", false, func(x *plan.UnderWayInput) *plan.RegionID { return &x.Region }),
		year("opens", func(x *plan.UnderWayInput) *int { return &x.Opens }),
		identifier("good", true, func(x *plan.UnderWayInput) *plan.GoodID { return &x.Good }),
		year("year", func(x *plan.UnderWayInput) *int { return &x.Year }),
		amount("amount", func(x *plan.UnderWayInput) q { return &x.Amount }),
		unit(func(x *plan.UnderWayInput) qs { return qs{&x.Amount} }),
	},
}

var supply = codec[plan.Supply]{
	table: plan.TableSupply,
	rows:  func(p *plan.Plan) *[]plan.Supply { return &p.Supply },
	columns: []column[plan.Supply]{
		identifier("good", true, func(x *plan.Supply) *plan.GoodID { return &x.Good }),
		identifier("region", false, func(x *plan.Supply) *plan.RegionID { return &x.Region }),
		years(func(x *plan.Supply) *plan.Span { return &x.Span }),
		supplied,
		unit(func(x *plan.Supply) qs { return qs{&x.Amount} }),
	},
}

// supplied is a figure or the word unlimited.
var supplied = func() column[plan.Supply] {
	c := amount("amount", func(x *plan.Supply) q { return &x.Amount })
	read, write := c.read, c.write
	c.read = func(cur *cursor, cell table.Cell, x *plan.Supply) {
		if x.Unlimited = strings.EqualFold(strings.TrimSpace(cell.Text), "unlimited"); !x.Unlimited {
			read(cur, cell, x)
		}
	}
	c.write = func(e *encoder, x *plan.Supply) string {
		if x.Unlimited {
			return "unlimited"
		}
		return write(e, x)
	}
	return c
}()

var stocks = codec[plan.Stock]{
	table: plan.TableStocks,
	rows:  func(p *plan.Plan) *[]plan.Stock { return &p.Stocks },
	columns: []column[plan.Stock]{
		identifier("good", true, func(x *plan.Stock) *plan.GoodID { return &x.Good }),
		identifier("region", false, func(x *plan.Stock) *plan.RegionID { return &x.Region }),
		orZero("opening", func(x *plan.Stock) q { return &x.Opening }),
		share("loss", func(x *plan.Stock) *float64 { return &x.Loss }),
		orZero("closing", func(x *plan.Stock) q { return &x.Closing }),
		optional("most", func(x *plan.Stock) (q, *bool) { return &x.Most, &x.MostSet }),
		unit(func(x *plan.Stock) qs {
			return slices.Concat(stated(&x.Opening), stated(&x.Closing), set(&x.Most, x.MostSet))
		}),
	},
}

// set is a figure if it was given.
func set(x q, given bool) qs {
	if given {
		return qs{x}
	}
	return nil
}

// stated is a figure that is not zero: zero has no unit.
func stated(x q) qs { return set(x, x.Value != 0 || x.Unit != "") }

var categories = codec[plan.Category]{
	table: plan.TableCategories,
	rows:  func(p *plan.Plan) *[]plan.Category { return &p.Categories },
	columns: []column[plan.Category]{
		identifier("category", true, func(c *plan.Category) *plan.CategoryID { return &c.ID }),
		text("name", func(c *plan.Category) *string { return &c.Name }),
		text("code", func(c *plan.Category) *string { return &c.Code }),
		ownUnit(false, func(c *plan.Category) *string { return &c.Unit }),
	},
}

var baskets = codec[plan.BasketShare]{
	table: plan.TableBaskets,
	rows:  func(p *plan.Plan) *[]plan.BasketShare { return &p.Baskets },
	columns: []column[plan.BasketShare]{
		identifier("category", true, func(x *plan.BasketShare) *plan.CategoryID { return &x.Category }),
		identifier("good", true, func(x *plan.BasketShare) *plan.GoodID { return &x.Good }),
		amount("amount", func(x *plan.BasketShare) q { return &x.Amount }),
		unit(func(x *plan.BasketShare) qs { return qs{&x.Amount} }),
		years(func(x *plan.BasketShare) *plan.Span { return &x.Span }),
	},
}

var finalUse = codec[plan.FinalUse]{
	table: plan.TableFinalUse,
	rows:  func(p *plan.Plan) *[]plan.FinalUse { return &p.FinalUse },
	columns: []column[plan.FinalUse]{
		identifier("good", true, func(x *plan.FinalUse) *plan.GoodID { return &x.Good }),
		identifier("region", false, func(x *plan.FinalUse) *plan.RegionID { return &x.Region }),
		identifier("category", false, func(x *plan.FinalUse) *plan.CategoryID { return &x.Category }),
		years(func(x *plan.FinalUse) *plan.Span { return &x.Span }),
		amount("amount", func(x *plan.FinalUse) q { return &x.Amount }),
		unit(func(x *plan.FinalUse) qs { return qs{&x.Amount} }),
	},
}
