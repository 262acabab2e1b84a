package outcome

import (
	"github.com/openplenum/plenum/internal/formulate"
	"github.com/openplenum/plenum/internal/lp"
	"github.com/openplenum/plenum/internal/plan"
)

// build collects an outcome. It reads the answer by way of the Index only: a
// column with an entry in a balance row is a source or use of that good,
// whatever kind of activity it is.
type build struct {
	in      Input
	form    *formulate.Form
	figs    *plan.Figures
	ix      *formulate.Index
	problem *lp.Problem // bounds that always hold, and the matrix
	names   names
	byYear  map[int]int // position of a calendar year

	imbalance float64 // largest relative difference of sources and uses
}

// years is the number of years.
func (b *build) years() int { return len(b.figs.Years) }

// zeros is a series of zeros.
func (b *build) zeros() []float64 { return make([]float64, b.years()) }

// declared copies what the plan says beside its figures, so that a report
// needs nothing but the outcome.
func (b *build) declared(o *Outcome) {
	p := b.figs.Plan
	for _, a := range p.Assumptions {
		o.Assumptions = append(o.Assumptions, Assumption(a))
	}
	for _, c := range p.Categories {
		o.Categories = append(o.Categories, Category{ID: c.ID, Name: c.Name, Code: c.Code})
	}
	for _, g := range p.Organs {
		o.Organs = append(o.Organs, Organ{ID: g.ID, Name: g.Name})
	}
}

// member is what an account of several years is kept for: all columns or rows
// of one thing.
type member struct {
	kind     string
	of       string
	category plan.CategoryID
	region   plan.RegionID
	to       plan.RegionID // of what moves
}

func columnMember(k formulate.ColumnKey) member {
	return member{kind: string(k.Kind), of: k.Of, category: k.Category, region: k.Region, to: k.To}
}

func rowMember(k formulate.RowKey) member {
	return member{kind: string(k.Kind), of: k.Of, region: k.Region}
}
