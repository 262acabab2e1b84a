package outcome

import (
	"github.com/openplenum/plenum/internal/formulate"
	"github.com/openplenum/plenum/internal/plan"
)

// names finds the name of what a key is of.
type names struct {
	good     map[string]string
	process  map[string]string
	asset    map[string]string
	category map[string]string
	target   map[string]string
	limit    map[string]string
	goods    map[plan.GoodID]plan.Good
}

func newNames(figs *plan.Figures) names {
	n := names{
		good: map[string]string{}, process: map[string]string{}, asset: map[string]string{},
		category: map[string]string{}, target: map[string]string{}, limit: map[string]string{},
		goods: map[plan.GoodID]plan.Good{},
	}
	for _, g := range figs.Goods {
		n.good[string(g.ID)] = g.Name
		n.goods[g.ID] = g
	}
	for _, p := range figs.Processes {
		n.process[string(p.ID)] = p.Name
	}
	for _, a := range figs.Assets {
		n.asset[string(a.ID)] = a.Name
	}
	for _, c := range figs.Plan.Categories {
		n.category[string(c.ID)] = c.Name
	}
	for _, p := range figs.Promises {
		n.target[string(p.ID)] = p.Name
	}
	for _, l := range figs.Limits {
		n.limit[string(l.ID)] = l.Name
	}
	return n
}

// find returns the first name that there is, or the identifier itself.
func find(id string, in ...map[string]string) string {
	for _, m := range in {
		if name := m[id]; name != "" {
			return name
		}
	}
	return id
}

// column names what a column is of. Kinds of activity that are not listed
// here are of goods, processes or assets.
func (n names) column(k formulate.ColumnKey) string {
	switch k.Kind {
	case formulate.Produce:
		return find(k.Of, n.process)
	case formulate.Open, formulate.Capacity:
		return find(k.Of, n.asset)
	case formulate.BasketUse:
		return find(string(k.Category), n.category)
	case formulate.Fulfilment:
		return find(k.Of, n.target)
	}
	return find(k.Of, n.good, n.process, n.asset, n.category)
}

// row names what a row is of.
func (n names) row(k formulate.RowKey) string {
	switch k.Kind {
	case formulate.Balance:
		return find(k.Of, n.good)
	case formulate.CapacityUse, formulate.CapacityKept:
		return find(k.Of, n.asset)
	case formulate.LimitRow:
		return find(k.Of, n.limit)
	}
	return find(k.Of, n.target, n.limit, n.asset, n.good, n.process)
}
