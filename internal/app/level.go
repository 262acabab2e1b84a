package app

import (
	"fmt"
	"slices"

	"github.com/openplenum/plenum/internal/formulate"
	"github.com/openplenum/plenum/internal/lp"
	"github.com/openplenum/plenum/internal/outcome"
	"github.com/openplenum/plenum/internal/plan"
)

// place names a level across a linear program and an answer.
type place struct {
	kind, of string
	category plan.CategoryID
	region   plan.RegionID
	year     int
}

// levels reads the level of every column from an answer, and names what the
// two do not share. What an answer does not list because an account settles
// it (what stands this year is what stood last year and what was added) is
// computed from that account. Columns of fulfilments and minima stay zero: no
// row that always holds has them.
func levels(form *formulate.Form, o *outcome.Outcome) (x []float64, unknown []string) {
	known := listed(o)
	x = make([]float64, len(form.Index.Columns))
	missing := map[int]bool{}
	for j, k := range form.Index.Columns {
		if k.Kind == formulate.Fulfilment || k.Kind == formulate.Minimum || k.Kind == formulate.Worst {
			continue
		}
		at := place{string(k.Kind), k.Of, k.Category, k.Region, k.Year}
		level, ok := known[at]
		if !ok {
			missing[j] = true
		}
		x[j] = level
		delete(known, at)
	}
	settle(form.Problem, x, missing)
	for j := range missing {
		k := form.Index.Columns[j]
		unknown = append(unknown, fmt.Sprintf("%s %s %d", k.Kind, k.Of, k.Year))
	}
	for at, level := range known {
		if level != 0 {
			unknown = append(unknown, fmt.Sprintf("%s %s %d", at.kind, at.of, at.year))
		}
	}
	slices.Sort(unknown)
	return x, unknown
}

// listed is every level that an answer lists.
func listed(o *outcome.Outcome) map[place]float64 {
	out := map[place]float64{}
	for _, a := range o.Activities {
		for t, level := range a.Levels[:min(len(a.Levels), len(o.Years))] {
			out[place{a.Kind, a.Of, a.Category, a.Region, o.Years[t]}] = level
		}
	}
	for _, a := range o.Assets {
		for t, level := range a.Capacity[:min(len(a.Capacity), len(o.Years))] {
			out[place{string(formulate.Capacity), string(a.ID), "", a.Region, o.Years[t]}] = level
		}
	}
	for _, l := range o.Beyond {
		out[place{l.Kind, l.Of, l.Category, l.Region, l.Year}] = l.Level
	}
	return out
}

// settle computes missing levels, one after the other, from equations in
// which nothing else is missing, and takes them out of missing.
func settle(p *lp.Problem, x []float64, missing map[int]bool) {
	for settled := true; settled && len(missing) > 0; {
		settled = false
		open := make([]int, p.Rows())     // missing levels in each row
		rest := slices.Clone(p.RowLower)  // right-hand side less what is known
		last := make([]int, p.Rows())     // the missing column, where there is one
		coef := make([]float64, p.Rows()) // and its coefficient
		for j := range x {
			rows, values := p.Column(j)
			for k, i := range rows {
				if missing[j] {
					open[i]++
					last[i], coef[i] = j, values[k]
				} else {
					rest[i] -= values[k] * x[j]
				}
			}
		}
		for i := range open {
			if open[i] == 1 && p.RowLower[i] == p.RowUpper[i] && missing[last[i]] {
				x[last[i]] = rest[i] / coef[i]
				delete(missing, last[i])
				settled = true
			}
		}
	}
}
