package outcome

import (
	"cmp"
	"math"
	"slices"

	"github.com/openplenum/plenum/internal/formulate"
	"github.com/openplenum/plenum/internal/lp"
)

// noise is the share of the objective below which a gain is none: the prices
// of an interior point are never exactly zero.
const noise = 1e-6

// gains turns the row duals of a priced phase into gains, by row: how much
// better the phase's objective becomes when the row grants one unit more.
//
// RowDual is the change of the optimal objective per unit of the right-hand
// side. So with s = 1 for a maximisation and -1 for a minimisation:
//
//	balance   made - used >= owed - supply   a unit more of the good lowers the
//	                                         right-hand side: gain = -s dual, at least 0
//	          made - used  = owed - supply   the same, and below 0 where a unit more of
//	                                         what must be kept is a burden
//	any other            a'x <= upper        gain =  s dual, at least 0
//	           lower <= a'x                  gain = -s dual, at least 0
//	           lower <= a'x <= upper         gain = |dual|: the side that binds
//
// Which bounds a row has is read from the plan's own problem: a phase that
// holds what an earlier one reached may turn a row into an equation, and a
// dual of the wrong sign is then the price of that hold and no gain.
//
// Rows that keep an account (equations that are no balance, such as capacity
// kept) and rows that order promises grant nothing: 0.
func (b *build) gains(from Priced) []float64 {
	out := make([]float64, len(b.ix.Rows))
	s := 1.0
	if from.Problem.Sense == lp.Minimize {
		s = -1
	}
	for i, k := range b.ix.Rows {
		toLower, toUpper := -s*from.RowDual[i], s*from.RowDual[i]
		noLower, noUpper := math.IsInf(b.problem.RowLower[i], -1), math.IsInf(b.problem.RowUpper[i], 1)
		switch k.Kind {
		case formulate.PromiseRow, formulate.MinimumRow, formulate.WorstRow, formulate.ObjectiveRow:
			continue
		}
		switch {
		case noLower && noUpper:
		case k.Kind != formulate.Balance && b.problem.RowLower[i] == b.problem.RowUpper[i]:
		case k.Kind == formulate.Balance && !noUpper:
			out[i] = toLower
		case noUpper:
			out[i] = max(toLower, 0)
		case noLower:
			out[i] = max(toUpper, 0)
		default:
			out[i] = math.Abs(from.RowDual[i])
		}
	}
	return out
}

// priceList lists the gains that are more than noise, phase by phase, by what
// a percent more of each would bring. The tables get the first price that
// there is for each row.
func (b *build) priceList(o *Outcome) []Price {
	amounts := map[formulate.RowKey]float64{}
	o.rows(func(k formulate.RowKey, amount float64, _ *float64) { amounts[k] = amount })
	first := map[formulate.RowKey]float64{}
	var out []Price
	for _, from := range b.in.Priced {
		prices := b.pricesOf(from, o.Phases[from.Phase].Value, amounts)
		for _, p := range prices {
			k := formulate.RowKey{Kind: formulate.RowKind(p.Kind), Of: p.Of, Region: p.Region, Year: p.Year}
			if first[k] == 0 {
				first[k] = p.Value
			}
		}
		out = append(out, prices...)
	}
	o.rows(func(k formulate.RowKey, _ float64, price *float64) { *price = first[k] })
	return out
}

func (b *build) pricesOf(from Priced, value float64, amounts map[formulate.RowKey]float64) []Price {
	least := noise * (1 + math.Abs(value))
	gains := b.gains(from)
	var out []Price
	for i, k := range b.ix.Rows {
		gain, amount := gains[i], amounts[k]
		_, inside := b.byYear[k.Year]
		if !inside || gain == 0 || math.Abs(gain)*(1+math.Abs(amount)) <= least {
			continue
		}
		out = append(out, Price{
			Kind: string(k.Kind), Of: k.Of, Name: b.names.row(k), Region: k.Region, Year: k.Year,
			Unit: b.ix.RowUnit[i], Phase: from.Phase, Value: gain, Amount: amount, Percent: gain * amount / 100,
		})
	}
	slices.SortStableFunc(out, func(x, y Price) int { return cmp.Compare(y.Percent, x.Percent) })
	return out
}

// rows visits every row that a table of the outcome shows, with what the row
// grants (the good there is, the capacity that stands, what is bounded) and
// the place of its price.
func (o *Outcome) rows(visit func(k formulate.RowKey, amount float64, price *float64)) {
	for t, year := range o.Years {
		for _, a := range o.Balances {
			visit(formulate.RowKey{Kind: formulate.Balance, Of: string(a.Good), Region: a.Region, Year: year}, a.Total[t], &a.Price[t])
		}
		for _, a := range o.Assets {
			visit(formulate.RowKey{Kind: formulate.CapacityUse, Of: string(a.ID), Region: a.Region, Year: year}, a.Capacity[t], &a.Price[t])
		}
		for _, l := range o.Limits {
			visit(formulate.RowKey{Kind: formulate.LimitRow, Of: string(l.ID), Region: l.Region, Year: year}, l.Values[t], &l.Price[t])
		}
	}
}
