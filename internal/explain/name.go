package explain

import (
	"github.com/openplenum/plenum/internal/formulate"
	"github.com/openplenum/plenum/internal/plan"
)

// Place is a row or level of the plan, in its words.
type Place struct {
	Kind   string        `json:"kind"` // formulate.RowKind or ColumnKind
	Of     string        `json:"of"`
	Name   string        `json:"name"`
	Region plan.RegionID `json:"region,omitempty"`
	To     plan.RegionID `json:"to,omitempty"`
	Year   int           `json:"year"`
	Unit   string        `json:"unit"`
}

// names finds the names of things by their identifier. Goods, processes,
// assets and limits may share identifiers, so each kind has its own.
type names struct{ good, process, asset, limit, category map[string]string }

func newNames(figs *plan.Figures) names {
	n := names{map[string]string{}, map[string]string{}, map[string]string{}, map[string]string{}, map[string]string{}}
	for _, g := range figs.Goods {
		n.good[string(g.ID)] = g.Name
	}
	for _, p := range figs.Processes {
		n.process[string(p.ID)] = p.Name
	}
	for _, a := range figs.Assets {
		n.asset[string(a.ID)] = a.Name
	}
	for _, l := range figs.Limits {
		n.limit[string(l.ID)] = l.Name
	}
	for _, c := range figs.Plan.Categories {
		n.category[string(c.ID)] = c.Name
	}
	return n
}

// row puts a row into words.
func (n names) row(k formulate.RowKey, unit string) Place {
	p := Place{Kind: string(k.Kind), Of: k.Of, Region: k.Region, Year: k.Year, Unit: unit}
	switch k.Kind {
	case formulate.Balance, formulate.ImportMost, formulate.ImportLeast, formulate.DebtKept:
		p.Name = n.good[k.Of]
	case formulate.CapacityUse, formulate.CapacityKept:
		p.Name = n.asset[k.Of]
	case formulate.LimitRow:
		p.Name = n.limit[k.Of]
	}
	return p.orID()
}

// column puts a column into words.
func (n names) column(k formulate.ColumnKey, unit string) Place {
	p := Place{Kind: string(k.Kind), Of: k.Of, Region: k.Region, To: k.To, Year: k.Year, Unit: unit}
	switch k.Kind {
	case formulate.Produce:
		p.Name = n.process[k.Of]
	case formulate.Open, formulate.Capacity:
		p.Name = n.asset[k.Of]
	case formulate.BasketUse:
		p.Of, p.Name = string(k.Category), n.category[string(k.Category)]
	default:
		p.Name = n.good[k.Of]
	}
	return p.orID()
}

func (p Place) orID() Place {
	if p.Name == "" {
		p.Name = p.Of
	}
	return p
}

// grant puts a grant into words.
func (n names) grant(g Grant) Place {
	if g.col >= 0 {
		return n.column(g.Column, g.Unit)
	}
	return n.row(g.Row, g.Unit)
}
