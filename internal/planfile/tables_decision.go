package planfile

import (
	"slices"

	"github.com/openplenum/plenum/internal/plan"
)

// The tables of what is decided, by whom, and on what assumptions.

var limits = codec[plan.Limit]{
	table: plan.TableLimits,
	rows:  func(p *plan.Plan) *[]plan.Limit { return &p.Limits },
	columns: slices.Concat(
		[]column[plan.Limit]{
			identifier("limit", true, func(x *plan.Limit) *plan.LimitID { return &x.ID }),
			text("name", func(x *plan.Limit) *string { return &x.Name }),
		},
		measure(func(x *plan.Limit) *plan.Measure { return &x.Measure }),
		[]column[plan.Limit]{
			years(func(x *plan.Limit) *plan.Span { return &x.Span }),
			optional("lower", func(x *plan.Limit) (q, *bool) { return &x.Lower, &x.LowerSet }),
			optional("upper", func(x *plan.Limit) (q, *bool) { return &x.Upper, &x.UpperSet }),
			unit(func(x *plan.Limit) qs { return slices.Concat(set(&x.Lower, x.LowerSet), set(&x.Upper, x.UpperSet)) }),
			identifier("organ", false, func(x *plan.Limit) *plan.OrganID { return &x.Organ }),
		},
	),
}

var targets = codec[plan.Target]{
	table: plan.TableTargets,
	rows:  func(p *plan.Plan) *[]plan.Target { return &p.Targets },
	columns: slices.Concat(
		[]column[plan.Target]{
			identifier("target", true, func(x *plan.Target) *plan.TargetID { return &x.ID }),
			text("name", func(x *plan.Target) *string { return &x.Name }),
		},
		measure(func(x *plan.Target) *plan.Measure { return &x.Measure }),
		[]column[plan.Target]{
			word("sense", plan.AtLeast, func(x *plan.Target) *plan.Sense { return &x.Sense }),
			years(func(x *plan.Target) *plan.Span { return &x.Span }),
			yes("sum", func(x *plan.Target) *bool { return &x.Sum }),
			amount("amount", func(x *plan.Target) q { return &x.Amount }),
			optional("baseline", func(x *plan.Target) (q, *bool) { return &x.Baseline, &x.BaselineSet }),
			optional("floor", func(x *plan.Target) (q, *bool) { return &x.Floor, &x.FloorSet }),
			unit(func(x *plan.Target) qs {
				return slices.Concat(qs{&x.Amount}, set(&x.Baseline, x.BaselineSet), set(&x.Floor, x.FloorSet))
			}),
			whole("tier", 1, func(x *plan.Target) *int { return &x.Tier }),
			number("weight", 1, func(x *plan.Target) *float64 { return &x.Weight }),
			identifier("organ", false, func(x *plan.Target) *plan.OrganID { return &x.Organ }),
		},
	),
}

var organs = codec[plan.Organ]{
	table: plan.TableOrgans,
	rows:  func(p *plan.Plan) *[]plan.Organ { return &p.Organs },
	columns: []column[plan.Organ]{
		identifier("organ", true, func(o *plan.Organ) *plan.OrganID { return &o.ID }),
		text("name", func(o *plan.Organ) *string { return &o.Name }),
		identifier("parent", false, func(o *plan.Organ) *plan.OrganID { return &o.Parent }),
		text("kind", func(o *plan.Organ) *string { return &o.Kind }),
	},
}

var assumptions = codec[plan.Assumption]{
	table: plan.TableAssumptions,
	rows:  func(p *plan.Plan) *[]plan.Assumption { return &p.Assumptions },
	columns: []column[plan.Assumption]{
		text("table", func(a *plan.Assumption) *string { return &a.Table }),
		text("field", func(a *plan.Assumption) *string { return &a.Field }),
		text("value", func(a *plan.Assumption) *string { return &a.Value }),
		text("reason", func(a *plan.Assumption) *string { return &a.Reason }),
		text("source", func(a *plan.Assumption) *string { return &a.Source }),
	},
}
